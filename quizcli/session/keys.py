"""What references say, for a session: keys that were kept, that are being computed, or formulas.

The only place where the index, the worker and the making of variants meet. Nothing here waits
unless it is asked to.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from quizcli import catalogue
from quizcli.errors import Reason
from quizcli.errors.oracle import FAILURES, WaitsForTorch
from quizcli.model import Device, Job, Terms, Variant
from quizcli.oracle.identity import key
from quizcli.oracle.installed import torch_version
from quizcli.oracle.protocol import Answer
from quizcli.session import proofs
from quizcli.session.home import Home
from quizcli.session.judging import UNANSWERED
from quizcli.store import index
from quizcli.store import keys as kept_keys
from quizcli.store.database import Store
from quizcli.variants import making
from quizcli.variants.begun import Begun

if TYPE_CHECKING:
    from quizcli.oracle.background import Background

SWITCH = 0.0002
"""Seconds the computing thread may keep the interpreter while the session wants it."""

Waiting = Callable[[], AbstractContextManager[None]]
"""What is shown while an answer is waited for."""

PATIENCE = 90.0
"""Seconds a session waits at most for the outcome of a question's jobs; each has its own limit."""


class NotYet(Struct, frozen=True):
    """A card whose key is being computed."""

    jobs: tuple[Job, ...]


def _name(job: Job) -> str:
    return key(job, catalogue.digest)


class Keys:
    """The keys of one session. `coming` yields what will be asked, computed while it is idle."""

    def __init__(self, home: Home, cache: Store, device: Device = "auto") -> None:
        self.home = home
        self.cache = cache
        self.torch = torch_version()
        self.proved: frozenset[str] | None = None
        self.failures: list[Reason] = []
        self.untold: list[Reason] = []
        self.device: Device = device
        self.background: Background | None = None
        self.keeping = _Keeping(home)

    def begin(self, coming: Callable[[], Iterable[Job]]) -> None:
        """Compute, from now on, what is wanted, and while nothing is, what is coming."""
        if self.torch and self.background is None:
            from quizcli.oracle.background import Background  # subprocess and threads: only
            from quizcli.oracle.worker import Worker  # where something is to be computed

            sys.setswitchinterval(SWITCH)
            worker = Worker(device=self.device, log=self.home.worker_log)
            self.background = Background(
                worker, lambda: self.keeping.unknown(coming()), self.keeping.keep, catalogue.digest
            )
            self.background.start()

    def stop(self) -> None:
        if self.background:
            self.background.stop()
            self.background = None

    def variant(self, start: Begun, terms: Terms) -> Variant | NotYet | Reason:
        """The variant, where all its jobs have an outcome; else they are computed first."""
        if not start.jobs:
            return making.made(start, (), "", terms)
        if not self.torch:
            return self._by_formula(start, terms) or WaitsForTorch()
        outcomes = [self._outcome(job) for job in start.jobs]
        results: list[making.Results] = []
        for outcome in outcomes:
            if isinstance(outcome, UNANSWERED):
                return self._instead(start, terms, outcome)
            if outcome is None:
                return NotYet(start.jobs)
            results.append(outcome.results if isinstance(outcome, Answer) else outcome)
        return making.made(start, results, self.torch, terms)

    def later(self, jobs: Callable[[], Iterable[Job]]) -> None:
        """Have these computed when nothing else is waited for; they are found out beside."""
        if self.background:
            self.background.later(lambda: self.keeping.unknown(jobs()))

    def wait(self, jobs: Sequence[Job]) -> None:
        """Have these computed first, and wait until all have an outcome."""
        self.begin(tuple)
        if self.background:
            self.background.want(jobs)
            self.background.wait(jobs, PATIENCE)

    def _outcome(self, job: Job) -> Answer | Reason | None:
        kept = kept_keys.known(self.cache, _name(job))
        if kept is not None:
            return msgspec.json.decode(kept, type=Answer)
        return self.background.outcome(job) if self.background else None

    def _instead(self, start: Begun, terms: Terms, failed: Reason) -> Variant | Reason:
        """The formula in the place of a reference that could not be heard, and a line on it."""
        variant = self._by_formula(start, terms)
        if variant is not None and failed not in self.failures:
            self.failures.append(failed)
            self.untold.append(failed)
        return failed if variant is None else variant

    def told(self) -> list[Reason]:
        """What failed and was not told yet: its cards are asked by formula."""
        told, self.untold = self.untold, []
        return told

    def _by_formula(self, start: Begun, terms: Terms) -> Variant | Reason | None:
        """The variant by its closed form, if that was proved."""
        if self.proved is None:
            self.proved = proofs.known(self.home)
        proof = proofs.fingerprint(start.card)
        return making.by_formula(start, terms) if proof in self.proved else None

    def ask(self, job: Job, waiting: Waiting = nullcontext) -> Answer | Reason:
        """What the reference says, waited for; a process that failed is tried once more."""
        outcome = self._outcome(job)
        if outcome is None or isinstance(outcome, FAILURES):
            if self.background:
                self.background.forget(job)
            with waiting():
                self.wait((job,))
            outcome = self._outcome(job)
        return outcome or WaitsForTorch()


class _Keeping:
    """The index as the thread that computes sees it, over a connection of its own."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.store: Store | None = None

    def _open(self) -> Store:
        if self.store is None:
            self.store = index.open_index(self.home.index)
            kept_keys.prepare(self.store)
        return self.store

    def unknown(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """The jobs whose keys are not kept."""
        for job in jobs:
            if kept_keys.known(self._open(), _name(job)) is None:
                yield job

    def keep(self, job: Job, answer: Answer) -> None:
        kept_keys.keep(self._open(), _name(job), msgspec.json.encode(answer))
