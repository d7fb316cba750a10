"""What a reference cannot compute, and what was probably meant."""

from typing import Any

from quizcli.errors import reference
from quizcli.messages import Templates


def _at(reason: Any) -> str:
    """Whose setting it is: a reference's, or that of a layer in a stack."""
    if reason.layer:
        return f"layer {reason.layer} (`{reason.reference}`)"
    return f"`{reason.reference}`"


def _meant(reason: Any) -> str:
    """The end of a sentence: the name probably meant, or all there are."""
    if reason.meant:
        return f"; did you mean `{reason.meant}`?"
    return f"; there are: {', '.join(reason.known)}."


def _unknown_parameter(reason: reference.UnknownParameter) -> str:
    sentence = f"{_at(reason)} has no parameter `{reason.name}`"
    return sentence + (_meant(reason) if reason.known else "; it takes none.")


def _is(reason: Any, wanted: str) -> str:
    return f"{_at(reason)}: `{reason.name}` must be {wanted}, not {reason.value}."


def _many(sides: int) -> str:
    if sides == 2:
        return ", or a pair [height, width] of such numbers"
    return f", or a list of {sides} such numbers" if sides else ""


def _whole(reason: reference.WholeWanted) -> str:
    wanted = f"a whole number from {reason.low} to {reason.high}{_many(reason.sides)}"
    return _is(reason, wanted + "".join(f", or `{word}`" for word in reason.words))


def _real(reason: reference.RealWanted) -> str:
    return _is(reason, f"a number from {reason.low:g} to {reason.high:g}{_many(reason.sides)}")


def _word(reason: reference.WordWanted) -> str:
    words = ", ".join(f"`{word}`" for word in reason.known)
    sentence = f"{_at(reason)}: `{reason.name}` must be one of {words}, not {reason.value}"
    return sentence + (f"; did you mean `{reason.meant}`?" if reason.meant else ".")


def _or(numbers: tuple[int, ...]) -> str:
    return " or ".join(map(str, numbers))


def _numbers(reason: reference.NumbersWanted) -> str:
    sort = "whole numbers" if reason.whole else "numbers"
    bounds = f"at most {reason.most} {sort} from {reason.low:g} to {reason.high:g}"
    if reason.axes == (1,):
        return _is(reason, f"a list of {bounds}")
    return _is(
        reason, f"a list of {bounds}, {_or(reason.axes)} levels deep with rows of one length"
    )


def _sizes(reason: reference.SizesWanted) -> str:
    bounds = f"whole numbers from {reason.low} to {reason.high}"
    return _is(reason, f"a list of {_or(reason.axes)} {bounds}")


def _rule(reason: reference.RuleBroken) -> str:
    side = f" for the {reason.side}" if reason.side else ""
    return f"{_at(reason)}: `{reason.rule}` does not hold{side}: {', '.join(reason.given)}."


TEMPLATES: Templates = {
    reference.UnknownReference: lambda reason: (
        f"there is no reference `{reason.name}`{_meant(reason)}"
    ),
    reference.UnknownParameter: _unknown_parameter,
    reference.MissingParameter: lambda reason: (
        f"{_at(reason)}: the parameter `{reason.name}` is missing."
    ),
    reference.WholeWanted: _whole,
    reference.RealWanted: _real,
    reference.SwitchWanted: lambda reason: _is(reason, "`true` or `false`"),
    reference.WordWanted: _word,
    reference.NumbersWanted: _numbers,
    reference.SizesWanted: _sizes,
    reference.StackWanted: "`{reference}`: `{name}` must be a list with at least one layer, not "
    "{value}.",
    reference.RuleBroken: _rule,
    reference.UnknownLayer: lambda reason: (
        f"layer {reason.layer}: there is no layer `{reason.name}`{_meant(reason)}"
    ),
    reference.LayerUnreadable: "layer {layer}: {entry} is no layer; write `relu`, "
    "`{{conv2d: {{out_channels: 8, kernel_size: 3}}}}` or `Conv2d(3, 8, 3)`.",
    reference.TooManyLayers: "the stack has more than {most} layers, repeats written out.",
    reference.StackTooDeep: "`repeat` lies more than {most} deep in itself.",
    reference.MapWanted: "layer {layer} (`{name}`) takes [channels, height, width], but {shape} "
    "arrives; it must stand before `flatten`.",
    reference.FeaturesWanted: "layer {layer} (`{name}`) takes a list of features, but the map "
    "{shape} arrives; put `flatten` before it.",
    reference.InputDiffers: "layer {layer} (`{name}`): `{setting}` is {given}, but {found} arrive "
    "(shape {shape}); write {found} or leave it out.",
    reference.LayerTooLarge: "layer {layer} (`{name}`): the output {shape} has more than {most} "
    "values.",
    reference.LayerFailed: "layer {layer} (`{name}`) cannot take the input {shape}: {error}",
    reference.ReferenceFailed: "`{reference}` could not be computed: {error}",
    reference.ResultUnusable: "`{reference}`: the result `{result}` is {value}, which is no finite "
    "number.",
    reference.RequestUnreadable: "the worker cannot read this request: {line}",
    reference.DeviceMissing: lambda reason: (
        f"torch finds no device `{reason.device}` here."
        if reason.device in reason.known
        else f"there is no device `{reason.device}`; there are: {', '.join(reason.known)}."
    ),
    reference.DevicesDisagree: "`{reference}`: the result `{result}` is {found} on {device}, but "
    "{expected} on the processor.",
}
