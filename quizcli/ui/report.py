"""A report on the screen: quiet columns, and bars that start at zero.

Narrow screens, and `plain` (screen readers, logs), get one labelled line where wide ones get a
row of a table; `plain` has no bars. Text of cards and learners is never read as markup.
"""

import os
import unicodedata
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group, RenderableType
from rich.text import Text as Line

from quizcli.messages import label
from quizcli.model import Lang
from quizcli.stats import PERIODS, Coming, Counts, Hard, Report, Retention
from quizcli.ui.columns import GAP, LEAST, Columns, Indented, bar
from quizcli.ui.layout import ACCENT, Flow, line, minutes
from quizcli.ui.mathematics import Shown
from quizcli.ui.mathematics import shown as formulas

NARROWEST = 20
"""Columns a terminal is taken to have at least, whatever it says."""

NARROW = 56
"""Columns below which the rows of wide tables become lines."""

SLIPS = 10
"""Slips shown at most; `--json` has them all."""

_INDENT, _LONGEST_BAR, _LONGEST_ANSWER = 2, 40, 30


class Look(Struct, frozen=True):
    """What a report has to fit: its language, the columns there are, who reads it."""

    lang: Lang
    columns: int
    plain: bool
    ascii: bool = False

    def word(self, name: str, **fields: object) -> str:
        return label(self.lang, f"progress.{name}", **fields)

    @property
    def dash(self) -> str:
        """What stands where there is no figure."""
        return self.word("none") if self.plain else "–"

    @property
    def wide(self) -> bool:
        return self.columns >= NARROW and not self.plain


def show(lang: Lang, report: Report, *, plain: bool) -> None:
    """Print it, in colours only where a terminal shows them and NO_COLOR is not set."""
    bare = plain or bool(os.environ.get("NO_COLOR"))
    console = Console(
        highlight=False, markup=False, emoji=False, color_system=None if bare else "auto"
    )
    console.width = max(console.width, NARROWEST)
    look = Look(lang, console.width, plain, console.options.ascii_only)
    console.print(page(look, report))


def page(look: Look, report: Report) -> Group:
    """The whole report; with nothing answered yet only what there is to begin."""
    began = bool(report.streak.longest)
    parts = [*_title(look, report), _now(look, report, began=began)]
    parts += _section(look, look.word("decks"), _decks(look, report))
    if began:
        coming = look.word("coming", days=len(report.coming))
        slips = look.word("slips", date=_short(report.since, report.day))
        parts += _section(look, look.word("retention"), _retention(look, report))
        parts += _section(look, coming, _coming(look, report.coming))
        parts += _section(look, look.word("hardest"), _hardest(look, report.hardest))
        parts += _section(look, slips, _slips(look, report))
    return Group(*parts)


def _title(look: Look, report: Report) -> list[RenderableType]:
    parts = [look.word("title"), report.day.isoformat(), *([report.deck] if report.deck else [])]
    top: list[RenderableType] = [Flow([line(_one_line(part), "bold") for part in parts]), line("")]
    if report.streak.longest:
        return top
    return [*top, line(look.word("nothing")), line("")]


def _section(look: Look, title: str, parts: Sequence[RenderableType]) -> list[RenderableType]:
    none = [line(look.word("none"), "dim")]
    return [line(""), line(title, "bold"), Indented(parts or none, _INDENT)]


def _now(look: Look, report: Report, *, began: bool) -> RenderableType:
    """The study day, what waits in it, and the days in a row."""
    day = report.today
    said = look.word("no-answers")
    if day.answers:
        said = look.word(
            "answers",
            answers=day.answers,
            right=day.right,
            share=_percent(day.right / day.answers),
            new=day.new,
            minutes=look.word("minutes", minutes=minutes(day.milliseconds)),
        )
    streak = look.word("days", days=report.streak.days, longest=report.streak.longest)
    lines = {
        "today": said,
        "waiting": look.word("left", due=day.waiting_due, new=day.waiting_new),
        **({"streak": streak} if began else {}),
    }
    names = {name: line(look.word(name), "bold") for name in lines}
    width = max(name.cell_len for name in names.values()) + GAP
    return Group(*(Indented([_flow(text)], width, names[name]) for name, text in lines.items()))


def _flow(text: str, style: str = "") -> Flow:
    return Flow([line(part, style) for part in text.split(" · ")])


def _decks(look: Look, report: Report) -> list[RenderableType]:
    names, rows = _names(look, report.decks), list(report.decks)
    if not rows:
        return []
    if len(rows) > 1:
        names, rows = [*names, look.word("total")], [*rows, report.total]
    head = ["new", "learning", "known", "recall"]
    head += ["suspended"] if report.total.suspended else []
    words = [look.word(name) for name in head]
    figures = [_figures(look, row, head) for row in rows]
    if not look.wide:
        return _stacked(names, words, figures)
    table = Columns(
        ["", *words],
        [
            [line(name), *(line(figure, _quiet(figure)) for figure in row)]
            for name, row in zip(names, figures, strict=True)
        ],
    )
    return [table]


def _names(look: Look, rows: Sequence[Counts]) -> list[str]:
    """Titles, with the deck's name beside it where two are the same."""
    titles = [_one_line(row.title.of(look.lang)) if row.title else "" for row in rows]
    names = []
    for row, title in zip(rows, titles, strict=True):
        if row.deck is None:
            names.append(look.word("no-deck"))
        elif not title:
            names.append(row.deck)
        else:
            names.append(f"{title} ({row.deck})" if titles.count(title) > 1 else title)
    return names


def _figures(look: Look, row: Counts, head: Sequence[str]) -> list[str]:
    recall = look.dash if row.recall is None else _percent(row.recall)
    return [recall if name == "recall" else str(getattr(row, name)) for name in head]


