"""Answers of several pieces: labels and texts of options and rows, however put together.

An answer is cut into atoms (numbers, words, signs); a piece is a stretch of them that is a
label or says a text. A `Grammar` says what may follow what; the distinct ways to read the
whole answer are given, nothing left over. The work is bounded by `ATOMS` times the atoms of
the longest text, and by `WAYS`.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from quizcli.rows import writing
from quizcli.rows.lettering import Row, Texts, plain, run
from quizcli.words import folding

ATOMS = 200
"""More are no answer to eight rows."""
WAYS = 16
"""Readings of the rest of an answer that are kept at each place."""

_ATOM = re.compile(
    r"[①-⑧]|[0-9]+|[가-힣ㄱ-ㆎ]+|[^\W\d_가-힣ㄱ-ㆎ①-⑧]+"
    r"|[^\s,;:/|><→↔=.()\[\]{}·ㆍ•&+~'\"`?!…。、*_-]"
)
_GLUED = re.compile(r"[)\]}'′’!*|]+")
_NEGATIVE = re.compile(r"(?:^|[\s(\[{,;:=>→/-])-$")
_OPENED = re.compile(r"[(\[|]$|(?<![^\W_])\.$")
_BEHIND = re.compile(r"\s*[).:\]]\s*")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_LONGEST_LABEL = 4
"""Atoms of a label with its counter and ending: `2번입니다`."""
_COUNTED = re.compile("(?:번째?|호)$")
_PARTICLES = frozenset(
    "은 는 이 가 을 를 의 와 과 로 으로 에 에서 부터 하고 이랑 랑 이고 이며 번 번은 번이 번을 "
    "번째 년".split()
)


class Piece(Struct, frozen=True):
    """A stretch of the answer: which side it names, and its place there.

    `labels` is the row of labels it is of, -1 for a text.
    """

    start: int
    end: int
    side: str
    place: int = 0
    labels: int = -1


class Side(Struct, frozen=True):
    """What can be named: texts, and the rows of labels they have."""

    name: str
    texts: Texts
    labels: tuple[Row, ...] = ()


class Grammar(Struct, frozen=True):
    """Which side may follow in which state, and the states in which an answer may end.

    Words are pieces of a side of their own; of the side "" they say nothing.
    """

    steps: Mapping[str, Mapping[str, str]]
    ends: tuple[str, ...]


Pieces = tuple[Piece, ...]
_Ways = dict[int, list[tuple[int, Pieces]]]
"""What may stand at each atom: the atom behind it, and the pieces it is made of."""


class Cut(Struct, frozen=True):
    """An answer as `plain` has it, and what may stand at each of its atoms."""

    text: str
    ways: _Ways


def cut(typed: str, sides: tuple[Side, ...], words: Mapping[str, str]) -> Cut:
    """The answer in pieces, of which several grammars may make readings."""
    text = plain(typed)
    atoms = list(_ATOM.finditer(text))
    if not 0 < len(atoms) <= ATOMS:
        return Cut(text, {})
    return Cut(text, _ways(text, atoms, sides, words))


def readings(cut: Cut, grammar: Grammar) -> tuple[Pieces, ...]:
    """The distinct ways in which the whole answer can be read."""
    text, ways = cut.text, cut.ways
    if not ways:
        return ()
    found: list[dict[str, list[Pieces]]]
    found = [{state: [()] if state in grammar.ends else [] for state in grammar.steps}]
    for at in reversed(range(len(ways) - 1)):
        here: dict[str, list[Pieces]] = {}
        for state in grammar.steps:
            unique: dict[object, Pieces] = {}
            for behind, pieces in ways[at]:
                to = _after(grammar, state, pieces)
                for rest in found[behind - at - 1][to] if to is not None else ():
                    if not (pieces and rest and _clash(text, pieces[-1], rest[0])):
                        whole = (*pieces, *rest)
                        unique.setdefault(tuple(map(_said, whole)), whole)
            here[state] = sorted(unique.values(), key=len)[:WAYS]
        found.insert(0, here)
    return tuple(way for way in found[0][""] if way and _uniform(way))


def gaps(cut: Cut, pieces: Pieces) -> str:
    """All that stands between the pieces, a space where each piece stood."""
    ends = [0, *(piece.end for piece in pieces)]
    starts = [*(piece.start for piece in pieces), len(cut.text)]
    return " ".join(cut.text[end:start] for end, start in zip(ends, starts, strict=True))


def _said(piece: Piece) -> tuple[str, int, int]:
    return piece.side, piece.place, piece.labels


def _after(grammar: Grammar, state: str, pieces: Pieces) -> str | None:
    to: str | None = state
    for piece in pieces:
        to = grammar.steps[to].get(piece.side) if to is not None else None
    return to


def _clash(text: str, piece: Piece, following: Piece) -> bool:
    """Whether a label stands before the text of another place: `b) the text of c`.

    Beside the text of its own place it is one piece with it, not two.
    """
    if piece.side != following.side or (piece.labels < 0) == (following.labels < 0):
        return False
    if piece.place == following.place:
        return True
    return piece.labels >= 0 and bool(_BEHIND.fullmatch(text, piece.end, following.start))


def _uniform(pieces: Pieces) -> bool:
    """Whether the labels of each side are all of one row: `b` beside `가` are not."""
    rows = {(piece.side, piece.labels) for piece in pieces if piece.labels >= 0}
    return len({side for side, _ in rows}) == len(rows)


def _ways(
    text: str, atoms: list[re.Match[str]], sides: tuple[Side, ...], words: Mapping[str, str]
) -> _Ways:
    ways: _Ways = {at: [] for at in range(len(atoms) + 1)}
    longest = max(_longest(side.texts) for side in sides)
    for at, atom in enumerate(atoms):
        start = atom.start()
        if at and atoms[at - 1].end() == start and atom[0] in _PARTICLES:
            ways[at].append((at + 1, ()))
        for behind in range(at + 1, min(at + longest, len(atoms)) + 1):
            end = atoms[behind - 1].end()
            said = text[start:end].casefold()
            if (side := words.get(re.sub(r"[\s-]+", " ", said))) is not None:
                ways[at].append((behind, (Piece(start, end, side),) if side else ()))
            for each in sides:
                if (place := _by_text(text, start, end, each.texts)) is not None:
                    ways[at].append((behind, (Piece(start, end, each.name, place),)))
                short = behind - at <= _LONGEST_LABEL and not _negative(text, start)
                if short and (labels := _by_labels(said, each)):
                    row, places = labels
                    pieces = (Piece(start, end, each.name, place, row) for place in places)
                    ways[at].append((behind, tuple(pieces)))
    for at in ways:
        ways[at] += list(_together(ways, at))
    return ways


def _together(ways: _Ways, at: int) -> list[tuple[int, Pieces]]:
    """A label and the text of the same place right behind or before it, as one piece."""
    found: list[tuple[int, Pieces]] = []
    for middle, first in ways[at]:
        for behind, second in ways[middle] if len(first) == 1 else ():
            if len(second) != 1 or _said(first[0])[:2] != _said(second[0])[:2]:
                continue
            if (first[0].labels < 0) != (second[0].labels < 0):
                row = max(first[0].labels, second[0].labels)
                one = Piece(first[0].start, second[0].end, first[0].side, first[0].place, row)
                found.append((behind, (one,)))
    return found


def _by_labels(said: str, side: Side) -> tuple[int, tuple[int, ...]] | None:
    """The labels that a stretch without spaces is made of, but for an ending."""
    rows = list(side.labels)
    if re.search(r"\s", said) or not rows:
        return None
    if found := run(said, rows):
        return found
    stems = (_COUNTED.sub("", stem) for stem in folding.spoken(said))
    return next((found for stem in stems if (found := run(stem, rows))), None)


def _by_text(text: str, start: int, end: int, texts: Texts) -> int | None:
    """The place of the one text that a stretch says, with the brackets and signs glued to it.

    Where both `1` and `-1` may be meant, what a hyphen before `1` says cannot be known.
    """
    known = _known(texts)
    if end - start > known.longest + 12 or not known.begins(text[start:]):
        return None
    starts, ends = [start], [end]
    if _negative(text, start):
        starts = [start - 1]
    elif _OPENED.search(text[:start]) or (known.signed and _NEGATIVE.search(text[:start])):
        starts.insert(0, start - 1)
    elif text[:start].endswith("-") and f"-{text[start:end]}" in known.exact:
        return None
    if glued := _GLUED.match(text, end):
        ends.append(glued.end())
    slices = [text[first:last] for last in ends for first in starts]
    for each in slices:
        places = known.exact.get(_exact(each), ())
        if len(places) == 1:
            return None if writing.doubtful(texts, each) else places[0]
    said = {form for each in slices for form in _read(each)}
    found = {place for form in said for place in known.folded.get(form, ())}
    if found and known.signed and any(writing.doubtful(texts, each) for each in slices):
        return None
    if not found and known.signed:
        found = {p for each in slices if (p := writing.said(texts, each)) is not None}
    return found.pop() if len(found) == 1 else None


_exact = lru_cache(maxsize=4096)(folding.exact)
_read = lru_cache(maxsize=4096)(folding.readings)


def _negative(text: str, start: int) -> bool:
    """Whether a number starts here that has a minus before it."""
    return text[start].isdecimal() and bool(_NEGATIVE.search(text[:start]))


class _Known(Struct, frozen=True):
    """The places of texts by their exact and by their folded forms."""

    exact: dict[str, tuple[int, ...]]
    folded: dict[str, tuple[int, ...]]
    heads: frozenset[str]
    longest: int
    signed: bool

    def begins(self, text: str) -> bool:
        """Whether a form may begin here: with its first letter, or an article before it."""
        article = _ARTICLE.match(text)
        head = _head(text[article.end() :] if article else text)
        return head in self.heads or head.isdecimal() or "α" <= head <= "ω"


@lru_cache(maxsize=8)
def _known(texts: Texts) -> _Known:
    exact: dict[str, tuple[int, ...]] = {}
    folded: dict[str, tuple[int, ...]] = {}
    for place, text in enumerate(texts):
        sides = writing.sides(text)
        for form in {*map(folding.exact, sides)}:
            exact[form] = (*exact.get(form, ()), place)
        for form in {form for side in sides for form in folding.forms(side)}:
            folded[form] = (*folded.get(form, ()), place)
    heads = frozenset(map(_head, (*exact, *folded)))
    longest = max(len(plain(side)) for text in texts for side in writing.sides(text))
    return _Known(exact, folded, heads, longest, writing.signed(texts))


def _head(text: str) -> str:
    """The first letter or digit without its accent, a syllable's first jamo."""
    found = re.search(r"[^\W_]", text)
    return unicodedata.normalize("NFKD", found[0] if found else text[:1])[:1].casefold()


@lru_cache(maxsize=8)
def _longest(texts: Texts) -> int:
    """The most atoms a text has, with some for an ending."""
    sides = (plain(side) for text in texts for side in writing.sides(text))
    return max(len(_ATOM.findall(side)) for side in sides) + _LONGEST_LABEL - 1
