"""From text to an `Expression` or the reason why not, in either dialect."""

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from msgspec import structs

from quizcli.arithmetic.bounds import LENGTH, Fault
from quizcli.arithmetic.evaluate import value
from quizcli.arithmetic.notation import answer_tokens
from quizcli.arithmetic.parser import parse
from quizcli.arithmetic.printing import shown
from quizcli.arithmetic.tokens import Token, tokens
from quizcli.arithmetic.tree import Expression
from quizcli.errors import Reason
from quizcli.errors.arithmetic import At, ExpressionTooLong, StrangeCharacter, TwoValues
from quizcli.model import Value

_BRACKETS = {"⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")"}
_WRITTEN = re.compile(r"[⌊⌋⌈⌉]|(?<![A-Za-z])(?:int|trunc)\(", re.IGNORECASE)
"""Of the numbers asked for here, which are not negative, `int` is the floor."""

_NOISE = Fraction(1, 10**12)
"""Of the size of a float: by so much the sides of an equation may differ."""


def read(text: str) -> Expression | Reason:
    """An expression of a deck."""
    if len(text) > LENGTH:
        return ExpressionTooLong(len(text), LENGTH)
    try:
        return _expression(text, tokens(text))
    except Fault as fault:
        return fault.reason(text)


def evaluated(text: str, names: Mapping[str, Value]) -> Value | Reason:
    """What an expression of a deck gives, its equals sign in front of it or not."""
    expression = read(text.strip().removeprefix("="))
    return expression if isinstance(expression, Reason) else value(expression, names)


def read_answer(text: str, *, rounded: bool = False) -> Expression | Reason:
    """A number as a learner types it, arithmetic allowed.

    Of `a = b` with equal sides the last is read; `rounded`: also where one side is the other
    rounded to the last digit written, as in `2/3 = 0.667`.
    """
    written, columns = _written(text)
    if len(written) > LENGTH:
        return ExpressionTooLong(len(written), LENGTH)
    try:
        made = _last_side(written, _sides(written), rounded)
    except Fault as fault:
        made = fault.reason(written)
    if isinstance(made, At):
        return structs.replace(made, text=text, column=columns[made.column - 1])
    return made


def _written(text: str) -> tuple[str, list[int]]:
    """The text with functions for brackets, and the typed column of each character and the end."""
    parts: list[str] = []
    columns: list[int] = []
    behind = 0
    for sign in [*_WRITTEN.finditer(text), None]:
        start = sign.start() if sign else len(text)
        parts.append(text[behind:start])
        columns += range(behind + 1, start + 1)
        if sign:
            parts.append(_BRACKETS.get(sign[0], "floor("))
            columns += [start + 1] * len(parts[-1])
            behind = sign.end()
    return "".join(parts), [*columns, len(text) + 1]


def _expression(text: str, found: tuple[Token, ...]) -> Expression:
    tree = parse(found)
    uses = tuple(
        (token.text, token.at)
        for token, after in pairwise(found)
        if token.kind == "name" and after.kind != "("
    )
    kinds = [token.kind for token in found[:-1]]
    literal = kinds[-1:] == ["number"] and kinds[:-1] in ([], ["+"], ["-"])
    return Expression(text, tree, uses, literal)


def _sides(text: str) -> list[tuple[Token, ...]]:
    """What stands between equals signs, each with an end; one may lead."""
    sides: list[list[Token]] = [[]]
    depth = 0
    for token in answer_tokens(text):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind != "=":
            sides[-1].append(token)
        elif depth > 0:
            raise Fault(StrangeCharacter, "=", at=token.at)
        else:
            sides[-1].append(Token("end", "", token.at, token.at))
            sides.append([])
    sides[-1].append(Token("end", "", len(text) + 1, len(text) + 1))
    if len(sides) > 1 and len(sides[0]) == 1:
        del sides[0]
    return [tuple(side) for side in sides]


def _last_side(text: str, sides: list[tuple[Token, ...]], rounded: bool) -> Expression | Reason:
    last = _expression(text, sides[-1])
    if len(sides) == 1:
        return last
    right = value(last, {})
    for side in sides[:-1]:
        left = value(_expression(text, side), {})
        if isinstance(left, Reason):
            return left
        if isinstance(right, Reason):
            return right
        near = [_blur(each) for each in (side, sides[-1])] if rounded else []
        if not _agree(left, right, max(near, default=Fraction(0))):
            return TwoValues(text, side[-1].at, shown(left), shown(right))
    return last


def _blur(side: tuple[Token, ...]) -> Fraction:
    """What rounding may have taken from a number written in digits: half its last place."""
    if [token.kind for token in side[-2:]] != ["number", "end"] or len(side) > 3:
        return Fraction(0)
    mantissa, _, exponent = side[-2].text.lower().partition("e")
    return Fraction(51, 100) * Fraction(10) ** (
        int(exponent or 0) - len(mantissa.partition(".")[2])
    )


def _agree(left: Value, right: Value, near: Fraction) -> bool:
    if not all(isinstance(each, int | Fraction | float) for each in (left, right)):
        return left == right
    a, b = (Fraction(each) for each in (left, right) if not isinstance(each, str | tuple))
    floats = isinstance(left, float) or isinstance(right, float)
    return abs(a - b) <= near + (_NOISE * abs(a) if floats else 0)
