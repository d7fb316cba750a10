"""From draws to jobs, from what the reference said to a variant; the reference is played here."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from msgspec import structs

from quizcli import kinds
from quizcli.decks import cards
from quizcli.errors.arithmetic import DividedByZero, IndexOutside, NameNotKnown, OperandKind
from quizcli.errors.computed import (
    DrawExhausted,
    ExampleFails,
    NotTaken,
    NotTruth,
    OptionsAlike,
    RightOptions,
)
from quizcli.errors.quantity import KeyNeedsForm
from quizcli.errors.reference import RuleBroken, UnknownReference
from quizcli.model import Card, Job, Reading, Text, Variant
from quizcli.variants import begun, making
from quizcli.variants.begun import Begun

REFUSED = RuleBroken("conv2d", 0, "a < b", ("a = 1",), "")


def card(fields: str, kind: str = "number", ask: str = '"?"') -> Card:
    text = f"deck: d\ntitle: T\ncards:\n- id: a\n  kind: {kind}\n  ask: {ask}\n{fields}"
    deck = cards.read(text.encode(), "d.yaml", {})
    assert deck.problems == ()
    return deck.cards[0]


def begin(given: Card, seed: int = 0) -> Begun:
    found = begun.begin(given, seed)
    assert isinstance(found, Begun), found
    return found


def made(given: Card, *results: Any, seed: int = 0) -> Variant:
    found = making.made(begin(given, seed), results, "2.13.0", {})
    assert isinstance(found, Variant), found
    return found


def slips(variant: Variant) -> dict[str, Any]:
    return {slip.label: slip.value for slip in variant.made.slips}


def verdict(variant: Variant, typed: str) -> tuple[bool, str]:
    kind = kinds.load(variant.card.kind)
    reading = kind.parse(variant, typed)
    assert isinstance(reading, Reading)
    grade = kind.grade(variant, reading)
    return grade.right, grade.slip


CONV = """\
  draw: {size: [32], kernel_size: [5], half: [0.5], other: [9]}
  let: {stride: 2 * half, padding: kernel_size // 2, shown: other}
  reference: conv2d
  with: {in_channels: 3, out_channels: "=kernel_size + 1", dilation: [1, "=stride"]}
  runs: {wide: {stride: 2}, bare: {bias: false, padding: 0}}
  take: output_size
  slips:
  - {with: {padding: "=padding + 1"}, label: more}
  - {when: size - kernel_size, label: written}
  - {take: output_size@bare, label: other-run}
  - {with: {padding: 9, bias: true}, take: "output_shape[0]", label: both}
"""


def test_jobs_stand_in_one_order_each_with_its_settings():
    """The reference itself, its runs, then each slip with settings for all of these."""
    base = {
        "size": 32, "kernel_size": 5, "stride": 1, "padding": 2,
        "in_channels": 3, "out_channels": 6, "dilation": [1, 1],
    }  # fmt: skip
    wide, bare = {"stride": 2}, {"bias": False, "padding": 0}
    more, both = {"padding": 3}, {"padding": 9, "bias": True}
    wanted = [
        base, base | wide, base | bare,
        base | more, base | wide | more, base | bare | more,
        base | both, base | wide | both, base | bare | both,
    ]  # fmt: skip
    assert list(begin(card(CONV, ask='"{shown}"')).jobs) == [
        Job("conv2d", given) for given in wanted
    ]


def test_only_names_of_parameters_are_passed_and_fractions_as_floats():
    given = card(
        """\
  draw: {rate: [0.5], size: [4], way: {same: {ko: 그대로, en: kept}}}
  let: {groups: "1 + 1", stride: 1 / 3}
  reference: conv2d
  with: {padding: "=way", kernel_size: ["=rate", "=[rate, 1]"]}
  take: output_size
""",
        ask='"{rate} {way}"',
    )
    (job,) = begin(given).jobs
    assert job.parameters == {
        "size": 4, "groups": 2, "stride": 1 / 3, "padding": "same", "kernel_size": [0.5, [0.5, 1]]
    }  # fmt: skip
    assert begin(given).names["stride"] == Fraction(1, 3)


def test_with_wins_over_names_and_later_settings_over_earlier():
    given = card(
        "  draw: {size: [4]}\n  reference: conv2d\n  with: {size: 7}\n"
        "  runs: {big: {size: 8}}\n  slips: [{with: {size: 9}, label: a}]\n  take: output_size\n"
    )
    assert [job.parameters["size"] for job in begin(given).jobs] == [7, 8, 9, 9]


@pytest.mark.parametrize(
    "setting", ["'=1 / (size - 4)'", "[1, {deep: ['=1 / (size - 4)']}]"], ids=["plain", "nested"]
)
def test_settings_without_a_value_are_a_reason(setting):
    given = card(
        "  draw: {size: [4]}\n  reference: conv2d\n"
        f"  with: {{padding: {setting}}}\n  take: output_size\n"
    )
    assert isinstance(begun.begin(given, 0), DividedByZero)


def test_a_card_without_numbers_begins_with_nothing():
    given = card("  answer: 2\n")
    assert begun.begin(given, 7) == Begun(given, 7, {})
    assert made(given).made.by == "2.13.0"


def test_draws_that_fail_are_a_reason():
    given = card('  draw: {n: 1..2}\n  where: n > 2\n  key: "=n"\n')
    assert begun.begin(given, 0) == DrawExhausted("n > 2")


def test_results_are_names_and_those_of_runs_have_their_run():
    given = card(
        "  reference: conv2d\n  runs: {wide: {stride: 2}}\n  take: output_size\n",
        ask='"{output_size@wide} {output_shape}"',
    )
    variant = made(
        given,
        {"output_size": 32, "output_shape": [8, 32, 32]},
        {"output_size": 16, "output_shape": [8, 16, 16]},
    )
    assert variant.made.names == {
        "output_size": 32, "output_shape": (8, 32, 32),
        "output_size@wide": 16, "output_shape@wide": (8, 16, 16),
    }  # fmt: skip
    assert variant.made.ask.en == "16 (8, 32, 32)"
    assert (variant.made.key, variant.made.by) == (32, "2.13.0")


def test_lists_at_any_depth_become_values():
    assert begun.exact({"gates": {"f": [[1, 2.5], []]}}) == {"gates": {"f": ((1, 2.5), ())}}
    assert begun.plain(((1, Fraction(1, 4)), "same", True)) == [[1, 0.25], "same", True]


TAKEN = {"output_size": 7, "output_shape": [[1, 2], [3, 4]], "gates": {"f": [5, 6]}}


@pytest.mark.parametrize(
    ("take", "key"),
    [
        ("output_size", 7),
        ("output_shape[1][0]", 3),
        ("output_shape[-1][-2]", 3),
        ("'=2*output_size + n'", 17),
        ("'=output_shape[0][1] / 4'", Fraction(1, 2)),
    ],
)
def test_what_is_taken(take, key):
    fields = f"  draw: {{n: [3]}}\n  reference: conv2d\n  take: {take}\n  decimals: 1\n"
    assert made(card(fields, ask='"{n}"'), TAKEN).made.key == key


def test_what_cannot_be_taken():
    def tried(take: str) -> Any:
        fields = f"  reference: conv2d\n  take: {take}\n"
        return making.made(begin(card(fields)), (TAKEN,), "2.13.0", {})

    assert isinstance(tried("output_shape[2]"), IndexOutside)
    assert isinstance(tried("parameters"), NameNotKnown)
    assert isinstance(tried("'=1 / (output_size - 7)'"), DividedByZero)
    assert isinstance(tried("output_shape[0].f"), OperandKind)


def test_a_path_must_lead_to_one_result():
    results = {"output_size": {"f": 1, "g": 2}}
    whole = card("  reference: conv2d\n  take: output_size\n")
    assert making.made(begin(whole), (results,), "", {}) == NotTaken("output_size")
    assert made(card("  reference: conv2d\n  take: output_size.g\n"), results).made.key == 2


def test_a_key_may_be_an_expression_over_results():
    given = card(
        "  draw: {n: [3]}\n  reference: conv2d\n  runs: {wide: {}}\n"
        '  key: "=n*output_size - output_size@wide"\n'
    )
    assert made(given, {"output_size": 7}, {"output_size": 5}).made.key == 16


def test_a_key_that_the_kind_cannot_ask_for_is_a_reason():
    given = card('  draw: {n: [3]}\n  key: "=n / 2"\n')
    assert making.made(begin(given), (), "", {}) == KeyNeedsForm("1.5")


@pytest.mark.parametrize("place", [0, 1])
def test_a_refused_run_refuses_the_variant(place):
    results: list[Any] = [{"output_size": 1}, {"output_size": 2}]
    results[place] = REFUSED
    given = card("  reference: conv2d\n  runs: {wide: {}}\n  take: output_size\n")
    assert making.made(begin(given), results, "", {}) == REFUSED


def test_slips_by_expression_by_settings_and_by_another_result():
    sizes = [32, 16, 28, 34, 17, 30, 48, 24, 44]
    results = [{"output_size": size, "output_shape": [6, size, size]} for size in sizes]
    variant = made(card(CONV, ask='"{shown}"'), *results)
    assert slips(variant) == {"more": 34, "written": 27, "other-run": 28, "both": 6}
    assert verdict(variant, "32") == (True, "")
    assert verdict(variant, "34") == (False, "more")
    assert verdict(variant, "27") == (False, "written")
    assert verdict(variant, "28") == (False, "other-run")
    assert verdict(variant, "6") == (False, "both")
    assert verdict(variant, "17") == (False, "")


def test_a_slip_with_settings_sees_its_own_runs():
    given = card(
        "  reference: conv2d\n  runs: {wide: {}}\n  take: '=output_size - output_size@wide'\n"
        "  slips: [{with: {padding: 0}, label: a}, {with: {padding: 1}, take: output_size@wide,"
        " label: b}]\n"
    )
    results = [{"output_size": size} for size in (100, 30, 50, 20, 7, 3)]
    variant = made(given, *results)
    assert (variant.made.key, slips(variant)) == (70, {"a": 30, "b": 3})


def test_slips_that_fail_are_silent_in_that_variant():
    given = card(
        "  draw: {n: [4]}\n  reference: conv2d\n  take: output_size\n  slips:\n"
        "  - {with: {padding: 0}, label: refused}\n"
        "  - {when: 1 / (n - 4), label: divided}\n"
        "  - {when: parameters + 1, label: not-there}\n"
        "  - {with: {padding: 1}, take: 'output_shape[0]', label: no-index}\n"
        "  - {when: n, label: there}\n"
    )
    results = [{"output_size": 9}, REFUSED, {"output_size": 9, "output_shape": []}]
    assert slips(made(given, *results)) == {"there": 4}


def test_a_slip_equal_to_the_key_takes_nothing_from_a_right_answer():
    given = card(
        '  draw: {n: [4]}\n  key: "=n"\n  slips: [{when: 2*n - 4, label: same},'
        " {when: n + 1, label: one-more}, {when: n + 2 - 1, label: later}]\n"
    )
    variant = made(given)
    assert slips(variant) == {"one-more": 5, "later": 5}
    assert verdict(variant, "4") == (True, "")
    assert verdict(variant, "5") == (False, "one-more")


def test_what_is_said_of_a_slip_has_the_numbers():
    given = card(
        '  draw: {n: [16]}\n  key: "=n"\n'
        '  slips: [{when: n + 1, label: a, say: {ko: "{n:을} 뺐다", en: "{n} lost"}}]\n'
    )
    assert made(given).made.slips[0].say == Text("16을 뺐다", "16 lost")


def test_texts_are_filled_in():
    given = card(
        '  draw: {n: [16], half: [0.5], table: [[1, 2]]}\n  key: "=n"\n'
        '  hint: {ko: "{table}", en: "H {half}"}\n'
        '  work: {ko: "$\\\\val{n}^2$ {key:은}", en: "{n} is {key}"}\n',
        ask='{ko: "{n:을} {half}", en: "{n}, {half} {{n}}"}',
    )
    variant = made(given)
    assert variant.made.ask == Text("16을 0.5", "16, 0.5 {n}")
    assert variant.made.hint == Text("(1, 2)", "H 0.5")
    assert variant.work == Text("$16^2$ 16은", "16 is 16")
    assert variant.made.draws == {"n": 16, "half": Fraction(1, 2), "table": (1, 2)}


def test_a_drawn_word_is_shown_in_each_language_and_passed_as_itself():
    given = card(
        "  draw: {way: {same: {ko: 그대로, en: kept}}, plain: [valid]}\n"
        '  reference: conv2d\n  with: {padding: "=way"}\n  take: output_size\n'
        "  slips: [{with: {padding: '=plain'}, label: a}]\n"
        '  work: "{key} {way}"\n',
        ask='{ko: "{way:을} {plain}", en: "{way} {plain}"}',
    )
    assert [job.parameters["padding"] for job in begin(given).jobs] == ["same", "valid"]
    variant = made(given, {"output_size": 5}, {"output_size": 3})
    assert variant.made.ask == Text("그대로를 valid", "kept valid")
    assert variant.work == Text("5 그대로", "5 kept")
    assert variant.made.draws == {"way": "same", "plain": "valid"}


def test_a_drawn_number_may_be_shown_in_words_too():
    given = card(
        '  draw: {rate: {"0.50": {ko: 절반, en: half}, "2": {ko: 둘, en: two}}}\n'
        '  key: "=4*rate"\n',
        ask='"{rate}"',
    )
    texts = {made(given, seed=seed).made.ask.en for seed in range(20)}
    assert texts == {"half", "two"}
    assert {made(given, seed=seed).made.key for seed in range(20)} == {2, 8}


def test_expressions_may_begin_with_their_sign_everywhere():
    given = card(INVERSE.replace("accept: output_size == size", 'accept: "=output_size == size"'))
    variant = made(given, {"output_size": 32})
    reading = Reading(Text("2", "2"), 2)
    assert making.tested(variant, reading, {"output_size": 32}) == ("output_size = 32", "size = 32")
    signed = card('  draw: {n: 1..9}\n  let: {m: "=2*n"}\n  where: "=m > 9"\n  key: "=m"\n')
    assert made(signed).made.key > 9


def test_the_closed_form_stands_for_the_reference():
    given = card(
        """\
  draw: {size: [32], kernel_size: [5]}
  let: {pad: kernel_size // 2}
  reference: conv2d
  with: {padding: "=pad"}
  take: output_size
  closed_form: size - kernel_size + 2*pad + 1
  hint: "{parameters}"
  work: {ko: "{key}", en: "{output_shape}"}
  slips:
  - {with: {padding: 0}, label: asked}
  - {take: parameters, label: taken}
  - {when: size - kernel_size, label: written, say: "{size}"}
  - {when: size + parameters, label: of-results, say: "{size}"}
  - {when: size + 1, label: plain, say: "{parameters}"}
"""
    )
    variant = making.by_formula(begin(given), {})
    assert isinstance(variant, Variant)
    assert (variant.made.key, variant.made.by, variant.key.en) == (32, "formula", "32")
    assert slips(variant) == {"written": 27, "plain": 33}
    assert variant.made.slips[0].say == Text("32", "32")
    assert variant.made.hint is None
    assert variant.work is None


def test_a_question_that_needs_results_has_no_formula():
    given = card(
        "  reference: conv2d\n  take: output_size\n  closed_form: '5'\n", ask='"{parameters}"'
    )
    assert not isinstance(making.by_formula(begin(given), {}), Variant)
    assert made(given, {"output_size": 5, "parameters": 12}).made.ask.en == "12"


def test_a_closed_form_without_a_value_is_a_reason():
    given = card(
        "  draw: {size: [4]}\n  reference: conv2d\n  take: output_size\n"
        "  closed_form: 1 / (size - 4)\n"
    )
    assert isinstance(making.by_formula(begin(given), {}), DividedByZero)


INVERSE = """\
  draw: {size: [32], kernel_size: [5]}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1, padding: "=answer"}
  accept: output_size == size
  example: (kernel_size - 1) / 2
  closed_form: 2*answer == kernel_size - 1
  slips: [{when: kernel_size, label: whole-kernel}]
"""


def side(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Dumoulin & Visin's relation for stride 1: o = i + 2p - k + 1."""
    answer = parameters["padding"]
    return {"output_size": parameters["size"] + 2 * answer - parameters["kernel_size"] + 1}


def inverse() -> Variant:
    start = begin(card(INVERSE))
    assert [job.parameters["padding"] for job in start.jobs] == [2]
    return made(card(INVERSE), *(side(job.parameters) for job in start.jobs))


@pytest.mark.parametrize(("answer", "held", "out"), [(2, True, 32), (3, False, 34), (0, False, 28)])
def test_an_answer_to_an_inverse_question_is_tried(answer, held, out):
    variant = inverse()
    assert (variant.made.key, variant.key.en) == (2, "2")
    reading = Reading(Text(str(answer), str(answer)), answer)
    job = making.needs(variant, reading)
    assert job == Job(
        "conv2d",
        {"size": 32, "kernel_size": 5, "in_channels": 1, "out_channels": 1, "padding": answer},
    )
    results = side(job.parameters)
    tried = making.tried(variant, reading, results)
    assert isinstance(tried, Variant)
    assert tried.holds is held
    assert kinds.load("number").grade(tried, reading).right is held
    assert making.tested(variant, reading, results) == (f"output_size = {out}", "size = 32")


def test_a_known_mistake_in_an_inverse_question_is_named():
    variant = inverse()
    reading = Reading(Text("5", "5"), 5)
    tried = making.tried(variant, reading, side({"size": 32, "kernel_size": 5, "padding": 5}))
    assert kinds.load("number").grade(tried, reading).slip == "whole-kernel"


def test_an_example_that_fails_is_a_reason():
    start = begin(card(INVERSE))
    assert making.made(start, ({"output_size": 30},), "", {}) == (
        ExampleFails("2", "output_size == size")
    )


def test_accept_must_be_a_truth():
    given = card(INVERSE.replace("accept: output_size == size", "accept: output_size - size"))
    assert making.made(begin(given), ({"output_size": 30},), "", {}) == (
        NotTruth("output_size - size")
    )


def test_an_example_without_a_value_is_a_reason():
    given = card(INVERSE.replace("(kernel_size - 1) / 2", "1 / (kernel_size - 5)"))
    assert isinstance(begun.begin(given, 0), DividedByZero)


@pytest.mark.parametrize(("answer", "held"), [(2, True), (3, False)])
def test_by_formula_an_inverse_question_asks_nothing(answer, held):
    variant = making.by_formula(begin(card(INVERSE)), {})
    assert isinstance(variant, Variant)
    reading = Reading(Text(str(answer), str(answer)), answer)
    assert making.needs(variant, reading) is None
    tried = making.tried(variant, reading, {})
    assert isinstance(tried, Variant)
    assert tried.holds is held


def test_other_questions_need_nothing():
    variant = made(card('  draw: {n: [4]}\n  key: "=n"\n'))
    reading = Reading(Text("4", "4"), 4)
    assert making.needs(variant, reading) is None
    assert making.tried(variant, reading, {}) is variant
    assert making.tested(variant, reading, {}) == ()


OPTIONS = """\
  draw: {n: [%s]}
  options:
  - {value: "=2*n", right: "=n > 2"}
  - {text: "{n}", right: "=n <= 2"}
  - {value: "=n + 3"}
"""


def test_options_have_the_numbers_and_are_right_by_them():
    for number, right in (("5", "10"), ("2", "2")):
        variant = made(card(OPTIONS % number, kind="choice"))
        assert {option.en for option in variant.options} == {
            str(2 * int(number)), number, str(int(number) + 3)
        }  # fmt: skip
        assert [variant.options[place].en for place in variant.answer] == [right]


def test_options_that_show_the_same_or_are_not_right_once():
    def tried(fields: str) -> Any:
        return making.made(begin(card(fields, kind="choice")), (), "", {})

    assert tried(OPTIONS % "3") == OptionsAlike("6")
    both = OPTIONS.replace("=n <= 2", "=n > 1")
    assert tried(both % "5") == RightOptions(2)
    assert tried(OPTIONS.replace("=n <= 2", "=n < 2") % "2") == RightOptions(0)
    assert tried(OPTIONS.replace('"=n > 2"', '"=n"') % "5") == NotTruth("=n")


def test_a_reference_that_is_gone_is_a_reason():
    given = card("  reference: conv2d\n  take: output_size\n")
    gone = structs.replace(given, computed=structs.replace(given.computed, reference="cnov2d"))
    assert isinstance(begun.begin(gone, 0), UnknownReference)
