"""Decks to index: reads what changed since the last time, and finds where cards went.

A file whose size and time are the same is not opened; one whose bytes are the same is not
parsed.
"""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, structs

from quizcli.decks import cards, files, terms
from quizcli.errors import Reason
from quizcli.errors.state import DifferentDecks
from quizcli.model import Deck, Place, Problem, Term, Text
from quizcli.store import index
from quizcli.store.agenda import Agenda
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
    """Bring the index up to date with the files."""
    now, known = stamps(folders), index.known(store)
    gone = known.keys() - {stamp.path for stamp in now}
    fresh = [stamp for stamp in now if not _same(stamp, known.get(stamp.path))]
    if not gone and not fresh:
        return Changes(0, 0)
    with store.transaction() as write:
        for path in gone:
            index.forget(write, path)
        if any(_is_terms(path) for path in (*gone, *(stamp.path for stamp in fresh))):
            _read_terms(write, [stamp for stamp in now if _is_terms(stamp.path)])
            fresh, known = now, {}
        _read_decks(store, write, [s for s in fresh if not _is_terms(s.path)], known, progress)
    return Changes(len(fresh), len(gone))


def _same(stamp: files.Stamp, seen: index.Known | None) -> bool:
    return seen is not None and (stamp.size, stamp.mtime_ns) == (seen.size, seen.mtime_ns)


def _seen(stamp: files.Stamp, data: bytes, deck: str) -> index.Known:
    digest = blake2b(data, digest_size=16).hexdigest()
    return index.Known(stamp.size, stamp.mtime_ns, digest, deck)


def _read_terms(write: Write, stamps: list[files.Stamp]) -> None:
    """All files of terms, the later adding to the earlier."""
    found: dict[str, Term] = {}
    for stamp in stamps:
        data = files.load(Path(stamp.path))
        if isinstance(data, Reason):
            problems: tuple[Problem, ...] = (Problem(Place(stamp.path, 1, 1), data),)
        else:
            read, problems = terms.read(data, stamp.path)
            found |= read
        seen = _seen(stamp, data if isinstance(data, bytes) else b"", "")
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
    """Read the files given; a deck name already taken by another file sets a file aside."""
    words = index.terms(store)
    owners = {deck: path for path, deck in index.decks(store)}
    for done, stamp in enumerate(stamps, 1):
        data, before = files.load(Path(stamp.path)), known.get(stamp.path)
        if isinstance(data, Reason):
            deck, seen = _empty((Problem(Place(stamp.path, 1, 1), data),)), _seen(stamp, b"", "")
        else:
            seen = _seen(stamp, data, "")
            if before and before.digest == seen.digest:
                index.restamp(write, stamp.path, seen)
                continue
            deck = cards.read(data, stamp.path, words)
            owner = owners.setdefault(deck.name, stamp.path) if deck.name else stamp.path
            if owner != stamp.path:
                deck, seen = (
                    _shadowed(deck, stamp, owner),
                    structs.replace(seen, mtime_ns=-1, digest=""),
                )
        index.put(write, stamp.path, seen, deck)
        if progress:
            progress(done, len(stamps))


def _shadowed(deck: Deck, stamp: files.Stamp, owner: str) -> Deck:
    """A deck whose name another file has: all of it set aside, and read again next time."""
    problem = Problem(Place(stamp.path, 1, 1), DifferentDecks(deck.name, owner))
    return _empty((problem, *deck.problems), deck.total)


def moves(now: Agenda) -> dict[str, str]:
    """Reviewed items that no deck has any more, and what each goes by now.

    By `was:`, else by the same card id in another deck, else by the same question, where
    exactly one card without history fits.
    """
    orphans = now.orphans()
    if not orphans:
        return {}
    heirs = now.heirs()
    by_former = {former: item for item, _, _, former in heirs if former}
    by_id, by_question = _Unique(), _Unique()
    for item, ko, en in {(item, ko, en) for item, ko, en, _ in heirs}:
        by_id.add(item.partition(":")[2], item)
        for question in {ko, en}:
            by_question.add(question, item)
    found: dict[str, str] = {}
    for former, question in orphans:
        asked = index.question_key(question)
        heir = (
            by_former.get(former)
            or by_id.get(former.partition(":")[2])
            or (by_question.get(asked) if asked else None)
        )
        if heir and heir not in found.values():
            found[former] = heir
    return found


class _Unique:
    """Names that lead to one item only."""

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = {}

    def add(self, name: str, item: str) -> None:
        self._found.setdefault(name, set()).add(item)

    def get(self, name: str) -> str | None:
        items = self._found.get(name, set())
        return next(iter(items)) if len(items) == 1 else None
