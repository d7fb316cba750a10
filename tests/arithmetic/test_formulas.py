"""Formulas as learners type them: how words become names, what binds, what may mean two things."""

import math
from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizcli.arithmetic import Expression, read, value
from quizcli.arithmetic.bounds import LENGTH, NODES
from quizcli.arithmetic.formulas import read_formula
from quizcli.arithmetic.spelling import plain, spelled
from quizcli.arithmetic.symbols import Symbols
from quizcli.arithmetic.written import written
from quizcli.errors import Reason
from tests.arithmetic.test_hostile import size

SYMBOLS = Symbols(
    {
        **dict.fromkeys(("n", "d", "k", "W", "H"), ()),
        "W_1": (),
        "d_k": (),
        "C_in": (),
        "beta": ("b",),
        "lam": (),
        "p": ("p(x)", "P(A|B)"),
        "h": ("h_{t-1}", "이전 상태"),
    }
)
AT = {
    **{"n": 5, "d": 7, "k": 3, "W": 11, "H": 13, "W_1": 17, "d_k": 16, "C_in": 19},
    **{"beta": F(1, 4), "lam": F(1, 3), "p": F(1, 2), "h": 23},
}

BY_HAND = {
    "n": 5,
    "nd": 35,
    "nd+d+nd+n": 82,
    "2n": 10,
    "2 n": 10,
    "2(n)": 10,
    "n(d)": 35,
    "n (d)": 35,
    "(n)(d)": 35,
    "(n)d": 35,
    "n d": 35,
    "n·d": 35,
    "n⊙d": 35,
    "nxd": 35,
    "n x d": 35,
    "3x3xn": 45,
    "WH": 143,
    "WHn": 715,
    "W1": 17,
    "W_1": 17,
    "W₁": 17,
    "W_{1}": 17,
    "W_(1)": 17,
    "w1": 17,
    "W₁²": 289,
    "W_1H": 221,
    "W_1W": 187,
    "Cin": 19,
    "C_IN": 19,
    "Cᵢₙ": 19,
    "C_{in}H": 247,
    "d_k": 16,
    "d_kd": 112,
    "√d_k": 4,
    "d_k**0.5": 4,
    "d_k^(1/2)": 4,
    "d_k^½": 4,
    "sqrt(d_k)n": 20,
    "sqrt d_k": 4,
    "β": F(1, 4),
    "beta": F(1, 4),
    "Beta": F(1, 4),
    "βn": F(5, 4),
    "𝛽𝑛": F(5, 4),
    "1-b": F(3, 4),
    "λ": F(1, 3),
    "lambda": F(1, 3),
    "p(x)": F(1, 2),
    "1-P(A | B)": F(1, 2),
    "np(x)": F(5, 2),
    "h_{t-1}": 23,
    "hₜ₋₁": 23,
    "h_(t-1)n": 115,
    "이전 상태+n": 28,
    "n²": 25,
    "n ²": 25,
    "(n)²": 25,
    "n²d": 175,
    "2ⁿ": 32,
    "2ⁿ−1": 31,
    "2ⁿ⁻¹": 16,
    "2⁽ⁿ⁻¹⁾": 16,
    "2ⁿn": 160,
    "-n²": -25,
    "n^2 d": 175,
    "n^2(d)": 175,
    "2^-n": F(1, 32),
    "n^d^0": 5,
    "⌊n/2⌋": 2,
    "⌈n/2⌉": 3,
    "2⌊n/2⌋": 4,
    "⌊n/2⌋⌈n/2⌉": 6,
    "|n-d|": 2,
    "2|n-d|": 4,
    "|n-d||d-n|": 4,
    "|n-|d||": 2,
    "ㅣn-dㅣ": 2,
    "int(n/2)": 2,
    "n//2": 2,
    "n mod 3": 2,
    "⎣n/2⎦": 2,
    "내림(n/2)": 2,
    "올림(n/2)": 3,
    "pow(n, 2)d": 175,
    "torch.pow(2, n - pow(k, 1))": 4,
    "n∘d": 35,
    "베타": F(1, 4),
    "3 W1": 51,
    "n w1": 85,
    "n % 3": 2,
    "max(n, d)": 7,
    "max(n,3)": 5,
    "relu(n-d)": 0,
    "ReLU(d-n)k": 6,
    "1,000n": 5000,
    "1½n": F(15, 2),
    "½n": F(5, 2),
    "2e1": 20,
    "n(n-1)/2": 10,
    "n(n-1)÷2": 10,
    "1/2*n": F(5, 2),
    "1/2·n": F(5, 2),
    "n/d/k": F(5, 21),
    "n/d·k": F(15, 7),
    "y = n = 5n/5": 5,
    "y(n) = n+d": 12,
    "dy/dn = n": 5,
    "n = W2": 5,
    "y' := n": 5,
}


