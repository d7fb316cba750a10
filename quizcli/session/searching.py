"""The learner's words as a query, and what a card says that can be searched for.

What is a word, a phrase or a filter is decided here and nowhere else; how texts are compared
stands in `store.search`.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.errors.search import EmptyFilter, LongSearch, NoSuchFilter, NoSuchFilterValue
from quizcli.model import FOREVER, Card, Term, Text
from quizcli.store import search
from quizcli.store.database import Store
from quizcli.store.listed import Entry
from quizcli.store.search import FILTERS, STATES, Filter, Query, Said, Word

LONGEST = 1000
"""Characters a query may have: past that it is a paste, and more than SQLite takes."""

State = Literal["new", "due", "scheduled", "buried", "suspended"]

_PIECE = re.compile(r'-?(?:\w+[:：])?"[^"]+"(?=\s|$)|\S+')
_FILTER = re.compile(r"(\w+)[:：](.*)", re.DOTALL)
_CURLY = str.maketrans("“”", '""')
_EXAMPLES = {"deck": "'week2.*'", "tag": "cnn", "kind": "number", "is": "due", "slip": "no-padding"}
_NOT_SAID = {"case", "kind"}
"""Fields whose words are the deck format's, not the card's."""


def parse(arguments: Sequence[str]) -> Query | Reason:
    """The query of a command line, or what is wrong with it.

    An argument with spaces is one phrase, since the shell has taken its quotes away, unless it
    has quotes inside: then it is read like a whole line.
    """
    words: list[Word] = []
    filters: list[Filter] = []
    length = sum(map(len, arguments))
    if length > LONGEST:
        return LongSearch(length, LONGEST)
    for argument in arguments:
        text = argument.encode(errors="replace").decode().translate(_CURLY).strip()
        for piece in _PIECE.findall(text) if '"' in text else [text]:
            found = _read(piece)
            if isinstance(found, Reason):
                return found
            if isinstance(found, Filter):
                filters.append(found)
            elif search.folded(found.text):
                words.append(found)
    return Query(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(filters)))


def _read(piece: str) -> Word | Filter | Reason:
    negated = len(piece) > 1 and piece.startswith("-")
    text = piece[negated:]
    if quoted := re.fullmatch('"([^"]+)"', text):
        return Word(quoted[1], open=False, negated=negated)
    named = _FILTER.fullmatch(text)
    if named is None:
        return _word(text, negated)
    name, value = named[1].casefold(), named[2].strip()
    if quoted := re.fullmatch('"([^"]+)"', value):
        value = quoted[1]
    if name in FILTERS:
        return _filter(name, value, negated)
    close = difflib.get_close_matches(name, FILTERS, n=1, cutoff=0.75)
    if close and value:
        return NoSuchFilter(text, named[1], close[0], FILTERS)
    return _word(text, negated)


def _word(text: str, negated: bool) -> Word:
    """A word as typed; its last syllable may be unfinished.

    Typing goes on from 합성고 to 합성곱, so the last syllable of a word is open to a final
    consonant. A lone syllable is a word by itself (수, 층, 값) and would find half the deck if
    it were open; a phrase is meant as it stands.
    """
    lone = len(re.findall("[가-힣\u1100-\u115f]", text)) < 2
    return Word(text, open=not lone and " " not in text, negated=negated)


def _filter(name: str, value: str, negated: bool) -> Filter | Reason:
    if not value:
        return EmptyFilter(name, _EXAMPLES[name])
    known = {"kind": kinds.names(), "is": STATES}.get(name)
    if known is None:
        return Filter(name, value, negated)
    value = value.casefold()
    if value in known:
        return Filter(name, value, negated)
    close = difflib.get_close_matches(value, known, n=1)
    return NoSuchFilterValue(name, value, "".join(close), known)


def fill(index: Store, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the decks of the index searchable; gives how many files were not yet."""
    return search.fill(index, said, progress)


def said(card: Card, terms: Mapping[str, Term]) -> Said:
    """All that can be found of a card, in both languages; expressions are not among it."""
    return Said((card.item, card.ask.ko, card.ask.en), tuple(_body(card, terms)))


def _body(card: Card, terms: Mapping[str, Term]) -> Iterator[str]:
    """What is said beside name and question: answers, help, where it comes from, its slips."""
    hidden = {path for path, _ in kinds.load(card.kind).expressions(card.fields)}
    yield from _strings(msgspec.to_builtins(card.fields), (), hidden, terms)
    for text in (card.hint, card.work):
        yield from _both(text)
    yield from card.tags
    if card.source:
        yield card.source.section
    if card.computed:
        for slip in card.computed.slips:
            yield slip.label
            yield from _both(slip.say)
        for draw in card.computed.draw.values():
            for word in draw.shown.values():
                yield from _both(word)


def _both(text: Text | None) -> tuple[str, ...]:
    return (text.ko, text.en) if text else ()


Path = tuple[str | int, ...]


def _strings(
    value: object, path: Path, hidden: set[Path], terms: Mapping[str, Term]
) -> Iterator[str]:
    """Every string among a card's fields, and lists of numbers as one would type them.

    The id of a term stands for its names.
    """
    if path in hidden:
        return
    if isinstance(value, str):
        named = terms.get(value) if path[-1:] == ("term",) else None
        yield from (value, *named.names) if named else (value,)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key not in _NOT_SAID:
                yield from _strings(each, (*path, key), hidden, terms)
    elif isinstance(value, Sequence):
        if value and all(type(each) in (int, float) for each in value):
            yield ", ".join(map(str, value))
        for place, each in enumerate(value):
            yield from _strings(each, (*path, place), hidden, terms)


def state(entry: Entry, day: int) -> State:
    """What an item is on a study day; what hides it comes first."""
    if entry.hidden_until > day:
        return "suspended" if entry.hidden_until >= FOREVER else "buried"
    if not entry.reviews:
        return "new"
    return "due" if entry.due is None or entry.due <= day else "scheduled"
