"""Layers as authors write them: every spelling, torch's own text, what may be left out."""

import pytest

from tests.references.asking import told

SPELLINGS = [
    {"conv2d": {"out_channels": 8, "kernel_size": 3, "padding": 1}},
    {"Conv2d": {"in_channels": 3, "out_channels": 8, "kernel_size": 3, "padding": 1}},
    {"layer": "conv2d", "out_channels": 8, "kernel_size": 3, "padding": 1},
    {"kind": "conv2d", "out_channels": 8, "kernel_size": 3, "padding": 1},
    {"type": "Conv2d", "out_channels": 8, "kernel_size": [3, 3], "padding": "same"},
    "Conv2d(3, 8, 3, padding=1)",
    "nn.Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=True)",
    "torch.nn.Conv2d( 3,8 , 3, padding = 'same' )",
    {"nn.Conv2d": {"out_channels": 8, "kernel_size": 3, "padding": 1}},
    {"Layer": "torch.nn.Conv2d", "out_channels": 8, "kernel_size": 3, "padding": 1},
    {
        "Repeat": 1,
        "Layers": [{"Type": "nn.Conv2d", "out_channels": 8, "kernel_size": 3, "padding": 1}],
    },
    "Conv2d(3, 8, (3), padding=(1,1), padding_mode='zeros', device=None, dtype=None)",
]


@pytest.mark.parametrize("entry", SPELLINGS, ids=str)
def test_spellings(entry):
    results = told("layers", input=[3, 10, 10], layers=[entry])
    assert (results["output_shape"], results["parameters"]) == ([8, 10, 10], 3 * 8 * 9 + 8)


IGNORED = [
    ("MaxPool2d(2, return_indices=False)", [2, 4, 4]),
    ("AvgPool2d(2, count_include_pad=True, divisor_override=None)", [2, 4, 4]),
    ("AdaptiveMaxPool2d(3, return_indices=False)", [2, 3, 3]),
    ("Upsample(scale_factor=2, align_corners=None, recompute_scale_factor=None)", [2, 16, 16]),
    ("BatchNorm2d(2, track_running_stats=True, device=None)", [2, 8, 8]),
    ("Softmax(dim=-4)", [2, 8, 8]),
    ("Softmax(dim=3)", [2, 8, 8]),
]


@pytest.mark.parametrize(("text", "shape"), IGNORED)
def test_torchs_defaults_may_be_written(text, shape):
    assert told("layers", input=[2, 8, 8], layers=[text])["output_shape"] == shape


@pytest.mark.parametrize(("shape", "parameters"), [([6, 5, 4], 8), ([768], 1536), ([7], 14)])
def test_layer_norm_spans_the_last_axis_by_itself(shape, parameters):
    """One weight and one bias for each place of the last axis."""
    results = told("layers", input=shape, layers=["layer_norm"])
    assert (results["output_shape"], results["parameters"]) == (shape, parameters)


@pytest.mark.parametrize("features", [120_000, 150_528, 2**31])
def test_long_lists_of_features(features):
    layers = [{"layer_norm": {"normalized_shape": features}}, f"Linear({features}, 10)"]
    results = told("layers", input=[features], layers=layers)
    assert results["parameters"] == 2 * features + 10 * features + 10


def test_products_of_whole_numbers():
    """LeNet-5's 16 maps of 5x5 into 120 features."""
    results = told("layers", input=[16, 5, 5], layers=["flatten", "Linear(16 * 5 * 5, 120)"])
    assert results["parameters"] == 400 * 120 + 120
