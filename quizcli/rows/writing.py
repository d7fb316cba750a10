r"""The ways a text of a card may be written in an answer, where it has mathematics.

`$\frac{1}{2}x^2$` is typed as it is shown (`(1/2)x²`), as keys have it (`1/2*x^2`) or as LaTeX.
Signs are compared, not values: `2x` and `x+x` are two texts. Nothing is loaded for a text
without LaTeX.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from quizcli.model import Text
from quizcli.variants.placeholders import MATHEMATICS

Texts = tuple[Text, ...]

_MATHEMATICS = re.compile(MATHEMATICS, re.DOTALL)
_SOURCE = re.compile(r"\\[A-Za-z]{2,}|[\^_]\{")
_LONGEST = 1000
_GREEK = {
    unicodedata.name(letter).split()[-1].lower().replace("lamda", "lambda"): letter
    for letter in "αβγδεζηθικλμνξπρστυφχψω"
}
_NAMES = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(_GREEK, key=len)[::-1])})(?![A-Za-z])")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("×·⋅∙∗・ㆍ", "*"),
        **dict.fromkeys("'’´ʹ", "′"),
        **{"{": "(", "}": ")", "⁄": "/", "∕": "/", "÷": "/", "→": "->", "∣": "|", "µ": "μ"},
        **{"ϵ": "ε", "ϑ": "θ", "ϕ": "φ", "ϱ": "ρ", "ς": "σ", "∑": "Σ", "∏": "Π", "≤": "<="},
        **{"≥": ">=", "≠": "!=", "½": "(1/2)", "⅓": "(1/3)", "⅔": "(2/3)", "¼": "(1/4)"},
    }
)
_SMALL = re.compile("(?P<up>[ᵃ-ᵛᶜᶠᶻˣʰʲʳˡˢʷʸᴬ-ᵂ⁰¹²³⁴-⁾ⁿⁱ]+)|(?P<down>[₀-₎ₐ-ₜᵢ-ᵥⱼ]+)")
_ONE = r"[A-Za-zα-ω](?:_(?:[^\W_]+|\([^()]*\)))?|[0-9]+(?:\.[0-9]+)?"
_HAT = re.compile("([^\\W\\d_])\u0302|(?<![A-Za-z])([A-Za-z])_?hat(?![A-Za-z])")
_SIGNED = re.compile(r"[$^_=+*/√²³ⁿ×·()]|[Α-ω]|[⁰-₟ᵢ-ᵥⱼ]")
"""What a formula has and a phrase has not."""
_BARE = (
    (re.compile(r"([\^_])\(([^\W_]|[0-9]+|-(?:[^\W_]|[0-9]+)(?![^\W_]))\)(?![0-9])"), r"\1\2"),
    (re.compile(r"_\(([^\W_]+)\)(?![^\W_])"), r"_\1"),
    (re.compile(rf"(?:√|sqrt(?!\())({_ONE})"), r"sqrt(\1)"),
    (re.compile(r"√(?=\()"), "sqrt"),
    (re.compile(r"(?<=[0-9])\*(?=[^\W0-9]|\()"), ""),
    (re.compile(r"(?<![^\W_^/)])\(([0-9]+/[0-9]+)\)\*?(?=[^\W_]|$)"), r"(\1)"),
)


@lru_cache(maxsize=256)
def line(text: str) -> str:
    """The text with its LaTeX, between dollars or bare, as a line of Unicode."""
    if len(text) > _LONGEST:
        return text
    if "$" in text:
        text = _painted(text)
    if not _SOURCE.search(text):
        return text
    from quizcli import latex

    return latex.terminal(text)


def _painted(text: str, *, plain: bool = False) -> str:
    from quizcli import latex

    return _MATHEMATICS.sub(lambda m: latex.terminal(m[0].strip("$"), plain=plain), text)


@lru_cache(maxsize=256)
def sides(text: Text) -> tuple[str, ...]:
    """A text in both languages, each as it stands in the card and in every way it is shown."""
    found: dict[str, None] = {}
    for side in (text.ko, text.en):
        found[side] = None
        if "$" in side:
            found |= dict.fromkeys((line(side), _painted(side, plain=True)))
            found[_MATHEMATICS.sub(lambda m: m[0].strip("$"), side)] = None
    return tuple(found)


@lru_cache(maxsize=4096)
def formula(text: str) -> str:
    """The signs of a formula however they are written; upper and lower case stay apart."""
    text = _SMALL.sub(_large, unicodedata.normalize("NFC", line(text)).replace("**", "^"))
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    text = _HAT.sub(lambda hat: f"hat({hat[1] or hat[2]})", unicodedata.normalize("NFD", text))
    text = _NAMES.sub(lambda name: _GREEK[name[0]], unicodedata.normalize("NFC", text))
    text = re.sub(r"\s+", "", text).rstrip(".,;:?")
    for pattern, instead in _BARE:
        text = pattern.sub(instead, text)
    return text


def _large(small: re.Match[str]) -> str:
    run = unicodedata.normalize("NFKC", small[0])
    return f"{'^' if small['up'] else '_'}({run})"


def loose(text: str) -> str:
    """`formula` without case, the sign of a subscript, or brackets around a factor ½."""
    text = re.sub(r"_(?=[^\W_])", "", formula(text)).casefold()
    return re.sub(r"(?<![^\W_^/)])\(([0-9]+/[0-9]+)\)(?=[^\W_]|$)", r"\1", text)


def _flat(text: str) -> str:
    """What two formulas share that differ in brackets and small signs only."""
    return re.sub(r"[()^_]", "", loose(text))


@lru_cache(maxsize=16)
def signed(texts: Texts) -> bool:
    """Whether any of the texts may be a formula."""
    return any(_SIGNED.search(side) for text in texts for side in sides(text))


def said(texts: Texts, typed: str) -> int | None:
    """The place of the one text whose formula was typed: x2 says x₂ where there is no x²."""
    if not signed(texts):
        return None
    for same in (formula, loose):
        if found := _places(texts, same).get(same(typed), ()):
            return found[0] if len(found) == 1 and not doubtful(texts, typed) else None
    return None


def doubtful(texts: Texts, typed: str) -> bool:
    """Whether brackets or small signs were left out that tell one text from another."""
    if not signed(texts) or formula(typed) in _places(texts, formula):
        return False
    return len(_places(texts, _flat).get(_flat(typed), ())) > 1


@lru_cache(maxsize=16)
def _places(texts: Texts, same: Callable[[str], str]) -> dict[str, tuple[int, ...]]:
    """The places of the texts under what they are compared by."""
    found: dict[str, tuple[int, ...]] = {}
    for place, text in enumerate(texts):
        for key in {same(side) for side in sides(text)}:
            found[key] = (*found.get(key, ()), place)
    return found
