"""choice: options in an order drawn anew each time, picked by letter, number or text.

An option that is itself a number or a letter takes that row of labels away, so that what
is typed means one thing only.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from quizcli import folding, variants
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
from quizcli.errors.deck import (
    NoRightOption,
    SameOptions,
    SeveralRight,
    TooFewOptions,
    TooManyOptions,
)
from quizcli.kinds import Fault, Samples
from quizcli.model import Card, Grade, Reading, Terms, Text, Unreadable, Variant

SELF_RATED = False
LONGEST = 400

LATIN, DIGITS, KOREAN, CIRCLED = "abcdefgh", "12345678", "가나다라마바사아", "①②③④⑤⑥⑦⑧"
_WIDE = str.maketrans("０１２３４５６７８９ａｂｃｄｅｆｇｈ", "0123456789abcdefgh")
_OTHER_LAYOUT = {
    **dict(zip("ㅁㅠㅊㅇㄷㄹㅎㅗ", LATIN, strict=True)),
    **dict(zip(("rk", "sk", "ek", "fk", "ak", "qk", "tk", "dk"), KOREAN, strict=True)),
}
"""Labels as they come out when the Korean layout is on where it was not meant, or off."""


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    text: Text
    right: bool = False
    label: str = ""
    say: Text | None = None


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    options: tuple[Option, ...]
    several: bool = False


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return list(_faults(fields))


def _faults(fields: Fields) -> Iterator[Fault]:
    count, right = len(fields.options), sum(option.right for option in fields.options)
    if count < 2:
        yield Fault(("options",), TooFewOptions(count))
    if count > len(LATIN):
        yield Fault(("options",), TooManyOptions(count, len(LATIN)))
    if not right:
        yield Fault(("options",), NoRightOption())
    if right > 1 and not fields.several:
        yield Fault(("options",), SeveralRight(right))
    seen: dict[str, int] = {}
    for index, option in enumerate(fields.options):
        for text in {folding.exact(option.text.ko), folding.exact(option.text.en)}:
            if seen.setdefault(text, index) != index:
                yield Fault(("options", index), SameOptions(text, seen[text] + 1))
                break


def form(fields: Fields) -> str:
    return "form.choice.several" if fields.several else "form.choice"


def essence(fields: Fields) -> str:
    """The right options, in whatever order they stand."""
    right = (f"{option.text.ko}\1{option.text.en}" for option in fields.options if option.right)
    return "\0".join(sorted(map(folding.exact, right)))


def labels(options: tuple[Text, ...]) -> str:
    """The row of labels shown: letters, unless an option is one; then numbers, then 가 나 다."""
    texts = {folding.fold(text) for option in options for text in (option.ko, option.en)}
    if not any(re.fullmatch("[a-z]", text) for text in texts):
        return LATIN
    return KOREAN if _numeric(texts) else DIGITS


def _numeric(texts: set[str]) -> bool:
    return any(re.fullmatch(r"-?[0-9][0-9.,/]*", text) for text in texts)


def variant(card: Card, seed: int, terms: Terms) -> Variant:
    fields: Fields = card.fields
    order = list(range(len(fields.options)))
    variants.stream(seed, "options").shuffle(order)
    options = tuple(fields.options[index].text for index in order)
    right = frozenset(place for place, index in enumerate(order) if fields.options[index].right)
    row = labels(options)
    key = Text(
        ko=", ".join(f"{row[place]}) {options[place].ko}" for place in sorted(right)),
        en=", ".join(f"{row[place]}) {options[place].en}" for place in sorted(right)),
    )
    draws = {"order": order}
    return Variant(card=card, seed=seed, key=key, answer=right, options=options, draws=draws)


def _places(options: tuple[Text, ...]) -> dict[str, int]:
    """What a single label typed means: its place among the options."""
    texts = {folding.fold(text) for option in options for text in (option.ko, option.en)}
    rows = [KOREAN, CIRCLED]
    if not any(re.fullmatch("[a-z]", text) for text in texts):
        rows.append(LATIN)
    if not _numeric(texts):
        rows.append(DIGITS)
    places = {label: place for row in rows for place, label in enumerate(row)}
    layout = {typed: places[label] for typed, label in _OTHER_LAYOUT.items() if label in places}
    return {**layout, **places}


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    text = folding.fold(typed) or "".join(c for c in typed if c in CIRCLED)
    if not text:
        return Unreadable(Empty())
    options, row = variant.options, labels(variant.options)
    said = [
        place
        for place, option in enumerate(options)
        if {folding.fold(option.ko), folding.fold(option.en)} & {*folding.spoken(text)}
    ]
    if len(said) == 1:
        return _reading(variant, (said[0],))
    picked = _labels(typed, _places(options), several=variant.card.fields.several)
    last = row[len(options) - 1]
    if picked is None:
        return Unreadable(NotAnOption(typed.strip(), last))
    if max(picked) >= len(options):
        return Unreadable(NoSuchOption(typed.strip(), last))
    if len(set(picked)) > 1 and not variant.card.fields.several:
        return Unreadable(OneOnly(len(set(picked))))
    return _reading(variant, picked)


def _labels(typed: str, places: dict[str, int], *, several: bool) -> tuple[int, ...] | None:
    """The places of the labels typed, however separated; None where something is no label."""
    text = typed.strip().casefold().translate(_WIDE)
    words = [w for w in re.split(r"[\s,.;:/()\[\]·&+]+|번|\band\b|와|과|랑", text) if w]
    found: list[int] = []
    for word in words:
        run = [word] if word in places else list(word)
        if any(label not in places for label in run):
            return None
        found += [places[label] for label in run]
    return tuple(found) or None


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
    order = variant.draws["order"]
    wrong = sorted(picked - right)
    taken = [variant.card.fields.options[order[place]] for place in wrong]
    slip = next((option.label for option in taken if option.label), "")
    say = next((option.say for option in taken if option.say), None)
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
