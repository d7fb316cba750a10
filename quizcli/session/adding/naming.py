"""An id for a card, from its question: English words, the ids of terms, else Hangul romanised."""

import re
from collections.abc import Collection, Iterable

from quizcli.model import Term, Text

MOST_WORDS, LONGEST = 5, 40
FALLBACK = "card"

_LEFT_OUT = frozenset(
    "a an the of is are was be to in on at by for with and or as it its this that what which who "
    "how many much does do did why when where from into per each give say name if than then "
    "there has have can one".split()
)
_FORMULA = re.compile(r"\$[^$]*\$|\{[^{}]*\}|\[\[|\]\]")


def proposed(ask: Text, terms: Iterable[Term], taken: Collection[str]) -> str:
    """An id no card of `taken` has; the same question gives the same."""
    name = _slug(_words(ask, terms)) or FALLBACK
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _words(ask: Text, terms: Iterable[Term]) -> list[str]:
    english = _plain(ask.en)
    found = re.findall(r"[a-z0-9]+", english)
    if len(found) >= 3 or not re.search("[가-힣]", english):
        return [word for word in found if word not in _LEFT_OUT] or found
    return _romanised(english, terms)


def _romanised(korean: str, terms: Iterable[Term]) -> list[str]:
    """Terms by their ids, the rest in Latin letters."""
    from anyascii import anyascii

    names = {name.casefold(): term.id for term in terms for name in term.ko if len(name) > 1}
    for name in sorted(names, key=len, reverse=True):
        korean = korean.replace(name, f" {names[name]} ")
    return re.findall(r"[a-z0-9]+", anyascii(korean).casefold())


def _plain(text: str) -> str:
    return _FORMULA.sub(" ", text).casefold().replace("'", "")


def _slug(words: list[str]) -> str:
    kept: list[str] = []
    for word in words[:MOST_WORDS]:
        if kept and len("-".join((*kept, word))) > LONGEST:
            break
        kept.append(word[:LONGEST])
    return "-".join(kept)
