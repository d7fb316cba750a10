"""`quiz search` and `quiz list`, each a process of its own: output, exit codes."""

import json
import os
import pty
import struct
import subprocess
import sys
import termios
from fcntl import ioctl

import pytest

from quizcli.store.agenda import uri
from tests.cli.test_commands import ROOT, Learner
from tests.store.test_search import DAY, answer

DECK = """\
deck: week2.cnn
title: {ko: 합성곱, en: Convolution}
cards:
- id: side
  kind: number
  ask: {ko: "커널 {k}의 합성곱 출력은?", en: "The output of a convolution with kernel {k}?"}
  draw: {k: 2..9}
  key: "=100 - k"
  tags: [cnn, shapes]
- id: unflipped
  kind: text
  ask:
    ko: "커널을 뒤집지 않는 연산의 이름은?"
    en: "An operation that does not flip the kernel,\\tand is taught as something else?"
  answer: [상호상관, 합성곱이 아닌 것, cross-correlation]
- id: relu
  kind: text
  ask: {ko: "max(0, x)의 이름은?", en: "The name of max(0, x)?"}
  answer: [렐루, ReLU]
"""


@pytest.fixture
def learner(tmp_path):
    made = Learner(tmp_path)
    made.deck.write_text(DECK, encoding="utf-8")
    return made


SIDE = "week2.cnn:side\tnumber\tnew\tThe output of a convolution with kernel {k}?\n"
OTHER = (
    "week2.cnn:unflipped\ttext\tnew\tAn operation that does not flip the kernel, "
    "and is taught as something else?\n"
)
RELU = "week2.cnn:relu\ttext\tnew\tThe name of max(0, x)?\n"


def test_hits_in_the_question_come_first_and_nothing_is_shortened(learner):
    assert learner.quiz("search", "합성곱") == (0, SIDE + OTHER, "Found: 2.\n")
    assert learner.quiz("search", "합성고", "커널") == (0, SIDE + OTHER, "Found: 2.\n")
    assert learner.quiz("search", "합성곱", "-상호상관") == (0, SIDE, "Found: 1.\n")
    assert learner.quiz("search", "-합성곱") == (0, RELU, "Found: 1.\n")
    assert learner.quiz("search", "--", "-합성곱") == (0, RELU, "Found: 1.\n")
    assert learner.quiz("search", "커널을 뒤집지") == (0, OTHER, "Found: 1.\n")
    assert learner.quiz("search", "뒤집지 커널을")[0] == 3
    assert learner.quiz("search", "뒤집지", "커널을") == (0, OTHER, "Found: 1.\n")


def test_korean(learner):
    assert learner.quiz("search", "렐루", lang="ko_KR.UTF-8") == (
        0,
        "week2.cnn:relu\ttext\t새 카드\tmax(0, x)의 이름은?\n",
        "찾은 것: 1개.\n",
    )
    assert learner.quiz("search", "렐루", "--lang", "ko")[2] == "찾은 것: 1개.\n"


@pytest.mark.parametrize("word", ["-number", "-help", "-mean", "-lang", "-n.Conv", "-json=1"])
def test_a_negated_word_is_never_taken_for_options(learner, word):
    assert learner.quiz("search", word, "max") == (0, RELU, "Found: 1.\n")


@pytest.mark.parametrize(
    "limit", [("-n", "1"), ("-n1",), ("--most", "1"), ("--most=1",), ("-n", "5", "-n", "1")]
)
def test_at_most_so_many(learner, limit):
    said = "Found: 3, listed: 1. More with a larger `-n`.\n"
    assert learner.quiz("list", *limit) == (0, SIDE, said)
    assert learner.quiz("search", *limit, "kind:number") == (0, SIDE, "Found: 1.\n")


def test_list(learner):
    assert learner.quiz("list") == (0, SIDE + OTHER + RELU, "Found: 3.\n")
    assert learner.quiz("list", "kind:text") == (0, OTHER + RELU, "Found: 2.\n")
    assert learner.quiz("list", "tag:CNN", "deck:week2") == (0, SIDE, "Found: 1.\n")
    assert learner.quiz("list", "-is:new")[0] == 3


def test_json(learner):
    code, out, _ = learner.quiz("list", "tag:cnn", "--json")
    assert (code, json.loads(out)) == (
        0,
        {
            "item": "week2.cnn:side",
            "deck": "week2.cnn",
            "kind": "number",
            "ask": {
                "ko": "커널 {k}의 합성곱 출력은?",
                "en": "The output of a convolution with kernel {k}?",
            },
            "tags": ["cnn", "shapes"],
            "state": "new",
            "due": None,
            "lapses": 0,
            "file": str(learner.deck),
            "line": 4,
        },
    )
    assert len(learner.quiz("list", "--json")[1].splitlines()) == 3


