"""What the same keys give in the other keyboard layout: Korean two-set and Latin.

Every key of the two-set layout stands here. Letters of one script are turned into the other's,
all else stays as it is; the work is linear in the text.
"""

import re
import unicodedata
from collections.abc import Iterator

TWO_SET = dict(
    zip(
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
        "qwertyuiopasdfghjklzxcvbnm",
        strict=True,
    )
)
"""The letter each jamo of the two-set layout shares its key with."""

SHIFTED = dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True))
"""The jamo that come with Shift; Shift changes no other jamo."""

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_COMPOUNDS = dict(
    zip(
        "ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        [
            *("ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"),
            *(
                "ㄱㅅ",
                "ㄴㅈ",
                "ㄴㅎ",
                "ㄹㄱ",
                "ㄹㅁ",
                "ㄹㅂ",
                "ㄹㅅ",
                "ㄹㅌ",
                "ㄹㅍ",
                "ㄹㅎ",
                "ㅂㅅ",
            ),
        ],
        strict=True,
    )
)
_JOINED = {pair: jamo for jamo, pair in _COMPOUNDS.items()}
_KEYS = {**TWO_SET, **SHIFTED}
_JAMO = {
    **{key.upper(): jamo for jamo, key in TWO_SET.items()},
    **{key: jamo for jamo, key in _KEYS.items()},
}
_CONJOINING = {
    **{chr(0x1100 + place): jamo for place, jamo in enumerate(_INITIALS)},
    **{chr(0x1161 + place): jamo for place, jamo in enumerate(_VOWELS)},
    **{chr(0x11A7 + place): jamo for place, jamo in enumerate(_FINALS) if place},
}
_CONSONANT, _VOWEL = frozenset(_INITIALS), frozenset(_VOWELS)
_WITH_SHIFT = frozenset(jamo for jamo, key in TWO_SET.items() if key.upper() in SHIFTED.values())
"""The jamo that would have been another one with Shift."""
_HALF_WIDTH = re.compile("[\uffa1-\uffdc]")
_LATIN = re.compile("[A-Za-z]+")
_WORD = re.compile("(?<![^ ])[A-Za-z]+(?![^ .,?!])")
_JAMO_ALONE = re.compile("[ㄱ-ㅣ]")
_ENDING = re.compile("(?:입니다|이에요|예요|이요|요|이다|임|이|가|은|는|을|를|의)?[.,?!]{0,9}$")


def jamo(text: str) -> str:
    """The text with Hangul taken apart into its jamo, final and initial alike: ㄱㅏㅄㅇㅣ."""
    wide = _HALF_WIDTH.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
    return "".join(_CONJOINING.get(c, c) for c in unicodedata.normalize("NFD", wide))


def strokes(text: str) -> str:
    """The jamo that are typed one by one: `값이` is `ㄱㅏㅂㅅㅇㅣ`; ㄲ and ㅆ are one stroke."""
    return "".join(_COMPOUNDS.get(letter, letter) for letter in jamo(text))


def otherwise(text: str) -> tuple[str, ...]:
    """What the same keys give with the other layout on; empty where they give the same.

    `ㅣㄴ스` is `lstm`, `akdrkr` is `망각`. Of mixed text only one script's letters are turned
    round: `forget ㅎㅁㅅㄷ` gives `forget gate`. Where Shift or Caps Lock left no mark on the
    letters (ㅁ is both a and A) the answer in capitals comes too.
    """
    text = unicodedata.normalize("NFC", text)
    small = _LATIN.sub(lambda run: composed(run[0].lower()), text)
    found = (*_latin(text), _LATIN.sub(lambda run: composed(run[0]), text), small)
    found = (*found, *_partly(text))
    return tuple(dict.fromkeys(each for each in found if each != text))


def _partly(text: str) -> Iterator[str]:
    """The text with only those of its words turned round that cannot be meant as they stand.

    Words with jamo that make no syllable (`ㅣㄴ스 셀`, without its ending in `ㅣㄴ스입니다`), and
    Latin words all of whose keys make syllables (`LSTM dlqslek`).
    """
    words = text.split(" ")
    yield " ".join(_loose(word) if _JAMO_ALONE.search(word) else word for word in words)
    yield _WORD.sub(_syllables, text)


def _loose(word: str) -> str:
    ending = _ENDING.search(word)
    stem = word[: ending.start()] if ending else word
    return next(_latin(stem), stem) + word[len(stem) :]


def _syllables(word: re.Match[str]) -> str:
    hangul = composed(word[0].lower())
    return hangul if re.fullmatch("[가-힣]+", hangul) else word[0]


def _latin(text: str) -> Iterator[str]:
    """Hangul as Latin letters, then in capitals where all of it may have been typed so."""
    letters = strokes(text)
    if _KEYS.keys().isdisjoint(letters):
        return
    yield unicodedata.normalize("NFC", "".join(_KEYS.get(c, c) for c in letters))
    if _WITH_SHIFT.isdisjoint(letters):
        capitals = (_KEYS[c].upper() if c in _KEYS else c for c in letters)
        yield unicodedata.normalize("NFC", "".join(capitals))


def composed(keys: str) -> str:
    """Latin letters as the two-set layout composes them, syllable by syllable."""
    return joined("".join(_JAMO[key] for key in keys))


def joined(jamo: str) -> str:
    """Jamo as they become syllables when typed one after the other: ㅁㅏㅇㄱㅏㄱ is 망각."""
    done: list[str] = []
    syllable = ""
    for letter in "".join(_COMPOUNDS.get(each, each) for each in jamo):
        if _fits(syllable, letter):
            syllable += letter
            continue
        carried = ""
        if letter in _VOWEL and len(syllable) > 2 and syllable[-1] in _CONSONANT:
            syllable, carried = syllable[:-1], syllable[-1]
        done.append(_syllable(syllable))
        syllable = carried + letter
    return "".join((*done, _syllable(syllable)))


def _fits(syllable: str, jamo: str) -> bool:
    """Whether a jamo still belongs to the syllable begun: consonant, vowels, finals in turn."""
    if not syllable:
        return True
    last, pair = syllable[-1], syllable[-1] + jamo
    second = syllable[-2:-1] not in _VOWEL
    if jamo in _VOWEL:
        return len(syllable) == 1 if last in _CONSONANT else second and pair in _JOINED
    if last in _VOWEL:
        return syllable[0] in _CONSONANT and jamo in _FINALS
    return pair in _JOINED and not second


def _syllable(jamo: str) -> str:
    """One syllable from its jamo; what makes none stays single jamo, compounds joined."""
    initial = jamo[:1] if jamo[:1] in _CONSONANT else ""
    rest = jamo[len(initial) :]
    vowel = rest.rstrip("".join(_INITIALS))
    final = rest[len(vowel) :]
    vowel, final = _JOINED.get(vowel, vowel), _JOINED.get(final, final)
    if not (initial and vowel):
        return initial + vowel + final
    place = (_INITIALS.index(initial) * 21 + _VOWELS.index(vowel)) * 28
    return chr(0xAC00 + place + (_FINALS.index(final) if final else 0))
