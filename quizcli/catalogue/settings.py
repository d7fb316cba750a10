"""Settings against what is declared: names, domains, defaults, and the rules between them.

Rules are expressions of the decks' dialect over the parameters' names; a list parameter `x` has
its lengths beside it as `x_shape`. Where a parameter is a pair, a rule must hold of the first
numbers of all pairs and of the second. A rule about a parameter that was left out is not asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from quizcli import arithmetic
from quizcli.catalogue.domains import (
    At,
    Numbers,
    Parameter,
    Shape,
    Whole,
    lengths,
    nearest,
    refused,
)
from quizcli.catalogue.plain import exact, shown
from quizcli.errors import Reason
from quizcli.errors.reference import MissingParameter, RuleBroken, UnknownParameter
from quizcli.model import Value

SIDES = ("height", "width")


def settled(
    parameters: Mapping[str, Parameter], given: Mapping[str, Any], at: At
) -> dict[str, Any] | Reason:
    """All parameters in their order, defaults filled in; null stands for left out.

    A shape of one axis is a list, also where it was given as a number.
    """
    for name in given:
        if name not in parameters:
            known = tuple(parameters)
            return UnknownParameter(at.reference, at.layer, str(name), nearest(name, known), known)
    values: dict[str, Any] = {}
    for name, parameter in parameters.items():
        value = given.get(name)
        if value is None and parameter.required:
            return MissingParameter(at.reference, at.layer, name)
        reason = None if value is None else refused(parameter.domain, name, value, at)
        if reason is not None:
            return reason
        values[name] = _default(parameter, values) if value is None else value
        if isinstance(parameter.domain, Shape) and isinstance(values[name], int):
            values[name] = [values[name]]
    return values


def _default(parameter: Parameter, values: Mapping[str, Any]) -> Any:
    default = parameter.default
    if isinstance(default, str) and default.startswith("="):
        return values[default[1:]]
    return default


def broken(
    rules: Sequence[str],
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Any],
    at: At,
) -> Reason | None:
    """The first rule that does not hold; `values` may have more names than the parameters."""
    paired = {name for name in values if _paired(name, parameters, values[name])}
    for side in range(2 if paired else 1):
        seen = {
            name: value[side] if name in paired else value
            for name, value in values.items()
            if value is not None
        }
        reason = _broken(rules, parameters, seen, at)
        if isinstance(reason, RuleBroken) and _differs(reason, paired, values):
            return RuleBroken(at.reference, at.layer, reason.rule, reason.given, SIDES[side])
        if reason is not None:
            return reason
    return None


def _paired(name: str, parameters: Mapping[str, Parameter], value: Any) -> bool:
    if not isinstance(value, list) or len(value) != len(SIDES):
        return False
    return name not in parameters or parameters[name].sides == len(SIDES)


def _differs(reason: RuleBroken, paired: Iterable[str], values: Mapping[str, Any]) -> bool:
    """Whether a name in the rule has another number on the other side."""
    named = {given.partition(" = ")[0] for given in reason.given}
    return any(name in named and values[name][0] != values[name][1] for name in paired)


def _broken(
    rules: Sequence[str],
    parameters: Mapping[str, Parameter],
    seen: Mapping[str, Any],
    at: At,
) -> Reason | None:
    names = _names(parameters, seen)
    asked = [(rule, "") for rule in rules]
    for name, value in seen.items():
        domain = parameters[name].domain if name in parameters else None
        if isinstance(domain, Whole) and isinstance(value, str):
            word = domain.words[value]
            number = arithmetic.value(_read(word.stands_for), names)
            if isinstance(number, Reason):
                return number
            names[name] = number
            asked += [(word.rule, name)] if word.rule else []
    for rule, word_of in asked:
        expression = _read(rule)
        if not expression.names <= names.keys():
            continue
        holds = arithmetic.value(expression, names)
        if isinstance(holds, Reason):
            return holds
        if not holds:
            given = _given({*expression.names, word_of}, seen)
            return RuleBroken(at.reference, at.layer, rule, given, "")
    return None


def _names(parameters: Mapping[str, Parameter], seen: Mapping[str, Any]) -> dict[str, Value]:
    names: dict[str, Value] = {}
    for name, value in seen.items():
        domain = parameters[name].domain if name in parameters else None
        if isinstance(domain, Numbers | Shape):
            names[f"{name}_shape"] = lengths(value) or ()
        if isinstance(value, int | float | str) or isinstance(domain, Numbers | Shape):
            names[name] = exact(value)
    return names


def _given(names: set[str], seen: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{name} = {shown(seen[name])}" for name in seen if name in names)


@cache
def _read(text: str) -> arithmetic.Expression:
    expression = arithmetic.read(text)
    assert not isinstance(expression, Reason), text
    return expression