def test_states_in_words_and_days(learner):
    """Long-past reviews are due; one whose day is moved lies so many days ahead."""
    from quizcli.store import log
    from quizcli.store.database import open_store

    learner.config.write_text('decks = ["mine"]\nzone = "UTC"\n')
    learner.quiz("due")
    store = open_store(learner.home / "quiz.db")
    answer(store, "week2.cnn:side", DAY - 5000)
    log.suspend(store, "week2.cnn:relu", 0, DAY)
    store.close()
    code, out, _ = learner.quiz("list", "-is:new")
    assert (code, out) == (0, SIDE.replace("new", "due"))
    assert learner.quiz("search", "is:due")[1] == SIDE.replace("new", "due")
    assert learner.quiz("list", "is:suspended")[1] == RELU.replace("new", "suspended")
    assert "\t정지\t" in learner.quiz("list", "is:suspended", "--lang", "ko")[1]
    due = json.loads(learner.quiz("list", "is:due", "--json")[1])["due"]
    assert due.startswith("2013-")


def test_days_ahead(learner):
    import sqlite3
    from datetime import UTC, datetime, timedelta

    from quizcli.store.database import open_store

    learner.config.write_text('decks = ["mine"]\nzone = "UTC"\nrollover = 0\n')
    learner.quiz("due")
    store = open_store(learner.home / "quiz.db")
    answer(store, "week2.cnn:side", DAY)
    store.close()
    for ahead, english, korean in ((1, "tomorrow", "내일"), (5, "in 5 days", "5일 뒤")):
        day = datetime.now(UTC).date() + timedelta(days=ahead)
        database = sqlite3.connect(uri(learner.home / "quiz.db", "mode=rw"), uri=True)
        database.execute("UPDATE memory SET due = ?", (day.toordinal() - 719_163,))
        database.commit()
        database.close()
        assert learner.quiz("list", "kind:number")[1] == SIDE.replace("new", english)
        assert f"\t{korean}\t" in learner.quiz("list", "kind:number", "--lang", "ko")[1]
        found = json.loads(learner.quiz("list", "kind:number", "--json")[1])
        assert (found["state"], found["due"]) == ("scheduled", day.isoformat())


@pytest.mark.parametrize(
    ("arguments", "code", "english", "korean"),
    [
        (
            ["search", "kidn:number"],
            2,
            "There is no filter `kidn:`; did you mean `kind:`? There are: deck:, tag:, kind:, "
            "is:, slip:. Where the word itself is meant, quote it for the shell too: "
            "'\"kidn:number\"'",
            "그런 필터는 없습니다: `kidn:`. 혹시 `kind:` 아닌가요? 있는 것: deck:, tag:, kind:, "
            "is:, slip:. 그 말 자체를 찾으려면 셸의 따옴표 안에 한 번 더 묶으세요: "
            "'\"kidn:number\"'",
        ),
        (
            ["list", "is:suspend"],
            2,
            "There is no `is:suspend`; did you mean `is:suspended`? There are: due, new, leech, "
            "suspended, buried.",
            "그런 것은 없습니다: `is:suspend`. 혹시 `is:suspended` 아닌가요? 있는 것: due, new, "
            "leech, suspended, buried.",
        ),
        (
            ["list", "is:복습"],
            2,
            "There is no `is:복습`. There are: due, new, leech, suspended, buried.",
            "그런 것은 없습니다: `is:복습`. 있는 것: due, new, leech, suspended, buried.",
        ),
        (
            ["search", "합성곱", "tag:"],
            2,
            "`tag:` needs its value right behind it, as in `tag:cnn`.",
            "`tag:` 바로 뒤에 값을 쓰세요. 예: `tag:cnn`",
        ),
        (
            ["search"],
            2,
            "Nothing to look for: give a word or a filter. Usage: quiz search WORDS… [deck:GLOB] "
            "[tag:NAME] [kind:NAME] [is:STATE] [slip:LABEL] [-n N]",
            "찾을 말이 없습니다. 낱말이나 필터를 쓰세요. 사용법: quiz search WORDS… [deck:GLOB] "
            "[tag:NAME] [kind:NAME] [is:STATE] [slip:LABEL] [-n N]",
        ),
        (
            ["search", "가" * 1001],
            2,
            "1001 characters are too many to look for (at most 1000).",
            "찾을 말이 너무 깁니다: 1001자 (최대 1000자).",
        ),
        (
            ["list", "-n", "many"],
            2,
            "`-n` needs a whole number from 1, not `many`.",
            "`-n` 뒤에는 1 이상의 정수를 쓰세요. 쓰신 것: `many`",
        ),
        (
            ["search", "relu", "--jsno"],
            2,
            "There is no option `--jsno`. Usage: quiz search WORDS… [deck:GLOB] [tag:NAME] "
            "[kind:NAME] [is:STATE] [slip:LABEL] [-n N]",
            "그런 옵션은 없습니다: `--jsno`. 사용법: quiz search WORDS… [deck:GLOB] [tag:NAME] "
            "[kind:NAME] [is:STATE] [slip:LABEL] [-n N]",
        ),
        (
            ["search", "합섬곱", "커널"],
            3,
            "Nothing found: no card has `합섬곱`. A shorter piece of the word finds more.",
            "찾지 못했습니다. 어느 카드에도 없는 말: `합섬곱`. 더 짧게 쓰면 더 많이 찾습니다.",
        ),
        (
            ["search", "렐루", "kind:number"],
            3,
            "Nothing found for `렐루 kind:number`. Leave out a word or a filter; `quiz list` shows "
            "all there is.",
            "찾지 못했습니다: `렐루 kind:number`. 낱말이나 필터를 하나 빼 보세요. `quiz list`는 "
            "모두 보여 줍니다.",
        ),
    ],
)
def test_what_is_wrong_is_said(learner, arguments, code, english, korean):
    assert learner.quiz(*arguments) == (code, "", f"{english}\n")
    assert learner.quiz(*arguments, lang="ko_KR.UTF-8") == (code, "", f"{korean}\n")


