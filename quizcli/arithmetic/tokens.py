"""The decks' dialect cut into tokens, and what authors write by mistake.

The dialect is Python's arithmetic, less everything that is not arithmetic.
"""

import re
from fractions import Fraction

from msgspec import Struct

from quizcli.arithmetic.bounds import EXPONENT, Fault, fits
from quizcli.arithmetic.tree import Real
from quizcli.errors.arithmetic import (
    BadNumber,
    NoAttributes,
    NoStrings,
    NumberTooBig,
    StrangeCharacter,
    WordReserved,
    WrittenOtherwise,
)

NAME = r"[A-Za-z_][A-Za-z0-9_]*(?:@[a-z][a-z0-9_]*)?"
"""A name, with the run it is taken from."""
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)"
    rf"|(?P<name>{NAME})"
    r"|(?P<operator>\*\*|//|==|!=|<=|>=|[-+*/%<>()\[\],])",
    re.ASCII,
)
_NUMBERLIKE = re.compile(r"(?:[^\W¹²³⁰⁴-⁹]|\.)+")
_ATTRIBUTE = re.compile(r"\.\s*([A-Za-z_]\w*)")
_RESERVED = frozenset("not if else lambda for in is True False None import".split())
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_OTHERWISE = {
    **{"===": "==", "<>": "!=", "=>": ">=", "=<": "<=", "=": "==", "^": "**"},
    **{"&&": "and", "&": "and", "||": "or", "|": "or", "∧": "and", "∨": "or"},
    **dict.fromkeys("×·⋅∙ㆍ✕∗", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("−–—‐‑", "-"),
    **{"≤": "<=", "≥": ">=", "≠": "!=", "√": "sqrt(…)", "⌊": "floor(…)", "⌈": "ceil(…)"},
}
_SLIP = re.compile(
    r"===|<>|=>|=<|=(?!=)|&&?|\|\|?|[\^×·⋅∙ㆍ✕∗÷∕⁄−–—‐‑∧∨≤≥≠√⌊⌈]"
    r"|[⁻⁺]?[⁰¹²³⁴-⁹]+|[！-～]"
    rf"|\{{{NAME}\}}",
)


class Token(Struct, frozen=True):
    """`kind` is number, constant, name, raised or end, or the operator itself.

    A constant is a number that is not written in digits; raised is an exponent in
    superscripts. `end` is the column behind the token; an implicit `*` stands nowhere.
    """

    kind: str
    text: str
    at: int
    end: int
    value: Real = 0
    implicit: bool = False


def decimal(written: str) -> Real:
    """The exact value of digits with or without a point and an exponent."""
    mantissa, _, exponent = written.lower().partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = int(whole + fraction)
    power = int(exponent or "0")
    if abs(power) > EXPONENT:
        raise Fault(NumberTooBig)
    power -= len(fraction)
    fits(digits.bit_length() + abs(power) * 3.33)
    if power >= 0:
        return int(digits * 10**power)
    exact = Fraction(digits, 10**-power)
    return exact.numerator if exact.denominator == 1 else exact


def tokens(text: str) -> tuple[Token, ...]:
    """Everything but spaces, and the end; raises `Fault` where nothing fits."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        _refuse_slips(text, at)
        match = _TOKEN.match(text, at)
        if match is None:
            raise _strange(text, at)
        if match.lastgroup != "space":
            found.append(_token(text, match))
        at = match.end()
    return (*found, Token("end", "", at + 1, at + 1))


def _token(text: str, match: re.Match[str]) -> Token:
    at, end = match.start() + 1, match.end() + 1
    written = match[0]
    if match.lastgroup == "number":
        run = _NUMBERLIKE.match(text, match.start())
        if run and run.end() > match.end():
            raise Fault(BadNumber, run[0], at=at)
        return Token("number", written, at, end, placed(written, at))
    if match.lastgroup == "name" and written not in ("and", "or"):
        if written in _RESERVED:
            raise Fault(WordReserved, written, at=at)
        return Token("name", written, at, end)
    return Token(written, written, at, end)


def placed(written: str, at: int) -> Real:
    """`decimal`, with the column of the number in its fault."""
    try:
        return decimal(written)
    except Fault as fault:
        raise Fault(fault.kind, *fault.fields, at=at) from None


def _refuse_slips(text: str, at: int) -> None:
    slip = _SLIP.match(text, at)
    if slip is None:
        return
    found = slip[0]
    if found in _OTHERWISE:
        meant = _OTHERWISE[found]
    elif found[0] == "{":
        meant = found[1:-1]
    elif "！" <= found <= "～":
        meant = chr(ord(found) - 0xFEE0)
    else:
        meant = f"**{found.translate(_SUPERSCRIPTS)}"
    raise Fault(WrittenOtherwise, found, meant, at=at + 1)


def _strange(text: str, at: int) -> Fault:
    attribute = _ATTRIBUTE.match(text, at)
    if attribute:
        return Fault(NoAttributes, attribute[1], at=at + 1)
    if text[at] in "'\"`‘’“”":
        return Fault(NoStrings, at=at + 1)
    return Fault(StrangeCharacter, text[at], at=at + 1)
