"""The order of a day: what is due first, then what is new, up to the limits.

Pure: the same rows on the same study day give the same order.
"""

from collections.abc import Sequence
from hashlib import blake2b

from msgspec import Struct


class Limits(Struct, frozen=True):
    """How much is asked at most: items in all (0: no limit) and new ones among them."""

    items: int
    new: int


def order(
    day: int,
    due: Sequence[tuple[str, int, int, str]],
    new: Sequence[tuple[str, str]],
    limits: Limits,
) -> list[str]:
    """The items to ask: longest overdue first, mixed within a day; new ones as the decks have them.

    due: item, due day, failing, family; new: item, family. What was failing comes first, and of
    one family (parts of a card, siblings) no two in a row where another item can stand between.
    """
    mixed = sorted(due, key=lambda row: (not row[2], row[1], _mix(day, row[0])))
    rows = [(row[0], row[3]) for row in mixed] + list(new[: limits.new])
    items = _apart(rows)
    return items[: limits.items] if limits.items else items


def _apart(rows: list[tuple[str, str]]) -> list[str]:
    """The items, each of the family before it put off behind the next that is of another."""
    items: list[str] = []
    put_off: list[tuple[str, str]] = []
    last = ""
    for row in rows:
        if row[1] and row[1] == last:
            put_off.append(row)
            continue
        items.append(row[0])
        last = row[1]
        if put_off and put_off[0][1] != last:
            item, last = put_off.pop(0)
            items.append(item)
    return items + [item for item, _ in put_off]


def _mix(day: int, item: str) -> bytes:
    return blake2b(f"{day}\0{item}".encode(), digest_size=8).digest()
