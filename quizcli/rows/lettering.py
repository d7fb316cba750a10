"""How options and rows are lettered on the screen, and which labels typed mean them.

The screen and the kinds take the labels from here, so that what is shown is what is read. A
text that is, begins or ends with a number or a letter takes that row of labels away, so that
what is typed means one thing only.
"""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from quizcli.model import Text, Variant
from quizcli.rows import writing
from quizcli.words import folding

LATIN, DIGITS, KOREAN, CIRCLED = "abcdefgh", "12345678", "가나다라마바사아", "①②③④⑤⑥⑦⑧"
MOST = len(LATIN)

Row = dict[str, int]
"""A row of labels with the places they stand for."""
Texts = tuple[Text, ...]

_LATIN_TYPED: Row = {label: place for place, label in enumerate("ㅁㅠㅊㅇㄷㄹㅎㅗ")}
_KOREAN_TYPED: Row = {label: place for place, label in enumerate("rk sk ek fk ak qk tk dk".split())}
"""Labels as they come out when the Korean layout is on where it was not meant, or off."""
_CONJOINING = "\u1106\u110e\u110b\u1103\u1105\u1112\u1172\u1169\u11b7\u11be\u11bc\u11ae\u11af\u11c2"
_JAMO = {
    **dict(zip(_CONJOINING, "ㅁㅊㅇㄷㄹㅎㅠㅗㅁㅊㅇㄷㄹㅎ", strict=True)),
    **{"\u11b1": "ㄹㅁ", "\u11b6": "ㄹㅎ", "ㄻ": "ㄹㅁ", "ㅀ": "ㄹㅎ"},
    **{jamo: jamo for jamo in _LATIN_TYPED},
}
_ALIKE = str.maketrans(
    {
        **dict(zip("❶❷❸❹❺❻❼❽➀➁➂➃➄➅➆➇", CIRCLED * 2, strict=True)),
        **dict.fromkeys("‐‑‒–—―−﹣", "-"),
        **dict.fromkeys("⇒➔➜➝➞⟶⟹➡➙", "→"),
        **dict.fromkeys("ㆍ・･", "·"),
        **dict.fromkeys("‘’‛′", "'"),
        **dict.fromkeys("“”„‟«»「」『』〈〉《》", '"'),
        **dict(zip("🅰🅱🅲🅳🅴🅵🅶🅷", LATIN, strict=True)),
    }
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufe00-\ufe0f\ufeff]")
_LAUGHED = re.compile(r"(?<=[^\W_ㄱ-ㅣ])[ .,!?~]*(?:[ㅋㅎㅠㅜ]{2,}|\^\^|[:;]-?[)D])[ .!?~]*$")
_WIDE = re.compile("[！-～⒜-⒵Ⓐ-ⓩ⑴-⑻㈎-㈛㉮-㉻]")


class Labels(Struct, frozen=True):
    """The labels shown: of `options`, and of the `rows` above them, if those have any."""

    options: str
    rows: str = ""


def shown(variant: Variant) -> Labels:
    """The labels of a variant, as the screen shows them and its kind reads them."""
    return labels(variant.options, variant.rows)


@lru_cache(maxsize=16)
def labels(options: Texts, rows: Texts = ()) -> Labels:
    """The first row of labels that nothing shown can be taken for.

    Options have letters, then numbers, then 가 나 다. Where several rows stand above them those
    have the numbers, and the options never. A single row needs no label.
    """
    if len(rows) < 2:
        free = DIGITS if not _numbered(options) else KOREAN
        return Labels(free if _lettered(options) else LATIN)
    mixed = _lettered((*options, *rows), max(len(options), len(rows)))
    above = DIGITS if not _misnumbered(rows) else CIRCLED if mixed else LATIN
    mixed = mixed or above == LATIN or _coded((*options, *rows))
    return Labels(KOREAN if mixed else LATIN, above)


@lru_cache(maxsize=16)
def _lettered(texts: Texts, count: int = 0) -> bool:
    """Whether a letter typed, one of so many, could be meant as a text's own (`b`, `model B`)."""
    last = LATIN[min(count or len(texts), MOST) - 1]
    edge = f"(?:^|^[^a-z0-9]+)[a-{last}](?![a-z0-9-])|(?<![a-z0-9-])[a-{last}][^a-z0-9가-힣]*$"
    return _some(texts, f"^[a-z]$|{edge}")


