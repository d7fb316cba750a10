"""When two ways of typing the same words count as the same.

Every function takes and gives plain text; all that decides a text answer stands here.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from quizcli.words import layouts, spelling, verbs

_ORDINARY = re.compile("[A-Za-z0-9가-힣 .,:;!?()/%+=<>*_-]*")
"""Text in which nothing needs to be made one."""
_WORDS = re.compile("[A-Za-z가-힣 ]*")
_DASHES = re.compile("[‐‑‒–—―−﹣－]")
_INVISIBLE = re.compile(
    "[\u00ad\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›「」『』〈〉《》〝〞〟]")
_QUOTED = re.compile(r"(?<![^\W_)])['‘]([^'‘’]*)['’](?![^\W_])")
_PRIME = re.compile(r"(?:(?<=\))|(?<=(?<![^\W_])[^\W\d_가-힣]))['’´]+(?![sS](?![^\W_]))")
_LAUGHED = re.compile(r"(?<=[^\W_ㄱ-ㅣ])[ .,!?~]*(?:[ㅋㅎㅠㅜ]{2,}|\^\^)[ .!?~]*$")
_CIRCLED = re.compile("[①-⑳]")
_JAMO = re.compile("[ㄱ-ㅣ]{2,}")
_DOTS = str.maketrans("ㆍ・･", "···")
_SIGNS = str.maketrans(
    {
        **{"×": "x", "∑": "Σ", "∏": "Π", "∆": "Δ", "⁄": "/", "∕": "/", "∗": "*", "∙": "·"},
        **{"⋅": "·", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "&": " and "},
    }
)
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_FINAL = ".,;:!?。、…~ "
_LEAD = re.compile(
    r"(?:(?:i (?:think|guess|believe)|maybe|probably|its|thats|(?:it|this|that) is|they are"
    r"|the answer is|음+|아마도?|정답은|답은|제 생각에는?|제 생각엔)\s+"
    r"|(?:정답|답|answer)\s*:\s*)*"
    r"(?:(?:an|the)\s+(?=\S)|a\s+(?=[^\W_]{2}))?",
    re.IGNORECASE,
)
_ENDINGS = (
    *"은 는 이 가 을 를 의 도 로 다 요 임 죠 들 으로 이다 이야 이요 이죠 지요 이지요".split(),
    *"네요 이네요 인데 인데요 인지 이란 란 임다 맞나요 맞죠 이었다 였다".split(),
    *"이겠죠 이겠네요 이군요 이지 입니당 임당 이에용 예용 일걸요 일걸 아닌가요 아닐까요".split(),
    *"입니다 이에요 이예요 에요 예요 인가 인가요 일까요 였습니다 이었습니다 라고 이라고".split(),
    *(f"{i}라{go}{end}" for i in ("", "이") for go in ("", "고")
      for end in "한다 합니다 해요 함 부른다 부릅니다 불러요 생각한다 생각합니다 생각해요".split()),
    *(f"{i}{seem}{end}" for i in "인일" for seem in ("것같", "듯하")
      for end in "다 아요 습니다 음 네요".split()),
    *(f"{i}듯{end}" for i in "인일" for end in ("", "해요", "합니다")),
    *"같다 같아요 같습니다".split(),
)  # fmt: skip
"""Particles and copulas; 와 and 과 are none: they end too many nouns (결과, 효과)."""
_ENDING = re.compile(rf"(?<=[A-Za-z0-9)]) ?(?:{'|'.join(_ENDINGS)})$")
_PLURALS = (
    *(("ies", "y"), ("ices", "ix"), ("ices", "ex"), ("es", "is"), ("a", "um"), ("a", "on")),
    *(("i", "us"), ("ae", "a"), *((f"{s}es", s) for s in ("s", "x", "z", "ch", "sh", "o"))),
)
_MINUS = "\0"
_NORM = re.compile(
    r"(?<![^\W_])([LF])[-^](?=[12] ?(?:norm|loss|regular|penal|distance|score|[가-힣]))",
    re.IGNORECASE,
)
"""The hyphen of `L-1 norm` and `F-1 score`, which is no minus, and the mark of an L² norm."""
_LESS = re.compile(
    r"(?<![^\W_.])([0-9.]+)-(?=(?![dD])[^\W\d_가-힣](?![^\W_가-힣])|(?:exp|log|ln|sqrt|sigmoid|tanh)(?![^\W_]))"
)
"""The minus of `1-p` and `1-exp(x)`; the hyphen of `1-D` is none."""
_INNER = re.compile(
    r"(?<=[ -])the (?=[a-z])|['’´`′]s(?=[ -])|(?<=[a-z]{3})(?<![sui])(?<!ia)s(?=[ -][^\W\d_])",
    re.IGNORECASE,
)
"""What a name may have inside or not: an article, a genitive, a plural of all but the last word."""
_FIGURES = "zero one two three four five six seven eight nine ten".split()
_COUNTS = "영 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split()
_NUMBERS = re.compile(
    rf"(?<![^\W_])(?:(?:{'|'.join(_FIGURES)})(?![^\W_])"
    rf"|(?:{'|'.join(_COUNTS[1:])})(?= ?(?:개|가지|단계|종류|번째)))",
    re.IGNORECASE,
)
_ROMANS = "i ii iii iv v".split()
_TYPE = re.compile(rf"(?<=\btype[ -])(?:{'|'.join(_ROMANS)})(?![^\W_])", re.IGNORECASE)
_GREEK = str.maketrans(
    dict(
        zip(
            "αβγδεζηθικλμνξπρσςτυφχψωµϑϕϵ",
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma "
            "sigma tau upsilon phi chi psi omega mu theta phi epsilon".split(),
            strict=True,
        )
    )
)
"""Small letters only: Σ is a sum, σ a deviation or the sigmoid."""
_APART = re.compile(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})|(?<=[가-힣])·(?=[가-힣])")
"""What joins two words as a space or a hyphen would: `encoder/decoder`, 곱셈·덧셈."""


def _minus_kept(text: str) -> str:
    """Hyphens that say minus as a mark of their own: all but those that join words.

    Minus stands where no word is on one side, before a number unless a word runs right up to
    it (`x < -1`, `n-1`; not `VGG-16`), and between lone letters of a formula (`p - y`).
    """
    text = re.sub(r"(?<![^\s(\[{,=<>:])-(?=[0-9])", _MINUS, text)
    text = _NORM.sub(r"\1", re.sub(r"\s*-\s*", "-", text))
    text = _LESS.sub(rf"\1{_MINUS}", text)
    text = re.sub(r"(?<![^\W_])-|-(?![^\W_])", _MINUS, text)
    text = re.sub(r"(?<![^\W\d_]{2})-(?=[0-9])", _MINUS, text)
    if re.search(r"[가-힣]|[^\W\d_]{4}", _ENDING.sub("", text)):
        return text
    return re.sub(r"(?<=(?<![^\W_])[^\W\d_])-(?=[^\W\d_가-힣](?![^\W_가-힣]))", _MINUS, text)


def _raised(text: str) -> str:
    """Superscripts written with `^`: x² is not x2."""
    runs = groupby(text, lambda c: unicodedata.decomposition(c).startswith("<super>"))
    return "".join(("^" if raised else "") + "".join(run) for raised, run in runs)


def plain(text: str) -> str:
    """NFKC with superscripts and primes kept apart, dashes made one, quotes dropped."""
    if _ORDINARY.fullmatch(text):
        return text.strip()
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_DOTS)
    text = _JAMO.sub(lambda run: layouts.joined(run[0]), _LAUGHED.sub("", text))
    text = _CIRCLED.sub(r" \g<0> ", _raised(text))
    text = _PRIME.sub(lambda run: "′" * len(run[0]), _QUOTED.sub(r"\1", text))
    text = re.sub(r"(?<=[^\W\d_]{2})′(?=s(?![^\W_]))", "", text)
    text = _QUOTES.sub("", _DASHES.sub("-", unicodedata.normalize("NFKC", text)))
    return "".join(c if c.isprintable() else " " for c in text).strip()


def bare(text: str) -> str:
    """`plain` without final punctuation (the sign of a factorial stays), lead-in or article."""
    text = re.sub(r"\s+", " ", plain(text))
    cut = text.rstrip(_FINAL)
    marks = re.match("!+", text[len(cut) :])
    last = re.search(r"(?:\([^()]*\)|[^\W_]+)$", cut)
    if marks and last and not re.search(r"[^\W\d_]{2}|[가-힣]", last[0]):
        cut += marks[0]
    return _LEAD.sub("", cut, count=1)


def exact(text: str) -> str:
    """`fold`, but upper and lower case stay apart."""
    if _WORDS.fullmatch(text):
        return _LEAD.sub("", text.strip(), count=1).replace(" ", "")
    text = _APART.sub("", bare(text)).translate(_SIGNS).replace("**", "^")
    text = re.sub(r"(?<=\d) ?\* ?(?=\d)", "x", text)
    text = re.sub(r"(?<![\w.)])\.(?=\d)", "0.", text)
    text = _THOUSANDS.sub(lambda number: number[0].replace(",", ""), text)
    text = re.sub("[A-Za-zÀ-ɏ]{3,}", _unaccented, _minus_kept(text).replace("-", ""))
    text = re.sub(r"(?<=[^\W_])_+(?=[^\W_])", "", text)
    return re.sub(r"\s+", "", text).replace(_MINUS, "-")


def _unaccented(word: re.Match[str]) -> str:
    """A Latin word without accents; a lone letter keeps its hat: ŷ is not y."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", word[0]))


