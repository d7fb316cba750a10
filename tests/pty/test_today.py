"""`quiz today` as a learner has it: a whole session, both languages, narrow and wide."""

import re
import signal
import sqlite3
from contextlib import closing

import pytest

RELU = {"ko": "max(0, x)의 이름은?", "en": "The name of max(0, x)?"}
RIGHT = {"ko": "✔ 맞았습니다", "en": "✔ Right"}
WRONG = {"ko": "✘ 틀렸습니다", "en": "✘ Wrong"}
DONE = {"ko": "오늘 할 것을 모두 마쳤습니다.", "en": "Nothing is left for today."}


def events(learner) -> list[tuple]:
    with closing(sqlite3.connect(learner.folder / "quiz.db")) as database:
        return database.execute("SELECT kind, rating FROM events ORDER BY id").fetchall()


def letter(screen: str, option: str) -> str:
    """The letter an option stands behind."""
    return re.search(rf"(\w)\) {re.escape(option)}(?:\s|$)", screen)[1]


@pytest.mark.parametrize("columns", [40, 120])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_whole_session(learner, lang, columns):
    program = learner("today", columns=columns, lang=lang)
    screen = program.asked()
    assert RELU[lang] in screen
    assert all(len(line) <= columns for line in screen.splitlines())
    program.type("tanh")
    screen = program.until("\n> ")
    assert WRONG[lang] in screen
    assert "ReLU" in screen
    program.type("")
    screen = program.asked()
    program.type(letter(screen, "0.5"))
    assert RIGHT[lang] in program.until("\n> ")
    program.type("")
    program.asked()
    program.type("")
    program.until("\n> ")
    program.type("2")
    screen = program.asked()
    assert RELU[lang] in screen
    program.type("렐루" if lang == "ko" else "relu")
    assert RIGHT[lang] in program.until("\n> ")
    program.type("")
    assert DONE[lang] in program.end()
    assert program.code == 0
    assert events(learner) == [("review", 1), ("review", 3), ("review", 2), ("review", 3)]


def test_commands_with_the_korean_layout_on(learner):
    program = learner("today")
    program.asked()
    program.type("/ㅗ")
    assert "힌트: 네 글자" in program.asked()
    program.type("/ㅣ")
    program.lang = "en"
    assert RELU["en"] in program.asked()
    program.type("/l")
    program.lang = "ko"
    program.asked()
    program.type("/ㄴ")
    assert "시그모이드" in program.asked()
    program.type("ㅁ")
    program.until("\n> ")
    program.type("/ㅕ")
    assert "되돌렸습니다: 답" in program.asked()
    program.type("/ㅠ")
    assert "내일까지 숨겼습니다" in program.asked()
    program.type("/ㅌ")
    assert "계속 숨깁니다" in program.asked()
    program.type("/ㅂ")
    assert "`quiz today`로 이어서" in program.end()
    assert [kind for kind, _ in events(learner)] == ["review", "undo", "bury", "suspend"]


def test_ctrl_c_in_the_middle_keeps_every_answer_and_the_next_run_goes_on(learner):
    program = learner("today", lang="en")
    program.asked()
    program.type("ReLU")
    program.until("\n> ")
    program.type("")
    program.asked()
    program.process.send("half an ans")
    program.until("half an ans")
    program.interrupt()
    assert "2 left for today" in program.end()
    assert program.code == 0
    assert events(learner) == [("review", 3)]
    program = learner("today", lang="en")
    assert "The sigmoid at 0?" in program.asked()


def test_ctrl_c_on_the_feedback_keeps_the_answer(learner):
    program = learner("today", lang="en")
    program.asked()
    program.type("ReLU")
    program.until("\n> ")
    program.interrupt()
    program.end()
    assert events(learner) == [("review", 3)]


def test_hangul_is_typed_and_taken_back_a_syllable_at_a_time(learner):
    program = learner("today")
    program.asked()
    program.process.send("렐라\x7f루".encode())
    screen = program.until("루")
    assert screen.splitlines()[-1] == "답> 렐루"
    program.type("")
    assert RIGHT["ko"] in program.until("\n> ")


