"""choice: options in an order drawn anew each time, picked by letter, number or text.

How options are lettered and picked stands in `lettering`.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from quizcli import arithmetic, folding, variants
from quizcli.errors import Reason
from quizcli.errors.answer import (
    Empty,
    NoSuchOption,
    NotAnOption,
    OneOnly,
    OptionsExtra,
    OptionsMissed,
    TooLong,
)
from quizcli.errors.computed import NotTruth, OptionsAlike, RightOptions
from quizcli.errors.deck import (
    NoRightOption,
    NotBoolean,
    SameOptions,
    SeveralRight,
    TextOrValue,
    TooFewOptions,
    TooManyOptions,
)
from quizcli.errors.form import PickAll, PickOne
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.lettering import CIRCLED, LATIN, by_label, by_text, labels
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Variant
from quizcli.variants import placeholders

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("options", "options"),)
LONGEST = 400

_PARTS = re.compile(r"[,;/&+]|\band\b|및|그리고", re.IGNORECASE)


class Option(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Shown is its `text` or the `value` of an expression; `right` may hang on the draws."""

    text: Text | None = None
    value: str = ""
    right: bool | str = False
    label: str = ""
    say: Text | None = None


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    options: tuple[Option, ...]
    several: bool = False


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return list(_faults(fields))


def _faults(fields: Fields) -> Iterator[Fault]:
    count = len(fields.options)
    right = sum(option.right is True for option in fields.options)
    drawn = any(isinstance(option.right, str) for option in fields.options)
    if count < 2:
        yield Fault(("options",), TooFewOptions(count))
    if count > len(LATIN):
        yield Fault(("options",), TooManyOptions(count, len(LATIN)))
    if not right and not drawn:
        yield Fault(("options",), NoRightOption())
    if right > 1 and not fields.several:
        yield Fault(("options",), SeveralRight(right))
    seen: dict[str, int] = {}
    for index, option in enumerate(fields.options):
        if (option.text is None) is (option.value == ""):
            yield Fault(("options", index), TextOrValue())
        if isinstance(option.right, str) and not option.right.startswith("="):
            quoted = option.right.casefold() in ("true", "false")
            shown = f'"{option.right}"' if quoted else option.right
            yield Fault(("options", index, "right"), NotBoolean(shown))
        if option.text is None:
            continue
        for text in {folding.exact(option.text.ko), folding.exact(option.text.en)}:
            if seen.setdefault(text, index) != index:
                yield Fault(("options", index), SameOptions(text, seen[text] + 1))
                break


def texts(fields: Fields) -> list[Located[Text]]:
    found: list[Located[Text]] = []
    for index, option in enumerate(fields.options):
        named = (("text", option.text), ("say", option.say))
        found += [(("options", index, name), text) for name, text in named if text]
    return found


def expressions(fields: Fields) -> list[Located[str]]:
    found: list[Located[str]] = []
    for index, option in enumerate(fields.options):
        named = (("value", option.value), ("right", option.right))
        found += [
            (("options", index, name), text)
            for name, text in named
            if isinstance(text, str) and text
        ]
    return found


def known(fields: Fields) -> tuple[str, ...]:
    shown = (option.text for option in fields.options if option.text)
    return tuple(side for text in shown for side in {text.ko, text.en})


def form(variant: Variant) -> Reason:
    return PickAll() if variant.card.fields.several else PickOne()


def essence(fields: Fields) -> str:
    """The right options, in whatever order they stand, and when those are right that may be."""
    right = (_essence(option) for option in fields.options if option.right)
    return "\0".join(sorted(map(folding.exact, right)))


def _essence(option: Option) -> str:
    shown = f"{option.text.ko}\1{option.text.en}" if option.text else f"={option.value}"
    return shown if option.right is True else f"{shown}\1{option.right}"


def variant(made: Made, terms: Terms) -> Variant | Reason:
    shown, right = _options(made), _right(made)
    if isinstance(shown, Reason):
        return shown
    if isinstance(right, Reason):
        return right
    order = list(range(len(shown)))
    variants.stream(made.seed, "options").shuffle(order)
    options = tuple(shown[index] for index in order)
    places = frozenset(place for place, index in enumerate(order) if right[index])
    row = labels(options)
    key = Text(
        ko=", ".join(f"{row[place]}) {options[place].ko}" for place in sorted(places)),
        en=", ".join(f"{row[place]}) {options[place].en}" for place in sorted(places)),
    )
    return Variant(made=made, key=key, answer=places, options=options, order=tuple(order))


