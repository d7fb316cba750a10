"""An order as it is typed: letters or texts one after another, however joined.

`b c a`, `bca`, `b > c > a`, `1) b 2) c 3) a`, `먼저 b, 다음 c, 마지막 a`. What points backwards,
ties two rows or leaves one out is a reason; which order is right is not known here.
"""

import re

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.answer import NoSuchOption
from quizcli.errors.rows import NotInOrder, RowsLeftOut, RowTwice
from quizcli.rows import lettering, picking, pieces, wrapping
from quizcli.rows.lettering import Texts
from quizcli.rows.pieces import Grammar, Pieces, Side

_SAID = {
    "then": "then, and then, next, and next, before, followed by, and, 그리고, 그리고 다음, 및, "
    "다음, 다음에, 다음은, 다음으로, 다음엔, 그다음, 그다음에, 그다음은, 그 다음, 그 다음에, "
    "그 다음은, 이후, 이후에, 후, 후에, 뒤, 뒤에",
    "first": "first, firstly, at first, 먼저, 처음이, 우선, 처음, 처음에, 처음은, 맨 먼저, "
    "맨 처음, 맨 앞, 제일 먼저, 가장 먼저",
    "last": "last, 마지막, 마지막이, 맨 마지막, 맨 끝, 맨 뒤",
    "finally": "lastly, finally, and finally, last of all, 마지막에, 마지막으로, 마지막은, 끝으로",
    "": "answer, the answer, answer is, the answer is, order, the order, order is, the order is, "
    "i think, it is, maybe, 정답, 정답은, 답, 답은, 순서, 순서는, 순, 순으로, 순이다, 순입니다, "
    "순이요, 순서로, 순서대로, 순서다, 순서이다, 순서입니다, 순서요, 입니다, 이다, 요, 이요, 아마",
}
_WORDS = {word: side for side, words in _SAID.items() for word in words.split(", ")}
_GRAMMAR = Grammar({"": dict.fromkeys(("option", *_SAID), "")}, ("",))
_ARROW = re.compile(r"[-=~]+>|→|>{2,}")
_BACKWARDS = re.compile(r"<[-=~]|←|↔|=|<>")
_NUMBERED = re.compile(
    r"(?<![\w.])(?:step\s*)?\(?(?:([1-8])(?:\s*(?:[.):\]]|번째?|순?위|등|단계|[-=](?=\s*[^\W\d]))"
    r"|(?=\s*[^\W\d]))|([①-⑧]))\s*[:=]?\s*"
)
"""A numbering in front of what stands at each place."""


class Sequence(Struct, frozen=True):
    """The places in the order typed; `compared` says that `<` or `>` stood between them."""

    places: tuple[int, ...]
    compared: bool = False


def read(options: Texts, typed: str) -> Sequence | Reason:
    """Each of the options once, or why it is not that."""
    every = list(range(len(options)))
    partial: list[Sequence] = []
    plain = lettering.plain(typed)
    bare = wrapping.unwrapped(plain)
    for text in dict.fromkeys((plain, bare, _unnumbered(bare, len(options)))):
        found = _heard(options, text) if text else []
        whole = [sequence for sequence in found if sorted(sequence.places) == every]
        if len({sequence.places for sequence in whole}) == 1:
            return whole[0]
        if whole:
            break
        partial += found
    else:
        if partial:
            return _lacking(options, typed, partial[0].places)
    return NotInOrder(typed.strip(), _last(options))


def _heard(options: Texts, typed: str) -> list[Sequence]:
    """The ways to read an answer of which all signs and words point forwards."""
    side = Side("option", options, tuple(lettering.of_options(options)))
    found = []
    cut = pieces.cut(typed, (side,), _WORDS)
    for way in pieces.readings(cut, _GRAMMAR):
        between = _ARROW.sub(" ", pieces.gaps(cut, way))
        signs = {*re.findall("[<>]", between)}
        if _forwards(way) and not _BACKWARDS.search(between) and len(signs) < 2:
            places = tuple(piece.place for piece in way if piece.side == "option")
            found.append(Sequence(places, bool(signs)))
    return found


def _forwards(way: Pieces) -> bool:
    """Whether the words between say the order that was typed.

    `first` and `last` stand before what they mean, or both behind it; `finally` before it.
    """
    sides = [piece.side for piece in way]
    end = len(sides) - 1
    at = {word: [n for n, side in enumerate(sides) if side == word] for word in _SAID}
    behind = at["first"] == [1]
    return (
        at["first"] in ([], [0], [1])
        and at["last"] in ([], [end], [] if behind else [end - 1])
        and at["finally"] in ([], [end - 1])
        and (0 not in at["then"] and (end not in at["then"] or behind))
    )


def _unnumbered(typed: str, count: int) -> str:
    """The answer without a numbering from 1 to the count, empty where it has none."""
    text = picking.ordinals(lettering.plain(typed).casefold())
    found = list(_NUMBERED.finditer(text))
    numbers = [int(one[1]) if one[1] else lettering.CIRCLED.index(one[2]) + 1 for one in found]
    return _NUMBERED.sub(" , ", text) if numbers == list(range(1, count + 1)) else ""


def _lacking(options: Texts, typed: str, places: tuple[int, ...]) -> Reason:
    if max(places, default=0) >= len(options):
        return NoSuchOption(typed.strip(), _last(options))
    if twice := [place for place in places if places.count(place) > 1]:
        return RowTwice(options[twice[0]])
    return RowsLeftOut(tuple(o for place, o in enumerate(options) if place not in places))


def _last(options: Texts) -> str:
    return lettering.labels(options).options[len(options) - 1]
