"""No text makes anything raise, run, or work beyond its bounds."""

import math
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from quizcli.arithmetic import Expression, follow, path_name, read, read_answer, shown, value
from quizcli.arithmetic.bounds import BITS, NODES
from quizcli.errors import Reason

NAMES = {"n": 7, "size": 224, "v": (1, Fraction(1, 2)), "t": True, "half": 0.5, "n@wide": -3}
WORDS = {**NAMES, "w": "adam"}

PIECES = (
    "+ - * / // % ** ^ ( ) [ ] , == != < <= > >= = and or not . @ x X 0 1 2 3 9 10 0.1 1e3 1e-3 "
    "1e999 1,000 1,00 ½ ² ⁻³ √ π pi × · ÷ − ３ ＋ n v t w half n@wide min( max( abs( floor( ceil( "
    "sqrt( exp( log( log2( dot( ln( foo( __class__ ' \" { } ; : ! # 9**9 is if  \n"
).split(" ")
PLAIN = "123(+-*/)0"
LETTERS = "0123456789+-*/%^()[],.=<>!&| exnvtπ½²√×÷−,_@'"
VALID = [
    "(size - n + 2*half) // 3 + 1",
    "max(n, v[0], -2**2) < 3 or t and 1 != 2",
    "dot(v, [1, 2]) % 7 + sqrt(9/4) ** -2",
    "4*(64*128+128) = 33280",
    "1/(1+exp(-0.7)) + 2π(3) − 1,000×½",
]


EACH = 20
"""Texts of one example: to draw one by one takes longer than to read them."""


def drawn(length):
    """So many bytes for each of the texts of one example."""
    return st.binary(min_size=EACH * length, max_size=EACH * length).map(
        lambda all_: [all_[start : start + length] for start in range(0, len(all_), length)]
    )


def spelt(alphabet, one: bytes) -> str:
    """Up to as many letters or pieces as there are bytes; the first says how many."""
    return "".join(alphabet[byte % len(alphabet)] for byte in one[1 : 1 + one[0] % len(one)])


def mutated(one: bytes) -> str:
    """One of the valid texts, with up to four places written over."""
    text = VALID[one[0] % len(VALID)]
    for place, length, piece in list(zip(one[1::3], one[2::3], one[3::3], strict=False))[
        : one[0] // 64 + 1
    ]:
        start = place % (len(text) + 1)
        text = text[:start] + PIECES[piece % len(PIECES)] + text[start + length % 4 :]
    return text


def size(tree) -> int:
    """Nodes of a tree, links not counted apart from what they hold."""
    if isinstance(tree, tuple):
        return sum(map(size, tree))
    if not isinstance(tree, Struct):
        return 0
    fields = [getattr(tree, name) for name in tree.__struct_fields__]
    return (type(tree).__name__ != "Link") + sum(map(size, fields))


def sound(found) -> bool:
    """A number of bounded size, a truth, or a list of such: no word, nothing else."""
    if isinstance(found, tuple):
        return all(map(sound, found))
    if isinstance(found, float):
        return math.isfinite(found)
    if type(found) is Fraction:
        return found.denominator > 1 and max(found.numerator, found.denominator) < 1 << BITS
    return type(found) is bool or (type(found) is int and abs(found) < 1 << BITS)


def holds(text: str) -> None:
    for reading in (read, read_answer):
        made = reading(text)
        if isinstance(made, Reason):
            assert not hasattr(made, "column") or 1 <= made.column <= len(text) + 1
            continue
        assert isinstance(made, Expression)
        assert size(made.tree) <= NODES
        assert all(name in text for name in made.names)
        found = value(made, NAMES)
        assert isinstance(found, Reason) or sound(found)
        assert isinstance(shown(found) if not isinstance(found, Reason) else "", str)
        worded = value(made, WORDS)
        assert not isinstance(worded, str) or "w" in made.names


@settings(max_examples=10_000)
@given(st.text(max_size=60))
def test_any_text(text):
    holds(text)


@settings(max_examples=30_000 // EACH)
@given(drawn(41))
def test_text_of_the_alphabet(texts):
    for one in texts:
        holds(spelt(LETTERS if one[0] < 128 else PLAIN, one))


@settings(max_examples=30_000 // EACH)
@given(drawn(26))
def test_pieces(texts):
    for one in texts:
        holds(spelt(PIECES, one))


@settings(max_examples=30_000 // EACH)
@given(drawn(13))
def test_mutations(texts):
    for one in texts:
        holds(mutated(one))


@settings(max_examples=3_000)
@given(st.text("ab_@.[]01-9 w", max_size=30))
def test_paths(text):
    first = path_name(text)
    found = follow(text, {"a": (1, (2, 3)), "b": {"a": 1}, "a@b": 2, "w": "adam"})
    assert isinstance(first, Reason) <= isinstance(found, Reason)
    assert isinstance(first, Reason) or text.strip().startswith(first)
