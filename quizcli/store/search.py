"""Search: the tables of the index it needs, their filling, and every query over them.

Filled when something is looked for, never when decks are read: the first question of a day
does not wait for it. What a card says is decided by the caller; how it is compared, here.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from hashlib import blake2b

import msgspec
from msgspec import Struct

from quizcli import kinds
from quizcli.model import FOREVER, Card, Term
from quizcli.store import index as decks
from quizcli.store.agenda import Agenda
from quizcli.store.database import Store, Write

LEECH = 8
"""Lapses from which an item counts as a leech, as in Anki."""

_FILES_AT_ONCE = 25
_CANDIDATES = 20
_COMPARED = 500


class Word(Struct, frozen=True):
    """What must occur, or must not. The last syllable of an open word may be unfinished."""

    text: str
    open: bool = True
    negated: bool = False


class Filter(Struct, frozen=True):
    """One of deck, tag, kind, is, slip, with a value that fits it."""

    name: str
    value: str
    negated: bool = False


class Query(Struct, frozen=True):
    words: tuple[Word, ...] = ()
    filters: tuple[Filter, ...] = ()


class Said(Struct, frozen=True):
    """What a card says: `head` is its name and question, `body` all else."""

    head: tuple[str, ...]
    body: tuple[str, ...]


Speaking = Callable[[Card, Mapping[str, Term]], Said]


def folded(text: str) -> str:
    """The form in which texts are compared: NFD without accents, case or runs of space."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return " ".join(re.sub("[\u0300-\u036f]", "", text).split())


def fill(
    index: Store, speaking: Speaking, progress: Callable[[int, int], None] | None = None
) -> int:
    """Bring the search tables up to date with the index; gives the number of files filled.

    A few files are one transaction: what was done before an interruption stays done.
    """
    terms = decks.terms(index)
    stamp = blake2b(msgspec.json.encode(sorted(terms.items())), digest_size=16).hexdigest()
    gone = index.rows("SELECT file FROM filled WHERE file NOT IN (SELECT path FROM files)")
    rows = index.rows(
        "SELECT path FROM files f WHERE NOT EXISTS (SELECT 1 FROM filled d "
        "WHERE d.file = f.path AND d.digest = f.digest AND d.terms = ?) ORDER BY path",
        (stamp,),
    )
    stale = [row[0] for row in rows]
    if gone:
        with index.transaction() as write:
            for row in gone:
                _empty(write, row[0])
    for start in range(0, len(stale), _FILES_AT_ONCE):
        with index.transaction() as write:
            for done, file in enumerate(stale[start : start + _FILES_AT_ONCE], start + 1):
                _put(write, file, stamp, lambda card: speaking(card, terms))
                if progress:
                    progress(done, len(stale))
    return len(stale)


def _empty(write: Write, file: str) -> None:
    write("DELETE FROM texts WHERE rowid IN (SELECT id FROM searched WHERE file = ?)", (file,))
    write("DELETE FROM searched WHERE file = ?", (file,))
    write("DELETE FROM filled WHERE file = ?", (file,))


def _put(write: Write, file: str, stamp: str, speaking: Callable[[Card], Said]) -> None:
    """The file as the index has it now, which may be later than when it was found stale."""
    _empty(write, file)
    rows = write("SELECT data FROM cards WHERE file = ? ORDER BY position", (file,)).fetchall()
    for (data,) in rows:
        card = kinds.decode(data)
        said = speaking(card)
        head = "\n".join(("", *map(folded, said.head), ""))
        text = head + "\n".join((*map(folded, said.body), ""))
        tags = "\n".join(("", *map(tag_key, card.tags), ""))
        row = (card.item, file, card.kind, tags, len(head))
        made = write(
            "INSERT INTO searched (item, file, kind, tags, head) VALUES (?, ?, ?, ?, ?)", row
        ).lastrowid
        write("INSERT INTO texts (rowid, text) VALUES (?, ?)", (made, text))
    write("INSERT INTO filled SELECT path, digest, ? FROM files WHERE path = ?", (stamp, file))


def tag_key(tag: str) -> str:
    """A tag as it is compared."""
    return unicodedata.normalize("NFC", tag).casefold()


def _glob(word: Word) -> str:
    """The pattern a card's text must match.

    Where the word ends in a syllable without a final consonant and is not open, none may
    follow; where it begins inside a syllable, so must the text.
    """
    text = folded(word.text)
    before = "[^\u1100-\u11ff]" if "\u1160" <= text[:1] <= "\u11ff" else ""
    after = "[^\u1160-\u11ff]" if "\u1100" <= text[-1:] <= "\u11a7" and not word.open else ""
    return f"*{before}{re.sub(r'[][*?]', _literal, text)}{after}*"


def _literal(sign: re.Match[str]) -> str:
    return sign[0] if sign[0] == "]" else f"[{sign[0]}]"


def _by_trigrams(word: Word) -> bool:
    """Whether SQLite can look the pattern up.

    It takes each stretch between special signs of three bytes or more for trigrams, and finds
    nothing where such a stretch has fewer than three characters.
    """
    runs = re.split(r"[][*?]", folded(word.text))
    return max(map(len, runs)) > 2 and all(len(run) > 2 or len(run.encode()) < 3 for run in runs)


