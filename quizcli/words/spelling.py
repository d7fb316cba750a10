"""Spellings of one word that count as the same: British and American, and Korean ones.

Made for text in small letters whose spaces are gone, so no rule here may look for the end of a
word; a rule may not make two different words one.
"""

import re

_BRITISH = re.compile(
    "is(?=e|ing|ation|able)|lys(?=e|ing)"
    "|(?:col|neighb|behavi|fav|hon|lab|harb|flav)our"
    "|centr(?=ed|ing)|(?:cent|met|lit|fib)re"
    "|(?:model|label|travel|cancel|signal|channel|level|tunnel|total|equal)l(?=ed|ing|er)"
    "|(?:catal|anal|dial)ogue|programme|artefact|judgement|grey|focuss|biass"
    "|licence|defence|offence|practis"
)
_AMERICAN = {
    **{"is": "iz", "lys": "lyz", "centr": "center", "programme": "program", "grey": "gray"},
    **{"artefact": "artifact", "judgement": "judgment", "focuss": "focus", "biass": "bias"},
    **{"licence": "license", "defence": "defense", "offence": "offense", "practis": "practic"},
}
_ENDINGS = (("our", "or"), ("re", "er"), ("ogue", "og"), ("ll", "l"))
_VALUE = re.compile("[가-힣](?=값)")


def one(text: str) -> str:
    """The text with each word in one of its spellings, so that both ways come out alike.

    `optimisation` and `optimization`, 최댓값 and 최대값, 학습률 and 학습율; what comes out is for
    comparing only (`noise` becomes `noize`).
    """
    if "값" in text:
        text = _VALUE.sub(_without_sieut, text)
    return _BRITISH.sub(_american, text).replace("률", "율")


def _american(found: re.Match[str]) -> str:
    word = found[0]
    if word in _AMERICAN:
        return _AMERICAN[word]
    return next(word.removesuffix(end) + to for end, to in _ENDINGS if word.endswith(end))


def _without_sieut(found: re.Match[str]) -> str:
    """댓 is 대: a ㅅ below a syllable is its nineteenth final consonant."""
    code = ord(found[0])
    return chr(code - 19) if (code - 0xAC00) % 28 == 19 else found[0]
