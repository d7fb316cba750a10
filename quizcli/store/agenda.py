"""What stands to be asked: queries over memory and index together.

Standard library only: `quiz due --count` runs these before anything heavy is loaded. The
index is attached to a connection of its own, since a write lock would take both files.
"""

import sqlite3
from pathlib import Path

Failure = sqlite3.Error
"""What a query raises where a file is missing, locked or broken."""

RECENT_DAYS = 30
"""Study days over which the usual time an answer takes is measured."""

USUAL_MILLISECONDS = 20_000
"""What an answer is taken to take before any is known."""

_DUE = """
SELECT c.item, coalesce(min(m.due), 0), coalesce(max(m.failing), 0), c.family
FROM memory m JOIN items i ON i.id = m.item
JOIN agenda.cards c ON c.item =
    coalesce((SELECT v.item FROM agenda.moved v WHERE v.former = i.name), i.name)
WHERE (m.due <= :day OR m.due IS NULL AND m.reviews > 0) AND m.hidden_until <= :day
"""

_NEW = """
SELECT c.item, c.family FROM agenda.cards c WHERE (:deck = '' OR c.deck GLOB :deck
    OR c.deck GLOB :deck || '.*') AND NOT EXISTS (
    SELECT 1 FROM items i JOIN memory m ON m.item = i.id
    WHERE i.name = c.item AND (m.reviews > 0 OR m.hidden_until > :day))
AND NOT EXISTS (SELECT 1 FROM agenda.moved v JOIN items i ON i.name = v.former
    JOIN memory m ON m.item = i.id WHERE v.item = c.item)
AND NOT EXISTS (SELECT 1 FROM agenda.afters a WHERE a.item = c.item AND NOT EXISTS (
    SELECT 1 FROM items i JOIN memory m ON m.item = i.id
    WHERE m.reviews > 0 AND (i.name = a.first
        OR i.name >= a.first || '#' AND i.name < a.first || '$')))
ORDER BY c.file, c.position LIMIT :most
"""

_OF_DECK = " AND (:deck = '' OR c.deck GLOB :deck OR c.deck GLOB :deck || '.*') GROUP BY c.item"


class Agenda:
    """The queries of one moment: database and index read together, both read-only."""

    def __init__(self, database: Path, index: Path) -> None:
        self.connection = sqlite3.connect(uri(database), uri=True, isolation_level=None)
        self.connection.execute("ATTACH ? AS agenda", (uri(index),))

    def version(self) -> int:
        return int(self.connection.execute("PRAGMA main.user_version").fetchone()[0])

    def __enter__(self) -> "Agenda":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def due(self, day: int, deck: str = "") -> list[tuple[str, int, int, str]]:
        """Items due on a study day: name, due day, whether failing, family."""
        values = {"day": day, "deck": deck}
        return self.connection.execute(_DUE + _OF_DECK, values).fetchall()

    def due_count(self, day: int, deck: str = "") -> int:
        query = f"SELECT count(*) FROM ({_DUE + _OF_DECK})"
        return int(self.connection.execute(query, {"day": day, "deck": deck}).fetchone()[0])

    def new(self, day: int, most: int, deck: str = "") -> list[tuple[str, str]]:
        """Items never seen whose `after` were, in the order of the decks: name and family."""
        values = {"day": day, "deck": deck, "most": max(most, 0)}
        return self.connection.execute(_NEW, values).fetchall()

    def asking_references(self) -> set[str]:
        """The items whose key a reference says."""
        query = "SELECT item FROM agenda.cards WHERE reference != ''"
        return {row[0] for row in self.connection.execute(query)}

    def new_done(self, day: int) -> int:
        """New items already begun on a study day."""
        query = "SELECT coalesce(sum(new), 0) FROM daily WHERE day = ?"
        return int(self.connection.execute(query, (day,)).fetchone()[0])

    def milliseconds(self, day: int) -> int:
        """What an answer has usually taken of late."""
        query = "SELECT sum(milliseconds) / sum(reviews) FROM daily WHERE day > ?"
        usual = self.connection.execute(query, (day - RECENT_DAYS,)).fetchone()[0]
        return int(usual or USUAL_MILLISECONDS)

    def next_due(self, day: int) -> tuple[int, int] | None:
        """The first later study day on which something is due, and how much."""
        query = (
            "SELECT max(m.due, m.hidden_until) AS d, count(*) FROM memory m "
            "JOIN items i ON i.id = m.item JOIN agenda.cards c ON c.item = i.name "
            "WHERE m.due IS NOT NULL AND m.hidden_until < 2000000000 "
            "AND max(m.due, m.hidden_until) > ? GROUP BY d ORDER BY d LIMIT 1"
        )
        row = self.connection.execute(query, (day,)).fetchone()
        return (int(row[0]), int(row[1])) if row else None

    def stamps(self) -> set[tuple[str, int, int]]:
        """Path, size and time of each file as the index knows it."""
        return set(self.connection.execute("SELECT path, size, mtime_ns FROM agenda.files"))

    def last_day(self) -> int | None:
        """The study day of the last event, or None in an empty log."""
        row = self.connection.execute("SELECT day FROM events ORDER BY id DESC LIMIT 1").fetchone()
        return int(row[0]) if row else None

    def orphans(self) -> list[tuple[str, str, str]]:
        """Reviewed items no deck has any more: item, last question shown, answer's fingerprint.

        Those a fault in their card keeps out are not among them, nor those never answered here
        (imported, or only hidden), of which there may be very many: these only `was:` can claim.
        """
        return self.connection.execute(
            "SELECT i.name, coalesce(s.question, ''), m.answer FROM memory m "
            "JOIN items i ON i.id = m.item LEFT JOIN shown s ON s.event = "
            "(SELECT max(e.id) FROM events e WHERE e.kind = 'review' AND e.item IN ("
            "WITH RECURSIVE names (i) AS (SELECT m.item UNION SELECT v.former FROM events v "
            "JOIN names ON v.item = names.i WHERE v.kind = 'moved') SELECT i FROM names)) "
            "WHERE (m.reviews > 0 OR m.hidden_until > 0) AND (m.answer != '' OR "
            "i.name IN (SELECT former FROM agenda.formers)) AND NOT EXISTS "
            "(SELECT 1 FROM agenda.cards c WHERE c.item = i.name) AND NOT EXISTS "
            "(SELECT 1 FROM agenda.problems p JOIN agenda.files f ON f.path = p.file "
            "WHERE i.name = f.deck || ':' || p.card OR "
            "substr(i.name, 1, length(f.deck || p.card) + 2) = f.deck || ':' || p.card || '#')"
        ).fetchall()

    def heirs(self) -> list[tuple[str, str, str, str]]:
        """Cards without history: item, file, questions as compared."""
        return self.connection.execute(
            "SELECT c.item, c.file, c.ask_ko, c.ask_en FROM agenda.cards c WHERE "
            "NOT EXISTS (SELECT 1 FROM items i JOIN memory m ON m.item = i.id "
            "WHERE i.name = c.item AND m.reviews > 0)"
        ).fetchall()

    def formers(self) -> dict[str, str]:
        """What `was:` says, former item first."""
        return dict(self.connection.execute("SELECT former, item FROM agenda.formers"))


def uri(path: Path, options: str = "mode=ro") -> str:
    """The file as SQLite's URIs name it, whatever characters its path has."""
    name = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{name}?{options}"
