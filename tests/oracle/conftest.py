"""Workers over the fake child, and the certainty that no process is left of them."""

import os
import select
import sys
import threading
from pathlib import Path

import pytest

from quizcli.model import Job
from quizcli.oracle.background import Background
from quizcli.oracle.worker import Limits, Worker

FAKE = str(Path(__file__).with_name("fake.py"))
LONG = Limits(start=120, job=120)
"""Never reached, however slow the machine."""
MINUTE = 60
SHORT = Limits(start=120, job=1, memory=100_000_000)


def good(value: object = 1) -> Job:
    return Job("echo", {"value": value})


def source(name: str) -> str:
    return f"source of {name}"


def bad(do: str, **more: object) -> Job:
    return Job("bad", {"do": do, **more})


class Fifo:
    """Opened by the test for reading; at its end when its last writer has ended."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = str(path)
        self.file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def at_end(self) -> bool:
        """Whether, within a minute, there was a writer and is none any more."""
        poll = select.poll()
        poll.register(self.file, select.POLLIN)
        return bool(poll.poll(60_000))


class Kept:
    """What was handed to `keep`, and by whom; `at(n)` waits until there are n."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.threads: set[str] = set()
        self.change = threading.Condition()

    def __call__(self, job, answer) -> None:
        with self.change:
            self.values.append(answer.results["echo"])
            self.threads.add(threading.current_thread().name)
            self.change.notify_all()

    def at(self, count: int) -> list[object]:
        with self.change:
            assert self.change.wait_for(lambda: len(self.values) >= count, MINUTE)
            return self.values


@pytest.fixture
def fifo(tmp_path):
    made = Fifo(tmp_path / "fifo")
    yield made
    os.close(made.file)


@pytest.fixture
def gate(tmp_path):
    """A fifo no one has opened, and the way to let its reader go on."""
    path = tmp_path / "gate"
    os.mkfifo(path)
    return str(path), lambda: os.close(os.open(path, os.O_WRONLY))


@pytest.fixture
def make(tmp_path):
    """Makes workers: `make(limits, *what the fake child does when it starts)`."""
    made = []

    def worker(limits: Limits = LONG, *how: str, device: str = "cpu") -> Worker:
        command = (sys.executable, "-P", FAKE, *how)
        log = tmp_path / "logs" / "worker.log"
        made.append(Worker(log, device=device, command=command, limits=limits))
        return made[-1]

    yield worker
    for each in made:
        each.close()


@pytest.fixture
def background(make):
    """Makes a background over a worker: `background(coming, keep, limits, *how)`."""
    made = []

    def start(coming=tuple, keep=None, limits=LONG, *how: str) -> Background:
        made.append(Background(make(limits, *how), coming, keep or Kept(), source))
        made[-1].start()
        return made[-1]

    yield start
    for each in made:
        each.stop()


@pytest.fixture(autouse=True)
def nobody_left(request):
    """After each test this process has no children, not even dead ones."""
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
