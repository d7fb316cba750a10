"""Making a variant: from a card's draws and what the reference said, all that is shown.

Without torch a closed form that was proved stands for the reference; what needs its other
results is then left out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import structs

from quizcli import arithmetic, kinds
from quizcli.errors import Reason
from quizcli.errors.answer import CannotBe
from quizcli.errors.computed import ExampleFails, NotTaken, NotTruth
from quizcli.model import (
    Card,
    Computed,
    Job,
    Made,
    Reading,
    Slip,
    Slipped,
    Terms,
    Text,
    Value,
    Variant,
)
from quizcli.variants import begun, placeholders
from quizcli.variants.begun import ANSWER, Begun
from quizcli.variants.draw import shown

Results = Mapping[str, Any] | Reason
"""What a job gave: named results, or why there are none."""

MOST = 10**18
"""From here on a number is no setting of anything."""
FORMULA = "formula"
"""In the place of torch's version, where a closed form stood for the reference."""


def made(start: Begun, results: Sequence[Results], by: str, terms: Terms) -> Variant | Reason:
    """The variant, from the results of all its jobs in their order; a Reason where it fails."""
    computed = start.card.computed or Computed()
    width = 1 + len(computed.runs)
    names = _named(start.names, computed, results[:width])
    if isinstance(names, Reason):
        return names
    key = _key(kinds.alone(start.card), computed, names)
    if isinstance(key, Reason):
        return key
    if computed.accept and key is not None and (wrong := _example_fails(computed, names, key)):
        return wrong
    slips, asked = [], [slip for slip in computed.slips if slip.given]
    for slip in computed.slips:
        seen: dict[str, Value] | Reason = names
        if slip.given:
            start_at = width * (1 + asked.index(slip))
            seen = _named(start.names, computed, results[start_at : start_at + width])
        slips.append((slip, seen))
    return _variant(start, names, (key, _slipped(start.card, slips, key)), by, terms)


def by_formula(start: Begun, terms: Terms) -> Variant | Reason:
    """The variant with the closed form in the reference's place."""
    computed = start.card.computed or Computed()
    key = (
        begun.exemplary(start.card, start.names)
        if computed.accept
        else arithmetic.evaluated(computed.closed_form, start.names)
    )
    if isinstance(key, Reason):
        return key
    slips = [(slip, start.names) for slip in computed.slips if slip.when]
    found = _slipped(start.card, slips, key)
    return _variant(start, start.names, (key, found), FORMULA, terms)


def _variant(
    start: Begun,
    names: dict[str, Value],
    answers: tuple[Value | None, tuple[Slipped, ...]],
    by: str,
    terms: Terms,
) -> Variant | Reason:
    """The kind's variant of the card, with its texts filled in."""
    card, (key, slips) = start.card, answers
    values = _printed(card.computed, names)
    if missing := _missing(card.ask, values):
        return missing
    hint = card.hint if card.hint and not _missing(card.hint, values) else None
    pieces = Made(
        card=card,
        seed=start.seed,
        ask=placeholders.filled(card.ask, values),
        hint=placeholders.filled(hint, values) if hint else None,
        draws={name: start.names[name] for name in (card.computed or Computed()).draw},
        names=names,
        values=values,
        key=key,
        slips=tuple(
            structs.replace(slip, say=placeholders.filled(slip.say, values))
            if slip.say and not _missing(slip.say, values)
            else slip
            for slip in slips
        ),
        by=by,
    )
    variant = kinds.load(card.kind).variant(pieces, terms)
    if isinstance(variant, Reason) or card.work is None:
        return variant
    worked = {**values, "key": variant.key}
    work = None if _missing(card.work, worked) else placeholders.filled(card.work, worked)
    return structs.replace(variant, work=work)


def _printed(computed: Computed | None, names: Mapping[str, Value]) -> dict[str, Value | Text]:
    """What placeholders print: the names' values, a drawn word as it is to be shown."""
    printed: dict[str, Value | Text] = dict(names)
    for name, draw in computed.draw.items() if computed else ():
        if (text := shown(draw, names[name])) is not None:
            printed[name] = text
    return printed


def _missing(text: Text, values: Mapping[str, Value | Text]) -> Reason | None:
    """Why a text cannot be filled in, where a name in it has no value."""
    found = [*placeholders.faults(text.ko, values), *placeholders.faults(text.en, values)]
    return next(iter(found), None)


def _named(
    names: Mapping[str, Value], computed: Computed, results: Sequence[Results]
) -> dict[str, Value] | Reason:
    """The names with the results of a run of jobs; those of further runs as `name@run`."""
    found = dict(names)
    if not results:
        return found
    for run, given in zip(("", *computed.runs), results, strict=True):
        if isinstance(given, Reason):
            return given
        ending = f"@{run}" if run else ""
        found = {**{f"{name}{ending}": begun.exact(each) for name, each in given.items()}, **found}
    return found


