"""formula: tests/answers/formula.txt; an equal formula is right however it is written, no other.

What is equal is said by Python's fractions, apart from the evaluator of the program.
"""

import ast
import math
import re
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizcli import arithmetic, kinds, messages
from quizcli.arithmetic.written import written
from quizcli.decks import cards
from quizcli.errors import Reason
from quizcli.errors import formula as why
from quizcli.errors.answer import TooLong
from quizcli.model import Slipped, Unreadable, Variant
from quizcli.session import checking
from quizcli.variants import begun, making
from tests.answers import attempt, outcome, posed, table

KIND = kinds.load("formula")


@pytest.mark.parametrize(("variant", "typed", "expected"), table("formula"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("formula", variant, typed) == expected


def right(variant: Variant, typed: str) -> bool:
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), (typed, reading)
    return KIND.grade(variant, reading).right


SYMBOLS = {
    "n": {"int": "0..30"},
    "W_1": {"int": "1..30", "also": ["W"]},
    "x": {"real": "-3..3", "step": "0.25"},
}
LEAVES = st.one_of(st.sampled_from(["n", "W_1", "x"]), st.integers(0, 9).map(str))


def grown(inner):
    pairs = st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "//"]), inner)
    return st.one_of(
        pairs.map(lambda pair: f"({pair[0]}) {pair[1]} ({pair[2]})"),
        st.tuples(inner, st.integers(0, 3)).map(lambda pair: f"({pair[0]})**{pair[1]}"),
        inner.map(lambda one: f"-({one})"),
        inner.map(lambda one: f"floor({one})"),
        inner.map(lambda one: f"abs({one})"),
    )


FORMULAS = st.recursive(LEAVES, grown, max_leaves=6)


def by_python(formula: str, point) -> Fraction | None:
    """What Python makes of it, in fractions; None where it has no value."""
    exact = re.sub(r"(?<![\w.])(\d+)", r"Fraction(\1)", formula)
    names = {name: Fraction(number) for name, number in point.items()}
    try:
        return Fraction(eval(exact, {"floor": math.floor, "Fraction": Fraction, **names}))
    except ZeroDivisionError:
        return None


def in_latex(node: ast.expr) -> str:
    """The same formula as a paper has it."""
    match node:
        case ast.Expression():
            return in_latex(node.body)
        case ast.Constant():
            return str(node.value)
        case ast.Name():
            return "W_{1}" if node.id == "W_1" else node.id
        case ast.UnaryOp():
            return rf"-\left({in_latex(node.operand)}\right)"
        case ast.Call():
            around = {"floor": (r"\lfloor ", r" \rfloor"), "abs": (r"\left|", r"\right|")}
            left, behind = around[node.func.id]
            return f"{left}{in_latex(node.args[0])}{behind}"
        case ast.BinOp():
            left, other = in_latex(node.left), in_latex(node.right)
            return {
                ast.Add: rf"\left({left}\right) + \left({other}\right)",
                ast.Sub: rf"\left({left}\right) - \left({other}\right)",
                ast.Mult: rf"\left({left}\right) \cdot \left({other}\right)",
                ast.Div: rf"\frac{{{left}}}{{{other}}}",
                ast.FloorDiv: rf"\left\lfloor\frac{{{left}}}{{{other}}}\right\rfloor",
                ast.Pow: rf"\left({left}\right)^{{{other}}}",
            }[type(node.op)]


def made(key: str, **fields) -> Variant:
    variant = attempt("formula", formula=key, symbols=SYMBOLS, **fields)
    assume(isinstance(variant, Variant))
    assert isinstance(variant, Variant)
    return variant


@settings(max_examples=300)
@given(FORMULAS, st.integers(0, 5))
def test_the_key_is_right_in_every_notation(key, seed):
    variant = made(key, seed=seed)
    tree = arithmetic.read(key).tree
    dots = written(tree, {})
    wide = key.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    notations = [
        key,
        dots,
        variant.key.ko,
        variant.key.en,
        f"y = {key}",
        f"답은 {dots}입니다",
        wide,
    ]
    notations += [key.replace("*", "·").replace("··", "^"), key.replace("W_1", "W₁")]
    notations += [
        key.replace("W_1", "W"),
        key.replace("-", "−"),
        key.upper().replace("FLOOR", "floor"),
    ]
    latex = in_latex(ast.parse(key, mode="eval"))
    for typed in (*notations, latex, f"${latex}$"):
        if len(typed) <= KIND.LONGEST:
            assert right(variant, typed), typed