def _lower(text: str) -> str:
    """Case folded, but for Greek (Σ is not σ), and words in one spelling."""
    return spelling.one(re.sub("[^Α-Ωα-ω]+", lambda run: run[0].casefold(), text))


def fold(text: str) -> str:
    """The form in which answers are compared: no case, spaces, hyphens, quotes or article."""
    return _lower(exact(text))


def singulars(word: str) -> tuple[str, ...]:
    """A word without spaces and what it could be the English plural of."""
    low = word.casefold()
    if not re.search("[a-z]{4}$", low) and not re.search("[A-Z]{2}s$", word):
        return (word,)
    found = [word[: -len(end)] + one for end, one in _PLURALS if low.endswith(end)]
    if low.endswith("s") and not low.endswith(("ss", "is", "ias")):
        found.append(word[:-1])
    return (word, *found)


def spoken(word: str) -> tuple[str, ...]:
    """An answer without spaces and what it is without a Korean particle or copula at its end.

    A lone syllable keeps one that is itself a syllable, as 차이 is not 차, but for a particle
    that can follow it and makes few nouns: 값을, 키는.
    """
    cut = [
        word[: -len(end)]
        for end in _ENDINGS
        if word.endswith(end)
        and (re.search("..|[^가-힣]", word[: -len(end)] + end[1:]) or _follows(end, word))
    ]
    cut = [stem for stem in cut if stem]
    return (word, *cut, *(stem[:-1] for stem in cut if re.search("..들$", stem)))


