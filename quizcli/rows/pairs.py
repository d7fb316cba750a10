"""Pairs as they are typed: numbers with letters, or the texts on either side.

`1b 2a 3c`, `1-b, 2-a`, `b1 a2`, `b a c` in the order of the rows, `1, 2: b; 3: a`. Each row
once, or a reason; which pairs are right is not known here.
"""

import re
from itertools import pairwise, product

from quizcli.errors import Reason
from quizcli.errors.answer import NoSuchOption
from quizcli.errors.rows import NoSuchRow, NotPairs, RowsLeftOut, SeveralFor
from quizcli.rows import lettering, picking, pieces, wrapping
from quizcli.rows.lettering import Texts
from quizcli.rows.pieces import Cut, Grammar, Pieces, Side

_SILENT = (
    "and, is, are, has, goes with, belongs to, matches, with, answer, the answer is, the answer, "
    "i think, 정답, 정답은, 답, 답은, 그리고, 및, 입니다, 이다, 요, 이요, "
    "아마, 짝, 번, 번은"
)
_TOGETHER = re.compile(r"\s*(?:[,/&+·]|and|와|과|하고|이랑|랑|및|그리고)\s*")
"""What may stand between rows that share an option."""
_DENIED = re.compile("!=|<>|=/=|~=|/=|≠")
_WORDS = dict.fromkeys(_SILENT.split(", "), "")


def _grammar(steps: dict[str, dict[str, str]], end: str) -> Grammar:
    return Grammar(steps, (end,))


_GRAMMARS = (
    _grammar({"": {"row": "row"}, "row": {"option": ""}}, ""),
    _grammar({"": {"option": ""}}, ""),
    _grammar({"": {"option": "option"}, "option": {"row": ""}}, ""),
    _grammar(
        {"": {"row": "row"}, "row": {"row": "row", "option": "both"}, "both": {"row": "row"}},
        "both",
    ),
    _grammar(
        {"": {"option": "option"}, "option": {"row": "both"}}
        | {"both": {"row": "both", "option": "option"}},
        "both",
    ),
)
"""Row and option in turn; options alone; option and row in turn; several rows to an option."""


def read(options: Texts, rows: Texts, typed: str) -> tuple[int, ...] | Reason:
    """The option of each row, by its place, or why not."""
    labels = lettering.labels(options, rows)
    example = labels.rows[:1] + labels.options[:1]
    sides = (
        Side("row", rows, tuple(lettering.of_rows(options, rows))),
        Side("option", options, tuple(lettering.of_options(options, rows))),
    )
    partial: list[list[tuple[int, int]]] = []
    text = lettering.plain(typed)
    bare = wrapping.unwrapped(text)
    texts = dict.fromkeys((text, bare, picking.ordinals(bare.casefold())))
    cuts = (pieces.cut(each, sides, _WORDS) for each in texts)
    for cut, grammar in product(cuts, _GRAMMARS):
        ways = [_matched(way) for way in pieces.readings(cut, grammar) if _grouped(cut, way)]
        whole = {tuple(sorted({*way})) for way in ways if _complete(way, rows, options)}
        if len(whole) == 1:
            return tuple(option for _, option in whole.pop())
        if whole:
            break
        partial += ways
    else:
        if partial:
            return _lacking(options, rows, typed, partial[0])
    return NotPairs(typed.strip(), example)


def _grouped(cut: Cut, way: Pieces) -> bool:
    """Whether rows that follow each other are said to go together: `1,3-b 2-a`.

    What joins them must not also stand between the pairs: in `1, 2b, 3c` a letter is missing.
    """
    if _DENIED.search(pieces.gaps(cut, way)):
        return False
    joins: set[str] = set()
    others: set[str] = set()
    for one, other in pairwise(way):
        same = one.side == other.side == "row"
        (joins if same else others).add(cut.text[one.end : other.start])
    return joins.isdisjoint(others) and all(map(_TOGETHER.fullmatch, joins))


def _matched(way: Pieces) -> list[tuple[int, int]]:
    """Each row with its option; options alone stand in the order of the rows."""
    if all(piece.side == "option" for piece in way):
        return [(row, piece.place) for row, piece in enumerate(way)]
    found: list[tuple[int, int]] = []
    first = way[0].side
    waiting: list[int] = []
    option = -1
    for piece in way:
        if piece.side == "option":
            option = piece.place
            found += [(row, option) for row in waiting]
            waiting = []
        elif first == "option":
            found.append((piece.place, option))
        else:
            waiting.append(piece.place)
    return found


def _complete(pairs: list[tuple[int, int]], rows: Texts, options: Texts) -> bool:
    every = list(range(len(rows)))
    known = all(option < len(options) for _, option in pairs)
    return known and sorted(row for row, _ in {*pairs}) == every


def _lacking(options: Texts, rows: Texts, typed: str, pairs: list[tuple[int, int]]) -> Reason:
    labels = lettering.labels(options, rows)
    if any(row >= len(rows) for row, _ in pairs):
        return NoSuchRow(typed.strip(), labels.rows[len(rows) - 1])
    if any(option >= len(options) for _, option in pairs):
        return NoSuchOption(typed.strip(), labels.options[len(options) - 1])
    given = [row for row, _ in sorted({*pairs})]
    if twice := [row for row in given if given.count(row) > 1]:
        return SeveralFor(rows[twice[0]])
    return RowsLeftOut(tuple(row for place, row in enumerate(rows) if place not in given))
