"""A tree written out for people: `(W − F + 2·P)/S + 1`, `⌊n/2⌋`, `x²`, `√d_k`, `1/(1 + e^(−x))`.

What is written is read back as the same formula.
"""

from collections.abc import Mapping
from fractions import Fraction

from quizcli.arithmetic.printing import shown
from quizcli.arithmetic.spelling import shown as named
from quizcli.arithmetic.tree import (
    Call,
    Chain,
    Compare,
    Index,
    Items,
    Logic,
    Name,
    Node,
    Number,
    Power,
    Sign,
)
from quizcli.model import Value

_SUM, _PRODUCT, _SIGN, _POWER, _WHOLE = range(1, 6)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONSTANTS = {"2.718281828": "e", "3.141592654": "π"}
_BRACKETS = {"floor": "⌊⌋", "ceil": "⌈⌉", "abs": "||"}
Part = tuple[str, int]
"""A piece of text and how tightly it holds together."""


def written(tree: Node, values: Mapping[str, Value], *, dots: bool = True) -> str:
    """The tree in one line; names among `values` as these.

    Without `dots` a number stands right before a name it multiplies.
    """
    return _Writer(values, dots).part(tree)[0]


class _Writer:
    def __init__(self, values: Mapping[str, Value], dots: bool) -> None:
        self.values = values
        self.dots = dots

    def part(self, node: Node) -> Part:
        match node:
            case Number():
                return _number(node.value)
            case Name():
                if node.name in self.values:
                    return _number(self.values[node.name])
                return named(node.name), _WHOLE
            case Sign():
                if node.operator == "+":
                    return self.part(node.operand)
                return f"−{self.within(node.operand, _POWER)}", _SIGN
            case Chain():
                return self.sum(node) if node.links[0].operator in "+-" else self.product(node)
            case Power():
                return self.power(node)
            case Call():
                return self.call(node)
            case Items() | Index() | Compare() | Logic():
                return self.rare(node)

    def rare(self, node: Items | Index | Compare | Logic) -> Part:
        """What a formula has only inside of a function, if at all."""
        match node:
            case Items():
                return f"[{', '.join(self.part(item)[0] for item in node.items)}]", _WHOLE
            case Index():
                inside = "".join(f"[{self.part(link.operand)[0]}]" for link in node.links)
                return f"{self.within(node.base, _WHOLE)}{inside}", _WHOLE
            case Compare():
                rest = (f" {link.operator} {self.part(link.operand)[0]}" for link in node.links)
                return self.part(node.first)[0] + "".join(rest), 0
            case Logic():
                return f" {node.operator} ".join(self.part(o)[0] for o in node.operands), 0

    def within(self, node: Node, least: int) -> str:
        text, level = self.part(node)
        return text if level >= least else f"({text})"

    def operand(self, node: Node, least: int) -> str:
        """What stands behind an operator: a sign is never bare there."""
        text, level = self.part(node)
        return f"({text})" if level < least or text.startswith("−") else text

    def sum(self, node: Chain) -> Part:
        text = self.within(node.first, _PRODUCT)
        for link in node.links:
            sign = "−" if link.operator == "-" else "+"
            text += f" {sign} {self.operand(link.operand, _PRODUCT)}"
        return text, _SUM

    def product(self, node: Chain) -> Part:
        inner = node.first.links if isinstance(node.first, Chain) else ()
        divided = any(link.operator != "*" for link in inner)
        text = self.within(node.first, _SIGN if divided else _PRODUCT)
        for place, link in enumerate(node.links):
            right = self.operand(link.operand, _POWER)
            if place and node.links[place - 1].operator == "/" and link.operator != "/":
                text = f"({text})"
            if link.operator == "*":
                bare = not self.dots and not place and text.isdecimal() and right[0].isalpha()
                text = f"{text}{'' if bare else '·'}{right}"
            elif link.operator == "/":
                text = f"{text}/{right}"
            elif link.operator == "//":
                text = f"⌊{text}/{right}⌋"
            else:
                text = f"({text} mod {right})"
        return text, _PRODUCT

    def power(self, node: Power) -> Part:
        base = self.within(node.base, _WHOLE)
        above = self.part(node.exponent)[0]
        digits = above.replace("−", "-")
        if digits.removeprefix("-").isdecimal():
            return base + digits.translate(_RAISED), _POWER
        alone = above.replace("_", "").replace(".", "").isalnum()
        return f"{base}^{above}" if alone else f"{base}^({above})", _POWER

    def call(self, node: Call) -> Part:
        inner = ", ".join(self.part(argument)[0] for argument in node.arguments)
        if node.function == "sqrt" and inner.replace("_", "").isalnum():
            return f"√{inner}", _POWER
        if node.function == "sqrt":
            return f"√({inner})", _POWER
        signs = _BRACKETS.get(node.function, "")
        if signs and not (signs == "||" and "|" in inner):
            return f"{signs[0]}{inner}{signs[1]}", _WHOLE
        return f"{node.function}({inner})", _WHOLE


def _number(value: Value) -> Part:
    text = shown(value)
    text = _CONSTANTS.get(text, text).replace("-", "−") if isinstance(value, float) else text
    if isinstance(value, int | Fraction) and text.startswith("-"):
        text = f"−{text[1:]}"
    level = _PRODUCT if "/" in text else _WHOLE
    return text, min(level, _SIGN) if text.startswith("−") else level
