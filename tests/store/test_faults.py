"""Full disk, read-only folder, newer or damaged database, a second writer: said, nothing lost."""

import multiprocessing
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from quizcli.errors import QuizError
from quizcli.errors import state as why
from quizcli.model import Rating
from quizcli.store import doctor, log
from quizcli.store.database import open_readonly, open_store
from quizcli.store.lock import writer
from tests.store.test_log import ITEMS, answer, state


def reason(act):
    with pytest.raises(QuizError) as error:
        act()
    return error.value.reason


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte, where this machine lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a tmpfs needs root; the page limit test beside covers the rest")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(store) -> int:
    """Answer until the disk is full; gives how many answers were acknowledged."""
    count = 0
    with pytest.raises(QuizError) as error:
        while True:
            answer(store, ITEMS[count % 3], 100 + count, Rating.GOOD)
            count += 1
    assert error.value.reason == why.DiskFull(str(store.path))
    return count


def test_a_full_disk(small_disk):
    store = open_store(small_disk / "quiz.db")
    store.connection.execute("PRAGMA wal_autocheckpoint=20")
    answered = fill(store)
    assert answered > 50
    assert store.rows("SELECT count(*) FROM events") == [(answered,)]
    assert doctor.differing(store) == ((), ())
    store.close()


def test_a_full_disk_as_sqlite_sees_it(tmp_path):
    store = open_store(tmp_path / "quiz.db")
    store.connection.execute("PRAGMA max_page_count=40")
    answered = fill(store)
    assert store.rows("SELECT count(*) FROM events") == [(answered,)]
    assert doctor.differing(store) == ((), ())
    store.connection.execute("PRAGMA max_page_count=100000")
    answer(store, "a:one", 5000, Rating.GOOD)
    store.close()


@pytest.fixture
def readonly(tmp_path):
    """A folder nobody may write to: for root too, by a read-only mount."""
    folder = tmp_path / "readonly"
    folder.mkdir()
    store = open_store(folder / "quiz.db")
    answer(store, "a:one", 100, Rating.GOOD)
    store.close()
    folder.chmod(0o500)
    bind = ["mount", "--bind", str(folder), str(folder)]
    if os.geteuid() == 0:
        if subprocess.run(bind, capture_output=True, check=False).returncode:
            pytest.skip("root may write everywhere and may not mount here")
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
    yield folder
    if os.geteuid() == 0:
        subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.chmod(0o700)


def test_a_readonly_folder(readonly):
    path = readonly / "quiz.db"
    assert isinstance(reason(lambda: writer(path, "-", "-").__enter__()), why.CannotWrite)
    assert isinstance(reason(lambda: open_store(readonly / "new" / "quiz.db")), why.CannotWrite)
    store = open_readonly(path)
    assert store.rows("SELECT count(*) FROM events") == [(1,)]
    store.close()


def test_a_newer_database_is_refused_untouched(tmp_path):
    path = tmp_path / "quiz.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.execute("CREATE TABLE future (x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert reason(lambda: open_store(path)) == why.NewerDatabase(str(path), 99, 2)
    assert reason(lambda: open_readonly(path)) == why.NewerDatabase(str(path), 99, 2)
    assert path.read_bytes() == before


def test_what_is_no_database(tmp_path):
    path = tmp_path / "quiz.db"
    path.write_text("these are my notes, not a database" * 100)
    assert isinstance(reason(lambda: open_store(path)), why.Damaged)
    assert path.read_text().startswith("these are my notes")


def hold(path: Path, held, done) -> None:
    with writer(path, "/dev/pts/7", "2026-11-22 09:00"):
        held.set()
        done.wait()


def test_a_second_writer_is_told_who_the_first_is(tmp_path):
    path = tmp_path / "quiz.db"
    context = multiprocessing.get_context("fork")
    held, done = context.Event(), context.Event()
    process = context.Process(target=hold, args=(path, held, done))
    process.start()
    try:
        held.wait()
        found = reason(lambda: writer(path, "-", "-").__enter__())
    finally:
        done.set()
        process.join()
    assert found == why.OtherSession(process.pid, "/dev/pts/7", "2026-11-22 09:00")
    with writer(path, "-", "-"):
        pass


def test_reading_beside_a_session_that_writes(tmp_path):
    path = tmp_path / "quiz.db"
    store = open_store(path)
    answer(store, "a:one", 100, Rating.GOOD)
    beside = open_readonly(path)
    with store.transaction() as write:
        write("INSERT INTO items (name) VALUES ('z:z')")
        assert beside.rows("SELECT count(*) FROM items") == [(1,)]
    assert beside.rows("SELECT count(*) FROM items") == [(2,)]
    assert state(beside) == state(store)
    beside.close()
    store.close()


def test_undo_on_a_full_disk_takes_nothing_back(tmp_path):
    store = open_store(tmp_path / "quiz.db")
    answer(store, "a:one", 100, Rating.GOOD)
    pages = store.rows("PRAGMA page_count")[0][0]
    for n in range(60):
        answer(store, f"a:{n}", 100, Rating.GOOD)
    store.connection.execute(f"PRAGMA max_page_count={pages}")
    before = state(store)
    for _ in range(200):
        try:
            log.undo(store, 1, 100)
        except QuizError as error:
            assert error.reason == why.DiskFull(str(store.path))
            assert doctor.differing(store) == ((), ())
            break
        before = state(store)
    assert state(store) == before
    store.close()