def sides(text):
    made = read_formula(text, SYMBOLS)
    assert not isinstance(made, Reason), made
    return made


@pytest.mark.parametrize("text", BY_HAND)
def test_by_hand(text):
    assert value(sides(text)[-1], AT) == BY_HAND[text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("e^-n", math.exp(-5)),
        ("e⁻ⁿ", math.exp(-5)),
        ("e^(-n)", math.exp(-5)),
        ("ne^-n", 5 * math.exp(-5)),
        ("exp(-n)", math.exp(-5)),
        ("-log n", -math.log(5)),
        ("-n log n", -5 * math.log(5)),
        ("ln(n)", math.log(5)),
        ("log₂ n", math.log2(5)),
        ("log_2(n)", math.log2(5)),
        ("log n + d", math.log(5) + 7),
        ("log n²", math.log(25)),
        ("log n^2 + d", math.log(25) + 7),
        ("log |n-d|", math.log(2)),
        ("-log σ(-n)", math.log(1 + math.exp(5))),
        ("logn", math.log(5)),
        ("-nlogn", -5 * math.log(5)),
        ("nlog(d)", 5 * math.log(7)),
        ("nlog₂d", 5 * math.log2(7)),
        ("n·ln2", 5 * math.log(2)),
        ("nσ(d)", 5 / (1 + math.exp(-7))),
        ("루트n", math.sqrt(5)),
        ("tanh²(n/5)", math.tanh(1) ** 2),
        ("2tanh^2(n/5)d", 14 * math.tanh(1) ** 2),
        ("1-tanh²β", 1 - math.tanh(0.25) ** 2),
        ("F.sigmoid(n)", 1 / (1 + math.exp(-5))),
        ("2πn", 10 * math.pi),
        ("2pi n", 10 * math.pi),
        ("nπ", 5 * math.pi),
        ("σ(n)", 1 / (1 + math.exp(-5))),
        ("sigmoid(-n)", 1 / (1 + math.exp(5))),
        ("tanh(n/5)", math.tanh(1)),
        ("np.exp(-n)", math.exp(-5)),
        ("torch.sqrt(n)", math.sqrt(5)),
        ("e^-n^2", math.exp(-25)),
        ("√n·d", 7 * math.sqrt(5)),
        ("√n/d", math.sqrt(5) / 7),
    ],
)
def test_in_floats(text, wanted):
    assert math.isclose(value(sides(text)[-1], AT), wanted, rel_tol=1e-12)


