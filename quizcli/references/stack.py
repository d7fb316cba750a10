"""Sending a shape through a stack of layers, built one after another for what arrives.

The stack is what `quizcli.catalogue` makes of it; the table of a reference says of each layer

    module    the class of torch.nn it is; the settings are that class's, in its order
    takes     "map" [C, H, W] or "features"; left out: whatever arrives
    infers    the setting that says how many channels or features arrive
    spans     the setting that is the list of the last axes; left out, the last one
    sees      "window" slides over the map, "beyond" sees all or enlarges; left out: one pixel
    where     rules between the settings; `size` is the [H, W] that arrives, `axes` how many
              axes do, with that of the batch
    like      another layer, of which it has all it does not say itself

Faults are Reasons that name the layer's number, from 1. Receptive fields need no torch.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from msgspec import Struct
from torch.utils.flop_counter import FlopCounterMode

from quizcli.catalogue.domains import At, facts, layer
from quizcli.catalogue.plain import shown
from quizcli.catalogue.settings import broken
from quizcli.errors import Reason
from quizcli.errors.reference import (
    FeaturesWanted,
    InputDiffers,
    LayerFailed,
    LayerTooLarge,
    MapWanted,
)
from quizcli.references.measure import both, one

Table = Mapping[str, Mapping[str, Any]]
MOST_VALUES = 2**40


class Passed(Struct, frozen=True):
    """Shapes without the batch axis and numbers of parameters, both one a layer."""

    shapes: list[list[int]]
    parameters: list[int]
    multiply_adds: int


def told(
    table: Table, layers: Sequence[Mapping[str, Any]], shape: Sequence[int]
) -> dict[str, Any] | Reason:
    """What a stack is asked for, by name; receptive field and jump for maps only."""
    passed = through(table, layers, shape)
    if isinstance(passed, Reason):
        return passed
    results = {
        "output_shape": passed.shapes[-1],
        "shapes": passed.shapes,
        "parameters": sum(passed.parameters),
        "parameters_by_layer": passed.parameters,
        "multiply_adds": passed.multiply_adds,
    }
    if len(shape) == 1:
        return results
    field, jump = seen(table, layers)
    return {**results, "receptive_field": one(field), "jump": one(jump)}


def through(
    table: Table, layers: Sequence[Mapping[str, Any]], shape: Sequence[int]
) -> Passed | Reason:
    """Build each layer for what arrives at it and send one input of this shape through all."""
    shapes, parameters = [list(shape)], []
    with FlopCounterMode(display=False) as counter:
        signal = torch.empty(1, *shape)
        for number, entry in enumerate(layers, 1):
            at = At(entry["layer"], number)
            settings = _fitted(table, entry, shapes[-1], at)
            if isinstance(settings, Reason):
                return settings
            try:
                module = _built(table, entry["layer"], settings)
                signal = module(signal)
            except (RuntimeError, ValueError, IndexError) as error:
                said = str(error).partition("\n")[0]
                return LayerFailed(number, at.reference, shown(shapes[-1]), said)
            shapes.append([int(side) for side in signal.shape[1:]])
            if math.prod(shapes[-1]) > MOST_VALUES:
                return LayerTooLarge(number, at.reference, shown(shapes[-1]), MOST_VALUES)
            parameters.append(sum(int(weights.numel()) for weights in module.parameters()))
    return Passed(shapes[1:], parameters, int(counter.get_total_flops()) // 2)


def _fitted(
    table: Table, entry: Mapping[str, Any], shape: Sequence[int], at: At
) -> dict[str, Any] | Reason:
    """The layer's settings with what it infers, if it can take what arrives."""
    known = facts(table, at.reference)
    takes, infers, spans = known.get("takes"), known.get("infers"), known.get("spans")
    if takes == "map" and len(shape) != 3:
        return MapWanted(at.layer, at.reference, shown(shape))
    if takes == "features" and len(shape) != 1:
        return FeaturesWanted(at.layer, at.reference, shown(shape))
    settings = {name: value for name, value in entry.items() if name != "layer"}
    if infers is not None:
        given = settings[infers] or shape[0]
        if given != shape[0]:
            spot = (at.layer, at.reference, infers)
            return InputDiffers(*spot, given, shape[0], shown(shape))
        settings[infers] = given
    if spans is not None:
        settings[spans] = settings[spans] or [shape[-1]]
    declared = layer(table, at.reference)
    arriving = {"size": list(shape[1:])} if takes == "map" else {"axes": len(shape) + 1}
    values = {**arriving, **settings}
    return broken(declared.rules, declared.parameters, values, at) or settings


def _built(table: Table, name: str, settings: Mapping[str, Any]) -> torch.nn.Module:
    """The module as it is after training: dropout passes, batch norm asks for no batch."""
    made = getattr(torch.nn, facts(table, name)["module"])
    given = {key: tuple(v) if isinstance(v, list) else v for key, v in settings.items()}
    module: torch.nn.Module = made(**given).eval()
    return module


def seen(table: Table, layers: Sequence[Mapping[str, Any]]) -> tuple[list[int], list[int]]:
    """Receptive field and jump, [height, width] in input pixels.

    They are those before the first layer that sees beyond a window.
    """
    field, jump = [1, 1], [1, 1]
    for entry in layers:
        sees = facts(table, entry["layer"]).get("sees")
        if sees == "beyond":
            break
        if sees != "window":
            continue
        for side in range(2):
            kernel = both(entry["kernel_size"])[side]
            field[side] += (kernel - 1) * both(entry.get("dilation", 1))[side] * jump[side]
            jump[side] *= both(entry["stride"])[side]
    return field, jump
