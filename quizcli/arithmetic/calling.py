"""Tokens put as the parser reads them: sides of an equation, powers behind their calls.

`tanh²(x)` and `log^2(p)` are powers of what the function gives; `pow(a, b)` is a power.
"""

from collections.abc import Sequence

from quizcli.arithmetic.bounds import Fault
from quizcli.arithmetic.tokens import Token
from quizcli.arithmetic.wording import NAMES
from quizcli.errors.arithmetic import NotFunction


def behind(tokens: Sequence[Token], place: int) -> int:
    """The place behind the bracket that closes the one here, or the end."""
    depth = 0
    while place + 1 < len(tokens):
        depth += (tokens[place].kind == "(") - (tokens[place].kind == ")")
        place += 1
        if depth == 0:
            break
    return place


def parted(tokens: Sequence[Token]) -> list[list[Token]]:
    """What stands between equals signs; nothing may stand before the first."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "=":
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) > 1 and not parts[0]:
        del parts[0]
    return parts


def arranged(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with such powers behind their calls."""
    made: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "bare" and (found := _raised_call(tokens, place)):
            call, place = found
            made += arranged(call)
        elif token.kind == "name" and token.text == "pow":
            end = behind(tokens, place + 1)
            made += arranged(_power(token, tokens[place + 1 : end]))
            place = end
        else:
            made.append(token)
            place += 1
    return made


def _raised_call(tokens: Sequence[Token], place: int) -> tuple[list[Token], int] | None:
    """`tanh²(x)` as `tanh(x)²`, and where the next token stands."""
    function, power = tokens[place], tokens[place + 1]
    if power.kind != "**" or function.text == "√":
        return None
    after = behind(tokens, place + 2) if power.text == "raised" else place + 3
    exponent = tokens[place + 1 : after]
    number = exponent[2] if power.text == "raised" and len(exponent) == 4 else exponent[-1]
    if number.kind != "number" or not number.text.isdecimal():
        return None
    after += tokens[after].kind == "*" and tokens[after].implicit
    opening = tokens[after]
    name = Token("name", function.text, function.at, function.end)
    if opening.kind == "(":
        end = behind(tokens, after)
        return [name, *tokens[after:end], *exponent], end
    if opening.kind not in ("name", "number", "constant") or tokens[after + 1].kind not in _ENDS:
        return None
    column = opening.at
    brackets = Token("(", "(", column, column), opening, Token(")", ")", column, column)
    return [name, *brackets, *exponent], after + 1


_ENDS = ("end", ")", "+", "-", ",")


def _power(function: Token, call: Sequence[Token]) -> list[Token]:
    """`pow ( a , b )` as `( ( a ) ** ( b ) )`."""
    depth, commas = 0, []
    for place, token in enumerate(call):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind == "," and depth == 1:
            commas.append(place)
    if len(commas) != 1:
        raise Fault(NotFunction, function.text, NAMES, at=function.at)
    cut, at = commas[0], call[commas[0]].at
    opening, closing = Token("(", "(", at, at), Token(")", ")", at, at)
    first, second = call[1:cut], call[cut + 1 : -1]
    power = Token("**", "raised", at, at)
    return [opening, opening, *first, closing, power, opening, *second, closing, closing]
