"""What a learner sees when the disk is full, the folder read-only, the database newer or broken."""

import os
import sqlite3
import subprocess
from contextlib import closing

import pytest

from tests.conftest import DECK
from tests.pty.terminal import Program


@pytest.fixture
def tmpfs(tmp_path):
    """A small disk of its own for the learner's folder, where this machine lets us mount one."""
    (tmp_path / "quiz").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path / "quiz")]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a tmpfs needs root; tests/store/test_faults.py covers the store")
    (tmp_path / "quiz" / "mine").mkdir()
    (tmp_path / "quiz" / "mine" / "small.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "quiz" / "config.toml").write_text('decks = ["mine"]\n', encoding="utf-8")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path / "quiz")], check=True)


def said(screen: str) -> str:
    """The screen without the spaces and line breaks of its width."""
    return "".join(screen.split())


def fill(path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


def test_a_full_disk_is_said_and_the_answer_kept_once_there_is_room(tmpfs):
    program = Program(tmpfs, "today", lang="en")
    program.asked()
    ballast = tmpfs / "quiz" / "ballast"
    fill(ballast)
    program.type("ReLU")
    screen = said(program.asked())
    assert said("Your answer is NOT saved yet: The disk is full") in screen
    ballast.unlink()
    program.type("")
    assert "✔ Right" in program.until("\n> ")
    program.process.close(force=True)
    with closing(sqlite3.connect(tmpfs / "quiz" / "quiz.db")) as database:
        assert database.execute("SELECT kind, rating FROM events").fetchall() == [("review", 3)]
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_read_only_folder_is_said(tmpfs):
    if os.geteuid():
        pytest.skip("remounting needs root")
    remount = ["mount", "-o", "remount,ro", str(tmpfs / "quiz")]
    subprocess.run(remount, check=True)
    program = Program(tmpfs, "today", lang="en")
    screen = said(program.end())
    assert said("cannot be opened or written (Read-only file system)") in screen
    assert program.code == 1


def test_a_newer_database_is_refused_by_every_command(learner):
    with closing(sqlite3.connect(learner.folder / "quiz.db")) as database:
        database.execute("PRAGMA user_version=7")
        database.execute("CREATE TABLE x (y)")
        database.commit()
    before = (learner.folder / "quiz.db").read_bytes()
    verbs = ("today", "due", "undo", "doctor", "progress", "list", "suspend relu")
    for words in verbs:
        program = learner(*words.split(), lang="en")
        screen = said(program.end())
        assert said("was written by a newer quiz (version 7; this one knows 2)") in screen
        assert program.code == 1
    assert (learner.folder / "quiz.db").read_bytes() == before


def test_a_broken_database_names_the_way_back(learner):
    (learner.folder / "quiz.db").write_bytes(b"not a database" * 1000)
    program = learner("today", lang="en")
    assert said("`quiz restore` lists the backups") in said(program.end())
    assert program.code == 1


HOSTILE = """\
deck: hostile
title: Hostile
cards:
- id: fine
  kind: text
  ask: "[red]Markup[/red] and [link=file:///etc/passwd]links[/link] stay as they are?"
  answer: ["no", 1:30]
- id: escape
  kind: text
  ask: "clear \\e[2J the screen"
  answer: x
- id: twice
  kind: text
  ask: one
  ask: two
  answer: x
- id: fine
  kind: text
  ask: the id again
  answer: x
- id: unknown-kind
  kind: essay
  ask: x
"""


def test_a_hostile_deck_sets_its_bad_cards_aside_and_the_others_are_asked(learner):
    (learner.folder / "mine" / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    program = learner("today", "--deck", "hostile", lang="en")
    screen = said(program.asked())
    assert said("4 of 8 cards are set aside") in screen
    assert (
        said("[red]Markup[/red] and [link=file:///etc/passwd]links[/link] stay as they are?")
        in screen
    )
    program.type("1:30")
    assert "✔ Right" in program.until("\n> ")
    program.type("")
    assert "Answered 1, right 1" in program.end()
    doctor = learner("doctor", columns=200, lang="en")
    lines = doctor.end().splitlines()
    file = learner.folder / "mine" / "hostile.yaml"
    places = [line.partition(": ")[0] for line in lines if str(file) in line]
    assert places == [f"{file}:{at}" for at in ("10:8", "15:3", "17:7", "22:9")]
    assert "Cards 8, set aside 4, problems 4." in lines