@settings(max_examples=600)
@given(FORMULAS, FORMULAS)
def test_another_formula_is_right_where_python_says_it_is_the_same(key, other):
    variant = made(key)
    values = [(by_python(key, p), by_python(other, p)) for p in variant.answer.points.points]
    assert right(variant, other) == all(one == two for one, two in values)


@given(FORMULAS)
def test_the_key_changed_by_one_a_sign_or_a_factor_is_wrong(key):
    variant = made(key)
    for changed in (f"({key}) + 1", f"({key}) - 1/7", f"({key}) + x", f"({key}) + n/9"):
        assert not right(variant, changed)
    values = [by_python(key, point) for point in variant.answer.points.points]
    if any(values):
        for changed in (f"-({key})", f"2*({key})", f"({key})/3"):
            assert not right(variant, changed)


@pytest.mark.parametrize(
    ("key", "other", "where"),
    [
        ("2*n", "n**2", "n = 2"),
        ("2**n", "n**2", "2 and 4"),
        ("max(0, x)", "x", "above 0"),
        ("abs(x)", "x", "above 0"),
        ("n", "n + floor(n/30)", "below 30"),
        ("n", "n - 0**n", "above 0"),
        ("x*W_1", "x", "W = 1"),
        ("n*x", "n*abs(x)", "above 0"),
    ],
)
@pytest.mark.parametrize("seed", range(20))
def test_formulas_that_are_the_same_at_some_points_are_told_apart(key, other, where, seed):
    """The corners of the domains and the small numbers are among the points, whatever the seed."""
    variant = posed("formula", formula=key, symbols=SYMBOLS, seed=seed)
    assert not right(variant, other)


PIECES = (
    "n W_1 W₁ W x 2 3 10 0.5 ½ 1,000 + - − * · ㆍ × x / ÷ ∕ // % ^ ** ² ⁿ ⁻¹ ( ) [ ] { } | ㅣ ⌊ ⌋ "
    "⌈ ⌉ = , √ √( e π exp( log sqrt( max( floor( σ( relu( mod \\frac{ }{ \\sqrt{ \\cdot _ _{ ' "
    "\\left( \\right) nx Wn 입니다 답은 y= ! ; $ \t 가 ｎ 𝑛 β 2e3 x3x"
).split(" ")


@settings(max_examples=2000)
@given(
    st.one_of(
        st.text(max_size=500),
        st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
        st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    )
)
def test_no_text_makes_it_raise(typed):
    reading = KIND.parse(VARIANT, typed)
    if isinstance(reading, Unreadable):
        assert messages.say("en", reading.reason) and messages.say("ko", reading.reason)
    else:
        assert KIND.grade(VARIANT, reading).right in (True, False)
        assert right(VARIANT, reading.shown.en) == KIND.grade(VARIANT, reading).right


VARIANT = posed("formula", formula="n*x + W_1", symbols=SYMBOLS)


def test_a_huge_number_is_echoed_as_it_was_typed():
    reading = KIND.parse(VARIANT, " 1E1000 ")
    assert reading.shown.en == "1E1000"
    assert not right(VARIANT, "1E1000")


@pytest.mark.parametrize(
    "typed",
    [
        *(sign * 400 for sign in "(n|√ⁿ["),
        *(sign * 200 for sign in ("nx", "2^", "n=")),
        *("floor(" * 60, "x_{" * 100, "\\frac{" * 60, "9**" * 130 + "9"),
    ],
)
def test_long_runs_are_read_at_once(typed):
    reading = KIND.parse(VARIANT, typed)
    assert isinstance(reading, Unreadable) or not KIND.grade(VARIANT, reading).right


def test_a_paste_is_no_answer():
    assert KIND.parse(VARIANT, "n" * 401) == Unreadable(TooLong(401, 400))


def test_the_points_keep_the_rule_and_hang_on_nothing_but_the_seed():
    rule = "(W_1 - n) % 2 == 0 and W_1 > n"
    first, again, other = (
        posed("formula", formula="(W_1 - n)/2", symbols=SYMBOLS, where=rule, seed=seed)
        for seed in (1, 1, 2)
    )
    points = first.answer.points.points
    assert points == again.answer.points.points != other.answer.points.points
    assert 20 <= len(points) <= 40
    assert all((p["W_1"] - p["n"]) % 2 == 0 and p["W_1"] > p["n"] for p in points)
    assert right(first, "⌊(W-n)/2⌋") and right(first, "(W-n)/2") and right(first, "ceil((W-n)/2)")


