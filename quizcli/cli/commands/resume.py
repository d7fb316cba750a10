"""`quiz resume ITEM…`: bring back items that are suspended or buried."""

from quizcli.cli.marking import Items, mark
from quizcli.store import marks


def command(items: Items) -> int:
    return mark(items, marks.resume)
