"""A formula's parts put into a line, with the brackets and the `*` that their places stood for.

What touches what decides: a fraction needs brackets of its own beside a factor or behind a `/`,
and none between plus signs.
"""

import unicodedata

from msgspec import Struct

from quizcli.errors.latex import LatexBraces, LatexMixed, LatexProduct, LatexUnknown
from quizcli.latex.tree import Role, Sign
from quizcli.latex.units import Broken

_TIMES = frozenset("×·∗∙⋅ㆍ*⊙⊗∘⋆")
_MINUS = frozenset("-−–—")
_RELATIONS = {"=": "=", "≤": "<=", "≥": ">=", "≠": "!=", "<": "<", ">": ">", ":": ":"}
_ENDED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ½⅓¼¾⅔₀₁₂₃₄₅₆₇₈₉")
OPERANDS = frozenset("letter greek number name value bracket braces ended other".split())


class Piece(Struct, frozen=True):
    """`sort` says what may touch it; `bare` is a fraction, or a group, without its brackets."""

    text: str
    sort: str
    bare: str = ""
    literal: bool = False
    loose: bool = False


BLANK = Piece(" ", "blank")
THIN = Piece("", "blank")


def signed(sign: Sign) -> Piece:
    """A sign as it is typed; raises `Broken` where it means no number."""
    text, role = sign.text, sign.role
    if role is Role.LETTER and (text.isalpha() or not sign.macro):
        plain = unicodedata.normalize("NFKC", text) if sign.macro else text
        return Piece(plain, "letter" if not sign.macro or text == "Δ" else "greek")
    if role is Role.NUMBER:
        return Piece(text, "number")
    if role is Role.SLASH or text == "÷":
        return Piece("/", "slash")
    if role is Role.BINARY and text in _TIMES:
        return Piece("*", "times")
    if role is Role.BINARY and (text == "+" or text in _MINUS):
        return Piece("+" if text == "+" else "-", "add")
    if role is Role.RELATION and text in _RELATIONS:
        return Piece(_RELATIONS[text], "relation")
    if role is Role.PUNCTUATION:
        return Piece(text, "comma")
    if role is Role.BAR and text == "|":
        return Piece(text, "bar")
    if text in "%_":
        return Piece(text, "letter" if text == "_" else "other")
    if sign.macro:
        raise Broken(LatexUnknown(sign.macro))
    return Piece(text, "ended" if text in _ENDED else "other")


def joined(pieces: list[Piece]) -> str:
    """The pieces in a line, with brackets and `*` where their places said as much."""
    written: list[str] = []
    divided = False
    last: Piece | None = None
    blank: Piece | None = None
    for place, piece in enumerate(pieces):
        if piece.sort == "blank":
            blank = piece if blank is None or not piece.text else blank
            continue
        after = next((each for each in pieces[place + 1 :] if each.sort != "blank"), None)
        between = _between(last, piece, blank)
        if between == "*" and divided:
            raise Broken(LatexProduct())
        divided = piece.sort == "slash" or (divided and piece.sort in OPERANDS)
        written += [between, _placed(last, piece, after)]
        last, blank = piece, None
    return "".join(written)


def _placed(last: Piece | None, piece: Piece, after: Piece | None) -> str:
    """A piece with its brackets, or without where none are needed."""
    before, behind = last.sort if last else "", after.sort if after else ""
    if piece.sort == "braces":
        rooted = last is not None and last.text == "√"
        clear = before in ("", "relation", "comma") or (last is not None and last.text == "+")
        clear |= before == "times" and not piece.loose
        ended = behind in ("", "add", "relation", "comma")
        ended |= behind in ("times", "slash") and not piece.loose
        if not rooted and not (clear and ended):
            raise Broken(LatexBraces(piece.bare))
    elif piece.bare:
        if piece.literal and last and last.sort == "number":
            raise Broken(LatexMixed(last.text, piece.bare))
        bound = before in ("slash", "bar", "other") or before in OPERANDS
        touched = behind in OPERANDS or behind == "bar"
        return piece.text if bound or touched else piece.bare
    return piece.text


def _between(last: Piece | None, piece: Piece, blank: Piece | None) -> str:
    """What is written between two pieces: nothing, a blank or the `*` of two boxes."""
    if last is None or last.sort not in OPERANDS or piece.sort not in OPERANDS:
        return ""
    sorts = (last.sort, piece.sort)
    if "other" in sorts or piece.sort == "ended":
        return ""
    if sorts == ("number", "number"):
        thousands = blank is THIN and len(piece.text) == 3 and len(last.text) <= 3
        return "" if thousands and piece.text.isdecimal() else " "
    if last.sort in ("value", "braces") or piece.sort in ("value", "braces"):
        return "*"
    if last.sort in ("name", "greek"):
        return "" if piece.sort == "bracket" else "*"
    if last.sort == "letter" and piece.sort == "name" and not blank:
        return "*" if "{" in piece.text else ""
    if piece.sort == "name" or sorts == ("letter", "greek"):
        return "*"
    return " " if blank and last.sort == "letter" and piece.sort != "bracket" else ""
