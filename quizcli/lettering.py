"""Options as they are lettered on the screen, and what a typed letter or text picks.

An option that is, begins or ends with a number or a letter takes that row of labels away,
so that what is typed means one thing only.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from quizcli import folding
from quizcli.model import Text

LATIN, DIGITS, KOREAN, CIRCLED = "abcdefgh", "12345678", "가나다라마바사아", "①②③④⑤⑥⑦⑧"
_WIDE = str.maketrans("０１２３４５６７８９ａｂｃｄｅｆｇｈ", "0123456789abcdefgh")
_LATIN_TYPED, _KOREAN_TYPED = "ㅁㅠㅊㅇㄷㄹㅎㅗ", "rk sk ek fk ak qk tk dk".split()
"""Labels as they come out when the Korean layout is on where it was not meant, or off."""
_BETWEEN = re.compile(
    r"(?:[\s,;:/()\[\]·&+]|(?<!\d)\.|\.(?!\d)|번|\band\b|및|그리고|와|과|하고|이랑|랑)+"
)


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


def _rows(options: tuple[Text, ...]) -> list[dict[str, int]]:
    """What the labels of each row mean: their places among the options."""
    rows: list[Sequence[str]] = [KOREAN, CIRCLED, _KOREAN_TYPED]
    if not _lettered(options):
        rows += [LATIN, _LATIN_TYPED]
    if not _numbered(options):
        rows.append(DIGITS)
    return [{label: place for place, label in enumerate(row)} for row in rows]


def by_text(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
    """The place of the one option whose text was typed: to the letter, folded, or spoken."""
    exact, fold = folding.exact(typed), folding.fold(typed)
    ways = (
        (folding.exact, {exact}),
        (folding.fold, {fold}),
        (folding.fold, {*folding.spoken(fold)}),
    )
    said = next((found for same, texts in ways if (found := _said(options, texts, same))), ())
    return said if len(said) == 1 else None


def by_label(options: tuple[Text, ...], typed: str) -> tuple[int, ...] | None:
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
