"""The bookkeeping of requests, without a process: order, and what a failure costs."""

from hypothesis import given
from hypothesis import strategies as st

from quizcli.errors.answer import Empty, OneOnly
from quizcli.model import Job
from quizcli.oracle.window import WIDTH, Window

LOST, REFUSED = Empty(), OneOnly(9)
steps = st.lists(st.tuples(st.sampled_from("answer lose send stray".split()), st.integers(0, 99)))


def jobs(count: int) -> list[Job]:
    return [Job(str(n), {}) for n in range(count)]


def reply(number: int) -> OneOnly:
    """Any outcome that tells the request it belongs to."""
    return OneOnly(1000 + number)


@given(st.integers(0, 3 * WIDTH), steps)
def test_every_job_has_its_own_outcome_in_order(count, plan):
    """Against a model: a dict of the outcomes in the order things happened."""
    window, expected, out = Window(jobs(count), 100), {}, []
    in_flight: list[int] = []

    def answer(place: int) -> None:
        number = in_flight.pop(place % len(in_flight))
        assert window.answered(number, reply(number))
        assert not window.answered(number, LOST)
        expected[number] = reply(number)

    while window.fill():
        for step, place in [*plan[:3], ("send", 0)]:
            if step == "send":
                in_flight += [number for number, _ in window.sending()]
            elif step == "answer" and in_flight:
                answer(place)
            elif step == "stray":
                assert not window.answered(7 + place % 90, LOST)
            elif step == "lose" and in_flight:
                expected[int(window.oldest().reference) + 100] = LOST
                window.lost(LOST)
                in_flight = []
        plan = plan[3:]
        while in_flight and not window.ready():
            answer(0)
        while window.ready():
            out.append(window.take())
    assert out == [expected[100 + n] for n in range(count)]


def test_what_was_lost_is_sent_again_but_for_the_oldest():
    window = Window(jobs(4), 0)
    window.fill()
    assert [n for n, _ in window.sending()] == [0, 1, 2, 3]
    window.answered(1, reply(1))
    window.lost(LOST)
    assert [n for n, _ in window.sending()] == [2, 3]
    assert (window.take(), window.take(), window.ready()) == (LOST, reply(1), False)


def test_refused_is_refused_for_what_comes_too():
    window = Window(jobs(3 * WIDTH), 0)
    window.fill()
    window.answered(0, reply(0))
    window.refused(REFUSED)
    assert list(window.sending()) == []
    out = []
    while window.fill():
        out.append(window.take())
    assert out == [reply(0), *[REFUSED] * (3 * WIDTH - 1)]


def test_no_more_than_its_width_is_on_its_way():
    window = Window(jobs(3 * WIDTH), 0)
    assert window.fill()
    assert len(list(window.sending())) == WIDTH
    assert window.next == WIDTH
