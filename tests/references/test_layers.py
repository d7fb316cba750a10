"""Stacks of layers against published architectures and against real modules."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.references.asking import refused, told


def convolution(channels, kernel_size=3, **others):
    return {"conv2d": {"out_channels": channels, "kernel_size": kernel_size, **others}}


def linear(features):
    return {"linear": {"out_features": features}}


HEAD = ["flatten", linear(4096), "relu", "dropout", linear(4096), "relu", "dropout", linear(1000)]
POOL = {"max_pool2d": {"kernel_size": 3, "stride": 2}}
VGG_16 = [
    entry
    for times, channels in [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]
    for entry in (
        {"repeat": times, "layers": [convolution(channels, padding=1), "relu"]},
        {"max_pool2d": {"kernel_size": 2}},
    )
]
ALEXNET = [
    convolution(64, 11, stride=4, padding=2),
    *("relu", POOL),
    convolution(192, 5, padding=2),
    *("relu", POOL),
    convolution(384, padding=1),
    "relu",
    {"repeat": 2, "layers": [convolution(256, padding=1), "relu"]},
    POOL,
]
LENET_5 = [
    convolution(6, 5),
    *("tanh", {"avg_pool2d": {"kernel_size": 2}}),
    convolution(16, 5),
    *("tanh", {"avg_pool2d": {"kernel_size": 2}}),
    convolution(120, 5),
    *("flatten", linear(84), "tanh", linear(10)),
]


def test_vgg_16():
    """Simonyan & Zisserman 2014, configuration D: 138 M parameters; multiply-adds as counted
    by hand over its 13 convolutions (15.3 G) and three fully connected layers."""
    results = told("layers", input=[3, 224, 224], layers=[*VGG_16, *HEAD])
    assert results["output_shape"] == [1000]
    assert results["parameters"] == 138_357_544
    assert results["multiply_adds"] == 15_346_630_656 + 123_633_664
    convolutional = told("layers", input=[3, 224, 224], layers=VGG_16)
    assert convolutional["multiply_adds"] == 15_346_630_656
    assert convolutional["output_shape"] == [512, 7, 7]
    assert results["parameters_by_layer"][-1] == 4096 * 1000 + 1000
    assert len(results["shapes"]) == len(results["parameters_by_layer"]) == 2 * 13 + 5 + 8


@pytest.mark.parametrize("head", [[], HEAD])
def test_receptive_field_of_vgg_16(head):
    """Araujo, Norris & Sim 2019, table: 212 and an effective stride of 32, whatever follows."""
    results = told("layers", input=[3, 224, 224], layers=[*VGG_16, *head])
    assert (results["receptive_field"], results["jump"]) == (212, 32)


def test_alexnet_for_one_card():
    """Krizhevsky 2014, "One weird trick", as torchvision has it: 61,100,840 parameters."""
    adaptive = {"adaptive_avg_pool2d": {"output_size": 6}}
    results = told("layers", input=[3, 224, 224], layers=[*ALEXNET, adaptive, *HEAD])
    assert results["parameters"] == 61_100_840
    assert (results["receptive_field"], results["jump"]) == (195, 32)  # Araujo et al. 2019


def test_lenet_5_with_a_dense_third_layer():
    """LeCun 1998 with C3 connected to all maps: 156 + 2,416 + 48,120 + 10,164 + 850."""
    results = told("layers", input=[1, 32, 32], layers=LENET_5)
    assert results["parameters"] == 61_706
    assert [count for count in results["parameters_by_layer"] if count] == [
        *(156, 2_416, 48_120, 10_164, 850)
    ]


def test_three_3x3_see_7_pixels():
    """Simonyan & Zisserman 2014, §2.3."""
    layers = [{"repeat": 3, "layers": [convolution(8)]}]
    results = told("layers", input=[8, 14, 14], layers=layers)
    assert (results["receptive_field"], results["jump"]) == (7, 1)


@pytest.mark.parametrize(
    "beyond",
    [
        "global_avg_pool",
        {"upsample": {"scale_factor": 2}},
        {"adaptive_avg_pool2d": {"output_size": 4}},
        {"conv_transpose2d": {"out_channels": 8, "kernel_size": 2, "stride": 2}},
    ],
)
def test_what_follows_a_layer_that_sees_beyond_its_window_does_not_count(beyond):
    layers = [convolution(8, 5, stride=2), beyond, convolution(8, 3, stride=2, padding=1)]
    results = told("layers", input=[8, 14, 14], layers=layers)
    assert (results["receptive_field"], results["jump"]) == (5, 2)


def test_sides_that_differ():
    layers = [convolution(1, [3, 1], stride=[2, 1]), convolution(1, 3)]
    results = told("layers", input=[1, 20, 20], layers=layers)
    assert (results["receptive_field"], results["jump"]) == ([3 + 2 * 2, 3], [2, 1])


def test_features_have_no_receptive_field():
    results = told("layers", input=[784], layers=[linear(128), "relu", linear(10)])
    assert results["parameters"] == 784 * 128 + 128 + 128 * 10 + 10
    assert results["multiply_adds"] == 784 * 128 + 128 * 10
    assert "receptive_field" not in results and "jump" not in results


MODULES = [
    # a module, what arrives, its multiply-adds by hand
    (torch.nn.Conv2d(6, 4, (3, 2), stride=2, padding=1, groups=2), [6, 9, 9], 4 * 5 * 5 * 3 * 6),
    (torch.nn.Conv2d(6, 4, 4, padding="same", bias=False), [6, 9, 9], 4 * 9 * 9 * 6 * 16),
    (torch.nn.ConvTranspose2d(6, 4, 3, stride=2, output_padding=1), [6, 5, 7], 5 * 7 * 6 * 4 * 9),
    (torch.nn.ConvTranspose2d(6, 4, 3, groups=2, dilation=2), [6, 5, 7], 5 * 7 * 6 * 2 * 9),
    (torch.nn.Linear(7, 5), [7], 35),
    (torch.nn.Linear(7, 5, bias=False), [7], 35),
    (torch.nn.MaxPool2d(3, 2, 1, dilation=2, ceil_mode=True), [2, 9, 8], 0),
    (torch.nn.AvgPool2d((3, 2), stride=1), [2, 9, 8], 0),
    (torch.nn.AdaptiveAvgPool2d((3, 2)), [2, 9, 8], 0),
    (torch.nn.BatchNorm2d(6), [6, 5, 5], 0),
    (torch.nn.BatchNorm2d(6, affine=False), [6, 5, 5], 0),
    (torch.nn.LayerNorm((6, 5, 4)), [6, 5, 4], 0),
    (torch.nn.LayerNorm(9), [9], 0),
    (torch.nn.BatchNorm1d(6), [6], 0),
    (torch.nn.BatchNorm1d(120_000), [120_000], 0),
    (torch.nn.InstanceNorm2d(6), [6, 5, 5], 0),
    (torch.nn.InstanceNorm2d(6, affine=True), [6, 5, 5], 0),
    (torch.nn.GroupNorm(3, 6), [6, 5, 5], 0),
    (torch.nn.GroupNorm(2, 6, affine=False), [6], 0),
    (torch.nn.LayerNorm(784), [784], 0),
    (torch.nn.LayerNorm(120_000), [120_000], 0),
    (torch.nn.LocalResponseNorm(5, k=2.0), [6, 5, 5], 0),
    (torch.nn.ReLU(inplace=True), [3, 4, 5], 0),
    (torch.nn.LeakyReLU(0.2), [3, 4, 5], 0),
    (torch.nn.ReLU6(), [3, 4, 5], 0),
    (torch.nn.SiLU(inplace=True), [3, 4, 5], 0),
    (torch.nn.Hardswish(), [7], 0),
    (torch.nn.ELU(0.5, inplace=True), [7], 0),
    (torch.nn.PReLU(), [3, 4, 5], 0),
    (torch.nn.PReLU(3, init=0.1), [3, 4, 5], 0),
    (torch.nn.Identity(), [3, 4, 5], 0),
    (torch.nn.Dropout2d(0.2, inplace=True), [3, 4, 5], 0),
    (torch.nn.LogSoftmax(dim=1), [7], 0),
    (torch.nn.AdaptiveMaxPool2d((3, 2)), [2, 9, 8], 0),
    (torch.nn.GELU(approximate="tanh"), [3, 4, 5], 0),
    (torch.nn.Tanh(), [3, 4, 5], 0),
    (torch.nn.Sigmoid(), [7], 0),
    (torch.nn.Softmax(dim=1), [7], 0),
    (torch.nn.Dropout(0.3), [7], 0),
    (torch.nn.Flatten(), [3, 4, 5], 0),
    (torch.nn.ZeroPad2d((1, 2, 3, 4)), [3, 4, 5], 0),
    (torch.nn.ZeroPad2d(2), [3, 4, 5], 0),
    (torch.nn.Upsample(scale_factor=2, mode="bilinear"), [3, 4, 5], 0),
    (torch.nn.Upsample(size=(7, 9)), [3, 4, 5], 0),
]


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
@pytest.mark.parametrize(("module", "shape", "multiply_adds"), MODULES, ids=str)
def test_what_torch_prints_can_be_pasted(module, shape, multiply_adds):
    """A module's own text asks for that module: its shape, parameters and multiply-adds."""
    results = told("layers", input=shape, layers=[str(module)])
    assert results["output_shape"] == list(module.eval()(torch.zeros(1, *shape)).shape[1:])
    assert results["parameters"] == sum(weights.numel() for weights in module.parameters())
    assert results["multiply_adds"] == multiply_adds


