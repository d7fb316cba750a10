"""Where keys come from in a session: kept ones, the worker beside it, formulas without torch."""

import gc
import json
import sys
import threading

import pytest

from quizcli import catalogue, variants
from quizcli.errors import notice as tell
from quizcli.errors import oracle as trouble
from quizcli.model import Job
from quizcli.oracle import worker
from quizcli.oracle.identity import key as named
from quizcli.oracle.protocol import Answer
from quizcli.oracle.worker import Limits, Worker
from quizcli.plan import Limits as Most
from quizcli.screen import Command, Feedback, Question
from quizcli.session import keys, proofs
from quizcli.session.coming import Coming
from quizcli.session.run import Session
from quizcli.store import index
from quizcli.store import keys as kept_keys
from quizcli.variants.begun import begin
from tests.oracle.conftest import FAKE
from tests.session.test_computed import (
    COST,
    FIT,
    MAP,
    PRODUCT,
    SIDE,
    Lab,
    Learner,
    name,
    right,
    unpadded,
)

MINUTE = 60
BROKEN = """\
- id: broken
  kind: number
  ask: "{size}, kernel {kernel_size}: the side?"
  draw: {size: 4..8, kernel_size: 20..30}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1}
  take: output_size
"""


@pytest.fixture
def lab(house):
    return Lab(house)


@pytest.fixture
def no_torch(monkeypatch):
    monkeypatch.setattr(keys, "torch_version", lambda: None)


@pytest.fixture
def children(monkeypatch):
    """What was started as a worker."""
    started = []

    class Counted(worker.Child):
        def __init__(self, command, *rest) -> None:
            started.append(command)
            super().__init__(command, *rest)

    monkeypatch.setattr(worker, "Child", Counted)
    return started


@pytest.fixture
def fake(monkeypatch):
    """In the worker's place, from now on, a child that does as told when it starts."""

    def use(*how: str, limits: Limits = worker.DEFAULT) -> None:
        def made(log, device="cpu"):
            return Worker(log, command=(sys.executable, "-P", FAKE, *how), limits=limits)

        monkeypatch.setattr(worker, "Worker", made)

    return use


def told(screen: Learner) -> list:
    """All that was told in passing, the summary's lines last."""
    asked = [each for question in screen.of(Question) for each in question.notices]
    return asked + list(screen.shown[-1].notices)


def next_jobs(lab: Lab, item: str, reviews: int) -> tuple[Job, ...]:
    card = index.card(lab.house.cache, f"lab:{item}")
    start = begin(card, variants.seed(f"lab:{item}", reviews))
    return start.jobs


def proved(lab: Lab) -> None:
    """Keep the proofs of the closed forms, as checking does."""
    lab.house.desk()
    every = [index.card(lab.house.cache, item) for item in index.items(lab.house.cache)]
    given = [card for card in every if card.computed and card.computed.closed_form]
    proofs.add(lab.house.home.proofs, map(proofs.fingerprint, given))


class Watched:
    """A session whose keys a test can wait for."""

    def __init__(self, lab: Lab, **answers) -> None:
        desk = lab.house.desk()
        self.lab = lab
        self.screen = Learner(**answers)
        self.session = Session(desk, self.screen, "en", desk.planned(Most(0, 20), ""))

    def computed(self, jobs: tuple[Job, ...]) -> bool:
        """Whether each gave an answer; waits for them as long as that may take."""
        background = self.session.desk.keys.background
        outcomes = background.wait(jobs, 2 * MINUTE)
        return all(isinstance(each, Answer) for each in outcomes.values())


def test_what_needs_no_torch_comes_first_while_keys_are_computed(lab, fake):
    """The worker hangs before its first word: nothing waits for it."""
    fake("hang")
    lab.deck(SIDE, MAP, PRODUCT, PRODUCT.replace("product", "second"), COST)
    screen = lab.learn(product=[right], second=[Command.QUIT])
    assert screen.order() == ["product", "second"]
    assert "computing" not in screen.shown
    assert screen.shown[-1].notices == ()


def test_a_deck_that_asks_no_reference_starts_no_worker(lab, children):
    lab.deck(PRODUCT)
    assert lab.learn(product=["1", right]).order() == ["product"] * 2
    assert children == []


