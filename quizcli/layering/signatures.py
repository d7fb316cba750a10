"""The layers of torch.nn as torch has their arguments: names, order, what must be given.

A reference infers what arrives at a layer and so can do without; torch cannot, and a learner
is held to torch. All of it is literal and compared with torch itself in the tests.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from quizcli.catalogue.domains import nearest


class Signature(Struct, frozen=True):
    """A class of torch.nn: `required` and `optional` have places, `named` have none.

    `lazy`: written so that it is told nothing of what arrives.
    """

    name: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    lazy: bool = False

    @property
    def placed(self) -> tuple[str, ...]:
        return (*self.required, *self.optional)

    @property
    def arguments(self) -> tuple[str, ...]:
        return (*self.placed, *self.named)


def _of(name: str, required: str = "", optional: str = "", named: str = "") -> Signature:
    return Signature(name, tuple(required.split()), tuple(optional.split()), tuple(named.split()))


_CONV = "in_channels out_channels kernel_size"
_NORM = "eps momentum affine track_running_stats device dtype"

SIGNATURES: Mapping[str, Signature] = {
    "conv2d": _of("Conv2d", _CONV, "stride padding dilation groups bias padding_mode device dtype"),
    "conv_transpose2d": _of(
        "ConvTranspose2d",
        _CONV,
        "stride padding output_padding groups bias dilation padding_mode device dtype",
    ),
    "max_pool2d": _of(
        "MaxPool2d", "kernel_size", "stride padding dilation return_indices ceil_mode"
    ),
    "avg_pool2d": _of(
        "AvgPool2d", "kernel_size", "stride padding ceil_mode count_include_pad divisor_override"
    ),
    "adaptive_avg_pool2d": _of("AdaptiveAvgPool2d", "output_size"),
    "adaptive_max_pool2d": _of("AdaptiveMaxPool2d", "output_size", "return_indices"),
    "linear": _of("Linear", "in_features out_features", "bias device dtype"),
    "batch_norm2d": _of("BatchNorm2d", "num_features", _NORM, "bias"),
    "batch_norm1d": _of("BatchNorm1d", "num_features", _NORM, "bias"),
    "instance_norm2d": _of("InstanceNorm2d", "num_features", _NORM, "bias"),
    "group_norm": _of("GroupNorm", "num_groups num_channels", "eps affine device dtype", "bias"),
    "layer_norm": _of("LayerNorm", "normalized_shape", "eps elementwise_affine bias device dtype"),
    "local_response_norm": _of("LocalResponseNorm", "size", "alpha beta k"),
    "relu": _of("ReLU", "", "inplace"),
    "relu6": _of("ReLU6", "", "inplace"),
    "silu": _of("SiLU", "", "inplace"),
    "hardswish": _of("Hardswish", "", "inplace"),
    "elu": _of("ELU", "", "alpha inplace"),
    "prelu": _of("PReLU", "", "num_parameters init device dtype"),
    "identity": _of("Identity"),
    "leaky_relu": _of("LeakyReLU", "", "negative_slope inplace"),
    "gelu": _of("GELU", "", "approximate"),
    "tanh": _of("Tanh"),
    "sigmoid": _of("Sigmoid"),
    "softmax": _of("Softmax", "", "dim"),
    "log_softmax": _of("LogSoftmax", "", "dim"),
    "dropout": _of("Dropout", "", "p inplace"),
    "dropout2d": _of("Dropout2d", "", "p inplace"),
    "flatten": _of("Flatten", "", "start_dim end_dim"),
    "zero_pad2d": _of("ZeroPad2d", "padding"),
    "upsample": _of("Upsample", "", "size scale_factor mode align_corners recompute_scale_factor"),
}
"""By the name references have for the layer; those that torch has under another name are not."""

UNUSED: Mapping[str, object] = {
    "align_corners": None,
    "device": None,
    "divisor_override": None,
    "dtype": None,
    "padding_mode": "zeros",
    "recompute_scale_factor": None,
    "return_indices": False,
}
"""Arguments that can only stay at these defaults: no reference has them."""

_LAZY = ("batch_norm1d", "batch_norm2d", "conv2d", "conv_transpose2d", "instance_norm2d", "linear")
_COMMON = {
    "avgpool": "AvgPool2d",
    "averagepool": "AvgPool2d",
    "averagepooling2d": "AvgPool2d",
    "batchnorm": "BatchNorm2d",
    "bn": "BatchNorm2d",
    "conv": "Conv2d",
    "convolution": "Conv2d",
    "dense": "Linear",
    "fc": "Linear",
    "fullyconnected": "Linear",
    "gap": "AdaptiveAvgPool2d",
    "globalavgpool": "AdaptiveAvgPool2d",
    "globalavgpool2d": "AdaptiveAvgPool2d",
    "globalaveragepooling2d": "AdaptiveAvgPool2d",
    "lrn": "LocalResponseNorm",
    "maxpool": "MaxPool2d",
    "maxpooling2d": "MaxPool2d",
    "swish": "SiLU",
    "deconv": "ConvTranspose2d",
}
_ARGUMENTS = {
    "filters": "out_channels",
    "in": "in_channels",
    "inputs": "in_features",
    "k": "kernel_size",
    "kernel": "kernel_size",
    "ks": "kernel_size",
    "out": "out_channels",
    "outputs": "out_features",
    "p": "padding",
    "pad": "padding",
    "pool_size": "kernel_size",
    "s": "stride",
    "strides": "stride",
    "units": "out_features",
}


def folded(name: str) -> str:
    return name.replace("_", "").lower()


_BY_NAME = {folded(each.name): layer for layer, each in SIGNATURES.items()}


def found(name: str) -> tuple[str, Signature] | None:
    """The layer that torch's name, written in whatever case, means, and its signature."""
    layer = _BY_NAME.get(folded(name))
    if layer is not None:
        return layer, SIGNATURES[layer]
    layer = _BY_NAME.get(folded(name).removeprefix("lazy"))
    if layer not in _LAZY or layer is None:
        return None
    whole = SIGNATURES[layer]
    return layer, structs.replace(whole, required=whole.required[1:], lazy=True)


def meant(name: str, known: Iterable[str]) -> str:
    """The layer probably meant: never one for maps of another number of dimensions."""
    known, small = tuple(known), folded(name)
    if (common := _COMMON.get(small)) in known and common:
        return common
    digits = re.sub(r"\D", "", small)
    near = {folded(each): each for each in known}
    close = nearest(small, near)
    same = digits in ("", re.sub(r"\D", "", close))
    return near[close] if close and same else ""


def meant_argument(name: str, known: tuple[str, ...]) -> str:
    """The argument probably meant."""
    common = _ARGUMENTS.get(name.lower(), "")
    return common if common in known else nearest(name.lower(), known)
