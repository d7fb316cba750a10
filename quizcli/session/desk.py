"""The session's hold on the learner's files: reading cards, planning, recording, undoing.

Everything a session knows of database, index and clock goes through a `Desk`; how a session
runs stands in `run`.
"""

import json
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from msgspec import Struct

from quizcli import kinds, plan, studyday, variants
from quizcli.errors import QuizError, Reason
from quizcli.errors.notice import CardGone
from quizcli.model import (
    Card,
    Choice,
    Decided,
    Job,
    Lang,
    Problem,
    Rating,
    Shown,
    Standing,
    Variant,
)
from quizcli.schedule import DEFAULT_PARAMETERS, choices
from quizcli.screen import Feedback
from quizcli.session import collection, home, moves
from quizcli.session.coming import Coming
from quizcli.session.home import Home
from quizcli.session.judging import UNANSWERED
from quizcli.session.keys import Keys, NotYet
from quizcli.session.known import known
from quizcli.session.moves import Asked
from quizcli.settings import Settings
from quizcli.store import backup, index, log, moved
from quizcli.store.agenda import Agenda
from quizcli.store.database import Store, reading
from quizcli.variants.begun import Begun, begin, jobs_of, plain

LONGEST_MILLISECONDS = 600_000
"""An answer that took longer was left lying: so much of it counts."""

Clock = Callable[[], datetime]


class Turn(Struct, frozen=True):
    """One asking of an item: the card made concrete, and the fingerprint of its answer.

    `jobs` is what was asked of references, the card's own first.
    """

    item: str
    card: Card
    variant: Variant
    standing: Standing
    answer: str
    since: datetime
    jobs: tuple[Job, ...] = ()

    @property
    def kind(self) -> kinds.Kind:
        return kinds.load(self.card.kind)


