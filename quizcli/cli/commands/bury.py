"""`quiz bury ITEM…`: hide items until tomorrow."""

from quizcli.cli.marking import Items, mark
from quizcli.store import marks


def command(items: Items) -> int:
    return mark(items, marks.bury)
