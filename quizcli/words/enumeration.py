"""Names given in a row, however they are separated, and which of them were wanted.

Commas, spaces, numbering, joining words and particles, glosses in brackets: all that may stand
between names in a list is known here.
"""

import re

from msgspec import Struct

from quizcli.words import folding

_WORD = re.compile(r"(?<![\w.])\d{1,2}\.(?=[^\W\d_])|&|[^\s,;/|·ㆍ•→&+、()\[\]]+")
_GLUED = re.compile(r"[/|·+()\[\]]*")
JOINING = ("하고", "이랑", "와", "과", "랑")
"""Particles that join a name to the next."""
_JOINER = re.compile(r"and|both|vs\.?|및|그리고|[-*&]", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")
_NUMBER = re.compile(r"(\d{1,2})\.?")
_LETTERED = re.compile(r"(?<!\S)\(?([a-j])[.)]\s*(?=[^\W\d_]{2})", re.IGNORECASE)
_COUNTED = re.compile(
    r"[\s,]+(?:이렇게 |총 |모두 )*(\d{1,2}|[두세네]|다섯|여섯) ?(?:가지|개)"
    r"(?:입니다|이다|요|임)?[.!]*$"
)
_COUNTS = ("", "", "두", "세", "네", "다섯", "여섯")
_LONGER = 24
"""Characters by which what is typed for a name may be longer than any of its forms."""


class Divided(Struct, frozen=True):
    """The groups named, and the words that name none; whether these stand in one place."""

    given: frozenset[int]
    extra: tuple[str, ...]
    together: bool


def divide(typed: str, groups: list[tuple[str, ...]], case: bool) -> Divided:
    """The groups named in a list of names, each by one of its names.
    Of all ways to cut the words into runs, the one leaving the fewest words over; a run is
    at most eight words, so the work is bounded by eight times the words.
    """
    typed = _HYPHEN.sub(" ", _listed(typed, len(groups)))
    words = [word for word in _WORD.finditer(typed) if folding.fold(word[0])]
    known = {
        form: index
        for index, names in reversed(list(enumerate(groups)))
        for name in names
        for form in folding.forms(name, case=case)
    }
    longest = max(map(len, known), default=0) + _LONGER
    ways: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = [(0, (), ())]
    for start in reversed(range(len(words))):
        left, given, over = ways[0]
        found = [(left + 1, given, (start, *over))]
        for count in range(1, min(8, len(words) - start) + 1):
            first, end = words[start].start(), words[start + count - 1].end()
            if len(folding.plain(typed[first:end]).replace(" ", "")) > longest:
                break
            index = _index(typed, first, end, known, case)
            if index is not None:
                left, given, over = ways[count - 1]
                found.append((left, (index, *given), over))
        ways.insert(0, min(found, key=lambda way: (way[0], -len(set(way[1])))))
    _, given, over = ways[0]
    over = _extra([word[0] for word in words], over)
    together = over == (*range(over[0], over[-1] + 1),) if over else False
    return Divided(frozenset(given), tuple(words[place][0] for place in over), together)


def _listed(typed: str, count: int) -> str:
    """The list without letters before its names, without their count; `QKV` as `Q K V`."""
    counted = _COUNTED.search(typed)
    if counted and counted[1] in (str(count), _COUNTS[count] if count < len(_COUNTS) else ""):
        typed = typed[: counted.start()]
    letters = "".join(_LETTERED.findall(typed)).lower()
    if len(letters) > 1 and "abcdefghij".startswith(letters):
        typed = _LETTERED.sub("", typed)
    return " ".join(typed) if count > 1 and re.fullmatch(f"[A-Z]{{{count}}}", typed) else typed


def _index(typed: str, start: int, end: int, known: dict[str, int], case: bool) -> int | None:
    """The group that a stretch of the answer names, with the brackets and signs glued to it."""
    before = _GLUED.match(typed[:start][::-1])
    after = _GLUED.match(typed, end)
    starts = dict.fromkeys((start - (before.end() if before else 0), start))
    ends = dict.fromkeys((after.end() if after else end, end))
    for text in (typed[first:last] for first in starts for last in ends):
        for said in (text, *(text[: -len(e)] for e in JOINING if text.endswith(e))):
            for form in folding.readings(said, case=case):
                if form in known:
                    return known[form]
    return None


def _extra(words: list[str], over: tuple[int, ...]) -> tuple[int, ...]:
    """Where words are left over but for joiners, an ending, a numbering that opens with 1."""
    tails = (place for place in over if over[place - len(words) :] == (*range(place, len(words)),))
    last = next((p for p in tails if ")" in folding.spoken(")" + "".join(words[p:]))), len(words))
    over = tuple(place for place in over if place < last)
    over = tuple(place for place in over if not _JOINER.fullmatch(words[place]))
    numbers = {place: int(n[1]) for place in over if (n := _NUMBER.fullmatch(words[place]))}
    counted = list(numbers.values()) == list(range(1, len(numbers) + 1)) and 0 in numbers
    return tuple(place for place in over if not (counted and place in numbers))
