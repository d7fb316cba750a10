"""What expressions of decks come to: by hand, and against Python's own arithmetic."""

import ast
import math
import random
from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizcli.arithmetic import Expression, read, unknown, value
from quizcli.errors import Reason

NAMES = {
    "size": 224,
    "kernel_size": 3,
    "rate": F(1, 10),
    "half": 0.5,
    "optimizer": "adam",
    "other": "sgd",
    "weights": ((1, 2), (3, 4)),
    "v": (1, 2, 3),
    "value": 5,
    "value@wide": 7,
    "deep": True,
}

BY_HAND = {
    "-2**2": -4,
    "(-2)**2": 4,
    "2**-1": F(1, 2),
    "2**3**2": 512,
    "-2**-2": F(-1, 4),
    "2--3": 5,
    "--2": 2,
    "+2": 2,
    "7//2": 3,
    "-7//2": -4,
    "7%3": 1,
    "-7%3": 2,
    "7%-3": -2,
    "7.5//2": 3,
    "7.5%2": F(3, 2),
    "1/3": F(1, 3),
    "6/3": 2,
    "0.1": F(1, 10),
    ".5": F(1, 2),
    "5.": 5,
    "1e-3": F(1, 1000),
    "2.5E2": 250,
    "0.1+0.2": F(3, 10),
    "1-2-3": -4,
    "2/3/4": F(1, 6),
    "2*3%4": 2,
    "1+2*3": 7,
    "(1+2)*3": 9,
    "sqrt(9/4)": F(3, 2),
    "sqrt(0)": 0,
    "8**(1/3)": 2,
    "(8/27)**(-2/3)": F(9, 4),
    "4**0.5": 2,
    "0**0": 1,
    "0**(1/2)": 0,
    "1**(2/3)": 1,
    "(10**40)**(1/40)": 10,
    "(3**80+1)**(1/80)": 3.0,
    "exp(0)": 1,
    "log(1)": 0,
    "log2(1/8)": -3,
    "log2(2**5000)": 5000,
    "log2(10)": 3.3219280948873623,
    "exp(1)": 2.718281828459045,
    "log(10)": 2.302585092994046,
    "sqrt(2)": 1.4142135623730951,
    "log(10**1000)": 2302.585092994046,
    "log(1/10**1000)": -2302.585092994046,
    "floor(-1.5)": -2,
    "ceil(-1.5)": -1,
    "ceil(2.1)": 3,
    "floor(half*5)": 2,
    "abs(-1/2)": F(1, 2),
    "min(3, 1/2, 2)": F(1, 2),
    "max(v)": 3,
    "max([1, size])": 224,
    "max(2)": None,
    "dot([1, 2], [3, 4])": 11,
    "dot(v, v)": 14,
    "[1, [2, 3],]": (1, (2, 3)),
    "[]": (),
    "v[0]": 1,
    "v[-1]": 3,
    "weights[1][0]": 3,
    "[1, 2][1]": 2,
    "v[0]**2": 1,
    "-v[2]**2": -9,
    "rate*10": 1,
    "half+1": 1.5,
    "half*0": 0.0,
    "value@wide-value": 2,
    "1 < 2 < 3": True,
    "1 < 2 > 3": False,
    "3 > 2 < 1/0": None,
    "3 < 2 < 1/0": False,
    "1 == 1.0 == 2/2": True,
    "1 != 2": True,
    "rate == 0.1": True,
    "half == 1/2": True,
    "v == [1, 2, 3]": True,
    "v == [1, 2]": False,
    "weights == [[1, 2], [3, 4]]": True,
    "v == 3": False,
    "deep == 1": False,
    "deep != 1": True,
    "optimizer == optimizer": True,
    "optimizer == other": False,
    "optimizer == 3": False,
    "1 < 2 and 2 < 1": False,
    "2 < 1 or 1 < 2 and 3 < 4": True,
    "1 < 2 or 1/0 == 1": True,
    "2 < 1 and 1/0 == 1": False,
    "deep and 1 < 2": True,
    "(size - kernel_size + 2*1) // 2 + 1": 112,
    "-(-(size - 3) // 2) + 1": 112,
    "64*(3*3*3 + 1)": 1792,
    "optimizer": "adam",
    " \n1 +\t2 ": 3,
}


def came_to(text, names=NAMES):
    read_ = read(text)
    return value(read_, names) if isinstance(read_, Expression) else read_


