"""Whole sessions without a terminal: what is asked, recorded, undone, moved and kept."""

import json

import pytest

from quizcli.errors import QuizError
from quizcli.errors import answer as why
from quizcli.errors import notice as tell
from quizcli.errors import state as trouble
from quizcli.model import Rating, Standing, Text
from quizcli.screen import Command, Feedback, Question, Summary
from quizcli.store import doctor, log

RELU = "small:relu"
SIGMOID = "small:sigmoid-at-zero"
WHY = "small:why-nonlinear"


def test_a_whole_session(house):
    session, screen = house.session("ReLU", "", "0.5", "", "", "3")
    summary = session.run()
    assert (summary.asked, summary.right, summary.left) == (3, 3, 0)
    assert [q.variant.card.item for q in screen.of(Question)] == [RELU, SIGMOID, WHY]
    assert house.store.rows("SELECT kind, rating, self_rated FROM events") == [
        ("review", 3, 0),
        ("review", 3, 0),
        ("review", 3, 1),
    ]


def test_what_was_shown_can_be_shown_again_from_the_log(house):
    session, screen = house.session(Command.SKIP, "b", "")
    session.run()
    question = screen.of(Question)[1]
    row = house.store.rows("SELECT question, draws, key, answer, reading, lang FROM shown")[0]
    shown, draws, key, answer, reading, lang = row
    assert (shown, answer, lang) == ("The sigmoid at 0?", "b", "en")
    assert json.loads(draws)["options"] == [option.en for option in question.variant.options]
    assert key.endswith(") 0.5")
    assert reading == f"b) {question.variant.options[1].en}"


def test_wrong_comes_back_until_right_once(house):
    session, screen = house.session(
        "tanh", "", Command.SKIP, Command.SKIP, "sigmoid", "", *["ReLU", ""]
    )
    session.run()
    asked = [q.variant.card.item for q in screen.of(Question)]
    assert asked[:5] == [RELU, SIGMOID, WHY, RELU, SIGMOID]
    ratings = house.store.rows("SELECT rating FROM events WHERE kind = 'review'")
    assert ratings[:2] == [(1,), (1,)]
    assert log.standing(house.store, RELU).memory.due == session.desk.today()


def test_a_wrong_answer_left_over_comes_first_the_next_time(house):
    session, _ = house.session("tanh", "", Command.QUIT)
    assert session.run().left == 3
    session, screen = house.session("ReLU", "")
    session.run()
    assert screen.of(Question)[0].variant.card.item == RELU
    assert log.standing(house.store, RELU).memory.failing is False


def test_unreadable_costs_nothing(house):
    session, screen = house.session("", "ReLU", "", "z", "0.5", "")
    session.run()
    assert screen.of(why.Empty) == [why.Empty()]
    assert screen.of(why.NotAnOption) == [why.NotAnOption("z", "c")]
    assert house.store.rows("SELECT count(*) FROM events") == [(2,)]


def test_right_after_a_hint_is_hard(house):
    session, screen = house.session(Command.HINT, "ReLU", "")
    session.run()
    assert screen.of(Question)[1].hint.en == "Four letters"
    assert house.store.rows("SELECT rating FROM events") == [(Rating.HARD,)]


def test_no_hint_says_so(house):
    session, screen = house.session(Command.SKIP, Command.HINT, "0.5", "")
    session.run()
    assert screen.of(tell.NoHint)


def test_another_rating_is_a_second_event(house):
    session, screen = house.session("ReLU", "4", "0.5", "1")
    summary = session.run()
    assert house.store.rows("SELECT kind, of, rating FROM events") == [
        ("review", None, 3),
        ("rate", 1, 4),
        ("review", None, 3),
        ("rate", 3, 1),
    ]
    easy = screen.of(Feedback)[0].choices[Rating.EASY]
    assert log.standing(house.store, RELU).memory == easy.memory
    assert (summary.asked, summary.right) == (2, 1)
    assert SIGMOID in session.queue.returned


def test_my_answer_is_right(house):
    session, screen = house.session("rectifier", Command.CLAIM, "")
    session.run()
    assert house.store.rows("SELECT kind, rating, answer, correct FROM events")[1][:3] == (
        "rate",
        3,
        "claimed",
    )
    claimed = screen.of(Question)[1].notices[0]
    assert (claimed.answer, claimed.line) == ("rectifier", 4)


