"""When two ways of typing the same words count as the same.

Every function takes and gives plain text; all that decides a text answer stands here.
"""

import re
import unicodedata

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni")
_SUPERSCRIPT_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ]+")
_DASHES = re.compile("[‐‑‒–—―−﹣－]")
_INVISIBLE = re.compile("[\u00ad\u115f\u1160\u200b-\u200f\u2060\u3164\ufeff\uffa0]")
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»「」『』〈〉《》]")
_FINAL = re.compile(r"[.,;:!?。、…~]+$")
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_ENDINGS = tuple(
    "이었습니다 입니다 이에요 이예요 이라고합니다 라고합니다 이라고한다 라고한다 이라한다 라한다 "
    "이라고부른다 라고부른다 이라고 라고 으로 예요 에요 이요 이다 이야 은 는 이 가 을 를 의 도 로 "
    "다 요 임 과 와 들".split()
)
_MINUS = "\0"


def _minus_kept(text: str) -> str:
    """Hyphens that say minus as a mark of their own.

    Those before a number, unless a word runs right up to them (`x < -1`, `n-1`; not `VGG-16`),
    and those before a word where nothing but an operator is on their left (`-log p`).
    """
    text = re.sub(r"(?<![^\s(\[{,=<>:])-(?=[0-9.])", _MINUS, text)
    text = re.sub(r"(?:^|(?<=[(\[{,=<>*/+]))\s*-(?=[^\W_])", _MINUS, text)
    text = re.sub(r"\s*-\s*", "-", text)
    return re.sub(r"(?<![^\W\d_]{2})-(?=[0-9.])", _MINUS, text)


def plain(text: str) -> str:
    """NFKC with superscripts kept apart (x² is x^2, not x2), dashes and quotes made one."""
    text = _SUPERSCRIPT_RUN.sub(lambda run: "^" + run[0].translate(_SUPERSCRIPTS), text)
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    return "".join(c if c.isprintable() else " " for c in text).strip()


def exact(text: str) -> str:
    """`fold`, but upper and lower case stay apart."""
    text = _FINAL.sub("", plain(text)).strip()
    text = _ARTICLE.sub("", text)
    text = _minus_kept(text).replace("-", "").replace("_", "")
    return re.sub(r"\s+", "", text).replace(_MINUS, "-")


def fold(text: str) -> str:
    """The form in which answers are compared: no case, spaces, hyphens, quotes or article."""
    return exact(text).casefold()


def singulars(word: str) -> tuple[str, ...]:
    """A folded word and what it could be the English plural of."""
    low = word.casefold()
    if not re.search(r"[a-z]{4,}$", low) or low.endswith(("ss", "us", "is", "as")):
        return (word,)
    if low.endswith("ies"):
        return (word, word[:-3] + "y")
    if low.endswith("es"):
        return (word, word[:-1], word[:-2])
    return (word, word[:-1]) if low.endswith("s") else (word,)


def spoken(word: str) -> tuple[str, ...]:
    """A folded answer and what it is without a Korean particle or copula at its end."""
    cut = [word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) > len(e)]
    return (word, *cut)


def forms(accepted: str, *, case: bool = False) -> frozenset[str]:
    """What an accepted form looks like folded, singular or plural."""
    return frozenset(singulars((exact if case else fold)(accepted)))


def readings(answer: str, *, case: bool = False) -> frozenset[str]:
    """What an answer may say once folded, its endings taken for endings or not."""
    said = spoken((exact if case else fold)(answer))
    return frozenset(single for each in said for single in singulars(each))


def same(answer: str, accepted: str, *, case: bool = False) -> bool:
    """Whether an answer says an accepted form; `case`: upper and lower case must agree."""
    return not forms(accepted, case=case).isdisjoint(readings(answer, case=case))