@pytest.mark.parametrize("text", BY_HAND)
def test_by_hand(text):
    found, wanted = came_to(text), BY_HAND[text]
    if wanted is None:
        assert isinstance(found, Reason)
    else:
        close = isinstance(wanted, float) and math.isclose(found, wanted, rel_tol=1e-15)
        assert close or found == wanted
        assert type(found) is type(wanted)


NUMBERS = st.one_of(
    st.integers(0, 30).map(str),
    st.decimals(0, 9, places=2).map(str),
)
LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "%": 2, "neg": 3, "**": 4}
TREES = st.recursive(
    NUMBERS,
    lambda below: st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "/", "//", "%"]), below, below),
        st.tuples(st.just("neg"), below),
        st.tuples(st.just("**"), below, st.integers(-3, 3).map(str)),
    ),
    max_leaves=12,
)


def full(tree) -> str:
    """With every parenthesis."""
    if isinstance(tree, str):
        return tree if not tree.startswith("-") else f"({tree})"
    if tree[0] == "neg":
        return f"(-{full(tree[1])})"
    return f"({full(tree[1])}{tree[0]}{full(tree[2])})"


def least(tree, around: int = 0) -> str:
    """With no parenthesis that Python's grammar does not need."""
    if isinstance(tree, str):
        return tree if not tree.startswith("-") or around < 4 else f"({tree})"
    level = LEVEL[tree[0]]
    if tree[0] == "neg":
        text = f"-{least(tree[1], 3)}"
    elif tree[0] == "**":
        text = f"{least(tree[1], 5)}**{least(tree[2], 3)}"
    else:
        text = f"{least(tree[1], level)} {tree[0]} {least(tree[2], level + 1)}"
    return f"({text})" if level < around else text


def by_python(tree):
    if isinstance(tree, str):
        return F(tree)
    if tree[0] == "neg":
        return -by_python(tree[1])
    sides = {"a": by_python(tree[1]), "b": by_python(tree[2])}
    return F(eval(f"a {tree[0]} b", {}, sides))


@settings(max_examples=1000)
@given(TREES)
def test_as_python_over_fractions(tree):
    try:
        wanted = by_python(tree)
    except ZeroDivisionError:
        wanted = "DividedByZero"
    if isinstance(wanted, F) and max(map(abs, (wanted.numerator, wanted.denominator))) > 2**5000:
        return
    for text in (full(tree), least(tree)):
        found = came_to(text)
        if isinstance(found, Reason):
            assert type(found).__name__ == wanted, text
        else:
            assert found == wanted, text
            assert isinstance(found, int) == (wanted.denominator == 1)


@settings(max_examples=500)
@given(TREES)
def test_the_two_ways_of_printing_are_one_tree_to_python(tree):
    assert ast.dump(ast.parse(least(tree))) == ast.dump(ast.parse(full(tree)))


@pytest.mark.parametrize("degree", [2, 3, 5, 7, 40, 333, 1000, 3333])
def test_exact_roots_of_long_numbers(degree):
    chance = random.Random(degree)
    for _ in range(20):
        root = chance.getrandbits(max(2, 19_000 // degree)) | 1
        names = {"n": root**degree, "m": root**degree + 1, "degree": degree}
        assert came_to("n**(1/degree)", names) == root
        near = came_to("m**(1/degree)", names)
        assert isinstance(near, float | Reason) or root == 1


@settings(max_examples=500)
@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_floats_agree_with_the_mathematical_library(above, below):
    number = F(above, below)
    for function in ("exp", "log", "log2", "sqrt"):
        found = came_to(f"{function}(x)", {"x": number})
        try:
            wanted = getattr(math, function)(float(number))
        except (ValueError, OverflowError):
            assert isinstance(found, Reason)
        else:
            assert math.isclose(found, wanted, rel_tol=1e-12, abs_tol=1e-12)


def test_names_and_literals():
    made = read("value@wide + 2*size - max(size, rate)")
    assert isinstance(made, Expression)
    assert made.names == {"value@wide", "size", "rate"}
    assert not made.literal
    assert unknown(made, {"value@wide", "size", "rate"}) is None
    missing = unknown(made, ["value@wide", "size"])
    assert (missing.name, missing.column, missing.meant) == ("rate", 33, "")
    assert unknown(made, ["size", "rate", "valu@wide"]).meant == "valu@wide"


@pytest.mark.parametrize(
    ("text", "literal"),
    [("12", True), ("-0.5", True), ("+1e3", True), ("--1", False), ("1/2", False), ("x", False)],
)
def test_literal(text, literal):
    assert read(text).literal is literal