UNREADABLE = """
1/2n            | GroupingUnclear   | 4
1/2(n)          | GroupingUnclear   | 4
1/2 n           | GroupingUnclear   | 5
n/dk            | NameUnclear       | 3
n/nd            | GroupingUnclear   | 4
1/(2)(n)        | GroupingUnclear   | 6
1/n²d           | GroupingUnclear   | 5
2^2n            | GroupingUnclear   | 3
2^nd            | GroupingUnclear   | 3
2^n(d)          | GroupingUnclear   | 3
2^2(n)          | GroupingUnclear   | 3
e^-n(d)         | GroupingUnclear   | 4
n^2d            | GroupingUnclear   | 3
n^1/2           | GroupingUnclear   | 3
n²^2            | GroupingUnclear   | 3
n^2²            | GroupingUnclear   | 3
√2n             | GroupingUnclear   | 1
√nd             | GroupingUnclear   | 1
√n²             | GroupingUnclear   | 1
√(n)²           | GroupingUnclear   | 1
log 2n          | GroupingUnclear   | 1
log n/d         | GroupingUnclear   | 1
log n² d        | GroupingUnclear   | 1
log 1-n         | GroupingUnclear   | 1
log2n           | UnknownSymbol     | 1
pow(n)          | NotFunction       | 1
tanh^d(n)       | FunctionBare      | 1
log             | FunctionBare      | 1
exp -n          | FunctionBare      | 1
√               | FunctionBare      | 1
dk              | NameUnclear       | 1
x               | UnknownSymbol     | 1
2m              | UnknownSymbol     | 2
n2              | UnknownSymbol     | 1
h_t             | UnknownSymbol     | 1
d_n             | UnknownSymbol     | 1
σ               | UnknownSymbol     | 1
e_1             | UnknownSymbol     | 1
정답            | UnknownSymbol     | 1
f(n)            | UnknownSymbol     | 1
sin(n)          | NotFunction       | 1
n 2             | OperatorMissing   | 3
(n              | BracketOpen       | 1
⌊n)             | BracketStray      | 3
(n⌋             | BracketStray      | 3
n)              | BracketStray      | 2
|n              | BracketOpen       | 1
n,d             | CommaOutside      | 2
max(1,000)      | CommaUnclear      | 5
1,00n           | BadThousands      | 1
n < d           | StrangeCharacter  | 3
n!              | StrangeCharacter  | 2
(n = d)         | StrangeCharacter  | 4
n =             | ExpressionEmpty   | 4
n +             | ValueMissing      | 4
"""
ROWS = [[cell.strip() for cell in row.rsplit("|", 2)] for row in UNREADABLE.strip().split("\n")]


@pytest.mark.parametrize(("text", "reason", "column"), ROWS)
def test_what_cannot_be_read_says_where(text, reason, column):
    found = read_formula(text, SYMBOLS)
    assert isinstance(found, Reason), found
    assert type(found).__name__ == reason
    if reason not in ("ExpressionEmpty", "ValueMissing"):
        assert found.column == int(column), found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("1/2n", "…/(2·n)", "(…/2)·n"),
        ("2^2n", "2^(2·n)", "(2^2)·n"),
        ("e^-n(d)", "e^(−n·…)", "(e^−n)·…"),
        ("√2n", "sqrt(2·n)", "sqrt(2)·n"),
        ("log n/d", "log(n/d)", "log(n)/d"),
        ("n^1/2", "n^(1/2)", "(n^1)/2"),
        ("βW^2n", "W^(2·n)", "(W^2)·n"),
    ],
)
def test_both_readings_are_shown(text, one, other):
    found = read_formula(text, SYMBOLS)
    assert (found.one, found.other) == (one, other)


def test_what_may_be_one_name_or_a_product_is_asked():
    found = read_formula("dk", SYMBOLS)
    assert (found.name, found.readings) == ("dk", ("d_k", "d·k"))
    assert value(read_formula("dk", Symbols({"d": (), "k": (), "d_k": ("dk",)}))[0], AT) == 16
    assert value(read_formula("dk", Symbols({"d": (), "k": ()}))[0], AT) == 21
    assert value(read_formula("dk", Symbols({"d_k": ()}))[0], AT) == 16


def test_another_case_is_read_where_it_is_nobody_elses():
    lower_and_upper = Symbols({"w": (), "W": ()})
    assert read_formula("W", lower_and_upper)[0].names == {"W"}
    assert read_formula("w", lower_and_upper)[0].names == {"w"}
    assert read_formula("w", Symbols({"W": ()}))[0].names == {"W"}
    assert read_formula("Dk", Symbols({"D": (), "k": (), "d_k": ()}))[0].names == {"D", "k"}
    assert isinstance(read_formula("W_In", Symbols({"w_in": (), "W_in": ()})), Reason)


def test_the_nearest_name_is_meant():
    found = read_formula("bata", Symbols({"beta": (), "n": ()}))
    assert (found.name, found.meant, found.known) == ("bata", "beta", ("beta", "n"))
    assert read_formula("zzz", Symbols({"beta": ()})).meant == ""


def test_an_x_or_an_e_that_is_declared_is_a_name():
    own = Symbols({"x": (), "e": (), "n": ()})
    at = {"x": 2, "e": 3, "n": 5}
    for text, wanted in {"2x": 4, "nx": 10, "2xn": 20, "e^2": 9, "2e3": None, "xe": 6}.items():
        found = read_formula(text, own)
        assert (None if isinstance(found, Reason) else value(found[0], at)) == wanted, text


