"""How a deck is worded: both languages complete, no bare particles, one word a concept."""

import re
from collections.abc import Iterable, Iterator, Mapping

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.errors.check import OneLanguage, TermVaries
from quizcli.model import Card, Lang, Term, Text
from quizcli.variants import placeholders

_HANGUL = re.compile("[가-힣]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}\s+(?:[a-z]{2,}\s+){2,}[a-z]{2,}")
"""Four words in a row: more than a name that both languages share."""


def texts(card: Card) -> list[tuple[str, Text]]:
    """Every text of a card that is shown, by its field."""
    named = {"ask": card.ask, "hint": card.hint, "work": card.work}
    found = [(name, text) for name, text in named.items() if text]
    inner = kinds.load(card.kind).texts(card.fields)
    found += [(".".join(map(str, path)), text) for path, text in inner]
    for slip in card.computed.slips if card.computed else ():
        found += [(f"slips.{slip.label}", slip.say)] if slip.say else []
    return found


def particles(card: Card) -> Iterator[Reason]:
    """Korean particles that do not change with the number before them."""
    for _, text in texts(card):
        yield from placeholders.bare(text.ko)


def languages(card: Card) -> Iterator[Reason]:
    """Texts of which one side is in the other language."""
    for field, text in texts(card):
        if _HANGUL.search(text.en):
            yield OneLanguage(field, "en")
        elif _ENGLISH.search(text.ko) and not _HANGUL.search(text.ko):
            yield OneLanguage(field, "ko")


def terms(cards: Iterable[Card], known: Mapping[str, Term]) -> Iterator[Reason]:
    """Concepts that the cards call by several names of one language.

    A name inside another one (손실, 손실 함수) is no second name; one that several terms share
    tells nothing.
    """
    every = [text for card in cards for _, text in texts(card)]
    sides: tuple[Lang, ...] = ("ko", "en")
    for lang in sides:
        owners = _owners(known, lang)
        if not owners:
            continue
        longest = sorted(owners, key=len, reverse=True)
        edge = r"(?<![a-z])" if lang == "en" else ""
        end = r"(?=(?:e?s)?(?![a-z]))" if lang == "en" else ""
        pattern = re.compile(f"{edge}(?:{'|'.join(map(re.escape, longest))}){end}")
        used: dict[str, set[str]] = {}
        for text in every:
            for word in pattern.findall((text.ko if lang == "ko" else text.en).casefold()):
                used.setdefault(owners[word], set()).add(word)
        for term, words in used.items():
            shortest = {word for word in words if not any(w != word and w in word for w in words)}
            if term and len(shortest) > 1:
                yield TermVaries(term, tuple(sorted(shortest)))


def _owners(known: Mapping[str, Term], lang: Lang) -> dict[str, str]:
    """The term of each name; nothing where several share it."""
    found: dict[str, str] = {}
    for term in known.values():
        for name in term.ko if lang == "ko" else term.en:
            word = name.casefold()
            found[word] = term.id if found.get(word, term.id) == term.id else ""
    return {word: term for word, term in found.items() if len(word) > 1}