def test_where_all_are_computed_the_first_is_waited_for_and_that_is_said(lab):
    lab.deck(SIDE, MAP)
    screen = lab.learn(side=[right], map=[right])
    assert screen.shown[0] == "computing"
    assert sorted(screen.order()) == ["map", "side"]
    assert [feedback.grade.right for feedback in screen.of(Feedback)] == [True, True]


def test_ctrl_c_while_computing_ends_the_session(lab, fake, monkeypatch):
    fake("hang")
    lab.deck(SIDE, PRODUCT)

    def interrupted(self, jobs):
        raise KeyboardInterrupt

    monkeypatch.setattr(keys.Keys, "wait", interrupted)
    screen = lab.learn(product=[right])
    assert screen.order() == ["product"]
    assert lab.events() == [("review", 3)]
    assert (screen.shown[-1].asked, screen.shown[-1].left) == (1, 1)


def test_a_session_left_while_keys_are_computed_says_nothing_of_it(lab, monkeypatch):
    """What the looking ahead had opened is closed where it was opened."""
    heard, begun, jobs = [], threading.Event(), Coming.jobs

    def seen(self):
        for job in jobs(self):
            begun.set()
            yield job

    def right_then(question):
        assert begun.wait(MINUTE)
        return right(question)

    monkeypatch.setattr(Coming, "jobs", seen)
    monkeypatch.setattr(sys, "unraisablehook", lambda about: heard.append(str(about.exc_value)))
    lab.deck(PRODUCT, *(COST.replace("id: cost", f"id: cost-{n}") for n in range(30)))
    lab.learn(product=[right_then])
    gc.collect()
    assert heard == []


def test_kept_keys_serve_a_second_session_without_a_worker(lab, children):
    lab.deck(SIDE, MAP)
    watched = Watched(lab, side=[Command.QUIT])
    ask = watched.screen.ask

    def once_all_is_kept(lang, question):
        jobs = (*next_jobs(lab, "side", 0), *next_jobs(lab, "map", 0))
        assert watched.computed(jobs)
        return ask(lang, question)

    watched.screen.ask = once_all_is_kept
    watched.session.run()
    assert len(children) == 1
    screen = lab.learn(side=[right], map=[Command.QUIT])
    assert screen.order() == ["side", "map"]
    assert "computing" not in screen.shown
    assert screen.of(Feedback)[0].grade.right


def test_a_session_with_all_keys_kept_starts_no_worker(lab, children):
    lab.deck(MAP, PRODUCT)
    watched = Watched(lab, product=[Command.QUIT])
    ask = watched.screen.ask

    def once_all_is_kept(lang, question):
        assert watched.computed(next_jobs(lab, "map", 0))
        return ask(lang, question)

    watched.screen.ask = once_all_is_kept
    watched.session.run()
    children.clear()
    assert lab.learn(product=[right], map=[Command.QUIT]).order() == ["map"]
    assert children == []


def test_after_an_answer_the_next_key_is_kept(lab, children, monkeypatch):
    """Side by side with the feedback, for the day the card comes back.

    The answer is given when all that was coming has been computed.
    """
    lab.deck(SIDE)
    over, there = threading.Event(), threading.Event()
    jobs, keep = Coming.jobs, kept_keys.keep
    watched = Watched(lab)
    wanted = {named(job, catalogue.digest) for job in next_jobs(lab, "side", 1)}

    def to_the_end(self):
        yield from jobs(self)
        over.set()

    def noticed(store, job, answer):
        keep(store, job, answer)
        wanted.discard(job)
        if not wanted:
            there.set()

    def right_then(question):
        assert over.wait(2 * MINUTE)
        return right(question)

    def read_at_leisure(lang, feedback):
        assert there.wait(2 * MINUTE)
        return ""

    monkeypatch.setattr(Coming, "jobs", to_the_end)
    monkeypatch.setattr(kept_keys, "keep", noticed)
    watched.screen.answers["side"] = [right_then]
    watched.screen.feedback = read_at_leisure
    watched.session.run()
    assert wanted == set()
    lab.house.clock.pass_days(10)
    children.clear()
    screen = lab.learn(side=[Command.QUIT])
    assert screen.order() == ["side"]
    assert "computing" not in screen.shown


