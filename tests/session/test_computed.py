"""Sessions with computed cards: what is asked, judged and kept, with torch and without.

What is right is worked out here by hand from the numbers on the screen, never asked of the
program: relation 15 of Dumoulin & Visin (2016), and the weights and products of one filter.
"""

import json
import re

import msgspec
import pytest

from quizcli import catalogue, variants
from quizcli.decks import cards as decks
from quizcli.errors import answer as why
from quizcli.errors import quantity
from quizcli.oracle.identity import key as named
from quizcli.oracle.worker import Worker
from quizcli.plan import Limits
from quizcli.screen import Command, Feedback, Question
from quizcli.session import keys
from quizcli.session.run import Session
from quizcli.store import doctor, log, past
from quizcli.store import keys as kept_keys
from quizcli.variants.begun import begin
from tests.conftest import Scripted

HEAD = "deck: lab\ntitle: {ko: 실험실, en: Laboratory}\ncards:\n"
SIDE = """\
- id: side
  kind: number
  ask: {ko: "{size}, 커널 {kernel_size}, 패딩 {padding}, 스트라이드 {stride}: 한 변은?",
        en: "{size}, kernel {kernel_size}, padding {padding}, stride {stride}: the side?"}
  hint: {ko: "패딩은 양쪽에 {padding}씩", en: "{padding} of padding on both sides"}
  draw: {size: 16..256, kernel_size: [3, 5, 7], padding: 1..3, stride: 1..2}
  where: "2*padding < kernel_size"
  reference: conv2d
  with: {in_channels: 3, out_channels: 8}
  take: output_size
  closed_form: "(size - kernel_size + 2*padding) // stride + 1"
  work: {ko: "…/{stride} + 1 = {key}", en: "… / {stride} + 1 = {key}"}
  slips:
  - with: {padding: 0}
    label: no-padding
    say: {ko: "패딩 {padding:을} 뺐다.", en: "You left out the padding of {padding}."}
  - {when: "size", label: kept}
"""
MAP = """\
- id: map
  kind: shape
  axes: [C, H, W]
  ask: "{size}, kernel {kernel_size}, {out_channels} filters: the shape?"
  draw: {size: 8..64, kernel_size: [3, 5, 7], out_channels: [8, 16, 32]}
  reference: conv2d
  with: {in_channels: 3}
  take: output_shape
"""
FIT = """\
- id: fit
  kind: number
  integer: true
  ask: "{size}, stride 4: which kernel gives {side}?"
  draw: {side: 4..9}
  let: {size: "4*side + 4"}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1, stride: 4, kernel_size: "=answer"}
  accept: "output_size == side"
  example: "5"
  closed_form: "(size - answer) // 4 + 1 == side"
"""
COST = """\
- id: cost
  kind: number
  ask: "{in_channels} in, {out_channels} out, kernel {kernel_size}, size {size}."
  draw: {in_channels: 2..64, out_channels: 2..64, kernel_size: [3, 5], size: 8..16}
  reference: conv2d
  parts:
    weights: {ask: "How many weights, with biases?", take: parameters}
    products: {ask: "How many multiply-adds?", take: multiply_adds}
"""
PRODUCT = """\
- id: product
  kind: number
  ask: "{n} times {m}?"
  draw: {n: 3..9, m: 11..19}
  key: "=n*m"
"""
CALLED = """\
- id: called
  kind: text
  ask: "What is cut off at zero?"
  answer: ReLU
  after: [side]
"""


def side(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) // stride + 1


def square(size, kernel, filters):
    return f"{filters}, {size - kernel + 1}, {size - kernel + 1}"


def weights(channels, filters, kernel, size):
    return filters * (channels * kernel * kernel + 1)


def products(channels, filters, kernel, size):
    return filters * (size - kernel + 1) ** 2 * channels * kernel * kernel


BY_HAND = {
    "side": side,
    "map": square,
    "fit": lambda size, stride, target: 5,
    "cost#weights": weights,
    "cost#products": products,
    "product": lambda n, m: n * m,
}


def numbers(question: Question) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", question.variant.made.ask.en)]


def name(question: Question) -> str:
    return question.variant.card.item.partition(":")[2]


def right(question: Question) -> str:
    return str(BY_HAND[name(question)](*numbers(question)))


def unpadded(question: Question) -> str:
    size, kernel, _, stride = numbers(question)
    return str(side(size, kernel, 0, stride))


