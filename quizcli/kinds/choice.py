"""choice: options in an order drawn anew each time, picked by letter, number or text.

How options are lettered stands in `lettering`, which of them is picked in `picking`.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from quizcli import arithmetic, variants
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
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Variant
from quizcli.rows import lettering, picking, pieces, wrapping
from quizcli.rows.pieces import Grammar, Side
from quizcli.variants import placeholders
from quizcli.words import folding

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("options", "options"),)
LONGEST = 400

_WORDS = dict.fromkeys(
    (
        "and",
        "both",
        "둘 다",
        "둘다",
        "그리고",
        "및",
        "입니다",
        "이다",
        "정답",
        "정답은",
        "답",
        "답은",
    ),
    "",
)
_SEVERAL = Grammar({"": {"option": ""}}, ("",))
_UNCLEAR = re.compile("[-~→↔<>=|*.]")
"""Signs between labels that may mean more than "and"."""


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
    if count > lettering.MOST:
        yield Fault(("options",), TooManyOptions(count, lettering.MOST))
    if not right and not drawn:
        yield Fault(("options",), NoRightOption())
    if right > 1 and not fields.several:
        yield Fault(("options",), SeveralRight(right))
    for index, option in enumerate(fields.options):
        if (option.text is None) is (option.value == ""):
            yield Fault(("options", index), TextOrValue())
        if isinstance(option.right, str) and not option.right.startswith("="):
            quoted = option.right.casefold() in ("true", "false")
            shown = f'"{option.right}"' if quoted else option.right
            yield Fault(("options", index, "right"), NotBoolean(shown))
    written = [(index, option.text) for index, option in enumerate(fields.options) if option.text]
    if same := picking.alike(tuple(text for _, text in written)):
        one, other, shown = same
        yield Fault(("options", written[other][0]), SameOptions(shown, written[one][0] + 1))


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
    key = _shown(options, places)
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
    drawn = made.values or any(option.value for option in made.card.fields.options)
    if drawn and (same := picking.alike(tuple(shown))):
        return OptionsAlike(same[2])
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
    if not re.search(r"[^\W_]", typed) and not folding.fold(typed):
        return Unreadable(Empty())
    options, several = variant.options, variant.card.fields.several
    last = lettering.labels(options).options[len(options) - 1]
    picked = picking.picked(options, typed) or (_several(options, typed) if several else None)
    if picked is None:
        return Unreadable(NotAnOption(typed.strip(), last))
    if max(picked) >= len(options):
        return Unreadable(NoSuchOption(typed.strip(), last))
    if len({*picked}) > 1 and not several:
        return Unreadable(OneOnly(len({*picked})))
    return Reading(shown=_shown(options, frozenset(picked)), value=frozenset(picked))


def _several(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
    """The options named by labels and texts mixed; None unless that reads in one way."""
    side = Side("option", options, tuple(lettering.of_options(options)))
    typed = wrapping.unwrapped(lettering.plain(typed)).rstrip(" .!?")
    cut = pieces.cut(typed, (side,), _WORDS)
    found = pieces.readings(cut, _SEVERAL)
    clear = [way for way in found if not _UNCLEAR.search(pieces.gaps(cut, way))]
    places = {tuple(sorted({piece.place for piece in way})) for way in clear}
    return places.pop() if len(places) == 1 else None


def _shown(options: tuple[Text, ...], places: frozenset[int]) -> Text:
    row = lettering.labels(options).options
    return Text(
        ko=", ".join(f"{row[place]}) {options[place].ko}" for place in sorted(places)),
        en=", ".join(f"{row[place]}) {options[place].en}" for place in sorted(places)),
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
    row = lettering.labels(variant.options).options
    right = [row[place] for place in sorted(variant.answer)]
    others = [row[p] for p in range(len(variant.options)) if p not in variant.answer]
    beyond = row[len(variant.options) :][:1]
    texts = [variant.options[min(variant.answer)].en] if len(right) == 1 else []
    return Samples(
        right=(" ".join(right), ", ".join(right).upper(), *texts),
        wrong=tuple(others),
        unreadable=("", "??", "zz", *beyond),
    )
