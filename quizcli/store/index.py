"""The index of decks: what was read from which file, so that unchanged files are not read again.

A cache beside the database: derived from the decks alone, made anew when it is of another
version or broken, and never backed up.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.model import Card, Deck, Place, Problem, Term, Text
from quizcli.store.database import Row, Store, Write, connect, translated, version
from quizcli.store.lock import setting_up

VERSION = 5
"""Raised with the tables, and whenever what is kept in them is computed otherwise."""

_TABLES = """
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    digest TEXT NOT NULL, deck TEXT NOT NULL, title_ko TEXT NOT NULL, title_en TEXT NOT NULL,
    total INTEGER NOT NULL, aside INTEGER NOT NULL);
CREATE TABLE cards (item TEXT PRIMARY KEY, file TEXT NOT NULL, position INTEGER NOT NULL,
    deck TEXT NOT NULL, ask_ko TEXT NOT NULL, ask_en TEXT NOT NULL, family TEXT NOT NULL,
    reference TEXT NOT NULL, data BLOB NOT NULL);
CREATE INDEX cards_order ON cards (file, position, item, deck, family);
CREATE INDEX cards_computed ON cards (item) WHERE reference != '';
CREATE TABLE afters (item TEXT NOT NULL, first TEXT NOT NULL, file TEXT NOT NULL);
CREATE INDEX afters_item ON afters (item);
CREATE TABLE formers (former TEXT NOT NULL, item TEXT NOT NULL, file TEXT NOT NULL);
CREATE TABLE problems (file TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
    card TEXT NOT NULL, reason TEXT NOT NULL, fields BLOB NOT NULL);
CREATE TABLE moved (former TEXT PRIMARY KEY, item TEXT NOT NULL);
CREATE TABLE keys (job TEXT PRIMARY KEY, answer BLOB NOT NULL);
CREATE TABLE terms (id TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE searched (id INTEGER PRIMARY KEY, item TEXT NOT NULL, file TEXT NOT NULL,
    kind TEXT NOT NULL, tags TEXT NOT NULL, head INTEGER NOT NULL);
CREATE INDEX searched_item ON searched (item);
CREATE INDEX searched_file ON searched (file);
CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'trigram case_sensitive 1',
    detail = none, columnsize = 0);
CREATE VIRTUAL TABLE trigrams USING fts5vocab (texts, instance);
CREATE TABLE filled (file TEXT PRIMARY KEY, digest TEXT NOT NULL, terms TEXT NOT NULL);
PRAGMA user_version = 5;
"""


class Known(Struct, frozen=True):
    """What a file was when it was last read."""

    size: int
    mtime_ns: int
    digest: str


def open_index(path: Path) -> Store:
    """The index at `path`, made anew where there is none of this version, or a broken one."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if (store := _usable(path)) is None:
            with setting_up(path):
                store = _usable(path) or _made_anew(path)
        return store


def _usable(path: Path) -> Store | None:
    connection = connect(path)
    try:
        if version(connection) == VERSION:
            return Store(path, connection)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            connection.close()
            raise
    connection.close()
    return None


def _made_anew(path: Path) -> Store:
    remove(path)
    connection = connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    store = Store(path, connection)
    with store.transaction() as write:
        for statement in _TABLES.split(";\n"):
            write(statement)
    return store


def remove(path: Path) -> None:
    """Take the index away: it is made anew from the decks."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def known(index: Store) -> dict[str, Known]:
    rows = index.rows("SELECT path, size, mtime_ns, digest FROM files")
    return {path: Known(*rest) for path, *rest in rows}


def decks(index: Store) -> list[tuple[str, str]]:
    """The deck each file holds; files without a readable one are left out."""
    return index.rows("SELECT path, deck FROM files WHERE deck != '' ORDER BY path")


def matching(index: Store, deck: str) -> bool:
    """Whether a deck's name fits the pattern, or begins with it before a dot."""
    query = (
        "SELECT 1 FROM files WHERE deck != '' AND (deck GLOB ?1 OR deck GLOB ?1 || '.*') LIMIT 1"
    )
    return bool(index.rows(query, (deck,)))


def forget(write: Write, path: str) -> None:
    """Take out all that came from a file."""
    write("DELETE FROM files WHERE path = ?", (path,))
    for table in ("cards", "afters", "formers", "problems"):
        write(f"DELETE FROM {table} WHERE file = ?", (path,))


