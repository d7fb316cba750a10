"""Which cards go by another name now: in one load of the decks, and by what the log remembers.

A card kept out by a fault has not gone anywhere; `was:` always counts. What tells a part is
its name: one of another name is another one, though all the rest be the same. Pure, but for
the queries it is given the answers of.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct


class Asked(Struct, frozen=True):
    """What tells a card: its file and its questions as compared."""

    item: str
    file: str
    ko: str
    en: str


def in_one_load(
    vanished: Iterable[Asked], appeared: Iterable[Asked], formers: Mapping[str, str]
) -> dict[str, str]:
    """Cards that vanished while the same id or question appeared, former item first.

    formers: what `was:` says, former item first. An id or a question that several share
    tells nothing.
    """
    by_id, by_question = _Unique(), _Unique()
    for card in appeared:
        by_id.add(_id(card.item), card.item)
        for question in {card.ko, card.en} - {""}:
            by_question.add(_asked(card.item, question), card.item)
    found: dict[str, str] = {}
    for card in vanished:
        item = (
            formers.get(card.item)
            or by_id.get(_id(card.item))
            or by_question.get(_asked(card.item, card.ko))
            or by_question.get(_asked(card.item, card.en))
        )
        if item and item not in found.values():
            found[card.item] = item
    return found


def remembered(
    orphans: Iterable[tuple[str, str, str]],
    heirs: Iterable[Asked],
    formers: Mapping[str, str],
    answer_of: Callable[[str], str],
) -> dict[str, str]:
    """Reviewed items in no deck and the cards without history that they have become.

    orphans: item, last question as compared, fingerprint of the answer; answer_of: that of a
    card. What was not seen to move is believed only by `was:`, or where question and answer
    are both the same.
    """
    by_question = _Unique()
    for card in heirs:
        for question in {card.ko, card.en} - {""}:
            by_question.add(_asked(card.item, question), card.item)
    found: dict[str, str] = {}
    for former, question, answer in orphans:
        item = formers.get(former)
        same = by_question.get(_asked(former, question))
        if item is None and same and answer_of(same) == answer:
            item = same
        if item and item not in found.values():
            found[former] = item
    return found


def _id(item: str) -> str:
    return item.partition(":")[2]


def _asked(item: str, question: str) -> str:
    """A question with the name of the part it is asked for."""
    return f"{item.partition('#')[2]}#{question}"


class _Unique:
    """Names that lead to one item only."""

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = {}

    def add(self, name: str, item: str) -> None:
        self._found.setdefault(name, set()).add(item)

    def get(self, name: str) -> str | None:
        items = self._found.get(name, set())
        return next(iter(items)) if len(items) == 1 else None
