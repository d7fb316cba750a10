"""What `quiz check` finds of a card: each planted mistake, and nothing in a good one.

Most references are played: Dumoulin & Visin's relation for the side of a convolution's output,
written out here. The last tests ask torch.
"""

import json
from collections.abc import Callable, Sequence
from math import floor
from typing import Any

import pytest

from quizcli import catalogue, kinds
from quizcli import variants as chance
from quizcli.decks import cards
from quizcli.errors import Reason
from quizcli.errors.arithmetic import DividedByZero
from quizcli.errors.check import (
    FewKeys,
    FormulaDiffers,
    FormulaFails,
    FrequentKey,
    SampleFails,
    SlipSeldom,
    UnevenPlaces,
    VariantFails,
)
from quizcli.errors.computed import DrawExhausted, ExampleFails, NotTruth, OptionsAlike
from quizcli.errors.quantity import KeyNeedsForm
from quizcli.errors.reference import RuleBroken
from quizcli.model import Card, Job
from quizcli.oracle.protocol import Answer
from quizcli.session import proofs
from quizcli.session.checking import Checked, check
from quizcli.session.home import Home
from quizcli.session.trial import Trial

CHANNELS = 8


def convolved(job: Job) -> Answer | Reason:
    """o = ⌊(i + 2p - k) / s⌋ + 1, and the parameters of a layer with one input channel."""
    given = job.parameters
    size, kernel, padding = given["size"], given["kernel_size"], given.get("padding", 0)
    if kernel > size + 2 * padding or padding < 0:
        return RuleBroken("conv2d", 0, "kernel_size <= size + 2 * padding", (), "")
    side = floor((size + 2 * padding - kernel) / given.get("stride", 1)) + 1
    results = {
        "output_size": side,
        "output_shape": [CHANNELS, side, side],
        "parameters": CHANNELS * kernel**2 + CHANNELS * given.get("bias", True),
    }
    return Answer(results, "", "2.13.0", "cpu")


class Played:
    """A trial whose reference is a function; it counts what it is asked."""

    def __init__(self, says: Callable[[Job], Answer | Reason] = convolved, torch: str = "2.13.0"):
        self.terms: dict[str, Any] = {}
        self.says = says
        self.torch = torch
        self.asked: list[Job] = []

    def ask(self, jobs: Sequence[Job]) -> tuple[Answer | Reason, ...]:
        self.asked += jobs
        return tuple(map(self.says, jobs))


GOOD = """\
  draw: {size: 16..256, kernel_size: [3, 5, 7], padding: 1..3}
  reference: conv2d
  with: {in_channels: 1, out_channels: 8}
  take: output_size
  closed_form: size - kernel_size + 2*padding + 1
  slips:
  - {with: {padding: 0}, label: no-padding}
  - {when: size - kernel_size + padding + 1, label: one-side}
"""


def card(fields: str, kind: str = "number", ask: str = '"?"') -> Card:
    text = f"deck: d\ntitle: T\ncards:\n- id: a\n  kind: {kind}\n  ask: {ask}\n{fields}"
    deck = cards.read(text.encode(), "d.yaml", {})
    assert deck.problems == ()
    return deck.cards[0]


def checked(fields: str, seeds: int = 1000, **about: Any) -> Checked:
    return check(Played(), card(fields, **about), seeds)


def found(fields: str, seeds: int = 1000, **about: Any) -> tuple[Reason, ...]:
    return checked(fields, seeds, **about).found


def drawn(text: str) -> dict[str, int]:
    """`size=17, padding=2` of a message, as numbers."""
    return {name: int(value) for name, value in (each.split("=") for each in text.split(", "))}


def test_a_good_card_finds_nothing_and_its_closed_form_is_proved():
    result = checked(GOOD)
    assert (result.found, result.unchecked) == ((), False)
    assert result.proof == proofs.fingerprint(card(GOOD))


def test_a_job_is_asked_once_however_many_variants_need_it():
    played = Played()
    check(played, card(GOOD.replace("16..256", "16..20")), 1000)
    told = [json.dumps(job.parameters, sort_keys=True) for job in played.asked]
    assert len(told) == len(set(told)) == 5 * 3 * 4


def test_without_torch_nothing_is_said_of_a_card_with_a_reference():
    played = Played(torch="")
    assert check(played, card(GOOD)) == Checked(card(GOOD), unchecked=True)
    assert played.asked == []
    assert not check(played, card('  draw: {n: 1..99}\n  key: "=n"\n')).unchecked