class Learner(Scripted):
    """Answers each card from a list of its own, in whatever order they come, then stops.

    An answer may be a function of the question. What follows an answer is `after`.
    """

    def __init__(self, after=(), **answers) -> None:
        super().__init__(*after)
        self.answers = {card.replace("__", "#"): list(said) for card, said in answers.items()}

    def ask(self, lang, question):
        self.shown.append(question)
        return self.said(question)

    def said(self, question):
        own = self.answers.get(name(question), [])
        said = own.pop(0) if own else Command.QUIT
        return said(question) if callable(said) else said

    def again(self, lang, reason):
        self.shown.append(reason)
        return self.said(self.of(Question)[-1])

    def feedback(self, lang, feedback):
        self.shown.append(feedback)
        return self.lines.pop(0) if self.lines else ""

    def order(self) -> list[str]:
        return [name(question) for question in self.of(Question)]


class Lab:
    """The house with computed cards in its deck."""

    def __init__(self, house) -> None:
        self.house = house

    def deck(self, *cards: str) -> None:
        self.house.deck.write_text(HEAD + "".join(cards), encoding="utf-8")

    def learn(self, after=(), lang="en", new=20, **answers) -> Learner:
        """A whole session; gives the screen."""
        screen, desk = Learner(after, **answers), self.house.desk()
        session = Session(desk, screen, lang, desk.planned(Limits(0, new), ""))
        screen.summary(lang, session.run())
        return screen

    def shown(self, item: str) -> list[dict]:
        return past.reviews(self.house.store, f"lab:{item}")

    def events(self) -> list[tuple]:
        return self.house.store.rows("SELECT kind, rating FROM events ORDER BY id")


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the worker says to the first five askings of every card here, by the job's name."""
    deck = decks.read((HEAD + SIDE + MAP + FIT + COST + PRODUCT).encode(), "lab.yaml", {})
    assert deck.problems == ()
    starts = [begin(card, variants.seed(card.item, n)) for card in deck.cards for n in range(5)]
    jobs = [job for start in starts for job in start.jobs]
    with Worker(tmp_path_factory.mktemp("worker") / "log") as worker:
        outcomes = list(worker.ask_many(jobs))
    return {
        named(job, catalogue.digest): msgspec.json.encode(outcome)
        for job, outcome in zip(jobs, outcomes, strict=True)
    }


@pytest.fixture
def lab(house, answers):
    """A learner whose keys were computed before."""
    for job, answer in answers.items():
        kept_keys.keep(house.cache, job, answer)
    return Lab(house)


@pytest.fixture
def bare(house):
    """A learner for whom nothing was computed yet."""
    return Lab(house)


def notices(screen: Learner) -> list:
    told = [each for question in screen.of(Question) for each in question.notices]
    return told + [each for each in screen.shown[-1].notices]


def test_fresh_numbers_at_each_asking(lab):
    lab.deck(SIDE)
    screen = lab.learn(side=[unpadded, unpadded, unpadded, right])
    lab.house.clock.pass_days(30)
    asked = screen.of(Question) + lab.learn(side=[right]).of(Question)
    assert len({tuple(numbers(question)) for question in asked}) == 5
    assert all(size * kernel * padding for size, kernel, padding, _ in map(numbers, asked))
    assert lab.events() == [("review", rating) for rating in (1, 1, 1, 3, 3)]


def test_right_answers_are_right(bare):
    lab = bare
    lab.deck(SIDE, MAP, FIT, COST, PRODUCT)
    answers = {card.replace("#", "__"): [right] for card in BY_HAND}
    screen = lab.learn(**answers)
    assert sorted(screen.order()) == sorted(BY_HAND)
    assert [feedback.grade.right for feedback in screen.of(Feedback)] == [True] * 6
    assert {feedback.grade.slip for feedback in screen.of(Feedback)} == {""}
    assert notices(screen) == []
    assert doctor.differing(lab.house.store) == ((), ())


def test_a_slip_is_named_and_its_word_shown(lab):
    lab.deck(SIDE)
    screen = lab.learn(side=[unpadded, lambda asked: str(numbers(asked)[0] + 1000)])
    slipped, astray = screen.of(Feedback)
    padding = numbers(slipped.question)[2]
    assert (slipped.grade.right, slipped.grade.slip) == (False, "no-padding")
    assert slipped.grade.say.en == f"You left out the padding of {padding}."
    particle = "을" if padding in (1, 3) else "를"
    assert slipped.grade.say.ko == f"패딩 {padding}{particle} 뺐다."
    assert (astray.grade.right, astray.grade.slip, astray.grade.say) == (False, "", None)
    stride = numbers(slipped.question)[3]
    key = side(*numbers(slipped.question))
    assert slipped.question.variant.work.en == f"… / {stride} + 1 = {key}"


