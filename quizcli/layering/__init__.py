"""Layers as learners type them: `nn.Conv2d(3, 64, 7, stride=2) -> relu -> MaxPool2d(2)`.

What is read comes out as texts a reference takes for layers, each in one normal form: torch's
name, what torch requires by its place, what is not at its default by its name. Whether torch
builds them is not asked here: only what torch refuses for certain may pass the bounds of a
parameter, so that it is found wrong there and not unreadable here.
"""

import re
from typing import Any

from quizcli import catalogue
from quizcli.catalogue.domains import At, Layer, Parameter, Stack, refused
from quizcli.errors import Reason
from quizcli.errors.answer import Empty, TooLong
from quizcli.errors.build import (
    ArgumentFixed,
    ArgumentOrder,
    ArgumentsExtra,
    ArgumentsMissing,
    ArgumentTwice,
    ArgumentUnknown,
    ArgumentUnread,
    FunctionTyped,
    LayerNotAllowed,
    LayersUnread,
    NoSuchLayer,
)
from quizcli.layering import signatures
from quizcli.layering.cutting import Written, cut
from quizcli.layering.refusing import outside, refusal, torch_refuses, undecided
from quizcli.layering.signatures import SIGNATURES, UNUSED, Signature
from quizcli.layering.values import value
from quizcli.numbers import phrases

__all__ = ["BETWEEN", "LONGEST", "names", "read", "refusal", "stack", "undecided", "unknown"]

BETWEEN = " -> "
"""Between layers, as they are shown."""
LONGEST = 2000
"""Characters an answer may have."""

_PREFIX = re.compile(r"(?:torch\.)?nn\.", re.IGNORECASE)
_NAMED = re.compile(r"([^\W\d]\w*) ?[=:](?!=) ?(.*)")
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def stack(reference: str) -> tuple[str, Stack] | None:
    """The parameter of a reference that takes layers, and the layers it knows."""
    header = catalogue.header(reference)
    for name, parameter in header.parameters.items() if header else ():
        if isinstance(parameter.domain, Stack):
            return name, parameter.domain
    return None


