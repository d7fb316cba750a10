"""text: a word or a few, compared after folding; several in any order with `all:`.

What folds together is decided in `folding`; what a concept may be called, in terms.yaml.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.answer import CaseDiffers, Empty, Extra, Missing, TooLong
from quizcli.errors.deck import EmptyText, TermOrAll, UnknownTerm
from quizcli.errors.form import TypeAll, TypeWord
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Near, Reading, Terms, Text, Unreadable, Variant
from quizcli.words import enumeration, folding

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("answer", "words"),)
LONGEST = 400
"""Characters an answer may have: past that it is a paste, not an answer."""

_GLOSSED = re.compile(r"(.+?)[(\[]([^()\[\]]+)[)\]]([^()\[\]]*)")
_ENCLOSED = re.compile(r"(?:[(\[<]|[*_]+)([^()\[\]<>*]+)(?:[)\]>]|[*_]+)")
_ALSO = re.compile(r"[,/:=]|\s(?:or|aka|i\.e\.|또는|혹은|즉|-)\s", re.IGNORECASE)
_SCRIPTS = re.compile(r"(?<=[A-Za-z0-9)])\s+(?=[가-힣])|(?<=[가-힣)])\s+(?=[A-Za-z])")


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
    letters = _letters([name for _, names in groups for name in names])
    ways = _undressed(reading.value, letters)
    if len(groups) > 1:
        grades = [_grade_all(groups, typed, case) for typed in dict.fromkeys((ways[0], ways[-1]))]
        return next((g for g in grades if g.right), next((g for g in grades if g.near), grades[0]))
    names = groups[0][1]
    if any(_named(typed, names, case=case) for typed in ways):
        return Grade(right=True)
    small = tuple(name.casefold() for name in names)
    if case and any(_named(typed.casefold(), small, case=True) for typed in ways):
        return Grade(right=False, why=(CaseDiffers(reading.value),))
    misses = () if case else (_near(typed, names) for typed in ways)
    return Grade(right=False, near=next(filter(None, misses), None))


def _letters(names: list[str]) -> str:
    """The letters a thing may have for a symbol: those its English words begin with."""
    return "".join(re.findall(r"(?<![^\W_])[A-Za-z]", " ".join(names)))


def _undressed(typed: str, letters: str) -> tuple[str, ...]:
    """The answer as it stands first, then without what stands round it or behind its names."""
    from quizcli.words import dressing  # its patterns wait for an answer, not for a question

    ways = dressing.undressed(typed)
    return tuple(dict.fromkeys((*ways, dressing.without_symbols(ways[1 % len(ways)], letters))))


def _ways(typed: str) -> Iterator[tuple[str, ...]]:
    """The ways to take an answer apart into names of one thing; the first is as it stands.

    Further names stand behind a name in parentheses, after a comma, slash, colon, equals sign
    or a word that says so, or follow in the other script.
    """
    yield (typed,)
    if enclosed := _ENCLOSED.fullmatch(typed):
        yield (enclosed[1],)
    if glossed := _GLOSSED.fullmatch(typed):
        before, inside, ending = glossed.groups()
        yield (before + ending, *re.split("[,/]", inside))
    parts = _ALSO.split(typed)
    if len(parts) > 1 and all(re.search(r"[^\W\d_]{2}", part) for part in parts):
        yield (*parts,)
    if len(scripts := _SCRIPTS.split(typed)) == 2:
        yield (*scripts,)


def _given(typed: str, names: tuple[str, ...], *, case: bool) -> bool:
    said = folding.readings(typed, case=case)
    return any(not said.isdisjoint(folding.forms(name, case=case)) for name in names)


def _initials(names: tuple[str, ...]) -> tuple[str, ...]:
    """What may stand in brackets behind a name: G behind `generator`, BN, LR."""
    words = (re.findall(r"[^\W\d_]+", name) for name in names if name.isascii())
    return tuple("".join(word[0] for word in each) for each in words)


def _off(way: tuple[str, ...], names: tuple[str, ...], *, case: bool) -> list[str]:
    """The parts of an answer that are no name, nor initials behind one."""
    accepted = (names, *((*names, *_initials(names)) for _ in way[1:]))
    parts = zip(way, accepted, strict=True)
    return [part for part, these in parts if not _given(part, these, case=case)]


def _named(typed: str, names: tuple[str, ...], *, case: bool) -> bool:
    """Whether a name is given, alone or with further names of the same thing."""
    return not all(_off(way, names, case=case) for way in _ways(typed))


def _one_off(typed: str, names: tuple[str, ...]) -> Near | None:
    from quizcli.words import near  # and with it the field's words: not before an answer is wrong

    return near.near(typed, names)


def _near(typed: str, names: tuple[str, ...]) -> Near | None:
    """What one part of the answer is one letter off, where the others are right."""
    for way in _ways(typed):
        off = _off(way, names, case=False)
        if len(off) == 1 and (found := _one_off(off[0], names)):
            return found
    return None


def _grade_all(groups: tuple[tuple[Text, tuple[str, ...]], ...], typed: str, case: bool) -> Grade:
    """Each group named once or more, and nothing else."""
    found = enumeration.divide(typed, [names for _, names in groups], case)
    missing = [index for index in range(len(groups)) if index not in found.given]
    if not case and found.together and len(missing) == 1:
        said = " ".join(found.extra)
        joining = (end for end in enumeration.JOINING if said.endswith(end))
        endings = (said, *(said.removesuffix(end) for end in joining))
        off = (_one_off(each, groups[missing[0]][1]) for each in endings)
        if miss := next(filter(None, off), None):
            return Grade(right=False, near=miss)
    why: list[Reason] = []
    why += [Missing(tuple(groups[index][0] for index in missing))] if missing else []
    why += [Extra(found.extra)] if found.extra else []
    return Grade(right=not why, why=tuple(why))


def samples(variant: Variant) -> Samples:
    groups: tuple[tuple[Text, tuple[str, ...]], ...] = variant.answer
    if len(groups) == 1:
        first = groups[0][1][0]
        right = (*groups[0][1], unicodedata.normalize("NFD", first), f" {first}. ")
    else:
        firsts = [names[0] for _, names in groups]
        lasts = [names[-1] for _, names in groups]
        right = (", ".join(firsts), " ".join(reversed(lasts)), " / ".join(firsts))
    wrong = ("zzz", *((groups[0][1][0],) if len(groups) > 1 else ()))
    return Samples(right=right, wrong=wrong, unreadable=("", " . ", "x" * (LONGEST + 1)))
