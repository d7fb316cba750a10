"""What comes along when a number or a list is copied: the same value stands inside of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import kinds
from quizcli.errors.quantity import NotWorkedOut
from quizcli.model import Unreadable
from quizcli.numbers.pasted import from_latex, uncalled, unquoted
from tests.answers import outcome, posed

WRAPPINGS = ("**{}**", "`{}`", "${}$", r"\({}\)", r"\boxed{{{}}}", "tensor({})", "np.int64({})")
TEXT = st.text(alphabet="0123456789./\\{}()[]^_*$ abcfrtexnsqod=,%…'\"", max_size=60)


@given(st.integers(-(10**9), 10**9), st.sampled_from(WRAPPINGS))
def test_a_wrapped_number_is_the_number(key, wrapping):
    variant = posed("number", key=key)
    assert outcome("number", variant, wrapping.format(key))[1] == "right"
    assert outcome("number", variant, wrapping.format(key + 1))[1] == "wrong"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (r"\frac{1}{1+e^{-2}}", "((1)/(1+e^(-2)))"),
        (r"\frac{\sqrt{2}}{\frac{3}{4}}", "((sqrt(2))/(((3)/(4))))"),
        (r"33{,}280", "33,280"),
        (r"33\,280", "33280"),
        (r"2\frac12", r"2\frac12"),
        (r"\mathrm{x} \times 3", "x × 3"),
        (r"[1, -1]^{\top}", r"[1, -1]^{\top}"),
        (r"\unknown{3}", r"\unknown{3}"),
    ],
)
def test_latex_becomes_what_would_be_typed(typed, plain):
    assert from_latex(typed) == plain


def test_settings_behind_a_tensor_are_dropped():
    assert uncalled("tensor(0.5, dtype=torch.float64, requires_grad=True)") == "0.5"
    assert uncalled("softmax(0.5)") is None


@pytest.mark.parametrize("text", ["*4*3*", "**2", "2**3", "_x", "$1$2", "-"])
def test_signs_that_are_no_wrapping_stay(text):
    assert unquoted(text) == text


@given(TEXT)
def test_no_text_makes_them_raise(text):
    unquoted(from_latex(text))
    uncalled(text)


@pytest.mark.parametrize("kind", ["number", "tensor"])
def test_the_name_of_what_is_asked_for_is_no_answer(kind):
    variant = posed("number", answer="0.5", decimals=1)
    typed = "sigmoid(0)"
    if kind == "tensor":
        variant, typed = posed("tensor", answer=["0.5", "0.5"], decimals=1), "[0.5, sigmoid(0)]"
    found = kinds.load(kind).parse(variant, typed)
    assert isinstance(found, Unreadable)
    assert getattr(found.reason, "why", found.reason) == NotWorkedOut("sigmoid(0)")
