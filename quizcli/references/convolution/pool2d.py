"""One two-dimensional pooling: how large is its output? Maximum and average agree on that.

Dumoulin & Visin (2016), relation 15 again, with the window in place of the kernel:

    o = ⌊(i + 2p - d·(k - 1) - 1) / s⌋ + 1

    input [C, H, W]    output [C, H', W']

With `ceil_mode` a fraction is rounded up, but a window must begin inside of the input or of
the padding before it. Left out, the stride is the window: windows do not overlap.

Worked example (AlexNet's overlapping pooling): size 55, window 3, stride 2 give
⌊(55 - 3) / 2⌋ + 1 = 27. There is nothing to learn in it: 0 parameters.
"""

from types import SimpleNamespace
from typing import Any

import torch

from quizcli.references.measure import both, measured, one

REFERENCE = {
    "parameters": {
        "size": {"int": [1, 65536], "sides": True},
        "channels": {"int": [1, 65536], "default": 1},
        "kernel_size": {"int": [1, 1024], "sides": True},
        "stride": {"int": [1, 1024], "sides": True, "default": "=kernel_size"},
        "padding": {"int": [0, 512], "sides": True, "default": 0},
        "ceil_mode": {"bool": True, "default": False},
        "dilation": {"int": [1, 1024], "sides": True, "default": 1},
    },
    "where": [
        "2 * padding <= kernel_size",
        "ceil_mode or dilation * (kernel_size - 1) + 1 <= size + 2 * padding",
        "dilation * (kernel_size - 1) + 1 < size + 2 * padding + stride",
    ],
    "results": {
        "output_size": "side of the output in pixels; [height, width] where they differ "
        "and where `size` is a pair",
        "output_shape": "[channels, height, width] of the output",
        "parameters": "number of weights: 0",
    },
    "source": "Dumoulin & Visin 2016, relation 15; torch.nn.MaxPool2d",
    "convention": "padding is per side; a fraction is rounded down, with ceil_mode up, "
    "but no window begins in the padding after the input",
    "meta": True,
}


def run(given: SimpleNamespace) -> dict[str, Any]:
    height, width = both(given.size)
    pooling = torch.nn.MaxPool2d(
        both(given.kernel_size),
        stride=both(given.stride),
        padding=both(given.padding),
        dilation=both(given.dilation),
        ceil_mode=given.ceil_mode,
    )
    found = measured(pooling, [given.channels, height, width])
    sides = found.shape[1:]
    return {
        "output_size": sides if isinstance(given.size, list) else one(sides),
        "output_shape": found.shape,
        "parameters": found.parameters,
    }
