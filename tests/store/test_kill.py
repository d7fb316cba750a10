"""kill -9 at every statement of an answer's transaction: what was acknowledged is in the log.

A child answers and acknowledges each answer through a pipe; a trace on its connection counts
statements and kills the child, without warning, before the n-th.
"""

import os
import signal
from pathlib import Path

import pytest

from quizcli.model import Rating
from quizcli.store import doctor, log
from quizcli.store.database import open_store
from tests.store.test_log import ITEMS, answer

KILLS = 200


def child(path: Path, acknowledge: int, statements: int) -> None:
    """Answer, rate, hide and undo in turn until killed before the statement of this number."""
    store, seen = open_store(path), 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statements:
            os.kill(os.getpid(), signal.SIGKILL)

    store.connection.set_trace_callback(count)
    for n in range(1000):
        event, found = answer(store, ITEMS[n % 3], 100 + n, Rating(1 + n % 4))
        os.write(acknowledge, b"%d review\n" % event)
        if n % 3 == 1:
            log.rate(store, event, found[Rating.EASY], 1)
            os.write(acknowledge, b"%d rate\n" % event)
        if n % 5 == 4:
            log.undo(store, 1, 100 + n)
            os.write(acknowledge, b"%d undo\n" % event)


def killed(path: Path, statements: int) -> list[tuple[int, str]]:
    """What a child had acknowledged when it was killed."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            child(path, writing, statements)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as said:
        lines = [line.split() for line in said.read().splitlines()]
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return [(int(event), kind) for event, kind in lines]


@pytest.mark.parametrize("part", range(8))
def test_nothing_acknowledged_is_lost(tmp_path, part):
    for statements in range(1 + part, KILLS + 1, 8):
        path = tmp_path / str(statements) / "quiz.db"
        open_store(path).close()
        acknowledged = killed(path, statements)
        store = open_store(path)
        assert doctor.broken(store) == []
        assert doctor.differing(store) == ((), ())
        kept = {
            *(
                (id_, "review")
                for (id_,) in store.rows("SELECT id FROM events WHERE kind = 'review'")
            ),
            *store.rows("SELECT of, kind FROM events WHERE of IS NOT NULL"),
        }
        assert set(acknowledged) <= kept
        assert len(kept) <= len(acknowledged) + 1
        shown = store.rows("SELECT count(*) FROM shown")
        assert shown == store.rows("SELECT count(*) FROM events WHERE kind = 'review'")
        store.close()
