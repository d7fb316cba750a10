"""Golden screens of every kind: asked, answered right and answered wrong, in both languages."""

from pathlib import Path

import pytest
from msgspec import structs

from quizcli import kinds
from quizcli.decks import cards
from quizcli.errors.near import NearMiss
from quizcli.model import Card, Grade, Lang, Near, Rating, Standing, Text, Variant
from quizcli.schedule import choices
from quizcli.screen import Feedback, Progress, Question
from quizcli.ui import layout
from quizcli.variants.begun import Begun, begin
from quizcli.variants.making import made
from tests.ui.test_layout import DAY, painted

DECK = Path(__file__).parents[1] / "data" / "kinds.yaml"
WRONG = {
    "text": "tanh",
    "number": "113",
    "shape": "64x112x111",
    "tensor": "[[1, 2], [3, 4]]",
    "formula": "2n-1",
    "choice": "ReLU",
    "order": "ResNet, AlexNet, GoogLeNet",
    "match": "1a 2b 3c",
    "cloze": "weight",
    "build": "Conv2d(3, 64, 7, stride=2)",
}
RIGHT = {
    "text": "Relu",
    "number": "224/2",
    "shape": "C=64 H=112 W=112",
    "tensor": "[1 3; 2 4]",
    "formula": r"2^{n}-1",
    "choice": "tanh",
    "order": "alexnet > googlenet > resnet",
    "match": "",
    "cloze": "input",
    "build": "nn.conv2d(3, 64, 3, 2, 1)",
}


def deck() -> list[Card]:
    read = cards.read(DECK.read_bytes(), "kinds.yaml", {})
    assert read.problems == ()
    return [card for card in read.cards if card.part != "where"]


def variant(card: Card) -> Variant:
    start = begin(card, 3)
    assert isinstance(start, Begun), start
    found = made(start, [{"output_shape": (64, 112, 112)} for _ in start.jobs], "", {})
    assert isinstance(found, Variant), found
    return found


def screens(lang: Lang, card: Card, *, plain: bool) -> list:
    posed, kind = variant(card), kinds.load(card.kind)
    title = Text("모든 종류", "Every kind")
    shown = Question(posed, title, Progress(3, 8, 150_000), False, False, None, ())
    found = [layout.question(lang, shown, plain=plain)]
    for typed, rated in ((RIGHT, Rating.GOOD), (WRONG, Rating.AGAIN)):
        if card.kind in typed:
            text = typed[card.kind] or kind.samples(posed).right[0]
            held = structs.replace(posed, holds=rated is Rating.GOOD)
            reading = kind.parse(posed, text)
            grade = kind.grade(held if card.kind == "build" else posed, reading)
            assert grade.right is (rated is Rating.GOOD), (card.kind, text)
            found.append(feedback(lang, (shown, text, reading, grade), rated, plain=plain))
    return found


def feedback(lang: Lang, answered: tuple, rated: Rating, *, plain: bool):
    shown, text, reading, grade = answered
    following = choices("d:c", Standing(), DAY, 0.9)
    given = Feedback(shown, text, reading, grade, following, rated, DAY)
    return layout.feedback(lang, given, plain=plain)


def near_miss(lang: Lang, *, plain: bool):
    """What one letter off looks like: the learner decides."""
    card = deck()[0]
    posed, text = variant(card), "rectifeid linear unit"
    reading = kinds.load("text").parse(posed, text)
    found = kinds.load("text").grade(posed, reading)
    assert found == Grade(False, near=Near("rectified linear unit", "rectifeid"))
    grade = structs.replace(found, why=(NearMiss("rectified linear unit"),))
    shown = Question(posed, Text("", ""), Progress(3, 8, 150_000), False, False, None, ())
    return feedback(lang, (shown, text, reading, grade), Rating.HARD, plain=plain)


def test_every_kind_is_shown():
    assert {card.kind for card in deck()} == set(kinds.names())


@pytest.mark.parametrize("plain", [False, True], ids=["rich", "plain"])
@pytest.mark.parametrize("columns", [40, 120])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_screens_of_every_kind(golden, lang, columns, plain):
    every = [screen for card in deck() for screen in screens(lang, card, plain=plain)]
    every.append(near_miss(lang, plain=plain))
    text = f"\n{'=' * columns}\n".join(painted(screen, columns) for screen in every)
    golden(f"kinds-{lang}-{columns}{'-plain' if plain else ''}.txt", text)
