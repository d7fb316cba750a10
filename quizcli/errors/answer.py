"""Why an answer is right, wrong or cannot be read."""

from quizcli.errors import Reason
from quizcli.model import Text


class Empty(Reason, frozen=True):
    """Nothing was typed."""


class NoSuchOption(Reason, frozen=True):
    """A letter or number beyond the options."""

    typed: str
    last: str


class NotAnOption(Reason, frozen=True):
    """Neither a letter nor the text of an option."""

    typed: str
    last: str


class OneOnly(Reason, frozen=True):
    """Several options were given where one is asked."""

    count: int


class TooLong(Reason, frozen=True):
    """More was typed than any answer needs."""

    length: int
    most: int


class Missing(Reason, frozen=True):
    """Some of the wanted names were not given."""

    names: tuple[Text, ...]


class Extra(Reason, frozen=True):
    """Something was given that is not among the wanted names."""

    names: tuple[str, ...]


class OptionsMissed(Reason, frozen=True):
    """Right options that were not picked."""

    options: tuple[Text, ...]


class OptionsExtra(Reason, frozen=True):
    """Wrong options that were picked."""

    options: tuple[Text, ...]


class CaseDiffers(Reason, frozen=True):
    """Right but for upper and lower case, where the card asks for it exactly."""

    typed: str


class DoesNotHold(Reason, frozen=True):
    """An answer without the property asked for; `seen` are the values it hangs on."""

    seen: tuple[str, ...]


class CannotBe(Reason, frozen=True):
    """An answer with which the reference cannot compute anything; `given` are its settings."""

    given: tuple[str, ...]
