"""Whatever the child does, every job has an outcome, and a failure costs one job."""

import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import quizcli
from quizcli.errors import answer, oracle
from quizcli.oracle import protocol
from quizcli.oracle import worker as module
from quizcli.oracle.protocol import Answer
from tests.oracle.conftest import LONG, SHORT, bad, good

MISDEEDS = [
    (bad("hang"), oracle.WorkerHung("bad", 1)),
    (bad("late", seconds=2), oracle.WorkerHung("bad", 1)),
    (bad("deaf"), oracle.WorkerHung("bad", 1)),
    (bad("signal", signal=signal.SIGSTOP), oracle.WorkerHung("bad", 1)),
    (bad("die", code=0), oracle.WorkerDied("bad", "0", "")),
    (bad("die", code=3, said="one\ntwo\x1b[31m\n\n"), oracle.WorkerDied("bad", "3", "two [31m")),
    (bad("signal", signal=signal.SIGKILL), oracle.WorkerDied("bad", "SIGKILL", "")),
    (bad("signal", signal=signal.SIGSEGV), oracle.WorkerDied("bad", "SIGSEGV", "")),
    (bad("signal", signal=40), oracle.WorkerDied("bad", "SIG40", "")),
    (bad("grow", bytes=300_000_000), oracle.WorkerGrew("bad", 100_000_000)),
    (bad("say", text="\n"), oracle.WorkerBroken("bad", "")),
    (bad("say", text="\xff\x00 babble\n"), oracle.WorkerBroken("bad", "ÿ  babble")),
    (bad("say", text="[]\n"), oracle.WorkerBroken("bad", "[]")),
    (bad("say", text='{"id": null, "error": {}}\n'), oracle.WorkerBroken("bad", "")),
    (bad("say", text='{"id": 999999, "results": {}}\n'), oracle.WorkerBroken("bad", "")),
    (bad("say", text='{"id": 0}\n'), oracle.WorkerBroken("bad", "")),
    (bad("half"), oracle.WorkerBroken("bad", "")),
    (bad("endless"), oracle.WorkerBroken("bad", "x" * 200)),
]
NAMES = [f"{job.parameters['do']}-{n}" for n, (job, _) in enumerate(MISDEEDS)]


def same(outcome: object, expected: object) -> bool:
    """Equal; where what a broken child said is left open it may be anything."""
    if isinstance(expected, oracle.WorkerBroken) and not expected.said:
        return isinstance(outcome, oracle.WorkerBroken) and outcome.reference == "bad"
    return outcome == expected


def echoes(outcomes: list) -> list:
    return [each.results["echo"] if isinstance(each, Answer) else type(each) for each in outcomes]


def test_an_answer(make):
    outcome = make().ask(good([1, 2.5, "셋", None, True, 2**70]))
    results = {"echo": [1, 2.5, "셋", None, True, 2**70], "served": 1}
    assert outcome == Answer(results, "as in the test", "9.9.9+fake", "meta")


def test_one_child_serves_several_calls(make):
    worker = make()
    worker.start()
    served = [worker.ask(good()).results["served"] for _ in range(3)]
    served += [each.results["served"] for each in worker.ask_many([good(), good()])]
    assert served == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("job", "expected"), MISDEEDS, ids=NAMES)
def test_a_misdeed_costs_one_job(make, job, expected):
    jobs = [*map(good, range(40)), job, *map(good, range(41, 80))]
    outcomes = list(make(SHORT).ask_many(jobs))
    assert same(outcomes.pop(40), expected), expected
    assert echoes(outcomes) == [*range(40), *range(41, 80)]


def test_misdeeds_first_last_and_in_a_row(make):
    dead = bad("die", code=9)
    jobs = [dead, dead, good(1), good(2), dead, dead, dead, good(3), dead]
    outcomes = list(make().ask_many(jobs))
    died = oracle.WorkerDied
    assert echoes(outcomes) == [died, died, 1, 2, died, died, died, 3, died]


def test_answering_twice_costs_at_most_the_next(make):
    outcomes = list(make().ask_many([good(1), bad("twice", value=2), good(3), good(4)]))
    assert echoes(outcomes) == [1, 2, oracle.WorkerBroken, 4]


def test_after_an_answer_given_twice_the_next_call_is_answered(make):
    worker = make()
    assert echoes([worker.ask(bad("twice", value=2)), worker.ask(good(3))]) == [2, 3]


def test_a_late_answer_is_not_taken_for_another(make):
    worker = make(SHORT)
    outcomes = [worker.ask(bad("late", seconds=2, value="late")), worker.ask(good("own"))]
    assert echoes(outcomes) == [oracle.WorkerHung, "own"]


def test_a_refusal_is_the_question_s_fault_and_costs_no_child(make):
    worker = make()
    errors = [
        {"type": "NoSuchOption", "typed": "e", "last": "d"},
        {"type": "NoSuchOption", "typed": 5},
        {"type": "FromTomorrow"},
        {},
    ]
    outcomes = list(worker.ask_many(bad("refuse", error=error) for error in errors))
    assert outcomes == [
        answer.NoSuchOption("e", "d"),
        oracle.UnknownRefusal("NoSuchOption"),
        oracle.UnknownRefusal("FromTomorrow"),
        oracle.UnknownRefusal(""),
    ]
    assert worker.ask(good()).results["served"] == 5


def test_ten_thousand_with_more_in_them_than_a_pipe_holds(make):
    values = [[n, "x" * (400_000 if n % 250 == 0 else 8_000)] for n in range(10_000)]
    wrong = [
        n for n, each in enumerate(make().ask_many(map(good, values)))
        if each.results["echo"] != values[n] or each.results["served"] != n + 1
    ]  # fmt: skip
    assert wrong == []


