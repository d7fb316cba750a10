"""`quiz suspend ITEM…`: hide items until they are resumed."""

from quizcli.cli.marking import Items, mark
from quizcli.store import marks


def command(items: Items) -> int:
    return mark(items, marks.suspend)
