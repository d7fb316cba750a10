"""Is the database whole, and does what folds from the log say what is stored?

Comparisons are exact: a memory that differs in one bit is reported.
"""

from itertools import groupby

from quizcli import history
from quizcli.model import Standing
from quizcli.store.database import Row, Store, Write
from quizcli.store.log import CONTRIBUTION, STANDING, keep, lineage, to_event, to_standing


def broken(store: Store) -> list[str]:
    """What SQLite's own checks find; empty where all is well."""
    found = [row[0] for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
    keys = store.rows("PRAGMA foreign_key_check")
    return found + [f"{table} {rowid}: no such row in {parent}" for table, rowid, parent, _ in keys]


def replayed(store: Store) -> dict[int, Standing]:
    """Every item's standing folded from the log alone; items without events left are absent."""
    rows = store.rows(
        "SELECT e.item, e.id, e.kind, e.of, e.day, e.rating, e.due, p.weights, e.answer, e.former "
        "FROM events e LEFT JOIN parameters p ON p.id = e.parameters "
        "WHERE e.item IS NOT NULL ORDER BY e.item, e.id"
    )
    moves = store.rows("SELECT item, former FROM events WHERE kind = 'moved'")
    moved = {item for row in moves for item in row}
    found = {}
    for item, group in groupby(rows, key=lambda row: row[0]):
        whole = lineage(store.connection.execute, item) if item in moved else [r[1:] for r in group]
        standing = history.fold(event for row in whole for event in to_event(row))
        if standing != Standing():
            found[item] = standing
    return found


def stored(store: Store) -> dict[int, Standing]:
    """Every item's standing as the table `memory` has it."""
    return {
        row[0]: to_standing(row[1:]) for row in store.rows(f"SELECT item, {STANDING} FROM memory")
    }


def _daily(store: Store) -> set[Row]:
    return set(
        store.rows(
            "SELECT day, deck, self_rated, sum(reviews), sum(passed), sum(new), sum(firsts), "
            f"sum(firsts_passed), sum(milliseconds) FROM ({COUNTED}) GROUP BY 1, 2, 3"
        )
    )


COUNTED = CONTRIBUTION + (
    " AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo')"
)


def differing(store: Store) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Items whose memory and days whose sums are not what the log says."""
    log, kept = replayed(store), stored(store)
    items = [item for item in log.keys() | kept.keys() if log.get(item) != kept.get(item)]
    days = {row[0] for row in _daily(store) ^ set(store.rows("SELECT * FROM daily"))}
    names: dict[int, str] = dict(store.rows("SELECT id, name FROM items"))
    return tuple(sorted(names[item] for item in items)), tuple(sorted(days))


def rebuild(store: Store) -> None:
    """Put what the log says in the place of what is stored, in one transaction."""
    log, daily = replayed(store), _daily(store)
    with store.transaction() as write:
        _replace(write, log, daily)


def _replace(write: Write, log: dict[int, Standing], daily: set[Row]) -> None:
    write("DELETE FROM memory")
    for item, standing in log.items():
        keep(write, item, standing)
    write("DELETE FROM daily")
    for row in sorted(daily):
        write("INSERT INTO daily VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