def test_the_hint_has_the_numbers_of_the_question(lab):
    lab.deck(SIDE)
    screen = lab.learn(side=[Command.HINT, right])
    first, second = screen.of(Question)
    assert numbers(first) == numbers(second)
    assert second.hint.en == f"{numbers(second)[2]} of padding on both sides"
    assert lab.events() == [("review", 2)]


@pytest.mark.parametrize("kernel", [5, 6, 7, 8])
def test_every_answer_that_fits_an_inverse_question_is_right(lab, kernel):
    """With size 4·side + 4 and stride 4, kernels 5 to 8 give that side."""
    lab.deck(FIT)
    (feedback,) = lab.learn(fit=[str(kernel)]).of(Feedback)
    assert (feedback.grade.right, feedback.grade.why) == (True, ())
    assert lab.shown("fit")[0]["correct"] == 1


def test_an_answer_without_the_property_is_told_why(lab):
    lab.deck(FIT)
    (feedback,) = lab.learn(fit=["9"]).of(Feedback)
    target = numbers(feedback.question)[2]
    assert feedback.grade.right is False
    assert feedback.grade.why == (
        why.DoesNotHold((f"output_size = {target - 1}", f"side = {target}")),
    )


def test_an_answer_the_reference_cannot_take_is_wrong_for_that_reason(lab):
    lab.deck(FIT)
    screen = lab.learn(fit=["-1", "2.5", lambda asked: str(numbers(asked)[0] + 1)])
    below, beyond = (feedback.grade for feedback in screen.of(Feedback))
    assert [below.right, beyond.right] == [False] * 2
    assert below.why == (why.CannotBe(("kernel_size = -1",)),)
    assert isinstance(beyond.why[0], why.CannotBe)
    assert screen.of(quantity.WholeWantedHere) == [quantity.WholeWantedHere("2.5")]
    assert lab.events() == [("review", 1)] * 2


def test_arithmetic_is_an_answer_and_echoed(lab):
    lab.deck(SIDE)

    def formula(question):
        size, kernel, padding, stride = numbers(question)
        return f"({size} + 2*{padding} - {kernel}) // {stride} + 1"

    (feedback,) = lab.learn(side=[formula]).of(Feedback)
    key = str(side(*numbers(feedback.question)))
    assert feedback.grade.right
    assert feedback.reading.shown.en == f"{feedback.typed} = {key}"
    (row,) = lab.shown("side")
    assert (row["answer"], row["reading"]) == (feedback.typed, f"{feedback.typed} = {key}")


def test_what_cannot_be_read_is_asked_again_and_leaves_no_trace(lab):
    lab.deck(SIDE)
    screen = lab.learn(side=["12O", "", "(1+", Command.QUIT])
    assert len(screen.of(Question)) == 1
    assert why.Empty() in screen.shown
    assert lab.events() == []
    assert numbers(lab.learn(side=[right]).of(Question)[0]) == numbers(screen.of(Question)[0])
    assert lab.events() == [("review", 3)]


def test_the_language_changes_and_the_numbers_stay(lab):
    lab.deck(SIDE)
    screen = lab.learn(side=[Command.LANGUAGE, right])
    assert len({question.variant.seed for question in screen.of(Question)}) == 1
    (row,) = lab.shown("side")
    size, kernel, padding, stride = numbers(screen.of(Question)[0])
    text = f"{size}, 커널 {kernel}, 패딩 {padding}, 스트라이드 {stride}: 한 변은?"
    assert (row["lang"], row["question"]) == ("ko", text)


def replayed(lab, item: str) -> list[tuple]:
    columns = "question, key, answer, reading, slip, correct"
    query = f"SELECT {columns} FROM reviews WHERE item = ? ORDER BY id"
    return lab.house.store.rows(query, (f"lab:{item}",))


def edited(lab, monkeypatch) -> None:
    old = '"(size - kernel_size + 2*padding) // stride + 1"'
    lab.house.edit(old, '"2*padding + 1"')
    lab.house.edit("the side?", "what now?")
    lab.house.edit("size: 16..256", "size: 500..900")


def deleted(lab, monkeypatch) -> None:
    lab.deck(PRODUCT)