@pytest.mark.parametrize(
    ("key", "domain", "other"),
    [
        ("exp(-n)", "40..80", "0"),
        ("exp(-n)", "40..80", "exp(-2n)"),
        ("exp(n)", "0..60", "exp(n) + 1"),
        ("2**n", "0..2000", "2^n + 1"),
        ("exp(-n)", "0..60", "exp(-n) + 10^-9"),
    ],
)
def test_small_and_large_values_are_compared_by_their_own_size(key, domain, other):
    variant = posed("formula", formula=key, symbols={"n": {"int": domain}})
    assert not right(variant, other)
    assert right(variant, f"1/(1/({key.replace('**', '^')}))")


@pytest.mark.parametrize("other", ["(e^x-e^(-x))/(e^x+e^(-x))", "2σ(2x)-1", "1-2/(e^(2x)+1)"])
def test_what_floats_leave_of_a_zero_is_nothing(other):
    variant = posed("formula", formula="tanh(x)", symbols={"x": {"real": "-3..3", "step": "0.25"}})
    assert right(variant, other)


def test_the_counterexample_is_one():
    reading = KIND.parse(VARIANT, "n·x")
    (found,) = KIND.grade(VARIANT, reading).why
    assert isinstance(found, why.Counterexample)
    given = dict(re.findall(r"(\w+) = (-?[0-9.]+)", found.at))
    point = {name: Fraction(number) for name, number in given.items()}
    assert set(point) == {"n", "W_1", "x"}
    assert Fraction(found.wanted) == point["n"] * point["x"] + point["W_1"]
    assert Fraction(found.got) == point["n"] * point["x"] != Fraction(found.wanted)


def test_where_one_of_the_two_has_no_value_they_differ():
    symbols = {"x": {"int": "-20..20"}}
    variant = posed("formula", formula="1/x", symbols=symbols)
    assert right(variant, "x/x^2")
    assert KIND.grade(variant, KIND.parse(variant, "1/(x+0^(x²))")).why == (
        why.ValueThere("x = 0", "1"),
    )
    plain = posed("formula", formula="x + 1", symbols=symbols)
    assert KIND.grade(plain, KIND.parse(plain, "(x^2-1)/(x-1)")).why == (
        why.NoValueThere("x = 1", "2"),
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"formula": "n", "symbols": {"n": {"values": [str(n) for n in range(19)]}}},
            "TooFewPoints",
        ),
        ({"formula": "n", "symbols": {"n": {"int": "1..40"}}, "where": "n < 9"}, "TooFewPoints"),
        ({"formula": "n", "symbols": {"n": {"int": "1..4000"}}, "where": "n < 9"}, "DrawExhausted"),
        ({"formula": "n", "symbols": {"n": {"int": "1..40"}}, "where": "n"}, "NotTruth"),
        ({"formula": "n > 1", "symbols": {"n": {"int": "1..40"}}}, "KeyNotFormula"),
        ({"formula": "log(-n)", "symbols": {"n": {"int": "1..40"}}}, "KeyNotFormula"),
        ({"formula": "2**n", "symbols": {"n": {"int": "30000..40000"}}}, "KeyNotFormula"),
    ],
)
def test_a_card_that_cannot_be_graded_is_none(fields, reason):
    found = attempt("formula", **fields)
    assert isinstance(found, Reason)
    assert type(found).__name__ == reason
    assert messages.say("ko", found) and messages.say("en", found)


def test_a_known_mistake_is_named_however_it_is_written():
    slips = [Slipped("doubled", "2*n*x + W_1"), Slipped("same", "W_1 + x*n")]
    variant = posed("formula", formula="n*x + W_1", symbols=SYMBOLS, slips=slips)
    assert outcome("formula", variant, "W + xn2") == ("-", "UnknownSymbol")
    assert outcome("formula", variant, "W + 2xn")[1] == "wrong doubled Counterexample"
    assert outcome("formula", variant, "nx + W + nx")[1] == "wrong doubled Counterexample"
    assert outcome("formula", variant, "W + xn")[1] == "right"


DECK = """\
deck: d
title: T
cards:
- id: c
  kind: formula
  ask: "{c} of them"
  draw: {c: 2..30}
  symbols:
    n: {int: 2..40, also: [N]}
    beta: {real: 0..1, step: 0.05}
  where: "n > c/10"
  key: c*n + beta
  work: "{c}n: {key}"
  slips:
  - {when: "n + beta", label: once, say: "not {c} times"}
  - {when: "c*n", label: no-beta}
"""


