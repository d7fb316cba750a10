"""What is asked, what goes wrong and what was wrong where rows are put in order or matched."""

from quizcli.errors import rows
from quizcli.messages import Templates


def _unknown(reason: rows.UnknownRow) -> str:
    meant = f"; `{reason.meant}` was probably meant" if reason.meant else ""
    return f"no row is called `{reason.name}`{meant}. The rows are: {', '.join(reason.known)}."


TEMPLATES: Templates = {
    rows.OrderThem: "Type all the letters in order, the first one first",
    rows.MatchThem: "Type a letter for each number, as in {example}",
    rows.NotInOrder: "`{typed}` cannot be read as an order. Type the letters up to {last}, or the "
    "texts with commas between, the first one first.",
    rows.RowsLeftOut: "Not given yet: {rows}. Type all of them.",
    rows.RowTwice: "Given twice: {row}. Type each of them once.",
    rows.WhichWay: "`{typed}` may mean two orders here. Type the letters with commas between, the "
    "first one first.",
    rows.NotPairs: "`{typed}` cannot be read as pairs. Type a letter for each number, as in "
    "{example}.",
    rows.NoSuchRow: "`{typed}` goes beyond the rows; the last one is {last}.",
    rows.SeveralFor: "Several letters for one number: {row}. Type one for each.",
    rows.FirstWrong: lambda reason: (
        f"Place {reason.place}: {reason.got.en} stands there; it should be {reason.wanted.en}."
    ),
    rows.RowsWrong: "Matched wrongly: {rows}.",
    rows.TooFewRows: "at least two rows are needed; this card has {count}.",
    rows.TooManyRows: "{count} are too many to be lettered; there may be {most}.",
    rows.SameRows: "this reads the same as `{first}`: `{text}`.",
    rows.ValuesMissing: "all rows need a `value`, or none; without one: {rows}.",
    rows.NeedsValues: "`{field}` has a meaning only where every row has a `value`.",
    rows.BadPick: "`pick: {pick}` cannot be; from 2 to {most} rows can be picked here.",
    rows.UnknownRow: _unknown,
    rows.FreeAlone: "a group of `free` needs two rows or more, as in `free: [[a, b]]`.",
    rows.FreeApart: "`{one}` and `{other}` cannot change places: `{between}` stands between them. "
    "Name it in the group too, or leave the group out.",
    rows.NothingFixed: "every order of the rows would be right.",
    rows.OneSide: "all rows have the same right side; add `others`, or another right side.",
    rows.RowsTooClose: "the values of the rows are less than {apart} apart.",
    rows.NotOrdered: "the value of the row `{row}` is no number: {value}.",
    "kind.order": "rows to be put in order",
    "kind.match": "two sides to be matched",
    "add.field.order.rows": "Rows in the right order (e.g. [LeNet-5, AlexNet, VGG-16])>",
    "add.field.match.rows": "Rows (e.g. {{lstm: {{left: LSTM, right: 3 gates}}, "
    "gru: {{left: GRU, right: 2 gates}}}})>",
}