def test_square_brackets_group_or_round_down():
    assert value(sides("[n/2]+1")[0], AT) == F(7, 2)
    rounded = read_formula("[n/2]+1", SYMBOLS, rounding=True)
    assert value(rounded[0], AT) == 3


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *(("W₁", "W_1"), ("W_{1}", "W_1"), ("W_1", "W_1"), ("σ", "sigma"), ("Σ_i", "Sigma_i")),
        *(("hₜ₋₁", "h_t-1"), ("h_{t - 1}", "h_t-1"), ("βₜ'", "beta_t'"), ("λ", "lambda")),
    ],
)
def test_names_are_spelled_as_in_decks(name, wanted):
    assert spelled(name) == wanted


@pytest.mark.parametrize(
    ("formula", "dotted", "bare"),
    [
        ("(W - n + 2*d)/k + 1", "(W − n + 2·d)/k + 1", "(W − n + 2d)/k + 1"),
        ("18*n**2", "18·n²", "18n²"),
        ("2*3*n", "2·3·n", "2·3·n"),
        ("n*2", "n·2", "n·2"),
        ("1/2*n", "(1/2)·n", "(1/2)·n"),
        ("1/(2*n)", "1/(2·n)", "1/(2n)"),
        ("n - (d - k)", "n − (d − k)", "n − (d − k)"),
        ("n - -d", "n − (−d)", "n − (−d)"),
        ("-n**2", "−n²", "−n²"),
        ("(-n)**2", "(−n)²", "(−n)²"),
        ("n**-1", "n⁻¹", "n⁻¹"),
        ("2**n", "2^n", "2^n"),
        ("2**(n-1)", "2^(n − 1)", "2^(n − 1)"),
        ("2**n**d", "2^(n^d)", "2^(n^d)"),
        ("(2**n)**d", "(2^n)^d", "(2^n)^d"),
        ("n // 2 + 1", "⌊n/2⌋ + 1", "⌊n/2⌋ + 1"),
        ("n * d // 2", "⌊n·d/2⌋", "⌊n·d/2⌋"),
        ("n // 2 * d", "⌊n/2⌋·d", "⌊n/2⌋·d"),
        ("n % 2 * d", "(n mod 2)·d", "(n mod 2)·d"),
        ("floor(n/2)", "⌊n/2⌋", "⌊n/2⌋"),
        ("ceil(n/2)", "⌈n/2⌉", "⌈n/2⌉"),
        ("abs(n - d)", "|n − d|", "|n − d|"),
        ("abs(abs(n) - d)", "abs(|n| − d)", "abs(|n| − d)"),
        ("sqrt(d_k)", "√d_k", "√d_k"),
        ("sqrt(n*d)**3", "(√(n·d))³", "(√(n·d))³"),
        ("max(0, n)", "max(0, n)", "max(0, n)"),
        ("beta*lam", "β·lam", "β·lam"),
        ("0.5*n", "0.5·n", "0.5·n"),
        ("c*n", "3·n", "3n"),
        ("m*n", "−2·n", "−2·n"),
        ("n**half", "n^(1/3)", "n^(1/3)"),
    ],
)
def test_how_a_formula_is_written_out(formula, dotted, bare):
    tree = read(formula).tree
    values = {"c": 3, "m": -2, "half": F(1, 3)}
    assert (written(tree, values), written(tree, values, dots=False)) == (dotted, bare)


LETTERS = "nWHdkCin_1₁xXeβbσp23.,½ ()[]|⌊⌋⌈⌉+-*/^²ⁿ⁻√=·−logexpπ"


@settings(max_examples=3000)
@given(st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=40)))
def test_any_text(text):
    found = read_formula(text, SYMBOLS)
    assert len(plain(text)) == len(text)
    if isinstance(found, Reason):
        assert not hasattr(found, "column") or 1 <= found.column <= len(text) + 2
        return
    for side in found:
        assert isinstance(side, Expression)
        assert size(side.tree) <= NODES
        assert side.names <= set(SYMBOLS.names)
        again = read_formula(written(side.tree, {}), SYMBOLS)
        assert value(again[-1], AT) == value(side, AT) or isinstance(
            value(side, AT), Reason | float
        )


def test_a_text_too_long_is_not_looked_at():
    assert type(read_formula("n" * (LENGTH + 1), SYMBOLS)).__name__ == "ExpressionTooLong"