def _follows(particle: str, word: str) -> bool:
    """Whether a word of two syllables ends in 은, 을, 는, 가 or 를 as its first one asks for it."""
    closed = (ord(word[0]) - ord("가")) % 28 != 0
    return len(word) == 2 and particle in (("은", "을") if closed else ("는", "가", "를"))


@lru_cache(maxsize=4096)
def forms(accepted: str, *, case: bool = False) -> frozenset[str]:
    """What an accepted form looks like folded, singular or plural."""
    ways = (each for way in _exact(accepted) for each in verbs.stated(way))
    return _compared((one for each in ways for one in singulars(each)), case)


@lru_cache(maxsize=4096)
def readings(answer: str, *, case: bool = False) -> frozenset[str]:
    """What an answer may say once folded, its endings taken for endings or not."""
    said = (each for way in _exact(answer) for one in spoken(way) for each in verbs.stated(one))
    return _compared((single for each in said for single in singulars(each)), case)


def _exact(text: str) -> dict[str, None]:
    """`exact`, and without articles and plurals inside, numbers in figures, Greek spelled out."""
    ways = dict.fromkeys((text, _INNER.sub("", text)))
    ways |= dict.fromkeys(_NUMBERS.sub(_figure, way) for way in tuple(ways))
    ways |= dict.fromkeys(_TYPE.sub(_arabic, way) for way in tuple(ways))
    ways |= dict.fromkeys(way.translate(_GREEK) for way in tuple(ways))
    return dict.fromkeys(map(exact, ways))


def _figure(number: re.Match[str]) -> str:
    said = number[0].lower()
    return str((_FIGURES if said.isascii() else _COUNTS).index(said))


def _arabic(roman: re.Match[str]) -> str:
    return str(1 + _ROMANS.index(roman[0].lower()))


def _compared(words: Iterable[str], case: bool) -> frozenset[str]:
    return frozenset(words if case else map(_lower, words))


def same(answer: str, accepted: str, *, case: bool = False) -> bool:
    """Whether an answer says an accepted form; `case`: upper and lower case must agree."""
    return not forms(accepted, case=case).isdisjoint(readings(answer, case=case))
