"""Backups: whole copies, thinned with age, put back without losing what was there."""

from datetime import date, timedelta

import pytest

from quizcli.errors import QuizError
from quizcli.errors import state as why
from quizcli.model import Rating
from quizcli.store import backup
from quizcli.store.database import open_store
from tests.store.test_log import answer, state


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "quiz.db")
    answer(opened, "a:one", 100, Rating.GOOD)
    yield opened
    opened.close()


def test_a_copy_is_whole_while_the_session_writes_on(store, tmp_path):
    made = backup.make(store.path, "2026-11-22")
    before = state(store)
    answer(store, "a:two", 100, Rating.GOOD)
    copy = open_store(made)
    assert state(copy) == before
    copy.close()
    assert [file.name for file in made.parent.iterdir() if file.suffix == ".part"] == []


def test_restoring_keeps_what_was_there(store, tmp_path):
    backup.make(store.path, "2026-11-22")
    before = state(store)
    answer(store, "a:two", 100, Rating.GOOD)
    after = state(store)
    store.close()
    backup.restore(store.path, "2026-11-22", "before-restore")
    restored = open_store(store.path)
    assert state(restored) == before
    restored.close()
    backup.restore(store.path, "before-restore", "again")
    back = open_store(store.path)
    assert state(back) == after
    back.close()
    assert set(backup.known(store.path)) == {"2026-11-22", "before-restore", "again"}


def test_restoring_over_a_damaged_database_keeps_the_damaged_file(store):
    backup.make(store.path, "good")
    before = state(store)
    store.close()
    store.path.write_bytes(b"broken" * 5000)
    backup.restore(store.path, "good", "aside")
    restored = open_store(store.path)
    assert state(restored) == before
    restored.close()
    kept = backup.folder(store.path) / "quiz-aside-damaged.db"
    assert kept.read_bytes().startswith(b"broken")


def test_a_damaged_backup_is_refused_and_nothing_replaced(store):
    made = backup.make(store.path, "bad")
    made.write_bytes(b"broken" * 5000)
    before = state(store)
    with pytest.raises(QuizError) as error:
        backup.restore(store.path, "bad", "aside")
    assert isinstance(error.value.reason, why.Damaged)
    assert state(store) == before


def test_an_unknown_backup_names_those_there_are(store):
    backup.make(store.path, "one")
    with pytest.raises(QuizError) as error:
        backup.restore(store.path, "tow", "aside")
    assert error.value.reason == why.NoBackup("tow", ("one",))


def test_thinning_a_year_by_hand():
    """Newest 7 days, then one in each of 8 weeks, then one a month."""
    today = date(2026, 11, 22)
    days = [today - timedelta(days=n) for n in range(365)]
    kept = sorted(backup.kept(days), reverse=True)
    assert kept[:7] == days[:7]
    weeks = [day for day in kept[7:] if day > today - timedelta(days=64)]
    assert 8 <= len(weeks) <= 10
    assert {(day.year, day.month) for day in kept} == {(day.year, day.month) for day in days}
    assert len(kept) <= 7 + 8 + 13


def test_only_daily_copies_are_thinned(store):
    for n in range(20):
        backup.make(store.path, (date(2026, 11, 1) + timedelta(days=n)).isoformat())
    backup.make(store.path, "by-hand")
    backup.thin(store.path)
    left = backup.known(store.path)
    assert "by-hand" in left
    assert "2026-11-20" in left
    assert len(left) < 13


def test_a_full_disk_leaves_the_database_where_it_is(store, monkeypatch):
    """Only a damaged database is moved aside; everything else stops before anything moves."""
    backup.make(store.path, "good")
    before = state(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(store.path))

    monkeypatch.setattr(backup, "_copy", full)
    with pytest.raises(QuizError) as error:
        backup.restore(store.path, "good", "aside")
    assert error.value.reason == why.DiskFull(str(store.path))
    again = open_store(store.path)
    assert state(again) == before
    again.close()


def test_what_is_no_backup_of_ours_is_refused(store):
    (backup.make(store.path, "good").with_name("quiz-empty.db")).write_bytes(b"")
    with pytest.raises(QuizError) as error:
        backup.restore(store.path, "empty", "aside")
    assert isinstance(error.value.reason, why.Damaged)


def test_labels_that_are_no_days_are_left_alone(store):
    backup.make(store.path, "2026-02-30")
    backup.thin(store.path)
    assert backup.known(store.path) == ("2026-02-30",)


def test_a_database_locked_by_another_program_is_waited_for_only_so_long(store, monkeypatch):
    import sqlite3

    backup.make(store.path, "good")
    monkeypatch.setattr(backup, "BUSY_SECONDS", 0.5)
    other = sqlite3.connect(store.path, isolation_level=None)
    store.close()
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(QuizError) as error:
        backup.make(store.path, "again")
    assert isinstance(error.value.reason, why.Busy)
    other.close()


def test_a_write_ahead_log_left_behind_never_meets_the_restored_database(store, tmp_path):
    """The database deleted by hand, its log left lying: the backup comes back as it was."""
    import shutil

    backup.make(store.path, "old")
    before = state(store)
    answer(store, "a:two", 100, Rating.GOOD)
    wal = store.path.with_name("quiz.db-wal")
    kept = tmp_path / "kept-wal"
    shutil.copy(wal, kept)
    store.close()
    store.path.unlink()
    shutil.copy(kept, wal)
    backup.restore(store.path, "old", "aside")
    restored = open_store(store.path)
    assert state(restored) == before
    assert restored.rows("PRAGMA integrity_check") == [("ok",)]
    restored.close()


def test_a_damaged_database_stays_until_its_replacement_is_there(store, monkeypatch):
    backup.make(store.path, "good")
    store.close()
    store.path.write_bytes(b"broken" * 5000)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(store.path))

    monkeypatch.setattr(backup.os, "fsync", full)
    with pytest.raises(QuizError):
        backup.restore(store.path, "good", "aside")
    assert store.path.read_bytes().startswith(b"broken")
