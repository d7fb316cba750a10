"""Columns, indented blocks and bars for a report: no line is longer than what stands on it.

rich's own tables pad every line to its end and measure every cell several times, which a report
on hundreds of decks would be felt to do.
"""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text as Line

GAP = 2
"""Cells between two columns."""

LEAST = 8
"""Cells the first column has at least, however narrow the screen."""


class Indented:
    """Parts moved to the right, with a lead of fewer cells before the first line."""

    def __init__(self, parts: Sequence[RenderableType], by: int, lead: Line | None = None) -> None:
        self.parts = parts
        self.by = by
        self.lead = lead or Line()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update(width=max(options.max_width - self.by, 1))
        lead = Line.assemble(self.lead, " " * (self.by - self.lead.cell_len), end="")
        for part in self.parts:
            for row in console.render_lines(part, inner, pad=False):
                yield from lead.render(console)
                yield from row
                yield Segment.line()
                lead = Line(" " * self.by, end="")


class Columns:
    """Rows of cells: the first column wraps where it must, the others end under each other.

    An empty row of `head` is left out; with `last` the last column stands to the left.
    """

    def __init__(
        self, head: Sequence[str], rows: Sequence[Sequence[Line]], *, last: bool = False
    ) -> None:
        titles = [[Line(name, "dim") for name in head]] if any(head) else []
        self.rows = [*titles, *rows]
        self.last = last

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = [max(cell.cell_len for cell in column) for column in zip(*self.rows, strict=True)]
        others = sum(width + GAP for width in widths[1:])
        first = max(min(widths[0], options.max_width - others), LEAST)
        for row in self.rows:
            name, *below = [row[0]] if row[0].cell_len <= first else row[0].wrap(console, first)
            yield self._row(name, row[1:], [first, *widths[1:]])
            yield from below

    def _row(self, name: Line, cells: Sequence[Line], widths: Sequence[int]) -> Line:
        made, spare = name.copy(), widths[0] - name.cell_len
        for cell, width in zip(cells, widths[1:], strict=True):
            left = self.last and cell is cells[-1]
            lead = 0 if left else width - cell.cell_len
            if cell.plain:
                made.append(" " * (spare + GAP + lead)).append_text(cell)
            spare = 0 if cell.plain else spare + GAP + width
        made.no_wrap = True
        return made


def bar(value: int, most: int, width: int, *, ascii: bool = False) -> str:
    """A bar from zero, `width` cells long at the largest value; what is not zero is seen."""
    if not value or width < 1:
        return ""
    eighths = max(round(8 * width * value / most), 1)
    if ascii:
        return "#" * max(round(eighths / 8), 1)
    full, rest = divmod(eighths, 8)
    return "█" * full + " ▏▎▍▌▋▊▉"[rest].strip()
