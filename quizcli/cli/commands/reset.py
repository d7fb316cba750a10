"""`quiz reset ITEM…`: forget what is remembered of items; their history stays."""

from quizcli.cli.marking import Items, mark
from quizcli.store import marks


def command(items: Items) -> int:
    return mark(items, marks.reset)