_NOW = "coalesce((SELECT v.item FROM agenda.moved v WHERE v.former = i.name), i.name)"
_STANDING = f"SELECT {_NOW} FROM memory m JOIN items i ON i.id = m.item WHERE"
_SLIPPED = f"""
WITH RECURSIVE slipped (item, since) AS (
    SELECT e.item, e.id FROM shown s JOIN events e ON e.id = s.event
    WHERE s.slip != '' AND s.slip GLOB {{0}}
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo')
    UNION SELECT v.item, v.id FROM slipped JOIN events v ON v.id =
        (SELECT min(x.id) FROM events x WHERE x.former = slipped.item AND x.id > slipped.since))
SELECT {_NOW} FROM slipped JOIN items i ON i.id = slipped.item
WHERE NOT EXISTS (SELECT 1 FROM events x WHERE x.former = slipped.item AND x.id > slipped.since)
"""
"""Items by their name of today: an event belongs to what its item has become by moves."""

_STATES = {
    "due": "(m.due <= :day OR m.due IS NULL AND m.reviews > 0) AND m.hidden_until <= :day",
    "new": "m.reviews > 0",
    "leech": f"m.lapses >= {LEECH}",
    "suspended": f"m.hidden_until >= {FOREVER}",
    "buried": f"m.hidden_until > :day AND m.hidden_until < {FOREVER}",
}
STATES = tuple(_STATES)
"""What `is:` may say. A new item may be hidden too; an item due or hidden is what it says."""

_FILTERS = {
    "deck": "(c.deck GLOB {0} OR c.deck GLOB {0} || '.*')",
    "tag": "instr(s.tags, char(10) || {0} || char(10))",
    "kind": "s.kind = {0}",
    "slip": f"c.item IN ({_SLIPPED})",
}
FILTERS = ("deck", "tag", "kind", "is", "slip")


def _filter(given: Filter, place: str) -> str:
    """The condition of a filter whose value is bound to `place`."""
    if given.name == "is":
        negated = "NOT " if given.value == "new" else ""
        condition = f"c.item {negated}IN ({_STANDING} {_STATES[given.value]})"
    else:
        condition = _FILTERS[given.name].format(place)
    return f"NOT {condition}" if given.negated else condition


def find(now: Agenda, query: Query, day: int) -> list[str]:
    """The items that fit, on a study day, once the tables are filled.

    First those whose name or question has all the words, then the others, both in the order
    of the decks.
    """
    values: dict[str, object] = {"day": day}
    conditions, firsts = [], []
    for number, word in enumerate(query.words):
        values[f"w{number}"] = _glob(word)
        if word.negated:
            conditions.append(f"NOT t.text GLOB :w{number}")
        else:
            conditions.append(f"{'' if _by_trigrams(word) else '+'}t.text GLOB :w{number}")
            firsts.append(f"substr(t.text, 1, s.head) GLOB :w{number}")
    for number, given in enumerate(query.filters):
        values[f"f{number}"] = tag_key(given.value) if given.name == "tag" else given.value
        conditions.append(_filter(given, f":f{number}"))
    source = "agenda.searched s"
    if query.words:
        source = "agenda.texts t CROSS JOIN agenda.searched s ON s.id = t.rowid"
    rows = now.connection.execute(
        f"SELECT c.item FROM {source} "
        "CROSS JOIN agenda.cards c ON c.item = s.item AND c.file = s.file "
        f"WHERE {' AND '.join(conditions) or 'true'} "
        f"ORDER BY {' AND '.join(firsts) or 'true'} DESC, c.file, c.position",
        values,
    )
    return [row[0] for row in rows]


def alike(index: Store, question: str, most: int) -> list[str]:
    """Items whose question shares at least half of its trigrams with this one, nearest first.

    The tables must be filled. Where one question is both in Korean and in English, the nearer
    of the two counts; of a long one the beginning is compared.
    """
    wanted = _trigrams(question)
    if not wanted:
        return []
    half = len(wanted) / 2
    rows = index.rows(
        "SELECT c.item, c.ask_ko, c.ask_en FROM (SELECT doc, count(*) AS shared FROM trigrams "
        f"WHERE term IN ({', '.join('?' * len(wanted))}) GROUP BY doc HAVING shared >= ? "
        "ORDER BY shared DESC, doc LIMIT ?) JOIN searched s ON s.id = doc "
        "JOIN cards c ON c.item = s.item AND c.file = s.file",
        (*wanted, half, _CANDIDATES * most),
    )
    near: list[tuple[float, str]] = []
    for item, *asked in rows:
        others = [_trigrams(text) for text in asked]
        shares = [len(wanted & o) / len(wanted | o) for o in others if len(wanted & o) >= half]
        near += [(-max(shares), item)] if shares else []
    return [item for _, item in sorted(near)[:most]]


def _trigrams(question: str) -> set[str]:
    text = folded(question[:_COMPARED])
    return {text[start : start + 3] for start in range(len(text) - 2)}
