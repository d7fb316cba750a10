"""A session goes on while keys are computed: who comes first, what is told, how it ends."""

import os
import signal
import threading

import pytest

from quizcli.errors import answer, oracle, state
from quizcli.oracle.background import Background
from quizcli.oracle.identity import key
from quizcli.oracle.protocol import Answer
from tests.oracle.conftest import LONG, MINUTE, SHORT, Kept, bad, good, source


def told(background: Background, *jobs) -> list:
    """The outcomes in the order of the jobs: what was echoed, or the reason."""
    outcomes = background.wait(jobs, MINUTE)
    assert outcomes is not None
    found = [outcomes[key(job, source)] for job in jobs]
    return [each.results["echo"] if isinstance(each, Answer) else each for each in found]


def test_waited_for(background):
    behind = background()
    assert told(behind, good(1), good(2), good(1)) == [1, 2, 1]
    assert isinstance(behind.outcome(good(2)), Answer)
    assert behind.outcome(good(3)) is None
    assert behind.wait([], MINUTE) == {}


def test_computed_once(background):
    behind = background()
    first, second = told(behind, good(1)), behind.wait([good(1), good(2)], MINUTE)
    assert first == [1]
    assert [each.results["served"] for each in second.values()] == [1, 2]


def test_waiting_ends_where_it_takes_too_long_and_the_job_goes_on(background, gate):
    path, let_go = gate
    behind, job = background(), bad("gate", fifo=path, value=7)
    assert behind.wait([good(1), job], 0.2) is None
    assert behind.wait([job], 0) is None
    let_go()
    assert told(behind, job) == [7]


def test_waiting_while_another_job_hangs(background):
    behind, hanging = background(limits=SHORT), bad("hang")
    behind.want([hanging])
    assert told(behind, good(1), hanging) == [1, oracle.WorkerHung("bad", 1)]


def test_what_is_wanted_jumps_the_queue(background, gate):
    """The coming job under way is finished, then the wanted ones, the latest first."""
    path, let_go = gate
    order = []

    def coming():
        yield bad("gate", fifo=path, value="first")
        behind.want([good("b1"), good("b2")])
        behind.want([good("a")])
        yield good("second")

    kept = Kept()
    behind = background(coming, kept)
    behind.want([good("wanted")])
    let_go()
    assert sorted(kept.at(6)) == ["a", "b1", "b2", "first", "second", "wanted"]
    for value in ("wanted", "a", "b1", "b2", "second"):
        order.append(behind.outcome(good(value)).results["served"])
    assert sorted(order) == order
    assert len(set(order)) == 5


def test_a_wanted_job_does_not_wait_for_the_coming_ones(background, gate):
    """A hundred coming jobs stand behind the gate; the wanted one is the second computed."""
    path, let_go = gate
    kept = Kept()
    behind = background(lambda: [bad("gate", fifo=path, value=0), *map(good, range(1, 100))], kept)
    let_go_of = threading.Thread(target=let_go)
    behind.want([good("now")])
    let_go_of.start()
    assert told(behind, good("now")) == ["now"]
    let_go_of.join()
    assert behind.outcome(good("now")).results["served"] <= 2
    assert [value for value in kept.at(101) if value != "now"] == list(range(100))


def test_every_answer_is_kept_in_the_thread_once(background):
    kept = Kept()
    behind = background(lambda: map(good, range(20)), kept)
    assert told(behind, good("wanted")) == ["wanted"]
    assert sorted(kept.at(21), key=str) == sorted(["wanted", *range(20)], key=str)
    assert kept.threads == {"oracle"}
    assert told(behind, *map(good, range(20))) == list(range(20))


def test_a_wanted_answer_that_was_coming_too_is_kept_without_asking_again(background):
    kept, ready = Kept(), threading.Event()

    def coming():
        assert ready.wait(MINUTE)
        yield good(1)
        yield good(2)

    behind = background(coming, kept)
    behind.want([good(1)])
    ready.set()
    assert kept.at(3) == [1, 1, 2]
    assert [behind.outcome(good(n)).results["served"] for n in (1, 2)] == [1, 2]


def test_failures_of_coming_jobs_are_told_when_asked_for(background):
    kept, dead = Kept(), bad("die", code=3)
    refused = bad("refuse", error={"type": "NoSuchOption", "typed": "e", "last": "d"})
    behind = background(lambda: [dead, refused, good(1)], kept)
    assert kept.at(1) == [1]
    assert (behind.outcome(dead), behind.outcome(refused)) == (None, None)
    expected = [oracle.WorkerDied("bad", "3", ""), answer.NoSuchOption("e", "d")]
    assert told(behind, dead, refused) == expected


def test_a_coming_job_that_fails_while_it_is_wanted_is_told(background, gate):
    """Whoever opens the gate for writing waits for the child to stand there."""
    path, _ = gate
    job = bad("gate", fifo=path, error={"type": "NoSuchOption", "typed": "e", "last": "d"})
    behind = background(lambda: [job])
    writer = os.open(path, os.O_WRONLY)
    behind.want([job])
    os.close(writer)
    assert told(behind, job, good(2)) == [answer.NoSuchOption("e", "d"), 2]
    assert behind.outcome(good(2)).results["served"] == 2