def test_keys_kept_by_another_source_or_torch_are_not_taken(lab, monkeypatch):
    lab.deck(MAP)
    watched = Watched(lab, map=[right])
    watched.session.run()
    (job,) = next_jobs(lab, "map", 0)
    before = named(job, catalogue.digest)
    assert named(job, lambda reference: "another source") != before
    monkeypatch.setattr("quizcli.oracle.identity.torch_version", lambda: "9.9.9")
    assert named(job, catalogue.digest) != before


def test_what_is_coming_is_the_session_s_then_the_coming_days(lab):
    lab.deck(SIDE, PRODUCT, MAP, COST)
    lab.house.desk()
    house = lab.house
    open_day = house.desk().today()
    coming = Coming(house.home, ("lab:map", "lab:product"), open_day, 20)
    jobs = list(coming.jobs())
    expected = [
        *next_jobs(lab, "map", 0),
        *next_jobs(lab, "side", 0),
        *next_jobs(lab, "cost#weights", 0),
        *next_jobs(lab, "cost#products", 0),
    ]
    assert jobs == expected
    assert [job.parameters.get("padding") for job in next_jobs(lab, "side", 0)][1] == 0


def test_new_cards_far_off_are_not_computed_yet(lab):
    """Two a day for today and the three days that follow."""
    lab.deck(*(MAP.replace("id: map", f"id: map-{n}") for n in range(20)))
    day = lab.house.desk().today()
    assert len(list(Coming(lab.house.home, (), day, 2).jobs())) == 8


def test_what_is_due_within_three_days_is_computed(lab):
    lab.deck(SIDE, MAP)
    lab.learn(side=[right], map=["1, 1, 1"])
    ((later,),) = lab.house.store.rows("SELECT max(due) FROM memory")
    for day, many in ((later - 4, 1), (later - 3, 3)):
        assert len(list(Coming(lab.house.home, (), day, 0).jobs())) == many


def test_a_job_the_reference_refuses_costs_its_card_and_one_line(lab):
    lab.deck(SIDE, BROKEN, MAP)
    screen = lab.learn(side=[right], map=[right])
    assert sorted(screen.order()) == ["map", "side"]
    (left_out,) = told(screen)
    assert isinstance(left_out, tell.CannotAsk)
    assert (left_out.item, type(left_out.reason).__name__) == ("lab:broken", "RuleBroken")
    assert lab.events() == [("review", 3)] * 2


def test_a_worker_that_cannot_start_costs_the_computed_cards_only(lab, fake):
    """Proved ones are asked by formula, the others are told once each; nothing is lost."""
    fake("die")
    lab.deck(SIDE, MAP, PRODUCT)
    proved(lab)
    screen = lab.learn(product=[right], side=[right])
    assert sorted(screen.order()) == ["product", "side"]
    by = {name(question): question.variant.made.by for question in screen.of(Question)}
    assert by == {"product": "", "side": "formula"}
    (left_out,) = told(screen)
    died = trouble.WorkerDied("import torch", "1", "ImportError: no torch here")
    assert left_out == tell.CannotAsk("lab:map", died)
    assert lab.events() == [("review", 3)] * 2


def test_a_worker_that_hangs_costs_a_card_and_a_line(lab, fake):
    fake("hang", limits=Limits(start=1, job=1))
    lab.deck(MAP, PRODUCT)
    screen = lab.learn(product=[right], map=[])
    assert screen.order() == ["product"]
    assert told(screen) == [tell.CannotAsk("lab:map", trouble.WorkerHung("import torch", 1))]


def test_a_worker_grown_too_large_costs_a_card_and_a_line(lab, monkeypatch):
    """The real child: torch alone holds more than a megabyte."""
    small = Limits(memory=1_000_000)
    monkeypatch.setattr(worker, "Worker", lambda log, device: Worker(log, limits=small))
    lab.deck(MAP, PRODUCT)
    screen = lab.learn(product=[right], map=[])
    assert screen.order() == ["product"]
    grown = trouble.WorkerGrew("import torch", 1_000_000)
    assert told(screen) == [tell.CannotAsk("lab:map", grown)]
    assert lab.events() == [("review", 3)]