def _key(card: Card, computed: Computed, names: Mapping[str, Value]) -> Value | Reason | None:
    """The key where it is computed: the example, what is taken, or the kind's `key`."""
    if computed.accept:
        return begun.exemplary(card, names)
    return _taken(card.fields, computed.take, names)


def _taken(fields: Any, take: str, names: Mapping[str, Any]) -> Value | Reason | None:
    if take.startswith("="):
        return arithmetic.evaluated(take, names)
    if take:
        found = arithmetic.follow(take, names)
        return NotTaken(take) if isinstance(found, Mapping) else found
    text = "" if kinds.symbols(fields) else getattr(fields, "key", "")
    return arithmetic.evaluated(text, names) if text else None


def _slipped(
    card: Card,
    slips: Sequence[tuple[Slip, dict[str, Value] | Reason]],
    key: Value | None,
) -> tuple[Slipped, ...]:
    """What each slip gives; one that fails, or gives the key, is silent in this variant.

    Of a formula in symbols a slip gives the formula it is.
    Of layers a slip says what it would be true of: it must not be of the example, and gives
    nothing but its name until there is an answer.
    """
    if kinds.symbols(kinds.alone(card).fields):
        return tuple(Slipped(slip.label, slip.when, slip.say) for slip, _ in slips if slip.when)
    found = []
    usual = card.computed.take if card.computed else ""
    for slip, names in slips:
        if isinstance(names, Reason):
            continue
        if slip.when:
            value: Any = arithmetic.evaluated(slip.when, names)
        else:
            value = _taken(kinds.alone(card).fields, slip.take or usual, names)
        if begun.sought(card.fields):
            value = slip.label if value is False else None
        if value is not None and not isinstance(value, Reason) and value != key:
            found.append(Slipped(slip.label, value, slip.say))
    return tuple(found)


def _example_fails(computed: Computed, names: Mapping[str, Value], example: Value) -> Reason | None:
    held = _holds(computed.accept, {**names, ANSWER: example})
    if isinstance(held, Reason):
        return held
    return None if held else ExampleFails(arithmetic.shown(example), computed.accept)


def _holds(text: str, names: Mapping[str, Value]) -> bool | Reason:
    held = arithmetic.evaluated(text, names)
    return held if isinstance(held, bool | Reason) else NotTruth(text)


def needs(variant: Variant, reading: Reading) -> Job | Reason | None:
    """What must be asked of the reference to judge an answer to an inverse question."""
    computed = variant.card.computed
    if computed is None or not computed.accept or not computed.reference:
        return None
    if variant.made.by == FORMULA:
        return None
    value = reading.value
    if not isinstance(value, str | tuple) and abs(value) >= MOST:
        return CannotBe((f"{ANSWER} >= 10**18",))
    drawn = {name: variant.made.names[name] for name in (*computed.draw, *computed.let)}
    return begun.job(computed, {**drawn, ANSWER: value})


def tried(variant: Variant, reading: Reading, results: Mapping[str, Any]) -> Variant | Reason:
    """The variant, knowing whether this answer has the property asked for."""
    computed = variant.card.computed
    if computed is None or not computed.accept:
        return variant
    formula = variant.made.by == FORMULA
    text = computed.closed_form if formula else computed.accept
    names = _with_answer(variant, reading, results)
    held = _holds(text, names)
    if isinstance(held, Reason):
        return held
    variant = _recognised(variant, reading, names) if begun.sought(variant.card.fields) else variant
    return structs.replace(variant, holds=held)


def _recognised(variant: Variant, reading: Reading, names: Mapping[str, Value]) -> Variant:
    """The variant with the slips that are true of these layers, which they then give."""
    rules = {slip.label: slip.when for slip in (variant.card.computed or Computed()).slips}
    slips = tuple(
        structs.replace(slip, value=reading.value)
        for slip in variant.made.slips
        if arithmetic.evaluated(rules[slip.label], names) is True
    )
    return structs.replace(variant, made=structs.replace(variant.made, slips=slips))


def tested(variant: Variant, reading: Reading, results: Mapping[str, Any]) -> tuple[str, ...]:
    """The values on which it hangs whether an answer has the property, as `name = value`."""
    computed = variant.card.computed
    expression = arithmetic.read(computed.accept.removeprefix("=") if computed else "")
    if isinstance(expression, Reason):
        return ()
    names = _with_answer(variant, reading, results)
    known = sorted(name for name in expression.names if name in names)
    return tuple(f"{name} = {arithmetic.shown(names[name])}" for name in known)


def _with_answer(variant: Variant, reading: Reading, results: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: begun.exact(value) for name, value in results.items()}
    return {**variant.made.names, **found, ANSWER: reading.value}