@settings(max_examples=40)
@given(
    channels=st.lists(st.integers(1, 8), min_size=2, max_size=5),
    side=st.integers(6, 20),
    kernels=st.lists(st.integers(1, 3), min_size=5, max_size=5),
    pools=st.lists(st.booleans(), min_size=5, max_size=5),
    features=st.integers(1, 20),
)
def test_real_networks_agree(channels, side, kernels, pools, features):
    layers, modules = [], []
    for before, after, kernel, pool in zip(channels, channels[1:], kernels, pools, strict=False):
        layers += [convolution(after, kernel, padding=1), "batch_norm2d", "relu"]
        modules += [torch.nn.Conv2d(before, after, kernel, padding=1), torch.nn.BatchNorm2d(after)]
        modules.append(torch.nn.ReLU())
        if pool:
            layers.append({"avg_pool2d": {"kernel_size": 2, "padding": 1}})
            modules.append(torch.nn.AvgPool2d(2, padding=1))
    layers += ["flatten", linear(features)]
    modules += [torch.nn.Flatten(), torch.nn.LazyLinear(features)]
    network = torch.nn.Sequential(*modules).eval()
    signal, shapes = torch.zeros(1, channels[0], side, side), []
    for module in network:
        signal = module(signal)
        shapes.append(list(signal.shape[1:]))
    results = told("layers", input=[channels[0], side, side], layers=layers)
    assert results["shapes"] == shapes
    assert results["parameters_by_layer"] == [
        sum(weights.numel() for weights in module.parameters()) for module in network
    ]