def put(write: Write, path: str, seen: Known, deck: Deck) -> None:
    """Put what was read from a file in the place of what was known of it."""
    forget(write, path)
    aside = deck.total - len({card.id for card in deck.cards})
    title = (deck.title.ko, deck.title.en)
    row = (path, seen.size, seen.mtime_ns, seen.digest, deck.name, *title, deck.total, aside)
    write("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for position, card in enumerate(deck.cards):
        write("INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(path, position, card))
        own = card.item.partition(":")[2]
        for former in (*card.was, *(f"{name}:{own}" for name in deck.was)):
            write("INSERT INTO formers VALUES (?, ?, ?)", (former, card.item, path))
        for first in card.after:
            write("INSERT INTO afters VALUES (?, ?, ?)", (card.item, first, path))
    put_problems(write, path, deck.problems)


def put_problems(write: Write, path: str, problems: Iterable[Problem]) -> None:
    for problem in problems:
        name = type(problem.reason).__name__
        place = (problem.place.line, problem.place.column)
        fields = msgspec.json.encode(problem.reason)
        write(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)",
            (path, *place, problem.card, name, fields),
        )


def _row(path: str, position: int, card: Card) -> Row:
    ask = (question_key(card.ask.ko), question_key(card.ask.en))
    reference = card.computed.reference if card.computed else ""
    family = f"{card.deck}~{card.siblings}" if card.siblings else ""
    family = family or (f"{card.deck}:{card.id}" if card.part else "")
    return (card.item, path, position, card.deck, *ask, family, reference, kinds.encode(card))


def question_key(question: str) -> str:
    """A question as it is compared when a card has moved."""
    return " ".join(unicodedata.normalize("NFC", question).split()).casefold()


def restamp(write: Write, path: str, seen: Known) -> None:
    """Same bytes, other times."""
    write(
        "UPDATE files SET size = ?, mtime_ns = ? WHERE path = ?", (seen.size, seen.mtime_ns, path)
    )


def card(index: Store, item: str) -> Card | None:
    rows = index.rows("SELECT data FROM cards WHERE item = ?", (item,))
    return kinds.decode(rows[0][0]) if rows else None


def holding(index: Store, word: str) -> list[Card]:
    """The cards in which a word occurs, spaces and hyphens left out; all are read through."""
    rows = index.rows(
        "SELECT data FROM cards WHERE "
        "instr(replace(replace(lower(CAST(data AS TEXT)), ' ', ''), '-', ''), ?)",
        (word,),
    )
    return [kinds.decode(row[0]) for row in rows]


def items(index: Store) -> tuple[str, ...]:
    """Every item there is."""
    return tuple(row[0] for row in index.rows("SELECT item FROM cards ORDER BY file, position"))


def computes(index: Store) -> bool:
    """Whether any card asks a reference."""
    return bool(index.rows("SELECT 1 FROM cards WHERE reference != '' LIMIT 1"))


def problems(index: Store) -> list[Problem]:
    """All that is wrong with the decks, by file and line."""
    import quizcli.errors.deck
    import quizcli.errors.state  # noqa: F401  the reasons named in the table

    rows = index.rows("SELECT * FROM problems ORDER BY file, line, column")
    return [
        Problem(Place(file, line, column), _reason(reason, fields), card)
        for file, line, column, card, reason, fields in rows
    ]


def _reason(name: str, fields: bytes) -> Reason:
    return msgspec.json.decode(fields, type=Reason.registry[name])


def put_terms(write: Write, terms: Iterable[Term]) -> None:
    write("DELETE FROM terms")
    for term in terms:
        write("INSERT INTO terms VALUES (?, ?)", (term.id, msgspec.json.encode(term)))


def terms(index: Store) -> dict[str, Term]:
    rows = index.rows("SELECT id, data FROM terms")
    return {id_: msgspec.json.decode(data, type=Term) for id_, data in rows}


def totals(index: Store) -> tuple[int, int]:
    """Cards in the decks, and how many of them are set aside."""
    total, aside = index.rows("SELECT coalesce(sum(total), 0), coalesce(sum(aside), 0) FROM files")[
        0
    ]
    return total, aside


def titles(index: Store) -> dict[str, Text]:
    """The title of each deck by its name."""
    rows = index.rows("SELECT deck, title_ko, title_en FROM files WHERE deck != ''")
    return {deck: Text(ko, en) for deck, ko, en in rows}


def waiting(index: Store) -> tuple[tuple[str, str], ...]:
    """Items that come after one that no deck has, each with that one."""
    rows = index.rows(
        "SELECT item, first FROM afters a WHERE NOT EXISTS (SELECT 1 FROM cards c WHERE "
        "c.item = a.first OR c.item >= a.first || '#' AND c.item < a.first || '$') "
        "ORDER BY item, first"
    )
    return tuple((item, first) for item, first in rows)
