"""References and parameters by name: what is not there, and how a domain is written in a list."""

from quizcli import catalogue
from quizcli.catalogue.domains import (
    Domain,
    Numbers,
    OneOf,
    Parameter,
    Real,
    Shape,
    Stack,
    Switch,
    Whole,
    nearest,
)
from quizcli.errors import Reason
from quizcli.errors.reference import UnknownParameter, UnknownReference


def unknown(name: str) -> Reason | None:
    """Why this names no reference, or None where it does."""
    known = catalogue.names()
    return None if name in known else UnknownReference(name, nearest(name, known), known)


def unknown_parameter(reference: str, name: str) -> Reason | None:
    """Why a reference has no such parameter, or None where it has."""
    found = catalogue.header(reference)
    known = tuple(found.parameters) if found else ()
    if name in known:
        return None
    return UnknownParameter(reference, 0, name, nearest(name, known), known)


def written(parameter: Parameter) -> str:
    """A domain and its default in the manner of a deck: `1..1024 | [h, w] = 1`."""
    text = _domain(parameter.domain)
    if parameter.required:
        return text
    default = parameter.default
    shown = str(default).lower() if isinstance(default, bool) else str(default).removeprefix("=")
    return f"{text} = {'null' if default is None else shown}"


def _domain(domain: Domain) -> str:
    match domain:
        case Whole(low, high, sides, words):
            pair = [f"[{', '.join('hwd'[:sides])}]"] if sides else []
            return " | ".join([f"{low}..{high}", *pair, *words])
        case Real(low, high, sides):
            return f"{low}..{high}" + (" | [h, w]" if sides else "")
        case Switch():
            return "true | false"
        case OneOf(known):
            return " | ".join(known)
        case Numbers(low, high, axes, _):
            return f"[{low}..{high}, …] ({' | '.join(f'{n}-d' for n in axes)})"
        case Shape(low, high, axes):
            return f"[{low}..{high}, …] ({' | '.join(map(str, axes))})"
        case Stack(layers):
            names = ", ".join(layers)
            return f"[{{layer: {{…}}}}, word, {{repeat: n, layers: […]}}, …]: {names}"
