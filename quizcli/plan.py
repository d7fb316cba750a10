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

    due: item, due day, failing, deck; new: item, deck. What was failing comes first.
    """
    mixed = sorted(due, key=lambda row: (not row[2], row[1], _mix(day, row[0])))
    items = [row[0] for row in mixed] + [row[0] for row in new[: limits.new]]
    return items[: limits.items] if limits.items else items


def _mix(day: int, item: str) -> bytes:
    return blake2b(f"{day}\0{item}".encode(), digest_size=8).digest()
