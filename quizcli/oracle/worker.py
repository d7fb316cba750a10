"""Asks the child, and looks after it: its time, its memory, its end, its successor.

What a failure costs is decided here: the job being worked on and no other, unless no child
can be had at all.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from msgspec import Struct

import quizcli
from quizcli.errors import Reason
from quizcli.errors.oracle import (
    WorkerBroken,
    WorkerDied,
    WorkerGrew,
    WorkerHung,
    WorkerNotStarted,
)
from quizcli.model import Job
from quizcli.oracle import protocol
from quizcli.oracle.child import Child, printable
from quizcli.oracle.protocol import Greeting, Outcome
from quizcli.oracle.window import Window

STARTING = "import torch"
TICK = 0.1
PATIENCE = 1.0
LONGEST_LINE = 1 << 26


class Limits(Struct, frozen=True):
    """Seconds to start and for one job, and bytes of resident memory."""

    start: float = 60.0
    job: float = 10.0
    memory: int = 2_000_000_000


DEFAULT = Limits()


class Worker:
    """One child at a time, started when first asked and again after it failed.

    Without a `command` the child is `quizcli.references` on the `device`. To be used by one
    thread, one call at a time; only `halt` may be called from another. Once a child has said
    why it cannot work at all, that is `refused`, and no other is started.
    """

    def __init__(
        self,
        log: Path,
        *,
        device: str = "cpu",
        command: Sequence[str] = (),
        limits: Limits = DEFAULT,
    ) -> None:
        references = (sys.executable, "-P", "-m", "quizcli.references", "--device", device)
        self._log = log
        self._device = device
        self._command = tuple(command) or references
        self._limits = limits
        self._child: Child | None = None
        self._greeted: Greeting | None = None
        self.refused: Reason | None = None
        self._halted = False
        self._number = 0
        self._since = 0.0
        self._looked = 0.0
        self._seen: tuple[int | None, int] = (None, 0)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def ask(self, job: Job) -> Outcome:
        (outcome,) = self.ask_many((job,))
        return outcome

    def ask_many(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcomes in the order of the jobs, several of which are on their way at a time.

        What the child does is watched while the next outcome is waited for. Leaving early
        ends the child.
        """
        window = Window(jobs, self._number)
        self._freshen()
        try:
            while window.fill():
                self._number = window.next
                while not window.ready():
                    self._advance(window)
                yield window.take()
                self._since = time.monotonic()
        finally:
            if window.oldest():
                self._drop()

    def start(self) -> None:
        """Start the child without waiting for it; a failure is told when a job is asked."""
        if not self._halted and not self.refused:
            try:
                self._running()
            except OSError:
                self._child = None

    def close(self) -> None:
        """End the child, kindly at first; the next job asked starts another."""
        if self._child:
            self._child.finish()
            self._drop(PATIENCE)

    def halt(self) -> None:
        """From another thread: cut off the job being asked within a moment, start no more."""
        self._halted = True

    def _running(self) -> Child:
        if self._child is None:
            self._child = Child(self._command, self._log, environment(self._device))
            self._since, self._seen = time.monotonic(), (None, 0)
        return self._child

    def _drop(self, patience: float = 0.0) -> None:
        if self._child:
            self._child.end(patience)
        self._child, self._greeted = None, None

    def _freshen(self) -> None:
        """Between two calls nobody looked: a child that ended or spoke unasked is replaced."""
        self._since = time.monotonic()
        if self._child and self._greeted:
            spoke = self._child.turn(0) or self._child.partial
            if spoke or self._child.ended:
                self._drop()

    def _advance(self, window: Window) -> None:
        """One step of at most a tick: send, hear, look after the child."""
        if self.refused or self._halted:
            doing = self._doing(window)
            window.refused(self.refused or WorkerDied(doing, "SIGKILL", ""))
            self._drop()
            return
        try:
            child = self._running()
        except OSError as error:
            window.refused(WorkerNotStarted(str(error)))
            return
        for number, job in window.sending():
            child.send(protocol.request(number, job))
        reason = self._hear(child, window)
        if reason:
            self._fail(window, reason)

    def _hear(self, child: Child, window: Window) -> Reason | None:
        """Take what the child says; gives what is wrong with it."""
        before = child.received
        for line in child.turn(TICK):
            wrong = self._understand(line, window)
            if wrong:
                return wrong
        if len(child.partial) > LONGEST_LINE:
            return WorkerBroken(self._doing(window), printable(child.partial))
        return self._trouble(child, window, quiet=child.received == before)

    def _understand(self, line: bytes, window: Window) -> Reason | None:
        if self._greeted is None:
            greeted = protocol.greeting(line)
            if isinstance(greeted, Greeting):
                self._greeted, self._since = greeted, time.monotonic()
                return None
            self.refused = greeted
            return greeted or WorkerBroken(STARTING, printable(line))
        doing = self._doing(window)
        replied = protocol.reply(line, self._greeted)
        if replied is None or not window.answered(*replied):
            return WorkerBroken(doing, printable(line))
        return None

    def _trouble(self, child: Child, window: Window, quiet: bool) -> Reason | None:
        """What ails the child; time is up only when it said nothing this time."""
        doing, limits = self._doing(window), self._limits
        now = time.monotonic()
        if child.ended or self._gone(child, now):
            if child.partial:
                return WorkerBroken(doing, printable(child.partial))
            return WorkerDied(doing, child.end(PATIENCE), child.last_words())
        memory = self._seen[0]
        if memory is not None and memory > limits.memory:
            return WorkerGrew(doing, limits.memory)
        limit = limits.job if self._greeted else limits.start
        if quiet and now - self._since > limit:
            return WorkerHung(doing, limit)
        return None

    def _gone(self, child: Child, now: float) -> bool:
        """Look at the memory once a tick; whether there was none twice, and nothing said since.

        That tells a child that ended while another process holds on to its pipe.
        """
        if now - self._looked < TICK:
            return False
        before = self._seen
        self._looked, self._seen = now, (child.resident(), child.received)
        return self._seen[0] == 0 and self._seen == before

    def _doing(self, window: Window) -> str:
        oldest = window.oldest()
        return oldest.reference if oldest and self._greeted else STARTING

    def _fail(self, window: Window, reason: Reason) -> None:
        """A child that worked costs the job it worked on; one that never did, all of them."""
        if self._greeted:
            window.lost(reason)
        else:
            window.refused(reason)
        self._drop()


def environment(device: str) -> dict[str, str]:
    """The child's: it finds this very package, is quiet, and sees a GPU only where it may."""
    root = str(Path(quizcli.__file__).parents[1])
    paths = [root, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    ours = {"PYTHONWARNINGS": "ignore", "PYTHONPATH": os.pathsep.join(paths)}
    if device == "cpu":
        ours["CUDA_VISIBLE_DEVICES"] = ""
    return {**os.environ, **ours}
