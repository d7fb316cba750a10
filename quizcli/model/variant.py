"""A card made concrete, and what came of asking it: variants, readings, grades."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.model.card import Card, Term, Text

Device = Literal["auto", "cpu", "cuda", "mps"]
Terms = Mapping[str, Term]
Value: TypeAlias = int | Fraction | float | bool | str | tuple["Value", ...]
"""What a name of a card stands for: a number (exact while it can be), a truth, a word, a list."""


class Job(Struct, frozen=True):
    """One question to a reference; the parameters are what JSON can hold."""

    reference: str
    parameters: dict[str, Any]


class Slipped(Struct, frozen=True):
    """What a known mistake gives in one variant, and the author's word on it."""

    label: str
    value: Value
    say: Text | None = None


class Made(Struct, frozen=True):
    """A card with its numbers and texts, from which its kind makes a variant.

    `names` is what expressions may use: drawn and `let` names and the reference's results.
    `values` is what placeholders print. `key` is what `take` or `key:` gave (or the closed form,
    or the example of an inverse question), and None where the kind's own fields say what is
    right. `by` is the version of torch that
    said so, or "formula", or empty where nothing was computed.
    """

    card: Card
    seed: int
    ask: Text
    hint: Text | None = None
    draws: dict[str, Value] = {}
    names: dict[str, Value] = {}
    values: dict[str, Value | Text] = {}
    key: Value | None = None
    slips: tuple[Slipped, ...] = ()
    by: str = ""


class Variant(Struct, frozen=True):
    """A card made concrete by a seed: what is on the screen and what is right.

    `options` are what is lettered, in the order shown, and `order` their places in the card;
    `rows` is what is numbered above them (the left side of a match). `key` is shown in the
    feedback; `answer` is what the kind's `grade` compares with. `holds` says, for an answer
    tried on the reference, whether it has the property asked for (None: it is compared with
    the key).
    """

    made: Made
    key: Text
    answer: Any
    options: tuple[Text, ...] = ()
    order: tuple[int, ...] = ()
    rows: tuple[Text, ...] = ()
    work: Text | None = None
    holds: bool | None = None

    @property
    def card(self) -> Card:
        return self.made.card

    @property
    def seed(self) -> int:
        return self.made.seed


class Reading(Struct, frozen=True):
    """What the program understood: `shown` is echoed when it differs from what was typed."""

    shown: Text
    value: Any


class Unreadable(Struct, frozen=True):
    """An answer that cannot be read: asked again with the form wanted, never wrong."""

    reason: Reason


class Near(Struct, frozen=True):
    """One letter from an accepted form: a slip of the finger, unless `word` means another thing.

    `word` is what was typed where `form` was meant. `again` says that it is too short to tell
    (an abbreviation, a short word): then it is asked again and the learner decides nothing.
    """

    form: str
    word: str
    again: bool = False


class Grade(Struct, frozen=True):
    """What checking says of a reading; `say` is the author's word on the option picked.

    A reading that is `near` is not right: the learner decides, and right then counts as Hard.
    """

    right: bool
    why: tuple[Reason, ...] = ()
    slip: str = ""
    say: Text | None = None
    near: Near | None = None
