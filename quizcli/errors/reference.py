"""What can go wrong with a reference: an unknown name, a setting it cannot take, a failed run.

`reference` names what the setting belongs to: a reference, or with `layer` (counted from 1,
0 outside of a stack) a layer. `meant` is the nearest name, or empty. Values and shapes stand
as a deck would write them.
"""

from quizcli.errors import Reason


class UnknownReference(Reason, frozen=True):
    """No reference has this name; `known` are all of them."""

    name: str
    meant: str
    known: tuple[str, ...]


class UnknownParameter(Reason, frozen=True):
    """The reference or layer takes no such parameter."""

    reference: str
    layer: int
    name: str
    meant: str
    known: tuple[str, ...]


class MissingParameter(Reason, frozen=True):
    """A parameter without which nothing can be computed."""

    reference: str
    layer: int
    name: str


class WholeWanted(Reason, frozen=True):
    """Not a whole number in `low..high`.

    With `sides` a list of so many such numbers will do too, as will one of `words`.
    """

    reference: str
    layer: int
    name: str
    value: str
    low: int
    high: int
    sides: int
    words: tuple[str, ...]


class RealWanted(Reason, frozen=True):
    """Not a number in `low..high`; with `sides` a list of so many will do too."""

    reference: str
    layer: int
    name: str
    value: str
    low: float
    high: float
    sides: int


class SwitchWanted(Reason, frozen=True):
    """Neither true nor false."""

    reference: str
    layer: int
    name: str
    value: str


class WordWanted(Reason, frozen=True):
    """None of the words known."""

    reference: str
    layer: int
    name: str
    value: str
    meant: str
    known: tuple[str, ...]


class NumbersWanted(Reason, frozen=True):
    """No list of numbers in `low..high`, nested regularly with one of `axes` levels."""

    reference: str
    layer: int
    name: str
    value: str
    low: float
    high: float
    axes: tuple[int, ...]
    whole: bool
    most: int


class SizesWanted(Reason, frozen=True):
    """No list of whole numbers in `low..high`, as many as one of `axes`."""

    reference: str
    layer: int
    name: str
    value: str
    low: int
    high: int
    axes: tuple[int, ...]


class StackWanted(Reason, frozen=True):
    """Not a list of layers, or one without a layer."""

    reference: str
    name: str
    value: str


class RuleBroken(Reason, frozen=True):
    """Settings that do not go together: `rule` is false of `given` (`name = value`).

    `side` is `height` or `width` where they differ, else empty.
    """

    reference: str
    layer: int
    rule: str
    given: tuple[str, ...]
    side: str


class UnknownLayer(Reason, frozen=True):
    layer: int
    name: str
    meant: str
    known: tuple[str, ...]


class LayerUnreadable(Reason, frozen=True):
    """An entry that is neither a word, `{layer: settings}` nor `Layer(settings)`."""

    layer: int
    entry: str


class TooManyLayers(Reason, frozen=True):
    """More layers than allowed, `repeat` written out."""

    most: int


class StackTooDeep(Reason, frozen=True):
    """`repeat` inside `repeat` more often than allowed."""

    most: int


class MapWanted(Reason, frozen=True):
    """A layer that takes [C, H, W] stands where only a list of features arrives."""

    layer: int
    name: str
    shape: str


class FeaturesWanted(Reason, frozen=True):
    """A layer that takes a list of features stands where [C, H, W] arrives."""

    layer: int
    name: str
    shape: str


class InputDiffers(Reason, frozen=True):
    """A setting says how much arrives, and something else arrives."""

    layer: int
    name: str
    setting: str
    given: int
    found: int
    shape: str


class LayerTooLarge(Reason, frozen=True):
    """The output of a layer has more values than allowed."""

    layer: int
    name: str
    shape: str
    most: int


class LayerFailed(Reason, frozen=True):
    """torch refused the layer on this input; `error` is the first line it said."""

    layer: int
    name: str
    shape: str
    error: str


class ReferenceFailed(Reason, frozen=True):
    """The computation broke off; `error` is the first line it said."""

    reference: str
    error: str


class ResultUnusable(Reason, frozen=True):
    """A result that is no finite number, word, truth value or list of them."""

    reference: str
    result: str
    value: str


class RequestUnreadable(Reason, frozen=True):
    """A line to the worker that is no request."""

    line: str


class DeviceMissing(Reason, frozen=True):
    """torch has no such device here; `known` are those it could have anywhere."""

    device: str
    known: tuple[str, ...]


class DevicesDisagree(Reason, frozen=True):
    """A result of the device that is not the processor's."""

    reference: str
    result: str
    device: str
    found: str
    expected: str