def _stacked(
    names: Sequence[str], words: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[RenderableType]:
    """Each row as its name and, below it, its figures behind their words."""
    found: list[RenderableType] = []
    for name, row in zip(names, rows, strict=True):
        parts = [line(f"{word} {figure}", "dim") for word, figure in zip(words, row, strict=True)]
        found += [line(name), Indented([Flow(parts)], _INDENT)]
    return found


def _retention(look: Look, report: Report) -> list[RenderableType]:
    """What the program graded; below it, where there is any, what only the learner could rate."""
    graded, rated = (
        [_period(look, report, one) for one in report.retention if one.self_rated == who]
        for who in (False, True)
    )
    if not any(one.answers for one in report.retention if one.self_rated):
        rated = []
    title = look.word("self-rated")
    if look.plain:
        lines = [line(": ".join((row[0], " · ".join(row[1:])))) for row in graded]
        lines += [line(f"{title}, {row[0]}: {' · '.join(row[1:])}") for row in rated]
        return list(lines)
    head = ["", look.word("share"), look.word("interval"), look.word("of")]
    rows = [[line(cell, _quiet(cell)) for cell in row] for row in graded]
    rows += [[line(title, "dim"), *[line("")] * 3]] if rated else []
    rows += [[line(cell, _quiet(cell)) for cell in row] for row in rated]
    return [Columns(head, rows)]


def _period(look: Look, report: Report, one: Retention) -> list[str]:
    """Period, share, interval and counts of a row; dashes where nothing was answered."""
    name = look.word("period", days=one.days)
    if one.days not in PERIODS:
        name = look.word("from", date=_short(one.since, report.day))
    if one.share is None or one.low is None or one.high is None:
        return [name, *[look.dash] * (1 if look.plain else 3)]
    low, high = f"{100 * one.low:.0f}", f"{100 * one.high:.0f}"
    if look.plain:
        between = look.word("range", low=low, high=high)
        counted = look.word("counted", right=one.right, answers=one.answers)
        return [name, _percent(one.share, 1), between, counted]
    return [name, _percent(one.share, 1), f"{low}–{high}", f"{one.right}/{one.answers}"]


def _coming(look: Look, days: Sequence[Coming]) -> list[RenderableType]:
    if not (most := max(one.items for one in days)):
        return []
    names = [_day(look, place, one.day) for place, one in enumerate(days)]
    took = [
        look.word("minutes", minutes=minutes(one.milliseconds)) if one.items else "" for one in days
    ]
    if look.plain:
        counts = [look.word("items", items=one.items) for one in days]
        rows = zip(names, counts, took, strict=True)
        return [line(f"{name}: " + " · ".join(filter(None, rest))) for name, *rest in rows]
    columns = [
        [line(name) for name in names],
        [line(str(one.items), _quiet(str(one.items))) for one in days],
        [line(taken, "dim") for taken in took],
    ]
    used = sum(max(cell.cell_len for cell in column) + GAP for column in columns)
    width = min(look.columns - _INDENT - used, _LONGEST_BAR)
    columns.append([line(bar(one.items, most, width, ascii=look.ascii), ACCENT) for one in days])
    return [Columns([], list(zip(*columns, strict=True)), last=True)]


def _day(look: Look, place: int, when: date) -> str:
    if place < 2:
        return label(look.lang, ("today", "tomorrow")[place])
    return f"{look.word('weekdays').split()[when.weekday()]} {when:%m-%d}"


def _hardest(look: Look, found: Sequence[Hard]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for number, one in enumerate(found, 1):
        place = f"{number}. "
        asked = formulas(one.question.of(look.lang), Shown.given(plain=look.plain))
        question = _cut(place + (asked or one.item), look.columns - _INDENT)
        about = look.word("lapses", lapses=one.lapses, difficulty=f"{one.difficulty:.1f}")
        named = f"{about} · {one.item}" if asked else about
        below: list[RenderableType] = [_flow(named, "dim")]
        if one.wrong:
            lead = line(f"{look.word('wrong')} ", "dim")
            room = look.columns - _INDENT - len(place) - lead.cell_len
            width = max(min(_LONGEST_ANSWER, room), LEAST)
            typed = Flow([_cut(answer, width) for answer in one.wrong])
            below.append(Indented([typed], lead.cell_len, lead))
        parts += [question, Indented(below, len(place))]
    return parts


def _slips(look: Look, report: Report) -> list[RenderableType]:
    found = report.slips[:SLIPS]
    words = [look.word("times"), look.word("with"), look.word("last")]
    rows = [[str(s.times), str(s.items), _short(s.last, report.day)] for s in found]
    names = [_one_line(one.slip) for one in found]
    if not look.wide:
        return _stacked(names, words, rows)
    cells = [[line(cell) for cell in (name, *row)] for name, row in zip(names, rows, strict=True)]
    return [Columns(["", *words], cells)] if found else []


def _one_line(text: str) -> str:
    """Without line breaks, or anything else that would move the cursor."""
    seen = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", text))
    return " ".join(seen.split())


def _cut(text: str, width: int) -> Line:
    """One line of so many cells at most."""
    whole = _one_line(text)
    if cell_len(whole) <= width:
        return Line(whole)
    return Line(set_cell_size(whole, width - 1).rstrip() + "…")


def _percent(share: float, decimals: int = 0) -> str:
    return f"{100 * share:.{decimals}f} %"


def _quiet(figure: str) -> str:
    return "dim" if figure in ("0", "–") else ""


def _short(when: date, today: date) -> str:
    return f"{when:%m-%d}" if when.year == today.year else when.isoformat()
