"""Where blanks stand in a formula on one line: around what joins, never inside what belongs.

LaTeX's own rule by the roles of signs: a binary sign has space unless it is a sign of its
operand, a relation always, a comma behind it; in scripts there is none.
"""

import re

from msgspec import Struct

NAMES = ("letter", "number", "word", "name")
_OPERANDS = frozenset((*NAMES, "power", "value", "root", "bracket", "fraction", "prefix"))
_ENDING = _OPERANDS | {"close", "dots"}
_STARTING = _OPERANDS | {"open", "big", "function", "dots"}
_TIGHT = frozenset(("open", "slash"))
_THOUSAND = re.compile("[0-9]{3}")
_CALLED = re.compile(r"[a-z]+\(")
"""What is a word where a letter stands in LaTeX: `sqrt(x)`, `hat(x)`."""


class Bit(Struct, frozen=True):
    """A part of a line; `sort` says what stands around it.

    A fraction or root is `text` where it needs brackets of its own, `bare` where not; of
    brackets, `loose` says that something is added or multiplied inside.
    """

    text: str
    sort: str
    bare: str = ""
    loose: bool = False
    width: int = 0


class Line(Struct, frozen=True):
    """A row in one line; `shape` is atom, product or loose: what may touch it unbracketed."""

    text: str
    shape: str


def line(bits: list[Bit], *, compact: bool = False) -> Line:
    """The bits joined."""
    solid = [bit for bit in bits if bit.sort != "blank"]
    written: list[str] = []
    last: Bit | None = None
    blank: Bit | None = None
    at = 0
    for bit in bits:
        if bit.sort == "blank":
            blank = bit if blank is None or bit.width > blank.width else blank
            continue
        after = solid[at + 1] if at + 1 < len(solid) else None
        at += 1
        if bit.sort == "binary" and not _joins(last, after):
            bit = Bit(bit.text, "sign")
        elif bit.sort in ("fraction", "root"):
            bit = _bracketed(last, bit, after)
        between = _between(last, bit, blank, compact)
        written += [between, bit.text]
        last, blank = bit, None
    return Line("".join(written), _shape(solid, " " in written))


def _joins(last: Bit | None, after: Bit | None) -> bool:
    """Whether a binary sign stands between two operands."""
    before = last is not None and last.sort in (*_ENDING, "bar")
    return before and after is not None


def _bracketed(last: Bit | None, bit: Bit, after: Bit | None) -> Bit:
    """A fraction with brackets where a factor, a `/` or a function would share its line."""
    before, behind = last.sort if last else "", after.sort if after else ""
    if bit.sort == "root":
        return Bit(bit.text if behind in _STARTING else bit.bare, "value")
    if before == "function" and behind in _STARTING:
        return Bit(bit.text, "value")
    divided = before == "slash" or (last is not None and last.text == "÷")
    bound = before in _ENDING or before in ("function", "bar") or divided
    if bound or behind in _STARTING or behind in ("slash", "bar"):
        return Bit(bit.text, "bracket")
    return Bit(bit.bare, "value")


def _between(last: Bit | None, bit: Bit, blank: Bit | None, compact: bool) -> str:
    if last is None:
        return ""
    if blank and blank.width > 1 and not compact:
        return " " * blank.width
    if last.sort in _TIGHT or bit.sort in ("close", "slash", "punctuation"):
        return ""
    if last.sort == bit.sort == "relation" and blank is None:
        return ""
    if last.text == "," and blank is None and _THOUSAND.fullmatch(bit.text):
        return ""
    if {last.sort, bit.sort} & {"binary", "relation"} or last.sort == "punctuation":
        return "" if compact else " "
    if last.sort == "sign":
        return ""
    if bit.sort == "sign":
        return " " if last.sort in ("function", "big") else ""
    return _side_by_side(last, bit, blank, compact)


def _side_by_side(last: Bit, bit: Bit, blank: Bit | None, compact: bool) -> str:
    """Between factors, and what applies to the next."""
    called = bit.sort in ("bracket", "open")
    if last.sort in ("function", "big"):
        return "" if called and last.sort == "function" else " "
    if bit.sort in ("function", "big") and last.sort in _ENDING:
        return " "
    if "dots" in (last.sort, bit.sort):
        return "" if compact or bit.sort == "close" else " "
    fused = last.sort in ("word", "name", "power") and bit.sort in (*NAMES, "prefix", "power")
    fused |= last.sort == "power" and called
    if fused or (bit.sort == "word" and last.sort in NAMES):
        return " "
    if bit.sort in ("value", "root") and last.text[-1:].isalnum() and _CALLED.match(bit.text):
        return " "
    if blank is None or compact or last.sort == "prefix" or (called and not blank.width):
        return ""
    return "" if last.sort == "number" and bit.sort != "number" and not blank.width else " "


def _shape(bits: list[Bit], spaced: bool) -> str:
    while len(bits) > 1 and bits[0].sort == "prefix":
        bits = bits[1:]
    sorts = [bit.sort for bit in bits]
    if sorts[1:] == ["bracket"] and sorts[0] in (*NAMES, "function") and not bits[1].loose:
        return "atom"
    simple = (*NAMES, "power", "value", "root", "bracket")
    if spaced or any(" " in bit.text for bit in bits if bit.sort == "word"):
        return "loose"
    if len(sorts) == 1 and sorts[0] in simple:
        return "atom"
    return "product" if all(sort in (*simple, "prefix") for sort in sorts) else "loose"
