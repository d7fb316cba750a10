"""Paths to a reference's results: what a deck writes under `take`.

`output_size`, `weights[0][1]`, `gates.f`, `output@wide`: a name, then indices and the names
of results within a result. Unlike an expression a path computes nothing.
"""

import re
from collections.abc import Mapping
from typing import Any

from quizcli.arithmetic.bounds import LENGTH, Fault
from quizcli.arithmetic.tokens import NAME
from quizcli.arithmetic.values import element, kind, measured
from quizcli.errors import Reason
from quizcli.errors.arithmetic import (
    BadPath,
    ExpressionEmpty,
    ExpressionTooLong,
    NameNotKnown,
    OperandKind,
)
from quizcli.model import Value

_FIRST = re.compile(NAME)
_STEP = re.compile(r"\[\s*(-?[0-9]{1,9})\s*\]|\.([A-Za-z_][A-Za-z0-9_]*)")


def follow(path: str, names: Mapping[str, Any]) -> Value | dict[str, Any] | Reason:
    """What the path leads to; a dict where it stops at a result that has several."""
    first = path_name(path)
    if isinstance(first, Reason):
        return first
    text = path.strip()
    at = 0
    try:
        found = _entry(names, first)
        for step in _STEP.finditer(text, len(first)):
            at = step.start()
            found = _entry(found, step[2]) if step[2] else element(found, int(step[1]))
        if not isinstance(found, dict):
            measured(found, first)
    except Fault as fault:
        return fault.reason(text, at + 1)
    reached: Value | dict[str, Any] = found
    return reached


def path_name(path: str) -> str | Reason:
    """The first name of a path, with its `@run`; the whole path must be well formed."""
    text = path.strip()
    if len(text) > LENGTH:
        return ExpressionTooLong(len(text), LENGTH)
    if not text:
        return ExpressionEmpty(path, 1)
    first = _FIRST.match(text)
    at = first.end() if first else 0
    while first and (step := _STEP.match(text, at)):
        at = step.end()
    if first is None or at < len(text):
        return BadPath(text, at + 1)
    return first[0]


def _entry(found: Any, name: str) -> Any:
    if not isinstance(found, Mapping):
        raise Fault(OperandKind, f".{name}", kind(found), "mapping")
    if name not in found:
        raise Fault(NameNotKnown, name, tuple(sorted(found)))
    return found[name]
