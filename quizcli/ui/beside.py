"""A problem of a deck with the line it is in, and a mark below the place."""

import unicodedata

from rich.cells import cell_len

from quizcli.messages import problem
from quizcli.model import Lang, Problem

TAB = "    "


def lines(lang: Lang, found: Problem, text: str) -> list[str]:
    """The message, the line of `text` it is about, and the mark; the message alone without.

    The line is composed: Hangul in single jamo would be as wide as a terminal likes.
    """
    rows = text.splitlines()
    place = found.place
    told = problem(lang, found)
    if not 1 <= place.line <= len(rows):
        return [told]
    row = rows[place.line - 1]
    lead = f"{place.line:>5} | "
    before = row[: place.column - 1].replace("\t", TAB)
    mark = " " * (len(lead) - 2) + "| " + " " * cell_len(before) + "^"
    return [told, lead + unicodedata.normalize("NFC", row.replace("\t", TAB)), mark]
