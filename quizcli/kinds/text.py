"""text: a word or a few, compared after folding; several in any order with `all:`.

What folds together is decided in `folding`; what a concept may be called, in terms.yaml.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from quizcli import folding
from quizcli.errors import Reason
from quizcli.errors.answer import CaseDiffers, Empty, Extra, Missing, TooLong
from quizcli.errors.deck import EmptyText, TermOrAll, UnknownTerm
from quizcli.errors.form import TypeAll, TypeWord
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Variant

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("answer", "words"),)
LONGEST = 400
"""Characters an answer may have: past that it is a paste, not an answer."""

_WORD = re.compile(r"(?<![\w.])\d{1,2}\.(?=[^\W\d_])|&|[^\s,;/|·ㆍ•→&+、()\[\]]+")
_GLUED = re.compile(r"[/|·+()\[\]]*")
_JOINING = ("하고", "이랑", "와", "과", "랑")
_JOINER = re.compile(r"and|및|그리고|[-*&]", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,2})\.?")
_GLOSSED = re.compile(r"(.+?)[(\[]([^()\[\]]+)[)\]]([^()\[\]]*)")


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    term: str


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """`term`: any name of that term; `all`: each of these, in any order."""

    term: str = ""
    all: tuple[Term | tuple[str, ...] | str, ...] = ()


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    answer: Wanted | tuple[str, ...] | str
    case: Literal["", "exact"] = ""


Element = Term | tuple[str, ...] | str


def _elements(fields: Fields) -> Iterator[tuple[tuple[str | int, ...], Element]]:
    """Each thing wanted, with the path to it in the card."""
    answer = fields.answer
    if not isinstance(answer, Wanted):
        yield ("answer",), answer
    elif answer.term:
        yield ("answer", "term"), Term(answer.term)
    else:
        for index, element in enumerate(answer.all):
            yield ("answer", "all", index), element


def _names(element: Element, terms: Terms) -> tuple[str, ...]:
    """The forms in which a thing may be given."""
    if isinstance(element, Term):
        return terms[element.term].names
    return (element,) if isinstance(element, str) else element


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    answer = fields.answer
    if isinstance(answer, Wanted) and bool(answer.term) == bool(answer.all):
        return [Fault(("answer",), TermOrAll())]
    found = []
    for path, element in _elements(fields):
        if isinstance(element, Term):
            if element.term not in terms:
                found.append(Fault(path, UnknownTerm(element.term, tuple(terms))))
        elif not (names := _names(element, terms)) or not all(map(_says, names)):
            found.append(Fault(path, EmptyText()))
    return found


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return []


def known(fields: Fields) -> tuple[str, ...]:
    """The forms written out; those of terms are known from terms.yaml."""
    elements = (element for _, element in _elements(fields) if not isinstance(element, Term))
    return tuple(name for element in elements for name in _names(element, {}))


def form(variant: Variant) -> Reason:
    answer = variant.card.fields.answer
    return TypeAll() if isinstance(answer, Wanted) and answer.all else TypeWord()


def essence(fields: Fields) -> str:
    """The terms and first forms wanted: further alternatives change nothing."""
    wanted = (element for _, element in _elements(fields))
    return "\0".join(
        f"term {e.term}" if isinstance(e, Term) else e if isinstance(e, str) else e[0]
        for e in wanted
    )


def _says(name: str) -> bool:
    """Whether anything is left of a name once folded."""
    return bool(re.search("[A-Za-z0-9가-힣]", name) or folding.fold(name))


def _title(element: Element, terms: Terms) -> Text:
    """How a thing is shown: its first name in the language, others of use behind it."""
    if isinstance(element, Term):
        term = terms[element.term]
        english = (*term.en[:1], *term.short[:1])
        korean = (*term.ko[:1], *reversed(english))
    else:
        names = _names(element, terms)
        hangul = [name for name in names if re.search("[가-힣]", name)]
        english = tuple(name for name in names if name not in hangul)[:2]
        korean = (*hangul[:1], *english)
    return Text(ko=_behind(korean or english), en=_behind(english or korean))


def _behind(names: tuple[str, ...]) -> str:
    return names[0] + (f" ({', '.join(names[1:])})" if names[1:] else "")


def variant(made: Made, terms: Terms) -> Variant:
    wanted = [element for _, element in _elements(made.card.fields)]
    titles = [_title(element, terms) for element in wanted]
    key = Text(ko=", ".join(t.ko for t in titles), en=", ".join(t.en for t in titles))
    groups = tuple(
        (title, _names(element, terms)) for title, element in zip(titles, wanted, strict=True)
    )
    return Variant(made=made, key=key, answer=groups)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    if not folding.fold(typed):
        return Unreadable(Empty())
    shown = folding.plain(typed)
    if len(shown) > LONGEST:
        return Unreadable(TooLong(len(shown), LONGEST))
    return Reading(shown=Text(shown, shown), value=shown)


def grade(variant: Variant, reading: Reading) -> Grade:
    groups: tuple[tuple[Text, tuple[str, ...]], ...] = variant.answer
    case = variant.card.fields.case == "exact"
    if len(groups) > 1:
        return _grade_all(groups, reading.value, case)
    names = groups[0][1]
    if _named(reading.value, names, case=case):
        return Grade(right=True)
    if case and _named(reading.value, names, case=False):
        return Grade(right=False, why=(CaseDiffers(reading.value),))
    return Grade(right=False)


def _named(typed: str, names: tuple[str, ...], *, case: bool) -> bool:
    """Whether a name is given, alone or with further names of the same thing.

    They stand behind it in parentheses, or after a comma, slash, colon or equals sign.
    """

    def given(text: str) -> bool:
        return any(folding.same(text, name, case=case) for name in names)

    if given(typed):
        return True
    if glossed := _GLOSSED.fullmatch(typed):
        before, inside, ending = glossed.groups()
        return given(before + ending) and all(map(given, re.split("[,/]", inside)))
    parts = re.split("[,/:=]", typed)
    return len(parts) > 1 and all(re.search(r"[^\W\d_]{2}", p) and given(p) for p in parts)


def _grade_all(groups: tuple[tuple[Text, tuple[str, ...]], ...], typed: str, case: bool) -> Grade:
    """Each group named once or more, and nothing else."""
    given, extra = _divide(typed, [names for _, names in groups], case)
    missing = tuple(title for index, (title, _) in enumerate(groups) if index not in given)
    why = [Missing(missing)] if missing else []
    return Grade(right=not why and not extra, why=(*why, *([Extra(extra)] if extra else [])))


def _divide(
    typed: str, groups: list[tuple[str, ...]], case: bool
) -> tuple[frozenset[int], tuple[str, ...]]:
    """The groups named in a list of names however separated, and the words that name none.

    Of all ways to cut the words into runs, the one leaving the fewest words over; a run is
    at most eight words, so the work is bounded by eight times the words.
    """
    words = [word for word in _WORD.finditer(typed) if folding.fold(word[0])]
    known = {
        form: index
        for index, names in reversed(list(enumerate(groups)))
        for name in names
        for form in folding.forms(name, case=case)
    }
    ways: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = [(0, (), ())]
    for start in reversed(range(len(words))):
        left, given, over = ways[0]
        found = [(left + 1, given, (start, *over))]
        for count in range(1, min(8, len(words) - start) + 1):
            index = _index(typed, words[start].start(), words[start + count - 1].end(), known, case)
            if index is not None:
                left, given, over = ways[count - 1]
                found.append((left, (index, *given), over))
        ways.insert(0, min(found, key=lambda way: (way[0], -len(set(way[1])))))
    _, given, over = ways[0]
    return frozenset(given), _extra([word[0] for word in words], over)


def _index(typed: str, start: int, end: int, known: dict[str, int], case: bool) -> int | None:
    """The group that a stretch of the answer names, with the brackets and signs glued to it."""
    before = _GLUED.match(typed[:start][::-1])
    after = _GLUED.match(typed, end)
    starts = dict.fromkeys((start - (before.end() if before else 0), start))
    ends = dict.fromkeys((after.end() if after else end, end))
    for text in (typed[first:last] for first in starts for last in ends):
        for said in (text, *(text[: -len(e)] for e in _JOINING if text.endswith(e))):
            for form in folding.readings(said, case=case):
                if form in known:
                    return known[form]
    return None


def _extra(words: list[str], over: tuple[int, ...]) -> tuple[str, ...]:
    """The words left over but for joiners, an ending, and a numbering that opens with 1."""
    tails = (place for place in over if over[place - len(words) :] == (*range(place, len(words)),))
    last = next((p for p in tails if ")" in folding.spoken(")" + "".join(words[p:]))), len(words))
    over = tuple(place for place in over if place < last)
    over = tuple(place for place in over if not _JOINER.fullmatch(words[place]))
    numbers = {place: int(n[1]) for place in over if (n := _NUMBER.fullmatch(words[place]))}
    counted = list(numbers.values()) == list(range(1, len(numbers) + 1)) and 0 in numbers
    return tuple(words[place] for place in over if not (counted and place in numbers))


def samples(variant: Variant) -> Samples:
    groups: tuple[tuple[Text, tuple[str, ...]], ...] = variant.answer
    if len(groups) == 1:
        right = groups[0][1]
    else:
        firsts = [names[0] for _, names in groups]
        lasts = [names[-1] for _, names in groups]
        right = (", ".join(firsts), " ".join(reversed(lasts)), " / ".join(firsts))
    wrong = ("zzz", *((groups[0][1][0],) if len(groups) > 1 else ()))
    return Samples(right=right, wrong=wrong, unreadable=("", " . ", "x" * (LONGEST + 1)))
