"""The terminal in which a card is written: labelled lines in, rows and previews out."""

from collections.abc import Sequence

from rich.rule import Rule

from quizcli import arithmetic, kinds
from quizcli.errors import Reason
from quizcli.errors.notice import NoSuchCommand
from quizcli.messages import label, say
from quizcli.model import Lang, Variant
from quizcli.screen import Graded, Said
from quizcli.ui import keyboard, layout, verdict
from quizcli.ui.mathematics import Shown
from quizcli.ui.mathematics import shown as formulas
from quizcli.ui.terminal import Terminal


class Form(Terminal):
    """A `screen.Form`."""

    def line(self, lang: Lang, prompt: str, /, **fields: object) -> Said:
        while True:
            said = self.keyboard.read(f"{label(lang, prompt, **fields)} ")
            if not isinstance(said, keyboard.Unknown):
                return said
            self.tell(lang, [NoSuchCommand(said.typed)])

    def say(self, lang: Lang, name: str, /, **fields: object) -> None:
        self._paint(layout.line(label(lang, name, **fields), "dim"))

    def rows(self, lang: Lang, rows: Sequence[tuple[str, str]]) -> None:
        for name, about in rows:
            self._paint(layout.hanging(f"  {name}  ", about) if about else layout.line(f"  {name}"))

    def tell(self, lang: Lang, reasons: Sequence[Reason]) -> None:
        for part in layout.notices(lang, reasons, plain=self.plain):
            self._paint(part)

    def variant(self, lang: Lang, variant: Variant, *, whole: bool) -> None:
        how = Shown.given(plain=self.plain)
        self._paint(layout.line("") if self.plain else Rule(style="dim"))
        for part in layout.body(lang, variant, how):
            self._paint(part)
        if whole:
            form = say(lang, kinds.load(variant.card.kind).form(variant))
            self._paint(layout.line(form, "dim"))
        key = formulas(variant.key.of(lang), how)
        self._paint(layout.hanging(f"{label(lang, 'key')} ", key, "bold"))
        if whole and variant.made.hint:
            hint = formulas(variant.made.hint.of(lang), how)
            self._paint(layout.hanging(f"{label(lang, 'hint')} ", hint))
        if whole and variant.work:
            self._paint(layout.line(formulas(variant.work.of(lang), how)))
        for slip in variant.made.slips if whole else ():
            self._paint(layout.hanging(f"  {slip.label}: ", arithmetic.shown(slip.value), "dim"))

    def graded(self, lang: Lang, variant: Variant, graded: Graded) -> None:
        how = Shown.given(plain=self.plain)
        for number, text in enumerate(verdict.lines(lang, variant, graded, how)):
            self._paint(layout.line(text, "" if number else "bold"))
