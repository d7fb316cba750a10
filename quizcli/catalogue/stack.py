"""A stack of layers as authors write it, made one plain list of layers with their settings.

An entry is a word (`relu`), a mapping with one key (`{conv2d: {out_channels: 64}}`), a mapping
that names its layer (`{layer: conv2d, out_channels: 64}`, also `kind` or `type`), text as torch
prints it (`Conv2d(64, 128, 3)`), or `{repeat: 3, layers: [...]}`. Names are read without regard
to capitals, underscores and `nn.` in front, so torch's own will do. What arrives at a layer is
not known here.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from quizcli.catalogue.domains import At, Layer, Parameter, Stack, Whole, nearest
from quizcli.catalogue.plain import shown
from quizcli.catalogue.settings import settled
from quizcli.catalogue.spelled import Spelled, bare, spelled
from quizcli.errors import Reason
from quizcli.errors.reference import (
    LayerUnreadable,
    StackTooDeep,
    StackWanted,
    TooManyLayers,
    UnknownLayer,
)

MOST_LAYERS = 1000
MOST_DEEP = 8

# torch's own arguments that no layer here has: as text they are passed over at their defaults
_PASSED_OVER = {
    "align_corners": None,
    "device": None,
    "divisor_override": None,
    "dtype": None,
    "padding_mode": "zeros",
    "recompute_scale_factor": None,
    "return_indices": False,
}
_KEYS = ("layer", "kind", "type", "repeat", "layers")
_REPEAT = {"repeat": Parameter(Whole(1, MOST_LAYERS, 0, {}), True, None, False)}


class _Reading(Struct, frozen=True):
    """What is being read: whose parameter of which name, and the layers there are."""

    reference: str
    name: str
    layers: Mapping[str, Layer]


def stacked(
    stack: Stack, entries: list[Any], reference: str, name: str
) -> list[dict[str, Any]] | Reason:
    """One mapping a layer, `layer` and all its settings, `repeat` written out.

    What it gives can be read again and gives the same.
    """
    return _stacked(_Reading(reference, name, stack.layers), entries, 0, 0)


def _stacked(
    reading: _Reading, entries: Any, before: int, depth: int
) -> list[dict[str, Any]] | Reason:
    """The layers of these entries, after `before` layers and inside of `depth` repeats."""
    if depth > MOST_DEEP:
        return StackTooDeep(MOST_DEEP)
    if not isinstance(entries, list) or not entries:
        return StackWanted(reading.reference, reading.name, shown(entries))
    read: list[dict[str, Any]] = []
    for entry in entries:
        number = before + len(read) + 1
        entry = _keyed(entry)
        if isinstance(entry, dict) and "repeat" in entry:
            several = _repeated(reading, entry, number, depth)
        else:
            several = _one(reading, entry, number)
        if isinstance(several, Reason):
            return several
        read += several
        if before + len(read) > MOST_LAYERS:
            return TooManyLayers(MOST_LAYERS)
    return read


def _repeated(
    reading: _Reading, entry: dict[str, Any], number: int, depth: int
) -> list[dict[str, Any]] | Reason:
    others = {name: value for name, value in entry.items() if name != "layers"}
    times = settled(_REPEAT, others, At("repeat", number))
    if isinstance(times, Reason):
        return times
    inner = _stacked(reading, entry.get("layers"), number - 1, depth + 1)
    if isinstance(inner, Reason):
        return inner
    count: int = times["repeat"]
    return inner * count


def _one(reading: _Reading, entry: Any, number: int) -> list[dict[str, Any]] | Reason:
    found = _spelled(entry)
    if found is None:
        return LayerUnreadable(number, shown(entry))
    name = {_folded(name): name for name in reading.layers}.get(_folded(found.name))
    if name is None:
        known = tuple(reading.layers)
        return UnknownLayer(number, found.name, nearest(found.name.lower(), known), known)
    parameters = reading.layers[name].parameters
    places = [each for each, parameter in parameters.items() if not parameter.keyword]
    placed = dict(zip(places, found.placed, strict=False))
    if len(found.placed) > len(places) or placed.keys() & found.named.keys():
        return LayerUnreadable(number, shown(entry))
    named = _asked(found.named, parameters) if isinstance(entry, str) else found.named
    settings = settled(parameters, placed | named, At(name, number))
    return settings if isinstance(settings, Reason) else [{"layer": name, **settings}]


def _keyed(entry: Any) -> Any:
    """The entry with the keys of this module in small letters, unless that would merge two."""
    if not isinstance(entry, dict):
        return entry
    small = {_key(name): value for name, value in entry.items()}
    return small if len(small) == len(entry) else entry


def _key(name: Any) -> Any:
    return name.lower() if isinstance(name, str) and name.lower() in _KEYS else name


def _asked(named: dict[str, Any], parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """The arguments without those of torch that ask for nothing."""
    return {
        name: value
        for name, value in named.items()
        if name in parameters or name not in _PASSED_OVER or value != _PASSED_OVER[name]
    }


def _spelled(entry: Any) -> Spelled | None:
    """The layer an entry names, whatever way it is written."""
    if isinstance(entry, str):
        return spelled(entry)
    if not isinstance(entry, dict):
        return None
    for key in ("layer", "kind", "type"):
        if isinstance(entry.get(key), str):
            others = {name: value for name, value in entry.items() if name != key}
            return Spelled(bare(entry[key]), (), others)
    if len(entry) != 1:
        return None
    [(name, settings)] = entry.items()
    if not isinstance(name, str) or not isinstance(settings, dict | None):
        return None
    return Spelled(bare(name), (), settings or {})


def _folded(name: str) -> str:
    return name.replace("_", "").lower()
