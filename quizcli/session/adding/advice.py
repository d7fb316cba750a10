"""What an author would want to know before a card is saved: it may be there already, or a word
be used otherwise in the other decks. Advice never refuses.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from quizcli import kinds
from quizcli.decks import starter
from quizcli.errors import Reason
from quizcli.errors.adding import (
    AlikeQuestion,
    IsATerm,
    OtherWord,
    SameQuestion,
    ShippedDeck,
    WaitsForNone,
)
from quizcli.model import Card, Lang, Term, Text
from quizcli.session import wording
from quizcli.session.adding.shelf import Shelf
from quizcli.store import index, search, usage
from quizcli.store.index import question_key
from quizcli.words import folding

ALIKE = 0.8
"""How much of two questions must agree, from 0 to 1, for the one to be shown beside the other."""

CANDIDATES = 12
LEAST_CARDS = 3
"""So many cards make a word the usual one."""


def advice(shelf: Shelf, card: Card) -> list[Reason]:
    """All there is to say of a card that is about to be added."""
    return [
        *duplicates(shelf, card.ask, card.item),
        *_terms(shelf, card),
        *_words(shelf, card),
        *_shipped(shelf, card),
        *_after(shelf, card),
    ]


def duplicates(shelf: Shelf, ask: Text, own: str = "") -> Iterator[Reason]:
    """Cards other than `own` that ask the same, or nearly."""
    shelf.searchable()
    mine = {question_key(text) for text in (ask.ko, ask.en)}
    items = dict.fromkeys(
        item for text in sorted(mine) for item in search.alike(shelf.cache, text, CANDIDATES)
    )
    for item in items:
        other = shelf.card(item)
        if other is None or item == own:
            continue
        asked = {question_key(text) for text in (other.ask.ko, other.ask.en)}
        if mine & asked:
            yield SameQuestion(item)
        elif any(_alike(one, two) for one in mine for two in asked):
            yield AlikeQuestion(item, other.ask)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _terms(shelf: Shelf, card: Card) -> Iterator[Reason]:
    """Answers written out that are names of a term."""
    alone = kinds.alone(card)
    answer: Any = getattr(alone.fields, "answer", None)
    if alone.kind != "text" or not isinstance(answer, (str, tuple)):
        return
    given = (answer,) if isinstance(answer, str) else answer
    for term in shelf.terms.values():
        name = next((one for one in given if _is_name(one, term)), "")
        if name and not all(any(folding.same(each, one) for one in given) for each in term.names):
            yield IsATerm(name, term.id, term.names)


def named(shelf: Shelf, words: list[str]) -> Term | None:
    """The term all of the words are names of."""
    terms = shelf.terms.values()
    return next((t for t in terms if all(_is_name(word, t) for word in words)), None)


def _is_name(word: str, term: Term) -> bool:
    return any(folding.same(word, name) for name in term.names)


def _words(shelf: Shelf, card: Card) -> Iterator[Reason]:
    """Words for a concept that the decks usually call otherwise."""
    every = [text for _, text in wording.texts(card)]
    sides: tuple[Lang, ...] = ("ko", "en")
    for lang in sides:
        used = " ".join(_side(text, lang) for text in every).casefold()
        for term in shelf.terms.values():
            names = term.ko if lang == "ko" else term.en
            here = max((name for name in names if name.casefold() in used), key=len, default="")
            if not here or len(names) < 2:
                continue
            counts = {name: usage.cards_with(shelf.cache, name) for name in names}
            usual = max(names, key=lambda name: counts[name])
            inside = usual.casefold() in here.casefold() or here.casefold() in usual.casefold()
            if counts[usual] >= LEAST_CARDS and not counts[here] and not inside:
                yield OtherWord(here, usual, counts[usual])


def _side(text: Text, lang: Lang) -> str:
    return text.of(lang)


def _shipped(shelf: Shelf, card: Card) -> Iterator[Reason]:
    """A deck of the program's own, which would not be renewed any more."""
    path = shelf.decks().get(card.deck)
    if path and path.is_relative_to(shelf.home.starter):
        name = path.relative_to(shelf.home.starter)
        if (starter.source() / name).exists():
            yield ShippedDeck(card.deck)


def _after(shelf: Shelf, card: Card) -> Iterator[Reason]:
    """Items it comes after that there are not."""
    known = index.items(shelf.cache)
    names = {*known, *(item.partition("#")[0] for item in known), card.item}
    for first in card.after:
        if first not in names:
            yield WaitsForNone(card.item, first)
