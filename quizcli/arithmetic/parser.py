"""From tokens to a tree: a Pratt parser, each operator with the level Python gives it.

It serves both dialects; what it refuses, it refuses with the column of the token at fault.
"""

from quizcli.arithmetic.bounds import DEPTH, NODES, Fault
from quizcli.arithmetic.functions import FUNCTIONS
from quizcli.arithmetic.tokens import Token
from quizcli.arithmetic.tree import (
    Call,
    Chain,
    Compare,
    Index,
    Items,
    Link,
    Logic,
    Name,
    Node,
    Number,
    Power,
    Sign,
)
from quizcli.errors.arithmetic import (
    BracketOpen,
    BracketStray,
    CommaOutside,
    ExpressionEmpty,
    ExpressionTooDeep,
    ExpressionTooWide,
    NotFunction,
    OperatorMissing,
    ProductUnclear,
    ValueMissing,
)

_OR, _AND, _COMPARE, _ADD, _MULTIPLY, _SIGN, _POWER, _INDEX = range(1, 9)
_LEVELS = {
    "or": _OR,
    "and": _AND,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), _COMPARE),
    **dict.fromkeys("+-", _ADD),
    **dict.fromkeys(("*", "/", "//", "%"), _MULTIPLY),
    "**": _POWER,
    "raised": _POWER,
    "[": _INDEX,
}
_DIVIDES = ("/", "//", "%")


def parse(tokens: tuple[Token, ...]) -> Node:
    """The tree of all tokens, the last of which is the end; raises `Fault`."""
    parser = _Parser(tokens)
    if parser.next.kind == "end":
        raise Fault(ExpressionEmpty, at=parser.next.at)
    tree = parser.expression(_OR)
    if parser.next.kind != "end":
        raise _surplus(parser.next)
    return tree


def _surplus(token: Token) -> Fault:
    """Why a token cannot follow a whole expression."""
    if token.kind in (")", "]"):
        return Fault(BracketStray, token.text, at=token.at)
    if token.kind == ",":
        return Fault(CommaOutside, at=token.at)
    return Fault(OperatorMissing, token.text, at=token.at)


class _Parser:
    """A place in the tokens, and what was counted so far."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = -1
        self.nodes = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        token = self.next
        self.place += 1
        return token

    def counted(self) -> Token:
        """The next token, taken, as a node of the tree."""
        self.nodes += 1
        if self.nodes > NODES:
            raise Fault(ExpressionTooWide, NODES, at=self.next.at)
        return self.take()

    def expression(self, least: int) -> Node:
        """What stands here, up to an operator that binds less than `least`."""
        self.depth += 1
        if self.depth > DEPTH:
            raise Fault(ExpressionTooDeep, DEPTH, at=self.next.at)
        left = self.beginning()
        while (level := _LEVELS.get(self.next.kind, 0)) >= least:
            left = self.joined(left, level)
        self.depth -= 1
        return left

    def beginning(self) -> Node:
        token = self.next
        if token.kind in ("number", "constant"):
            return Number(self.counted().at, token.value)
        if token.kind == "name":
            self.counted()
            return self.called(token) if self.next.kind == "(" else Name(token.at, token.text)
        if token.kind in ("+", "-"):
            self.counted()
            return Sign(token.at, token.kind, self.expression(_SIGN))
        if token.kind == "√":
            self.counted()
            return Call(token.at, "sqrt", (self.expression(_SIGN),))
        if token.kind == "(":
            self.take()
            inside = self.expression(_OR)
            self.closed(token, ")")
            return inside
        if token.kind == "[":
            self.counted()
            return Items(token.at, self.listed(token, "]"))
        raise Fault(ValueMissing, token.text, at=token.at)

    def called(self, function: Token) -> Node:
        if function.text not in FUNCTIONS:
            raise Fault(NotFunction, function.text, FUNCTIONS, at=function.at)
        return Call(function.at, function.text, self.listed(self.take(), ")"))

    def listed(self, opening: Token, closing: str) -> tuple[Node, ...]:
        """What stands between commas, up to the closing bracket; a last comma may stand."""
        items = []
        while self.next.kind != closing:
            items.append(self.expression(_OR))
            if self.next.kind != ",":
                break
            self.take()
        self.closed(opening, closing)
        return tuple(items)

    def closed(self, opening: Token, closing: str) -> None:
        if self.next.kind == "end":
            raise Fault(BracketOpen, opening.text, at=opening.at)
        if self.next.kind != closing:
            raise _surplus(self.next)
        self.take()

    def joined(self, left: Node, level: int) -> Node:
        if level == _POWER:
            return self.raised(left)
        if level == _INDEX:
            return self.indexed(left)
        if level in (_OR, _AND):
            return self.linked_by_words(left, level)
        links: list[Link] = []
        while _LEVELS.get(self.next.kind) == level:
            operator = self.counted()
            if operator.implicit and links and links[-1].operator in _DIVIDES:
                raise Fault(ProductUnclear, at=operator.at)
            links.append(Link(operator.at, operator.kind, self.expression(level + 1)))
        return (Compare if level == _COMPARE else Chain)(left.at, left, tuple(links))

    def linked_by_words(self, left: Node, level: int) -> Node:
        word = self.next.kind
        operands = [left]
        while self.next.kind == word:
            self.counted()
            operands.append(self.expression(level + 1))
        return Logic(left.at, word, tuple(operands))

    def raised(self, base: Node) -> Node:
        """A power; a superscript is over at once, after `**` follows all that binds as much."""
        operator = self.counted()
        if operator.kind == "raised":
            return Power(operator.at, base, Number(operator.at, operator.value))
        return Power(operator.at, base, self.expression(_SIGN))

    def indexed(self, base: Node) -> Node:
        links = []
        while self.next.kind == "[":
            opening = self.counted()
            links.append(Link(opening.at, "[", self.expression(_OR)))
            self.closed(opening, "]")
        return Index(base.at, base, tuple(links))