WINDOWS = st.lists(
    st.tuples(
        st.sampled_from(["conv2d", "avg_pool2d"]),
        st.integers(1, 3),
        st.integers(1, 2),
        st.integers(1, 2),
    ),
    min_size=1,
    max_size=3,
)


@given(WINDOWS)
def test_receptive_field_is_what_the_gradient_reaches(windows):
    """The pixels on which an output with positive weights depends, found by differentiation."""
    layers, modules = [], []
    for kind, kernel, stride, dilation in windows:
        window = {"kernel_size": kernel, "stride": stride}
        if kind == "conv2d":
            window |= {"out_channels": 1, "dilation": dilation}
            modules.append(torch.nn.Conv2d(1, 1, kernel, stride, dilation=dilation))
            torch.nn.init.ones_(modules[-1].weight)
        else:
            modules.append(torch.nn.AvgPool2d(kernel, stride))
        layers += [{kind: window}, "sigmoid"]
        modules.append(torch.nn.Identity())
    image = torch.ones(1, 1, 64, 64, requires_grad=True)
    output = torch.nn.Sequential(*modules)(image)
    reached = []
    for place in (0, 1):
        (gradient,) = torch.autograd.grad(output[0, 0, place, 0], image, retain_graph=True)
        rows = gradient[0, 0].sum(dim=1).nonzero().flatten().tolist()
        reached.append((min(rows), max(rows)))
    results = told("layers", input=[1, 64, 64], layers=layers)
    assert results["receptive_field"] == reached[0][1] - reached[0][0] + 1
    assert results["jump"] == reached[1][0] - reached[0][0]


