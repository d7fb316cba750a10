"""What references of shapes share: a module sent one input, its output's shape and its counts."""

from collections.abc import Sequence
from typing import Any

import torch
from msgspec import Struct
from torch.utils.flop_counter import FlopCounterMode


class Measured(Struct, frozen=True):
    """`shape` is that of the output without the batch axis.

    `multiply_adds` counts one for each product that is summed, bias additions not counted;
    torch's own counter gives twice that.
    """

    shape: list[int]
    parameters: int
    multiply_adds: int


def measured(module: torch.nn.Module, shape: Sequence[int]) -> Measured:
    """Send one input of this shape [C, H, W] through the module."""
    with FlopCounterMode(display=False) as counter:
        output = module(torch.empty(1, *shape))
    return Measured(
        [int(side) for side in output.shape[1:]],
        sum(int(weights.numel()) for weights in module.parameters()),
        int(counter.get_total_flops()) // 2,
    )


def both(value: Any) -> tuple[Any, Any]:
    """[height, width] of a parameter that may be one number for both."""
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def one(sides: Sequence[int]) -> Any:
    """One number where height and width are equal, else the pair."""
    height, width = sides
    return height if height == width else [height, width]