def test_an_unknown_kind_names_those_there_are(learner):
    code, out, error = learner.quiz("search", "kind:numbr")
    assert (code, out) == (2, "")
    assert error.startswith("There is no `kind:numbr`; did you mean `kind:number`? There are: ")
    assert {"choice", "number", "recall", "shape", "text"} <= set(
        error.strip(".\n").partition("There are: ")[2].split(", ")
    )


def test_an_option_behind_two_dashes_is_a_word(learner):
    code, _, error = learner.quiz("search", "--", "--json", "-n", "1", "-h")
    assert code == 3
    assert error.startswith("Nothing found: no card has `1`.")


def test_no_cards_at_all(learner):
    learner.deck.unlink()
    code, out, error = learner.quiz("list")
    assert (code, out) == (3, "")
    assert error.startswith(f"There are no cards in {learner.home / 'mine'}.")


def test_help(learner):
    for option in ("-h", "--help"):
        code, out, _ = learner.quiz("search", option)
        assert code == 0
        assert "Usage: quiz search" in out
        assert "-n N" in out
    assert "Usage: quiz list" in learner.quiz("list", "-h")[1]


def test_a_deck_edited_between_two_searches(learner):
    assert learner.quiz("search", "시그모이드")[0] == 3
    text = learner.deck.read_text(encoding="utf-8").replace("렐루", "시그모이드")
    learner.deck.write_text(text, encoding="utf-8")
    assert learner.quiz("search", "시그모이드") == (0, RELU, "Found: 1.\n")
    assert learner.quiz("search", "렐루")[0] == 3


def on_terminal(learner: Learner, columns: int, *arguments: str) -> list[str]:
    """The lines a terminal of so many columns gets on standard output."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    done = subprocess.Popen(
        [sys.executable, "-m", "quizcli", *arguments],
        env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(learner.home), "LANG": "ko_KR.UTF-8"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    os.close(theirs)
    found = b""
    try:
        while part := os.read(ours, 4096):
            found += part
    except OSError:
        pass  # Linux says so when the other side is closed
    os.close(ours)
    assert done.wait() == 0
    return found.decode().splitlines()


def test_on_a_terminal_a_line_an_item_or_two(learner):
    """Korean takes two columns a syllable: cut lines have 60 and 39 columns."""
    assert on_terminal(learner, 80, "list", "kind:text") == [
        "week2.cnn:unflipped  text  새 카드  커널을 뒤집지 않는 연산의 이름은?",
        "week2.cnn:relu       text  새 카드  max(0, x)의 이름은?",
    ]
    assert on_terminal(learner, 60, "list", "kind:text") == [
        "week2.cnn:unflipped  text  새 카드  커널을 뒤집지 않는 연산…",
        "week2.cnn:relu       text  새 카드  max(0, x)의 이름은?",
    ]
    assert on_terminal(learner, 40, "list", "kind:text") == [
        "week2.cnn:unflipped",
        "  text  새 카드  커널을 뒤집지 않는 연…",
        "week2.cnn:relu",
        "  text  새 카드  max(0, x)의 이름은?",
    ]


def test_a_reader_that_goes_away_is_no_error(learner):
    cards = "".join(
        f'- {{id: c{n}, kind: text, ask: "{"long " * 50}", answer: [a]}}\n' for n in range(2000)
    )
    learner.deck.write_text(DECK + cards, encoding="utf-8")
    done = subprocess.run(
        f"{sys.executable} -m quizcli list | head -1",
        shell=True,
        env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(learner.home), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert (done.stdout, done.stderr) == (SIDE, "Found: 2003.\n")
