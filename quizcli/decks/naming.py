"""Items named in a deck's text: found in `after` and `was`, and called by another name."""

import codecs
import re
from collections.abc import Iterator

from quizcli.decks import nodes
from quizcli.decks.tree import Flaw, Node, Scalar, Sequence, follow

_NAMING = ("after", "was")


def number_of(data: bytes, id_: str) -> int | None:
    """Which card of the deck, counted from 0, has this id."""
    document = nodes.parse(data)
    if isinstance(document, Flaw):
        return None
    for number, card in enumerate(_cards(document.root)):
        found = follow(card, ("id",))
        if isinstance(found, Scalar) and found.value == id_:
            return number
    return None


def whole_names(card: str, deck: str) -> str:
    """A card's text with the deck written before every item named without one."""
    document = nodes.parse(card.encode())
    if isinstance(document, Flaw):
        return card
    named = {scalar: f"{deck}:{scalar.value}" for scalar in _named(document.root)}
    return _renamed(card, {s: name for s, name in named.items() if ":" not in s.value})


def after_another(data: bytes, deck: str, former: str, item: str) -> bytes:
    """The deck with `after: [former]` saying `item`; parts of the card are meant too."""
    document = nodes.parse(data)
    if isinstance(document, Flaw):
        return data
    found = {}
    for card in _cards(document.root):
        for scalar in _named(card, ("after",)):
            whole = scalar.value if ":" in scalar.value else f"{deck}:{scalar.value}"
            if whole.partition("#")[0] == former:
                found[scalar] = item + whole.removeprefix(former)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + _renamed(data.removeprefix(mark).decode(), found).encode()


def _cards(root: Node) -> tuple[Node, ...]:
    found = follow(root, ("cards",))
    return found.items if isinstance(found, Sequence) else ()


def _named(card: Node, fields: tuple[str, ...] = _NAMING) -> Iterator[Scalar]:
    for field in fields:
        found = follow(card, (field,))
        if found is not card and isinstance(found, Sequence):
            yield from (each for each in found.items if isinstance(each, Scalar))


def _renamed(text: str, names: dict[Scalar, str]) -> str:
    """Each scalar in the place of what it said, from the last to the first."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", text))]
    for scalar in sorted(names, key=lambda s: (s.line, s.column), reverse=True):
        at = starts[scalar.line - 1] + scalar.column - 1
        at += 0 if scalar.plain else 1
        if text.startswith(scalar.value, at):
            text = text[:at] + names[scalar] + text[at + len(scalar.value) :]
    return text