CONV = convolution(8)
FAULTS = [
    ([3, 2, 9], [CONV], {"type": "RuleBroken", "layer": 1, "reference": "conv2d"}),
    ([3, 9, 9], ["relu", CONV, linear(9)], {"type": "FeaturesWanted", "layer": 3}),
    ([3, 9, 9], ["flatten", CONV], {"type": "MapWanted", "layer": 2, "shape": "[243]"}),
    ([3, 9, 9], ["Conv2d(4, 8, 3)"], {"type": "InputDiffers", "given": 4, "found": 3}),
    ([9], ["Linear(8, 4)"], {"type": "InputDiffers", "setting": "in_features", "found": 9}),
    ([3, 9, 9], ["Softmax(dim=-3)", "LayerNorm((9, 8))"], {"type": "LayerFailed", "layer": 2}),
    ([3, 9, 9], ["Upsample"], {"type": "LayerFailed", "shape": "[3, 9, 9]"}),
    (
        [3, 65536, 65536],
        [{"upsample": {"scale_factor": 1024}}],
        {"type": "LayerTooLarge", "layer": 1, "most": 2**40},
    ),
    (
        [3, 9, 9],
        [{"conv_transpose2d": {"out_channels": 1, "kernel_size": 3, "output_padding": 1}}],
        {"type": "RuleBroken", "rule": "output_padding < max(stride, dilation)"},
    ),
    ([3, 9, 9], [{"repeat": 4, "layers": [POOL]}], {"type": "RuleBroken", "layer": 3}),
    ([3, 9, 9], [{"repeat": 2, "layers": ["relu", "rleu"]}], {"type": "UnknownLayer", "layer": 2}),
    ([7], ["Softmax(dim=2)"], {"type": "RuleBroken", "given": ("axes = 2", "dim = 2")}),
    ([7], ["LogSoftmax(-3)"], {"type": "RuleBroken", "rule": "dim >= -axes"}),
    ([3, 9, 9], ["GroupNorm(2, 3)"], {"type": "RuleBroken", "layer": 1}),
    ([3, 9, 9], ["BatchNorm1d(3)"], {"type": "FeaturesWanted", "layer": 1}),
    ([3, 9, 9], ["flatten", "BatchNorm1d(9)"], {"type": "InputDiffers", "found": 243}),
    ([3, 9, 9], ["PReLU(2)"], {"type": "LayerFailed", "layer": 1}),
    ([3, 9], ["relu"], {"type": "SizesWanted", "name": "input"}),
]


@pytest.mark.parametrize(("shape", "layers", "error"), FAULTS)
def test_a_wrong_stack_names_the_layer(shape, layers, error):
    assert error.items() <= refused("layers", input=shape, layers=layers).items()


def test_no_stack_outgrows_what_torch_can_count():
    """A shape whose number of values is beyond 64 bits is refused, whoever refuses it."""
    grow = {"conv_transpose2d": {"out_channels": 65536, "kernel_size": 1024, "stride": 1024}}
    error = refused("layers", input=[1, 32768, 32768], layers=[grow])
    assert error["type"] in {"LayerFailed", "LayerTooLarge"}


def test_a_thousand_layers():
    results = told("layers", input=[1, 9, 9], layers=[{"repeat": 1000, "layers": ["relu"]}])
    assert len(results["shapes"]) == 1000
    assert math.prod(results["output_shape"]) == 81