def test_claiming_a_right_answer_means_nothing(house):
    session, screen = house.session("ReLU", Command.CLAIM, "")
    session.run()
    assert screen.of(tell.NotHere) == [tell.NotHere("/a")]


def test_undo_on_the_feedback_asks_again(house):
    session, screen = house.session("tanh", Command.UNDO, "ReLU", "")
    summary = session.run()
    assert [q.variant.card.item for q in screen.of(Question)][:2] == [RELU, RELU]
    assert (summary.asked, summary.right) == (1, 1)
    assert log.standing(house.store, RELU).reviews == 1


def test_undo_after_a_restart_brings_the_item_back(house):
    session, _ = house.session("ReLU", "")
    session.run()
    session, screen = house.session(Command.UNDO)
    session.run()
    assert [q.variant.card.item for q in screen.of(Question)] == [SIGMOID, RELU]
    assert screen.of(Question)[1].notices == (tell.Undid("event.review", RELU),)
    assert log.standing(house.store, RELU) == Standing()


def test_nothing_to_undo_is_said(house):
    session, screen = house.session(Command.UNDO)
    session.run()
    assert screen.of(Question)[1].notices == (trouble.NothingToUndo(),)


def test_bury_and_suspend(house):
    session, screen = house.session(Command.BURY, Command.SUSPEND)
    assert session.run().left == 1
    house.clock.pass_days(1)
    session, screen = house.session()
    session.run()
    assert [q.variant.card.item for q in screen.of(Question)] == [RELU]
    assert len(session.queue) == 2


def test_the_other_language(house):
    session, _screen = house.session(Command.LANGUAGE, "렐루", "")
    session.run()
    assert session.lang == "ko"
    assert house.store.rows("SELECT lang, question FROM shown") == [("ko", "max(0, x)의 이름은?")]


def test_self_rating_may_undo_skip_or_stop_without_a_trace(house):
    session, _ = house.session(Command.SKIP, Command.SKIP, "", Command.QUIT)
    session.run()
    assert house.store.rows("SELECT count(*) FROM events") == [(0,)]


def test_a_rating_that_is_none(house):
    session, screen = house.session("ReLU", "5", "")
    session.run()
    assert screen.of(tell.EnterOrRating) == [tell.EnterOrRating("5")]


def test_the_daily_limit_holds_across_sessions(house):
    session, _ = house.session("ReLU", "", new=1)
    session.run()
    assert len(house.session(new=1)[0].queue) == 0
    assert len(house.session(new=2)[0].queue) == 1
    house.clock.pass_days(1)
    assert len(house.session(new=1)[0].queue) == 1


def test_the_queue_of_another_day(house):
    session, _ = house.session("ReLU", "", "0.5", "", "", "3")
    session.run()
    house.clock.pass_days(1)
    assert len(house.session()[0].queue) == 0
    house.clock.pass_days(1)
    assert len(house.session()[0].queue) == 3


def test_minutes(house):
    from datetime import timedelta

    session, screen = house.session("ReLU", "", "0.5", "")
    session.until = house.clock() + timedelta(minutes=5)

    def slow(lang, feedback):
        house.clock.now += timedelta(minutes=6)
        return ""

    screen.feedback = slow
    assert session.run().left == 2


def test_how_long_an_answer_took(house):
    from datetime import timedelta

    session, screen = house.session("ReLU", "", "0.5", "")
    given = screen._next

    def slow():
        house.clock.now += timedelta(seconds=7)
        return given()

    screen._next = slow
    session.run()
    rows = house.store.rows("SELECT milliseconds FROM events")
    assert rows == [(7000,), (7000,)]


def test_a_full_disk_keeps_the_answer_until_it_can_be_written(house):
    session, screen = house.session("ReLU", "again", "again", "")
    tries = []
    record = session.desk.record

    def full(*given):
        tries.append(given)
        if len(tries) < 3:
            raise QuizError(trouble.DiskFull("quiz.db"))
        return record(*given)

    session.desk.record = full
    assert session.run().right == 1
    assert screen.of(tell.NotRecorded) == [tell.NotRecorded(trouble.DiskFull("quiz.db"))] * 2
    assert house.store.rows("SELECT count(*) FROM events") == [(1,)]


def test_rewording_keeps_history_and_asks_nothing(house):
    house.session("ReLU", "")[0].run()
    before = log.standing(house.store, RELU)
    house.edit("The name of max(0, x)?", "What is max(0, x) called?")
    house.edit("answer: [렐루, ReLU]", "answer: [렐루, ReLU, rectifier]")
    house.clock.pass_days(3)
    session, screen = house.session()
    session.run()
    assert log.standing(house.store, RELU) == before
    assert screen.of(Text) == []