class Desk:
    """Opened for writing: the caller holds the writer's lock."""

    def __init__(
        self, home: Home, settings: Settings, store: Store, cache: Store, clock: Clock
    ) -> None:
        self.home = home
        self.settings = settings
        self.store = store
        self.cache = cache
        self.clock = clock
        self.terms = index.terms(cache)
        self.titles = index.titles(cache)
        self.keys = Keys(home, cache)
        self.computing = False

    def today(self) -> int:
        zone = home.zone(self.settings)
        return studyday.study_day(self.clock(), zone, self.settings.rollover)

    def _now(self) -> int:
        return round(self.clock().timestamp() * 1000)

    def agenda(self) -> AbstractContextManager[Agenda]:
        return reading(self.home.database, self.home.index)

    def planned(self, limits: plan.Limits, deck: str) -> list[str]:
        """The day's items in their order."""
        day = self.today()
        with self.agenda() as now:
            left = limits.new - now.new_done(day)
            new = now.new(day, left, deck)
            return plan.order(day, now.due(day, deck), new, plan.Limits(limits.items, left))

    def refresh(self) -> dict[str, str]:
        """Read changed decks again; gives what cards go by now, former item first."""
        collection.refresh(self.cache, home.folders(self.home, self.settings))
        self.terms, self.titles = index.terms(self.cache), index.titles(self.cache)
        return moved.known(self.cache) | self.inherit()

    def inherit(self) -> dict[str, str]:
        """History follows cards that go by another name now; gives the moves written."""
        seen = moved.known(self.cache)
        written = self._move(seen)
        moved.told(self.cache, seen)
        with self.agenda() as now:
            orphans = now.orphans()
            if not orphans:
                return written
            heirs, formers = [Asked(*row) for row in now.heirs()], now.formers()
        refused = any(not problem.card for problem in index.problems(self.cache))
        known = [(i, "" if refused else index.question_key(q), a) for i, q, a in orphans]
        return written | self._move(moves.remembered(known, heirs, formers, self._answer))

    def _answer(self, item: str) -> str:
        card = index.card(self.cache, item)
        return kinds.fingerprint(card) if card else ""

    def _move(self, found: dict[str, str]) -> dict[str, str]:
        """Write the moves that take a history to a card without one; gives those."""
        written = {}
        for former, item in found.items():
            known, heir = (log.standing(self.store, name) for name in (former, item))
            if known != Standing() and not heir.reviews:
                log.move(self.store, {former: item}, self._now(), self.today())
                written[former] = item
        return written

    def problems(self, file: str) -> list[Problem]:
        return [problem for problem in index.problems(self.cache) if problem.place.file == file]

    def turn(self, item: str) -> Turn | NotYet | Reason:
        """The item made ready to be asked, or what keeps it from that."""
        card = index.card(self.cache, item)
        if card is None:
            return CardGone(item)
        standing = log.standing(self.store, item)
        for seed in variants.seeds(item, standing.reviews):
            start = begin(card, seed)
            variant = start if isinstance(start, Reason) else self.keys.variant(start, self.terms)
            if isinstance(start, Begun) and isinstance(variant, Variant):
                answer = kinds.fingerprint(card)
                return Turn(item, card, variant, standing, answer, self.clock(), start.jobs)
            if isinstance(variant, (NotYet, *UNANSWERED)):
                return variant
        assert isinstance(variant, Reason)
        return variant

    def prepare(self, turn: Turn) -> None:
        """An answer was kept: have the keys of the item's next variant computed meanwhile."""
        if turn.jobs:
            seed = variants.seed(turn.item, turn.standing.reviews + 1)
            self.keys.later(lambda: jobs_of(turn.card, seed))

    def compute(self, items: Sequence[str]) -> None:
        """From now on, while nothing else is to be done, compute the keys of what is coming."""
        if not self.computing and index.computes(self.cache):
            coming = Coming(self.home, tuple(items), self.today(), self.settings.new_per_day)
            self.keys.begin(coming.jobs)
        self.computing = True

    def changed(self, turn: Turn) -> bool:
        """Whether the card's answer is another than when it was last reviewed."""
        known = turn.standing.answer
        return bool(known and turn.standing.memory and known != turn.answer)

    def choices(self, turn: Turn) -> dict[Rating, Choice]:
        return choices(turn.item, turn.standing, self.today(), self.settings.retention)

    def record(self, turn: Turn, lang: Lang, feedback: Feedback, rating: Rating) -> tuple[int, int]:
        """Keep a graded answer; gives the event and the milliseconds it took.

        Raises QuizError where it cannot be kept.
        """
        choice = feedback.choices[rating]
        took = (self.clock() - turn.since).total_seconds() * 1000
        decided = Decided(
            item=turn.item,
            at=self._now(),
            day=choice.memory.last_day,
            before=turn.standing,
            choice=choice,
            retention=self.settings.retention,
            parameters=DEFAULT_PARAMETERS,
            right=feedback.grade.right,
            self_rated=turn.kind.SELF_RATED,
            milliseconds=round(min(max(took, 0), LONGEST_MILLISECONDS)),
            answer=turn.answer,
        )
        event = log.review(self.store, decided, _shown(turn, lang, feedback))
        return event, decided.milliseconds

    def rate(self, event: int, choice: Choice, *, claimed: bool = False) -> None:
        log.rate(self.store, event, choice, self._now(), claimed=claimed)

    def undo(self) -> tuple[str, str]:
        return log.undo(self.store, self._now(), self.today())

    def bury(self, item: str) -> None:
        log.bury(self.store, item, self._now(), self.today())

    def suspend(self, item: str) -> None:
        log.suspend(self.store, item, self._now(), self.today())

    def relearn(self, item: str) -> None:
        log.relearn(self.store, item, self._now(), self.today())

    def left(self) -> int:
        """How much of today is still to be asked, whatever limits this session had."""
        day = self.today()
        with self.agenda() as now:
            new = now.new(day, self.settings.new_per_day - now.new_done(day))
            return now.due_count(day) + len(new)

    def known(self, word: str, form: str) -> bool:
        """Whether a word is known to mean something else than the form it is near."""
        return known(self.cache, self.terms)(word, form)

    def backed_up(self) -> bool:
        """Whether the study day has its copy already."""
        return studyday.to_date(self.today()).isoformat() in backup.known(self.store.path)

    def back_up(self, failed: Callable[[QuizError], None]) -> threading.Thread:
        """Copy the database in the background while the first question is read."""
        label = studyday.to_date(self.today()).isoformat()

        def copy() -> None:
            try:
                backup.make(self.store.path, label)
                backup.thin(self.store.path)
            except QuizError as error:
                failed(error)

        thread = threading.Thread(target=copy, name="backup")
        masked = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        thread.start()  # with all signals blocked: Ctrl-C must reach the one that reads
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        return thread


def _shown(turn: Turn, lang: Lang, feedback: Feedback) -> Shown:
    """What was on the screen: enough to show it again when card and reference are others."""
    variant = turn.variant
    drawn: dict[str, Any] = {name: plain(value) for name, value in variant.made.draws.items()}
    about: dict[str, Any] = {"draws": drawn} if drawn else {}
    if variant.options:
        about |= {"options": [option.of(lang) for option in variant.options]}
        about |= {"order": variant.order}
    if variant.rows:
        about |= {"rows": [row.of(lang) for row in variant.rows]}
    if variant.made.by:
        about |= {"by": variant.made.by}
    if turn.jobs:
        about |= {"reference": turn.jobs[0].reference, "parameters": turn.jobs[0].parameters}
    return Shown(
        lang=lang,
        seed=variant.seed,
        question=variant.made.ask.of(lang),
        draws=json.dumps(about, ensure_ascii=False),
        key=variant.key.of(lang),
        answer=feedback.typed,
        reading=feedback.reading.shown.of(lang),
        slip=feedback.grade.slip,
    )
