"""One thread that owns the worker, so that a session goes on while keys are computed.

What the session waits for comes first; when nothing is wanted, what it will soon want.
"""

import contextlib
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.oracle import FAILURES, WorkerGivenUp
from quizcli.model import Job
from quizcli.oracle.identity import key
from quizcli.oracle.protocol import Answer, Outcome
from quizcli.oracle.worker import Worker

ENOUGH = 3
"""After so many failures of the process nothing more is computed."""
PARTING = 3.0
"""Seconds to wait for the thread at the end; it needs them only where `keep` is stuck."""


class _Task(Struct, frozen=True):
    name: str
    job: Job
    coming: bool


class Background:
    """Jobs are known by their `key`; `digest` tells the source of a reference.

    `coming` is called in the thread when it first has nothing else to do, and `keep` there
    for each answer. An exception of theirs ends the looking ahead, no more.
    """

    def __init__(
        self,
        worker: Worker,
        coming: Callable[[], Iterable[Job]],
        keep: Callable[[Job, Answer], None],
        digest: Callable[[str], str],
    ) -> None:
        self._worker = worker
        self._make_coming = coming
        self._keep = keep
        self._digest = digest
        self._coming: Iterator[Job] | None = None
        self._ahead = True
        self._drawn: _Task | None = None
        self._change = threading.Condition()
        self._wanted: dict[str, Job] = {}
        self._later: deque[Callable[[], Iterable[Job]]] = deque()
        self._outcomes: dict[str, Outcome] = {}
        self._given_up: Reason | None = None
        self._failures = 0
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="oracle", daemon=True)

    def start(self) -> None:
        """To be called once."""
        masked = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self._thread.start()  # with all signals blocked: Ctrl-C must reach the one that reads
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)

    def stop(self) -> None:
        """End the thread and the worker, also in the middle of a job."""
        with self._change:
            self._stopped = True
            self._change.notify_all()
        self._worker.halt()
        if self._thread.is_alive():
            self._thread.join(PARTING)
        else:
            self._worker.close()

    def key(self, job: Job) -> str:
        return key(job, self._digest)

    def want(self, jobs: Iterable[Job]) -> None:
        """Compute these before all others, in their order."""
        named = {self.key(job): job for job in jobs}
        with self._change:
            fresh = {name: job for name, job in named.items() if self._known(name) is None}
            self._wanted = {**fresh, **self._wanted}
            self._change.notify_all()

    def later(self, jobs: Callable[[], Iterable[Job]]) -> None:
        """Compute these behind what is wanted; which they are is found out in the thread."""
        with self._change:
            self._later.append(jobs)
            self._change.notify_all()

    def outcome(self, job: Job) -> Outcome | None:
        """What came of the job, or None where nothing did yet; never waits."""
        with self._change:
            return self._known(self.key(job))

    def forget(self, job: Job) -> None:
        """A failure of the process is not the last word on a job: it may be asked again."""
        with self._change:
            if isinstance(self._outcomes.get(self.key(job)), FAILURES):
                del self._outcomes[self.key(job)]

    def wait(self, jobs: Iterable[Job], seconds: float) -> dict[str, Outcome] | None:
        """Want the jobs and wait for all outcomes, by key; None where that takes longer.

        They go on being computed then. Ctrl-C interrupts the waiting, not the computing.
        """
        jobs = list(jobs)
        names = [self.key(job) for job in jobs]
        self.want(jobs)
        with self._change:
            self._change.wait_for(lambda: self._stopped or self._all(names) is not None, seconds)
            return self._all(names)

    def _known(self, name: str) -> Outcome | None:
        return self._outcomes.get(name, self._given_up)

    def _all(self, names: list[str]) -> dict[str, Outcome] | None:
        known = {name: outcome for name in names if (outcome := self._known(name)) is not None}
        return known if len(known) == len(set(names)) else None

    def _run(self) -> None:
        try:
            while task := self._next():
                known = self._outcomes.get(task.name)
                if known is None:
                    known = self._worker.ask(task.job)
                    self._record(task, known)
                if isinstance(known, Answer):
                    self._hand_on(task.job, known)
        finally:
            with self._change:
                self._stopped = True
                self._change.notify_all()
            if isinstance(self._coming, Generator):
                self._coming.close()  # here, where what it opened was opened
            self._worker.close()

    def _next(self) -> _Task | None:
        """What to compute now; waits for it, and gives None when nothing will be any more."""
        while True:
            with self._change:
                if self._stopped or self._given_up:
                    return None
                for name, job in self._wanted.items():
                    return _Task(name, job, coming=False)
                finding = self._later.popleft() if self._later else None
                if finding is None and self._drawn:
                    task, self._drawn = self._drawn, None
                    return task
                if finding is None and not self._ahead:
                    self._change.wait()
                    continue
            if finding:
                self._find(finding)
            else:
                self._draw()

    def _find(self, finding: Callable[[], Iterable[Job]]) -> None:
        """Put what is to be computed later behind what is wanted."""
        with contextlib.suppress(Exception):
            named = {self.key(job): job for job in finding()}
            with self._change:
                self._wanted |= {n: job for n, job in named.items() if self._known(n) is None}

    def _draw(self) -> None:
        """Take the next coming job, outside the lock: finding it may take its time."""
        try:
            if self._coming is None:
                self._coming = iter(self._make_coming())
            for job in self._coming:
                self._drawn = _Task(self.key(job), job, coming=True)
                return
        except Exception:
            pass  # nothing is owed to anybody: what is wanted is computed all the same
        self._ahead = False

    def _hand_on(self, job: Job, answer: Answer) -> None:
        try:
            self._keep(job, answer)
        except Exception:
            self._ahead = False
            self._drawn = None

    def _record(self, task: _Task, outcome: Outcome) -> None:
        """A failure of a coming job is told only if somebody wants it by now."""
        with self._change:
            if self._stopped:
                return
            if isinstance(outcome, Answer) or task.name in self._wanted:
                self._outcomes[task.name] = outcome
            self._wanted.pop(task.name, None)
            if isinstance(outcome, FAILURES):
                self._failures += 1
                if self._failures >= ENOUGH:
                    self._given_up = WorkerGivenUp(outcome)
            self._given_up = self._worker.refused or self._given_up
            self._change.notify_all()
