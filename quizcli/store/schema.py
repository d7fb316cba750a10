"""The tables, as migrations: each brings a database one version up, in one transaction.

`events` is append-only; `shown` holds what scans need not read; `memory` and `daily` are
folds over the events not undone, kept in the same transaction; the view `reviews` shows the
reviews that count, for people with SQL.
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from quizcli.errors import QuizError
from quizcli.errors.state import CannotWrite

migrations = Migrations("quizcli")

EVENTS = """
CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE parameters (id INTEGER PRIMARY KEY, weights TEXT NOT NULL UNIQUE);
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('review', 'rate', 'undo', 'bury', 'suspend', 'reset',
        'relearn', 'due', 'moved', 'parameters', 'practice')),
    item INTEGER REFERENCES items,
    at INTEGER NOT NULL,                    -- milliseconds since 1970, UTC
    day INTEGER NOT NULL,                   -- study day: days since 1970-01-01
    of INTEGER REFERENCES events,           -- rate, undo: which event
    former INTEGER REFERENCES items,        -- moved: the item it was
    rating INTEGER CHECK (rating BETWEEN 1 AND 4),
    due INTEGER,                            -- chosen due day; bury, suspend: hidden until
    new INTEGER,                            -- 1: the item's first review
    elapsed INTEGER,                        -- days since the last review; NULL where none counts
    retrievability REAL,                    -- before the review
    stability REAL,                         -- before the review
    difficulty REAL,                        -- before the review
    retention REAL,                         -- desired, in force
    parameters INTEGER REFERENCES parameters,
    correct INTEGER,                        -- what the program said
    self_rated INTEGER,                     -- 1: only the learner could say
    milliseconds INTEGER,
    answer TEXT                             -- fingerprint of the answer; rate: 'claimed'
);
CREATE INDEX events_item ON events (item);
CREATE INDEX events_of ON events (of) WHERE of IS NOT NULL;
CREATE INDEX events_former ON events (former) WHERE former IS NOT NULL;
CREATE TABLE shown (
    event INTEGER PRIMARY KEY REFERENCES events,
    lang TEXT NOT NULL,
    seed INTEGER NOT NULL,
    question TEXT NOT NULL,
    draws TEXT NOT NULL,
    key TEXT NOT NULL,
    answer TEXT NOT NULL,
    reading TEXT NOT NULL,
    slip TEXT NOT NULL
);
CREATE TABLE memory (
    item INTEGER PRIMARY KEY REFERENCES items,
    stability REAL, difficulty REAL, last_day INTEGER, due INTEGER, lapses INTEGER,
    failing INTEGER,
    reviews INTEGER NOT NULL,
    hidden_until INTEGER NOT NULL,
    answer TEXT NOT NULL
);
CREATE INDEX memory_due ON memory (due);
CREATE TABLE daily (
    day INTEGER NOT NULL,
    deck TEXT NOT NULL,
    self_rated INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    new INTEGER NOT NULL,
    firsts INTEGER NOT NULL,                -- first reviews of the day of items known before
    firsts_passed INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    PRIMARY KEY (day, deck, self_rated)
) WITHOUT ROWID;
CREATE VIEW reviews AS
SELECT e.id, i.name AS item, datetime(e.at / 1000, 'unixepoch') AS at_utc,
    date(e.day * 86400, 'unixepoch') AS study_day,
    coalesce(r.rating, e.rating) AS rating,
    date(coalesce(r.due, e.due) * 86400, 'unixepoch') AS due,
    e.elapsed, e.retrievability, e.correct, e.self_rated, e.milliseconds / 1000.0 AS seconds,
    s.question, s.key, s.answer, s.reading, s.slip
FROM events e JOIN items i ON i.id = e.item LEFT JOIN shown s ON s.event = e.id
LEFT JOIN events r ON r.id = (
    SELECT max(x.id) FROM events x WHERE x.of = e.id AND x.kind = 'rate'
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = x.id AND u.kind = 'undo'))
WHERE e.kind = 'review'
AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo');
PRAGMA user_version = 1;
"""


@migrations()
def version_1(db: Database) -> None:
    for statement in EVENTS.split(";\n"):
        if statement.strip():
            db.execute(statement)


SLIPS = "CREATE INDEX shown_slip ON shown (slip, event) WHERE slip != ''"
"""Lets a report find the few answers that were known mistakes without reading all of `shown`."""


@migrations()
def version_2(db: Database) -> None:
    for statement in (SLIPS, "PRAGMA user_version = 2"):
        db.execute(statement)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database to this program's version."""
    if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
        raise QuizError(CannotWrite(str(path), "WAL"))
    migrations.apply(Database(connection))
