"""What the index knows of cards that go by another name, until the log has been told."""

from collections.abc import Iterable

from quizcli.store.database import Row, Store, Write


def asked(write: Write, paths: Iterable[str]) -> list[Row]:
    """Item, file and questions as compared of the cards known from these files."""
    query = "SELECT item, file, ask_ko, ask_en FROM cards WHERE file = ?"
    return [row for path in paths for row in write(query, (path,)).fetchall()]


def held(write: Write) -> tuple[set[str], set[str]]:
    """Items, and files, that faults keep out for now."""
    items = write(
        "SELECT f.deck || ':' || p.card FROM problems p JOIN files f ON f.path = p.file "
        "WHERE p.card != ''"
    )
    files = write("SELECT DISTINCT file FROM problems WHERE card = '' AND reason != 'EmptyFile'")
    return {row[0] for row in items.fetchall()}, {row[0] for row in files.fetchall()}


def formers(write: Write) -> dict[str, str]:
    """What `was:` says, former item first."""
    return dict(write("SELECT former, item FROM formers").fetchall())


def put(write: Write, moves: dict[str, str]) -> None:
    """Note moves; one that goes on from an earlier one lengthens it, one back ends it."""
    for former, item in moves.items():
        if not write("UPDATE moved SET item = ? WHERE item = ?", (item, former)).rowcount:
            write("INSERT OR REPLACE INTO moved VALUES (?, ?)", (former, item))
    write("DELETE FROM moved WHERE former = item")


def known(index: Store) -> dict[str, str]:
    """The moves noted, former item first."""
    return dict(index.rows("SELECT former, item FROM moved ORDER BY rowid"))


def told(index: Store, moves: dict[str, str]) -> None:
    """The log knows these now."""
    with index.transaction() as write:
        for move in moves.items():
            write("DELETE FROM moved WHERE former = ? AND item = ?", move)
