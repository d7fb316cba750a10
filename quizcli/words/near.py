"""Answers one letter off an accepted form: a slip of the finger, or another word altogether.

Decided by the letters and the field's own words alone. Whether what was typed is the name of
something else in the learner's decks is asked where they are known.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, product

from msgspec import Struct, structs

from quizcli.model import Near
from quizcli.words import folding
from quizcli.words.layouts import jamo, strokes
from quizcli.words.lexicon import COUNTED, COUNTING, FIELD, NUMBERS

Letters = Callable[[str], str]

SHORT, PLAIN = 4, 6
"""Letters from which a word may be misspelt, and from which it can be told that it is."""

_RUNS = re.compile(r"[가-힣ㄱ-ㅣ]+|[^\W\d_가-힣ㄱ-ㅣ]+|[\W\d_]")
_ACRONYM = re.compile("[A-Z]{2}|(?i:^[b-df-hj-np-tv-z]+$)")
"""Two capitals side by side, or no vowel."""
_ROMAN = re.compile(
    "(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE
)
_MOST = 8
"""Syllables or letters a word of the field is looked for in, on either side of the edit."""


class _Spelled(Struct, frozen=True):
    """A folded text in letters: Hangul by jamo, final and initial alike.

    `owner` is the place in `text` each letter comes from; `starts` are the letters that began a
    word as it was written; `cased` is the text before its case was folded.
    """

    text: str
    letters: str
    owner: tuple[int, ...]
    starts: frozenset[int]
    cased: str


class _Edit(Struct, frozen=True):
    """Where two spellings differ: from a letter on, in so many letters of each."""

    at: int
    typed: int
    meant: int


def near(answer: str, names: Sequence[str]) -> Near | None:
    """The name that the answer misses by one edit in one word; None where it may be another word.

    An edit is a letter too many, too few or another, or two neighbours the wrong way round.
    Compares the answer, with and without an ending, once with each name of a like length.
    """
    misses = list(_misses(answer, names))
    return next((miss for miss in misses if not miss.again), misses[0] if misses else None)


def _misses(answer: str, names: Sequence[str]) -> Iterator[Near]:
    """The names one edit off, by jamo and, where there are any, by keystrokes.

    None follow a name that the answer says.
    """
    for letters in (jamo, strokes) if re.search("[ㄱ-ㅣ가-힣]", answer) else (jamo,):
        said = _said(answer, letters)
        for name in names:
            ways = _meant(name, letters)
            if not {way.text for way in ways}.isdisjoint(each.text for each in said):
                return
            for typed, meant in product(said, ways):
                if miss := _compared(typed, meant, name, answer):
                    yield miss


def _said(answer: str, letters: Letters) -> list[_Spelled]:
    """The answer as it stands, without a Korean ending, and as an English singular."""
    whole = _spelled(folding.fold(answer), answer, letters)
    said = folding.spoken(whole.text)
    texts = dict.fromkeys(each for one in said for each in (one, _singular(one)))
    return _spellings([_cut(whole, len(text)) for text in texts])


@lru_cache(maxsize=1024)
def _meant(name: str, letters: Letters) -> tuple[_Spelled, ...]:
    """The name as it stands, as a singular, and as it is written where a slip may show that."""
    texts = (folding.fold(name), folding.exact(name).casefold())
    found = [_spelled(text, name, letters) for text in texts]
    found += [_cut(each, len(_singular(each.text))) for each in found]
    return tuple(dict.fromkeys(_spellings(found)))


def _spellings(found: list[_Spelled]) -> list[_Spelled]:
    """Each in one spelling and with every `iz` an `is`: `vanising` lacks a letter of vanishing."""
    other = (structs.replace(e, letters=e.letters.replace("iz", "is")) for e in found)
    return [*found, *(each for each in other if each not in found)]


def _singular(text: str) -> str:
    return re.sub("(?<=[a-z]{4})s$", "", text)


def _cut(spelled: _Spelled, length: int) -> _Spelled:
    """The first so many characters of a spelling."""
    letters = sum(place < length for place in spelled.owner)
    return _Spelled(
        text=spelled.text[:length],
        letters=spelled.letters[:letters],
        owner=spelled.owner[:letters],
        starts=frozenset(start for start in spelled.starts if start < letters),
        cased=spelled.cased[:length],
    )


def _spelled(text: str, written: str, letters: Letters) -> _Spelled:
    """A text in letters; where its words begin is seen in what was written."""
    runs = [letters(c) for c in text]
    cased = folding.exact(written)
    words = [folding.exact(word) for word in re.split(r"[\s_-]+", folding.bare(written))]
    starts, start = {0}, 0
    if len(text) == len(cased) == sum(map(len, words)):
        ends = [0, *accumulate(map(len, runs))]
        for word in words:
            starts.add(ends[start])
            start += len(word)
    return _Spelled(
        text=text,
        letters="".join(runs),
        owner=tuple(place for place, run in enumerate(runs) for _ in run),
        starts=frozenset(starts),
        cased=cased if len(cased) == len(text) else text,
    )


def _edit(typed: str, meant: str) -> _Edit | None:
    """The one edit between two spellings; None where there are none, or more."""
    longer, shorter = len(typed), len(meant)
    if abs(longer - shorter) > 1:
        return None
    least = min(longer, shorter)
    at = next((i for i in range(least) if typed[i] != meant[i]), least)
    same = next((i for i in range(least - at) if typed[-1 - i] != meant[-1 - i]), least - at)
    edit = _Edit(at, longer - at - same, shorter - at - same)
    sizes = (edit.typed, edit.meant)
    if sizes in ((1, 0), (0, 1), (1, 1)):
        return edit
    swapped = sizes == (2, 2) and typed[at : at + 2] == meant[at : at + 2][::-1]
    return edit if swapped else None


def _settled(edit: _Edit, typed: _Spelled, meant: _Spelled) -> _Edit:
    """The edit where the words agree best: `squar error` lacks the first `e` of two."""
    longer = typed.letters if edit.typed else meant.letters
    if edit.typed == edit.meant or edit.at == 0 or longer[edit.at - 1] != longer[edit.at]:
        return edit
    more, fewer = (typed, meant) if edit.typed else (meant, typed)
    here, before = ({s - (s > at) for s in more.starts} for at in (edit.at, edit.at - 1))
    settled = here == fewer.starts or before != fewer.starts
    return edit if settled else structs.replace(edit, at=edit.at - 1)


def _compared(typed: _Spelled, meant: _Spelled, name: str, answer: str) -> Near | None:
    edit = _edit(typed.letters, meant.letters)
    if edit is None or not _letters(typed, meant, edit):
        return None
    edit = _settled(edit, typed, meant)
    span = _word(typed, meant, edit)
    if span is None:
        return None
    first, last = span
    end = last + edit.typed - edit.meant
    said, word = _stretch(typed, first, end), _stretch(meant, first, last)
    again = _again(meant.cased[meant.owner[first] :][: len(word)], last - first)
    if again is None or not said or _another(word, said) or _known(typed.text):
        return None
    return Near(form=name, word=_as_typed(said, answer), again=again)


def _stretch(spelled: _Spelled, first: int, last: int) -> str:
    """The text of some letters."""
    if last <= first:
        return ""
    return spelled.text[spelled.owner[first] : spelled.owner[last - 1] + 1]


def _letters(typed: _Spelled, meant: _Spelled, edit: _Edit) -> bool:
    """Whether the edit touches letters only, of one script: no digit, sign or variable."""
    touched = (
        typed.letters[edit.at : edit.at + edit.typed]
        + meant.letters[edit.at : edit.at + edit.meant]
    )
    return touched.isalpha() and len({"ㄱ" <= c <= "ㅣ" for c in touched}) == 1


def _word(typed: _Spelled, meant: _Spelled, edit: _Edit) -> tuple[int, int] | None:
    """The word of the name that the edit lies in, from letter to letter.

    None where it adds or takes a first letter (symmetric, asymmetric), or puts in a letter that
    stands alone.
    """
    words = _words(meant)
    at, hangul = edit.at, "ㄱ" <= (typed.letters + "-")[edit.at] <= "ㅣ"
    if not edit.meant:
        if at in typed.starts and at + 1 in (*typed.starts, len(typed.letters)):
            return None
        if at in typed.starts and not hangul and (at == 0 or at in meant.starts):
            return None
        inside = at - 1 if at and not (at in meant.starts and at in typed.starts) else at
        return next((word for word in words if word[0] <= inside < word[1]), None)
    word = next((word for word in words if word[0] <= at and at + edit.meant <= word[1]), None)
    first = word is not None and at == word[0] and not edit.typed
    return None if first and not "ㄱ" <= meant.letters[at] <= "ㅣ" else word


def _words(spelled: _Spelled) -> list[tuple[int, int]]:
    """The words by their letters: parted where written apart, and where the script changes."""
    starts = set(spelled.starts)
    places = {place: letter for letter, place in reversed([*enumerate(spelled.owner)])}
    starts |= {places[run.start()] for run in _RUNS.finditer(spelled.text) if run.start() in places}
    ends = sorted({*starts, len(spelled.letters)})
    return list(pairwise(ends))


def _again(word: str, letters: int) -> bool | None:
    """Whether a word is asked again when misspelt; None where it is too short for that."""
    if letters < SHORT:
        return None
    return letters < PLAIN or _ACRONYM.search(word) is not None or _numeral(word)


def _numeral(word: str) -> bool:
    low = word.casefold()
    return low in NUMBERS or _ROMAN.fullmatch(low) is not None


def _known(said: str, word: str = "") -> bool:
    """Whether what was said is a word of the field; an ending on the word meant makes it none."""
    return not FIELD.isdisjoint(folding.readings(said) - folding.readings(word))


def _another(word: str, said: str) -> bool:
    """Whether what was said is another word: one of the field, a numeral, or counts otherwise.

    In a compound written as one the field's words are looked for around the edit.
    """
    if _numeral(said) or _known(said, word):
        return True
    least = min(len(word), len(said))
    last = least if len(said) > least else least - 1
    at = next((i for i in range(least) if word[i] != said[i]), last)
    counts = {word[at : at + 1], said[at : at + 1]} <= COUNTING
    if counts and word[at + 1 : at + 2] == said[at + 1 : at + 2] in COUNTED:
        return True
    hangul = "가" <= said[at] <= "힣"
    shortest = 2 if hangul else 3 if len(said) < PLAIN else SHORT
    more = len(said) - len(word)
    return any(
        said[first:last] != word[first : last - more]
        and {said[first:last], word[first : last - more]} <= FIELD
        for first in range(max(0, at - _MOST), at + 1)
        for last in range(at + 1, min(len(said), at + _MOST) + 1)
        if min(last, last - more) - first >= shortest
    )


def _as_typed(said: str, answer: str) -> str:
    """The word as it stands in the answer, where it can be found there."""
    for word in unicodedata.normalize("NFC", answer).split():
        if folding.fold(word) == said:
            return word.strip(".,;:!?()\"'")
    found = re.search(re.escape(said), folding.plain(answer), re.IGNORECASE)
    return found[0] if found else said
