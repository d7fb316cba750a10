"""What can be wrong with a card's draws, expressions, reference and slips."""

from quizcli.errors import Reason


class DrawExhausted(Reason, frozen=True):
    """No draw tried is one that `where` or `never` allows; `rule` is the rule or the name."""

    rule: str


class NotTruth(Reason, frozen=True):
    """A number where something true or false is wanted."""

    text: str


class ExampleFails(Reason, frozen=True):
    """The example of an inverse question has not the property asked for."""

    example: str
    accept: str


class BadDraw(Reason, frozen=True):
    """Nothing that can be drawn from."""

    text: str


class EmptyRange(Reason, frozen=True):
    """A range that ends before it begins."""

    low: str
    high: str


class BadStep(Reason, frozen=True):
    """A step that is zero, negative or, for whole numbers, not whole."""

    step: str


class StepMissing(Reason, frozen=True):
    """A range of real numbers without a step."""


class TooManyDrawn(Reason, frozen=True):
    """A list of more entries than any card needs."""

    count: int
    most: int


class TooMany(Reason, frozen=True):
    """A field with more entries than any card needs."""

    field: str
    count: int
    most: int


class BadName(Reason, frozen=True):
    """A name expressions cannot have."""

    name: str


class NameTaken(Reason, frozen=True):
    """A name that means something else already: `owner` says in which field or result."""

    name: str
    owner: str


class NameReserved(Reason, frozen=True):
    """A name that expressions have a use for themselves."""

    name: str


class UnusedName(Reason, frozen=True):
    """A drawn or `let` name that nothing in the card uses."""

    name: str


class NothingWithout(Reason, frozen=True):
    """A field that means something only beside another one."""

    field: str
    other: str


class UnknownResult(Reason, frozen=True):
    """A result the reference does not give."""

    name: str
    reference: str
    known: tuple[str, ...]


class UnknownRun(Reason, frozen=True):
    """`name@run` where there is no such run."""

    name: str
    known: tuple[str, ...]


class NotComputable(Reason, frozen=True):
    """A field of computed cards in a kind that computes no key."""

    field: str
    kind: str


class KeyOnce(Reason, frozen=True):
    """The key must be given once; `given` names the fields that give it now."""

    given: tuple[str, ...]


class SlipHow(Reason, frozen=True):
    """A slip that does not say what the mistake gives."""

    label: str


class SameSlip(Reason, frozen=True):
    """A slip's label for the second time."""

    label: str


class AcceptNeeds(Reason, frozen=True):
    """An inverse question without one of its parts."""

    field: str


class FixedNeedsReason(Reason, frozen=True):
    """`fixed: true` without a `reason`, or the other way round."""

    missing: str


class PartsNeed(Reason, frozen=True):
    """`parts` in a kind without parts, or without any."""

    kind: str


class OptionsAlike(Reason, frozen=True):
    """Two options that show the same with the numbers drawn."""

    text: str


class RightOptions(Reason, frozen=True):
    """No right option, or several where one is asked, with the numbers drawn."""

    count: int


class NotInPart(Reason, frozen=True):
    """A field in a part that only the whole card can have."""

    field: str


class NotTaken(Reason, frozen=True):
    """`take` that leads to several results; `path` must go on to one."""

    path: str
