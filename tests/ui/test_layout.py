"""Golden screens: question, feedback, summary and commands, both languages, narrow and wide."""

import io
import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console

from quizcli import kinds
from quizcli.errors import notice
from quizcli.model import Rating, Standing, Text
from quizcli.schedule import choices
from quizcli.screen import Feedback, Progress, Question, Summary
from quizcli.ui import layout
from tests.kinds.test_kinds import TERMS, card
from tests.made import variant as variant_of

DAY = 20_779  # 2026-11-22


def painted(what, columns: int) -> str:
    console = Console(
        width=columns, file=io.StringIO(), color_system=None, markup=False, highlight=False
    )
    console.print(what)
    text = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())
    assert all(cell_len(line) <= columns for line in text.splitlines())
    assert "…" not in text
    return text


def question(kind: str, **given) -> Question:
    from msgspec import structs

    made = structs.replace(
        card(kind, **given),
        ask=Text(
            "은닉층의 각 원소에 적용되어 신경망이 선형 함수 하나로 "
            "줄어드는 것을 막는 함수의 이름은?",
            "What is the function called that is applied to each element of a hidden layer "
            "and keeps "
            "the network from collapsing into one linear map?",
        ),
        work=Text(
            "음수는 0이 되고 [bold]양수[/bold]는 그대로다.",
            "Negatives become 0, [bold]not[/bold] positives.",
        ),
        hint=Text("두 낱말", "Two words"),
    )
    variant = variant_of(made, 3, TERMS)
    return Question(
        variant=variant,
        title=Text("딥러닝의 기본", "Basics of deep learning"),
        progress=Progress(3, 12, 250_000),
        new=True,
        again=False,
        hint=made.hint,
        notices=(notice.Rerated("rating.4", "2026-12-01"),),
    )


def feedback(shown: Question, typed: str, rated: Rating | None = Rating.AGAIN) -> Feedback:
    kind = kinds.load(shown.variant.card.kind)
    reading = kind.parse(shown.variant, typed)
    return Feedback(
        question=shown,
        typed=typed,
        reading=reading,
        grade=kind.grade(shown.variant, reading),
        choices=choices("d:c", Standing(), DAY, 0.9),
        rated=rated,
        day=DAY,
    )


OPTIONS = [
    {"text": {"ko": "활성화 함수", "en": "activation function"}, "right": True},
    {
        "text": {
            "ko": "손실 함수, 곧 예측과 정답의 차이를 재는 함수",
            "en": "loss function, which measures the distance of prediction and target",
        },
        "say": {"ko": "그것은 학습의 목표다.", "en": "That is what training lowers."},
    },
    {"text": {"ko": "가중치", "en": "weight"}},
]


FORMULAS = [
    {
        "text": {
            "ko": r"$\text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V$",
            "en": r"$\text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V$",
        },
        "right": True,
    },
    {
        "text": {
            "ko": r"$W_2 = {W_1 - F + 2P \over S}+1$, 곧 $\hat y_i$와 $x_b$에 곱하는 $c_{t-1}$",
            "en": r"$W_2 = {W_1 - F + 2P \over S}+1$, that is $\hat y_i$, $x_b$ times $c_{t-1}$",
        }
    },
]


@pytest.mark.parametrize("plain", [False, True], ids=["rich", "plain"])
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_screens(golden, lang, columns, plain):
    choice = question("choice", options=[dict(option) for option in OPTIONS])
    text = question("text", answer={"all": [{"term": "relu"}, {"term": "loss"}]})
    recall = question(
        "recall",
        answer={
            "ko": "선형 사상의 합성은 선형이다.",
            "en": "A composition of linear maps is linear.",
        },
    )
    formulas = question("choice", options=[dict(option) for option in FORMULAS])
    ended = Summary(12, 9, 754_000, 3, 14, DAY, None, (notice.TimeUp(10),))
    wrong = kinds.load("choice").samples(choice.variant).wrong[0]
    screens = [
        layout.question(lang, choice, plain=plain),
        layout.feedback(lang, feedback(choice, wrong), plain=plain),
        layout.question(lang, text, plain=plain),
        layout.feedback(lang, feedback(text, "렐루, GPU"), plain=plain),
        layout.feedback(lang, feedback(text, "렐루, 손실함수", Rating.HARD), plain=plain),
        layout.feedback(lang, feedback(recall, "", None), plain=plain),
        layout.question(lang, formulas, plain=plain),
        layout.question(lang, formulas, plain=plain, source=True),
        layout.commands(lang),
        layout.summary(lang, ended, plain=plain),
        layout.summary(lang, Summary(0, 0, 0, 0, 0, DAY, (DAY + 9, 3)), plain=plain),
    ]
    text = f"\n{'=' * columns}\n".join(painted(screen, columns) for screen in screens)
    golden(f"screen-{lang}-{columns}{'-plain' if plain else ''}.txt", text)


@pytest.mark.parametrize("columns", [40, 55, 80])
def test_nothing_is_cut_however_it_wraps(columns):
    long = (
        "손실 함수 (loss function, loss), 최적화 알고리즘 (optimisation algorithm), " * 3
        + "가" * 90
    )
    text = painted(layout.hanging("정답: ", long), columns)
    assert "".join(text.split()) == "정답:" + "".join(long.split())
    assert all(line.startswith("      ") for line in text.splitlines()[1:])


def test_what_is_written_decomposed_is_shown_composed():
    assert layout.line(unicodedata.normalize("NFD", "활성화")).plain == "활성화"


@pytest.mark.parametrize(
    ("due", "expected"),
    [(DAY, "today"), (DAY + 1, "tomorrow"), (DAY + 9, "12-01"), (DAY + 40, "2027-01-01")],
)
def test_due_days(due, expected):
    assert layout.day("en", due, DAY) == expected