@pytest.mark.parametrize("locale", ["C", "POSIX", "ko_KR.UTF-8", "xx_YY.latin1"])
def test_hangul_is_typed_whatever_the_locale(learner, locale):
    """Locales that are not UTF-8, or not installed here."""
    program = learner("today", "--lang", "ko", environ={"LC_ALL": locale})
    program.asked()
    program.process.send("렐라\x7f루".encode())
    assert program.until("루").splitlines()[-1] == "답> 렐루"
    program.type("")
    assert RIGHT["ko"] in program.until("\n> ")


def test_ctrl_d_stops(learner):
    program = learner("today", lang="en")
    program.asked()
    program.process.sendeof()
    assert "3 left for today" in program.end()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_killed_on_the_feedback_the_answer_is_kept(learner, how):
    program = learner("today", lang="en")
    program.asked()
    program.type("ReLU")
    program.until("\n> ")
    program.process.kill(how)
    program.process.wait()
    assert events(learner) == [("review", 3)]
    assert "The sigmoid at 0?" in learner("today", lang="en").asked()


def test_undo_after_a_restart(learner):
    program = learner("today", lang="en")
    program.asked()
    program.type("tanh")
    program.until("\n> ")
    program.type("/q")
    program.end()
    program = learner("undo", lang="en")
    assert program.end() == "Taken back: answer (small:relu)."
    program = learner("today", lang="en")
    screen = program.asked()
    assert RELU["en"] in screen
    assert "new" in screen.splitlines()[0]


def test_plain_is_one_thing_a_line_without_escapes(learner):
    program = learner("today", "--plain", lang="en")
    program.asked()
    program.type("ReLU")
    program.process.expect_exact(b"\n> ")
    said = program.process.before
    painted = said.replace(b"\x1b[?2004h", b"").replace(b"\x1b[?2004l", b"")
    assert b"\x1b" not in painted
    assert "✔".encode() not in painted
    assert b"Right" in painted


def test_without_a_terminal_it_is_refused(learner):
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "quizcli", "today"],
        env={"QUIZ_HOME": str(learner.folder), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        cwd=str(__import__("pathlib").Path(__file__).parents[2]),
    )
    assert done.returncode == 2
    assert done.stderr == (
        "`quiz today` asks in a terminal, and this is none. Without one work: all other commands.\n"
    )


def test_a_second_session_says_who_has_the_first(learner):
    first = learner("today", lang="en")
    first.asked()
    second = learner("today", lang="en")
    said = " ".join(second.end().split())
    assert f"Another quiz session is open (process {first.process.pid} on /dev/" in said
    assert second.code == 1
    beside = learner("due", lang="en")
    assert beside.end() == "due 0 · new 3 · about 1 min"
    first.type("ReLU")
    assert RIGHT["en"] in first.until("\n> ")


def test_the_editor_opens_at_the_card_and_the_new_text_is_asked(learner, monkeypatch, tmp_path):
    editor = tmp_path / "edit.sh"
    editor.write_text(
        '#!/bin/sh\necho "$@" > "$(dirname "$0")/given"\n'
        'sed -i "s/The name of max(0, x)?/What is max(0, x) called?/" "$2"\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    program = learner("today", lang="en")
    program.asked()
    program.type("/e")
    assert "What is max(0, x) called?" in program.asked()
    deck = learner.folder / "mine" / "small.yaml"
    assert (tmp_path / "given").read_text() == f"+4 {deck}\n"


def test_the_clock_set_back_is_said_and_nothing_lost(learner):
    program = learner("today", lang="en")
    program.asked()
    program.type("ReLU")
    program.until("\n> ")
    program.type("/q")
    program.end()
    with closing(sqlite3.connect(learner.folder / "quiz.db")) as database:
        database.execute("UPDATE events SET day = day + 20")
        database.commit()
    program = learner("today", lang="en")
    said = " ".join(program.asked().split())
    assert "but the last answer was on" in said
    program.type("0.5")
    program.until("\n> ")
    assert events(learner) == [("review", 3), ("review", 3)]


def test_nothing_due_says_so(learner):
    with (learner.folder / "config.toml").open("a") as file:
        file.write("new_per_day = 0\n")
    program = learner("today", lang="en")
    assert "Nothing is left for today." in program.end()
    assert program.code == 0


def test_a_deck_that_does_not_exist_names_those_that_do(learner):
    program = learner("today", "--deck", "smal", lang="en")
    assert program.end() == "No deck fits `smal`. There are: small."
    assert program.code == 1