def test_a_wrong_closed_form_is_shown_with_the_first_numbers_it_is_wrong_for():
    wrong = GOOD.replace("+ 2*padding + 1", "+ padding + 2")
    result = checked(wrong)
    (reason,) = result.found
    assert isinstance(reason, FormulaDiffers)
    given = drawn(reason.draws)
    right = given["size"] - given["kernel_size"] + 2 * given["padding"] + 1
    assert given["padding"] != 1
    assert reason.reference == str(right)
    assert reason.formula == str(right - given["padding"] + 1)
    assert result.proof == ""


def test_a_closed_form_without_a_value():
    result = checked(GOOD.replace("closed_form: ", "closed_form: 0 / (padding - 3) + "))
    (reason,) = result.found
    assert isinstance(reason, FormulaFails)
    assert (drawn(reason.draws)["padding"], type(reason.reason)) == (3, DividedByZero)
    assert result.proof == ""


@pytest.mark.parametrize(
    ("when", "share"),
    [
        ("size - kernel_size + 2*padding + 1", 0),
        ("size - kernel_size + padding + 2", 66),
        ("1 / (padding - padding)", 0),
        ("[size, size]", 0),
    ],
)
def test_a_slip_that_is_the_key_or_nothing_too_often(when, share):
    """Equal to the key where padding is 1, a third of the variants: that is seldom enough."""
    reasons = found(f"{GOOD}  - {{when: {json.dumps(when)}, label: planted}}\n")
    wanted = () if share >= 25 else (SlipSeldom("planted", share, 25),)
    assert reasons == wanted


def test_a_slip_that_says_what_another_says():
    again = "  - {when: size - kernel_size + 1, label: again}\n"
    assert found(GOOD + again) == (SlipSeldom("again", 0, 25),)


def test_a_slip_must_be_seen_in_a_quarter_of_the_variants():
    def share(of: int) -> tuple[Reason, ...]:
        fields = (
            f"  draw: {{n: 1..100, m: 1..{of}}}\n  key: '=n'\n"
            "  slips: [{when: 'n + 1 - min(m - 1, 1)', label: a}]\n"
        )
        return found(fields, 3000)

    assert share(3) == ()
    (reason,) = share(5)
    assert isinstance(reason, SlipSeldom)
    assert 16 <= reason.share <= 23


def test_too_few_keys_and_one_too_often():
    four = found('  draw: {n: [1, 2, 3, 4]}\n  key: "=n"\n')
    assert four[0] == FewKeys(4, 20, 1000)
    assert isinstance(four[1], FrequentKey)
    assert (four[1].most, 25 <= four[1].share <= 30) == (20, True)
    assert found('  draw: {n: 1..19}\n  key: "=n"\n') == (FewKeys(19, 20, 1000),)
    assert found('  draw: {n: 1..20}\n  key: "=n"\n') == ()


def test_a_key_that_comes_in_more_than_a_fifth_of_the_variants():
    (reason,) = found('  draw: {n: 1..100}\n  key: "=max(n, 30)"\n')
    assert (type(reason), reason.key, reason.most) == (FrequentKey, "30", 20)
    assert 25 <= reason.share <= 35
    assert found('  draw: {n: 1..100}\n  key: "=max(n, 10)"\n') == ()


def test_fixed_numbers_may_be_few():
    fields = '  draw: {n: [1, 2]}\n  key: "=n"\n  fixed: true\n  reason: as in the paper\n'
    assert found(fields) == ()


def test_few_seeds_cannot_tell_how_many_keys_there_are():
    assert found('  draw: {n: [1, 2]}\n  key: "=n"\n', 100) == ()


def test_numbers_that_leave_no_question_are_counted():
    (reason, *_) = found('  draw: {n: 1..40}\n  key: "=n / 4"\n')
    assert isinstance(reason, VariantFails)
    assert (type(reason.reason), reason.of) == (KeyNeedsForm, 1000)
    number = drawn(reason.draws)["n"]
    assert number % 4 != 0
    assert 680 <= reason.count <= 820


def test_each_way_to_fail_is_told_once():
    reasons = found('  draw: {n: 1..60}\n  let: {m: n}\n  key: "=60 / (m % 3) / 40"\n')
    failed = [reason for reason in reasons if isinstance(reason, VariantFails)]
    assert {type(reason.reason) for reason in failed} == {DividedByZero, KeyNeedsForm}
    assert sum(reason.count for reason in failed) <= 1000


def test_draws_that_nothing_is_left_of():
    reasons = found('  draw: {n: 1..9}\n  where: n > 9\n  key: "=n"\n', 5)
    assert reasons == (VariantFails("-", DrawExhausted("n > 9"), 5, 5),)
    reasons = found('  draw: {n: 1..9}\n  where: n + 1\n  key: "=n"\n', 5)
    assert reasons == (VariantFails("-", NotTruth("n + 1"), 5, 5),)


