"""Run as a script: the torch.nn calls behind jobs, made by hand in a process with torch loaded.

A job a line on stdin, `{"reference": ..., "parameters": {...}}`; its seconds a line on stdout.
Shapes only, on the meta device, as the references do it.
"""

import json
import sys
import time
from typing import Any

import torch
from torch import nn

_MODULES = {
    "conv2d": nn.Conv2d,
    "max_pool2d": nn.MaxPool2d,
    "linear": nn.Linear,
    "relu": nn.ReLU,
    "flatten": nn.Flatten,
    "dropout": nn.Dropout,
}


def conv2d(size: int, **settings: Any) -> None:
    nn.Conv2d(**settings)(torch.empty(1, settings["in_channels"], size, size))


def pool2d(size: int, **settings: Any) -> None:
    nn.MaxPool2d(**settings)(torch.empty(1, 1, size, size))


def layers(input: list[int], layers: list[dict[str, dict[str, Any]]]) -> None:
    pairs = [pair for entry in layers for pair in entry.items()]
    stack = nn.Sequential(*(_MODULES[name](**settings) for name, settings in pairs))
    stack.eval()(torch.empty(1, *input))


def main() -> None:
    calls = {call.__name__: call for call in (conv2d, pool2d, layers)}
    with torch.device("meta"), torch.no_grad():
        for line in sys.stdin:
            job = json.loads(line)
            start = time.perf_counter()
            calls[job["reference"]](**job["parameters"])
            print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
