"""Korean verbs at the end of an answer: 감소함, 감소합니다 and 감소한다 say the same.

One form stands for all of a statement's styles; tense, voice and negation stay what they are.
"""

import re

_STYLES = (
    *((end, "한다") for end in ("해요", "해", "하다")),
    *((end, "된다") for end in ("돼요", "되요", "돼", "되다")),
    *((end, "진다") for end in ("져요", "져")),
)
_NIEUN, _LIEUL, _LIEUL_MIEUM, _MIEUM, _BIEUP = 4, 8, 10, 16, 17
"""Final consonants by their number in a syllable."""


def stated(word: str) -> tuple[str, ...]:
    """A text without spaces and its last verb in plain style, of a noun with 하다 the noun too.

    작아집니다, 작아짐, 작아지다 and 작아져요 are 작아진다.
    """
    if not re.search("..[가-힣]$", word):
        return (word,)
    found = [*_plain(word)]
    nouns = [each.removesuffix("한다") for each in (word, *found) if re.search("..한다$", each)]
    return tuple(dict.fromkeys((word, *found, *nouns)))


def _plain(word: str) -> list[str]:
    """What the plain style of a verb may be, whichever style it stands in."""
    found = [word[: -len(end)] + plain for end, plain in _STYLES if word.endswith(end)]
    if word.endswith("습니다"):
        return [word[:-3] + "다", word[:-3] + "는다"]
    if word.endswith("니다"):
        return [*found, *_declared(word[:-2], (_BIEUP,))]
    if word.endswith("어요"):
        return [*found, *_declared(word[:-2], (_LIEUL,))]
    if word.endswith("다"):
        return [*found, *_declared(word[:-1], (0, _LIEUL))]
    return [*found, *_declared(word, (_MIEUM, _LIEUL_MIEUM))]


def _declared(stem: str, finals: tuple[int, ...]) -> list[str]:
    """`-ㄴ다` on a stem whose last syllable ends in one of these consonants."""
    code = ord(stem[-1]) - 0xAC00
    if not 0 <= code < 11172 or code % 28 not in finals:
        return []
    return [stem[:-1] + chr(0xAC00 + code - code % 28 + _NIEUN) + "다"]