def test_settings_outside_of_the_reference():
    (reason, *_) = found(GOOD.replace("16..256", "1..256"))
    assert isinstance(reason, VariantFails)
    given = drawn(reason.draws)
    assert given["kernel_size"] > given["size"] + 2 * given["padding"]
    assert isinstance(reason.reason, RuleBroken)


def test_a_card_that_fails_for_some_numbers_is_not_proved():
    assert checked(GOOD.replace("16..256", "1..256")).proof == ""


OPTIONS = """\
  draw: {n: 3..99}
  options:
  - {value: "=2*n", right: true}
  - {value: "=n"}
  - {value: "=%s"}
"""


def test_a_good_choice():
    assert found(OPTIONS % "n*n", kind="choice") == ()


def test_a_choice_with_options_alike():
    (reason,) = found(OPTIONS % "n + 5", kind="choice")
    assert isinstance(reason, VariantFails)
    assert (reason.draws, reason.reason) == ("n=5", OptionsAlike("10"))


def test_a_choice_whose_answer_is_nearly_always_the_same():
    fields = """\
  draw: {n: 1..100}
  options:
  - {text: few, right: "=n > %s"}
  - {text: many, right: "=n <= %s"}
"""
    (reason,) = found(fields % (20, 20), kind="choice")
    assert (type(reason), reason.key, reason.most) == (FrequentKey, "few", 60)
    assert 74 <= reason.share <= 86
    assert found(fields % (50, 50), kind="choice") == ()


STATIC = "  options: [{text: A, right: true}, {text: B}, {text: C}]\n"


def test_a_choice_without_numbers():
    assert found(STATIC, kind="choice") == ()


def test_a_right_option_at_one_place_more_often(monkeypatch):
    class Unmoved:
        def shuffle(self, order: list[int]) -> None:
            """Leaves all where it is."""

    monkeypatch.setattr(chance, "stream", lambda seed, field: Unmoved())
    assert found(STATIC, kind="choice") == (UnevenPlaces((200, 0, 0)),)


SHARED = """  draw: {n: 3..9, m: 3..9}
  rows:
    a: {left: rows, right: "{n}"}
    b: {left: columns, right: "{m}"}
    c: {left: both, right: "{n} + {m}"}
"""


def test_a_side_that_rows_share_in_some_variants_only_is_no_uneven_place():
    assert found(SHARED, kind="match") == ()


def test_rows_that_are_drawn_make_another_question_of_a_match():
    rows = """  draw: {n: 3..90}
  rows:
    a: {left: "Linear({n}, 5)", right: connected}
    b: {left: "Conv2d({n}, 5, 3)", right: shared}
"""
    assert found(rows, kind="match") == ()


def test_an_order_that_no_number_changes_is_always_the_same():
    rows = """  draw: {n: 10..99}
  rows:
    a: {text: log n, value: "=log(n)"}
    b: {text: n, value: "=n"}
    c: {text: n squared, value: "=n**2"}
"""
    assert [type(reason) for reason in found(rows, kind="order")] == [FrequentKey]


def test_an_answer_of_the_kinds_own_that_comes_out_otherwise(monkeypatch):
    number = kinds.load("number")
    grade = number.grade
    monkeypatch.setattr(
        number, "grade", lambda variant, reading: grade(variant, reading)
        if reading.value != variant.answer else grade(variant, type(reading)(reading.shown, -1)),
    )  # fmt: skip
    reasons = found('  draw: {n: 30..99}\n  key: "=n"\n')
    (reason,) = reasons
    assert isinstance(reason, SampleFails)
    assert (reason.wanted, reason.got) == ("right", "wrong")
    assert drawn(reason.draws) == {"n": int(reason.typed)}


INVERSE = """\
  draw: {size: 16..256, kernel_size: [3, 5, 7, 9, 11]}
  reference: conv2d
  with: {in_channels: 1, out_channels: 8, padding: "=answer"}
  accept: output_size == size
  example: (kernel_size - 1) / 2
  closed_form: 2*answer == kernel_size - 1
  fixed: true
  reason: kernels are odd and small
"""


def test_a_good_inverse_question_is_proved():
    result = checked(INVERSE, 300)
    assert (result.found, bool(result.proof)) == ((), True)


def test_an_example_that_fails():
    (reason, *_) = found(INVERSE.replace("(kernel_size - 1) / 2", "kernel_size"), 300)
    assert isinstance(reason, VariantFails)
    assert isinstance(reason.reason, ExampleFails)
    assert (reason.reason.accept, reason.count, reason.of) == ("output_size == size", 300, 300)


