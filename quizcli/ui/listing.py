"""Items as lines: in columns that fit the terminal, Korean counted double.

Signs that a terminal would obey need no care here: decks that have any are refused.
"""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from quizcli.ui.mathematics import shown as formulas

Row = tuple[str, str, str, str]
"""Item, kind, state and question."""

LEAST = 24
"""Columns a question must have beside the rest; with fewer, an item takes two lines."""


def width() -> int:
    """The columns of the terminal."""
    return max(shutil.get_terminal_size().columns, 20)


def plain(text: str) -> str:
    """The text on one line, composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def tabbed(rows: Sequence[Row]) -> Iterator[str]:
    """Nothing shortened, formulas as they are written, tabs between: for programs."""
    return ("\t".join(map(plain, row)) for row in rows)


def lines(rows: Sequence[Row], columns: int) -> Iterator[str]:
    """The rows in so many columns; only a question, or a name longer than a line, is cut."""
    rows = [
        (plain(item), kind, state, plain(formulas(question)))
        for item, kind, state, question in rows
    ]
    names, kinds, states = (max((cell_len(row[at]) for row in rows), default=0) for at in range(3))
    alone = columns - names - kinds - states - 6 < LEAST
    for item, kind, state, question in rows:
        about = f"  {_filled(kind, kinds)}  {_filled(state, states)}  "
        if alone:
            yield fitting(item, columns)
        else:
            about = _filled(item, names) + about
        yield about + fitting(question, columns - cell_len(about))


def _filled(text: str, columns: int) -> str:
    return set_cell_size(text, columns)


def fitting(text: str, columns: int) -> str:
    """The text, or as much of it as fits with a sign that it goes on."""
    if cell_len(text) <= columns:
        return text
    return f"{set_cell_size(text[: 4 * columns], max(columns - 1, 0)).rstrip()}…"
