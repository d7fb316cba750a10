"""One two-dimensional convolution, as torch.nn.Conv2d computes it.

Dumoulin & Visin (2016), "A guide to convolution arithmetic for deep learning", relation 15.
For each side, with i the input, k the kernel, s the stride, p the padding, d the dilation:

    o = ⌊(i + 2p - d·(k - 1) - 1) / s⌋ + 1

    input   [C, H, W]                     C = in_channels
    weight  [K, C / groups, kH, kW]       K = out_channels
    output  [K, H', W']

Worked example (AlexNet's first layer): size 227, kernel 11, stride 4, no padding give
⌊(227 - 11) / 4⌋ + 1 = 55; 96 filters over 3 channels have 96·(3·11·11) + 96 = 34,944
parameters and make 55·55·96·(3·11·11) = 105,415,200 multiply-adds.
"""

from types import SimpleNamespace
from typing import Any

import torch

from quizcli.references.measure import both, measured, one

REFERENCE = {
    "parameters": {
        "size": {"int": [1, 65536], "sides": True},
        "in_channels": {"int": [1, 65536]},
        "out_channels": {"int": [1, 65536]},
        "kernel_size": {"int": [1, 1024], "sides": True},
        "stride": {"int": [1, 1024], "sides": True, "default": 1},
        "padding": {
            "int": [0, 1024],
            "sides": True,
            "default": 0,
            "words": {
                "valid": {"as": "0"},
                "same": {"as": "dilation * (kernel_size - 1) / 2", "where": "stride == 1"},
            },
        },
        "dilation": {"int": [1, 1024], "sides": True, "default": 1},
        "groups": {"int": [1, 65536], "default": 1},
        "bias": {"bool": True, "default": True},
    },
    "where": [
        "in_channels % groups == 0",
        "out_channels % groups == 0",
        "dilation * (kernel_size - 1) + 1 <= size + 2 * padding",
    ],
    "results": {
        "output_size": "side of the output in pixels; [height, width] where they differ "
        "and where `size` is a pair",
        "output_shape": "[channels, height, width] of the output",
        "parameters": "number of weights, with the biases",
        "multiply_adds": "number of multiplications that are summed, for one input",
    },
    "source": "Dumoulin & Visin 2016, relation 15; torch.nn.Conv2d",
    "convention": "padding is per side, a fraction is rounded down; "
    "adding the bias is not counted among the multiply-adds",
    "meta": True,
}


def run(given: SimpleNamespace) -> dict[str, Any]:
    height, width = both(given.size)
    convolution = torch.nn.Conv2d(
        given.in_channels,
        given.out_channels,
        both(given.kernel_size),
        stride=both(given.stride),
        padding=given.padding if isinstance(given.padding, str) else both(given.padding),
        dilation=both(given.dilation),
        groups=given.groups,
        bias=given.bias,
    )
    found = measured(convolution, [given.in_channels, height, width])
    sides = found.shape[1:]
    return {
        "output_size": sides if isinstance(given.size, list) else one(sides),
        "output_shape": found.shape,
        "parameters": found.parameters,
        "multiply_adds": found.multiply_adds,
    }
