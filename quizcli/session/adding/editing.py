"""What an edit of a deck's file came to: faults it brought, cards renamed, answers changed."""

from pathlib import Path

from msgspec import Struct

from quizcli import kinds
from quizcli.decks import files
from quizcli.errors import Reason
from quizcli.model import Problem
from quizcli.session.adding.shelf import Shelf
from quizcli.store import index, moved


class Before(Struct, frozen=True):
    """A deck's file before it is opened: its bytes, and the fingerprint of each card's answer."""

    path: Path
    data: bytes
    answers: dict[str, str]
    waiting: tuple[tuple[str, str], ...]


class Outcome(Struct, frozen=True):
    """What the decks are like now: `problems` are all of the file's.

    `waiting` are items, in whatever deck, that now come after one there is not.
    """

    data: bytes
    problems: tuple[Problem, ...]
    renamed: dict[str, str]
    changed: tuple[str, ...]
    waiting: tuple[tuple[str, str], ...]


def before(shelf: Shelf, path: Path) -> Before | Reason:
    data = files.load(path)
    if isinstance(data, Reason):
        return data
    return Before(path, data, _answers(shelf, path), index.waiting(shelf.cache))


def outcome(shelf: Shelf, known: Before) -> Outcome | Reason:
    """Read the decks again. A Reason where the file cannot be read any more."""
    went = moved.known(shelf.cache)
    shelf.refresh()
    data = files.load(known.path)
    if isinstance(data, Reason):
        return data
    answers = _answers(shelf, known.path)
    return Outcome(
        data=data,
        problems=tuple(p for p in index.problems(shelf.cache) if p.place.file == str(known.path)),
        renamed={
            former: item
            for former, item in moved.known(shelf.cache).items()
            if went.get(former) != item
        },
        changed=tuple(item for item, now in answers.items() if known.answers.get(item, now) != now),
        waiting=tuple(each for each in index.waiting(shelf.cache) if each not in known.waiting),
    )


def _answers(shelf: Shelf, path: Path) -> dict[str, str]:
    deck = next((name for name, file in shelf.decks().items() if file == path), "")
    found = ((item, shelf.card(item)) for item in shelf.items(deck))
    return {item: kinds.fingerprint(card) for item, card in found if card}


def place(shelf: Shelf, item: str) -> tuple[Path, int] | None:
    """Where a card stands that is set aside, if only one can be meant: at its first fault."""
    deck, colon, rest = item.rpartition(":")
    own = str(shelf.decks().get(deck, ""))
    found: dict[str, int] = {}
    for problem in index.problems(shelf.cache):
        if problem.card == rest.partition("#")[0] and (not colon or problem.place.file == own):
            found.setdefault(problem.place.file, problem.place.line)
    places = [(Path(file), line) for file, line in found.items()]
    return places[0] if len(places) == 1 else None