def test_an_inverse_answer_that_could_not_be_tried_is_kept_from_the_log(lab, monkeypatch):
    """It is told why, the question stands, and the same answer may be given again."""
    lab.deck(FIT)
    said = []
    ask = keys.Keys.ask

    def dies_once(self, job, waiting):
        said.append(job)
        died = trouble.WorkerDied("conv2d", "SIGKILL", "")
        return died if len(said) == 1 else ask(self, job, waiting)

    monkeypatch.setattr(keys.Keys, "ask", dies_once)
    screen = lab.learn(fit=["6", "6"])
    assert [type(shown) for shown in screen.shown].count(trouble.WorkerDied) == 1
    assert [feedback.grade.right for feedback in screen.of(Feedback)] == [True]
    assert lab.events() == [("review", 3)]


def test_an_inverse_answer_is_tried_again_after_its_worker_died(lab, monkeypatch):
    """The worker falls over the first try only; the same answer typed again is judged."""
    lab.deck(FIT)
    lost = []

    class Falling(Worker):
        def ask(self, job):
            if job.parameters["kernel_size"] == 6 and not lost:
                lost.append(job)
                return trouble.WorkerDied("conv2d", "SIGKILL", "")
            return super().ask(job)

    monkeypatch.setattr(worker, "Worker", Falling)
    screen = lab.learn(fit=["6", "6"])
    assert [feedback.grade.right for feedback in screen.of(Feedback)] == [True]
    assert lab.events() == [("review", 3)]


def test_without_torch_the_proved_are_asked_and_the_others_wait(lab, no_torch):
    lab.deck(SIDE, MAP, FIT, COST, PRODUCT)
    proved(lab)
    screen = lab.learn(side=[unpadded, right], fit=["8"], product=[right])
    assert set(screen.order()) == {"side", "fit", "product"}
    by = {name(question): question.variant.made.by for question in screen.of(Question)}
    assert by == {"side": "formula", "fit": "formula", "product": ""}
    assert [feedback.grade.right for feedback in screen.of(Feedback)].count(False) == 1
    assert told(screen) == [tell.TorchMissing(3)]
    assert json.loads(lab.shown("side")[0]["draws"])["by"] == "formula"


def test_without_torch_an_inverse_question_is_judged_by_its_formula(lab, no_torch):
    lab.deck(FIT)
    proved(lab)
    screen = lab.learn(fit=["9", "4", "6"])
    assert [feedback.grade.right for feedback in screen.of(Feedback)] == [False, False, True]


def test_without_torch_what_was_never_proved_waits(lab, no_torch):
    lab.deck(SIDE, PRODUCT)
    screen = lab.learn(product=[right])
    assert screen.order() == ["product"]
    assert told(screen) == [tell.TorchMissing(1)]
    assert screen.shown[-1].left == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("size: 16..256", "size: 16..512"),
        ("2*padding)", "2*padding - 0)"),
        ("out_channels: 8", "out_channels: 9"),
    ],
)
def test_a_proof_is_of_the_card_as_it_was(lab, no_torch, old, new):
    lab.deck(SIDE)
    proved(lab)
    lab.house.edit(old, new)
    assert lab.learn(side=[right]).order() == []


def test_a_proof_is_of_the_reference_as_it_was(lab, no_torch, monkeypatch):
    lab.deck(SIDE)
    proved(lab)
    assert lab.learn(side=[Command.QUIT]).order() == ["side"]
    monkeypatch.setattr(catalogue, "digest", lambda reference: "another source")
    assert lab.learn(side=[right]).order() == []


def test_the_same_numbers_with_torch_and_without(lab, monkeypatch):
    lab.deck(SIDE)
    proved(lab)
    with_torch = lab.learn(side=[Command.QUIT]).of(Question)[0]
    monkeypatch.setattr(keys, "torch_version", lambda: None)
    without = lab.learn(side=[Command.QUIT]).of(Question)[0]
    assert with_torch.variant.made.ask == without.variant.made.ask
    assert with_torch.variant.key == without.variant.key
    assert with_torch.variant.made.by not in ("", "formula")
