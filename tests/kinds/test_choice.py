"""choice: labels in every row and layout, and what cannot be read."""

import msgspec
import pytest

from quizcli import kinds
from quizcli.errors import answer as why
from quizcli.errors.computed import OptionsAlike
from quizcli.errors.deck import SameOptions, TooManyOptions
from quizcli.model import Text, Unreadable
from quizcli.rows import picking
from tests.answers import attempt, both, outcome, table
from tests.kinds.test_kinds import card
from tests.made import variant as variant_of

KIND = kinds.load("choice")


@pytest.mark.parametrize(("variant", "typed", "expected"), table("choice"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("choice", variant, typed) == expected


def posed(*texts: str, right: int = 0, several: bool = False):
    options = [
        {"text": text, "right": n == right or (several and n < 2)} for n, text in enumerate(texts)
    ]
    made = card("choice", options=options, several=several)
    variant = variant_of(made, 0)
    order = variant.order
    return variant, [texts[index] for index in order]


def picked(variant, typed: str) -> set[str]:
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), reading
    return {variant.options[place].en for place in reading.value}


@pytest.mark.parametrize(
    "typed",
    [
        "b",
        "B",
        "b.",
        "(b)",
        "b)",
        "2",
        "2번",
        "②",
        "나",
        "ㅠ",
        "sk",
        "２",
        "ｂ",
        " b ",
        "b번",
        "\u1102\u1161",
        "b입니다",
        "2번이요",
        "나입니다",
        "b인 것 같아요",
        "b가",
    ],
)
def test_the_second_option_however_it_is_named(typed):
    variant, shown = posed("tree", "graph", "list")
    assert picked(variant, typed) == {shown[1]}


@pytest.mark.parametrize(
    "typed",
    [
        "a c",
        "ac",
        "a, c",
        "A,C",
        "1 3",
        "13",
        "①③",
        "가,다",
        "가 다",
        "a와 c",
        "a and c",
        "a 그리고 c",
        "a하고 c",
        "a, c입니다",
        "1번, 3번이요",
    ],
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
    variant = variant_of(made, 0)
    grade = KIND.grade(variant, KIND.parse(variant, "wrong"))
    assert (grade.right, grade.slip, grade.say.en) == (False, "mixed-up", "no")


@pytest.mark.parametrize(
    "typed",
    [
        "11",
        "aa",
        "a1",
        "a or b",
        "a 또는 b",
        "not b",
        "b 아님",
        "b가 아니다",
        "b가 아닌 것 같아요",
        "tree or graph",
        "not tree",
        "tree, graph",
        "a-b",
        "1.2",
        "-2",
    ],
)
def test_no_option_is_guessed(typed):
    variant, _ = posed("tree", "graph", "list")
    assert isinstance(KIND.parse(variant, typed), Unreadable)


@pytest.mark.parametrize("typed", ["tree, graph", "Graph and tree", "graph/tree입니다"])
def test_several_by_their_texts(typed):
    variant, _ = posed("tree", "graph", "list", several=True)
    assert picked(variant, typed) == {"tree", "graph"}


@pytest.mark.parametrize("typed", ["tree or graph", "tree, bush", "tree, not graph", "not tree"])
def test_several_by_texts_that_are_not_all_options(typed):
    variant, _ = posed("tree", "graph", "list", several=True)
    assert isinstance(KIND.parse(variant, typed), Unreadable)


@pytest.mark.parametrize(
    ("texts", "typed"),
    [
        (["1%", "2%", "5%"], "2"),
        (["2 layers", "1 layer", "3 layers"], "2"),
        (["layer 1", "layer 2", "layer 3"], "2"),
        (["3×3", "1×1", "2×2"], "2"),
        (["model A", "model B", "model C"], "b"),
        (["B 방식", "A 방식"], "b"),
        (["MAP", "mAP", "IoU"], "map"),
    ],
)
def test_what_could_mean_two_options_is_asked_again(texts, typed):
    variant, _ = posed(*texts)
    assert isinstance(KIND.parse(variant, typed), Unreadable)


@pytest.mark.parametrize(
    ("texts", "typed"),
    [
        (["정확", "정확도", "정밀도"], "정확도"),
        (["MAP", "mAP", "IoU"], "mAP"),
        (["a", "b", "a b"], "a b"),
        (["f(x)", "f'(x)", "f''(x)"], "f'(x)"),
        (["x", "-x", "xy", "x-y"], "x-y"),
    ],
)
def test_texts_alike(texts, typed):
    variant, _ = posed(*texts)
    assert picked(variant, typed) == {typed}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.5", "1/2"),
        ("0.5", "50%"),
        ("1/2", "2/4"),
        ("1,000", "1000"),
        ("1e-3", "0.001"),
        ("10^-3", "0.001"),
        ("2.0", "2"),
        ("1/3", "0.3333333333"),
        ("-1", "−1"),
        ("½", "0.5"),
        ("conv 2d", "conv2d"),
    ],
)
def test_two_options_that_say_the_same_are_never_shown(one, other):
    options = [{"text": one, "right": True}, {"text": "seven"}, {"text": other}]
    fields = msgspec.convert(both({"options": options}), KIND.Fields)
    assert [fault.reason for fault in KIND.faults(fields, {})] == [SameOptions(other, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("0.5", "0.05"), ("x", "-x"), ("3×3", "9"), ("MAP", "mAP"), ("10", "10%"), ("1/2", "2")],
)
def test_options_that_differ(one, other):
    assert picking.alike((Text(one, one), Text(other, other))) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("=n/2", "=0.5"), ("=n", "=2*n - 1"), ("=exp(0)/3", "=n/3"), ("=n*1000", "1000")],
)
def test_values_that_come_out_alike_are_drawn_again(right, wrong):
    options = [{"value": right, "right": True}, {"value": wrong}]
    assert isinstance(attempt("choice", options=options, names={"n": 1}), OptionsAlike)


def test_a_value_that_is_a_written_option_is_drawn_again():
    options = [{"value": "=n/4", "right": True}, {"text": "50%"}, {"text": "none"}]
    assert attempt("choice", options=options, names={"n": 2}) == OptionsAlike("50%")
    assert attempt("choice", options=options, names={"n": 3}).key.en.endswith(") 0.75")


def test_there_are_eight_letters():
    options = [{"text": f"option {n}00", "right": n == 0} for n in range(9)]
    typed = msgspec.convert(both({"options": options}), KIND.Fields)
    assert [fault.reason for fault in KIND.faults(typed, {})] == [TooManyOptions(9, 8)]
    variant = attempt("choice", options=options[:8])
    places = [min(KIND.parse(variant, typed).value) for typed in ("h", "8", "아", "⑧", "ㅗ", "dk")]
    assert places == [7] * 6
