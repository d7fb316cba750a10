"""Where paths lead, and how what is there is shown."""

import math
from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizcli.arithmetic import follow, path_name, read, shown, value
from quizcli.errors import Reason

RESULTS = {
    "output_size": 112,
    "weights": ((1, 2), 3),
    "gates": {"f": 0.5, "list": ({"i": 1},)},
    "output@wide": 7,
    "lost": math.nan,
    "lists": (1, (2, math.inf)),
}


@pytest.mark.parametrize(
    ("path", "found", "first"),
    [
        ("output_size", 112, "output_size"),
        (" output_size ", 112, "output_size"),
        ("weights[0]", (1, 2), "weights"),
        ("weights[0][1]", 2, "weights"),
        ("weights[-1]", 3, "weights"),
        ("gates.f", 0.5, "gates"),
        ("gates", RESULTS["gates"], "gates"),
        ("output@wide", 7, "output@wide"),
        ("outputsize", "NameNotKnown", "outputsize"),
        ("gates.g", "NameNotKnown", "gates"),
        ("gates[0]", "OperandKind", "gates"),
        ("gates.list", "OperandKind", "gates"),
        ("weights.f", "OperandKind", "weights"),
        ("output_size[0]", "OperandKind", "output_size"),
        ("weights[2]", "IndexOutside", "weights"),
        ("lost", "NotFinite", "lost"),
        ("lists", "NotFinite", "lists"),
        ("weights[size]", "BadPath", "BadPath"),
        ("gates..f", "BadPath", "BadPath"),
        ("output_size + 1", "BadPath", "BadPath"),
        ("output@Wide", "BadPath", "BadPath"),
        ("[0]", "BadPath", "BadPath"),
        ("", "ExpressionEmpty", "ExpressionEmpty"),
        ("a" * 1001, "ExpressionTooLong", "ExpressionTooLong"),
    ],
)
def test_paths(path, found, first):
    def plain(what):
        return type(what).__name__ if isinstance(what, Reason) else what

    assert plain(follow(path, RESULTS)) == found
    assert plain(path_name(path)) == first


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (33280, "33280"),
        (-5, "-5"),
        (F(1, 4), "0.25"),
        (F(-3, 2), "-1.5"),
        (F(1, 3), "1/3"),
        (F(-22, 7), "-22/7"),
        (F(1, 1000), "0.001"),
        (F(-1, 1024), "-0.0009765625"),
        (F(4), "4"),
        (0.1, "0.1"),
        (2 / 3, "0.6666666667"),
        (-0.0, "0"),
        (0.0, "0"),
        (5.0, "5"),
        (1e-6, "0.000001"),
        (0.00001234, "0.00001234"),
        (1e-7, "1e-07"),
        (1e15, "1000000000000000"),
        (2.5e14, "250000000000000"),
        (1e16, "1e+16"),
        (61100000.0, "61100000"),
        (True, "true"),
        (False, "false"),
        ("adam", "adam"),
        ((1, 2), "(1, 2)"),
        ((1,), "(1)"),
        ((), "()"),
        ((F(1, 2), (True, "x")), "(0.5, (true, x))"),
    ],
)
def test_shown(made, wanted):
    assert shown(made) == wanted


def test_shown_beyond_what_the_interpreter_prints():
    assert shown(10**5000) == "1" + "0" * 5000
    assert shown(-(10**9000) - 7) == "-1" + "0" * 8999 + "7"


@settings(max_examples=500)
@given(st.fractions(max_denominator=10**12))
def test_what_is_shown_is_read_back(number):
    assert value(read(shown(number)), {}) == number