def names(allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The layers a card allows as torch has them; all there are where it names none."""
    found = [signatures.found(name) for name in allowed]
    return tuple(each[1].name for each in found if each) or tuple(
        each.name for each in SIGNATURES.values()
    )


def unknown(name: str) -> Reason | None:
    """Why a card cannot allow this layer."""
    known = names(())
    missing = signatures.found(name) is None
    return NoSuchLayer(name, signatures.meant(name, known), known) if missing else None


def read(typed: str, reference: str, allowed: tuple[str, ...]) -> tuple[str, ...] | Reason:
    """The layers of a line, each in its normal form; no text makes it raise."""
    if len(typed) > LONGEST:
        return TooLong(len(typed), LONGEST)
    text = phrases.bare(typed.translate(_QUOTES), None, counted=False)[0].strip("` ")
    if not text:
        return Empty()
    written = cut(text)
    taken = stack(reference)
    if isinstance(written, Reason) or taken is None:
        return written if isinstance(written, Reason) else Empty()
    found = []
    for number, each in enumerate(written, 1):
        made = _layer(number, each, taken[1], names(allowed))
        if isinstance(made, Reason):
            return made
        found.append(made)
    return tuple(found)


def _layer(number: int, written: Written, known: Stack, allowed: tuple[str, ...]) -> str | Reason:
    """One layer in its normal form."""
    name = _PREFIX.sub("", written.name, count=1) if _PREFIX.match(written.name) else written.name
    if "." in name:
        last = name.rstrip(".").rpartition(".")[2]
        same = signatures.found(last)
        return FunctionTyped(written.name, same[1].name if same else "")
    found = signatures.found(name)
    if found is None or found[0] not in known.layers:
        return NoSuchLayer(name, signatures.meant(name, allowed), allowed)
    layer, signature = found
    label = signatures.found(written.label)
    if label and label[0] != layer:
        return LayersUnread(f"{written.label}:")
    if signature.name not in allowed:
        return LayerNotAllowed(signature.name, allowed)
    given = _given(number, signature, written.inside or "")
    if isinstance(given, Reason):
        return given
    settings = _settings(number, signature, known.layers[layer], given)
    if isinstance(settings, Reason):
        return settings
    return _normal(signature, known.layers[layer], settings)


def _given(number: int, signature: Signature, inside: str) -> dict[str, str] | Reason:
    """The arguments by name, as typed, in torch's order and rules."""
    given: dict[str, str] = {}
    spot, placed, named = (number, signature.name), signature.placed, False
    parts = phrases.split(inside)
    for at, part in enumerate(parts):
        by_name = _NAMED.fullmatch(part)
        if by_name:
            argument, typed, named = by_name[1].lower(), by_name[2], True
        elif named:
            return ArgumentOrder(*spot, part)
        elif at >= len(placed):
            return ArgumentsExtra(*spot, len(parts), len(placed))
        else:
            argument, typed = placed[at], part
        if argument not in signature.arguments:
            known = signature.arguments
            meant = signatures.meant_argument(argument, known)
            return ArgumentUnknown(*spot, argument, meant, known)
        if argument in given:
            return ArgumentTwice(*spot, argument)
        given[argument] = typed
    missing = tuple(each for each in signature.required if each not in given)
    return ArgumentsMissing(*spot, missing, signature.required) if missing else given


def _settings(
    number: int, signature: Signature, layer: Layer, given: dict[str, str]
) -> dict[str, Any] | Reason:
    """The values of the arguments; what no reference has is passed over at its default."""
    spot, settings = (number, signature.name), {}
    for argument, typed in given.items():
        parameter = layer.parameters.get(argument)
        if parameter is None:
            default = UNUSED[argument]
            if typed.strip("'\"").lower() != str(default).lower():
                return ArgumentFixed(*spot, argument, repr(default))
            continue
        made = value(typed, argument, parameter, spot)
        if isinstance(made, Reason):
            return made
        if made is None:
            if argument in signature.required or not _may_be_none(parameter):
                return ArgumentUnread(*spot, argument, typed)
            continue
        reason = refused(parameter.domain, argument, made, At(signature.name, number))
        if reason and not torch_refuses(signature, argument, parameter, made):
            return outside(spot, argument, typed, parameter.domain)
        settings[argument] = made
    return settings


def _may_be_none(parameter: Parameter) -> bool:
    """Where torch takes None: where its default is None."""
    default = parameter.default
    return default is None or (isinstance(default, str) and default.startswith("="))


def _normal(signature: Signature, layer: Layer, settings: dict[str, Any]) -> str:
    """As it is shown, and as a reference reads it."""
    plain = {name: _plain(made, layer.parameters[name]) for name, made in settings.items()}
    places = () if signature.lazy else signature.required
    arguments = [_python(plain[name]) for name in places]
    for name in signature.arguments:
        if name in places or name not in plain:
            continue
        default = layer.parameters[name].default
        if isinstance(default, str) and default.startswith("="):
            default = plain.get(default[1:])
        if name == "dim" or name in signature.required or plain[name] != default:
            arguments.append(f"{name}={_python(plain[name])}")
    return f"{signature.name}({', '.join(arguments)})"


def _plain(made: Any, parameter: Parameter) -> Any:
    """One number where all sides have it; a whole one where a decimal is one."""
    if isinstance(made, list) and len(made) > 1 and not parameter.sides:
        return made
    if isinstance(made, list) and len(set(made)) == 1:
        made = made[0]
    return int(made) if isinstance(made, float) and made.is_integer() else made


def _python(made: Any) -> str:
    if isinstance(made, list):
        return f"({', '.join(map(_python, made))}{',' if len(made) == 1 else ''})"
    return repr(made)
