"""What stands where on a screen, as rich renderables; no reading, no printing.

All text of cards and learners is shown as it is, composed (NFC), with the mathematics of cards
as `mathematics` shows it: rich's markup is never applied to it. Nothing is told by colour alone,
and the two colours there are can be seen on white and on black. `plain` is for screen readers:
one thing a line, no lines drawn, no marks.
"""

import unicodedata
from collections.abc import Iterable
from datetime import date

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text as Line

from quizcli import kinds, studyday
from quizcli.errors import Reason
from quizcli.messages import label, say
from quizcli.model import Lang, Rating, Variant
from quizcli.rows import lettering
from quizcli.screen import Command, Feedback, Graded, Question, Summary
from quizcli.ui.mathematics import Shown
from quizcli.ui.mathematics import shown as formulas

ACCENT = "magenta"
MARKS = {"right": ("✔", "green"), "wrong": ("✘", "red"), "near": ("≈", ACCENT)}


def line(text: str, style: str = "") -> Line:
    return Line(unicodedata.normalize("NFC", text), style=style)


def notices(lang: Lang, reasons: Iterable[Reason], *, plain: bool = False) -> list[RenderableType]:
    """What is told in passing."""
    told = [say(lang, reason) for reason in reasons]
    return [line(text) if plain else hanging("· ", text, lead_style=ACCENT) for text in told]


