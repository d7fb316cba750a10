"""What stands where on a screen, as rich renderables; no reading, no printing.

All text of cards and learners is shown as it is, composed (NFC): rich's markup is never
applied to it.
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
from quizcli.lettering import labels
from quizcli.messages import label, say
from quizcli.model import Lang, Rating, Variant
from quizcli.screen import Command, Feedback, Question, Summary

MARKS = {True: ("✔", "bold green"), False: ("✘", "bold red")}


def line(text: str, style: str = "") -> Line:
    return Line(unicodedata.normalize("NFC", text), style=style)


def notices(lang: Lang, reasons: Iterable[Reason]) -> list[RenderableType]:
    return [line(f"· {say(lang, reason)}", "yellow") for reason in reasons]


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
        parts.append(line(label(lang, "again" if question.again else "new"), "cyan"))
    if question.variant.made.by == "formula":
        parts.append(line(label(lang, "by-formula"), "cyan"))
    top = Flow(parts)
    card = question.variant.card
    where = [question.title.of(lang), *([card.source.section] if card.source else [])]
    lines: list[RenderableType] = [top, line(" · ".join(where), "dim")]
    return [*lines, line("") if plain else Rule(style="dim")]


def question(lang: Lang, shown: Question, *, plain: bool) -> Group:
    """A whole question screen above its answer line."""
    variant = shown.variant
    parts = header(lang, shown, plain=plain)
    parts += notices(lang, shown.notices)
    parts += [line(""), *body(lang, variant)]
    if shown.hint:
        parts += [hanging(f"{label(lang, 'hint')} ", shown.hint.of(lang), "yellow"), line("")]
    form = say(lang, kinds.load(variant.card.kind).form(variant))
    hint = label(lang, "keys.hint") if variant.made.hint and not shown.hint else ""
    keys = f"{form} · {hint}{label(lang, 'keys')}"
    parts.append(keys_line(keys))
    return Group(*parts)


def body(lang: Lang, variant: Variant) -> list[RenderableType]:
    """The question itself, its options below it."""
    parts: list[RenderableType] = [line(variant.made.ask.of(lang), "bold"), line("")]
    row = labels(variant.options) if variant.options else ""
    for mark, option in zip(row, variant.options, strict=False):
        parts.append(hanging(f"  {mark}) ", option.of(lang)))
    return [*parts, line("")] if variant.options else parts


def hanging(lead: str, text: str, style: str = "") -> "Hanging":
    return Hanging(line(lead, style), line(text, style))


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


def feedback(lang: Lang, shown: Feedback, *, plain: bool) -> Group:
    """Right or wrong and why, the worked text, and the due day of each rating."""
    work = shown.question.variant.work
    parts: list[RenderableType] = [line("")]
    if shown.rated is not None:
        parts += _verdict(lang, shown, plain=plain)
    if shown.rated is None or not shown.grade.right or not _same(shown, lang):
        key = shown.question.variant.key.of(lang)
        parts.append(hanging(f"{label(lang, 'key')} ", key, "bold"))
    parts += [hanging("  ", say(lang, why)) for why in shown.grade.why]
    if shown.grade.say:
        parts.append(hanging("  ", shown.grade.say.of(lang)))
    elif shown.grade.slip:
        parts.append(hanging("  ", label(lang, "slip", name=shown.grade.slip)))
    if work:
        parts += [line(""), line(work.of(lang))]
    parts += [line(""), *notices(lang, shown.notices), _ratings(lang, shown)]
    parts.append(keys_line(label(lang, "go-on" if shown.rated is not None else "rate-it")))
    return Group(*parts)


def _verdict(lang: Lang, shown: Feedback, *, plain: bool) -> list[RenderableType]:
    right = shown.grade.right
    mark, style = MARKS[right]
    word = label(lang, "right" if right else "wrong")
    parts: list[RenderableType] = [line(word if plain else f"{mark} {word}", style)]
    reading = shown.reading.shown.of(lang)
    if reading != shown.typed.strip():
        parts.append(hanging(f"{label(lang, 'read-as')} ", reading))
    return parts


def _same(shown: Feedback, lang: Lang) -> bool:
    """Whether the answer given is the key to the letter, which then need not be shown again."""
    return shown.reading.shown.of(lang) == shown.question.variant.key.of(lang)


def _ratings(lang: Lang, shown: Feedback) -> "Flow":
    """The four ratings with the day each makes the item due; the one taken stands out."""
    taken, parts = shown.rated or Rating.GOOD, []
    for rating, made in shown.choices.items():
        text = f"{int(rating)} {label(lang, f'rating.{int(rating)}')} "
        text += day(lang, made.memory.due, shown.day)
        here = rating == taken
        parts.append(line(f"[{text}]" if here else text, "bold" if here else "dim"))
    return Flow(parts, "  ")


def keys_line(keys: str) -> "Flow":
    return Flow([line(part, "dim") for part in keys.split(" · ")])


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


def summary(lang: Lang, shown: Summary) -> Padding:
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
        else line(label(lang, "summary.done"), "green")
    )
    if shown.tomorrow or not shown.later:
        lines.append(line(label(lang, "summary.tomorrow", tomorrow=shown.tomorrow)))
    else:
        due, count = shown.later
        when = day(lang, due, shown.today)
        lines.append(line(label(lang, "summary.later", day=when, count=count)))
    return Padding(Group(*lines, *notices(lang, shown.notices)), (1, 0, 0, 0))


def _clock(milliseconds: int) -> dict[str, int]:
    seconds = round(milliseconds / 1000)
    return {"minutes": seconds // 60, "seconds": seconds % 60}
