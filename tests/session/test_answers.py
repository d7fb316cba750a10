"""What becomes of an answer in a session: nearly right, on the other keyboard, claimed right."""

import pytest
import yaml

from quizcli.errors import QuizError
from quizcli.errors import near as why
from quizcli.errors import notice as tell
from quizcli.errors import state as trouble
from quizcli.errors.adding import ChangedMeanwhile
from quizcli.model import Rating
from quizcli.screen import Command, Feedback, Question
from quizcli.session import alternatives

RELU = "small:relu"
ANSWER = "answer: [렐루, ReLU]"


@pytest.fixture
def convolution(house):
    house.edit(ANSWER, "answer: [합성곱, convolution]")
    return house


def ratings(house) -> list[tuple]:
    return house.store.rows("SELECT kind, rating FROM events")


def test_a_near_miss_counts_as_hard_and_says_what_was_meant(convolution):
    session, screen = convolution.session("convoluton", "")
    summary = session.run()
    feedback = screen.of(Feedback)[0]
    assert feedback.rated == Rating.HARD
    assert feedback.grade.why == (why.NearMiss("convolution"),)
    assert ratings(convolution) == [("review", 2)]
    assert (summary.asked, summary.right) == (1, 1)


def test_the_learner_decides_on_a_near_miss(convolution):
    session, _ = convolution.session("convoluton", "1")
    summary = session.run()
    assert ratings(convolution) == [("review", 2), ("rate", 1)]
    assert (summary.asked, summary.right) == (1, 0)
    assert RELU in session.queue.returned


def test_a_near_miss_after_a_hint_is_still_hard(convolution):
    session, _ = convolution.session(Command.HINT, "convoluton", "")
    session.run()
    assert ratings(convolution) == [("review", 2)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{text: "0"}', "{text: Convoluton}"),
        ("answer: {ko:", "tags: [convoluton]\n  answer: {ko:"),
    ],
    ids=["an option of another card", "a tag"],
)
def test_what_another_card_says_is_no_near_miss(convolution, old, new):
    """A distractor of the collection is a word of its own; a tag is none."""
    convolution.edit(old, new)
    session, _ = convolution.session("convoluton", "")
    session.run()
    assert ratings(convolution) == [("review", 1 if "text" in old else 2)]


def test_a_term_is_no_near_miss_of_another(convolution):
    terms = "terms:\n  convoluton: {ko: [], en: [convoluton]}\n"
    convolution.deck.with_name("terms.yaml").write_text(terms, encoding="utf-8")
    session, _ = convolution.session("the convoluton", "")
    session.run()
    assert ratings(convolution) == [("review", 1)]


def test_a_word_inside_an_answer_may_be_known(house):
    """`convoluton` is an option of another card: `convoluton layer` is then no slip."""
    house.edit(ANSWER, "answer: [convolution layer]")
    house.edit('{text: "0"}', "{text: Convoluton}")
    session, _ = house.session("convoluton layer", "")
    session.run()
    assert ratings(house) == [("review", 1)]


def test_another_name_of_the_same_concept_is_near(house):
    terms = "terms:\n  convolution: {ko: [컨볼루션, 콘볼루션], en: [convolution]}\n"
    house.deck.with_name("terms.yaml").write_text(terms, encoding="utf-8")
    house.edit(ANSWER, "answer: 컨볼루션")
    session, _ = house.session("콘볼루션", "")
    session.run()
    assert ratings(house) == [("review", 2)]


def test_an_abbreviation_one_letter_off_is_asked_again(house):
    house.edit(ANSWER, "answer: LSTM")
    session, screen = house.session("LSTN", "GRU", "")
    session.run()
    assert screen.of(why.Misspelt) == [why.Misspelt("LSTN")]
    assert ratings(house) == [("review", 1)]


@pytest.mark.parametrize(
    ("typed", "read"), [("gkqtjdrhq", "합성곱"), ("채ㅜ패ㅣㅕ샤ㅐㅜ", "convolution")]
)
def test_right_on_the_other_keyboard_is_right(convolution, typed, read):
    session, screen = convolution.session(typed, "")
    session.run()
    feedback = screen.of(Feedback)[0]
    assert feedback.grade.why == (why.OtherKeyboard(typed, read),)
    assert feedback.reading.shown.en == read
    assert ratings(convolution) == [("review", 3)]
    assert convolution.store.rows("SELECT answer, reading FROM shown") == [(typed, read)]


