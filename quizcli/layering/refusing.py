"""Why layers are refused, in terms of torch's layers and of what was typed.

What torch itself refuses is wrong. What it may take although no reference does is neither right
nor wrong: it is asked for otherwise.
"""

from typing import Any

from quizcli.catalogue.domains import (
    Domain,
    Numbers,
    OneOf,
    Parameter,
    Real,
    Shape,
    Stack,
    Switch,
    Whole,
)
from quizcli.errors import Reason
from quizcli.errors.arithmetic import clipped
from quizcli.errors.build import (
    ArgumentOutside,
    ArgumentUnread,
    ArrivesOther,
    LayerRefused,
    OutputTooLarge,
    TakesFeatures,
    TakesMap,
    TorchRefuses,
)
from quizcli.errors.reference import (
    FeaturesWanted,
    InputDiffers,
    LayerFailed,
    LayerTooLarge,
    MapWanted,
    RealWanted,
    RuleBroken,
    WholeWanted,
)
from quizcli.layering.signatures import SIGNATURES, Signature

_TORCH_REFUSES = frozenset(
    "in_channels out_channels in_features kernel_size stride padding output_padding dilation"
    " groups num_groups p".split()
)
"""Parameters for which torch refuses every number below those of their domain."""
_LEAST = -(10**9)


def torch_refuses(signature: Signature, argument: str, parameter: Parameter, made: Any) -> bool:
    """Whether torch itself builds nothing with this value, which is outside of the domain."""
    if argument not in _TORCH_REFUSES or signature.name == "ZeroPad2d":
        return False
    numbers = made if isinstance(made, list) and len(made) == parameter.sides else [made]
    if isinstance(parameter.domain, Real):
        return all(isinstance(each, int | float) and abs(each) < -_LEAST for each in numbers)
    high = getattr(parameter.domain, "high", 0)
    return all(type(each) is int and _LEAST < each <= high for each in numbers)


def outside(spot: tuple[int, str], argument: str, typed: str, domain: Domain) -> Reason:
    """What may stand in an argument's place, where something else was typed."""
    found = (*spot, argument, clipped(typed))
    match domain:
        case Whole(low, high, sides, words):
            return ArgumentOutside(*found, "whole", low, high, sides, tuple(words))
        case Real(low, high, sides):
            return ArgumentOutside(*found, "real", low, high, sides, ())
        case Shape(low, high):
            return ArgumentOutside(*found, "sizes", low, high, 0, ())
        case Switch():
            return ArgumentOutside(*found, "switch", 0, 1, 0, ())
        case OneOf(known):
            return ArgumentOutside(*found, "word", 0, 0, 0, known)
        case Numbers() | Stack():
            return ArgumentUnread(*found)


def undecided(reason: Reason, layers: Any) -> bool:
    """Whether a reference refused layers that torch may well build.

    They are too large to be tried. Or a `Linear` stands on a map whose last axis is as long as
    it wants, a `Dropout2d` on features, an `InstanceNorm2d` without weights on another number
    of channels: torch takes that, references do not.
    """
    if isinstance(reason, FeaturesWanted):
        last = reason.shape.strip("[]").rpartition(" ")[2]
        return str(layers[reason.layer - 1]).startswith((f"Linear({last},", "Linear(out_"))
    if isinstance(reason, InputDiffers) and reason.name == "instance_norm2d":
        return "=True" not in str(layers[reason.layer - 1])
    if isinstance(reason, MapWanted):
        return reason.name == "dropout2d"
    return isinstance(reason, LayerTooLarge)


def refusal(reason: Reason) -> Reason:
    """Why a reference refused a layer, in terms of torch's layers and of what was typed."""
    match reason:
        case RuleBroken(reference, layer, rule, given):
            return LayerRefused(layer, _torch(reference), given, rule)
        case WholeWanted() | RealWanted():
            given = (f"{reason.name} = {reason.value}",)
            return LayerRefused(reason.layer, _torch(reason.reference), given, "")
        case InputDiffers(layer, name, setting, given, found):
            return ArrivesOther(layer, _torch(name), setting, given, found)
        case MapWanted(layer, name, shape):
            return TakesMap(layer, _torch(name), _round(shape))
        case FeaturesWanted(layer, name, shape):
            return TakesFeatures(layer, _torch(name), _round(shape))
        case LayerTooLarge(layer, name, shape, most):
            return OutputTooLarge(layer, _torch(name), _round(shape), most)
        case LayerFailed(layer, name, shape, error):
            return TorchRefuses(layer, _torch(name), _round(shape), error)
    return reason


def _round(shape: str) -> str:
    """A shape as it is shown of what has been built."""
    return f"({shape.strip('[]')})"


def _torch(name: str) -> str:
    return SIGNATURES[name].name if name in SIGNATURES else name
