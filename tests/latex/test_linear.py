"""LaTeX to typed notation: what it becomes, what is asked again, and that no value changes."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizcli.arithmetic import read_answer, value
from quizcli.errors import Reason
from quizcli.errors import latex as wrong
from quizcli.errors.answer import TooLong
from quizcli.latex import linear, pieces, spacing, terminal
from quizcli.latex.macros import KNOWN

READ = r"""
\frac{W_1-F+2P}{S}+1                     | (W_1-F+2P)/(S)+1
{W_1 - F + 2 \times P \over S}+1         | (W_1-F+2*P)/(S)+1
W-F+2P \over S                           | (W-F+2P)/(S)
{a \over b}c                             | ((a)/(b))*c
W_2(H_2) = {W_1(H_1) - F \over S}+1      | W_2(H_2)=(W_1(H_1)-F)/(S)+1
$\frac{a}{b}$                            | (a)/(b)
\(\frac{a}{b}\)                          | (a)/(b)
\[2^{n}-1\]                              | 2^(n)-1
x^{2}                                    | x^(2)
x^2y                                     | x^(2)*y
2^10 \cdot 3                             | 2^(10)*3
x^-1\,                                   | x^(-1)
x'^{2}                                   | x'^(2)
W_{1}                                    | W_1
W_{in}                                   | W_in
W_{i,j}                                  | W_i_j
C_{\text{in}}                            | C_in
C_in \cdot C_out                         | C_in*C_out
k^2C_{in}C_{out}+C_{out}                 | k^(2)*C_in*C_out+C_out
W_1H_1\,                                 | W_1*H_1
kC_{in}                                  | kC_in
\sqrt{d_k}                               | sqrt(d_k)
\sqrt 2x                                 | sqrt(2)*x
\sqrt12                                  | sqrt(12)
\sqrt[3]{x}                              | (x)^(1/3)
{x^y}^z                                  | (x^(y))^(z)
\sqrt[3]{x}^2                            | ((x)^(1/3))^(2)
{\log^2 x}^3                             | ((log(x))^(2))^(3)
√{a+b}                                   | √(a+b)
\left\lfloor \frac{W-F}{S}\right\rfloor  | ⌊(W-F)/(S)⌋
\lfloor x/2 \rfloor                      | ⌊x/2⌋
\lceil a/b\rceil                         | ⌈a/b⌉
|x-y|\,                                  | abs(x-y)
\left|x\right|                           | abs(x)
\big(a+b\big)^2                          | (a+b)^(2)
\left[2(a+b)\right]                      | (2(a+b))
\frac12                                  | (1)/(2)
\dfrac{1}{2}n                            | ((1)/(2))*n
\tfrac a b                               | (a)/(b)
a/\frac{b}{c}                            | a/((b)/(c))
\frac{a}{b}/c                            | (a)/(b)/c
2\frac{a}{b}                             | 2*((a)/(b))
\frac{a}{b}^2                            | ((a)/(b))^(2)
e^{-\frac{x}{2}}                         | e^(-(x)/(2))
\frac{1}{1+\exp\left(-x\right)}          | (1)/(1+exp(-x))
\log_2 x                                 | log2(x)
\log_{10}(x)                             | (log(x)/log(10))
\ln x/\ln 2                              | ln(x)/ln(2)
-\log p\,                                | -log(p)
\log\frac{a}{b}                          | log((a)/(b))
\log^2 x                                 | (log(x))^(2)
n\log n                                  | n*log(n)
\max\{0,x\}                              | max(0,x)
\operatorname{max}(0, x)                 | max(0,x)
\sigma(x)(1-\sigma(x))                   | σ(x)(1-σ(x))
\beta m+(1-\beta)g                       | β*m+(1-β)g
\phi + \epsilon                          | φ+ε
\Delta t                                 | Δt
\hat{y}_i                                | y_hat_i
\hat{y_i}                                | y_hat_i
\theta_{t-1}                             | θ_{t-1}
fan_{in}                                 | fan_in
\beta_{1}^{t}                            | β_1^(t)
i \odot g                                | i*g
-\log p(x)                               | -log p(x)
\log\sigma(-x)+1                         | log σ(-x)+1
\vec x                                   | x
\mathbf{W} x                             | W x
W H\,                                    | W H
1{,}000                                  | 1,000
1\,000                                   | 1000
12.5\%                                   | 12.5%
a \div b                                 | a/b
a \le b                                  | a<=b
d\_k**0.5                                | d_k**0.5
\frac{W−F+2·P}{S}                        | (W-F+2*P)/(S)
\frac{1}{2}x²                            | ((1)/(2))*x²
sqrt{d_k}                                | sqrt(d_k)
frac{a}{b}                               | (a)/(b)
exp{-x}                                  | exp(-x)
log_2{n}                                 | log2(n)
"""

ASKED_AGAIN = [
    (r"1/2x^{2}", wrong.LatexProduct()),
    (r"1/2\sqrt{n}", wrong.LatexProduct()),
    (r"{a+b}c", wrong.LatexBraces("a+b")),
    (r"{a+b}/c", wrong.LatexBraces("a+b")),
    (r"x/{2P}", wrong.LatexBraces("2P")),
    (r"{ab}^2", wrong.LatexBraces("ab")),
    (r"2\frac12", wrong.LatexMixed("2", "(1)/(2)")),
    (r"\log xy", wrong.LatexFunction("log")),
    (r"\log x/y", wrong.LatexFunction("log")),
    (r"\log(x)^2", wrong.LatexFunction("log")),
    (r"\max 0", wrong.LatexFunction("max")),
    (r"\sin^{-1} x", wrong.LatexFunction("sin")),
    (r"x_{a=b}", wrong.LatexSubscript("a=b")),
    (r"\sum_{i=1}^n i", wrong.LatexUnknown(r"\sum")),
    (r"\frac{\partial L}{\partial w}", wrong.LatexUnknown(r"\partial")),
    (r"\farc{a}{b}", wrong.LatexUnknown(r"\farc", r"\frac")),
    (r"\begin{bmatrix}1\end{bmatrix}", wrong.LatexUnknown(r"\begin{bmatrix}")),
    (r"\frac{a}", wrong.LatexArgument(r"\frac")),
    (r"\frac{}{2}", wrong.LatexArgument(r"\frac")),
    (r"\sqrt", wrong.LatexArgument(r"\sqrt")),
    (r"{a \over }", wrong.LatexArgument(r"\over")),
    (r"x^2^3", wrong.LatexScript("^")),
    (r"^2\,", wrong.LatexScript("^")),
    (r"\frac{a", wrong.LatexUnbalanced("{")),
    (r"a}", wrong.LatexUnbalanced("}")),
    (r"\left( a", wrong.LatexUnbalanced(r"\left(")),
    (r"(a\,", wrong.LatexUnbalanced("(")),
    (r"a\right)", wrong.LatexUnbalanced(r"\right")),
    ("a\\", wrong.LatexUnbalanced("\\")),
    ("{" * 51 + "}" * 51, wrong.LatexDeep(50)),
    ("x" * 1001, TooLong(1001, 1000)),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [tuple(map(str.strip, line.split(" | "))) for line in READ.strip().splitlines()],
)
def test_read(source, expected):
    assert linear(source) == expected


@pytest.mark.parametrize(("source", "reason"), ASKED_AGAIN, ids=lambda each: str(each)[:30])
def test_asked_again(source, reason):
    assert linear(source) == reason


class Made:
    """LaTeX with the number it stands for; `tight` if nothing beside it can change that."""

    def __init__(self, source: str, number: Fraction, tight: bool = True) -> None:
        self.source, self.number, self.tight = source, number, tight

    def __repr__(self) -> str:
        return f"{self.source} = {self.number}"

    def bracketed(self) -> str:
        return self.source if self.tight else rf"\left({self.source}\right)"


def _grown(made: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    def added(a: Made, b: Made, sign: str) -> Made:
        number = a.number + b.number if sign == "+" else a.number - b.number
        right = b.source if sign == "+" else b.bracketed()
        return Made(f"{a.source} {sign} {right}", number, tight=False)

    def times(a: Made, b: Made, sign: str) -> Made:
        return Made(f"{a.bracketed()}{sign}{b.bracketed()}", a.number * b.number, tight=False)

    def over(a: Made, b: Made, form: str) -> Made:
        return Made(form % (a.source, b.source), a.number / b.number)

    def power(a: Made, n: int) -> Made:
        return Made(rf"\left({a.source}\right)^{{{n}}}", a.number**n)

    def root(a: Made) -> Made:
        return Made(rf"\sqrt{{\left({a.source}\right)^2}}", abs(a.number))

    def floor(a: Made) -> Made:
        return Made(rf"\lfloor {a.source}\rfloor", Fraction(a.number // 1))

    divisor = made.filter(lambda each: each.number != 0)
    return (
        st.builds(added, made, made, st.sampled_from("+-"))
        | st.builds(times, made, made, st.sampled_from([r"\cdot ", r" \times "]))
        | st.builds(over, made, divisor, st.sampled_from([r"\frac{%s}{%s}", r"{%s \over %s}"]))
        | st.builds(power, divisor, st.integers(-2, 3))
        | st.builds(root, made)
        | st.builds(floor, made)
    )


NUMBERS = st.integers(0, 99).map(lambda n: Made(str(n), Fraction(n)))
FORMULAS = st.recursive(NUMBERS, _grown, max_leaves=6).filter(lambda f: len(f.source) < 300)


def computed(text: str) -> Fraction:
    expression = read_answer(text)
    assert not isinstance(expression, Reason), text
    return value(expression, {})


@given(FORMULAS)
@example(Made(r"\frac{1}{2}\cdot \frac{3}{4}", Fraction(3, 8)))
def test_the_value_stays_in_every_notation(made):
    for text in (linear(made.source), terminal(made.source), terminal(made.source, plain=True)):
        assert computed(text) == made.number


@given(FORMULAS, FORMULAS)
def test_factors_side_by_side_multiply(one, other):
    source = rf"\left({one.source}\right)\left({other.source}\right)"
    for text in (linear(source), terminal(source), terminal(source, plain=True)):
        assert computed(text) == one.number * other.number


DEEP = [
    "(" * 499 + "x" + ")" * 499,
    r"\left(" * 80 + "x" + r"\right)" * 60,
    r"\bm" * 330 + " x",
    r"\frac" * 190 + "12",
    "{(" * 40 + "x" + ")}" * 40,
    r"\not" * 240,
    r"\left(" * 160,
]
LONG = [
    "{1" * 49 + "}" * 49,
    r"\sqrt[" * 2 + "3]{x}]{x}",
    r"\ln" * 330 + " x",
    r"\frac{" * 40 + "x" + "}{y}" * 40,
    "x_{x" * 49 + "}" * 49,
    r"\text{" * 49 + "}" * 49,
    "|" * 999,
    "x'" * 450,
    "frac{a}{b}" * 99,
    r"\begin{matrix}" + "&" * 900 + r"\end{matrix}",
]


@pytest.mark.parametrize("source", DEEP, ids=lambda each: each[:8])
def test_what_is_too_deep_is_said(source):
    assert linear(source) == wrong.LatexDeep(50)
    assert terminal(source) == source


@pytest.mark.parametrize("source", LONG, ids=lambda each: each[:8])
def test_work_does_not_grow_with_depth(source, monkeypatch):
    """Each row is written once, however many hold it."""
    written = []
    monkeypatch.setattr(pieces, "_between", counted(pieces._between, written))
    monkeypatch.setattr(spacing, "_between", counted(spacing._between, written))
    for write in (linear, terminal):
        write(source)
    assert len(written) <= 4 * len(source)


def counted(function, calls):
    def called(*given):
        calls.append(None)
        return function(*given)

    return called


PARTS = [
    *(f"\\{name}" for name in sorted(KNOWN)),
    *"{}{}()[]^_'|$&%~,.+-*/= abx012가²√\\\n",
    *(r"\begin{bmatrix}", r"\end{bmatrix}", r"\left(", r"\right)", r"\foo", "\\\\", r"\frac{a}{b}"),
    *("log", "sqrt", "frac", r"\begin", r"\end", "$$", r"\(", r"\)", r"\text{a}", "x_{in}"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join) | st.text(max_size=60))
def test_no_text_makes_it_raise(text):
    assert isinstance(linear(text), str | Reason)
    assert isinstance(terminal(text), str)
    assert isinstance(terminal(text, plain=True), str)
