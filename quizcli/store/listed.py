"""Items as they are listed: what their cards say, and where they stand by all names they had."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from quizcli.model import Place, Text
from quizcli.store.agenda import Agenda

_AT_ONCE = 500
_NEVER = (0, None, 0, 0)


class Entry(Struct, frozen=True):
    """An item as it is listed; `due` is None while no day is set."""

    item: str
    deck: str
    kind: str
    ask: Text
    tags: tuple[str, ...]
    file: str
    line: int
    reviews: int
    due: int | None
    hidden_until: int
    lapses: int


class _Kept(Struct, frozen=True):
    """What of a card's data is listed."""

    deck: str
    kind: str
    ask: Text
    place: Place
    tags: tuple[str, ...] = ()


def entries(now: Agenda, items: Sequence[str]) -> Iterator[Entry]:
    """The items with what is remembered of them, in the order given."""
    moved = dict(now.connection.execute("SELECT former, item FROM agenda.moved").fetchall())
    formers: dict[str, list[str]] = {}
    for former, item in moved.items():
        formers.setdefault(item, []).append(former)
    for start in range(0, len(items), _AT_ONCE):
        some = items[start : start + _AT_ONCE]
        names = {
            name: item
            for item in some
            for name in (*formers.get(item, ()), *(() if item in moved else (item,)))
        }
        cards, standings = _data(now, some), _standings(now, names)
        for item in some:
            card = msgspec.json.decode(cards[item], type=_Kept)
            place, standing = card.place, standings.get(item, _NEVER)
            about = (card.deck, card.kind, card.ask, card.tags, place.file, place.line)
            yield Entry(item, *about, *standing)


def _data(now: Agenda, items: Sequence[str]) -> dict[str, bytes]:
    query = f"SELECT item, data FROM agenda.cards WHERE item IN ({', '.join('?' * len(items))})"
    return dict(now.connection.execute(query, items).fetchall())


def _standings(now: Agenda, names: Mapping[str, str]) -> dict[str, tuple[Any, ...]]:
    """Reviews, due day, hidden until and lapses of the items, whatever they were called.

    names: the item by each name it has had in the log.
    """
    query = (
        "SELECT i.name, m.reviews, m.due, m.hidden_until, m.lapses FROM items i "
        f"JOIN memory m ON m.item = i.id WHERE i.name IN ({', '.join('?' * len(names))})"
    )
    found: dict[str, tuple[Any, ...]] = {}
    for name, reviews, due, hidden, lapses in now.connection.execute(query, tuple(names)):
        item = names[name]
        before = found.get(item, _NEVER)
        days = [day for day in (before[1], due) if day is not None]
        least = min(days) if days else None
        rest = (max(before[2], hidden), max(before[3], lapses or 0))
        found[item] = (before[0] + reviews, least, *rest)
    return found