def read(text: str):
    return cards.read(text.encode(), "d.yaml", {})


def test_drawn_numbers_stand_in_the_key_and_symbols_stay_names():
    (card,) = read(DECK).cards
    assert kinds.decode(kinds.encode(card)) == card
    variant = making.made(begun.begin(card, 3), (), "", {})
    c = variant.made.draws["c"]
    assert variant.made.ask.en == f"{c} of them"
    assert variant.key.en == f"{c}n + β"
    assert variant.work.en == f"{c}n: {c}n + β"
    assert all(p["n"] > Fraction(c, 10) for p in variant.answer.points.points)
    assert right(variant, f"{c}N+β")
    assert not right(variant, f"{c + 1}n+β")
    graded = KIND.grade(variant, KIND.parse(variant, "n+beta"))
    assert (graded.slip, graded.say.en) == ("once", f"not {c} times")
    assert isinstance(KIND.parse(variant, "cn+β").reason, why.UnknownSymbol)


def test_what_quiz_check_tries_of_a_formula():
    (card,) = read(DECK).cards

    class Trial:
        torch, terms = None, {}

        def ask(self, jobs):
            return ()

    assert checking.check(Trial(), card, 200).found == ()
    (silent,) = read(DECK.replace('when: "n + beta"', 'when: "beta + n*c"')).cards
    (found,) = checking.check(Trial(), silent, 200).found
    assert type(found).__name__ == "SlipSeldom"


@pytest.mark.parametrize(
    ("old", "new", "reason", "place"),
    [
        (
            "n: {int: 2..40, also: [N]}",
            "n: {int: 2..40, real: 0..1, step: 1}",
            "DomainOnce",
            (9, 8),
        ),
        ("n: {int: 2..40, also: [N]}", "n: {also: [N]}", "DomainOnce", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {int: 2..4.5}", "BadDraw", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {int: 40..2}", "EmptyRange", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {int: many}", "BadDraw", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {values: [one, two]}", "BadDraw", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {real: 2..40}", "StepMissing", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {int: 2..40, step: 0.5}", "BadStep", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {int: 2..40, also: [beta]}", "SameSpelling", (10, 11)),
        ("n: {int: 2..40, also: [N]}", "n: {int: 2..40, also: [exp]}", "SameSpelling", (9, 8)),
        ("n: {int: 2..40, also: [N]}", "n: {int: 2..40, also: ['12']}", "SameSpelling", (9, 8)),
        ("beta: {real", "max: {real", "NameReserved", (10, 10)),
        ("beta: {real", "β: {real", "BadName", (10, 8)),
        ("beta: {real", "c: {real", "NameTaken", (10, 8)),
        ("key: c*n + beta", "key: c*n + b", "NameNotKnown", (12, 8)),
        ('where: "n > c/10"', 'where: "m > c/10"', "NameNotKnown", (11, 10)),
        ('when: "c*n"', 'when: "c*m"', "NameNotKnown", (16, 12)),
        ('when: "c*n"', "with: {a: 1}", "NothingWithout", (16, 12)),
        ("key: c*n + beta", "key: c*n + beta\n  take: x", "NotComputable", (13, 9)),
        ("key: c*n + beta", "answer: c*n + beta", "MissingField", (4, 3)),
        ('ask: "{c} of them"', 'ask: "{c} {n}"', "UnknownPlaceholder", (6, 8)),
    ],
)
def test_what_can_be_wrong_with_a_card(old, new, reason, place):
    assert old in DECK
    found = read(DECK.replace(old, new, 1))
    assert not found.cards
    said = {(type(p.reason).__name__, (p.place.line, p.place.column)) for p in found.problems}
    assert (reason, place) in said, said
    for problem in found.problems:
        assert messages.problem("ko", problem) and messages.problem("en", problem)


def test_a_card_without_names_or_with_few_points_is_refused():
    few = DECK.replace("2..40, also: [N]", "2..4").replace("step: 0.05", "step: 0.5")
    assert [type(p.reason).__name__ for p in read(few).problems] == ["TooFewPoints"]
    none = KIND.faults(KIND.Fields(key="1", symbols={}), {})
    assert [type(fault.reason).__name__ for fault in none] == ["NoSymbols"]


def test_the_form_names_the_symbols():
    (card,) = read(DECK).cards
    variant = making.made(begun.begin(card, 3), (), "", {})
    assert KIND.form(variant) == why.FormulaWanted(("n", "β"))
