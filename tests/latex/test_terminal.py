"""Formulas as lines: spacing, scripts, fractions, matrices; the golden file holds the rest.

`formulas.txt` has a source and its rendering in turn. Every formula of the week's notes is in it.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from wcwidth import wcswidth

from quizcli.latex import glyphs, terminal
from quizcli.latex.symbols import SIGNS

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "formulas.txt"
NOTES = ROOT.parent / "shared" / "notes" / "week2.md"

SHOWN = r"""
\frac{W_1-F+2P}{S}+1            | (W₁ − F + 2P)/S + 1           | (W_1 - F + 2P)/S + 1
{W_1 - F + 2P \over S}+1        | (W₁ − F + 2P)/S + 1           | (W_1 - F + 2P)/S + 1
W_1-F+2P \over S                | (W₁ − F + 2P)/S               | (W_1 - F + 2P)/S
2^{10}                          | 2¹⁰                           | 2^10
x_{t-1}                         | xₜ₋₁                          | x_{t-1}
x_b                             | x_{b}                         | x_b
W_Qx                            | W_{Q}x                        | W_Q x
x^q                             | x^(q)                         | x^q
x_i^2                           | xᵢ²                           | x_i^2
x^{(i)}                         | x⁽ⁱ⁾                          | x^((i))
2^{2^{n}}                       | 2^(2ⁿ)                        | 2^(2^n)
e^{-x^2/2}                      | e^(−x²/2)                     | e^(-x^2/2)
f'(x)                           | f′(x)                         | f'(x)
2\frac{1}{2}                    | 2(1/2)                        | 2(1/2)
\frac{1}{2}x                    | (1/2)x                        | (1/2)x
a/\frac{b}{c}                   | a/(b/c)                       | a/(b/c)
\frac{\frac{a}{b}}{c}           | (a/b)/c                       | (a/b)/c
\frac{a}{b}^2                   | (a/b)²                        | (a/b)^2
\frac{a}{bc}                    | a/(bc)                        | a/(bc)
\frac{1}{n(n-1)}                | 1/(n(n − 1))                  | 1/(n(n - 1))
\frac{\log x}{n}                | (log x)/n                     | (log x)/n
\frac{\partial L}{\partial w}   | ∂L/∂w                         | ∂L/∂w
\frac{p(y)}{p(x)}               | p(y)/p(x)                     | p(y)/p(x)
\frac{QK^\top}{\sqrt{d_k}}V     | (QKᵀ/√dₖ)V                    | (QK^T/sqrt(d_k))V
\sqrt{2}x                       | √(2)x                         | sqrt(2)x
\sqrt{x^2}                      | √(x²)                         | sqrt(x^2)
\sqrt{x+1}                      | √(x + 1)                      | sqrt(x + 1)
\sqrt{2}^2                      | (√2)²                         | sqrt(2)^2
\sqrt[3]{x}                     | ∛x                            | (x)^(1/3)
{x^y}^z                         | (xʸ)ᶻ                         | (x^y)^z
{x_i}_j                         | (xᵢ)ⱼ                         | (x_i)_j
{x_i}^2                         | xᵢ²                           | x_i^2
{}^nC_r                         | ⁿCᵣ                           | ^nC_r
n\sqrt{x}                       | n√x                           | n sqrt(x)
x\binom{n}{k}                   | x binom(n, k)                 | x binom(n, k)
x\hat{y}                        | xŷ                            | x hat(y)
e^{i\pi}                        | e^(iπ)                        | e^(iπ)
x^{ab}                          | xᵃᵇ                           | x^(ab)
\cos\frac{t}{T}\pi              | cos (t/T)π                    | cos (t/T)π
\cos\frac{t}{T} + 1             | cos(t/T) + 1                  | cos(t/T) + 1
x := y                          | x := y                        | x := y
1,000 + (0, 100)                | 1,000 + (0, 100)              | 1,000 + (0, 100)
n\text{ 개}                     | n 개                          | n 개
a \bmod b                       | a mod b                       | a mod b
-x + -y                         | −x + −y                       | -x + -y
a\cdot(-b)                      | a · (−b)                      | a · (-b)
\log -x                         | log −x                        | log -x
\log\frac{a}{b}                 | log(a/b)                      | log(a/b)
|x| - |y|                       | |x| − |y|                     | |x| - |y|
\|x\|_2^2                       | ‖x‖₂²                         | ‖x‖_2^2
\frac{1}{n}\sum_{i=1}^{n} x_i   | (1/n) ∑ᵢ₌₁ⁿ xᵢ                | (1/n) ∑_{i=1}^n x_i
\lim_{n\to\infty} a_n           | lim_{n→∞} aₙ                  | lim_{n→∞} a_n
\hat y = \tilde c_t             | ŷ = c̃ₜ                       | hat(y) = tilde(c)_t
\mathbb R^{H\times W}           | ℝ^(H×W)                       | R^(H×W)
\mathbb{E}_{x\sim\mathcal D}    | 𝔼_{x∼𝒟}                       | E_{x∼cal(D)}
d_{\text{model}}                | d_{model}                     | d_model
C_{\text{in}}                   | Cᵢₙ                           | C_in
\text{출력} = \frac{\text{입력 수}}{2} | 출력 = (입력 수)/2         | 출력 = (입력 수)/2
\operatorname{softmax}(z)_i     | softmax(z)ᵢ                   | softmax(z)_i
p^k(1-p)^{n-k}                  | pᵏ(1 − p)ⁿ⁻ᵏ                  | p^k (1 - p)^(n-k)
\begin{bmatrix}1&2\\3&4\end{bmatrix}   | [1 2; 3 4]             | [1 2; 3 4]
\begin{pmatrix}a+b&-2\\3&4\end{pmatrix} | (a + b, −2; 3, 4)     | (a + b, -2; 3, 4)
\begin{cases}x,&x>0\\0&\text{or}\end{cases} | {x, x > 0; 0, or} | {x, x > 0; 0, or}
\begin{aligned}a&=b\\&=-c\end{aligned} | a = b; = −c            | a = b; = -c
\binom{n}{k}                    | binom(n, k)                   | binom(n, k)
[0,1)                           | [0, 1)                        | [0, 1)
1{,}000                         | 1,000                         | 1,000
90^\circ                        | 90°                           | 90°
5\%                             | 5%                            | 5%
A \not\in B                     | A ∉ B                         | A ∉ B
\foo{a} + b                     | \foo{a} + b                   | \foo{a} + b
\frac{a                         | \frac{a                       | \frac{a
"""


@pytest.mark.parametrize(
    ("source", "unicode", "plain"),
    [re.split(r"\s+\| ", line) for line in SHOWN.strip().splitlines()],
    ids=lambda each: each[:30],
)
def test_shown(source, unicode, plain):
    assert terminal(source) == unicode
    assert terminal(source, plain=True) == plain


def pairs() -> list[list[str]]:
    return [block.splitlines() for block in GOLDEN.read_text(encoding="utf-8").split("\n\n")]


def test_the_golden_formulas(golden):
    rendered = [f"{source}\n{terminal(source)}" for source, *_ in pairs()]
    golden("formulas.txt", "\n\n".join(rendered))


def test_every_formula_of_the_notes_is_in_the_golden_file():
    if not NOTES.exists():
        pytest.skip("the notes of the week are not beside this repository")
    notes = re.findall(r"\$([^$\n]+)\$", NOTES.read_text(encoding="utf-8"))
    assert len(notes) == 15
    assert {*notes} <= {source for source, *_ in pairs()}


def test_signs_are_as_wide_as_terminals_draw_them():
    """rich, which wraps, and wcwidth, which terminals follow, agree on every sign there is."""
    tables = (glyphs._BELOW, glyphs._ABOVE, *glyphs._ALPHABETS.values())
    signs = {text for text, _ in SIGNS.values()} | {sign for t in tables for sign in t.values()}
    signs |= {glyphs.accented(letter, name) for letter in "xyθA" for name in glyphs._COMBINING}
    assert [sign for sign in signs if cell_len(sign) != wcswidth(sign)] == []


def test_pylatexenc_is_loaded_only_when_something_is_parsed():
    code = (
        "import sys, quizcli.latex, quizcli.ui.layout\n"
        "from quizcli.ui.mathematics import shown\n"
        "shown('5만 원, 100 USD')\n"
        "assert not any(name.startswith('pylatexenc') for name in sys.modules)\n"
        "assert shown('$x$') == 'x' and 'pylatexenc' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
