"""The session's screen in a terminal: paints with rich, reads with readline.

`plain` is for screen readers and logs: no colours, no clearing, no marks, one thing a line.
"""

import sys
from contextlib import AbstractContextManager

from rich.console import Console, RenderableType

from quizcli.errors import Reason
from quizcli.errors.notice import NoEditor, NoSuchCommand
from quizcli.messages import label
from quizcli.model import Card, Lang, Text, Variant
from quizcli.screen import Feedback, Question, Said, Summary
from quizcli.ui import editor, keyboard, layout
from quizcli.ui.mathematics import Shown
from quizcli.ui.mathematics import shown as formulas

NARROWEST = 20
"""Columns a terminal is taken to have at least, whatever it says."""


class Terminal:
    """A `session.screen.Screen`."""

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain
        self.keyboard = keyboard.Keyboard()
        self.prompt = "prompt.answer"
        self.waiting = False
        self.painted: Variant | None = None
        self.sourced: Variant | None = None
        self.console = Console(
            highlight=False,
            markup=False,
            emoji=False,
            color_system=None if plain else "auto",
        )
        if self.console.width < NARROWEST:
            self.console.width = NARROWEST

    def _paint(self, what: RenderableType) -> None:
        self.console.print(what, soft_wrap=False)

    def _clear(self) -> None:
        if self.plain:
            self.console.print()
        else:
            self.console.clear()

    def _read(self, lang: Lang, prompt: str) -> Said:
        """A line or a command; what only looks like a command is asked again."""
        self.prompt, self.waiting = prompt, False
        while True:
            said = self.keyboard.read(f"{label(lang, prompt)} ")
            if not isinstance(said, keyboard.Unknown):
                return said
            for part in layout.notices(lang, [NoSuchCommand(said.typed)], plain=self.plain):
                self._paint(part)

    def ask(self, lang: Lang, question: Question) -> Said:
        self._clear()
        source = self._sourced(question.variant)
        self._paint(layout.question(lang, question, plain=self.plain, source=source))
        return self._read(lang, "prompt.answer")

    def again(self, lang: Lang, reason: Reason) -> Said:
        for part in layout.notices(lang, [reason], plain=self.plain):
            self._paint(part)
        return self._read(lang, self.prompt)

    def feedback(self, lang: Lang, feedback: Feedback) -> Said:
        source = self._sourced(feedback.question.variant)
        self._paint(layout.feedback(lang, feedback, plain=self.plain, source=source))
        return self._read(lang, "prompt.next")

    def _sourced(self, variant: Variant) -> bool:
        """Whether formulas are to be shown as written; another question begins without."""
        self.painted = variant
        return variant is self.sourced

    def source(self) -> None:
        self.sourced = None if self.sourced is self.painted else self.painted

    def help(self, lang: Lang) -> None:
        self._clear()
        self._paint(layout.commands(lang))
        self.keyboard.read(f"{label(lang, 'prompt.back')} ")

    def computing(self, lang: Lang) -> AbstractContextManager[None]:
        if not self.waiting:
            self._paint(layout.line(label(lang, "computing"), "dim"))
        self.waiting = True
        return self.keyboard.interruptible()

    def changed(self, lang: Lang, ask: Text) -> Said:
        self._clear()
        how = Shown.given(plain=self.plain)
        self._paint(layout.line(formulas(ask.of(lang), how), "bold"))
        self._paint(layout.line(label(lang, "changed")))
        return self._read(lang, "prompt.changed")

    def edit(self, lang: Lang, card: Card) -> Reason | None:
        return self.edit_file(lang, card.place.file, card.place.line)

    def edit_file(self, lang: Lang, file: str, line: int) -> Reason | None:
        failed = editor.edit(file, line)
        self.keyboard.forget()
        return NoEditor(failed) if failed else None

    def summary(self, lang: Lang, summary: Summary) -> None:
        self._paint(layout.summary(lang, summary, plain=self.plain))
        sys.stdout.flush()
