"""What belongs together in a learner's formula where no bracket says so.

Functions and roots without brackets get theirs; what may be meant in two ways is a `Fault`
that writes both out.
"""

from collections.abc import Sequence

from quizcli.arithmetic.bounds import Fault
from quizcli.arithmetic.calling import arranged, behind
from quizcli.arithmetic.functions import FUNCTIONS
from quizcli.arithmetic.spelling import shown
from quizcli.arithmetic.tokens import Token
from quizcli.arithmetic.wording import CALLS
from quizcli.errors.arithmetic import FunctionBare
from quizcli.errors.formula import GroupingUnclear

_ROOTS = ("√", "sqrt")
_PRODUCTS = ("*", "/", "//", "%")


def settled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of one side with their end, ready for the parser."""
    return _settled(arranged(tokens))


def _settled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    made: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "bare":
            place = _applied(tokens, place, made)
            continue
        if token.kind == "name" and token.text == "relu":
            opening = Token("(", "(", token.at, token.at)
            zero = Token("number", "0", token.at, token.at)
            comma = Token(",", ",", token.at, token.at)
            made += [_named("max", token), opening, zero, comma]
            place += 2
            continue
        if token.kind == "**":
            _check_power(tokens, place)
        made.append(token)
        place += 1
    return tuple(made)


def divided(tokens: Sequence[Token], at: int) -> Fault:
    """What is unclear of the product without a sign that begins in this column."""
    place = next(place for place, token in enumerate(tokens) if token.implicit and token.at == at)
    left, right = _text(tokens[place - 1]), _text(tokens[place + 1])
    return Fault(GroupingUnclear, f"…/({left}·{right})", f"(…/{left})·{right}", at=at)


def _named(function: str, token: Token) -> Token:
    return Token("name", function, token.at, token.end)


def _text(token: Token) -> str:
    return shown(token.text) if _lone(token) else "…"


def _lone(token: Token) -> bool:
    """Whether a token is a value by itself."""
    call = token.kind == "name" and token.text in FUNCTIONS
    return token.kind in ("number", "constant", "name") and not call


def _applied(tokens: Sequence[Token], place: int, made: list[Token]) -> int:
    """A function and the one value behind it; where the next token stands."""
    function, inner = tokens[place], tokens[place + 1]
    name = "sqrt" if function.text in _ROOTS else function.text
    if function.text == "√" and inner.kind == "(":
        if tokens[behind(tokens, place + 1)].kind == "**":
            raise Fault(GroupingUnclear, "sqrt((…)^…)", "(sqrt(…))^…", at=function.at)
        made.append(_named(name, function))
        return place + 1
    end = _argument(tokens, place + 1, powers=function.text not in _ROOTS)
    if end == place + 1:
        raise Fault(FunctionBare, name, at=function.at)
    _check_end(name, tokens, place, end)
    opening = Token("(", "(", inner.at, inner.at)
    closing = Token(")", ")", tokens[end - 1].end, tokens[end - 1].end)
    argument = _settled(tokens[place + 1 : end])
    made += [_named(name, function), opening, *argument, closing]
    return end


def _argument(tokens: Sequence[Token], place: int, *, powers: bool) -> int:
    """Where the value that begins here ends: a name, a number, a call, or a power of one."""
    first = tokens[place]
    if first.kind == "name" and first.text in CALLS:
        return behind(tokens, place + 1)
    if not _lone(first):
        return place
    power = tokens[place + 1]
    if not powers or power.kind != "**" or first.kind == "number" or first.end != power.at:
        return place + 1
    if power.text == "raised":
        return behind(tokens, place + 2)
    return place + 3 if _lone(tokens[place + 2]) else place + 1


def _check_end(name: str, tokens: Sequence[Token], place: int, end: int) -> None:
    """Refuse a value without brackets that may go on: `log 2n`, `log 1-p`."""
    inner, after = tokens[place + 1], tokens[end]
    tight = after.kind in _PRODUCTS and name not in _ROOTS
    one = inner.value == 1 and inner.kind == "number" and after.kind in ("+", "-")
    if not (tight or after.implicit or after.kind == "**" or one):
        return
    sign = {"**": "^", "-": "−"}.get(after.kind, after.text)
    other = "…" if after.kind == "**" else _text(tokens[end + 1])
    first = _text(inner) if end == place + 2 else "…"
    if one:
        sign = f" {sign} "
    together, apart = f"{name}({first}{sign}{other})", f"{name}({first}){sign}{other}"
    raise Fault(GroupingUnclear, together, apart, at=tokens[place].at)


def _check_power(tokens: Sequence[Token], place: int) -> None:
    """Refuse an exponent that may go on behind what binds to it."""
    power = tokens[place]
    before = tokens[place - 1] if place else power
    if before.kind == ")" and before.text == "raised":
        raise Fault(GroupingUnclear, "(…^…)^…", "…^(…^…)", at=power.at)
    if power.text == "raised":
        return
    first = place + 1 + (tokens[place + 1].kind in ("+", "-"))
    if first + 1 >= len(tokens) or not _lone(tokens[first]):
        return
    exponent, behind = tokens[first], tokens[first + 1]
    base, above = _text(before), "".join(_text_of(token) for token in tokens[place + 1 : first + 1])
    squared = exponent.kind == "number" and before.kind in ("name", ")")
    if squared and behind.implicit and tokens[first + 2].kind == "(":
        return
    if behind.implicit and tokens[first + 2].at == exponent.end:
        other = _text(tokens[first + 2])
        one, two = f"{base}^({above}·{other})", f"({base}^{above})·{other}"
    elif behind.kind == "/" and exponent.value == 1:
        other = _text(tokens[first + 2])
        one, two = f"{base}^({above}/{other})", f"({base}^{above})/{other}"
    elif behind.kind == "**" and behind.text == "raised":
        one, two = f"{base}^({above}^…)", f"({base}^{above})^…"
    else:
        return
    raise Fault(GroupingUnclear, one, two, at=exponent.at)


def _text_of(token: Token) -> str:
    return "−" if token.kind == "-" else "" if token.kind == "+" else _text(token)
