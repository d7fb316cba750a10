"""`quiz progress` as a process of its own: output, exit codes, and what it leaves alone."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pexpect
import pytest

from quizcli.model import Rating
from quizcli.store import log
from quizcli.store.database import open_store
from quizcli.store.lock import writer
from quizcli.studyday import study_day, to_date
from tests.cli.test_commands import ROOT, Learner
from tests.store.test_report import RELU, SIGMOID, answer

FIELDS = {
    "today": {
        "answers", "right", "share", "new", "milliseconds", "waiting_due", "waiting_new",
    },
    "streak": {"days", "longest"},
    "decks": {"deck", "title", "new", "learning", "known", "suspended", "recall"},
    "total": {"deck", "title", "new", "learning", "known", "suspended", "recall"},
    "retention": {"days", "since", "self_rated", "answers", "right", "share", "low", "high"},
    "coming": {"day", "items", "milliseconds"},
    "hardest": {"item", "question", "lapses", "difficulty", "wrong"},
    "slips": {"slip", "times", "items", "last"},
}  # fmt: skip


@pytest.fixture
def learner(tmp_path):
    made = Learner(tmp_path)
    made.config.write_text('decks = ["mine"]\nzone = "UTC"\n', encoding="utf-8")
    return made


@pytest.fixture
def today():
    return study_day(datetime.now(UTC), UTC, 4)


@pytest.fixture
def studied(learner, today):
    """Yesterday one right; today it was wrong, by a known mistake, and another was begun."""
    store = open_store(learner.home / "quiz.db")
    answer(store, RELU, today - 1, Rating.GOOD)
    answer(store, RELU, today, Rating.AGAIN, typed="[red]selu[/red]", slip="other-unit")
    answer(store, SIGMOID, today, Rating.GOOD, took=50_000)
    answer(store, "gone:card", today, Rating.GOOD)
    store.close()
    return learner


def test_before_the_first_answer(learner):
    code, out, error = learner.quiz("progress")
    assert (code, error) == (0, "")
    assert "Nothing has been answered here yet. `quiz today` asks the first question." in out
    assert "Waiting  due 0 · new 3\n" in out
    assert "Small deck    3         0      0       –\n" in out
    assert "아직 답한 것이 없습니다." in learner.quiz("progress", "--lang", "ko")[1]
    assert not (learner.home / "quiz.db").exists()


def test_json_is_one_line_with_these_fields(studied, today):
    code, out, error = studied.quiz("progress", "--json")
    assert (code, error, out.count("\n")) == (0, "", 1)
    found = json.loads(out)
    assert found.keys() == {"day", "deck", "since"} | FIELDS.keys()
    for name, fields in FIELDS.items():
        rows = found[name] if isinstance(found[name], list) else [found[name]]
        assert rows
        assert all(row.keys() == fields for row in rows), name
    assert found["day"] == to_date(today).isoformat()
    assert (found["deck"], found["since"]) == (None, to_date(today - 29).isoformat())
    assert found["today"] == {
        "answers": 3, "right": 2, "share": 2 / 3, "new": 2, "milliseconds": 70_000,
        "waiting_due": 1, "waiting_new": 1,
    }  # fmt: skip
    assert found["streak"] == {"days": 2, "longest": 2}
    assert [(row["deck"], row["new"], row["learning"]) for row in found["decks"]] == [
        ("small", 1, 2),
        (None, 0, 1),
    ]
    assert found["decks"][0]["title"] == {"ko": "작은 덱", "en": "Small deck"}
    assert found["retention"][0]["answers"] == 1
    assert (found["retention"][2]["self_rated"], found["retention"][2]["share"]) == (True, None)
    assert len(found["coming"]) == 14
    assert found["hardest"][0] == {
        "item": RELU, "lapses": 1,
        "question": {"ko": "max(0, x)의 이름은?", "en": "The name of max(0, x)?"},
        "difficulty": pytest.approx(7.5, abs=2.5), "wrong": ["[red]selu[/red]"],
    }  # fmt: skip
    (slip,) = found["slips"]
    assert slip == {"slip": "other-unit", "times": 1, "items": 1, "last": found["day"]}


def test_what_is_waiting_is_what_due_says(studied):
    waiting = json.loads(studied.quiz("due", "--json")[1])
    today = json.loads(studied.quiz("progress", "--json")[1])["today"]
    assert (today["waiting_due"], today["waiting_new"]) == (waiting["due"], waiting["new"])


def test_for_people(studied):
    code, out, error = studied.quiz("progress")
    assert (code, error) == (0, "")
    assert "\x1b" not in out
    assert "answers 3 · right 2 (67 %) · new 2 · 2 min\n" in out
    assert "wrong: [red]selu[/red]\n" in out
    assert "in no deck" in out
    plain = studied.quiz("progress", "--plain")[1]
    assert "7 days: 0.0 % · 95 % interval 0 to 79 · 0 of 1\n" in plain
    assert "█" not in plain
    assert "학습 현황" in studied.quiz("progress", lang="ko_KR.UTF-8")[1]


def test_of_one_deck(studied):
    def of(deck):
        return json.loads(studied.quiz("progress", "--json", "--deck", deck)[1])

    assert of("sm*")["today"]["answers"] == 2
    assert [row["deck"] for row in of("gone")["decks"]] == [None]
    assert of("gone")["deck"] == "gone"
    assert studied.quiz("progress", "--deck", "smal") == (
        1,
        "",
        "No deck fits `smal`. There are: small.\n",
    )


def test_since(studied, today):
    def since(text):
        return json.loads(studied.quiz("progress", "--json", "--since", text)[1])

    first = to_date(today - 44).isoformat()
    assert since("45") == since(first)
    assert since("45")["since"] == first
    assert [row["days"] for row in since(first)["retention"]] == [7, 30, 45] * 2
    tomorrow = (to_date(today) + timedelta(1)).isoformat()
    assert studied.quiz("progress", "--since", tomorrow) == (
        2,
        "",
        f"`--since {tomorrow}` is yet to come: today is {to_date(today)}.\n",
    )
    assert studied.quiz("progress", "--since", "2026-1-5") == (
        2,
        "",
        "`--since 2026-1-5` is neither a date nor a number of days; did you mean `2026-01-05`? "
        "Wanted is a date as in 2026-11-22, or a number from 1 to 36500.\n",
    )
    assert studied.quiz("progress", "--since", "어제", "--lang", "ko")[2] == (
        "`--since 어제`: 날짜도 일수도 아닙니다. 2026-11-22 같은 날짜나 1에서 36500 사이의 수를 "
        "쓰세요.\n"
    )


def test_beside_a_session_that_writes(studied):
    """The writer's lock is held and a transaction open: the report reads what was committed."""
    before = studied.quiz("progress", "--json")[1]
    store = open_store(studied.home / "quiz.db")
    with writer(store.path, "tty1", "now"), store.transaction() as write:
        write("DELETE FROM daily")
        assert studied.quiz("progress", "--json") == (0, before, "")
    store.close()