@lru_cache(maxsize=16)
def _numbered(texts: Texts) -> bool:
    """Whether a number typed could be meant as an option's own (`2`, `2%`, `layer 2`)."""
    last = min(max(len(texts), 1), MOST)
    edge = rf"^\W*[1-8](?![0-9]|[.,][0-9])|(?<![^\W_])(?<![0-9][.,])[1-{last}]\W*$"
    return _some(texts, rf"^\W?[0-9][0-9.,/]*\W*$|{edge}")


def _misnumbered(rows: Texts) -> bool:
    """Whether a row says the number of another one (`layer 2` in the first)."""
    edge = re.compile(r"^\W*([1-8])(?=[\s%]|$)|(?<![^\W_×])(?<![0-9][.,])([1-8])\W*$")
    for place, text in enumerate(rows, 1):
        for side in writing.sides(text):
            said = {int(n) for pair in edge.findall(folding.bare(side)) for n in pair if n}
            if any(n != place and n <= len(rows) for n in said):
                return True
    return False


def _coded(texts: Texts) -> bool:
    """Whether a text looks like a letter with a number (`B1`), as a pair of labels does."""
    return _some(texts, "(?<![a-z0-9])(?:[a-h][1-8]|[1-8][a-h])(?![a-z0-9])")


def _some(texts: Texts, pattern: str) -> bool:
    sides = (side for text in texts for side in writing.sides(text))
    return any(re.search(pattern, folding.bare(side).casefold()) for side in sides)


def of_options(options: Texts, rows: Texts = ()) -> list[Row]:
    """What a label typed stands for among the options, one row of labels after the other."""
    latin = not _lettered(options) if len(rows) < 2 else labels(options, rows).options == LATIN
    found = [_row(KOREAN), _KOREAN_TYPED]
    found += [_row(LATIN), _LATIN_TYPED] if latin else []
    if len(rows) < 2:
        found += [_row(CIRCLED)] if _numbered(options) else [_row(CIRCLED), _row(DIGITS)]
    return _unlike(found, options)


def of_rows(options: Texts, rows: Texts) -> list[Row]:
    """What a label typed stands for among the rows above the options."""
    if len(rows) < 2:
        return []
    typed = {DIGITS: [_row(DIGITS)], LATIN: [_row(LATIN), _LATIN_TYPED]}
    return [_row(CIRCLED), *typed.get(labels(options, rows).rows, [])]


def _row(labels: str) -> Row:
    return {label: place for place, label in enumerate(labels)}


def _unlike(rows: list[Row], options: Texts) -> list[Row]:
    """The rows of labels of which none is what an option says."""
    said = {side.casefold() for option in options for side in writing.sides(option)}
    return [row for row in rows if said.isdisjoint(row)]


def plain(typed: str) -> str:
    """Composed, of ordinary width; dashes and arrows made one, circled numbers kept.

    LaTeX is the line it makes; what is not seen, and a smile at the end, are dropped.
    """
    text = unicodedata.normalize("NFC", writing.line(_UNSEEN.sub("", typed)))
    text = _WIDE.sub(lambda wide: unicodedata.normalize("NFKC", wide[0]), text)
    return _LAUGHED.sub("", text.translate(_ALIKE))


def run(word: str, rows: list[Row]) -> tuple[int, tuple[int, ...]] | None:
    """The labels a word is made of, all of one row: which row, and their places."""
    pairs = re.findall("..", word) if len(word) % 2 == 0 else []
    ways = ([word], list(word), pairs, _keys(word))
    for number, row in enumerate(rows):
        for way in ways:
            if way and {*way} <= row.keys():
                return number, tuple(row[label] for label in way)
    return None


def _keys(word: str) -> list[str]:
    """The keys behind jamo and what the input method made of them: 뮻 is ㅁ, ㅠ, ㅊ."""
    parts = unicodedata.normalize("NFD", word)
    return list("".join(_JAMO[c] for c in parts)) if {*parts} <= _JAMO.keys() else []
