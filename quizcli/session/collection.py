"""Decks to index: reads what changed since the last time, and notes where cards went.

A file whose size and time are the same is not opened; one whose bytes are the same is not
parsed.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from quizcli.decks import files
from quizcli.errors import Reason
from quizcli.errors.state import DifferentDecks
from quizcli.model import Deck, Place, Problem, Term, Text
from quizcli.session import moves
from quizcli.session.moves import Asked
from quizcli.store import index, moved
from quizcli.store.database import Store, Write

Progress = Callable[[int, int], None]


class Changes(Struct, frozen=True):
    """How many files were read anew and how many are gone."""

    read: int
    gone: int


def stamps(folders: list[Path]) -> list[files.Stamp]:
    """Every terms and deck file there is, terms first."""
    found = {stamp.path: stamp for folder in folders for stamp in files.scan(folder)}
    return sorted(found.values(), key=lambda stamp: (not _is_terms(stamp.path), stamp.path))


def _is_terms(path: str) -> bool:
    return Path(path).name == files.TERMS


def refresh(store: Store, folders: list[Path], progress: Progress | None = None) -> Changes:
    """Bring the index up to date with the files, and note which cards go by another name."""
    now, known = stamps(folders), index.known(store)
    gone = known.keys() - {stamp.path for stamp in now}
    fresh = [stamp for stamp in now if not _same(stamp, known.get(stamp.path))]
    if not gone and not fresh:
        return Changes(0, 0)
    with store.transaction() as write, _no_collecting():
        if any(_is_terms(path) for path in (*gone, *(stamp.path for stamp in fresh))):
            fresh, known = now, {}
        read = [stamp.path for stamp in fresh]
        before = [Asked(*row) for row in moved.asked(write, (*gone, *read))]
        for path in gone:
            index.forget(write, path)
        if fresh is now:
            _read_terms(write, [stamp for stamp in fresh if _is_terms(stamp.path)])
        _read_decks(store, write, [s for s in fresh if not _is_terms(s.path)], known, progress)
        after = [Asked(*row) for row in moved.asked(write, read)]
        _note_moves(write, before, after)
    return Changes(len(fresh), len(gone))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """What is read hangs together in no circle; looking for circles costs a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _note_moves(write: Write, before: list[Asked], after: list[Asked]) -> None:
    """Compare what the files held with what they hold; a fault keeps its card where it was."""
    there, here = {card.item for card in before}, {card.item for card in after}
    items, paths = moved.held(write)
    vanished = [
        card
        for card in before
        if card.item not in here
        and card.item.partition("#")[0] not in items
        and card.file not in paths
    ]
    appeared = [card for card in after if card.item not in there]
    moved.put(write, moves.in_one_load(vanished, appeared, moved.formers(write)))


def _same(stamp: files.Stamp, seen: index.Known | None) -> bool:
    return seen is not None and (stamp.size, stamp.mtime_ns) == (seen.size, seen.mtime_ns)


def _seen(stamp: files.Stamp, data: bytes) -> index.Known:
    return index.Known(stamp.size, stamp.mtime_ns, blake2b(data, digest_size=16).hexdigest())


def _unread(stamp: files.Stamp) -> index.Known:
    """A stamp no file has: what could not be read is tried again the next time."""
    return index.Known(stamp.size, -1, "")


def _read_terms(write: Write, stamps: list[files.Stamp]) -> None:
    """All files of terms, the later adding to the earlier."""
    from quizcli.decks import terms  # loads yaml: only where something changed

    found: dict[str, Term] = {}
    for stamp in stamps:
        data = files.load(Path(stamp.path))
        if isinstance(data, Reason):
            problems: tuple[Problem, ...] = (Problem(Place(stamp.path, 1, 1), data),)
        else:
            read, problems = terms.read(data, stamp.path)
            found |= read
        seen = _seen(stamp, data) if isinstance(data, bytes) else _unread(stamp)
        index.put(write, stamp.path, seen, _empty(problems))
    index.put_terms(write, found.values())


def _empty(problems: tuple[Problem, ...], total: int = 0) -> Deck:
    return Deck(name="", title=Text("", ""), cards=(), problems=problems, total=total)


def _read_decks(
    store: Store,
    write: Write,
    stamps: list[files.Stamp],
    known: dict[str, index.Known],
    progress: Progress | None,
) -> None:
    """Read the files given, each in its own time, so that one at a time is in memory."""
    from quizcli.decks import cards  # loads yaml: only where something changed

    words = index.terms(store)
    names = _Names(write, dict(index.decks(store)), {stamp.path for stamp in stamps})
    for done, stamp in enumerate(stamps, 1):
        data, before = files.load(Path(stamp.path)), known.get(stamp.path)
        if isinstance(data, Reason):
            problem = Problem(Place(stamp.path, 1, 1), data)
            names.put(stamp, _unread(stamp), _empty((problem,)))
        elif before and before.digest == (seen := _seen(stamp, data)).digest:
            index.restamp(write, stamp.path, seen)
            names.waiting.discard(stamp.path)
        else:
            names.put(stamp, _seen(stamp, data), cards.read(data, stamp.path, words))
        if progress:
            progress(done, len(stamps))
    names.settle()


class _Names:
    """Who owns a deck's name: the file that had it, else the first to come.

    A deck whose name another file had waits until that file has been read again.
    """

    def __init__(self, write: Write, had: dict[str, str], waiting: set[str]) -> None:
        self.write = write
        self.had = had
        self.waiting = waiting
        self.owners = {deck: path for path, deck in had.items()}
        self.late: list[tuple[files.Stamp, index.Known, Deck]] = []

    def put(self, stamp: files.Stamp, seen: index.Known, deck: Deck) -> None:
        index.forget(self.write, stamp.path)
        self.waiting.discard(stamp.path)
        old = self.had.get(stamp.path)
        if old and old != deck.name and self.owners.get(old) == stamp.path:
            del self.owners[old]
        owner = self.owners.get(deck.name, stamp.path) if deck.name else stamp.path
        if owner in self.waiting:
            self.late.append((stamp, seen, deck))
        elif owner == stamp.path:
            self.owners[deck.name] = stamp.path
            index.put(self.write, stamp.path, seen, deck)
        else:
            index.put(self.write, stamp.path, _unread(stamp), _shadowed(deck, stamp, owner))

    def settle(self) -> None:
        """What waited: all files have been read now."""
        for stamp, seen, deck in self.late:
            self.put(stamp, seen, deck)


def _shadowed(deck: Deck, stamp: files.Stamp, owner: str) -> Deck:
    """A deck whose name another file has: all of it set aside, and read again next time."""
    problem = Problem(Place(stamp.path, 1, 1), DifferentDecks(deck.name, owner))
    return _empty((problem, *deck.problems), deck.total)