def renewed(lab, monkeypatch) -> None:
    monkeypatch.setattr(catalogue, "digest", lambda name: "another source")


def without_torch(lab, monkeypatch) -> None:
    monkeypatch.setattr(keys, "torch_version", lambda: None)


@pytest.mark.parametrize("change", [edited, deleted, renewed, without_torch])
def test_what_was_asked_is_shown_from_the_log_alone(lab, change, monkeypatch):
    lab.deck(SIDE)
    screen = lab.learn(side=[unpadded, right])
    before, rows = lab.shown("side"), replayed(lab, "side")
    change(lab, monkeypatch)
    lab.house.clock.pass_days(1)
    lab.house.desk()
    assert lab.shown("side") == before
    assert replayed(lab, "side") == rows
    for row, question, slip in zip(before, screen.of(Question), ("no-padding", ""), strict=True):
        size, kernel, padding, stride = numbers(question)
        text = f"{size}, kernel {kernel}, padding {padding}, stride {stride}: the side?"
        assert (row["question"], row["key"]) == (text, str(side(*numbers(question))))
        assert (row["slip"], row["correct"]) == (slip, int(not slip))
        about = json.loads(row["draws"])
        drawn = {"size": size, "kernel_size": kernel, "padding": padding, "stride": stride}
        assert about["draws"] == drawn
        assert about["reference"] == "conv2d"
        assert about["parameters"] == {"in_channels": 3, "out_channels": 8, **drawn}
    asked = [(row["question"], row["key"], row["answer"], row["slip"]) for row in before]
    assert [(question, key, answer, slip) for question, key, answer, _, slip, _ in rows] == asked


def test_an_undone_review_is_not_replayed(lab):
    lab.deck(SIDE)
    lab.learn(after=[Command.UNDO], side=[unpadded, right])
    assert [row["slip"] for row in lab.shown("side")] == [""]


def test_after_other_draws_the_card_is_asked_with_these(lab):
    """Draws and closed form are no answer: nothing is asked of the learner."""
    lab.deck(SIDE)
    lab.learn(side=[right])
    lab.house.edit("size: 16..256", "size: 500..900")
    lab.house.clock.pass_days(30)
    screen = lab.learn(side=[right])
    assert numbers(screen.of(Question)[0])[0] >= 500
    assert lab.events() == [("review", 3)] * 2


def test_parts_are_items_of_their_own(lab):
    lab.deck(COST)
    screen = lab.learn(cost__weights=[right], cost__products=["1", right])
    assert sorted(screen.order()) == ["cost#products"] * 2 + ["cost#weights"]
    texts = [question.variant.made.ask.en.splitlines() for question in screen.of(Question)]
    assert {(stem.split()[1], ask) for stem, ask in texts} == {
        ("in,", "How many weights, with biases?"),
        ("in,", "How many multiply-adds?"),
    }
    assert [row["correct"] for row in lab.shown("cost#products")] == [0, 1]
    assert [row["correct"] for row in lab.shown("cost#weights")] == [1]
    assert log.standing(lab.house.store, "lab:cost#weights").reviews == 1
    assert log.standing(lab.house.store, "lab:cost").reviews == 0


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("    weights: {", "    kernels: {was: [weights], ", "cost#kernels"),
        ("- id: cost\n", "- id: price\n  was: [cost]\n", "price#weights"),
    ],
)
def test_a_part_renamed_keeps_its_history_under_was(lab, old, new, item):
    lab.deck(COST)
    lab.learn(cost__weights=[right], cost__products=[right])
    known = log.standing(lab.house.store, "lab:cost#weights")
    before = lab.shown("cost#weights")
    lab.house.edit(old, new)
    lab.house.desk()
    assert log.standing(lab.house.store, f"lab:{item}") == known
    assert lab.shown(item) == before
    assert doctor.differing(lab.house.store) == ((), ())


def test_a_card_waits_for_the_one_it_comes_after(lab):
    lab.deck(CALLED, SIDE)
    assert lab.learn(side=[right], called=["ReLU"]).order() == ["side"]
    assert lab.learn(called=["ReLU"]).order() == ["called"]


def test_a_card_comes_after_any_part_of_another(lab):
    lab.deck(COST, CALLED.replace("[side]", "[cost]"))
    assert set(lab.learn(cost__weights=[right], cost__products=[]).order()) <= {
        "cost#weights",
        "cost#products",
    }
    assert "called" in lab.learn(cost__products=[right], called=["ReLU"]).order()