def _options(made: Made) -> list[Text] | Reason:
    """What each option shows with these numbers; a Reason where two show the same."""
    shown = []
    for option in made.card.fields.options:
        if option.text:
            shown.append(placeholders.filled(option.text, made.values))
            continue
        value = arithmetic.evaluated(option.value, made.names)
        if isinstance(value, Reason):
            return value
        shown.append(Text(arithmetic.shown(value), arithmetic.shown(value)))
    for side in ("ko", "en") if made.values else ():
        seen = [folding.exact(text.of(side)) for text in shown]
        if twice := next((text for text in seen if seen.count(text) > 1), ""):
            return OptionsAlike(twice)
    return shown


def _right(made: Made) -> list[bool] | Reason:
    """Which options are right with these numbers; a Reason where none is, or too many are."""
    right = []
    for option in made.card.fields.options:
        held: Any = option.right
        if isinstance(held, str):
            held = arithmetic.evaluated(held, made.names)
        if isinstance(held, Reason):
            return held
        if not isinstance(held, bool):
            return NotTruth(str(option.right))
        right.append(held)
    if sum(right) == 1 or (right.count(True) and made.card.fields.several):
        return right
    return RightOptions(sum(right))


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    text = folding.fold(typed) or "".join(c for c in typed if c in CIRCLED)
    if not text:
        return Unreadable(Empty())
    options, several = variant.options, variant.card.fields.several
    last = labels(options)[len(options) - 1]
    parts = [part for part in _PARTS.split(typed) if folding.fold(part)] if several else []
    picks = [_picked(options, part) for part in parts]
    picked = by_text(options, typed)
    if picked is None and len(picks) > 1 and all(picks):
        picked = tuple(place for pick in picks for place in pick or ())
    picked = picked or by_label(options, typed)
    if picked is None:
        return Unreadable(NotAnOption(typed.strip(), last))
    if max(picked) >= len(options):
        return Unreadable(NoSuchOption(typed.strip(), last))
    if len(set(picked)) > 1 and not several:
        return Unreadable(OneOnly(len(set(picked))))
    return _reading(variant, picked)


def _picked(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
    return by_text(options, typed) or by_label(options, typed)


def _reading(variant: Variant, places: tuple[int, ...]) -> Reading:
    row, options = labels(variant.options), variant.options
    order = sorted(set(places))
    return Reading(
        shown=Text(
            ko=", ".join(f"{row[place]}) {options[place].ko}" for place in order),
            en=", ".join(f"{row[place]}) {options[place].en}" for place in order),
        ),
        value=frozenset(places),
    )


def grade(variant: Variant, reading: Reading) -> Grade:
    right, picked = variant.answer, reading.value
    if picked == right:
        return Grade(right=True)
    wrong = sorted(picked - right)
    taken = [variant.card.fields.options[variant.order[place]] for place in wrong]
    slip = next((option.label for option in taken if option.label), "")
    said = next((option.say for option in taken if option.say), None)
    say = placeholders.filled(said, variant.made.values) if said else None
    why: list[Reason] = []
    if variant.card.fields.several:
        if missed := tuple(variant.options[place] for place in sorted(right - picked)):
            why.append(OptionsMissed(missed))
        if extra := tuple(variant.options[place] for place in wrong):
            why.append(OptionsExtra(extra))
    return Grade(right=False, why=tuple(why), slip=slip, say=say)


def samples(variant: Variant) -> Samples:
    row = labels(variant.options)
    right = [row[place] for place in sorted(variant.answer)]
    others = [row[p] for p in range(len(variant.options)) if p not in variant.answer]
    beyond = row[len(variant.options) :][:1]
    texts = [variant.options[min(variant.answer)].en] if len(right) == 1 else []
    return Samples(
        right=(" ".join(right), ", ".join(right).upper(), *texts),
        wrong=tuple(others),
        unreadable=("", "??", "zz", *beyond),
    )
