"""One more accepted form in a file: only the list changes, whatever it looks like."""

import pytest
import yaml

from quizcli.decks import alternatives
from quizcli.errors.adding import CannotRewrite, DeckFaulty

ANSWER = ("cards", 1, "answer")

DECK = """\
# a deck
deck: d
title: T
cards:
- {id: first, kind: text, ask: Q, answer: a}
- id: relu   # the second
  kind: text
  ask: Which?
  %s
  work: because   # stays
# end
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("answer: ReLU", "answer: [ReLU, rectifier]"),
        ("answer: ReLU  # name", "answer: [ReLU, rectifier]  # name"),
        ('answer: "max(0, x)"', 'answer: ["max(0, x)", rectifier]'),
        ("answer: 정류 선형", 'answer: ["정류 선형", rectifier]'),
        ("answer: [ReLU]", "answer: [ReLU, rectifier]"),
        ("answer: [ReLU, 렐루]  # two", "answer: [ReLU, 렐루, rectifier]  # two"),
        ("answer: [ReLU, ]", "answer: [ReLU, rectifier, ]"),
        ("answer: [\n    ReLU,  # one\n    렐루\n  ]", None),
        ("answer:\n  - ReLU\n  - 렐루", "answer:\n  - ReLU\n  - 렐루\n  - rectifier"),
        ("answer:\n  - ReLU  # short", "answer:\n  - ReLU  # short\n  - rectifier"),
        (
            "answer:\n  - ReLU\n  - |-\n    linear unit",
            "answer:\n  - ReLU\n  - |-\n    linear unit\n  - rectifier",
        ),
        ("answer:\n    - ReLU\n    # more?", "answer:\n    - ReLU\n    - rectifier\n    # more?"),
    ],
)
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_the_form_stands_behind_the_others(before, after, break_):
    deck = (DECK % before).replace("\n", break_).encode()
    made = alternatives.added(deck, ANSWER, "rectifier", "d.yaml")
    assert isinstance(made, bytes)
    if after is not None:
        assert made == (DECK % after).replace("\n", break_).encode()
    meant = yaml.safe_load(deck)
    old = meant["cards"][1]["answer"]
    meant["cards"][1]["answer"] = [*(old if isinstance(old, list) else [old]), "rectifier"]
    assert yaml.safe_load(made) == meant


@pytest.mark.parametrize(
    "form", ["a: b", "no", "1:30", "[x]", "x, y", "#1", '"', "\\", "112", "= 3"]
)
def test_a_form_is_written_as_the_text_it_is(form):
    made = alternatives.added((DECK % "answer: [ReLU]").encode(), ANSWER, form, "d.yaml")
    assert isinstance(made, bytes)
    assert yaml.load(made, Loader=yaml.BaseLoader)["cards"][1]["answer"] == ["ReLU", form]


def test_the_last_line_needs_no_break():
    deck = b"terms:\n  relu:\n    en:\n    - ReLU"
    made = alternatives.added(deck, ("terms", "relu", "en"), "rectifier", "terms.yaml")
    assert made == b"terms:\n  relu:\n    en:\n    - ReLU\n    - rectifier\n"


def test_an_empty_list_takes_its_first():
    deck = b"terms:\n  relu: {ko: [], en: [ReLU]}\n"
    made = alternatives.added(deck, ("terms", "relu", "ko"), "렐루", "terms.yaml")
    assert made == "terms:\n  relu: {ko: [렐루], en: [ReLU]}\n".encode()


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ("answer: &names [ReLU]\n  hint: *names", ANSWER),
        ("answer: {all: [a, b]}", ANSWER),
        ("answer: ReLU", ("cards", 1, "nothing")),
        ("answer: ReLU", ("cards", 9, "answer")),
    ],
)
def test_what_cannot_be_changed_alone_stays_as_it_is(answer, path):
    made = alternatives.added((DECK % answer).encode(), path, "rectifier", "d.yaml")
    assert made == CannotRewrite("d.yaml")


def test_a_file_that_cannot_be_read_names_its_fault():
    assert isinstance(alternatives.added(b"cards: [", ANSWER, "x", "d.yaml"), DeckFaulty)
