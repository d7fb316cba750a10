"""A card taken from one deck and put into another, with its history and what comes after it."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from quizcli.decks import cards, files, naming, rewriting
from quizcli.decks.rewriting import Alone
from quizcli.decks.tree import Flaw
from quizcli.errors import Reason
from quizcli.errors.adding import CannotRewrite, ThereAlready
from quizcli.model import Card
from quizcli.session.adding.shelf import Shelf


class Change(Struct, frozen=True):
    """A file as it was (None: it is yet to be made) and as it is to be."""

    path: Path
    before: bytes | None
    after: bytes


class Move(Struct, frozen=True):
    """What moving a card writes, in this order: the card is never in no deck."""

    former: str
    item: str
    changes: tuple[Change, ...]


def proposed(shelf: Shelf, card: Card, deck: str, *, create: bool) -> Move | Reason:
    """The move of a card to another deck; everything of it is read again before it is believed."""
    former, item = f"{card.deck}:{card.id}", f"{deck}:{card.id}"
    if card.deck == deck:
        return ThereAlready(former, deck)
    path = Path(card.place.file)
    data = files.load(path)
    if isinstance(data, Reason):
        return data
    number = naming.number_of(data, card.id)
    taken = rewriting.removed(data, number or 0, str(path))
    if isinstance(taken, Reason):
        return taken
    rest, text = taken
    given = rewriting.alone(naming.whole_names(text, card.deck).encode())
    if isinstance(given, Flaw):
        return CannotRewrite(str(path))
    target = _target(shelf, given, deck, create=create)
    if isinstance(target, Reason):
        return target
    after = naming.after_another(target.after, deck, former, item)
    target = Change(target.path, target.before, after)
    left = naming.after_another(rest, card.deck, former, item)
    changes = [
        target,
        Change(path, data, left),
        *_dependents(shelf, card, item, (path, target.path)),
    ]
    if any(not _sound(shelf, change) for change in changes):
        return CannotRewrite(str(path))
    return Move(former, item, tuple(changes))


def _target(shelf: Shelf, given: list[Alone], deck: str, *, create: bool) -> Change | Reason:
    """The deck with the card; one that has it already, as after a move cut short, stays."""
    found = shelf.bytes_of(deck, create=create)
    if isinstance(found, Reason):
        return found
    path, before, start = found
    id_ = given[0].id()
    if (number := naming.number_of(start, id_)) is not None:
        there = rewriting.removed(start, number, str(path))
        if isinstance(there, Reason) or there[1] != given[0].text:
            return ThereAlready(f"{deck}:{id_}", deck)
        return Change(path, before, start)
    proposal = shelf.proposed(deck, given, create=create)
    if isinstance(proposal, Reason):
        return proposal
    if proposal.problems:
        return proposal.problems[0].reason
    return Change(path, before, proposal.after)


def _dependents(shelf: Shelf, card: Card, item: str, done: tuple[Path, ...]) -> Iterable[Change]:
    """Other decks with cards that come after the moved one."""
    former = f"{card.deck}:{card.id}"
    for deck, path in shelf.decks().items():
        if path in done:
            continue
        data = files.load(path)
        if isinstance(data, bytes) and former.encode() in data:
            after = naming.after_another(data, deck, former, item)
            if after != data:
                yield Change(path, data, after)


def _sound(shelf: Shelf, change: Change) -> bool:
    """Whether the deck has no fault that it had not before."""
    if change.before is None:
        return True
    old, new = (
        cards.read(data, str(change.path), shelf.terms) for data in (change.before, change.after)
    )
    known = {(problem.card, problem.reason) for problem in old.problems}
    return all((problem.card, problem.reason) in known for problem in new.problems)


def carry_out(shelf: Shelf, move: Move) -> Reason | None:
    """Write the files and read the decks in one load, so that the history goes along.

    Where one cannot be written, those before it are put back as they were.
    """
    done: list[Change] = []
    for change in move.changes:
        if change.before == change.after:
            continue
        if failed := shelf.write(change.path, change.before, change.after):
            for written in reversed(done):
                shelf.put_back(written.path, written.after, written.before)
            return failed
        done.append(change)
    shelf.refresh()
    return None
