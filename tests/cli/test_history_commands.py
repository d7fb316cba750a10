"""suspend, resume, bury, reset and import as processes of their own: what they say and write."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from quizcli.store import doctor, log
from quizcli.store.database import open_store
from tests.cli.test_commands import ROOT, learner  # noqa: F401  the fixture
from tests.store.test_log import Rating, answer

KOREAN = "ko_KR.UTF-8"
HEAD = "card_id,review_rating,review_time,review_duration\n"
PARTS = """\
deck: gates
title: {ko: 게이트, en: Gates}
cards:
- id: lstm
  kind: number
  ask: {ko: "LSTM에서", en: "In an LSTM"}
  parts:
    count: {ask: {ko: "게이트 수는?", en: "How many gates?"}, answer: 3}
    states: {ask: {ko: "상태 수는?", en: "How many states?"}, answer: 2}
- id: relu
  kind: text
  ask: {ko: "렐루의 다른 쪽?", en: "The other ReLU?"}
  answer: [leaky]
"""


@pytest.fixture
def studied(learner):  # noqa: F811
    """A learner who answered relu once, today."""
    learner.quiz("due")
    with_answer(learner, "small:relu")
    return learner


def with_answer(learner, item: str) -> None:  # noqa: F811
    store = open_store(learner.home / "quiz.db")
    today = (datetime.now(UTC).date() - datetime(1970, 1, 1).date()).days
    answer(store, item, today, Rating.GOOD)
    store.close()


def standing(learner, item: str):  # noqa: F811
    """Where the item stands; the database has to be sound."""
    store = open_store(learner.home / "quiz.db")
    found = log.standing(store, item)
    assert doctor.differing(store) == ((), ())
    store.close()
    return found


def events(learner) -> int:  # noqa: F811
    with sqlite3.connect(learner.home / "quiz.db") as database:
        return database.execute("SELECT count(*) FROM events").fetchone()[0]


def test_suspend_and_resume_one_line_an_item(studied):
    assert studied.quiz("suspend", "small:relu", "small:why-nonlinear") == (
        0,
        "Hidden until resumed: small:relu. `quiz resume small:relu` brings it back.\n"
        "Hidden until resumed: small:why-nonlinear. `quiz resume small:why-nonlinear` brings it "
        "back.\n",
        "",
    )
    assert studied.quiz("suspend", "small:relu", lang=KOREAN)[:2] == (
        0,
        "이미 계속 숨겨 둔 항목입니다: small:relu.\n",
    )
    assert studied.quiz("bury", "small:relu")[1] == ("Hidden already, until resumed: small:relu.\n")
    assert studied.quiz("due")[1].startswith("due 0 · new 1 ")
    assert studied.quiz("resume", "small:relu", "small:sigmoid-at-zero", lang=KOREAN) == (
        0,
        "다시 나옵니다: small:relu.\n숨겨져 있지 않습니다: small:sigmoid-at-zero.\n",
        "",
    )
    assert standing(studied, "small:relu").hidden_until == 0


def test_bury_reset_and_undo(studied):
    before = standing(studied, "small:relu")
    assert studied.quiz("bury", "relu", lang=KOREAN)[1] == "내일까지 숨겼습니다: small:relu.\n"
    assert studied.quiz("bury", "relu")[1].startswith("Hidden already, until 20")
    assert studied.quiz("undo")[1] == "Taken back: bury (small:relu).\n"
    assert studied.quiz("reset", "relu") == (
        0,
        "Forgotten: small:relu. It is learnt anew; its history stays. `quiz undo` takes this "
        "back.\n",
        "",
    )
    assert studied.quiz("reset", "relu", lang=KOREAN)[1] == "지울 기억이 없습니다: small:relu.\n"
    assert studied.quiz("undo")[1] == "Taken back: reset (small:relu).\n"
    assert standing(studied, "small:relu") == before


def test_all_items_are_looked_up_before_anything_is_written(studied):
    count = events(studied)
    code, out, error = studied.quiz("suspend", "small:relu", "small:sigmoid-at-zer")
    assert (code, out) == (1, "")
    assert error == (
        "No deck has an item `small:sigmoid-at-zer`. Did you mean `small:sigmoid-at-zero`? "
        "Items are named `deck:card`.\n"
    )
    assert events(studied) == count
    assert studied.quiz("suspend")[0] == 2
    assert studied.quiz("suspend", "a\nb")[2].startswith(r"No deck has an item `'a\nb'`.")


def test_an_item_named_twice_is_marked_once(studied):
    _, out, _ = studied.quiz("suspend", "relu", "small:relu", "relu")
    assert out.count("\n") == 1


def test_a_card_with_parts_means_all_of_them(studied):
    (studied.home / "mine" / "gates.yaml").write_text(PARTS, encoding="utf-8")
    assert studied.quiz("bury", "gates:lstm")[1] == (
        "Hidden until tomorrow: gates:lstm#count.\nHidden until tomorrow: gates:lstm#states.\n"
    )
    assert studied.quiz("resume", "lstm#states")[1] == "Asked again: gates:lstm#states.\n"
    code, _, error = studied.quiz("show", "lstm")
    assert (code, error) == (
        1,
        "`gates:lstm` has parts, and one of them is wanted: gates:lstm#count, gates:lstm#states.\n",
    )
    assert "How many gates?" in studied.quiz("show", "lstm#count")[1]


def test_a_card_that_several_decks_have_is_named_with_its_deck(studied):
    (studied.home / "mine" / "gates.yaml").write_text(PARTS, encoding="utf-8")
    english = "Several decks have a card `relu`: gates:relu, small:relu. Name it with its deck.\n"
    korean = "`relu` 카드가 여러 덱에 있습니다: gates:relu, small:relu. 덱 이름과 함께 쓰세요.\n"
    for arguments in (("suspend", "relu"), ("show", "relu"), ("grade", "relu", "x")):
        assert studied.quiz(*arguments) == (1, "", english)
        assert studied.quiz(*arguments, lang=KOREAN) == (1, "", korean)
    assert "sigmoid at 0" in studied.quiz("show", "sigmoid-at-zero")[1]


def test_an_item_of_which_only_the_log_knows(studied):
    text = studied.deck.read_text(encoding="utf-8")
    kept = text[: text.index("- id: relu")] + text[text.index("- id: sigmoid-at-zero") :]
    studied.deck.write_text(kept, encoding="utf-8")
    assert studied.quiz("suspend", "small:relu")[:2] == (
        0,
        "Hidden until resumed: small:relu. `quiz resume small:relu` brings it back.\n",
    )
    assert studied.quiz("suspend", "small:relux")[0] == 1


def test_a_card_that_has_moved_since_is_marked_with_its_history(studied):
    """Suspended as small:relu; the card is given another id; resumed under either name."""
    studied.quiz("suspend", "small:relu")
    text = studied.deck.read_text(encoding="utf-8")
    studied.deck.write_text(text.replace("- id: relu", "- id: rectifier"), encoding="utf-8")
    assert studied.quiz("resume", "small:rectifier") == (
        0,
        "Asked again: small:rectifier.\n",
        "small:relu goes by another name now and kept its history: small:rectifier.\n",
    )
    assert standing(studied, "small:rectifier").reviews == 1
    assert studied.quiz("suspend", "small:relu")[1].startswith(
        "Hidden until resumed: small:rectifier."
    )


def test_a_session_elsewhere_keeps_the_marks_out(studied):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import fcntl, sys; file = open(sys.argv[1], 'a'); fcntl.flock(file, fcntl.LOCK_EX); "
            "print('held', flush=True); sys.stdin.read()",
            str(studied.home / "quiz.lock"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"held\n"
    log_file = revlog(studied, "7,3,1711744352250,1")
    for arguments in (("suspend", "relu"), ("import", log_file)):
        code, _, error = studied.quiz(*arguments)
        assert code == 1
        assert error.startswith("Another quiz session is open")
    assert studied.quiz("import", log_file, "--dry-run")[0] == 0
    holder.communicate()


def revlog(learner, *lines: str, head: str = HEAD) -> str:  # noqa: F811
    file = learner.home / "Old Log.csv"
    file.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8-sig")
    return str(file)


def test_import_dry_run_then_for_good_then_again(studied):
    studied.config.write_text('decks = ["mine"]\nzone = "Asia/Seoul"\n', encoding="utf-8")
    file = revlog(
        studied,
        "7,3,2024-03-29T20:32:32+00:00,25060",
        "7,1,1711917152250,9000",
        "8,0,1711744352250,1",
        "small:relu,3,1711744352250,1",
    )
    count = events(studied)
    apart = (
        "Left alone, having reviews of its own: small:relu (1 review).\n"
        "Not reviews (rated neither 1, 2, 3 nor 4): 1 line.\n"
    )
    assert studied.quiz("import", file, "--dry-run") == (
        0,
        "Would import 2 reviews of 1 item, 2024-03-30 to 2024-04-01. Nothing was written.\n"
        + apart,
        "",
    )
    assert events(studied) == count
    code, out, error = studied.quiz("import", file, "--format", "revlog")
    assert (code, out) == (
        0,
        "Imported 2 reviews of 1 item, 2024-03-30 to 2024-04-01.\n" + apart,
    )
    assert error.startswith("As it was before: ")
    assert os.path.exists(error.removeprefix("As it was before: ").strip())
    assert standing(studied, "old-log:7").reviews == 2
    assert studied.quiz("import", file, lang=KOREAN) == (
        0,
        f"{file}에서 가져올 것이 없습니다.\n이미 있는 복습: 2개.\n"
        "자기 복습이 있어 그대로 둔 항목: 1개, 예: small:relu (복습 1개).\n"
        "복습이 아닌 줄(평가가 1, 2, 3, 4가 아님): 1개.\n",
        "",
    )
    assert studied.quiz("doctor")[0] == 0


def test_was_takes_an_imported_history_over(studied):
    """Whether the card is answered first in this program or elsewhere: its memory goes on."""
    file = revlog(studied, "1711684180217,3,1711744352250,1", "5,3,1711744352250,1")
    studied.quiz("import", file, "--deck", "anki")
    known = standing(studied, "anki:1711684180217")
    text = studied.deck.read_text(encoding="utf-8")
    claimed = text.replace(
        "- id: why-nonlinear\n", '- id: why-nonlinear\n  was: ["anki:1711684180217"]\n'
    )
    studied.deck.write_text(claimed, encoding="utf-8")
    assert studied.quiz("check", str(studied.deck))[0] == 0
    assert studied.quiz("resume", "why-nonlinear")[0] == 0
    assert standing(studied, "small:why-nonlinear") == known
    assert standing(studied, "anki:5").reviews == 1
    assert studied.quiz("import", file, "--deck", "anki")[1].splitlines()[1] == (
        "Already there: 2 reviews."
    )


def test_import_refuses_what_it_cannot_read(studied):
    file = revlog(studied, "7,3,1711744352250,1", *("7,3,soon,1",) * 7)
    count = events(studied)
    code, out, error = studied.quiz("import", file)
    assert (code, out) == (1, "")
    line = (
        "review_time `soon` is no time; wanted are milliseconds since 1970, or "
        "2026-11-22T09:30:00+09:00.\n"
    )
    assert error == "".join(f"{file}:{n}: {line}" for n in range(3, 8)) + (
        f"{file}: 7 lines cannot be read. Nothing was imported. Correct the file, or leave such "
        "lines out with --skip-bad.\n"
    )
    assert events(studied) == count
    code, out, _ = studied.quiz("import", file, "--skip-bad", lang=KOREAN)
    assert (code, out) == (
        0,
        "가져온 복습 1개, 항목 1개, 2024-03-29부터 2024-03-29까지.\n읽을 수 없어 뺀 줄: 7개.\n",
    )


@pytest.mark.parametrize(
    ("content", "english", "korean"),
    [
        (
            b"cid,review_rating,review_time\n1,2,3\n",
            "{f} lacks columns of a review log: card_id. It has: cid, review_rating, review_time. "
            "Is `cid` the card_id?\n",
            "{f}에 복습 기록의 열이 빠져 있습니다: card_id. 있는 열: cid, review_rating, "
            "review_time. card_id 열은 혹시 `cid`인가요?\n",
        ),
        (
            b"",
            "{f} is empty. A review log is wanted, with the columns card_id, review_rating, "
            "review_time, review_duration.\n",
            "{f} 파일이 비어 있습니다. 필요한 것은 복습 기록이며 열은 card_id, review_rating, "
            "review_time, review_duration입니다.\n",
        ),
        (
            b"card_id\n\x89PNG\0",
            "{f}:2: this is no CSV in UTF-8: invalid start byte. A review log is wanted, with the "
            "columns card_id, review_rating, review_time, review_duration.\n",
            "{f}:2: UTF-8로 쓴 CSV가 아닙니다: invalid start byte. 필요한 것은 복습 기록이며 열은 "
            "card_id, review_rating, review_time, review_duration입니다.\n",
        ),
        (
            b"SQLite format 3\0",
            "{f}:1: this is no CSV in UTF-8: NUL. A review log is wanted, with the columns "
            "card_id, review_rating, review_time, review_duration.\n",
            "{f}:1: UTF-8로 쓴 CSV가 아닙니다: NUL. 필요한 것은 복습 기록이며 열은 card_id, "
            "review_rating, review_time, review_duration입니다.\n",
        ),
    ],
)
def test_files_that_are_no_review_logs(studied, content, english, korean):
    file = studied.home / "log.csv"
    file.write_bytes(content)
    for lang, said in (("C.UTF-8", english), (KOREAN, korean)):
        assert studied.quiz("import", str(file), lang=lang) == (1, "", said.format(f=file))


def test_import_of_nothing_readable_and_of_another_format(studied):
    folder = str(studied.home / "mine")
    assert studied.quiz("import", folder) == (
        1,
        "",
        f"{folder} cannot be read: Is a directory.\n",
    )
    assert studied.quiz("import", "nowhere.csv", lang=KOREAN) == (
        1,
        "",
        "nowhere.csv 파일을 읽을 수 없습니다: No such file or directory.\n",
    )
    assert studied.quiz("import", folder, "--format", "anki") == (
        2,
        "",
        "There is no format `anki`. There are: revlog.\n",
    )
    assert studied.quiz("import", folder, "--format", "anki", lang=KOREAN)[2] == (
        "`anki` 형식은 없습니다. 있는 것: revlog.\n"
    )
    assert studied.quiz("import", folder, "--deck", "Old Cards")[2] == (
        "`Old Cards` cannot be a deck's name; did you mean `old-cards`? It takes small letters "
        "and digits, with single dots, hyphens or underscores between: --deck NAME.\n"
    )


def test_a_dry_run_makes_nothing(learner):  # noqa: F811
    file = learner.home.parent / "log.csv"
    file.write_text(f"{HEAD}7,3,1711744352250,1\n", encoding="utf-8")
    learner.home = learner.home.parent / "none-yet"
    assert learner.quiz("import", str(file), "--dry-run")[0] == 0
    assert not learner.home.exists()


def test_a_thousand_imported_items_are_no_orphans(studied):
    """What no card claims is passed over at each start, and not listed by the doctor."""
    file = revlog(studied, *(f"{n},3,1711744352250,1" for n in range(1000)))
    studied.quiz("import", file)
    assert "no deck has any more" not in studied.quiz("doctor")[1]


def test_interrupted_nothing_is_imported(studied):
    """Ctrl-C while it decides: exit code 130, no event."""
    file = revlog(studied, *(f"{n % 50},3,{1711744352250 + n * 7_000_000},1" for n in range(9000)))
    count = events(studied)
    running = subprocess.Popen(
        [sys.executable, "-m", "quizcli", "import", file],
        env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(studied.home), "LANG": "C.UTF-8"},
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    lock = studied.home / "quiz.lock"
    while running.poll() is None and not (lock.exists() and str(running.pid) in lock.read_text()):
        pass
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    assert events(studied) == count
