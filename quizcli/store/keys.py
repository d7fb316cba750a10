"""The keys computed so far, kept beside the index: a cache that any change of code passes by.

A job's name hangs on the reference's source, the parameters and torch's version, so that a
key kept is the key that would be computed.
"""

from quizcli.store.database import Store

MOST = 20_000
"""Keys kept; the oldest go first."""


def known(index: Store, job: str) -> bytes | None:
    rows = index.rows("SELECT answer FROM keys WHERE job = ?", (job,))
    return rows[0][0] if rows else None


def keep(index: Store, job: str, answer: bytes) -> None:
    with index.transaction() as write:
        write("INSERT OR REPLACE INTO keys VALUES (?, ?)", (job, answer))


def prepare(index: Store) -> None:
    """For a connection that keeps many: no waiting for the disk, and no more than MOST."""
    index.rows("PRAGMA synchronous=NORMAL")
    with index.transaction() as write:
        write("DELETE FROM keys WHERE rowid <= (SELECT max(rowid) FROM keys) - ?", (MOST,))
