"""What a session asks of whoever shows it: a terminal, or a test.

A screen shows and reads; it decides nothing. Every call gives the language to use.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import Enum
from typing import Protocol

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.model import (
    Card,
    Choice,
    Grade,
    Lang,
    Rating,
    Reading,
    Text,
    Unreadable,
    Variant,
)


class Command(Enum):
    """What the learner may say instead of an answer; the value is the letter after `/`."""

    HINT = "h"
    SKIP = "s"
    UNDO = "u"
    BURY = "b"
    SUSPEND = "x"
    EDIT = "e"
    CLAIM = "a"
    LANGUAGE = "l"
    SOURCE = "m"
    QUIT = "q"
    HELP = "?"


Said = str | Command
"""A line typed, or a command in its place."""


class Progress(Struct, frozen=True):
    """How far the session is; `left` counts the item on the screen."""

    done: int
    left: int
    milliseconds: int


class Question(Struct, frozen=True):
    """One screen: the variant, what is known about it, and what to tell in passing."""

    variant: Variant
    title: Text
    progress: Progress
    new: bool
    again: bool
    hint: Text | None
    notices: tuple[Reason, ...]


class Feedback(Struct, frozen=True):
    """What follows an answer; `rated` is the rating taken (None: the learner has to say)."""

    question: Question
    typed: str
    reading: Reading
    grade: Grade
    choices: dict[Rating, Choice]
    rated: Rating | None
    day: int
    notices: tuple[Reason, ...] = ()


class Summary(Struct, frozen=True):
    """A session as it ended: answers, right ones, time, what is left, what comes tomorrow.

    `later` is the next study day on which something is due, with how much, where tomorrow
    has nothing.
    """

    asked: int
    right: int
    milliseconds: int
    left: int
    tomorrow: int
    today: int
    later: tuple[int, int] | None = None
    notices: tuple[Reason, ...] = ()


class Graded(Struct, frozen=True):
    """What an answer is worth; `reading` is None where it could not be read."""

    reading: Reading | None
    grade: Grade | Unreadable

    @property
    def verdict(self) -> str:
        if isinstance(self.grade, Unreadable):
            return "unreadable"
        if self.grade.near:
            return "near"
        return "right" if self.grade.right else "wrong"


class Form(Protocol):
    """What writing a card asks of whoever shows it. Labels are named, their fields given."""

    def line(self, lang: Lang, prompt: str, /, **fields: object) -> Said:
        """Read one line behind a label."""

    def say(self, lang: Lang, label: str, /, **fields: object) -> None:
        """Show a label."""

    def rows(self, lang: Lang, rows: Sequence[tuple[str, str]]) -> None:
        """Show names with what there is to say of each."""

    def tell(self, lang: Lang, reasons: Sequence[Reason]) -> None:
        """Say what is wrong, or worth knowing."""

    def variant(self, lang: Lang, variant: Variant, *, whole: bool) -> None:
        """Show a card as it will be asked; `whole`: with its key, hint and mistakes."""

    def graded(self, lang: Lang, variant: Variant, graded: Graded) -> None:
        """Show what an answer tried would be worth."""

    def computing(self, lang: Lang) -> AbstractContextManager[None]:
        """Say that torch is waited for; within it Ctrl-C raises KeyboardInterrupt."""

    def edit_file(self, lang: Lang, file: str, line: int) -> Reason | None:
        """Open a file at its line in the learner's editor and wait."""


class Screen(Protocol):
    def ask(self, lang: Lang, question: Question) -> Said:
        """Show the question and read one line."""

    def again(self, lang: Lang, reason: Reason) -> Said:
        """Say why the line could not be used and read another under the same question."""

    def feedback(self, lang: Lang, feedback: Feedback) -> Said:
        """Show what the answer was worth and read one line: nothing, a rating, a command."""

    def help(self, lang: Lang) -> None:
        """Show all commands until a key is pressed."""

    def source(self) -> None:
        """From now on show the formulas of this question as LaTeX, or again as they look."""

    def changed(self, lang: Lang, ask: Text) -> Said:
        """Ask whether a card whose answer changed is kept or learnt anew (`k`, `r`)."""

    def computing(self, lang: Lang) -> AbstractContextManager[None]:
        """Say that torch is waited for; within it Ctrl-C raises KeyboardInterrupt."""

    def edit(self, lang: Lang, card: Card) -> Reason | None:
        """Open the card at its line in the learner's editor and wait."""

    def summary(self, lang: Lang, summary: Summary) -> None:
        """Show how the session went."""