def minutes(milliseconds: int) -> int:
    """Whole minutes, a begun one counted."""
    return -(-milliseconds // 60_000)


def header(lang: Lang, question: Question, *, plain: bool) -> list[RenderableType]:
    """How far the session is, the deck and the section."""
    progress = question.progress
    counted = {
        "done": progress.done,
        "left": progress.left,
        "minutes": minutes(progress.milliseconds),
    }
    parts = [line(part, "bold") for part in label(lang, "progress", **counted).split(" · ")]
    if question.again or question.new:
        parts.append(line(label(lang, "again" if question.again else "new"), ACCENT))
    if question.variant.made.by == "formula":
        parts.append(line(label(lang, "by-formula"), ACCENT))
    card = question.variant.card
    where = [question.title.of(lang), *([card.source.section] if card.source else [])]
    lines: list[RenderableType] = flowing(parts, plain=plain)
    if plain:
        return [*lines, *(line(part) for part in where), line("")]
    return [*lines, line(" · ".join(where), "dim"), Rule(style="dim")]


def question(lang: Lang, shown: Question, *, plain: bool, source: bool = False) -> Group:
    """A whole question screen above its answer line; `source`: formulas as they are written."""
    variant, how = shown.variant, Shown.given(plain=plain, source=source)
    parts = header(lang, shown, plain=plain)
    parts += notices(lang, shown.notices, plain=plain)
    parts += [line(""), *body(lang, variant, how)]
    if shown.hint:
        hint = formulas(shown.hint.of(lang), how)
        parts += [hanging(f"{label(lang, 'hint')} ", hint, lead_style="bold"), line("")]
    form = say(lang, kinds.load(variant.card.kind).form(variant))
    offer = label(lang, "keys.hint") if variant.made.hint and not shown.hint else ""
    keys = f"{form} · {offer}{label(lang, 'keys')}"
    parts += keys_line(keys, plain=plain)
    return Group(*parts)


def body(lang: Lang, variant: Variant, how: Shown = Shown.UNICODE) -> list[RenderableType]:
    """The question itself, below it the rows it asks about and the options for them."""
    parts: list[RenderableType] = [line(formulas(variant.made.ask.of(lang), how), "bold"), line("")]
    labels = lettering.shown(variant)
    for place, row in enumerate(variant.rows):
        lead = f"  {labels.rows[place]}. " if labels.rows else "  "
        parts.append(hanging(lead, formulas(row.of(lang), how)))
    parts += [line("")] if variant.rows else []
    for mark, option in zip(labels.options, variant.options, strict=False):
        parts.append(hanging(f"  {mark}) ", formulas(option.of(lang), how)))
    return [*parts, line("")] if variant.options else parts


def hanging(lead: str, text: str, style: str = "", *, lead_style: str = "") -> "Hanging":
    return Hanging(line(lead, lead_style or style), line(text, style))


class Hanging:
    """Text whose further lines begin under its first, behind the lead."""

    def __init__(self, lead: Line, text: Line) -> None:
        self.lead = lead
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lead = self.lead
        width = max(options.max_width - lead.cell_len, 10)
        for row in self.text.wrap(console, width, overflow="fold"):
            yield Line.assemble(lead, row)
            lead = Line(" " * lead.cell_len)


def feedback(lang: Lang, shown: Feedback, *, plain: bool, source: bool = False) -> Group:
    """Right or wrong and why, the worked text, and the due day of each rating."""
    work = shown.question.variant.work
    how = Shown.given(plain=plain, source=source)
    parts: list[RenderableType] = [line("")]
    if shown.rated is not None:
        parts += _verdict(lang, shown, how, plain=plain)
    if shown.rated is None or not shown.grade.right or not _same(shown, lang):
        key = formulas(shown.question.variant.key.of(lang), how)
        parts.append(hanging(f"{label(lang, 'key')} ", key, "bold"))
    parts += [hanging("  ", formulas(say(lang, why), how)) for why in shown.grade.why]
    if shown.grade.say:
        parts.append(hanging("  ", formulas(shown.grade.say.of(lang), how)))
    elif shown.grade.slip:
        parts.append(hanging("  ", label(lang, "slip", name=shown.grade.slip)))
    if work:
        parts += [line(""), line(formulas(work.of(lang), how))]
    parts += [line(""), *notices(lang, shown.notices, plain=plain)]
    parts += _ratings(lang, shown, plain=plain)
    keys = label(lang, "go-on" if shown.rated is not None else "rate-it")
    parts += keys_line(keys, plain=plain)
    return Group(*parts)


def _verdict(lang: Lang, shown: Feedback, how: Shown, *, plain: bool) -> list[RenderableType]:
    verdict = Graded(shown.reading, shown.grade).verdict
    mark, style = MARKS[verdict]
    word = label(lang, verdict)
    marked = Line.assemble((f"{mark} ", style), (word, "bold"))
    parts: list[RenderableType] = [line(word) if plain else marked]
    reading = shown.reading.shown.of(lang)
    if reading != shown.typed.strip():
        parts.append(hanging(f"{label(lang, 'read-as')} ", formulas(reading, how)))
    return parts


def _same(shown: Feedback, lang: Lang) -> bool:
    """Whether the answer given is the key to the letter, which then need not be shown again."""
    return shown.reading.shown.of(lang) == shown.question.variant.key.of(lang)


def _ratings(lang: Lang, shown: Feedback, *, plain: bool) -> list[RenderableType]:
    """The four ratings with the day each makes the item due; the one taken stands out."""
    taken, parts = shown.rated or Rating.GOOD, []
    for rating, made in shown.choices.items():
        text = f"{int(rating)} {label(lang, f'rating.{int(rating)}')} "
        text += day(lang, made.memory.due, shown.day)
        if rating != taken:
            parts.append(line(text, "dim"))
        elif plain:
            name = "rating.taken" if shown.rated else "rating.enter"
            parts.append(line(label(lang, name, rating=text)))
        else:
            parts.append(line(f"[{text}]", "bold"))
    return flowing(parts, "  ", plain=plain)


def keys_line(keys: str, *, plain: bool = False) -> list[RenderableType]:
    return flowing([line(part, "dim") for part in keys.split(" · ")], plain=plain)


def flowing(parts: list[Line], between: str = " · ", *, plain: bool) -> list[RenderableType]:
    """Parts in a row, or each on a line of its own."""
    return list(parts) if plain else [Flow(parts, between)]


class Flow:
    """Parts in a row that never break inside a part where the screen is too narrow for all."""

    def __init__(self, parts: list[Line], between: str = " · ") -> None:
        self.parts = parts
        self.between = between

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        row = Line()
        for part in self.parts:
            wide = row.cell_len + len(self.between) + part.cell_len
            if len(row) and wide > options.max_width:
                yield row
                row = Line()
            row.append(self.between if len(row) else "", "dim")
            row.append_text(part)
        yield row


def day(lang: Lang, due: int, today: int) -> str:
    """A due day, short: today, tomorrow, the date, with the year where it is another."""
    if due - today in (0, 1):
        return label(lang, ("today", "tomorrow")[due - today])
    when: date = studyday.to_date(due)
    form = "%m-%d" if when.year == studyday.to_date(today).year else "%Y-%m-%d"
    return when.strftime(form)


def commands(lang: Lang) -> Group:
    """Every command with what it does."""
    lines = [hanging(f" /{c.value} ", label(lang, f"command.{c.name.lower()}")) for c in Command]
    return Group(line(label(lang, "commands"), "bold"), *lines, line(label(lang, "jamo"), "dim"))


def summary(lang: Lang, shown: Summary, *, plain: bool = False) -> Padding:
    """How the session went and what comes."""
    share = round(100 * shown.right / shown.asked) if shown.asked else 0
    lines: list[RenderableType] = [line(label(lang, "summary"), "bold")]
    if shown.asked:
        lines.append(
            line(label(lang, "summary.asked", asked=shown.asked, right=shown.right, share=share))
        )
        lines.append(line(label(lang, "summary.time", **_clock(shown.milliseconds))))
    lines.append(
        line(label(lang, "summary.left", left=shown.left))
        if shown.left
        else line(label(lang, "summary.done"), "bold")
    )
    if shown.tomorrow or not shown.later:
        lines.append(line(label(lang, "summary.tomorrow", tomorrow=shown.tomorrow)))
    else:
        due, count = shown.later
        when = day(lang, due, shown.today)
        lines.append(line(label(lang, "summary.later", day=when, count=count)))
    lines += notices(lang, shown.notices, plain=plain)
    return Padding(Group(*lines), (1, 0, 0, 0))


def _clock(milliseconds: int) -> dict[str, int]:
    seconds = round(milliseconds / 1000)
    return {"minutes": seconds // 60, "seconds": seconds % 60}
