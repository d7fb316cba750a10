"""conv2d against published sizes, against counting windows, and against real modules."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from quizcli import catalogue
from quizcli.errors import Reason
from tests.references.asking import refused, told

DUMOULIN = [
    # (i, k, s, p, d) → o: the worked figures of "A guide to convolution arithmetic"
    ((4, 3, 1, 0, 1), 2),
    ((5, 4, 1, 2, 1), 6),
    ((5, 3, 1, 1, 1), 5),
    ((5, 3, 1, 2, 1), 7),
    ((5, 3, 2, 0, 1), 2),
    ((5, 3, 2, 1, 1), 3),
    ((6, 3, 2, 1, 1), 3),
    ((7, 3, 1, 0, 2), 3),
]


@pytest.mark.parametrize(("sizes", "output"), DUMOULIN)
def test_dumoulin_and_visin(sizes, output):
    size, kernel_size, stride, padding, dilation = sizes
    asked = {"size": size, "kernel_size": kernel_size, "stride": stride, "padding": padding}
    results = told("conv2d", **asked, dilation=dilation, in_channels=1, out_channels=1)
    assert results["output_size"] == output
    assert results["output_shape"] == [1, output, output]


def test_first_layer_of_alexnet_in_cs231n():
    """Notes "Convolutional Neural Networks": [55x55x96], 290,400 neurons, 34,944 parameters."""
    results = told("conv2d", size=227, in_channels=3, out_channels=96, kernel_size=11, stride=4)
    assert results == {
        "output_size": 55,
        "output_shape": [96, 55, 55],
        "parameters": 34_944,
        "multiply_adds": 290_400 * 363,
    }
    assert math.prod(results["output_shape"]) == 290_400


def test_ten_filters_in_cs231n():
    """Lecture 5: 32x32x3 with ten 5x5 filters, stride 1, pad 2: 32x32x10 and 760 parameters."""
    results = told("conv2d", size=32, in_channels=3, out_channels=10, kernel_size=5, padding=2)
    assert results["output_shape"] == [10, 32, 32]
    assert results["parameters"] == 760


def test_two_figures_of_vgg():
    """Simonyan & Zisserman 2014, §2.3: 3·(3²C²) = 27C² weights against 7²C² = 49C²."""
    asked = {"size": 14, "in_channels": 512, "out_channels": 512, "bias": False}
    assert 3 * told("conv2d", **asked, kernel_size=3)["parameters"] == 27 * 512**2
    assert told("conv2d", **asked, kernel_size=7)["parameters"] == 49 * 512**2


def windows(size, kernel, stride, padding, dilation):
    """How many places a dilated kernel finds, counted one by one."""
    last = size + 2 * padding - dilation * (kernel - 1) - 1
    return len(range(0, last + 1, stride))


SIDE = st.one_of(st.integers(1, 40), st.lists(st.integers(1, 40), min_size=2, max_size=2))
SMALL = st.one_of(st.integers(1, 5), st.lists(st.integers(1, 5), min_size=2, max_size=2))
PAD = st.one_of(st.integers(0, 4), st.lists(st.integers(0, 4), min_size=2, max_size=2))
SETTINGS = st.fixed_dictionaries(
    {
        "size": SIDE,
        "in_channels": st.integers(1, 12),
        "out_channels": st.integers(1, 12),
        "kernel_size": SMALL,
    },
    optional={
        "stride": SMALL,
        "padding": st.one_of(PAD, st.sampled_from(["same", "valid"])),
        "dilation": SMALL,
        "groups": st.integers(1, 4),
        "bias": st.booleans(),
    },
)


def pair(value):
    return tuple(value) if isinstance(value, list) else (value, value)


@given(SETTINGS)
def test_counts_and_real_modules_agree(settings):
    """Refused exactly where torch itself refuses; else the same shape, count and windows."""
    checked = catalogue.checked("conv2d", settings)
    image = torch.zeros(1, settings["in_channels"], *pair(settings["size"]))
    given = {name: value for name, value in settings.items() if name != "size"}
    given = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
    try:
        module = torch.nn.Conv2d(**given)
        output = module(image)
    except (RuntimeError, ValueError):
        assert isinstance(checked, Reason)
        return
    results = told("conv2d", **settings)
    assert results["output_shape"] == list(output.shape[1:])
    assert results["parameters"] == sum(weights.numel() for weights in module.parameters())
    kernel, stride, dilation = (
        pair(settings.get(name, 1)) for name in ("kernel_size", "stride", "dilation")
    )
    if settings.get("padding") != "same":
        padding = pair(0 if settings.get("padding") == "valid" else settings.get("padding", 0))
        sides = list(map(windows, pair(settings["size"]), kernel, stride, padding, dilation))
        assert results["output_shape"][1:] == sides
    per_output = settings["in_channels"] // settings.get("groups", 1) * math.prod(kernel)
    assert results["multiply_adds"] == math.prod(output.shape) * per_output


def test_output_size_is_one_number_only_for_a_square_from_a_number():
    asked = {"in_channels": 1, "out_channels": 1}
    assert told("conv2d", size=8, kernel_size=3, **asked)["output_size"] == 6
    assert told("conv2d", size=[8, 8], kernel_size=3, **asked)["output_size"] == [6, 6]
    assert told("conv2d", size=8, kernel_size=[3, 1], **asked)["output_size"] == [6, 8]


def test_nothing_is_allocated():
    """Weights of 2^52 numbers would not fit into any memory."""
    asked = {"in_channels": 65536, "out_channels": 65536, "kernel_size": 1024}
    results = told("conv2d", size=65536, padding=1024, **asked)
    assert results["parameters"] == 65536 * 65536 * 1024 * 1024 + 65536
    assert results["multiply_adds"] == 65536**2 * 1024**2 * (65536 + 2 * 1024 - 1023) ** 2


def test_a_kernel_that_does_not_fit_names_the_side():
    error = refused("conv2d", size=[9, 4], in_channels=1, out_channels=1, kernel_size=5)
    assert error == {
        "type": "RuleBroken",
        "reference": "conv2d",
        "layer": 0,
        "rule": "dilation * (kernel_size - 1) + 1 <= size + 2 * padding",
        "given": ("size = 4", "kernel_size = 5", "padding = 0", "dilation = 1"),
        "side": "width",
    }


def test_same_wants_stride_1():
    asked = {"size": 9, "in_channels": 1, "out_channels": 1, "kernel_size": 3}
    error = refused("conv2d", **asked, stride=2, padding="same")
    assert error["rule"] == "stride == 1"
    assert error["given"] == ("stride = 2", 'padding = "same"')
