"""Every reason of `errors.deck` has words in both languages, about the same fields."""

import string

import pytest

from quizcli.errors import Reason, deck
from quizcli.messages import say, templates

REASONS = [
    value
    for value in vars(deck).values()
    if isinstance(value, type) and value.__module__ == deck.__name__
]


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_has_templates_over_the_same_fields(reason: type[Reason]) -> None:
    korean, english = templates("ko")[reason], templates("en")[reason]
    if isinstance(korean, str) and isinstance(english, str):
        assert fields(korean) == fields(english)
        assert fields(korean) <= set(reason.__struct_fields__)
    assert callable(korean) == callable(english)


@pytest.mark.parametrize(
    ("reason", "english", "korean"),
    [
        (
            deck.FileUnreadable("EACCES"),
            "the file cannot be read: you may not read it.",
            "파일을 읽을 수 없습니다. 읽을 권한이 없습니다.",
        ),
        (
            deck.FileUnreadable("EIO"),
            "the file cannot be read: EIO.",
            "파일을 읽을 수 없습니다. 이유: EIO.",
        ),
        (
            deck.NotNumber("1,5", whole=False),
            "`1,5` is not a number.",
            "숫자가 아닙니다: `1,5`.",
        ),
        (
            deck.NotNumber('"5"', whole=True),
            '`"5"` is not a whole number; numbers stand without quotes.',
            '정수가 아닙니다: `"5"`. 숫자는 따옴표 없이 씁니다.',
        ),
        (
            deck.UnknownValue("x", ("exact",)),
            "`x` cannot stand here; there are: exact.",
            "여기에 쓸 수 없는 값입니다: `x`. 쓸 수 있는 것은 다음과 같습니다: exact.",
        ),
        (
            deck.WrongShape(("text", "mapping"), "list"),
            "expected text or a mapping (`name: value`), got a list.",
            "글 또는 묶음(`이름: 값`)이 와야 하는데 목록이 있습니다.",
        ),
        (
            deck.Syntax("did something else", ""),
            "this is not valid YAML (did something else).",
            "YAML 문법에 맞지 않습니다(did something else).",
        ),
    ],
)
def test_reasons_that_no_case_file_shows(reason: Reason, english: str, korean: str) -> None:
    assert (say("en", reason), say("ko", reason)) == (english, korean)