def test_jobs_are_taken_as_they_are_needed(make):
    taken = []
    outcomes = make().ask_many(taken.append(n) or good(n) for n in range(1000))
    assert next(outcomes).results["echo"] == 0
    assert len(taken) < 100
    outcomes.close()


def test_left_early_the_next_call_is_not_confused(make):
    worker = make()
    outcomes = worker.ask_many([good(1), bad("hang"), good(3)])
    assert next(outcomes).results["echo"] == 1
    outcomes.close()
    assert echoes([worker.ask(good(4))]) == [4]


def test_jobs_that_cannot_be_made_end_the_call_and_no_more(make):
    worker = make()
    with pytest.raises(ValueError, match="JSON"):
        list(worker.ask_many([good(1), good(float("nan"))]))
    assert echoes([worker.ask(good(2))]) == [2]


def test_the_time_is_each_job_s_own(make):
    jobs = [bad("late", seconds=0.3, value=n) for n in range(6)]
    assert echoes(make(SHORT).ask_many(jobs)) == list(range(6))


def test_the_time_to_start_is_not_the_job_s(make):
    """A second and a half to start, where a job has one second."""
    assert echoes([make(SHORT, "slow").ask(bad("late", seconds=0.3, value=1))]) == [1]


def test_an_answer_that_is_there_counts_however_late_it_was_read(make, monkeypatch):
    """As when the whole program was stopped and goes on."""
    passed, reply = [0.0], protocol.reply

    def read_late(*given):
        passed.append(100_000.0)
        return reply(*given)

    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + sum(passed))
    monkeypatch.setattr(module, "time", clock)
    monkeypatch.setattr(protocol, "reply", read_late)
    jobs = [good(1), bad("late", seconds=0.2, value=2), bad("late", seconds=0.2, value=3)]
    assert echoes(make().ask_many(jobs)) == [1, 2, 3]


def test_the_time_the_asker_takes_is_not_the_child_s(make, monkeypatch):
    passed = [0.0]
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + sum(passed))
    monkeypatch.setattr(module, "time", clock)
    outcomes = make().ask_many([good(1), bad("late", seconds=0.5, value=2), good(3)])
    for value in (1, 2, 3):
        assert next(outcomes).results["echo"] == value
        passed.append(100_000.0)


def test_ctrl_c_interrupts_and_the_next_call_is_answered(make):
    worker = make()
    with pytest.raises(KeyboardInterrupt):
        worker.ask(bad("interrupt"))
    assert echoes([worker.ask(good(2))]) == [2]


def test_a_child_that_ended_unasked_costs_nothing(make):
    worker = make()
    assert echoes([worker.ask(bad("answer and end", value=1))]) == [1]
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    assert echoes([worker.ask(good(2))]) == [2]


def test_a_child_that_spoke_unasked_is_replaced(make, fifo):
    worker = make()
    assert echoes([worker.ask(bad("answer and babble", value=1, fifo=fifo.path))]) == [1]
    assert fifo.at_end()
    assert worker.ask(good(2)).results == {"echo": 2, "served": 1}


def test_what_it_started_ends_with_it(make, fifo):
    outcome = make().ask(bad("leave a child", fifo=fifo.path, code=5))
    assert outcome == oracle.WorkerDied("bad", "5", "")
    assert fifo.at_end()


def test_its_chatter_goes_to_the_log(make, tmp_path, capfd):
    worker = make()
    assert echoes([worker.ask(bad("chatter", lines=500, value=1))]) == [1]
    log = tmp_path / "logs" / "worker.log"
    assert log.stat().st_size == 500 * 8001
    worker.ask(bad("die", code=1))
    worker.ask(good())
    assert log.read_bytes() == b""
    assert capfd.readouterr() == ("", "")


def test_closed_kindly(make, tmp_path):
    """The end of its input reaches it; it has time for its last words."""
    with make() as worker:
        worker.ask(good())
    assert (tmp_path / "logs" / "worker.log").read_text() == "the input ended\n"
    assert worker.ask(good()).results["served"] == 1


def test_closed_by_force(make, fifo):
    worker = make(LONG, "stay")
    assert echoes([worker.ask(bad("hold", fifo=fifo.path, value=1))]) == [1]
    worker.close()
    assert fifo.at_end()


def test_closed_before_it_was_started(make):
    make().close()


def test_a_halted_worker_starts_no_more(make):
    worker = make()
    worker.halt()
    worker.start()
    assert isinstance(worker.ask(good()), oracle.WorkerDied)


def test_the_child_s_surroundings(make, monkeypatch, tmp_path):
    """A session of its own, this very quizcli wherever it is run, quiet, and without a GPU."""
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3")
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quizcli.py").write_text("raise SystemExit('the wrong one')")
    seen = make().ask(bad("look")).results
    assert seen["session"] == seen["pid"] != os.getsid(0)
    assert seen["quizcli"] == quizcli.__file__
    assert seen["PYTHONPATH"] == str(Path(quizcli.__file__).parents[1])
    assert (seen["PYTHONWARNINGS"], seen["CUDA_VISIBLE_DEVICES"]) == ("ignore", "")
    monkeypatch.setenv("PYTHONPATH", "/one:/two")
    seen = make(device="cuda").ask(bad("look")).results
    assert seen["PYTHONPATH"].split(":")[1:] == ["/one", "/two"]
    assert seen["CUDA_VISIBLE_DEVICES"] == "3"
