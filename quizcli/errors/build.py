"""Why layers typed cannot be read, cannot be built, or cannot be asked for.

`layer` counts from 1, `name` is the layer as torch.nn has it; values stand as Python writes them.
"""

from quizcli.errors import Reason


class LayersWanted(Reason, frozen=True):
    """What stands under the question; `layers` are those that may be used, none: all."""

    layers: tuple[str, ...]


class LayersUnread(Reason, frozen=True):
    """Something between the layers that is none."""

    found: str


class LayerLacking(Reason, frozen=True):
    """A sign with no layer on one side of it; `found` is empty where none was typed at all."""

    found: str


class LayersNested(Reason, frozen=True):
    """Brackets in brackets deeper than any answer needs."""

    most: int


class CodeTyped(Reason, frozen=True):
    """An assignment, a call of a layer, an attribute: code, not layers."""

    found: str


class FunctionTyped(Reason, frozen=True):
    """A function of torch, or another module's name, where a layer belongs."""

    found: str
    meant: str


class NoSuchLayer(Reason, frozen=True):
    """No layer that can be built has this name."""

    name: str
    meant: str
    known: tuple[str, ...]


class LayerNotAllowed(Reason, frozen=True):
    """A layer that this card does not let the answer use."""

    name: str
    allowed: tuple[str, ...]


class ArgumentsMissing(Reason, frozen=True):
    """Arguments without which torch makes no such layer."""

    layer: int
    name: str
    missing: tuple[str, ...]
    signature: tuple[str, ...]


class ArgumentsExtra(Reason, frozen=True):
    """More arguments than torch has places for."""

    layer: int
    name: str
    count: int
    most: int


class ArgumentUnknown(Reason, frozen=True):
    layer: int
    name: str
    argument: str
    meant: str
    known: tuple[str, ...]


class ArgumentTwice(Reason, frozen=True):
    layer: int
    name: str
    argument: str


class ArgumentOrder(Reason, frozen=True):
    """An argument without its name behind one with its name."""

    layer: int
    name: str
    found: str


class ArgumentUnread(Reason, frozen=True):
    """An argument that is no number, no pair of numbers, no word of torch."""

    layer: int
    name: str
    argument: str
    found: str


class ArgumentOutside(Reason, frozen=True):
    """An argument that no layer here can have.

    `sort` is what belongs there: `whole` and `real` numbers in [low, high] (with `sides` that
    many, too), `sizes` that are such numbers, a `switch`, or a `word` among `words`.
    """

    layer: int
    name: str
    argument: str
    found: str
    sort: str
    low: float
    high: float
    sides: int
    words: tuple[str, ...]


class ArgumentUnclear(Reason, frozen=True):
    """`3*3`: the pair (3, 3), or 9."""

    layer: int
    name: str
    argument: str
    found: str


class ArgumentFixed(Reason, frozen=True):
    """An argument of torch that can only stay at its default here."""

    layer: int
    name: str
    argument: str
    default: str


class LayerRefused(Reason, frozen=True):
    """A layer that cannot be built, or cannot take what arrives; `rule` is false of `given`."""

    layer: int
    name: str
    given: tuple[str, ...]
    rule: str


class ArrivesOther(Reason, frozen=True):
    """An argument says how much arrives, and something else arrives."""

    layer: int
    name: str
    argument: str
    given: int
    found: int


class TakesMap(Reason, frozen=True):
    """A layer for maps, where features arrive."""

    layer: int
    name: str
    shape: str


class TakesFeatures(Reason, frozen=True):
    """A layer for features, where a map arrives."""

    layer: int
    name: str
    shape: str


class OutputTooLarge(Reason, frozen=True):
    """A layer whose output is too large to be tried."""

    layer: int
    name: str
    shape: str
    most: int


class TorchRefuses(Reason, frozen=True):
    """A layer that torch does not let run on what arrives; `error` is what it says."""

    layer: int
    name: str
    shape: str
    error: str


class LayersAreTyped(Reason, frozen=True):
    """A card to be built that gives the layers itself; `field` is where they go."""

    field: str


class NothingToBuild(Reason, frozen=True):
    """A reference that takes no layers."""

    reference: str
