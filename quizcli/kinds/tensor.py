"""tensor: a vector or matrix, each entry graded as a number is, the slips as wholes.

How it may be written stands in `nesting`, how near an entry must come in `precision`. A vector
may stand as a row or a column; of a matrix the shape is part of the answer.
"""

import re
from fractions import Fraction
from functools import partial

from msgspec import Struct

from quizcli import arithmetic
from quizcli.errors import Reason
from quizcli.errors.answer import TooLong
from quizcli.errors.quantity import (
    KeyNeedsForm,
    KeyNotWhole,
    KeyWithoutSign,
    OneMoreDigit,
    UnknownUnit,
    WholeAsked,
    WholeWantedHere,
)
from quizcli.errors.tensor import (
    EntriesDiffer,
    EntryDigits,
    EntryUnread,
    KeyNotTensor,
    TensorShapeDiffers,
    TensorWanted,
    Transposed,
)
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Slipped, Terms, Text, Unreadable, Value, Variant
from quizcli.numbers import entries, nesting, phrases, precision, quantities, tensors
from quizcli.numbers.nesting import Nest
from quizcli.numbers.quantities import Number
from quizcli.numbers.tensors import Place, Tensor

SELF_RATED = False
COMPUTED = True
ENTRIES = (Entry("decimals", "yaml", required=False), Entry("answer", "yaml"))

LONGEST = 1000
"""Characters: a matrix as torch prints it has more than a number."""
_MOST = 100
"""Entries nobody will type more of."""
_LARGEST = 10**100
_NAMED = 3
"""Wrong entries the feedback names."""


class Fields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    answer: tuple[str | tuple[str | tuple[str | tuple[str, ...], ...], ...], ...] = ()
    key: str = ""
    integer: bool = False
    decimals: int | None = None
    digits: int | None = None
    rtol: float | None = None
    atol: float | None = None


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    found = [Fault((name,), reason) for name, reason in precision.faults(fields)]
    if fields.key and not fields.key.startswith("="):
        found.append(Fault(("key",), KeyWithoutSign(fields.key)))
    if fields.answer and not found:
        key = _checked(tensors.evaluated(fields.answer), fields)
        if isinstance(key, Reason):
            found.append(Fault(("answer",), key))
    return found


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return [(("key",), fields.key.removeprefix("="))] if fields.key else []


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    return TensorWanted(precision.wanted(variant.card.fields))


def essence(fields: Fields) -> str:
    """The key, by its value where it is literal: how it is rounded changes nothing."""
    if fields.key:
        return "=" + fields.key.removeprefix("=").replace(" ", "")
    value = tensors.evaluated(fields.answer)
    return repr(fields.answer) if isinstance(value, Reason) else arithmetic.shown(value)


def variant(made: Made, terms: Terms) -> Variant | Reason:
    fields: Fields = made.card.fields
    value: Value | Reason | None = made.key
    if value is None:
        literal = tensors.evaluated(fields.answer)
        value = arithmetic.evaluated(fields.key, made.names) if fields.key else literal
    key = _checked(value, fields)
    if isinstance(key, Reason):
        return key
    shown = entries.rounded(fields, key, [other for _, other in _slips(made, key)])
    return Variant(made=made, key=Text(shown, shown), answer=key)


def _checked(value: Value | Reason, fields: Fields) -> Tensor | Reason:
    """The key as a tensor, or why it cannot be asked for."""
    if isinstance(value, Reason):
        return value
    shown, found = arithmetic.shown(value), tensors.made(value, _MOST)
    key = Tensor(found.shape, found.exactly()) if found else Tensor((), ())
    large = any(abs(entry) >= _LARGEST for entry in key.exactly())
    if not 1 <= len(key.shape) <= nesting.RANK or large:
        return KeyNotTensor(shown, nesting.RANK, _MOST)
    if all(entry.denominator == 1 for entry in key.exactly()):
        return key
    if fields.integer:
        return KeyNotWhole(shown)
    return KeyNeedsForm(shown) if precision.exact(fields) else key


def _slips(made: Made, key: Tensor) -> list[tuple[Slipped, Tensor]]:
    """The known mistakes that give another tensor than the key, of whatever shape."""
    found = [(slip, tensors.made(slip.value, _MOST)) for slip in made.slips]
    exact = [(slip, Tensor(each.shape, each.exactly())) for slip, each in found if each]
    return [(slip, each) for slip, each in exact if each != key]


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    lines = typed if re.search(r"[(\[{\\]", typed) else ";".join(typed.strip().splitlines())
    text = phrases.bare(lines, None, counted=False, named=True)[0]
    key: Tensor = variant.answer
    nest = nesting.meant(text, key.shape)
    if commas := nesting.joined(text, nest, key.shape):
        return Unreadable(EntryDigits(commas))
    numbers = nest if isinstance(nest, Reason) else _numbers(variant, nest)
    if isinstance(numbers, Reason):
        return Unreadable(numbers)
    got = Tensor(nesting.size(nest), tuple(number.value for number in numbers))
    if asked := nesting.lacking(got.shape, key.shape, typed) or _too_short(variant, got, numbers):
        return Unreadable(asked)
    shown = tensors.written(got, lambda each: quantities.echoed(each if each % 1 else int(each)))
    return Reading(Text(shown, shown), tensors.nested(got.entries, got.shape))


