"""A variant on the screen outside a session: the question, and below it the key."""

from rich.console import Console

from quizcli import arithmetic, kinds
from quizcli.messages import label, say
from quizcli.model import Lang, Variant
from quizcli.ui import layout


def variant(lang: Lang, shown: Variant) -> None:
    """Print the question as it is asked, then what an answer would bring up."""
    console = Console(highlight=False, markup=False, emoji=False)
    for part in layout.body(lang, shown):
        console.print(part)
    console.print(layout.line(say(lang, kinds.load(shown.card.kind).form(shown)), "dim"))
    if shown.made.hint:
        console.print(layout.hanging(f"{label(lang, 'hint')} ", shown.made.hint.of(lang), "dim"))
    key = layout.hanging(f"{label(lang, 'key')} ", shown.key.of(lang), "bold")
    console.print(key)
    if shown.work:
        console.print(layout.line(shown.work.of(lang)))
    for slip in shown.made.slips:
        said = f" {slip.say.of(lang)}" if slip.say else ""
        console.print(
            layout.hanging(f"  {slip.label}: ", f"{arithmetic.shown(slip.value)}{said}", "dim")
        )
