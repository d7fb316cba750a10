"""The value of an expression for given names.

The only place that walks a tree. What is wrong is a reason with the column where the walk
stood; no text is looked at again.
"""

import operator
from collections.abc import Callable, Collection, Mapping

from quizcli.arithmetic import exact
from quizcli.arithmetic.bounds import Fault, Work
from quizcli.arithmetic.functions import FUNCTIONS, ONE
from quizcli.arithmetic.tree import (
    Call,
    Chain,
    Compare,
    Expression,
    Index,
    Items,
    Logic,
    Name,
    Node,
    Number,
    Power,
    Real,
    Sign,
)
from quizcli.arithmetic.values import as_list, as_number, element, kind, measured
from quizcli.errors import Reason
from quizcli.errors.arithmetic import (
    ArgumentCount,
    FunctionBare,
    LengthsDiffer,
    NameNotKnown,
    OperandKind,
)
from quizcli.model import Value

_ARITHMETIC: dict[str, Callable[[Real, Real], Real]] = {
    "+": exact.add,
    "-": exact.subtract,
    "*": exact.multiply,
    "/": exact.divide,
    "//": exact.floor_divide,
    "%": exact.remainder,
    "**": exact.power,
}
_ORDER: dict[str, Callable[[Real, Real], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def value(expression: Expression, names: Mapping[str, Value]) -> Value | Reason:
    """What the expression comes to; numbers are exact unless a float or a function made them
    otherwise, and always finite.
    """
    run = _Run(names)
    try:
        return _value(expression.tree, run)
    except Fault as fault:
        return fault.reason(expression.text, run.at)


def unknown(expression: Expression, known: Collection[str]) -> Reason | None:
    """The first name of the expression that is not among the known ones."""
    for name, at in expression.uses:
        if name not in known:
            return _missing(name, known).reason(expression.text, at)
    return None


class _Run:
    """One evaluation: the names, where it stands, the work left, the names looked at."""

    def __init__(self, names: Mapping[str, Value]) -> None:
        self.names = names
        self.at = 1
        self.work = Work()
        self.seen: set[str] = set()

    def operate(self, sign: str, left: Real, right: Real) -> Real:
        self.work.spend(128 + exact.bits(left) + exact.bits(right))
        return _ARITHMETIC[sign](left, right)


def _missing(name: str, known: Collection[str]) -> Fault:
    if name in FUNCTIONS:
        return Fault(FunctionBare, name)
    return Fault(NameNotKnown, name, tuple(sorted(known)))


def _value(node: Node, run: _Run) -> Value:
    match node:
        case Number():
            return node.value
        case Name():
            return _looked_up(node, run)
        case Items():
            return _listed(node, run)
        case Sign():
            number = _number(node.operand, run, node.operator)
            return -number if node.operator == "-" else number
        case Chain():
            return _chained(node, run)
        case Power():
            base = _number(node.base, run, "**")
            exponent = _number(node.exponent, run, "**")
            run.at = node.at
            return run.operate("**", base, exponent)
        case Compare():
            return _compared(node, run)
        case Logic():
            return _decided(node, run)
        case Index():
            return _indexed(node, run)
        case Call():
            return _called(node, run)


def _looked_up(node: Name, run: _Run) -> Value:
    run.at = node.at
    if node.name not in run.names:
        raise _missing(node.name, run.names)
    found = run.names[node.name]
    if node.name not in run.seen:
        run.work.spend(64 * measured(found, node.name))
        run.seen.add(node.name)
    return found


def _listed(node: Items, run: _Run) -> Value:
    made = tuple(_value(item, run) for item in node.items)
    run.at = node.at
    run.work.spend(64 * measured(made, ""))
    return made


def _number(node: Node, run: _Run, operation: str) -> Real:
    found = _value(node, run)
    run.at = node.at
    return as_number(found, operation)


def _chained(node: Chain, run: _Run) -> Value:
    left = _number(node.first, run, node.links[0].operator)
    for link in node.links:
        right = _number(link.operand, run, link.operator)
        run.at = link.at
        left = run.operate(link.operator, left, right)
    return left


def _compared(node: Compare, run: _Run) -> Value:
    """As in Python, what stands right of a link that does not hold is not looked at."""
    left = _value(node.first, run)
    left_at = node.first.at
    for link in node.links:
        right = _value(link.operand, run)
        if link.operator in _ORDER:
            run.at = left_at
            low = as_number(left, link.operator)
            run.at = link.operand.at
            holds = _ORDER[link.operator](low, as_number(right, link.operator))
        else:
            run.at = link.at
            holds = _same(left, right, run) == (link.operator == "==")
        if not holds:
            return False
        left, left_at = right, link.operand.at
    return True


def _same(left: Value, right: Value, run: _Run) -> bool:
    """Equal and of one kind: a list is no number, a truth no 1."""
    run.work.spend(64)
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(
            _same(a, b, run) for a, b in zip(left, right, strict=True)
        )
    return kind(left) == kind(right) and left == right


def _decided(node: Logic, run: _Run) -> Value:
    settles = node.operator == "or"
    for operand in node.operands:
        found = _value(operand, run)
        run.at = operand.at
        if not isinstance(found, bool):
            raise Fault(OperandKind, node.operator, kind(found), "truth")
        if found == settles:
            return settles
    return not settles


def _indexed(node: Index, run: _Run) -> Value:
    found = _value(node.base, run)
    for link in node.links:
        index = _number(link.operand, run, "[")
        if not isinstance(index, int):
            raise Fault(OperandKind, "[", "number", "whole")
        run.at = link.at
        found = element(found, index)
    return found


def _called(node: Call, run: _Run) -> Value:
    name, got = node.function, len(node.arguments)
    least, most = {"min": (1, 0), "max": (1, 0), "dot": (2, 2)}.get(name, (1, 1))
    if got < least or (most and got > most):
        run.at = node.at
        raise Fault(ArgumentCount, name, got, least, most)
    if name == "dot":
        return _dot(node, run)
    if name in ("min", "max"):
        return _extreme(node, run)
    number = _number(node.arguments[0], run, name)
    run.at = node.at
    run.work.spend(64 + exact.bits(number))
    return exact.tidy(ONE[name](number))


def _extreme(node: Call, run: _Run) -> Value:
    """Over the arguments, or over the elements of a single one."""
    found = tuple(_value(argument, run) for argument in node.arguments)
    run.at = node.at
    if len(found) == 1:
        found = as_list(found[0], node.function)
        if not found:
            raise Fault(ArgumentCount, node.function, 0, 1, 0)
    numbers = [as_number(each, node.function) for each in found]
    run.work.spend(sum(64 + exact.bits(number) for number in numbers))
    return (min if node.function == "min" else max)(numbers)


def _dot(node: Call, run: _Run) -> Value:
    left, right = (as_list(_value(each, run), "dot") for each in node.arguments)
    run.at = node.at
    if len(left) != len(right):
        raise Fault(LengthsDiffer, len(left), len(right))
    total: Real = 0
    for a, b in zip(left, right, strict=True):
        product = run.operate("*", as_number(a, "dot"), as_number(b, "dot"))
        total = run.operate("+", total, product)
    return total