def test_an_index_that_is_stale_or_gone(studied):
    before = studied.quiz("progress", "--json")[1]
    (studied.home / "index.db").unlink()
    assert studied.quiz("progress", "--json") == (0, before, "")
    text = studied.deck.read_text(encoding="utf-8")
    studied.deck.write_text(text[: text.index("- id: why-nonlinear")], encoding="utf-8")
    assert json.loads(studied.quiz("progress", "--json")[1])["decks"][0]["new"] == 0


def test_it_changes_nothing(studied):
    store = open_store(studied.home / "quiz.db")
    before = list(store.connection.iterdump())
    for arguments in ((), ("--json",), ("--deck", "small", "--since", "9")):
        assert studied.quiz("progress", *arguments)[0] == 0
    assert list(store.connection.iterdump()) == before
    store.close()


def test_an_answer_taken_back(studied):
    """The last one, of the card no deck has: with it the row goes too."""
    store = open_store(studied.home / "quiz.db")
    log.undo(store, 1, 1)
    store.close()
    found = json.loads(studied.quiz("progress", "--json")[1])
    assert found["today"]["answers"] == 2
    assert [row["deck"] for row in found["decks"]] == ["small"]


@pytest.mark.parametrize(
    ("given", "options", "coloured"),
    [({}, [], True), ({"NO_COLOR": "1"}, [], False), ({}, ["--plain"], False)],
)
def test_colours_on_a_terminal(studied, given, options, coloured):
    child = pexpect.spawn(
        sys.executable,
        ["-m", "quizcli", "progress", *options],
        env={
            "PATH": os.environ["PATH"], "QUIZ_HOME": str(studied.home), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", **given,
        },
        cwd=str(ROOT),
        encoding="utf-8",
        dimensions=(40, 60),
        timeout=30,
    )  # fmt: skip
    out = child.read()
    assert "Remembered" in out
    assert bool(re.search(r"\x1b\[[0-9;]*m", out)) == coloured


def test_only_what_is_needed_is_loaded(studied):
    """Neither yaml nor torch for a report, rich only to print one for people."""
    script = (
        "import sys; sys.argv = ['quiz', 'progress', *sys.argv[1:]]\n"
        "from quizcli.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*sorted(m for m in ('rich', 'yaml', 'sqlite_utils', 'torch', 'markdown_it')"
        " if m in sys.modules))"
    )

    def loaded(*options: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script, *options],
            env={"QUIZ_HOME": str(studied.home), "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            check=True,
        )
        return done.stdout.splitlines()[-1]

    studied.quiz("due")
    assert loaded("--json") == ""
    assert loaded() == "rich"
