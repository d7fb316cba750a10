"""`quiz reset ITEM…`: forget what is remembered of items; their history stays."""

from typing import Annotated

import typer

from quizcli.cli import completing, marking
from quizcli.cli.speech import words
from quizcli.store import marks


def command(
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM…", help=words("history-items"), autocompletion=completing.items
        ),
    ],
) -> int:
    return marking.mark(items, marks.reset)