def broken(what: str):
    def coming():
        if what == "at once":
            raise RuntimeError
        yield good(1)
        if what == "later":
            raise RuntimeError
        yield good(float("nan"))

    return coming


@pytest.mark.parametrize("what", ["at once", "later", "no job"])
def test_an_exception_in_coming_ends_the_looking_ahead_and_no_more(background, what, capfd):
    behind = background(broken(what))
    assert told(behind, good(2), good(3)) == [2, 3]
    behind.stop()
    assert capfd.readouterr() == ("", "")


def test_an_exception_in_keep_ends_the_looking_ahead_and_no_more(background, capfd):
    tried, called = [], threading.Event()

    def keep(job, answer):
        tried.append(job)
        called.set()
        raise OSError

    behind = background(lambda: map(good, range(9)), keep)
    assert called.wait(MINUTE)
    assert told(behind, good("b")) == ["b"]
    assert {each.parameters["value"] for each in tried} == {0, "b"}
    assert behind.outcome(good(1)) is None
    behind.stop()
    assert capfd.readouterr() == ("", "")


def test_given_up_after_three_failures(background):
    kept = Kept()
    deaths = [bad("die", code=code) for code in (1, 2, 3)]
    behind = background(lambda: map(good, range(3)), kept)
    assert kept.at(3) == [0, 1, 2]
    died = [oracle.WorkerDied("bad", str(code), "") for code in (1, 2, 3)]
    assert told(behind, *deaths) == died
    given_up = oracle.WorkerGivenUp(died[2])
    assert told(behind, good(1), good("new")) == [1, given_up]
    assert behind.outcome(good("newer")) == given_up


def test_waiting_jobs_hear_of_the_giving_up(background):
    behind = background()
    jobs = [bad("die", code=code) for code in (1, 2, 3, 4)]
    last = oracle.WorkerDied("bad", "3", "")
    assert told(behind, *jobs)[2:] == [last, oracle.WorkerGivenUp(last)]


def test_what_is_the_question_s_fault_does_not_count(background):
    behind = background()
    errors = [{"type": "NoSuchOption", "typed": str(n), "last": "d"} for n in range(9)]
    told(behind, *[bad("refuse", error=error) for error in errors])
    assert told(behind, good(1)) == [1]


def test_a_worker_that_cannot_work_says_so_for_every_job(background, tmp_path):
    starts = tmp_path / "starts"
    behind = background(lambda: map(good, range(9)), None, LONG, "refuse", str(starts))
    refused = state.NoSuchVerb("cuda", "cpu", ("cpu",))
    assert told(behind, good("a"), good("b")) == [refused, refused]
    assert behind.outcome(good("c")) == refused
    assert starts.read_text() == "x"


def test_ctrl_c_interrupts_the_waiting_in_the_main_thread(background):
    behind = background()
    with pytest.raises(KeyboardInterrupt):
        behind.wait([bad("interrupt")], MINUTE)
    behind.stop()
    assert behind.wait([good(1)], MINUTE) is None


def test_the_thread_takes_no_signals(background):
    masks, seen = [], threading.Event()

    def coming():
        masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
        seen.set()
        return ()

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    background(coming)
    assert seen.wait(MINUTE)
    assert {signal.SIGINT, signal.SIGTERM, signal.SIGWINCH, signal.SIGTSTP} <= masks[0]
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_stopped_while_a_job_hangs(background, fifo):
    """The job has two minutes; nobody is left when `stop` is back."""
    behind = background()
    assert told(behind, bad("hold", fifo=fifo.path, value=1)) == [1]
    hanging = bad("hang")
    assert behind.wait([hanging], 0.1) is None
    behind.stop()
    assert fifo.at_end()
    assert "oracle" not in {thread.name for thread in threading.enumerate()}
    assert behind.outcome(hanging) is None
    assert told_nothing(behind, good(1))
    behind.stop()


def told_nothing(background: Background, job) -> bool:
    return background.wait([job], MINUTE) is None and background.outcome(job) is None


def test_stopped_while_idle_or_before_it_began(background, make):
    idle = background()
    assert told(idle, good(1)) == [1]
    idle.stop()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    never = Background(make(), tuple, Kept(), source)
    never.want([good(1)])
    never.stop()


def test_an_error_of_the_program_leaves_nobody_waiting(make, monkeypatch):
    """Told on stderr by the thread, as errors in threads are; here it is listened to."""
    heard = []
    monkeypatch.setattr(threading, "excepthook", lambda args: heard.append(args.exc_type))
    worker = make()
    monkeypatch.setattr(worker, "ask_many", lambda jobs: 1 / 0)
    behind = Background(worker, tuple, Kept(), source)
    behind.start()
    assert behind.wait([good(1)], MINUTE) is None
    behind.stop()
    assert heard == [ZeroDivisionError]
