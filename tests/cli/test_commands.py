"""The commands without a terminal, each as a process of its own: output, exit code, files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DECK

ROOT = Path(__file__).resolve().parents[2]


class Learner:
    def __init__(self, folder: Path) -> None:
        self.home = folder / "quiz"
        (self.home / "mine").mkdir(parents=True)
        self.deck = self.home / "mine" / "small.yaml"
        self.deck.write_text(DECK, encoding="utf-8")
        self.config = self.home / "config.toml"
        self.config.write_text('decks = ["mine"]\n', encoding="utf-8")

    def quiz(self, *arguments: str, lang: str = "C.UTF-8") -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        done = subprocess.run(
            [sys.executable, "-m", "quizcli", *arguments],
            env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(self.home), "LANG": lang},
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def learner(tmp_path):
    return Learner(tmp_path)


def test_due(learner):
    assert learner.quiz("due") == (0, "due 0 · new 3 · about 1 min\n", "")
    assert learner.quiz("due", "--lang", "ko") == (0, "복습 0 · 새 카드 3 · 약 1분\n", "")
    assert learner.quiz("due", lang="ko_KR.UTF-8")[1] == "복습 0 · 새 카드 3 · 약 1분\n"
    code, out, _ = learner.quiz("due", "--json")
    assert (code, json.loads(out)) == (
        0,
        {"due": 0, "new": 3, "milliseconds": 60_000, "due_tomorrow": 0},
    )


def test_due_count_short_and_long_way_agree(learner):
    assert learner.quiz("due", "--count") == (0, "3\n", "")
    assert learner.quiz("due", "--count") == (0, "3\n", "")
    learner.config.write_text('decks = ["mine"]\nnew_per_day = 2\n')
    assert learner.quiz("due", "--count") == (0, "2\n", "")
    learner.config.write_text('decks = ["mine"]\nnew_per_day = 0\n')
    assert learner.quiz("due", "--count") == (3, "0\n", "")


def test_due_count_sees_an_edited_deck(learner):
    learner.config.unlink()
    (learner.home / "mine").rename(learner.home / "decks")
    first = learner.quiz("due", "--count")
    assert first == learner.quiz("due", "--count")
    text = (learner.home / "decks" / "small.yaml").read_text(encoding="utf-8")
    cut = text[: text.index("- id: why-nonlinear")]
    (learner.home / "decks" / "small.yaml").write_text(cut, encoding="utf-8")
    _code, out, _ = learner.quiz("due", "--json")
    assert learner.quiz("due", "--count")[1] == f"{json.loads(out)['new']}\n"


def test_config_shows_where_each_value_comes_from(learner):
    learner.config.write_text('decks = ["mine"]\n\nnew_per_day = 5\nzone = "Asia/Seoul"\n')
    code, out, _ = learner.quiz("config")
    assert code == 0
    assert out.splitlines() == [
        f"Settings file: {learner.config}",
        f'decks        ["mine"]  ({learner.config}:1)',
        "references   []  (default)",
        'lang         "en"  (LANG)',
        f"new_per_day  5  ({learner.config}:3)",
        "retention    0.9  (default)",
        "rollover     4  (default)",
        f'zone         "Asia/Seoul"  ({learner.config}:4)',
        "weekdays     [1, 1, 1, 1, 1, 1, 1]  (default)",
    ]


@pytest.mark.parametrize(
    ("line", "english", "korean"),
    [
        (
            "new_per_dya = 5",
            "{c}:1: unknown setting `new_per_dya`; did you mean `new_per_day`? There are: decks, "
            "references, lang, new_per_day, retention, rollover, zone, weekdays.",
            "{c}:1: `new_per_dya` 설정은 없습니다. `new_per_day`였나요? 있는 것: decks, "
            "references, lang, new_per_day, retention, rollover, zone, weekdays.",
        ),
        (
            "rollover = 24",
            "{c}:1: `rollover` cannot be `24`; wanted is the hour at which the day turns over, "
            "0 to 23.",
            "{c}:1: `rollover` 값으로 `24`는 쓸 수 없습니다. 필요한 것: 하루가 바뀌는 시각, "
            "0에서 23.",
        ),
        (
            'zone = "Asia/Soul"',
            '{c}:1: `zone` cannot be `Asia/Soul`; wanted is a time zone as in "Asia/Seoul".',
            "{c}:1: `zone` 값으로 `Asia/Soul`는 쓸 수 없습니다. 필요한 것: 시간대, "
            '예: "Asia/Seoul".',
        ),
        (
            "new_per_day = true",
            "{c}:1: `new_per_day` cannot be `True`; wanted is a whole number from 0 to 9999.",
            "{c}:1: `new_per_day` 값으로 `True`는 쓸 수 없습니다. 필요한 것: 0에서 9999 사이의 "
            "정수.",
        ),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_line(learner, line, english, korean):
    learner.config.write_text(line, encoding="utf-8")
    for lang, expected in (("C.UTF-8", english), ("ko_KR.UTF-8", korean)):
        for verb in ("config", "due", "undo"):
            code, _, error = learner.quiz(verb, lang=lang)
            assert (code, error) == (1, expected.format(c=learner.config) + "\n")


def test_config_that_is_no_toml(learner):
    learner.config.write_text("decks = [", encoding="utf-8")
    code, _, error = learner.quiz("due")
    assert code == 1
    assert error.startswith(f"{learner.config} is not valid TOML: ")


def test_undo_with_nothing_to_undo(learner):
    assert learner.quiz("undo") == (1, "", "There is nothing left to undo.\n")
    assert learner.quiz("undo", lang="ko_KR.UTF-8")[2] == "되돌릴 것이 없습니다.\n"


def test_backup_and_restore(learner):
    database = learner.home / "quiz.db"
    assert learner.quiz("backup") == (
        1,
        "",
        f"There is no {database} yet: nothing has been answered.\n",
    )
    assert learner.quiz("restore") == (0, "There are no backups yet.\n\n", "")
    learner.quiz("due")
    code, out, _ = learner.quiz("backup")
    made = Path(out.removeprefix("Copied to ").strip())
    assert (code, made.parent) == (0, learner.home / "backups")
    label = made.stem.removeprefix("quiz-")
    assert learner.quiz("restore")[1] == f"Backups, the oldest first:\n{label}\n"
    code, out, _ = learner.quiz("restore", label)
    assert code == 0
    assert out.startswith(
        f"{label} is in place. What was there before is the backup before-restore"
    )
    assert learner.quiz("restore", "tuesday")[0] == 1


def test_doctor_lists_what_is_wrong_with_the_decks(learner):
    assert learner.quiz("doctor") == (
        0,
        "The database is whole.\nMemory and sums are what the log says.\n"
        "Cards 3, set aside 0, problems 0.\nAll is well.\n",
        "",
    )
    text = learner.deck.read_text(encoding="utf-8").replace("kind: recall", "kind: recal")
    learner.deck.write_text(text, encoding="utf-8")
    code, out, _ = learner.quiz("doctor")
    assert code == 1
    assert "Cards 3, set aside 1, problems 1.\n" in out
    assert f"{learner.deck}:19:9: unknown kind `recal`; did you mean `recall`?" in out
    assert learner.quiz("due")[1] == "due 0 · new 2 · about 1 min\n"


VERBS = (
    "today", "due", "add", "edit", "move", "search", "list", "progress",
    "undo", "suspend", "resume", "bury", "reset", "import",
    "check", "show", "grade", "reference", "config", "backup",
    "restore", "doctor", "completion",
)  # fmt: skip


def test_usage_errors_are_2(learner):
    assert learner.quiz("tody") == (
        2,
        "",
        f"There is no command `tody`; did you mean `today`? There are: {', '.join(VERBS)}.\n",
    )
    assert learner.quiz("내일", lang="ko_KR.UTF-8")[2] == (
        f"`내일` 명령은 없습니다. 있는 것: {', '.join(VERBS)}.\n"
    )
    assert learner.quiz("due", "--cuont")[0] == 2
    assert learner.quiz("today", "-n", "many")[0] == 2


def test_help_speaks_both_languages(learner):
    assert "Ask what is due today" in learner.quiz("--help")[1]
    assert "오늘 복습할 것을" in learner.quiz("--help", lang="ko_KR.UTF-8")[1]
    assert learner.quiz("--version")[1] == "0.1.0\n"


def test_a_read_only_home_is_said(learner):
    blocked = learner.home / "not-a-folder"
    blocked.write_text("")
    learner.home = blocked
    code, _, error = learner.quiz("due")
    assert code == 1
    assert "QUIZ_HOME" in error


def test_only_what_is_needed_is_loaded():
    """The counting path takes the standard library alone; unchanged decks need no yaml."""
    script = (
        "import sys; sys.argv = ['quiz', 'due', {0}]\n"
        "from quizcli.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*sorted(m for m in ('typer', 'rich', 'msgspec', 'yaml', 'sqlite_utils', 'torch',"
        " 'fsrs') if m in sys.modules))"
    )

    def loaded(option: str, home: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script.format(repr(option))],
            env={"QUIZ_HOME": str(home), "LANG": "C.UTF-8", "HOME": str(home)},
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        )
        return done.stdout.splitlines()[-1]

    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "quiz"
        first = loaded("--count", home)
        assert "yaml" in first
        assert loaded("--count", home) == ""
        assert {"yaml", "rich", "torch", "sqlite_utils"}.isdisjoint(loaded("--json", home).split())


def test_a_folder_of_decks_that_is_not_there_is_said(learner):
    learner.config.write_text('decks = ["mine", "dekcs"]\n', encoding="utf-8")
    said = f"`decks` names {learner.home / 'dekcs'}, which is no folder that can be read.\n"
    assert learner.quiz("due") == (0, "due 0 · new 3 · about 1 min\n", said)
    code, out, _ = learner.quiz("doctor")
    assert (code, said in out) == (1, True)


@pytest.mark.parametrize(
    "line", ['lang = "xx"', "retention = 5.0", "rollover = 99", "new_per_day = -1", "x = 1"]
)
def test_the_short_way_refuses_what_the_long_way_refuses(learner, line):
    learner.quiz("due")
    learner.config.write_text(f"{line}\n", encoding="utf-8")
    code, _, error = learner.quiz("due", "--json")
    assert code == 1
    assert learner.quiz("due", "--count") == (1, "", error)


@pytest.mark.parametrize("home", ["~nobody-here/quiz", "\udcff"])
def test_a_home_that_is_none_is_said(learner, home):
    learner.home = home
    for option in ("--count", "--json"):
        code, _, error = learner.quiz("due", option)
        assert code == 1
        assert "QUIZ_HOME" in error


def test_a_folder_with_any_characters_in_its_name(tmp_path):
    """What SQLite's URIs would read otherwise: percent, question mark, hash; and Hangul."""
    learner = Learner(tmp_path / "내 공부 100%25 a?b #1")
    assert learner.quiz("due", "--count") == (0, "3\n", "")
    assert learner.quiz("due", "--count") == (0, "3\n", "")
    assert (learner.home / "quiz.db").exists()
    assert [file.name for file in tmp_path.iterdir()] == [learner.home.parent.name]


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("words", [("list",), ("progress",), ("due", "--count"), ("config",)])
def test_an_output_that_is_full_is_said_in_a_line(learner, words, buffered):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quizcli", *words],
            env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(learner.home), "LANG": "C.UTF-8",
                 "PYTHONUNBUFFERED": buffered},
            stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == b"<stdout>: No space left on device"
    assert b"Traceback" not in done.stderr