@pytest.mark.parametrize(
    "formula", ["2*answer >= kernel_size - 1", "2*answer <= kernel_size - 1", "answer > 0"]
)
def test_a_closed_form_of_an_inverse_question_that_is_wrong_beside_the_example(formula):
    result = checked(INVERSE.replace("2*answer == kernel_size - 1", f'"{formula}"'), 300)
    (reason,) = result.found
    assert isinstance(reason, FormulaDiffers)
    assert (reason.formula, reason.reference) == ("true", "false")
    assert result.proof == ""


def test_a_closed_form_that_was_not_tried_is_not_proved():
    """A list for an answer has no neighbours to be tried."""
    fields = """\
  draw: {size: 16..256}
  reference: conv2d
  with: {in_channels: 1, out_channels: 8, kernel_size: "=answer[0]", padding: 1}
  accept: output_size == size
  example: "[3, 3]"
  closed_form: answer[1] < 0
  fixed: true
  reason: one kernel
"""
    result = checked(fields, 300, kind="shape")
    assert result.proof == ""


@pytest.mark.parametrize("seeds", [60, 150, 199])
def test_a_closed_form_is_not_proved_by_a_few_of_many_draws(seeds):
    """Of 241 draws, some come twice long before all have come."""
    fields = GOOD.replace("kernel_size: [3, 5, 7], padding: 1..3", "kernel_size: [3], padding: [1]")
    assert checked(fields, seeds).proof == ""


def test_a_closed_form_is_proved_by_all_draws_there_are():
    few = GOOD.replace("16..256", "16..17").replace("[3, 5, 7]", "[3]")
    assert checked(few, 199).proof == proofs.fingerprint(card(few))


def test_a_proof_is_known_afterwards(tmp_path):
    home = Home(tmp_path / "quiz")
    assert proofs.fingerprint(card(GOOD)) not in proofs.known(home)
    proofs.add(home.proofs, ["0" * 24])
    proofs.add(home.proofs, [checked(GOOD).proof])
    assert {"0" * 24, proofs.fingerprint(card(GOOD))} <= proofs.known(home)
    assert [path.name for path in home.root.iterdir()] == ["proved.json"]


@pytest.mark.parametrize("damage", [b"", b"[", b"\xff", b'{"a": 1}', b"[1, null]"])
def test_damaged_proofs_are_no_proofs(tmp_path, damage):
    home = Home(tmp_path)
    before = proofs.known(home)
    home.proofs.write_bytes(damage)
    assert proofs.known(home) == before
    proofs.add(home.proofs, ["0" * 24])
    assert proofs.known(home) == before | {"0" * 24}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("16..256", "16..255"),
        ("2*padding + 1", "2*padding + 1 + 0"),
        ("out_channels: 8", "out_channels: 9"),
        ("take: output_size", "take: parameters"),
        ("closed_form", "where: size > 0\n  closed_form"),
        ("closed_form", "runs: {wide: {stride: 2}}\n  closed_form"),
        ("  closed_form", "  let: {stride: 0 + 1}\n  closed_form"),
    ],
)
def test_a_proof_is_void_when_the_card_changes(old, new):
    assert proofs.fingerprint(card(GOOD)) != proofs.fingerprint(card(GOOD.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("label: no-padding", "label: without"),
        ("  slips", "  hint: H\n  tags: [t]\n  slips"),
        ("  slips", "  fixed: true\n  reason: so few\n  slips"),
    ],
)
def test_a_proof_stands_when_only_words_and_slips_change(old, new):
    assert proofs.fingerprint(card(GOOD)) == proofs.fingerprint(card(GOOD.replace(old, new)))


def test_a_proof_is_void_when_the_reference_changes(monkeypatch):
    before = proofs.fingerprint(card(GOOD))
    monkeypatch.setattr(catalogue, "digest", lambda name: "0" * 32)
    assert proofs.fingerprint(card(GOOD)) != before


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    with Trial(Home(tmp_path_factory.mktemp("home")), {}, "cpu") as made:
        yield made


def test_torch_proves_what_the_played_reference_proved(trial):
    result = check(trial, card(GOOD), 200)
    assert (result.found, result.proof) == ((), proofs.fingerprint(card(GOOD)))


def test_torch_finds_what_the_played_reference_found(trial):
    wrong = GOOD.replace("+ 2*padding + 1", "+ padding + 2")
    assert check(trial, card(wrong), 100).found == found(wrong, 100)
    fields = INVERSE.replace("2*answer ==", "2*answer >=")
    assert check(trial, card(fields), 20).found == found(fields, 20)


def test_torch_refuses_what_the_reference_does_not_take(trial):
    (reason, *_) = check(trial, card(GOOD.replace("16..256", "[1]")), 5).found
    assert isinstance(reason, VariantFails)
    assert isinstance(reason.reason, RuleBroken)