@pytest.mark.parametrize(("said", "known"), [("k", True), ("", True), ("r", False)])
def test_a_changed_answer_asks_keep_or_relearn(house, said, known):
    house.session("ReLU", "")[0].run()
    house.edit("answer: [렐루, ReLU]", "answer: [소프트플러스, softplus]")
    house.clock.pass_days(3)
    session, screen = house.session(said, "softplus", "")
    session.run()
    assert [ask.en for ask in screen.of(Text)] == ["The name of max(0, x)?"]
    assert screen.of(Question)[0].new is not known
    kinds = [kind for (kind,) in house.store.rows("SELECT kind FROM events")]
    assert kinds == (["review", "review"] if known else ["review", "relearn", "review"])
    house.clock.pass_days(30)
    session, screen = house.session()
    session.run()
    assert screen.of(Text) == []
    assert doctor.differing(house.store) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("deck: small", "deck: renamed", "renamed:relu"),
        ("deck: small\n", "deck: renamed\nwas: [small]\n", "renamed:relu"),
        ("- id: relu", "- id: rectified", "small:rectified"),
        ("- id: relu\n", "- id: rectified\n  was: [relu]\n", "small:rectified"),
    ],
)
def test_history_follows_a_card_under_another_name(house, old, new, item):
    house.session("ReLU", "")[0].run()
    before = log.standing(house.store, RELU)
    house.edit(old, new)
    desk = house.desk()
    assert log.standing(house.store, item) == before
    assert doctor.differing(house.store) == ((), ())
    assert desk.inherit() == {}


def test_was_finds_a_card_whose_question_changed_too(house):
    house.session("ReLU", "")[0].run()
    before = log.standing(house.store, RELU)
    house.edit("- id: relu\n", "- id: rectified\n  was: [relu]\n")
    house.edit("The name of max(0, x)?", "Something else?")
    house.edit("max(0, x)의 이름은?", "다른 질문?")
    house.desk()
    assert log.standing(house.store, "small:rectified") == before


def test_a_moved_file_changes_nothing(house):
    house.session("ReLU", "")[0].run()
    before = log.standing(house.store, RELU)
    house.deck.rename(house.deck.with_name("elsewhere.yaml"))
    house.desk()
    assert log.standing(house.store, RELU) == before
    assert house.store.rows("SELECT count(*) FROM events") == [(1,)]


def test_a_card_that_is_gone_keeps_its_history(house):
    house.session("ReLU", "")[0].run()
    before = log.standing(house.store, RELU)
    text = house.deck.read_text(encoding="utf-8")
    start, end = text.index("- id: relu"), text.index("- id: sigmoid")
    house.deck.write_text(text[:start] + text[end:], encoding="utf-8")
    session, screen = house.session()
    session.run()
    assert RELU not in [q.variant.card.item for q in screen.of(Question)]
    assert log.standing(house.store, RELU) == before
    house.deck.write_text(text, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, RELU) == before


def test_editing_the_card_on_the_screen(house):
    def edit():
        house.edit("The name of max(0, x)?", "What is max(0, x) called?")

    session, screen = house.session(Command.EDIT, edit, "ReLU", "")
    session.run()
    assert [q.variant.card.ask.en for q in screen.of(Question)][:2] == [
        "The name of max(0, x)?",
        "What is max(0, x) called?",
    ]


def test_an_edit_that_breaks_the_card_says_where_and_goes_on_with_the_old(house):
    def edit():
        house.edit("answer: [렐루, ReLU]", "asnwer: [렐루, ReLU]")

    session, screen = house.session(Command.EDIT, edit, "ReLU", "")
    session.run()
    broken = screen.of(Question)[1].notices
    assert {type(notice) for notice in broken} == {tell.CardBroken}
    places = [(notice.problem.place.line, notice.problem.card) for notice in broken]
    assert places == [(4, "relu"), (8, "relu")]
    assert house.store.rows("SELECT rating FROM events") == [(3,)]


def test_the_summary_says_what_is_due_tomorrow(house):
    session, _ = house.session("tanh", "", Command.QUIT)
    summary = session.run()
    assert isinstance(summary, Summary)
    assert summary.tomorrow == 1
