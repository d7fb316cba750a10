"""What can be wrong with vectors and matrices."""

from quizcli.errors import tensor
from quizcli.messages import Templates, say


def _place(place: tuple[int, ...]) -> str:
    if len(place) == 1:
        return f"entry {place[0]}"
    if len(place) == 2:
        return f"row {place[0]}, column {place[1]}"
    return f"entry ({', '.join(map(str, place))})"


def _size(shape: tuple[int, ...]) -> str:
    if len(shape) == 1:
        return f"a vector of {shape[0]}"
    return "×".join(map(str, shape))


def _wanted(reason: tensor.TensorWanted) -> str:
    form = say("en", reason.form)
    return f"Type it as [1, 2] or [[1, 2], [3, 4]]. Each entry: {form[:1].lower()}{form[1:]}"


def _unread(reason: tensor.EntryUnread) -> str:
    place = _place(reason.place)
    return f"{place[:1].upper()}{place[1:]}, `{reason.typed}`: {say('en', reason.why)}"


def _differ(reason: tensor.EntriesDiffer) -> str:
    pairs = zip(reason.places, reason.seen, strict=True)
    seen = "; ".join(f"{_place(place)} ({typed})" for place, typed in pairs)
    return f"Not right: {seen}{f'; and {reason.more} more' if reason.more else ''}."


def _shape(reason: tensor.TensorShapeDiffers) -> str:
    return f"The shape differs: yours is {_size(reason.got)}, the right one {_size(reason.wanted)}."


TEMPLATES: Templates = {
    tensor.TensorWanted: _wanted,
    tensor.KeyNotTensor: "the key is {key}, which is no vector or matrix that can be asked for; a "
    "list of numbers, or lists of one length, is meant (at most {rank} levels and {most} entries)",
    tensor.EntryUnread: _unread,
    tensor.EntryDigits: "Commas part the entries here, so `1,000` is two of them. Type it without.",
    tensor.RaggedRows: "The rows are not of one length. Type it as [1, 2] or [[1, 2], [3, 4]].",
    tensor.RowsWanted: "Type it row by row, as in [[1, 2], [3, 4]]: {count} numbers in a row do "
    "not tell where a row ends.",
    tensor.OneNumber: "That is one number. Type all the entries, as in [1, 2].",
    tensor.NestedTooDeep: "Too many brackets in each other: at most {most}. Type it as "
    "[[1, 2], [3, 4]].",
    tensor.MinusUnclear: "Two entries or a difference? Put commas between the entries.",
    tensor.SlashUnclear: "A fraction or a new row? Put commas between the entries.",
    tensor.EntriesDiffer: _differ,
    tensor.TensorShapeDiffers: _shape,
    tensor.Transposed: "This is the transpose: rows and columns are exchanged.",
    "kind.tensor": "a vector or matrix, given or computed",
    "add.field.tensor.decimals": "Decimal places of each entry [whole numbers]>",
    "add.field.tensor.answer": "Right answer, as in [[1, 2], [3, 4]]>",
}
