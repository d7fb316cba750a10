"""The sentence of a cloze card: its markers, and how it looks around the hole asked for.

`[[name]]` marks a hole. On the hole's own card a blank stands there; the other holes are filled
in where a deck says what belongs there, as long as that does not answer this one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from quizcli import kinds
from quizcli.decks.parts import Whole, entries
from quizcli.decks.tree import Flaw, Mapping, at, follow, shown
from quizcli.errors import Reason
from quizcli.errors.cloze import HoleInMathematics, HoleNotInText, NoHoles, UnknownHole
from quizcli.kinds import cloze
from quizcli.model import Card, Lang, Made, Terms, Text
from quizcli.variants.placeholders import MATHEMATICS
from quizcli.words import folding

BLANK = "[?]"
"""In the place of the hole asked for."""
OTHER = "[…]"
"""In the place of another hole that cannot be filled in."""

_BRACKETS = r"\[\[([^\[\],;]*)\]\]"
_MARKER = re.compile(rf"({MATHEMATICS})|\\[\\$]|{_BRACKETS}", re.DOTALL)
_INSIDE = re.compile(_BRACKETS)
_WORD = re.compile(r"[^\W\d_]|\A[0-9]+\Z")
"""What makes a name of the text in brackets, and no matrix."""
_STRANGE = re.compile(r"[{}\\$]")
"""What would mean something else in the middle of a sentence."""


def flaws(whole: Whole) -> list[Flaw]:
    """What is wrong between the sentence and the holes of a card that has any."""
    divided, asked = whole.divided, whole.common.get("ask")
    pair = whole.node.pairs.get(divided.field) if divided and divided.kinds else None
    if divided is None or pair is None or not isinstance(pair[1], Mapping):
        return []
    if not pair[1].pairs:
        return [at(pair[0], NoHoles())]
    named = entries(whole, divided, [])
    return list(_unmatched(whole, asked, pair[1], tuple(named))) if asked and named else []


def _unmatched(
    whole: Whole, asked: dict[str, str], holes: Mapping, names: tuple[str, ...]
) -> Iterator[Flaw]:
    found: dict[str, set[str]] = {}
    for language, text in asked.items():
        place = follow(whole.node, ("ask", language))
        found[language] = set()
        for marker in _MARKER.finditer(text):
            for name in map(str.strip, _INSIDE.findall(marker[1] or "")):
                if name in names:
                    yield at(place, HoleInMathematics(name))
                    found[language].add(name)
            if (name := _name(marker)) in names:
                found[language].add(name)
            elif _WORD.search(name):
                yield at(place, UnknownHole(shown(name), names))
    for name in names:
        missing = [language for language, there in found.items() if name not in there]
        if missing:
            language = missing[0] if len(missing) < len(found) else ""
            yield at(holes.pairs[name][0], HoleNotInText(name, language))


def _name(marker: re.Match[str]) -> str:
    """What stands in the brackets; nothing where it is mathematics, or a sign of its own."""
    return (marker[2] or "").strip()


def within(whole: Whole, card: Card) -> Card:
    """A part as a card of the whole card's kind, where it was read as one of its own."""
    divided = whole.divided
    if divided is None or not divided.kinds:
        return card
    fields = cloze.fields_of(card.part, card.kind, card.fields)
    return structs.replace(card, kind=whole.common["kind"], fields=fields)


class _Hole(Struct, frozen=True):
    """What a hole's answer looks like in the sentence, and the forms by which it is told.

    Nothing where it is computed.
    """

    filling: Text | None = None
    forms: frozenset[str] = frozenset()


def set_out(cards: Sequence[Card], terms: Terms) -> list[Card]:
    """The holes' cards with the sentence as each shows it; other cards as they are."""
    if not cards or not isinstance(cards[0].fields, cloze.Fields):
        return list(cards)
    holes = {card.part: _hole(kinds.alone(card), terms) for card in cards}
    return [structs.replace(card, ask=_sentence(card, holes)) for card in cards]


def _hole(card: Card, terms: Terms) -> _Hole:
    kind = kinds.load(card.kind)
    variant = kind.variant(Made(card, 0, card.ask), terms)
    if isinstance(variant, Reason):
        return _Hole()
    if card.kind == "text":
        answer = card.fields.answer
        filling = Text(ko=_words(answer, terms, "ko"), en=_words(answer, terms, "en"))
        names = tuple(_names(answer, terms))
    else:
        typed = kind.samples(variant).right[0]
        filling, names = Text(typed, typed), (typed,)
    forms = {f"{card.kind}\0{kind.essence(card.fields)}"}.union(*map(folding.forms, names))
    strange = _STRANGE.search(filling.ko + filling.en)
    return _Hole(None if strange else filling, frozenset(forms))


_HANGUL = re.compile("[가-힣]")


def _words(answer: Any, terms: Terms, lang: Lang) -> str:
    """The first form of a text answer in a language, or the first of all."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, tuple):
        fitting = (form for form in answer if bool(_HANGUL.search(form)) == (lang == "ko"))
        return str(next(fitting, answer[0]))
    if getattr(answer, "all", ()):
        return ", ".join(_words(each, terms, lang) for each in answer.all)
    return _words(terms[answer.term].names, terms, lang)


def _names(answer: Any, terms: Terms) -> Iterator[str]:
    """Every form of a text answer, or of any that it lists."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, tuple):
        yield from answer
    elif getattr(answer, "all", ()):
        for each in answer.all:
            yield from _names(each, terms)
    else:
        yield from terms[answer.term].names


def _sentence(card: Card, holes: dict[str, _Hole]) -> Text:
    """The sentence around a hole: none of the others says what would be right in it."""
    own, unknown = holes[card.part].forms, Text(OTHER, OTHER)
    around = {
        name: hole.filling if hole.filling and own.isdisjoint(hole.forms) else unknown
        for name, hole in holes.items()
    }
    around[card.part] = Text(BLANK, BLANK)
    return Text(ko=_around(card.ask.ko, around, "ko"), en=_around(card.ask.en, around, "en"))


def _around(text: str, around: dict[str, Text], lang: Lang) -> str:
    return _MARKER.sub(lambda m: around[n].of(lang) if (n := _name(m)) in around else m[0], text)
