"""One card of each kind answered in a terminal with the Korean layout on, as its keys come out.

What is typed is what the input method makes of the keys of the Latin answer beside it.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

DECK = Path(__file__).parents[1] / "data" / "kinds.yaml"
KEYS = dict(zip("abcdefgh", "ㅁㅠㅊㅇㄷㄹㅎㅗ", strict=True))
MARK = {"ko": "✔ 맞았습니다", "en": "✔ Right"}
TYPED = {
    "text": "ㄱ디ㅕ",  # relu
    "number": "112ㅔㅌ",  # 112px
    "shape": "64ㅌ112ㅌ112",  # 64x112x112
    "tensor": "[1 3; 2 4]",
    "formula": "2^ㅜ-1",  # 2^n-1
    "cloze#what": "ㅑㅞㅕㅅ",  # input
    "cloze#where": "ㅐㅕ세ㅕㅅ",  # output
    # conv2d(3, 64, 7, stride=2, padding=3)
    "build": "채ㅜㅍ2ㅇ(3, 64, 7, ㄴㅅ걍ㄷ=2, ㅔㅁㅇ야ㅜㅎ=3)",
    "recall": "",
}
ASKED = {
    "text": r"max\(0, x\)",
    "number": "반으로|Half of",
    "shape": "첫 층|first layer",
    "tensor": "전치|transpose",
    "formula": "이진|binary",
    "choice": "범위|range",
    "order": "ILSVRC",
    "match": "게이트마다|each gate",
    "cloze#what": r"\[\?\]을|\[\?\] to its",
    "cloze#where": r"\[\?\]에|to its \[\?\]",
    "build": "합성곱 층은|A convolution from",
    "recall": "비선형|nonlinear",
}
"""What tells on the screen which item is asked: one whose key is computed comes later."""
FORGET, INPUT, OUTPUT = "이전|former", "후보|candidate", "내보낼|shown"


def lettered(screen: str, *texts: str) -> str:
    """The letters of these options on the screen, as the Korean layout has their keys."""
    shown = screen.rpartition("──")[2]
    found = (re.search(rf"([a-h])\) [^)]*?(?:{text})", shown) for text in texts)
    return "".join(KEYS[each[1]] for each in found)


def typed(item: str, screen: str) -> str:
    match item:
        case "choice":
            return lettered(screen, "tanh")
        case "order":
            return lettered(screen, "AlexNet", "GoogLeNet", "ResNet")
        case "match":
            rights = lettered(screen, FORGET, INPUT, OUTPUT)
            return " ".join(f"{row}{letter}" for row, letter in enumerate(rights, 1))
    return TYPED[item]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_one_card_of_each_kind_on_the_korean_layout(learner, lang):
    mine = learner.folder / "mine"
    (mine / "small.yaml").write_text(DECK.read_text("utf-8"), encoding="utf-8")
    program = learner("today", lang=lang)
    for _ in ASKED:
        question = program.asked()
        shown = question.rpartition("──")[2]
        item = next(item for item, words in ASKED.items() if re.search(words, shown))
        program.type(typed(item, question))
        screen = program.until("\n> " if item == "recall" else "> ")
        assert item == "recall" or MARK[lang] in screen.rpartition("──")[2], (item, screen)
        program.type("3" if item == "recall" else "")
    program.end()
    with closing(sqlite3.connect(learner.folder / "quiz.db")) as database:
        rows = database.execute(
            "SELECT i.name, e.rating, e.correct FROM events e JOIN items i ON i.id = e.item"
        ).fetchall()
    assert sorted(name for name, *_ in rows) == sorted(f"kinds:{item}" for item in ASKED)
    assert {(rating, right) for _, rating, right in rows} == {(3, 1)}
