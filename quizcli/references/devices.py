"""Where references compute: which devices there are, how exactly, and whether they agree.

Keys are made on the processor in float64. Another device computes the same and is compared
with it; a reference of shapes alone runs on torch's meta device, whichever was asked for.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import Any

import torch
from msgspec import Struct
from torch.utils.flop_counter import FlopCounterMode

from quizcli.catalogue.plain import shown
from quizcli.errors import Reason
from quizcli.errors.reference import DeviceMissing, DevicesDisagree

KNOWN = ("auto", "cpu", "cuda", "mps")


class Device(Struct, frozen=True):
    """A device of torch, how it computes, and how far it may be from the processor.

    A result may differ by `relative` times the result's largest absolute number; beside that
    a few roundings of numbers around 1 are allowed, since sums that cancel leave only those.
    """

    name: str
    type: torch.dtype = torch.float64
    relative: float = 1e-9

    @property
    def absolute(self) -> float:
        return 8 * float(torch.finfo(self.type).eps)


CPU = Device("cpu")
META = Device("meta")


def found(name: str) -> Device | Reason:
    """The device of this name, `auto` for a graphics card that has float64, else the processor."""
    cuda = torch.cuda.is_available()
    if name == "cpu" or (name == "auto" and not cuda):
        return CPU
    if name in ("auto", "cuda") and cuda:
        return Device("cuda")
    if name == "mps" and torch.backends.mps.is_available():
        return Device("mps", torch.float32, 1e-4)
    return DeviceMissing(name, KNOWN)


def prepare(device: Device) -> None:
    """Make torch exact and repeatable, and load what its first use loads."""
    os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
    torch.use_deterministic_algorithms(True)
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    with computing(META), FlopCounterMode(display=False):
        torch.nn.Conv2d(1, 1, 1)(torch.empty(1, 1, 1, 1))
    with computing(device), torch.enable_grad():
        weight = torch.nn.Parameter(torch.ones(1))
        step = torch.optim.SGD([weight], lr=1.0)
        torch.autograd.backward(weight.square().sum())
        step.step()


@contextlib.contextmanager
def computing(device: Device) -> Iterator[None]:
    """Tensors are made on the device, in its type, without gradients unless asked for."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(device.type)
    try:
        with torch.device(device.name), torch.no_grad():
            yield
    finally:
        torch.set_default_dtype(before)


def agreed(
    reference: str, device: Device, results: dict[str, Any], expected: dict[str, Any]
) -> Reason | None:
    """Whether the device's results are the processor's; both are plain values."""
    for name in expected:
        there, here = _flat(results.get(name)), _flat(expected[name])
        numbers = [abs(value) for value in here if isinstance(value, float)]
        bound = device.absolute + device.relative * max(numbers, default=0.0)
        same = len(there) == len(here) and all(
            abs(a - b) <= bound if isinstance(b, float) and isinstance(a, float) else a == b
            for a, b in zip(there, here, strict=True)
        )
        if not same:
            spot = (reference, name, device.name)
            return DevicesDisagree(*spot, shown(results.get(name)), shown(expected[name]))
    return None


def _flat(value: Any) -> list[Any]:
    """All numbers and words of a result in a row, the lengths of its lists among them."""
    if isinstance(value, dict):
        value = [[name, each] for name, each in value.items()]
    if not isinstance(value, list):
        return [value]
    return [len(value), *(number for each in value for number in _flat(each))]
