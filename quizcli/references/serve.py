"""The worker's side of the protocol: JSON lines in, JSON lines out, one answer a request.

    {"id": 7, "reference": "conv2d", "parameters": {...}}
    {"id": 7, "results": {...}, "convention": "...", "device": "meta"}
    {"id": 7, "error": {"type": "RuleBroken", ...}}

`answer` is a plain function from a request to its answer. Everything a reference does wrong,
torch's own exceptions among it, is an error of that request and ends nothing.
"""

import contextlib
import importlib
import json
import math
from collections.abc import Callable
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any

import msgspec
import torch

from quizcli import catalogue
from quizcli.catalogue.plain import shown
from quizcli.errors import Reason
from quizcli.errors.reference import ReferenceFailed, RequestUnreadable, ResultUnusable
from quizcli.references import devices, pipes
from quizcli.references.devices import CPU, META, Device

Run = Callable[[SimpleNamespace], dict[str, Any] | Reason]


def answer(request: dict[str, Any], device: Device) -> dict[str, Any]:
    """The answer to a request `id`, `reference`, `parameters`."""
    number, name, parameters = (request.get(key) for key in ("id", "reference", "parameters"))
    if not isinstance(name, str) or not isinstance(parameters, dict):
        return _refused(number, RequestUnreadable(shown(request)))
    settings = catalogue.checked(name, parameters)
    if isinstance(settings, Reason):
        return _refused(number, settings)
    header = catalogue.header(name)
    assert header is not None
    where = META if header.meta else device
    module = importlib.import_module(f"quizcli.references.{header.topic}.{name}")
    results = outcome(name, module.run, settings, where)
    if isinstance(results, Reason):
        return _refused(number, results)
    told = {"results": results, "convention": header.convention, "device": where.name}
    return {"id": number, **told}


def outcome(
    name: str, run: Run, settings: dict[str, Any], device: Device
) -> dict[str, Any] | Reason:
    """What a reference computes, as plain values.

    On any device but the processor and meta it computes on the processor too, and what comes
    back is the processor's, so that a key is the same wherever it is checked.
    """
    if device in (CPU, META):
        return _computed(name, run, settings, device)
    expected = _computed(name, run, settings, CPU)
    results = _computed(name, run, settings, device)
    if isinstance(expected, Reason) or isinstance(results, Reason):
        return expected if isinstance(expected, Reason) else results
    return devices.agreed(name, device, results, expected) or expected


def _computed(
    name: str, run: Run, settings: dict[str, Any], device: Device
) -> dict[str, Any] | Reason:
    try:
        with devices.computing(device):
            results = _plain(run(SimpleNamespace(**settings)))
    except Exception as error:  # whatever torch or a reference throws belongs to this request
        said = str(error).strip().partition("\n")[0]
        return ReferenceFailed(name, said or type(error).__name__)
    if isinstance(results, Reason):
        return results
    assert isinstance(results, dict)
    for result, value in results.items():
        if not _usable(value):
            return ResultUnusable(name, result, shown(value))
    return results


def _plain(value: Any) -> Any:
    """Tensors and tuples as lists, at any depth."""
    if isinstance(value, torch.Tensor):
        return value.tolist()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _usable(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(name, str) and _usable(each) for name, each in value.items())
    if isinstance(value, list):
        return all(_usable(each) for each in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, bool | int | str)


def _refused(number: Any, reason: Reason) -> dict[str, Any]:
    return {"id": number, "error": msgspec.to_builtins(reason)}


def replied(line: bytes, reply: Callable[[dict[str, Any]], dict[str, Any]]) -> bytes:
    """The line that answers a line."""
    with contextlib.suppress(RecursionError):
        request = _request(line)
        if request is not None:
            return encoded(reply(request))
    return encoded(_refused(None, RequestUnreadable(shown(line.decode(errors="replace").strip()))))


def _request(line: bytes) -> dict[str, Any] | None:
    try:
        request = json.loads(line)
    except ValueError:
        return None
    return request if isinstance(request, dict) else None


def encoded(told: dict[str, Any]) -> bytes:
    return json.dumps(told, allow_nan=False).encode() + b"\n"


def serve(
    read: "SimpleQueue[bytes]", target: int, reply: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Answer lines for ever, in their order."""
    while True:
        line = read.get()
        if line.strip():
            pipes.write(target, replied(line, reply))
