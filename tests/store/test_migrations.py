"""A database of an earlier version comes up to date, after a backup, and says what it said."""

import sqlite3
from pathlib import Path

import pytest

from quizcli.store import VERSION, backup, log
from quizcli.store.database import open_readonly, open_store
from tests.store.test_log import answer, state

FIRST = Path(__file__).resolve().parents[1] / "data" / "quiz-version-1.sql"
"""Six answers, another rating, an undo, a bury, a suspend and a move, kept by version 1."""

TABLES = ("events", "shown", "memory", "daily", "items", "parameters", "reviews")


def everything(path: Path) -> dict[str, list]:
    connection = sqlite3.connect(path)
    found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
    connection.close()
    return found


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "quiz.db"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST.read_text(encoding="utf-8"))
    assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    connection.close()
    return path


@pytest.mark.parametrize("opened", [open_store, open_readonly])
def test_version_1_is_brought_up_to_date(old, opened):
    before = everything(old)
    assert len(before["reviews"]) == 5
    store = opened(old)
    assert store.rows("PRAGMA user_version") == [(VERSION,)]
    store.close()
    assert everything(old) == before
    kept = backup.folder(old) / f"quiz-before-version-{VERSION}.db"
    assert everything(kept) == before
    assert sqlite3.connect(kept).execute("PRAGMA user_version").fetchone() == (1,)


def test_it_is_the_database_a_new_one_is(old, tmp_path):
    tables = "SELECT name, sql FROM sqlite_master ORDER BY name"
    migrated, fresh = open_store(old), open_store(tmp_path / "fresh.db")
    assert migrated.rows(tables) == fresh.rows(tables)
    migrated.close()
    fresh.close()


def test_answers_go_on_and_are_taken_back(old):
    store = open_store(old)
    before = state(store)
    answer(store, "c:uno", 150, 3)
    assert log.undo(store, 1, 150) == ("review", "c:uno")
    assert state(store) == before
    store.close()


def test_the_index_of_slips_holds_slips_alone(old):
    store = open_store(old)
    query = "SELECT count(*) FROM shown INDEXED BY shown_slip WHERE slip != ''"
    assert store.rows(query) == [(0,)]
    with store.transaction() as write:
        write("UPDATE shown SET slip = 'no-padding' WHERE event = 5")
    assert store.rows(query) == [(1,)]
    partial = {name: partial for _, name, _, _, partial in store.rows("PRAGMA index_list(shown)")}
    assert partial["shown_slip"] == 1
    store.close()