def _numbers(variant: Variant, nest: Nest) -> list[Number] | Reason:
    """The entries in numbers, or the first that is none."""
    found = []
    places = Tensor(nesting.size(nest), ()).places()
    for place, typed in zip(places, nesting.flat(nest), strict=True):
        number = _entry(variant, place, typed)
        if isinstance(number, Reason):
            return EntryUnread(place, typed, number)
        found.append(number)
    return found


def _entry(variant: Variant, place: Place, typed: str) -> Number | Reason:
    fields: Fields = variant.card.fields
    if re.match("[+-]? ?0[0-9]", typed):
        return EntryDigits(typed)
    if re.search("[xX×] ?$", typed):
        return UnknownUnit(typed[-1])
    exact, short = precision.exact(fields), fields.digits is not None
    number = quantities.read(typed, None, short=short, rounded=not exact, named=False)
    if isinstance(number, Reason) or not exact or number.value % 1 == 0:
        return number
    if _inverse(variant):
        return WholeWantedHere(number.shown)
    near = any(precision.fits(fields, number.value, entry) for entry in _at(variant, place))
    return number if near or number.place is not None else WholeAsked(number.shown)


def _inverse(variant: Variant) -> bool:
    computed = variant.card.computed
    return computed is not None and bool(computed.accept)


def _at(variant: Variant, place: Place) -> list[Fraction]:
    """What the key and the known mistakes of its shape have at a place."""
    key: Tensor = variant.answer
    same = [slip for _, slip in _slips(variant.made, key) if slip.shape == key.shape]
    return entries.at(place, [key, *same])


def _too_short(variant: Variant, got: Tensor, numbers: list[Number]) -> Reason | None:
    """What is missing where an entry has too few digits, or all together could be a mistake."""
    fields: Fields = variant.card.fields
    if _inverse(variant) or got.shape != variant.answer.shape:
        return None
    for place, number in zip(got.places(), numbers, strict=True):
        entry, *rivals = _at(variant, place)
        rivals = [] if fields.digits is not None else rivals
        if asked := precision.coarse(fields, number, entry, rivals):
            return EntryUnread(place, number.shown, asked)
    places = [number.place for number in numbers if number.place is not None]
    if fields.digits is None or len(places) < len(numbers):
        return None
    slips = [slip for _, slip in _slips(variant.made, variant.answer)]
    return OneMoreDigit() if entries.blurred(fields, (got, places), variant.answer, slips) else None


def grade(variant: Variant, reading: Reading) -> Grade:
    fields: Fields = variant.card.fields
    key: Tensor = variant.answer
    got = tensors.made(reading.value, LONGEST)
    assert got is not None
    wrong = entries.differing(fields, got, key)
    slips = _slips(variant.made, key)
    if variant.holds is None and wrong == []:
        slips = [slip for slip in slips if entries.mistaken(fields, got, key, slip[1])]
    said = [slip for slip, target in slips if entries.differing(fields, got, target) == []]
    right = wrong == [] and not said if variant.holds is None else variant.holds
    if right:
        return Grade(right=True)
    why = () if variant.holds is not None else _why(variant, got, wrong)
    slip = next(iter(said), None)
    return Grade(
        right=False, why=why, slip=slip.label if slip else "", say=slip.say if slip else None
    )


def _why(variant: Variant, got: Tensor, wrong: list[Place] | None) -> tuple[Reason, ...]:
    key: Tensor = variant.answer
    fields: Fields = variant.card.fields
    if len(got.shape) == 2 and entries.differing(fields, tensors.transposed(got), key) == []:
        return (Transposed(),)
    if not wrong:
        return (TensorShapeDiffers(got.shape, key.shape),) if wrong is None else ()
    typed = dict(zip(got.places(), got.exactly(), strict=True))
    first = tuple(wrong[:_NAMED])
    seen = tuple(quantities.echoed(typed[place]) for place in first)
    return (EntriesDiffer(first, seen, len(wrong) - len(first)),)


def samples(variant: Variant) -> Samples:
    fields: Fields = variant.card.fields
    key: Tensor = variant.answer
    shown, inside = variant.key.en, variant.key.en[1:-1]
    right = [shown, f"torch.tensor({shown})", shown.replace("[", "{").replace("]", "}")]
    if len(key.shape) == 1 or key.shape[0] > 1:
        right.append(inside)
        if len(key.shape) <= 2:
            right.append(f"[{inside.replace('], [', '; ').replace(',', '').strip('[]')}]")
    first = key.exactly()[0]
    step = max(
        Fraction(1), 3 * precision.unit(fields, first), 3 * precision.tolerance(fields, first)
    )
    others = [Tensor(key.shape, (first + step, *key.entries[1:]))]
    others.append(Tensor(key.shape, tuple(entry + step for entry in key.exactly())))
    wrong = [tensors.written(other, partial(precision.written, fields)) for other in others]
    return Samples(
        right=tuple(right),
        wrong=tuple(wrong),
        unreadable=(
            "",
            "abc",
            "[[1, 2], [3]]",
            "[[nan]]",
            "[[[1,00]]]",
            shown.replace("]", "O]", 1),
        ),
    )
