"""What references there are and what each takes: known by name, without loading torch.

A reference is one file `references/<topic>/<name>.py`, found by its name; it opens with the
literal `REFERENCE = {...}` that is read here without importing it. What may stand in the
literal is told in `domains`. Nothing here computes a result or talks to a worker.
"""

import ast
import os
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct

from quizcli.catalogue.domains import At, Parameter, Stack, declared, nearest
from quizcli.catalogue.plain import plain
from quizcli.catalogue.settings import broken, settled
from quizcli.catalogue.stack import stacked
from quizcli.errors import Reason
from quizcli.errors.reference import UnknownReference

__all__ = ["Header", "checked", "digest", "header", "names", "topics"]

_REFERENCES = Path(__file__).resolve().parents[1] / "references"
_OPENING = "\nREFERENCE = "


class Header(Struct, frozen=True):
    """What a reference says of itself.

    `where` are the rules between its parameters, `results` names what it computes, each in a
    few words. With `meta` it computes shapes and counts only, and nothing is ever allocated.
    """

    name: str
    topic: str
    parameters: dict[str, Parameter]
    where: tuple[str, ...]
    results: dict[str, str]
    source: str
    convention: str
    meta: bool


@cache
def topics() -> dict[str, tuple[str, ...]]:
    """The references of each topic, all in alphabetical order."""
    with os.scandir(_REFERENCES) as entries:
        folders = sorted(entry.name for entry in entries if entry.is_dir())
    found = {folder: _references(_REFERENCES / folder) for folder in folders}
    return {folder: names for folder, names in found.items() if names}


def _references(folder: Path) -> tuple[str, ...]:
    with os.scandir(folder) as entries:
        files = sorted(entry.name for entry in entries if entry.name.endswith(".py"))
    return tuple(file[:-3] for file in files if not file.startswith("_"))


@cache
def names() -> tuple[str, ...]:
    return tuple(sorted(name for found in topics().values() for name in found))


@cache
def _topic_of() -> dict[str, str]:
    return {name: topic for topic, found in topics().items() for name in found}


@cache
def header(name: str) -> Header | None:
    """The header of the reference, or None if there is no such reference."""
    topic = _topic_of().get(name)
    if topic is None:
        return None
    text = _path(topic, name).read_text(encoding="utf-8")
    start = text.index(_OPENING) + len(_OPENING)
    literal = ast.literal_eval(text[start : text.index("\n}\n", start) + 2])
    return Header(
        name,
        topic,
        declared(literal["parameters"]),
        tuple(literal.get("where", ())),
        literal["results"],
        literal["source"],
        literal["convention"],
        literal.get("meta", False),
    )


def checked(name: str, parameters: Mapping[str, Any]) -> dict[str, Any] | Reason:
    """The parameters as the reference wants them: all there, in their domains, rules held.

    They come back in the header's order as what JSON can hold; a number or pair stays what it
    was, a stack of layers is written out. What comes back can be checked again.
    """
    found = header(name)
    if found is None:
        return UnknownReference(name, nearest(name, names()), names())
    at = At(name)
    settings = settled(found.parameters, plain(dict(parameters)), at)
    if isinstance(settings, Reason):
        return settings
    for parameter, declaration in found.parameters.items():
        if isinstance(declaration.domain, Stack):
            layers = stacked(declaration.domain, settings[parameter], name, parameter)
            if isinstance(layers, Reason):
                return layers
            settings[parameter] = layers
    reason = broken(found.where, found.parameters, settings, at)
    return settings if reason is None else reason


@cache
def digest(name: str) -> str:
    """32 hexadecimal digits over the code that computes the reference's results.

    That is its own file, the modules all references share, and this package.
    """
    shared = [*_REFERENCES.glob("*.py"), *Path(__file__).parent.glob("*.py")]
    made = blake2b(digest_size=16)
    for path in [_path(_topic_of()[name], name), *sorted(shared)]:
        made.update(f"{path.parent.name}/{path.name}\0".encode())
        made.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return made.hexdigest()


def _path(topic: str, name: str) -> Path:
    return _REFERENCES / topic / f"{name}.py"
