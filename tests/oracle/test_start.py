"""A child that cannot be had: told once for all that was asked, never tried without end."""

import sys

import pytest

from quizcli.errors import oracle, state
from quizcli.model import Job
from quizcli.oracle.worker import Limits, Worker
from tests.oracle.conftest import FAKE, LONG, bad, good

STARTS = [
    ("die", oracle.WorkerDied("import torch", "1", "ImportError: no torch here")),
    ("hang", oracle.WorkerHung("import torch", 0.5)),
    ("babble", oracle.WorkerBroken("import torch", "Hello!")),
]


@pytest.mark.parametrize(("how", "expected"), STARTS)
def test_a_child_that_never_worked_costs_all_that_was_asked(make, how, expected):
    """Trying again for each job would take the whole time to start each time."""
    limits = Limits(start=0.5) if how == "hang" else LONG
    assert list(make(limits, how).ask_many(map(good, range(100)))) == [expected] * 100


def test_a_child_that_died_before_it_was_asked(make):
    worker = make(LONG, "die")
    worker.start()
    assert worker.ask(good()) == STARTS[0][1]


def test_a_refusal_to_work_is_remembered(make, tmp_path):
    starts = tmp_path / "starts"
    worker = make(LONG, "refuse", str(starts))
    refused = state.NoSuchVerb("cuda", "cpu", ("cpu",))
    assert list(worker.ask_many(map(good, range(50)))) == [refused] * 50
    worker.start()
    assert worker.ask(good()) == refused == worker.refused
    assert starts.read_text() == "x"


def test_a_child_for_each_failure_and_no_more(make, tmp_path):
    starts = tmp_path / "starts"
    jobs = [good(), bad("die", code=1), *map(good, range(50)), bad("die", code=1), good()]
    list(make(LONG, "count", str(starts)).ask_many(jobs))
    assert starts.read_text() == "xxx"


def test_a_command_that_is_not_there(tmp_path):
    worker = Worker(tmp_path / "log", command=["/nowhere/python"])
    worker.start()
    detail = "[Errno 2] No such file or directory: '/nowhere/python'"
    assert list(worker.ask_many([good(), good()])) == [oracle.WorkerNotStarted(detail)] * 2


def test_a_log_that_cannot_be_written_costs_the_log_only(tmp_path):
    (tmp_path / "file").touch()
    with Worker(tmp_path / "file" / "log", command=[sys.executable, FAKE]) as worker:
        assert worker.ask(Job("echo", {"value": 1})).results["echo"] == 1


def test_nothing_asked_starts_nothing(tmp_path):
    with Worker(tmp_path / "log", command=["/nowhere/python"]) as worker:
        assert list(worker.ask_many([])) == []
