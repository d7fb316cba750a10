"""text: a word or a few, compared after folding; several in any order with `all:`.

What folds together is decided in `folding`; what a concept may be called, in terms.yaml.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from quizcli import folding
from quizcli.errors.answer import CaseDiffers, Empty, Extra, Missing, TooLong
from quizcli.errors.deck import EmptyText, TermOrAll, UnknownTerm
from quizcli.kinds import Fault, Samples
from quizcli.model import Card, Grade, Reading, Terms, Text, Unreadable, Variant

SELF_RATED = False
LONGEST = 400
"""Characters an answer may have: past that it is a paste, not an answer."""

_BETWEEN = re.compile(r"[\s,;/·ㆍ&+、，；()\[\]（）]+|\b(?:and|및|그리고)\b")
_JOINING = ("하고", "이랑", "와", "과", "랑")
_NUMBERING = re.compile(r"\d{1,2}[.)]?|[①-⑳]|[-*•·]")
_GLOSSED = re.compile(r"(.+?)\s*[(（\[]([^()（）\[\]]+)[)）\]]\s*(\S*)")


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
        elif not (names := _names(element, terms)) or not all(map(folding.fold, names)):
            found.append(Fault(path, EmptyText()))
    return found


def form(fields: Fields) -> str:
    several = isinstance(fields.answer, Wanted) and fields.answer.all
    return "form.text.all" if several else "form.text"


def essence(fields: Fields) -> str:
    """The terms and first forms wanted: further alternatives change nothing."""
    wanted = (element for _, element in _elements(fields))
    return "\0".join(
        f"term {e.term}" if isinstance(e, Term) else e if isinstance(e, str) else e[0]
        for e in wanted
    )


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


def variant(card: Card, seed: int, terms: Terms) -> Variant:
    wanted = [element for _, element in _elements(card.fields)]
    titles = [_title(element, terms) for element in wanted]
    key = Text(ko=", ".join(t.ko for t in titles), en=", ".join(t.en for t in titles))
    groups = tuple(
        (title, _names(element, terms)) for title, element in zip(titles, wanted, strict=True)
    )
    return Variant(card=card, seed=seed, key=key, answer=groups)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    if not folding.fold(typed):
        return Unreadable(Empty())
    shown = folding.plain(typed)
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
    """Whether a name is given, or a name with further names behind it in parentheses."""

    def given(text: str) -> bool:
        return any(folding.same(text, name, case=case) for name in names)

    if given(typed):
        return True
    glossed = _GLOSSED.fullmatch(typed)
    if not glossed:
        return False
    before, inside, ending = glossed.groups()
    return given(before + ending) and all(map(given, re.split("[,/]", inside)))


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
    at most eight words, so the work is bounded by eight times the words times the names.
    """
    numbered = any(_NUMBERING.fullmatch(name) for names in groups for name in names)
    words = [
        word
        for word in _BETWEEN.split(typed)
        if folding.fold(word) and (numbered or not _NUMBERING.fullmatch(word))
    ]
    known = {
        form: index
        for index, names in reversed(list(enumerate(groups)))
        for name in names
        for form in folding.forms(" ".join(_BETWEEN.split(name)), case=case)
    }

    def named(run: list[str]) -> int | None:
        text = " ".join(run)
        cut = [text[: -len(end)] for end in _JOINING if text.endswith(end)]
        said = (form for each in (text, *cut) for form in folding.readings(each, case=case))
        return next((known[form] for form in said if form in known), None)

    @cache
    def best(start: int) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
        if start == len(words):
            return (0, (), ())
        left, given, extra = best(start + 1)
        ways = [(left + 1, given, (words[start], *extra))]
        for end in range(start + 1, min(start + 8, len(words)) + 1):
            index = named(words[start:end])
            if index is not None:
                left, given, extra = best(end)
                ways.append((left, (index, *given), extra))
        return min(ways, key=lambda way: (way[0], -len(set(way[1]))))

    _, given, extra = best(0)
    return frozenset(given), extra


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