def test_wrong_on_either_keyboard_is_wrong(convolution):
    session, screen = convolution.session("vnfflnd", "")
    session.run()
    assert screen.of(Feedback)[0].reading.shown.en == "vnfflnd"
    assert ratings(convolution) == [("review", 1)]


def test_a_claimed_answer_is_accepted_from_then_on(house):
    session, screen = house.session("rectifier", Command.CLAIM, "y", "0.5", "")
    session.run()
    assert screen.of(tell.Offered) == [tell.Offered("rectifier", str(house.deck))]
    assert screen.of(Question)[1].notices == (tell.Accepted("rectifier", str(house.deck)),)
    card = yaml.safe_load(house.deck.read_text("utf-8"))["cards"][0]
    assert card["answer"] == ["렐루", "ReLU", "rectifier"]
    house.clock.pass_days(10)
    session, screen = house.session("rectifier")
    session.run()
    assert screen.of(Feedback)[0].grade.right


@pytest.mark.parametrize("said", ["", "n", "ReLU", Command.SKIP])
def test_without_a_yes_the_card_stays_as_it_is(house, said):
    before = house.deck.read_bytes()
    session, screen = house.session("rectifier", Command.CLAIM, said)
    session.run()
    assert house.deck.read_bytes() == before
    assert screen.of(Question)[1].notices == (tell.Claimed("rectifier", str(house.deck), 4),)
    assert ratings(house)[:2] == [("review", 1), ("rate", 3)]


def test_leaving_at_the_offer_keeps_the_claim(house):
    session, screen = house.session("rectifier", Command.CLAIM, Command.QUIT, "0.5", "")
    session.run()
    assert len(screen.of(Question)) == 1
    assert ratings(house) == [("review", 1), ("rate", 3)]


def test_the_names_of_a_term_are_where_its_answer_goes(house):
    file = house.deck.with_name("terms.yaml")
    file.write_text("terms:\n  relu:\n    ko: [렐루]\n    en: [ReLU]\n", encoding="utf-8")
    house.edit(ANSWER, "answer: {term: relu}")
    session, _ = house.session("렉티파이어", Command.CLAIM, "ㅛ")
    session.run()
    assert yaml.safe_load(file.read_text("utf-8"))["terms"]["relu"] == {
        "ko": ["렐루", "렉티파이어"],
        "en": ["ReLU"],
    }


def test_of_several_files_with_a_term_the_last_takes_the_name(house):
    shipped = house.deck.with_name("terms.yaml")
    mine = house.deck.parent / "zz" / "terms.yaml"
    mine.parent.mkdir()
    for file in (shipped, mine):
        file.write_text("terms:\n  relu: {ko: [렐루], en: [ReLU]}\n", encoding="utf-8")
    house.edit(ANSWER, "answer: {term: relu}")
    session, _ = house.session("rectifier", Command.CLAIM, "y")
    session.run()
    assert "rectifier" not in shipped.read_text("utf-8")
    assert "rectifier" in mine.read_text("utf-8")


def test_a_choice_has_nothing_to_add_to(house):
    session, screen = house.session(Command.SKIP, "0", Command.CLAIM)
    session.run()
    assert screen.of(tell.Offered) == []
    assert [type(n) for n in screen.of(Question)[2].notices] == [tell.Claimed]


def test_decks_that_cannot_be_locked_end_no_session(house, monkeypatch):
    """The answer is kept, why nothing was written is told, and the next question comes."""

    def busy(desk, change):
        raise QuizError(trouble.Busy(str(change.path)))

    monkeypatch.setattr(alternatives, "write", busy)
    session, screen = house.session("rectifier", Command.CLAIM, "y", "0.5", "")
    session.run()
    assert screen.of(Question)[1].notices == (trouble.Busy(str(house.deck)),)
    assert ratings(house) == [("review", 1), ("rate", 3), ("review", 3)]


def test_a_deck_changed_meanwhile_is_not_written(house):
    desk = house.desk()
    card = desk.turn(RELU).card
    change = alternatives.proposed(desk, card, "rectifier")
    house.edit("네 글자", "네 글자다")
    now = house.deck.read_bytes()
    assert isinstance(alternatives.write(desk, change), ChangedMeanwhile)
    assert house.deck.read_bytes() == now
