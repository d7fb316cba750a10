"""pool2d against published sizes and against real modules."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from quizcli import catalogue
from quizcli.errors import Reason
from tests.references.asking import refused, told


@pytest.mark.parametrize(
    ("size", "kernel_size", "stride", "output"),
    [
        (5, 3, 1, 3),  # Dumoulin & Visin 2016, figures 1.5 and 1.6
        (55, 3, 2, 27),  # Krizhevsky 2012: overlapping pooling after the first layer
        (27, 3, 2, 13),  # and after the second
        (224, 2, 2, 112),  # CS231n: 224x224x64 pooled to 112x112x64
    ],
)
def test_published_sizes(size, kernel_size, stride, output):
    results = told("pool2d", size=size, kernel_size=kernel_size, stride=stride, channels=64)
    assert results == {
        "output_size": output,
        "output_shape": [64, output, output],
        "parameters": 0,
    }


def test_left_out_the_stride_is_the_window():
    assert told("pool2d", size=9, kernel_size=3)["output_size"] == 3
    assert told("pool2d", size=9, kernel_size=[3, 2], stride=None)["output_size"] == [3, 4]


def test_rounding_up():
    """W = 10, F = 3, S = 2: 3.5 steps and one, which torch floors to 4 and rounds up to 5."""
    assert told("pool2d", size=10, kernel_size=3, stride=2)["output_size"] == 4
    assert told("pool2d", size=10, kernel_size=3, stride=2, ceil_mode=True)["output_size"] == 5


def test_padding_beyond_half_the_window():
    error = refused("pool2d", size=9, kernel_size=3, padding=2)
    assert error["rule"] == "2 * padding <= kernel_size"


def test_a_window_larger_than_the_input():
    """Rounded up, ⌈(2 - 5) / 4⌉ + 1 = 1 window begins inside; ⌈(3 - 5) / 2⌉ + 1 = 0."""
    assert told("pool2d", size=2, kernel_size=5, stride=4, ceil_mode=True)["output_size"] == 1
    error = refused("pool2d", size=3, kernel_size=5, stride=2, ceil_mode=True)
    assert error["rule"] == "dilation * (kernel_size - 1) + 1 < size + 2 * padding + stride"
    error = refused("pool2d", size=2, kernel_size=5, stride=4)
    assert error["rule"] == "ceil_mode or dilation * (kernel_size - 1) + 1 <= size + 2 * padding"


SMALL = st.integers(1, 6)


@given(
    st.fixed_dictionaries(
        {"size": st.integers(1, 30), "kernel_size": SMALL},
        optional={
            "stride": SMALL,
            "padding": st.integers(0, 4),
            "ceil_mode": st.booleans(),
            "dilation": st.integers(1, 3),
            "channels": st.integers(1, 3),
        },
    )
)
def test_real_modules_agree(settings):
    """Refused exactly where torch itself refuses, else the same shape; average as maximum."""
    checked = catalogue.checked("pool2d", settings)
    size, channels = settings["size"], settings.get("channels", 1)
    image = torch.zeros(1, channels, size, size)
    given = {name: v for name, v in settings.items() if name not in ("size", "channels")}
    try:
        output = torch.nn.MaxPool2d(**given)(image)
    except RuntimeError:
        assert isinstance(checked, Reason)
        return
    assert told("pool2d", **settings)["output_shape"] == list(output.shape[1:])
    if given.pop("dilation", 1) == 1:
        assert torch.nn.AvgPool2d(**given)(image).shape == output.shape
