"""Keys: kept ones, and those a reference has to be asked for, beside torch by hand.

What is measured is what the session does between a card and its variant; the worker is the
program's own, and the torch.nn calls of the same jobs are made in a process beside it.
"""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

import msgspec

from benchmarks import desks
from benchmarks.prepare import DATA, HOME
from benchmarks.processes import PYTHON, environment, whole
from benchmarks.table import Row
from quizcli.model import Job
from quizcli.oracle.protocol import Answer
from quizcli.session.desk import Desk, Turn
from quizcli.session.keys import NotYet

_PLACE = DATA / "keys"
_FIRST = Job("conv2d", {"size": 32, "in_channels": 3, "out_channels": 8, "kernel_size": 3})
_SINGLE = ("conv2d", "pool2d")

Sides: TypeAlias = tuple[list[float], list[float]]
"""Seconds of ours and of the yardstick."""


def rows(starts: int = 5) -> list[Row]:
    with desks.desk(_PLACE, kept=True) as desk:
        kept = _kept(desk)
    with desks.desk(_PLACE, kept=False) as desk:
        first, cold = _starts(desk, starts)
        single = _single(desk)
    added = "key of a kept variant: what it adds to making a card ready"
    one = "key of one layer, worker warm: card → variant"
    by_hand = "the same `torch.nn` calls by hand"
    start = "key, worker cold: process started → first answer"
    torch = '`python -c "import torch"`'
    return [
        Row(added, kept[0], "making a plain card ready", kept[1], 0.0, "median", "s"),
        Row(one, single[0], by_hand, single[1], 0.05, "median", "s"),
        Row("VGG-16 as `layers`, first time", first[0], by_hand, first[1], 1.5, unit="s"),
        Row(start, cold[0], torch, cold[1], 4.0, unit="s"),
    ]


def _kept(desk: Desk) -> Sides:
    """What computed cards of today took more than the plain ones, and these themselves."""
    computed: list[float] = []
    plain: list[float] = []
    for item in desks.planned(desk):
        start = time.perf_counter()
        turn = desk.turn(item)
        seconds = time.perf_counter() - start
        assert isinstance(turn, Turn), turn
        (computed if turn.jobs else plain).append(seconds)
    assert desk.keys.background is None
    return [seconds - median(plain) for seconds in computed], plain


def _single(desk: Desk) -> Sides:
    """Cards of one layer whose keys nobody has: the worker is asked and waited for."""
    ours, theirs = [], []
    desks.forget(desk.cache)
    desk.keys.ask(_FIRST)
    with _by_hand(_FIRST) as by_hand:
        for item in desks.planned(desk):
            start = time.perf_counter()
            turn = desk.turn(item)
            if not isinstance(turn, NotYet) or turn.jobs[0].reference not in _SINGLE:
                continue
            desk.keys.wait(turn.jobs)
            assert isinstance(desk.turn(item), Turn)
            ours.append(time.perf_counter() - start)
            theirs.append(sum(by_hand(job) for job in turn.jobs))
    desk.keys.stop()
    return ours, theirs


def _starts(desk: Desk, rounds: int) -> tuple[Sides, Sides]:
    """A worker's first whole architecture, and its first answer, which is one layer's."""
    first: Sides = ([], [])
    cold: Sides = ([], [])
    for _ in range(rounds):
        desks.forget(desk.cache)
        cold[0].append(_asked(desk, _FIRST))
        first[0].append(_asked(desk, _vgg16()))
        desk.keys.stop()
        cold[1].append(whole([PYTHON, "-c", "import torch"], environment(HOME)))
        with _by_hand(_vgg16()) as by_hand:
            first[1].append(by_hand(_vgg16()))
    return first, cold


def _asked(desk: Desk, job: Job) -> float:
    start = time.perf_counter()
    answer = desk.keys.ask(job)
    seconds = time.perf_counter() - start
    assert isinstance(answer, Answer), answer
    return seconds


@contextmanager
def _by_hand(warming: Job) -> Iterator[Callable[[Job], float]]:
    """A process with torch loaded and used for one job, that makes the torch.nn calls of jobs."""
    script = str(Path(__file__).with_name("bare_torch.py"))
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [PYTHON, script], stdin=pipe, stdout=pipe, env=environment(HOME)
    ) as child:
        there, back = child.stdin, child.stdout
        assert there
        assert back

        def seconds(job: Job) -> float:
            there.write(msgspec.json.encode(job) + b"\n")
            there.flush()
            return float(back.readline())

        seconds(warming)
        yield seconds
        there.close()


def _vgg16() -> Job:
    """Simonyan & Zisserman (2014), configuration D: 138,357,544 parameters."""
    layers: list[dict[str, dict[str, Any]]] = []
    channels = 3
    for repeats, out in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        for _ in range(repeats):
            settings = {"in_channels": channels, "out_channels": out, "kernel_size": 3}
            layers += [{"conv2d": {**settings, "padding": 1}}, {"relu": {}}]
            channels = out
        layers.append({"max_pool2d": {"kernel_size": 2}})
    layers.append({"flatten": {}})
    for features, out in ((7 * 7 * 512, 4096), (4096, 4096)):
        linear = {"in_features": features, "out_features": out}
        layers += [{"linear": linear}, {"relu": {}}, {"dropout": {}}]
    layers.append({"linear": {"in_features": 4096, "out_features": 1000}})
    return Job("layers", {"input": [3, 224, 224], "layers": layers})
