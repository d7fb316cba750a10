"""order: rows in an order drawn anew, to be put right by their letters or their texts.

Which order is right follows from the card: as its rows are written, or by their values. Rows
of equal value, and those that `free` names together, may stand either way.
"""

import math
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial

from msgspec import Struct

from quizcli import arithmetic, variants
from quizcli.errors import Reason
from quizcli.errors.answer import Empty, TooLong
from quizcli.errors.computed import OptionsAlike
from quizcli.errors.rows import (
    BadPick,
    FirstWrong,
    NeedsValues,
    NothingFixed,
    NotOrdered,
    OrderThem,
    RowsTooClose,
    SameRows,
    TooFewRows,
    TooManyRows,
    ValuesMissing,
    WhichWay,
)
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Value, Variant
from quizcli.rows import free, lettering, ordering, picking, sequences
from quizcli.variants import placeholders
from quizcli.words import folding

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("rows", "yaml"),)
LONGEST = 600
VALUE = "value"
"""What `by` calls the value of a row."""


class Row(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Shown is its `text`; the `value` of an expression says where it belongs."""

    text: Text
    value: str = ""


class Fields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`pick` so many rows, at least `apart` from each other, in ascending order of `by`."""

    rows: dict[str, Row] | tuple[Text, ...]
    pick: int = 0
    by: str = ""
    apart: str = ""
    free: tuple[tuple[str, ...], ...] = ()


def _rows(fields: Fields) -> list[Row]:
    if isinstance(fields.rows, dict):
        return list(fields.rows.values())
    return [Row(text) for text in fields.rows]


def _names(fields: Fields) -> list[str]:
    if isinstance(fields.rows, dict):
        return list(fields.rows)
    return [text.en for text in fields.rows]


def _valued(fields: Fields) -> bool:
    return any(row.value for row in _rows(fields))


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return [*_row_faults(fields), *_choice_faults(fields), *_free_faults(fields)]


def _row_faults(fields: Fields) -> Iterator[Fault]:
    rows, names = _rows(fields), _names(fields)
    if len(rows) < 2:
        yield Fault(("rows",), TooFewRows(len(rows)))
    if len(rows) > lettering.MOST and not fields.pick:
        yield Fault(("rows",), TooManyRows(len(rows), lettering.MOST))
    bare = tuple(name for name, row in zip(names, rows, strict=True) if not row.value)
    if 0 < len(bare) < len(rows):
        yield Fault(("rows",), ValuesMissing(bare))
    if same := picking.alike(tuple(row.text for row in rows)):
        one, other, text = same
        path: tuple[str | int, ...] = ("rows", other)
        if isinstance(fields.rows, dict):
            path = ("rows", names[other], "text")
        yield Fault(path, SameRows(text, names[one]))


def _choice_faults(fields: Fields) -> Iterator[Fault]:
    """What is wrong with the fields that choose and arrange."""
    count = min(len(_rows(fields)), lettering.MOST)
    if fields.pick and not 2 <= fields.pick <= count:
        yield Fault(("pick",), BadPick(fields.pick, count))
    for field, given in (("by", fields.by), ("apart", fields.apart)):
        if given and not _valued(fields):
            yield Fault((field,), NeedsValues(field))
    if fields.by:
        read = arithmetic.read(fields.by.removeprefix("="))
        wrong = read if isinstance(read, Reason) else arithmetic.unknown(read, (VALUE,))
        if wrong:
            yield Fault(("by",), wrong)


def _free_faults(fields: Fields) -> Iterator[Fault]:
    names, place = _names(fields), partial(_place, fields)
    found = [*free.faults(fields.free, names, place)]
    found += () if _valued(fields) else free.unfixed(fields.free, names, place)
    yield from (Fault(("free", *path), reason) for path, reason in found)


def _place(fields: Fields, name: str) -> int | None:
    """The place of a row by its name, or by its text in either language."""
    if isinstance(fields.rows, dict):
        return list(fields.rows).index(name) if name in fields.rows else None
    return next((p for p, text in enumerate(fields.rows) if name in (text.ko, text.en)), None)


def _free(fields: Fields) -> ordering.Pairs:
    return free.pairs(fields.free, partial(_place, fields))


def texts(fields: Fields) -> list[Located[Text]]:
    if isinstance(fields.rows, dict):
        return [(("rows", name, "text"), row.text) for name, row in fields.rows.items()]
    return [(("rows", index), text) for index, text in enumerate(fields.rows)]


def expressions(fields: Fields) -> list[Located[str]]:
    """All but `by`, which knows nothing but a row's value."""
    found: list[Located[str]] = [(("apart",), fields.apart)] if fields.apart else []
    if isinstance(fields.rows, dict):
        rows = fields.rows.items()
        found += [(("rows", name, "value"), row.value) for name, row in rows if row.value]
    return found


def known(fields: Fields) -> tuple[str, ...]:
    return tuple(side for row in _rows(fields) for side in {row.text.ko, row.text.en})


def form(variant: Variant) -> Reason:
    return OrderThem()


def essence(fields: Fields) -> str:
    """The names, or texts without names, in the right order; values however they stand."""
    if isinstance(fields.rows, tuple):
        names = [f"{folding.exact(text.ko)}\1{folding.exact(text.en)}" for text in fields.rows]
    elif _valued(fields):
        names = sorted(f"{name}={_bare(row.value)}" for name, row in fields.rows.items())
        names += [f"by {_bare(fields.by)}"] if fields.by else []
    else:
        names = list(fields.rows)
    groups = sorted("\1".join(sorted({*group})) for group in fields.free)
    return "\0".join([*names, *(f"free {group}" for group in groups)])


def _bare(expression: str) -> str:
    return expression.removeprefix("=").replace(" ", "")


def variant(made: Made, terms: Terms) -> Variant | Reason:
    fields: Fields = made.card.fields
    values = _values(made)
    apart = _number(Text("apart", "apart"), fields.apart or "0", made.names)
    if isinstance(values, Reason):
        return values
    if isinstance(apart, Reason):
        return apart
    shuffle = variants.stream(made.seed, "rows").shuffle
    chosen = ordering.chosen(values, fields.pick or len(values), apart, shuffle)
    if chosen is None:
        return RowsTooClose(arithmetic.shown(apart))
    before = ordering.before(values, _free(fields))
    if not any(one in chosen and other in chosen for one, other in before):
        return NothingFixed()
    right = sorted(chosen, key=lambda row: values[row])
    order = ordering.mixed(right, before, shuffle)
    rows = _rows(fields)
    options = tuple(placeholders.filled(rows[row].text, made.values) for row in order)
    if same := picking.alike(options):
        return OptionsAlike(same[2])
    answer = tuple(order.index(row) for row in right)
    key = _shown(options, answer)
    return Variant(made=made, key=key, answer=answer, options=options, order=tuple(order))


def _values(made: Made) -> list[Fraction] | Reason:
    """What each row is ordered by: its value, what `by` makes of it, or its place."""
    fields: Fields = made.card.fields
    rows = _rows(fields)
    if not _valued(fields):
        return [Fraction(place) for place in range(len(rows))]
    found: list[Fraction] = []
    for row in rows:
        value = _number(row.text, row.value, made.names)
        if fields.by and not isinstance(value, Reason):
            value = _number(row.text, fields.by, {VALUE: value})
        if isinstance(value, Reason):
            return value
        found.append(value)
    return found


def _number(row: Text, text: str, names: Mapping[str, Value]) -> Fraction | Reason:
    value = arithmetic.evaluated(text, names)
    if isinstance(value, Reason):
        return value
    if isinstance(value, bool | str | tuple) or not math.isfinite(value):
        return NotOrdered(row, arithmetic.shown(value))
    return Fraction(value)


def _shown(options: tuple[Text, ...], places: tuple[int, ...]) -> Text:
    row = lettering.labels(options).options
    return Text(
        ko=" → ".join(f"{row[place]}) {options[place].ko}" for place in places),
        en=" → ".join(f"{row[place]}) {options[place].en}" for place in places),
    )


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    options = variant.options
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    if not re.search(r"[^\W_]", typed) and not folding.fold(typed):
        return Unreadable(Empty())
    read = sequences.read(options, typed)
    if isinstance(read, Reason):
        return Unreadable(read)
    comparable = read.compared and _valued(variant.card.fields)
    if comparable and _wrong_at(variant, read.places) and not _wrong_at(variant, read.places[::-1]):
        return Unreadable(WhichWay(typed.strip()))
    return Reading(shown=_shown(options, read.places), value=read.places)


def grade(variant: Variant, reading: Reading) -> Grade:
    wrong = _wrong_at(variant, reading.value)
    if wrong is None:
        return Grade(right=True)
    place, wanted = wrong
    got = variant.options[reading.value[place]]
    return Grade(right=False, why=(FirstWrong(place + 1, got, variant.options[wanted]),))


def _wrong_at(variant: Variant, places: tuple[int, ...]) -> tuple[int, int] | None:
    """The first wrong place, and which of the options should stand there."""
    values = _values(variant.made)
    assert not isinstance(values, Reason)
    before = ordering.before(values, _free(variant.card.fields))
    order = variant.order
    given, right = ([order[place] for place in p] for p in (places, variant.answer))
    wrong = ordering.first_wrong(given, right, before)
    return None if wrong is None else (wrong[0], order.index(wrong[1]))


def samples(variant: Variant) -> Samples:
    row = lettering.labels(variant.options).options
    letters = [row[place] for place in variant.answer]
    beyond = row[len(letters) :][:1]
    return Samples(
        right=(" ".join(letters), "".join(letters), " → ".join(letters), variant.key.en),
        wrong=(", ".join(reversed(letters)),),
        unreadable=("", "??", letters[0], " ".join([*letters, letters[0]]), *beyond),
    )
