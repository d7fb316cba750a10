"""The learner's decks for writing: where they are, what a change would make, and making it.

A change is proposed first: the whole file as it would be, read as any deck is read. Only then
is it written, all of it or nothing, and only where the file is still what was read.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from quizcli.decks import cards, files, parts, rewriting, writing
from quizcli.decks.rewriting import Alone
from quizcli.errors import Reason
from quizcli.errors.adding import ChangedMeanwhile, DeckFaulty, FileInTheWay, NoDeckNamed, NotAName
from quizcli.errors.deck import DuplicateId
from quizcli.model import Card, Place, Problem, Term
from quizcli.session import collection, home, searching
from quizcli.session.collection import Progress
from quizcli.session.home import Home
from quizcli.session.known import known
from quizcli.settings import Settings
from quizcli.store import index, lock
from quizcli.store.database import Store

STDIN = "<stdin>"

ATTEMPTS = 5
"""How often a deck that others write at the same time is read anew."""


class Proposal(Struct, frozen=True):
    """A deck file with cards more: `before` is None where the file is yet to be made.

    `line` is where the first of the new cards begins; `problems` are those of the new cards,
    placed in the text they were given in, whose name is `STDIN`.
    """

    path: Path
    before: bytes | None
    after: bytes
    line: int
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]


class Shelf:
    """The decks as the index has them, opened for an author."""

    def __init__(
        self, home: Home, settings: Settings, cache: Store, progress: Progress | None = None
    ) -> None:
        self.home = home
        self.settings = settings
        self.cache = cache
        self.progress = progress
        self.terms: dict[str, Term] = index.terms(cache)

    def decks(self) -> dict[str, Path]:
        """The file of each deck by its name, in the order of the names."""
        found = ((deck, Path(path)) for path, deck in index.decks(self.cache))
        return dict(sorted(found))

    def refresh(self) -> None:
        collection.refresh(self.cache, home.folders(self.home, self.settings))
        self.terms = index.terms(self.cache)

    def searchable(self) -> None:
        """Have the words of every card found; the first time this takes its time."""
        searching.fill(self.cache, self.progress)

    def card(self, item: str) -> Card | None:
        return index.card(self.cache, item)

    def known(self, word: str, form: str) -> bool:
        """Whether a word is known to mean something else than the form it is near."""
        return known(self.cache, self.terms)(word, form)

    def ids(self, deck: str) -> set[str]:
        """The ids of a deck's cards, also of those set aside."""
        found = {_id(item) for item in self.items(deck)}
        path = str(self.decks().get(deck, ""))
        return found | {p.card for p in index.problems(self.cache) if p.place.file == path}

    def items(self, deck: str) -> list[str]:
        return [item for item in index.items(self.cache) if item.partition(":")[0] == deck]

    def line(self, deck: str, id_: str) -> int:
        """Where a card of the deck stands, or 1 where that is not known."""
        found = (self.card(item) for item in self.items(deck) if _id(item) == id_)
        return next((card.place.line for card in found if card), 1)

    def faults(self, card: Alone) -> list[tuple[str, Reason]]:
        """What is wrong with a card by itself, each with the field it is in."""
        start = writing.head("draft", {"ko": "-", "en": "-"})
        made = rewriting.inserted(start, card.text, "")
        if isinstance(made, Reason):
            return [("", made)]
        line, _ = rewriting.place(made, 0)
        problems = cards.read(made, "", self.terms).problems
        return [(card.field_at(p.place.line - line + 1, p.reason), p.reason) for p in problems]

    def bytes_of(self, deck: str, *, create: bool) -> tuple[Path, bytes | None, bytes] | Reason:
        """The deck's file, what is in it (None: it is yet to be made), and what to start from."""
        decks = self.decks()
        if path := decks.get(deck):
            data = files.load(path)
            return (path, data, data) if isinstance(data, bytes) else data
        if not parts.NAME.fullmatch(deck):
            return NotAName(deck)
        if refused := self._refused(deck):
            return refused
        if not create:
            return NoDeckNamed(deck, tuple(decks))
        path = home.folders(self.home, self.settings)[0] / f"{deck}.yaml"
        if path.exists():
            wrong = [p for p in index.problems(self.cache) if p.place.file == str(path)]
            at = wrong[0].place if wrong else None
            found = at and DeckFaulty(str(path), at.line, at.column, wrong[0].reason)
            return found or FileInTheWay(str(path))
        return path, None, writing.head(deck, {"ko": deck, "en": deck})

    def _refused(self, deck: str) -> Reason | None:
        """What is wrong with a file that says it is this deck and cannot be read as one."""
        head = re.compile(rf"^deck:[ \t]*['\"]?{re.escape(deck)}['\"]?[ \t]*(?:#.*)?\r?$", re.M)
        for problem in index.problems(self.cache):
            at = problem.place
            data = b"" if problem.card else files.load(Path(at.file))
            if isinstance(data, bytes) and head.search(data.decode(errors="replace")):
                return DeckFaulty(at.file, at.line, at.column, problem.reason)
        return None

    def proposed(
        self, deck: str, given: Sequence[Alone], *, create: bool = False
    ) -> Proposal | Reason:
        """The deck with these cards behind its last."""
        found = self.bytes_of(deck, create=create)
        if isinstance(found, Reason):
            return found
        path, before, start = found
        after = start
        for card in given:
            made = rewriting.inserted(after, card.text, str(path))
            if isinstance(made, Reason):
                return made
            after = made
        return self._read(path, before, (start, after), given)

    def _read(
        self, path: Path, before: bytes | None, change: tuple[bytes, bytes], given: Sequence[Alone]
    ) -> Proposal:
        old, new = (cards.read(data, str(path), self.terms) for data in change)
        known = {(problem.card, problem.reason) for problem in old.problems}
        first = new.total - len(given)
        places = [rewriting.place(change[1], first + number) for number in range(len(given))]
        problems = [
            _in_given(problem, places, given)
            for problem in new.problems
            if (problem.card, problem.reason) not in known
        ]
        there = {card.item for card in old.cards}
        made = tuple(card for card in new.cards if card.item not in there)
        return Proposal(path, before, change[1], places[0][0], made, tuple(problems))

    def add(self, deck: str, given: Sequence[Alone], *, create: bool = False) -> Proposal | Reason:
        """Propose and write; where somebody else wrote meanwhile, the deck is read once more.

        A proposal with problems comes back unwritten.
        """
        for _ in range(ATTEMPTS):
            proposal = self.proposed(deck, given, create=create)
            if isinstance(proposal, Reason) or proposal.problems:
                return proposal
            failed = self.save(proposal)
            if not isinstance(failed, ChangedMeanwhile):
                break
        return failed or proposal

    def save(self, proposal: Proposal) -> Reason | None:
        """Write the file and read the decks again; a Reason where nothing was written."""
        failed = self.write(proposal.path, proposal.before, proposal.after)
        if failed is None:
            self.refresh()
        return failed

    def put_back(self, path: Path, now: bytes, before: bytes | None) -> Reason | None:
        """Undo a write; a file that was made for it is taken away."""
        if before is not None:
            return self.write(path, now, before)
        with lock.writing_decks(self.home.root):
            return files.remove(path, now)

    def write(self, path: Path, before: bytes | None, after: bytes) -> Reason | None:
        with lock.writing_decks(self.home.root):
            return files.replace(path, before, after)


def _id(item: str) -> str:
    return item.partition(":")[2].partition("#")[0]


def _in_given(problem: Problem, places: list[tuple[int, int]], given: Sequence[Alone]) -> Problem:
    """The problem in the text the card was given in."""
    at = problem.place
    number = sum(line <= at.line for line, _ in places) - 1
    if number < 0:
        return problem
    (line, column), card = places[number], given[number]
    reason = problem.reason
    if isinstance(reason, DuplicateId) and reason.line >= places[0][0]:
        first = next((c.line for c in given if c.id() == reason.id), 1)
        problem = msgspec.structs.replace(problem, reason=DuplicateId(reason.id, STDIN, first))
    row = max(card.least, at.line - line + card.line)
    place = Place(STDIN, row, max(1, at.column - column + card.column))
    return msgspec.structs.replace(problem, place=place)
