"""What is said between the two processes: one JSON object a line, in both directions.

The child greets once, then answers each request under the request's id.
"""

import importlib
import json
import pkgutil
from functools import cache
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from quizcli import errors
from quizcli.errors import Reason
from quizcli.errors.oracle import UnknownRefusal
from quizcli.model import Job


class Answer(Struct, frozen=True):
    """What a reference says: its results by name, and the convention they follow.

    `torch` is the version that computed, `device` where.
    """

    results: dict[str, Any]
    convention: str
    torch: str
    device: str


Outcome: TypeAlias = Answer | Reason


class Greeting(Struct, frozen=True):
    torch: str
    device: str


class _Greeted(Struct, frozen=True):
    torch: str = ""
    device: str = ""
    error: dict[str, Any] | None = None


class _Replied(Struct, frozen=True):
    id: int
    results: dict[str, Any] | None = None
    convention: str = ""
    device: str = ""
    error: dict[str, Any] | None = None


def request(number: int, job: Job) -> bytes:
    """Raises ValueError or TypeError where JSON cannot hold the parameters."""
    asked = {"id": number, "reference": job.reference, "parameters": job.parameters}
    return json.dumps(asked, allow_nan=False).encode() + b"\n"


def greeting(line: bytes) -> Greeting | Reason | None:
    """The child's first line; a reason where it refuses to work, None where it is no greeting."""
    try:
        said = msgspec.json.decode(line, type=_Greeted)
    except ValueError:
        return None
    if said.error is not None:
        return _reason(said.error)
    return Greeting(said.torch, said.device) if said.torch else None


def reply(line: bytes, greeted: Greeting) -> tuple[int, Outcome] | None:
    """The request's id and its outcome, or None where the line is no reply."""
    try:
        said = msgspec.json.decode(line, type=_Replied)
    except ValueError:
        return None
    if said.error is not None:
        return said.id, _reason(said.error)
    if said.results is None:
        return None
    device = said.device or greeted.device
    return said.id, Answer(said.results, said.convention, greeted.torch, device)


@cache
def _reasons() -> dict[str, type[Reason]]:
    for module in pkgutil.iter_modules(errors.__path__):
        importlib.import_module(f"{errors.__name__}.{module.name}")
    return Reason.registry


def _reason(error: dict[str, Any]) -> Reason:
    name = str(error.get("type", ""))
    known = _reasons().get(name)
    if known is None:
        return UnknownRefusal(name)
    try:
        return msgspec.convert(error, known)
    except msgspec.ValidationError:
        return UnknownRefusal(name)
