"""What can go wrong, as data: no sentences here, they stand in `messages`, one a class.

A `Reason` says what happened with its fields. What is expected to go wrong is passed as a
value; what ends a command is raised as a `QuizError` and caught once, in `cli`.
"""

from typing import Any, ClassVar

from msgspec import Struct


class Reason(Struct, frozen=True, tag=True):
    """The root of all reasons; a subclass is one message with its fields."""

    registry: ClassVar[dict[str, type["Reason"]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Reason.registry[cls.__name__] = cls


class QuizError(Exception):
    """A reason that ends the command with the exit code given (1 input at fault, 2 usage)."""

    def __init__(self, reason: Reason, code: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
