"""A whole round: write two cards, edit one, be asked both, see them in progress."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.conftest import DECK
from tests.pty.terminal import ROOT

TRY = {"ko": "그만>", "en": "stop>"}
ADDED = {"ko": "추가했습니다: ", "en": "Added: "}
RIGHT = {"ko": "✔ 맞았습니다", "en": "✔ Right"}
TEXT = {"ko": "기억을 지우는 게이트는?", "en": "Which gate erases the memory?"}
CONV = {"ko": "{size} 입력에 커널 3이면 출력 한 변은?", "en": "Input {size}, kernel 3: side?"}


def said(learner, *arguments: str) -> str:
    """A command without a terminal in the learner's folder."""
    done = subprocess.run(
        [sys.executable, "-m", "quizcli", *arguments],
        env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(learner.folder), "LANG": "C.UTF-8"},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def answer(program, *lines: str) -> None:
    """A line after each prompt, the first of which is there or about to be."""
    for line in lines:
        program.until("> ")
        program.type(line)


@pytest.mark.parametrize("columns", [40, 120])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_whole_round(learner, lang, columns):
    deck = learner.folder / "mine" / "small.yaml"
    program = learner("add", "--deck", "small", columns=columns, lang=lang)
    answer(program, "text", TEXT[lang], "", "망각 게이트", "forget gate", "", "", "", "gate", "")
    screen = program.end()
    assert (program.code, ADDED[lang] in screen) == (0, True)
    assert all(len(line) <= columns for line in screen.splitlines())

    program = learner("add", "--deck", "small", columns=columns, lang=lang)
    parameters = ("16..64", "1", "1", "3", "", "", "", "", "")
    answer(program, "number", "2", "conv2d", *parameters, "", "output_size", CONV[lang])
    answer(program, "", "", "", "", "", "no-cut: kernel_size=1", "", "side")
    screen = program.until(TRY[lang] + " ")
    size, key = (int(n) for n in re.findall(r"\d+", screen.rpartition("───")[2])[0::2][:2])
    assert key == size - 2
    program.type(str(key + 2))
    assert "no-cut" in program.until(TRY[lang] + " ")
    program.type("")
    program.end()
    text = deck.read_text(encoding="utf-8")
    assert text.startswith(DECK)
    assert text[len(DECK) :].count("- id: ") == 2

    environ = {"EDITOR": "sh -c 'sed -i \"s/forget gate/forgetting gate/\" $2' -"}
    program = learner("edit", "gate", columns=columns, lang=lang, environ=environ)
    program.end()
    assert program.code == 0
    assert deck.read_text(encoding="utf-8") == text.replace("forget gate", "forgetting gate")

    program = learner("today", columns=columns, lang=lang)
    asked = set()
    while len(asked) < 2:
        screen = " ".join(program.asked().split())
        if number := re.search(r"(\d+) 입력에|Input (\d+)", screen):
            asked.add("side")
            program.type(str(int(number[1] or number[2]) - 2))
        elif TEXT[lang] in screen:
            asked.add("gate")
            program.type("forgetting gate")
        else:
            program.type("/ㄴ")
            continue
        assert RIGHT[lang] in program.until("\n> ")
        program.type("")
    program.asked()
    program.type("/q")
    program.end()
    report = json.loads(said(learner, "progress", "--json"))
    assert (report["today"]["answers"], report["today"]["right"]) == (2, 2)
    screen = learner("progress", columns=columns, lang=lang).end()
    assert all(len(line) <= columns for line in screen.splitlines())
    assert {"ko": "작은 덱", "en": "Small deck"}[lang] in screen


def test_faults_after_an_edit_are_shown_beside_their_line(learner):
    deck = learner.folder / "mine" / "small.yaml"
    environ = {"EDITOR": "sh -c 'sed -i s/hint:/hnt:/ $2' -"}
    program = learner("edit", "relu", lang="ko", environ=environ)
    screen = program.until("두기> ")
    assert '    7 |   hnt: {ko: "네 글자", en: "Four letters"}\n      |   ^' in screen
    program.type("ㄱ")
    assert "고치기 전으로 되돌렸습니다" in program.end()
    assert (program.code, deck.read_text(encoding="utf-8")) == (0, DECK)


def test_a_card_left_half_written_is_offered_again(learner):
    program = learner("add", "--deck", "small", lang="en")
    answer(program, "text", "Half?", "")
    program.until("Right answer> ")
    program.interrupt()
    assert "Not saved." in program.end()
    assert program.code == 1
    program = learner("add", "--deck", "small", lang="en")
    assert "Half?" in program.until("[y/n]> ")
    program.type("/q")
    program.end()
    assert (learner.folder / "mine" / "small.yaml").read_text(encoding="utf-8") == DECK


def answered(learner) -> None:
    """The first card, answered right."""
    program = learner("today", lang="en")
    program.asked()
    program.type("relu")
    program.until("\n> ")
    program.type("/q")
    program.end()


def test_history_follows_a_move_at_once(learner):
    answered(learner)
    said(learner, "move", "relu", "elsewhere", "--create")
    (row,) = map(
        json.loads, said(learner, "show", "elsewhere:relu", "--past", "--json").splitlines()
    )
    assert (row["item"], row["answer"]) == ("small:relu", "relu")
    environ = {"EDITOR": "sh -c 'sed -i s/id:.relu/id:\\ rectifier/ $2' -"}
    learner("edit", "relu", environ=environ).end()
    (row,) = map(json.loads, said(learner, "show", "rectifier", "--past", "--json").splitlines())
    assert row["answer"] == "relu"


def test_a_deck_the_editor_deleted_can_be_put_back(learner):
    deck = learner.folder / "mine" / "small.yaml"
    program = learner("edit", "relu", lang="en", environ={"EDITOR": "sh -c 'rm $2' -"})
    assert "the file cannot be read" in program.until("so> ")
    program.type("r")
    program.end()
    assert (program.code, deck.read_text(encoding="utf-8")) == (0, DECK)


def test_an_edit_that_is_taken_back_is_kept_aside(learner):
    environ = {"EDITOR": "sh -c 'sed -i s/hint:/hnt:/ $2' -"}
    program = learner("edit", "relu", lang="en", environ=environ)
    program.until("so> ")
    program.type("r")
    assert "put-aside.yaml" in program.end().replace("\n", "")
    assert (learner.folder / "put-aside.yaml").read_text(encoding="utf-8") == DECK.replace(
        "hint:", "hnt:"
    )
