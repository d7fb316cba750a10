"""choice: options in an order drawn anew each time, picked by letter, number or text.

An option that is, begins or ends with a number or a letter takes that row of labels away,
so that what is typed means one thing only.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

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
_LATIN_TYPED, _KOREAN_TYPED = "ㅁㅠㅊㅇㄷㄹㅎㅗ", "rk sk ek fk ak qk tk dk".split()
"""Labels as they come out when the Korean layout is on where it was not meant, or off."""
_BETWEEN = re.compile(
    r"(?:[\s,;:/()\[\]·&+]|(?<!\d)\.|\.(?!\d)|번|\band\b|및|그리고|와|과|하고|이랑|랑)+"
)
_PARTS = re.compile(r"[,;/&+]|\band\b|및|그리고", re.IGNORECASE)


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
    if not _lettered(options):
        return LATIN
    return KOREAN if _numbered(options) else DIGITS


@lru_cache(maxsize=8)
def _lettered(options: tuple[Text, ...]) -> bool:
    """Whether a letter typed could be meant as an option's own (`b`, `model B`)."""
    last = LATIN[min(len(options), len(LATIN)) - 1]
    edge = f"(?:^|^[^a-z0-9]+)[a-{last}](?![a-z0-9-])|(?<![a-z0-9-])[a-{last}][^a-z0-9가-힣]*$"
    return _some(options, f"^[a-z]$|{edge}")


@lru_cache(maxsize=8)
def _numbered(options: tuple[Text, ...]) -> bool:
    """Whether a number typed could be meant as an option's own (`2`, `2%`, `layer 2`)."""
    edge = r"^\W*[1-8](?![0-9]|[.,][0-9])|(?<![^\W_])(?<![0-9][.,])[1-8]\W*$"
    return _some(options, rf"^-?[0-9][0-9.,/]*$|{edge}")


def _some(options: tuple[Text, ...], pattern: str) -> bool:
    texts = (text for option in options for text in (option.ko, option.en))
    return any(re.search(pattern, folding.bare(text).casefold()) for text in texts)


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


def _rows(options: tuple[Text, ...]) -> list[dict[str, int]]:
    """What the labels of each row mean: their places among the options."""
    rows: list[Sequence[str]] = [KOREAN, CIRCLED, _KOREAN_TYPED]
    if not _lettered(options):
        rows += [LATIN, _LATIN_TYPED]
    if not _numbered(options):
        rows.append(DIGITS)
    return [{label: place for place, label in enumerate(row)} for row in rows]


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
    picked = _by_text(options, typed)
    if picked is None and len(picks) > 1 and all(picks):
        picked = tuple(place for pick in picks for place in pick or ())
    picked = picked or _by_label(options, typed)
    if picked is None:
        return Unreadable(NotAnOption(typed.strip(), last))
    if max(picked) >= len(options):
        return Unreadable(NoSuchOption(typed.strip(), last))
    if len(set(picked)) > 1 and not several:
        return Unreadable(OneOnly(len(set(picked))))
    return _reading(variant, picked)


def _picked(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
    return _by_text(options, typed) or _by_label(options, typed)


def _by_text(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
    """The place of the one option whose text was typed: to the letter, folded, or spoken."""
    exact, fold = folding.exact(typed), folding.fold(typed)
    ways = (
        (folding.exact, {exact}),
        (folding.fold, {fold}),
        (folding.fold, {*folding.spoken(fold)}),
    )
    said = next((found for same, texts in ways if (found := _said(options, texts, same))), ())
    return said if len(said) == 1 else None


def _by_label(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
    """The places whose labels were typed, a Korean ending behind them or not."""
    text = unicodedata.normalize("NFC", typed).strip().casefold().translate(_WIDE)
    joined = re.sub(r"\s+", "", text)
    rows = _rows(options)
    ways = (text, *folding.spoken(text)[1:], *folding.spoken(joined)[1:])
    return next((found for way in ways if (found := _labels(way, rows))), None)


def _said(options: tuple[Text, ...], said: set[str], same: Callable[[str], str]) -> tuple[int, ...]:
    places = enumerate(options)
    return tuple(place for place, o in places if {same(o.ko), same(o.en)} & said)


def _labels(text: str, rows: list[dict[str, int]]) -> tuple[int, ...] | None:
    """The places of the labels typed, however separated; None where something is no label.

    Labels run together are of one row and each another: `b가` and `11` are none.
    """
    found: list[int] = []
    for word in filter(None, _BETWEEN.split(text)):
        runs = ([word], list(word))
        run = next(
            ([row[label] for label in run] for run in runs for row in rows if {*run} <= {*row}),
            None,
        )
        if run is None or len(set(run)) < len(run):
            return None
        found += run
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
