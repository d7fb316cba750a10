"""What is wrong with layers typed, and with cards that ask for them."""

from typing import Any

from quizcli.errors import build
from quizcli.messages import Templates

MOST_NAMED = 12
"""Layers named in a line."""


def _wanted(reason: build.LayersWanted) -> str:
    form = "Type layers as in torch.nn, -> between them"
    return form + (f" (of {', '.join(reason.layers)})" if reason.layers else "")


def _lacking(reason: build.LayerLacking) -> str:
    if not reason.found:
        return "There is no layer in it. Type one as in `Conv2d(3, 8, 3) -> ReLU()`."
    return f"A layer is missing on one side of `{reason.found}`."


def _function(reason: build.FunctionTyped) -> str:
    sentence = f"`{reason.found}` is no layer of torch.nn"
    return sentence + (f"; did you mean `{reason.meant}`?" if reason.meant else ".")


def _named(names: tuple[str, ...]) -> str:
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])


def _no_such(reason: build.NoSuchLayer) -> str:
    sentence = f"`{reason.name}` is no layer that can be built here"
    if reason.meant:
        return f"{sentence}; did you mean `{reason.meant}`?"
    return f"{sentence}; there are: {_named(reason.known)}."


def _at(reason: Any) -> str:
    return f"Layer {reason.layer} (`{reason.name}`)"


def _missing(reason: build.ArgumentsMissing) -> str:
    lacking = ", ".join(f"`{each}`" for each in reason.missing)
    verb = "are" if len(reason.missing) > 1 else "is"
    called = f"{reason.name}({', '.join(reason.signature)}, …)"
    return f"{_at(reason)}: {lacking} {verb} missing; torch reads {called}."


def _extra(reason: build.ArgumentsExtra) -> str:
    most = f"at most {reason.most}" if reason.most else "none"
    plural = "s" if reason.count > 1 else ""
    return f"{_at(reason)} was given {reason.count} argument{plural}; it takes {most}."


def _unknown(reason: build.ArgumentUnknown) -> str:
    sentence = f"{_at(reason)} has no argument `{reason.argument}`"
    if reason.meant:
        return f"{sentence}; did you mean `{reason.meant}`?"
    known = f"it takes: {', '.join(reason.known)}" if reason.known else "it takes none"
    return f"{sentence}; {known}."


def _unread(reason: build.ArgumentUnread) -> str:
    if not reason.found:
        return f"{_at(reason)}: nothing stands where `{reason.argument}` belongs."
    return f"{_at(reason)}: `{reason.argument}` cannot be `{reason.found}`."


def _outside(reason: build.ArgumentOutside) -> str:
    bounds = f"from {reason.low} to {reason.high}"
    wanted = {
        "whole": f"a whole number {bounds}" if reason.low < reason.high else f"{reason.low}",
        "real": f"a number {bounds}",
        "sizes": f"whole numbers {bounds}",
        "switch": "True or False",
        "word": "",
    }[reason.sort]
    several = {2: "a pair of such numbers", 4: "four such numbers"}.get(reason.sides, "")
    *others, last = filter(None, [wanted, several, *(f"'{word}'" for word in reason.words)])
    either = f"{', '.join(others)} or {last}" if others else last
    return f"{_at(reason)}: `{reason.argument}` must be {either}, not `{reason.found}`."


def _refused(reason: build.LayerRefused) -> str:
    sized = any(given.startswith("size = ") for given in reason.given)
    refused = "cannot take what arrives" if sized else "cannot be built"
    sentence = f"{_at(reason)} {refused}: {', '.join(reason.given)}"
    return sentence + (f" (`{reason.rule}` does not hold)." if reason.rule else ".")


TEMPLATES: Templates = {
    build.LayersWanted: _wanted,
    build.LayersUnread: "`{found}` is no layer. Type layers as in `Conv2d(3, 8, 3) -> ReLU()`.",
    build.LayerLacking: _lacking,
    build.LayersNested: "The brackets are nested more than {most} deep.",
    build.CodeTyped: "`{found}`: only layers, no other code. Type them as in "
    "`Conv2d(3, 8, 3) -> ReLU()`.",
    build.FunctionTyped: _function,
    build.NoSuchLayer: _no_such,
    build.LayerNotAllowed: lambda reason: (
        f"`{reason.name}` may not be used here; there are: {_named(reason.allowed)}."
    ),
    build.ArgumentsMissing: _missing,
    build.ArgumentsExtra: _extra,
    build.ArgumentUnknown: _unknown,
    build.ArgumentTwice: "Layer {layer} (`{name}`): `{argument}` is given twice.",
    build.ArgumentOrder: "Layer {layer} (`{name}`): `{found}` needs a name, since it stands behind "
    "an argument with one.",
    build.ArgumentUnread: _unread,
    build.ArgumentOutside: _outside,
    build.ArgumentUnclear: "Layer {layer} (`{name}`): is `{found}` for `{argument}` a pair or a "
    "product? Type (3, 3) for a pair, one number for both sides.",
    build.ArgumentFixed: "Layer {layer} (`{name}`): `{argument}` can only stay {default} here; "
    "leave it out.",
    build.LayerRefused: _refused,
    build.ArrivesOther: "Layer {layer} (`{name}`): `{argument}` is {given}, but {found} arrive.",
    build.TakesMap: "Layer {layer} (`{name}`) takes a map (channels, height, width), but {shape} "
    "arrives.",
    build.TakesFeatures: "Layer {layer} (`{name}`) takes a list of features, but the map {shape} "
    "arrives; put `Flatten` before it.",
    build.OutputTooLarge: "Layer {layer} (`{name}`): its output {shape} has more than {most} "
    "values, too many to be tried here.",
    build.TorchRefuses: "Layer {layer} (`{name}`) cannot take what arrives, {shape}; torch says: "
    "{error}",
    build.LayersAreTyped: "`{field}` is what the learner types; leave it out.",
    build.NothingToBuild: "`{reference}` takes no layers; leave `reference` out.",
    "kind.build": "layers, built by torch and tested for a property",
    "add.field.build.with": "The input, as in {{input: [3, 224, 224]}}>",
    "add.field.build.property": 'Property, as in "=output_shape == [64, 112, 112]">',
    "add.field.build.layers": "Layers that may be used, as in Conv2d ReLU [all]>",
    "add.field.build.example": 'A right answer, as in "Conv2d(3, 64, 7, 2, 3) -> ReLU">',
}
