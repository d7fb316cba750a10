"""A stack of layers: what shape goes through it, what it weighs, and how far an output sees.

torch.nn's own modules are built one after another, each for what the one before it gives, and
one input goes through them. How far one output sees is the recurrence of Dumoulin & Visin
(2016) and Araujo, Norris & Sim (2019), "Computing receptive fields of convolutional neural
networks"; layer l has kernel k, stride s, dilation d, and begins with r = j = 1:

    r_l = r_{l-1} + (k_l - 1)·d_l·j_{l-1}        receptive field, in pixels of the input
    j_l = j_{l-1}·s_l                            jump: pixels between neighbouring outputs

    input  [C, H, W] or [features]      shapes  one output shape a layer, in order

Worked example: three 3×3 convolutions, stride 1, see 1 + 2 + 2 + 2 = 7 pixels, as one 7×7
does; with C channels throughout they have 3·9·C² weights instead of 49·C².
"""

from types import SimpleNamespace
from typing import Any, cast

from quizcli.errors import Reason
from quizcli.references import stack

REFERENCE = {
    "parameters": {
        "input": {"shape": [1, 65536], "axes": [1, 3], "single": 2147483648},
        "layers": {  # see `references.stack` for what is said of each
            "layers": {
                "conv2d": {
                    "module": "Conv2d",
                    "takes": "map",
                    "infers": "in_channels",
                    "sees": "window",
                    "parameters": {
                        "in_channels": {"int": [1, 65536], "default": None},
                        "out_channels": {"int": [1, 65536]},
                        "kernel_size": {"int": [1, 1024], "sides": True},
                        "stride": {"int": [1, 1024], "sides": True, "default": 1},
                        "padding": {
                            "int": [0, 1024],
                            "sides": True,
                            "default": 0,
                            "words": {
                                "valid": {"as": "0"},
                                "same": {
                                    "as": "dilation * (kernel_size - 1) / 2",
                                    "where": "stride == 1",
                                },
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
                },
                "conv_transpose2d": {
                    "module": "ConvTranspose2d",
                    "takes": "map",
                    "infers": "in_channels",
                    "sees": "beyond",
                    "parameters": {
                        "in_channels": {"int": [1, 65536], "default": None},
                        "out_channels": {"int": [1, 65536]},
                        "kernel_size": {"int": [1, 1024], "sides": True},
                        "stride": {"int": [1, 1024], "sides": True, "default": 1},
                        "padding": {"int": [0, 1024], "sides": True, "default": 0},
                        "output_padding": {"int": [0, 1023], "sides": True, "default": 0},
                        "groups": {"int": [1, 65536], "default": 1},
                        "bias": {"bool": True, "default": True},
                        "dilation": {"int": [1, 1024], "sides": True, "default": 1},
                    },
                    "where": [
                        "in_channels % groups == 0",
                        "out_channels % groups == 0",
                        "output_padding < max(stride, dilation)",
                        "(size - 1) * stride + dilation * (kernel_size - 1) + output_padding"
                        " + 1 > 2 * padding",
                    ],
                },
                "max_pool2d": {
                    "module": "MaxPool2d",
                    "takes": "map",
                    "sees": "window",
                    "parameters": {
                        "kernel_size": {"int": [1, 1024], "sides": True},
                        "stride": {"int": [1, 1024], "sides": True, "default": "=kernel_size"},
                        "padding": {"int": [0, 512], "sides": True, "default": 0},
                        "dilation": {"int": [1, 1024], "sides": True, "default": 1},
                        "ceil_mode": {"bool": True, "default": False, "keyword": True},
                    },
                    "where": [
                        "2 * padding <= kernel_size",
                        "ceil_mode or dilation * (kernel_size - 1) + 1 <= size + 2 * padding",
                        "dilation * (kernel_size - 1) + 1 < size + 2 * padding + stride",
                    ],
                },
                "avg_pool2d": {
                    "module": "AvgPool2d",
                    "takes": "map",
                    "sees": "window",
                    "parameters": {
                        "kernel_size": {"int": [1, 1024], "sides": True},
                        "stride": {"int": [1, 1024], "sides": True, "default": "=kernel_size"},
                        "padding": {"int": [0, 512], "sides": True, "default": 0},
                        "ceil_mode": {"bool": True, "default": False},
                        "count_include_pad": {"bool": True, "default": True},
                    },
                    "where": [
                        "2 * padding <= kernel_size",
                        "ceil_mode or kernel_size <= size + 2 * padding",
                        "kernel_size < size + 2 * padding + stride",
                    ],
                },
                "pool2d": {"like": "max_pool2d"},
                "adaptive_avg_pool2d": {
                    "module": "AdaptiveAvgPool2d",
                    "takes": "map",
                    "sees": "beyond",
                    "parameters": {"output_size": {"int": [1, 1024], "sides": True}},
                },
                "adaptive_max_pool2d": {
                    "like": "adaptive_avg_pool2d",
                    "module": "AdaptiveMaxPool2d",
                },
                "global_avg_pool": {
                    "like": "adaptive_avg_pool2d",
                    "parameters": {"output_size": {"int": [1, 1], "default": 1}},
                },
                "linear": {
                    "module": "Linear",
                    "takes": "features",
                    "infers": "in_features",
                    "sees": "beyond",
                    "parameters": {
                        "in_features": {"int": [1, 4294967296], "default": None},
                        "out_features": {"int": [1, 65536]},
                        "bias": {"bool": True, "default": True},
                    },
                },
                "batch_norm2d": {
                    "module": "BatchNorm2d",
                    "takes": "map",
                    "infers": "num_features",
                    "parameters": {
                        "num_features": {"int": [1, 65536], "default": None},
                        "eps": {"real": [0, 1], "default": 1e-05},
                        "momentum": {"real": [0, 1], "default": 0.1},
                        "affine": {"bool": True, "default": True},
                        "bias": {"bool": True, "default": True, "keyword": True},
                        "track_running_stats": {"bool": True, "default": True},
                    },
                },
                "batch_norm1d": {
                    "like": "batch_norm2d",
                    "module": "BatchNorm1d",
                    "takes": "features",
                    "parameters": {"num_features": {"int": [1, 2147483648], "default": None}},
                },
                "instance_norm2d": {
                    "like": "batch_norm2d",
                    "module": "InstanceNorm2d",
                    "parameters": {
                        "affine": {"bool": True, "default": False},
                        "track_running_stats": {"bool": True, "default": False},
                    },
                },
                "group_norm": {
                    "module": "GroupNorm",
                    "infers": "num_channels",
                    "parameters": {
                        "num_groups": {"int": [1, 65536]},
                        "num_channels": {"int": [1, 2147483648], "default": None},
                        "eps": {"real": [0, 1], "default": 1e-05},
                        "affine": {"bool": True, "default": True},
                        "bias": {"bool": True, "default": True, "keyword": True},
                    },
                    "where": ["num_channels % num_groups == 0"],
                },
                "layer_norm": {
                    "module": "LayerNorm",
                    "spans": "normalized_shape",
                    "parameters": {
                        "normalized_shape": {
                            "shape": [1, 65536],
                            "axes": [1, 2, 3],
                            "single": 2147483648,
                            "default": None,
                        },
                        "eps": {"real": [0, 1], "default": 1e-05},
                        "elementwise_affine": {"bool": True, "default": True},
                        "bias": {"bool": True, "default": True},
                    },
                },
                "local_response_norm": {
                    "module": "LocalResponseNorm",
                    "takes": "map",
                    "parameters": {
                        "size": {"int": [1, 1024], "default": 5},
                        "alpha": {"real": [0, 1000], "default": 0.0001},
                        "beta": {"real": [0, 1000], "default": 0.75},
                        "k": {"real": [0, 1000], "default": 1.0},
                    },
                },
                "relu": {
                    "module": "ReLU",
                    "parameters": {"inplace": {"bool": True, "default": False}},
                },
                "relu6": {"like": "relu", "module": "ReLU6"},
                "silu": {"like": "relu", "module": "SiLU"},
                "hardswish": {"like": "relu", "module": "Hardswish"},
                "elu": {
                    "like": "relu",
                    "module": "ELU",
                    "parameters": {"alpha": {"real": [0, 1000], "default": 1.0}},
                },
                "prelu": {
                    "module": "PReLU",
                    "parameters": {
                        "num_parameters": {"int": [1, 65536], "default": 1},
                        "init": {"real": [-1000, 1000], "default": 0.25},
                    },
                },
                "identity": {"module": "Identity"},
                "leaky_relu": {
                    "like": "relu",
                    "module": "LeakyReLU",
                    "parameters": {"negative_slope": {"real": [0, 1], "default": 0.01}},
                },
                "gelu": {
                    "module": "GELU",
                    "parameters": {"approximate": {"one_of": ["none", "tanh"], "default": "none"}},
                },
                "tanh": {"module": "Tanh"},
                "sigmoid": {"module": "Sigmoid"},
                "softmax": {
                    "module": "Softmax",
                    "parameters": {"dim": {"int": [-4, 3], "default": 1}},
                    "where": ["dim < axes", "dim >= -axes"],
                },
                "log_softmax": {"like": "softmax", "module": "LogSoftmax"},
                "dropout": {
                    "like": "relu",
                    "module": "Dropout",
                    "parameters": {"p": {"real": [0, 1], "default": 0.5}},
                },
                "dropout2d": {"like": "dropout", "module": "Dropout2d", "takes": "map"},
                "flatten": {
                    "module": "Flatten",
                    "sees": "beyond",
                    "parameters": {
                        "start_dim": {"int": [1, 1], "default": 1},
                        "end_dim": {"int": [-1, -1], "default": -1},
                    },
                },
                "zero_pad2d": {
                    "module": "ZeroPad2d",
                    "takes": "map",
                    "parameters": {"padding": {"int": [0, 1024], "sides": 4}},
                },
                "upsample": {
                    "module": "Upsample",
                    "takes": "map",
                    "sees": "beyond",
                    "parameters": {
                        "size": {"int": [1, 65536], "sides": True, "default": None},
                        "scale_factor": {"real": [1, 1024], "sides": True, "default": None},
                        "mode": {
                            "one_of": ["nearest", "bilinear", "bicubic"],
                            "default": "nearest",
                        },
                    },
                },
            },
        },
    },
    "results": {
        "output_shape": "shape after the last layer, [C, H, W] or [features]",
        "shapes": "list of the shapes after each layer",
        "parameters": "number of weights of all layers, with biases",
        "parameters_by_layer": "list of the numbers of weights of each layer",
        "multiply_adds": "number of multiplications that are summed, for one input",
        "receptive_field": "side, in input pixels, of what one output sees",
        "jump": "input pixels between what two neighbouring outputs see",
    },
    "source": "torch.nn; receptive field: Dumoulin & Visin 2016, Araujo et al. 2019",
    "convention": "adding biases is not counted among the multiply-adds; receptive field and "
    "jump are those before the first layer that sees all or enlarges (flatten, linear, adaptive "
    "or global pooling, transposed convolution, upsampling); normalisations count as pixelwise",
    "meta": True,
}

TABLE: stack.Table = cast(Any, REFERENCE)["parameters"]["layers"]["layers"]


def run(given: SimpleNamespace) -> dict[str, Any] | Reason:
    return stack.told(TABLE, given.layers, given.input)
