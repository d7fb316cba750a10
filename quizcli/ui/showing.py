"""A variant on the screen outside a session: the question, and below it the key."""

from rich.console import Console

from quizcli import arithmetic, kinds
from quizcli.messages import label, say
from quizcli.model import Lang, Variant
from quizcli.ui import layout
from quizcli.ui.mathematics import shown as formulas


def variant(lang: Lang, shown: Variant) -> None:
    """Print the question as it is asked, then what an answer would bring up."""
    console = Console(highlight=False, markup=False, emoji=False)
    for part in layout.body(lang, shown):
        console.print(part)
    console.print(layout.line(say(lang, kinds.load(shown.card.kind).form(shown)), "dim"))
    if shown.made.hint:
        hint = formulas(shown.made.hint.of(lang))
        console.print(layout.hanging(f"{label(lang, 'hint')} ", hint, "dim"))
    key = formulas(shown.key.of(lang))
    console.print(layout.hanging(f"{label(lang, 'key')} ", key, "bold"))
    if shown.work:
        console.print(layout.line(formulas(shown.work.of(lang))))
    for slip in shown.made.slips:
        value = "" if slip.value == slip.label else arithmetic.shown(slip.value)
        said = formulas(slip.say.of(lang)) if slip.say else ""
        told = " ".join(filter(None, (value, said)))
        console.print(layout.hanging(f"  {slip.label}: ", told, "dim"))
