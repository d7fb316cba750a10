"""match: rows with a left side each, to be matched with right sides in an order drawn anew.

Where `each` says so every row is an item of its own, asked for alone among all right sides.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from quizcli import variants
from quizcli.errors import Reason
from quizcli.errors.answer import Empty, NoSuchOption, NotAnOption, OneOnly, TooLong
from quizcli.errors.computed import OptionsAlike
from quizcli.errors.form import PickOne
from quizcli.errors.rows import (
    MatchThem,
    OneSide,
    RowsWrong,
    SameRows,
    TooFewRows,
    TooManyRows,
)
from quizcli.kinds import Entry, Fault, Located, Parts, Samples
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Variant
from quizcli.rows import lettering, pairs, picking
from quizcli.variants import placeholders
from quizcli.words import folding

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("rows", "yaml"),)
PARTS = Parts("rows", when="each")
LONGEST = 800


class Row(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Two sides that belong together; `was` names former rows where each is an item."""

    left: Text
    right: Text
    was: tuple[str, ...] = ()


class Fields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`others` are right sides that belong to no row."""

    rows: dict[str, Row]
    others: tuple[Text, ...] = ()
    each: bool = False


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return list(_faults(fields))


def _faults(fields: Fields) -> Iterator[Fault]:
    names, rows = list(fields.rows), list(fields.rows.values())
    if len(rows) < 2:
        yield Fault(("rows",), TooFewRows(len(rows)))
    rights = _rights(rows, fields.others)
    if max(len(rows), len(rights)) > lettering.MOST:
        yield Fault(("rows",), TooManyRows(max(len(rows), len(rights)), lettering.MOST))
    if len(rows) > 1 and len(rights) < 2:
        yield Fault(("rows",), OneSide())
    if same := picking.alike(tuple(row.left for row in rows)):
        one, other, text = same
        yield Fault(("rows", names[other], "left"), SameRows(text, names[one]))
    if same := picking.alike(rights):
        one, other, text = same
        sides = [row.right for row in rows]
        path: tuple[str | int, ...] = ("others",)
        if rights[other] in sides:
            path = ("rows", names[sides.index(rights[other])], "right")
        yield Fault(path, SameRows(text, rights[one].en))


def _rights(rows: list[Row], others: tuple[Text, ...]) -> tuple[Text, ...]:
    """The right sides, one that several rows share once; the others behind them."""
    shared = {_folded(row.right): row.right for row in reversed(rows)}
    return (*reversed(shared.values()), *others)


def _folded(text: Text) -> tuple[str, str]:
    return folding.exact(text.ko), folding.exact(text.en)


def texts(fields: Fields) -> list[Located[Text]]:
    found: list[Located[Text]] = []
    for name, row in fields.rows.items():
        found += [(("rows", name, "left"), row.left), (("rows", name, "right"), row.right)]
    return [*found, *((("others", index), text) for index, text in enumerate(fields.others))]


def expressions(fields: Fields) -> list[Located[str]]:
    return []


def known(fields: Fields) -> tuple[str, ...]:
    return tuple(side for _, text in texts(fields) for side in {text.ko, text.en})


def form(variant: Variant) -> Reason:
    labels = lettering.shown(variant)
    return MatchThem(labels.rows[0] + labels.options[0]) if labels.rows else PickOne()


def essence(fields: Fields) -> str:
    """All pairs, in whatever order they stand; of a single row its right side."""
    if fields.each and len(fields.rows) == 1:
        return "\1".join(_folded(next(iter(fields.rows.values())).right))
    found = ("\1".join((*_folded(r.left), *_folded(r.right))) for r in fields.rows.values())
    return "\0".join(sorted(found))


def variant(made: Made, terms: Terms) -> Variant | Reason:
    fields: Fields = made.card.fields
    rows = [
        Row(placeholders.filled(row.left, made.values), placeholders.filled(row.right, made.values))
        for row in fields.rows.values()
    ]
    others = tuple(placeholders.filled(text, made.values) for text in fields.others)
    rights = _rights(rows, others)
    lefts = tuple(row.left for row in rows)
    if same := picking.alike(lefts) or picking.alike(rights):
        return OptionsAlike(same[2])
    if len(rights) < 2:
        return OneSide()
    order = list(range(len(rights)))
    variants.stream(made.seed, "options").shuffle(order)
    options = tuple(rights[place] for place in order)
    if _alone(made):
        row = list(fields.rows).index(made.card.part)
        rows, lefts = [rows[row]], (lefts[row],)
    places = [_folded(option) for option in options]
    answer = tuple(places.index(_folded(row.right)) for row in rows)
    return Variant(
        made=made,
        key=_shown(options, lefts, answer),
        answer=answer,
        options=options,
        order=tuple(order),
        rows=lefts,
    )


def _alone(made: Made) -> bool:
    """Whether one row of the card is asked for."""
    return bool(made.card.part) and made.card.fields.each


def _shown(options: tuple[Text, ...], rows: tuple[Text, ...], places: tuple[int, ...]) -> Text:
    labels = lettering.labels(options, rows)
    given = [
        (labels.rows[row : row + 1] + labels.options[place], options[place])
        for row, place in enumerate(places)
    ]
    return Text(
        ko=", ".join(f"{pair}) {option.ko}" for pair, option in given),
        en=", ".join(f"{pair}) {option.en}" for pair, option in given),
    )


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    if not re.search(r"[^\W_]", typed) and not folding.fold(typed):
        return Unreadable(Empty())
    if _alone(variant.made):
        places = _one(variant, typed)
    else:
        places = pairs.read(variant.options, variant.rows, typed)
    if isinstance(places, Reason):
        return Unreadable(places)
    return Reading(shown=_shown(variant.options, variant.rows, places), value=places)


def _one(variant: Variant, typed: str) -> tuple[int, ...] | Reason:
    """The option of the one row asked for, with or without that row named."""
    options = variant.options
    last = lettering.labels(options).options[len(options) - 1]
    places = picking.picked(options, typed)
    if places is None:
        found = pairs.read(options, variant.rows, typed)
        return NotAnOption(typed.strip(), last) if isinstance(found, Reason) else found
    if max(places) >= len(options):
        return NoSuchOption(typed.strip(), last)
    return places if len({*places}) == 1 else OneOnly(len({*places}))


def grade(variant: Variant, reading: Reading) -> Grade:
    given = zip(variant.rows, reading.value, variant.answer, strict=True)
    wrong = tuple(row for row, place, right in given if place != right)
    if not wrong:
        return Grade(right=True)
    return Grade(right=False, why=() if _alone(variant.made) else (RowsWrong(wrong),))


def samples(variant: Variant) -> Samples:
    labels = lettering.shown(variant)
    letters = [labels.options[place] for place in variant.answer]
    last = len(variant.options)
    if not labels.rows:
        others = [labels.options[p] for p in range(last) if p not in variant.answer]
        return Samples((letters[0], variant.key.en), tuple(others), ("", "??", "zz"))
    pairs = [row + letter for row, letter in zip(labels.rows, letters, strict=False)]
    wrong = [*letters]
    wrong[0] = labels.options[(variant.answer[0] + 1) % last]
    return Samples(
        right=(" ".join(pairs), " ".join(letters), ", ".join(reversed(pairs)), variant.key.en),
        wrong=(" ".join(wrong),),
        unreadable=("", "??", pairs[0], " ".join([*pairs, labels.rows[0] + wrong[0]])),
    )
