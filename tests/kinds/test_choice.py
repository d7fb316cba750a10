"""choice: labels in every row and layout, and what cannot be read."""

import pytest

from quizcli import kinds
from quizcli.errors import answer as why
from quizcli.model import Unreadable
from tests.kinds.test_kinds import card

KIND = kinds.load("choice")


def posed(*texts: str, right: int = 0, several: bool = False):
    options = [
        {"text": text, "right": n == right or (several and n < 2)} for n, text in enumerate(texts)
    ]
    made = card("choice", options=options, several=several)
    variant = KIND.variant(made, 0, {})
    order = variant.draws["order"]
    return variant, [texts[index] for index in order]


def picked(variant, typed: str) -> set[str]:
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), reading
    return {variant.options[place].en for place in reading.value}


@pytest.mark.parametrize(
    "typed",
    ["b", "B", "b.", "(b)", "b)", "2", "2번", "②", "나", "ㅠ", "sk", "２", "ｂ", " b ", "b번"],
)
def test_the_second_option_however_it_is_named(typed):
    variant, shown = posed("tree", "graph", "list")
    assert picked(variant, typed) == {shown[1]}


@pytest.mark.parametrize(
    "typed", ["a c", "ac", "a, c", "A,C", "1 3", "13", "①③", "가,다", "가 다", "a와 c", "a and c"]
)
def test_several_labels(typed):
    variant, shown = posed("tree", "graph", "list", "heap", several=True)
    assert picked(variant, typed) == {shown[0], shown[2]}


def test_digits_are_text_where_an_option_is_a_number():
    variant, _ = posed("1", "2", "3")
    assert picked(variant, "2") == {"2"}
    variant, _ = posed("0.5", "12", "7")
    assert isinstance(KIND.parse(variant, "2").reason, why.NotAnOption)


def test_letters_are_text_where_an_option_is_a_letter():
    variant, _ = posed("i", "f", "o")
    assert picked(variant, "f") == {"f"}
    assert isinstance(KIND.parse(variant, "a").reason, why.NotAnOption)


def test_an_option_by_its_text():
    variant, _ = posed("decision tree", "graph")
    assert picked(variant, "Decision Tree") == {"decision tree"}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", why.Empty()),
        ("  ", why.Empty()),
        ("d", why.NoSuchOption("d", "c")),
        ("4", why.NoSuchOption("4", "c")),
        ("zzz", why.NotAnOption("zzz", "c")),
        ("a b", why.OneOnly(2)),
        ("x" * 401, why.TooLong(401, 400)),
    ],
)
def test_unreadable(typed, reason):
    variant, _ = posed("tree", "graph", "list")
    assert KIND.parse(variant, typed) == Unreadable(reason)


def test_what_was_missed_and_what_was_too_much():
    variant, shown = posed("tree", "graph", "list", several=True)
    wrong = "abc"[shown.index("list")]
    one_right = "abc"[shown.index("tree")]
    grade = KIND.grade(variant, KIND.parse(variant, f"{wrong} {one_right}"))
    assert [type(reason).__name__ for reason in grade.why] == ["OptionsMissed", "OptionsExtra"]
    assert grade.why[0].options[0].en == "graph"
    assert grade.why[1].options[0].en == "list"


def test_the_authors_word_on_a_wrong_option():
    made = card(
        "choice",
        options=[
            {"text": "right", "right": True},
            {"text": "wrong", "label": "mixed-up", "say": {"ko": "아니다", "en": "no"}},
        ],
    )
    variant = KIND.variant(made, 0, {})
    grade = KIND.grade(variant, KIND.parse(variant, "wrong"))
    assert (grade.right, grade.slip, grade.say.en) == (False, "mixed-up", "no")
