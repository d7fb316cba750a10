"""A learner's notation cut into the same tokens: what people type where a number is asked.

Signs are mapped one character to one, before any Unicode normalization (which would make
`2¹⁰` into `210`), so that columns stay those of what was typed.
"""

import math
import re
import unicodedata
from fractions import Fraction

from quizcli.arithmetic.bounds import Fault
from quizcli.arithmetic.functions import FUNCTIONS, SEVERAL
from quizcli.arithmetic.tokens import Token, placed
from quizcli.errors.arithmetic import (
    BadNumber,
    BadThousands,
    CommaUnclear,
    FunctionBare,
    ListInAnswer,
    NotFunction,
    StrangeCharacter,
    UnknownWord,
)

_SIGNS = {
    **dict.fromkeys("×·∙⋅ㆍ✕✖⨯∗・･ᆞ", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("−–—‒―‐‑﹣", "-"),
    **dict.fromkeys("≈≒≃≅", "="),
}
_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
HALVES = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉"
_PLAIN = str.maketrans(f"{_UP}⁺⁻", "0123456789+-")
NUMBER = re.compile(r"(?:[0-9]+(?:[,_][0-9]+)*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPED = re.compile(r"[0-9]+(?:[,_][0-9]+)+")
_SINGLE = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:_[0-9]{3})+)")
_RAISED = re.compile(f"[⁺⁻]?[{_UP}]+")
_WORD = re.compile(rf"[A-Za-z_][A-Za-z0-9_]*|(?:(?![A-Za-z0-9_{_UP}{HALVES}π])\w)+|π")
_TIMES = re.compile(r"[xX](?=\s*[0-9.(√π])")
_OPERATOR = re.compile(r"\*\*|//|==|!=|<=|>=|[-+*/%<>(),^=√]")
_RUN = re.compile(r"[A-Za-z0-9_.]+")
_HEXADECIMAL = re.compile(r"0[xX][0-9A-Fa-f]+(?![0-9A-Fa-f]*[.xX(])")
_VALUES = ("number", "constant", "raised", ")")
"""What a product may be left unwritten after."""


def mapped(text: str) -> str:
    """The text in the signs of the decks' dialect, as long as before.

    Superscripts, vulgar fractions, roots and π have no sign there and stay.
    """
    return "".join(map(sign, text))


def sign(character: str) -> str:
    """One character in those signs."""
    if character.isascii():
        return character
    if "！" <= character <= "～":
        return chr(ord(character) - 0xFEE0)
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Zs", "Cf", "Mn"):
        return " "
    return _SIGNS.get(character, character)


def answer_tokens(text: str) -> tuple[Token, ...]:
    """Everything but spaces, without an end; raises `Fault` where nothing fits."""
    found: list[Token] = []
    open_calls: list[bool] = []
    plain = mapped(text)
    at = 0
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        token = _token(plain, at, found, any(open_calls[-1:]))
        if token.kind == "(":
            open_calls.append(bool(found) and found[-1].text in SEVERAL)
        elif token.kind == ")":
            del open_calls[-1:]
        _push(found, token)
        at = token.end - 1
    return tuple(found)


def vulgar(character: str) -> int | Fraction:
    """The value of one of `HALVES`."""
    above, _, below = unicodedata.normalize("NFKC", character).partition("⁄")
    return Fraction(int(above), int(below)) or 0


def _push(found: list[Token], token: Token) -> None:
    """Append, with what stands between unwritten: the `*` of `2(3)`, the `+` of `1½`."""
    last = found[-1] if found else None
    if last and last.end == token.at and last.kind in _VALUES:
        if token.text in HALVES and last.text.isdecimal():
            found[-1] = Token(
                "constant", last.text + token.text, last.at, token.end, last.value + token.value
            )
            return
        if token.kind in ("(", "√", "name") or token.text == "pi":
            found.append(Token("*", "*", token.at, token.at, implicit=True))
    found.append(token)


def _token(plain: str, at: int, before: list[Token], listed: bool) -> Token:
    character, column = plain[at], at + 1
    if character in HALVES:
        return Token("constant", character, column, column + 1, vulgar(character))
    if raised := _RAISED.match(plain, at):
        exponent = placed(raised[0].translate(_PLAIN), column)
        return Token("raised", raised[0], column, raised.end() + 1, exponent)
    if number := NUMBER.match(plain, at):
        return _number(plain, number, listed)
    if before and before[-1].kind in _VALUES and _TIMES.match(plain, at):
        return Token("*", "x", column, column + 1)
    if word := _WORD.match(plain, at):
        return _named(plain, word)
    if operator := _OPERATOR.match(plain, at):
        kind = "**" if operator[0] == "^" else operator[0]
        return Token(kind, operator[0], column, operator.end() + 1)
    raise Fault(ListInAnswer if character in "[]" else StrangeCharacter, character, at=column)


def _number(plain: str, match: re.Match[str], listed: bool) -> Token:
    start = match.start()
    digits, end = literal(plain, match, listed)
    run = _RUN.match(plain, start)
    if _HEXADECIMAL.match(plain, start) or not _may_follow(plain, end):
        raise Fault(BadNumber, run[0] if run else match[0], at=start + 1)
    return Token("number", digits, start + 1, end + 1, placed(digits, start + 1))


def literal(plain: str, match: re.Match[str], listed: bool) -> tuple[str, int]:
    """The digits of a number without their commas, and where it ends.

    `listed`: it stands among the arguments of a function, where a comma parts two numbers.
    """
    start, end, written = match.start(), match.end(), match[0]
    grouped = _GROUPED.match(plain, start)
    if grouped and listed and "," in grouped[0]:
        if _THOUSANDS.fullmatch(grouped[0]):
            raise Fault(CommaUnclear, grouped[0], at=start + 1)
        single = _SINGLE.match(plain, start)
        assert single is not None
        end, written = single.end(), single[0]
    elif grouped and not _THOUSANDS.fullmatch(grouped[0]):
        raise Fault(BadThousands, grouped[0], at=start + 1)
    return written.replace(",", "").replace("_", ""), end


def _may_follow(plain: str, end: int) -> bool:
    """Whether what touches a number on its right is not a part of it."""
    run = _RUN.match(plain, end)
    if run is None or _TIMES.match(plain, end):
        return True
    word = run[0].lower()
    return word == "pi" or (word in _CALLED and plain[run.end() :].lstrip()[:1] == "(")


_CALLED = {**dict.fromkeys(FUNCTIONS), "ln": None}


def _named(plain: str, match: re.Match[str]) -> Token:
    at, end = match.start() + 1, match.end() + 1
    word = match[0].lower()
    called = plain[match.end() :].lstrip()[:1] == "("
    if word in ("pi", "π"):
        return Token("constant", "pi", at, end, math.pi)
    if word in ("and", "or"):
        return Token(word, word, at, end)
    if word not in _CALLED:
        if called and word.isascii():
            raise Fault(NotFunction, match[0], FUNCTIONS, at=at)
        raise Fault(UnknownWord, match[0], at=at)
    if not called:
        raise Fault(FunctionBare, match[0], at=at)
    return Token("name", "log" if word == "ln" else word, at, end)
