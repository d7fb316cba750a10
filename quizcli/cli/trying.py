"""What the commands for authors and scripts share: the card, its seed, JSON in and out."""

import json
import math
import sys
from collections.abc import Iterator
from typing import Any

from quizcli import variants
from quizcli.cli.opened import Opened
from quizcli.errors import QuizError, Reason
from quizcli.errors.command import BadLine, NoSuchItem
from quizcli.errors.history import NeedsPart, SeveralDecks
from quizcli.messages import say
from quizcli.model import Card, Lang
from quizcli.session.judging import UNANSWERED
from quizcli.session.trial import Trial, Tried
from quizcli.store import index, log
from quizcli.store.database import Store, open_readonly


def card(decks: Store, item: str) -> Card:
    """The card of this item. Raises QuizError naming the one probably meant.

    The card's id alone is enough where only one deck has it.
    """
    found = index.card(decks, item) if item.isprintable() else None
    if found is not None:
        return found
    known = index.items(decks)
    names = named(item, known)
    if not names:
        raise QuizError(no_such_item(item, known))
    if len(names) > 1:
        raise QuizError(NeedsPart(names[0].partition("#")[0], names))
    found = index.card(decks, names[0])
    assert found
    return found


def whole(decks: Store, item: str) -> Card:
    """A card as its deck has it, whichever of its parts is named. Raises QuizError."""
    known = index.items(decks)
    names = named(item, known)
    found = index.card(decks, names[0]) if names else None
    if found is None:
        raise QuizError(no_such_item(item, known))
    return found


def no_such_item(item: str, known: tuple[str, ...]) -> NoSuchItem:
    return NoSuchItem(item if item.isprintable() else ascii(item), known)


def named(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The items of one card that a name can mean: itself, or all parts of the card.

    A name without a deck is looked for in all. Raises QuizError where several decks have it.
    """
    if name in known:
        return (name,)
    if ":" in name:
        return tuple(item for item in known if item.startswith(f"{name}#"))
    found = tuple(item for item in known if name in _without_deck(item))
    cards = tuple(dict.fromkeys(item.partition("#")[0] for item in found))
    if len(cards) > 1:
        whole = "#" not in name
        raise QuizError(SeveralDecks(name, cards if whole else found))
    return found


def _without_deck(item: str) -> tuple[str, str]:
    """The item's names without its deck: whole, and without its part."""
    own = item.partition(":")[2]
    return own, own.partition("#")[0]


def variant(here: Opened, trial: Trial, card: Card, seed: int | None) -> Tried:
    """The variant of a seed, or without one the variant that comes next. Raises QuizError."""
    seeds = variants.seeds(card.item, _reviews(here, card.item)) if seed is None else (seed,)
    found: Tried | Reason | None = None
    for number in seeds:
        found = trial.variant(card, number)
        if isinstance(found, (Tried, *UNANSWERED)):
            break
    if isinstance(found, Tried):
        return found
    assert found
    raise QuizError(found)


def _reviews(here: Opened, item: str) -> int:
    if not here.home.database.exists():
        return 0
    store = open_readonly(here.home.database)
    try:
        return log.standing(store, item).reviews
    finally:
        store.close()


def reason(lang: Lang, found: Reason) -> dict[str, str]:
    """A reason as JSON: its class, for programs, and the sentence, for people."""
    return {"reason": type(found).__name__, "message": say(lang, found)}


def put(what: object) -> None:
    """One JSON line to stdout, at once: whoever reads may be waiting for it."""
    print(json.dumps(what, ensure_ascii=False), flush=True)


def _no_number(name: str) -> None:
    """JSON has no NaN and no infinity, whatever Python makes of them."""
    raise ValueError(name)


def _finite(text: str) -> float:
    """A number too large for a float is none either."""
    if not math.isfinite(float(text)):
        raise ValueError(text)
    return float(text)


def requests(wanted: str) -> Iterator[tuple[int, dict[str, Any] | BadLine]]:
    """The JSON objects on standard input, with the number of their line; empty lines are passed."""
    for number, line in enumerate(sys.stdin or (), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line, parse_constant=_no_number, parse_float=_finite)
            json.dumps(found, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            found.pop("error", None)
        yield number, found if isinstance(found, dict) else BadLine(number, wanted)
