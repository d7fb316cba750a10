"""Where history goes when cards move, and where it must stay."""

import pytest

from quizcli.errors import notice as tell
from quizcli.model import Rating, Standing, Text
from quizcli.screen import Command, Feedback, Question
from quizcli.session import moves
from quizcli.session.moves import Asked
from quizcli.store import doctor, index, log, moved

RELU = "small:relu"
OTHER = """\
deck: other
title: Other
cards:
- id: relu
  kind: text
  ask: {ko: "전혀 다른 질문?", en: "Something else entirely?"}
  answer: softplus
"""


def reviewed(house):
    """The first card answered right; gives where it stands."""
    house.session("ReLU", "")[0].run()
    return log.standing(house.store, RELU)


def whole(house) -> bool:
    return doctor.differing(house.store) == ((), ())


@pytest.mark.parametrize("beforehand", [True, False])
def test_a_typo_gives_a_cards_history_to_nobody(house, beforehand):
    before = reviewed(house)
    other = house.deck.with_name("other.yaml")
    if beforehand:
        other.write_text(OTHER, encoding="utf-8")
        house.desk()
    house.edit("- id: relu\n  kind: text", "- id: relu\n  kind: txet")
    other.write_text(OTHER, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, RELU) == before
    assert log.standing(house.store, "other:relu") == Standing()
    house.edit("kind: txet", "kind: text")
    house.desk()
    assert log.standing(house.store, RELU) == before


def test_a_refused_file_keeps_its_histories(house):
    before = reviewed(house)
    house.edit("deck: small\n", "deck: small\n]\n")
    house.deck.with_name("other.yaml").write_text(OTHER, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, RELU) == before
    assert log.standing(house.store, "other:relu") == Standing()


def test_a_namesake_that_comes_later_inherits_nothing(house):
    before = reviewed(house)
    house.deck.rename(house.deck.with_suffix(".txt"))
    house.desk()
    house.deck.with_name("other.yaml").write_text(OTHER, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, "other:relu") == Standing()
    house.deck.with_suffix(".txt").rename(house.deck)
    house.desk()
    assert log.standing(house.store, RELU) == before


def test_a_card_cut_today_and_pasted_tomorrow_is_the_same_card(house):
    before = reviewed(house)
    text = house.deck.read_text(encoding="utf-8")
    start, end = text.index("- id: relu"), text.index("- id: sigmoid")
    house.deck.write_text(text[:start] + text[end:], encoding="utf-8")
    house.desk()
    pasted = "deck: later\ntitle: L\ncards:\n" + text[start:end]
    house.deck.with_name("later.yaml").write_text(pasted, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, "later:relu") == before
    assert whole(house)


def test_history_is_found_again_without_the_index(house):
    before = reviewed(house)
    house.edit("- id: relu", "- id: rectified")
    house.cache.close()
    index.remove(house.home.index)
    house.cache = index.open_index(house.home.index)
    house.desk()
    assert log.standing(house.store, "small:rectified") == before


def test_a_card_renamed_twice_unreviewed_between(house):
    before = reviewed(house)
    house.edit("- id: relu", "- id: second")
    house.desk()
    house.edit("- id: second", "- id: third")
    house.desk()
    assert log.standing(house.store, "small:third") == before
    assert whole(house)


def test_a_name_used_again_begins_anew(house):
    reviewed(house)
    house.edit("deck: small", "deck: moved")
    house.desk()
    old = log.standing(house.store, "moved:relu")
    house.deck.with_name("again.yaml").write_text(
        OTHER.replace("deck: other", "deck: small"), encoding="utf-8"
    )
    session, _ = house.session("softplus", Command.UNDO, "softplus", "")
    session.queue.ahead(RELU)
    session.run()
    assert log.standing(house.store, RELU).reviews == 1
    assert log.standing(house.store, "moved:relu") == old
    assert whole(house)
    doctor.rebuild(house.store)
    assert log.standing(house.store, "moved:relu") == old


def test_undo_after_a_move_takes_back_the_answer_before_it(house):
    reviewed(house)
    house.edit("deck: small", "deck: moved")
    house.desk()
    assert log.undo(house.store, 1, 1) == ("review", "moved:relu")
    assert log.standing(house.store, "moved:relu") == Standing()
    assert whole(house)


@pytest.mark.parametrize("said", ["", "1", "2", Command.BURY, Command.UNDO])
def test_a_rename_on_the_feedback_screen(house, said):
    def rename():
        house.edit("- id: relu", "- id: rectified")

    session, screen = house.session("ReLU", Command.EDIT, rename, said)
    session.run()
    assert whole(house)
    assert log.standing(house.store, RELU) == Standing()
    now = log.standing(house.store, "small:rectified")
    asked = [question.variant.card.id for question in screen.of(Question)]
    if said == "":
        assert (now.memory.failing, asked[1]) == (False, "sigmoid-at-zero")
    elif said == "1":
        assert now.memory.failing
    elif said == "2":
        assert now.memory == screen.of(Feedback)[0].choices[Rating.HARD].memory
    elif said is Command.BURY:
        assert now.hidden_until == session.desk.today() + 1
    else:
        assert (now, asked[1]) == (Standing(), "rectified")


def test_a_deck_name_that_changes_hands_in_one_load(house):
    other = house.deck.with_name("a.yaml")
    other.write_text(OTHER, encoding="utf-8")
    house.desk()
    other.write_text(OTHER.replace("deck: other", "deck: third"), encoding="utf-8")
    house.deck.with_name("b.yaml").write_text(OTHER, encoding="utf-8")
    house.desk()
    assert index.problems(house.cache) == []


def test_two_files_of_one_name_and_the_second_is_read_when_the_first_is_gone(house):
    copy = house.deck.with_name("copy.yaml")
    house.desk()
    copy.write_text(house.deck.read_text(encoding="utf-8"), encoding="utf-8")
    house.desk()
    (problem,) = index.problems(house.cache)
    assert problem.place.file == str(copy)
    assert index.totals(house.cache) == (6, 3)
    house.deck.unlink()
    house.desk()
    assert index.problems(house.cache) == []
    assert index.totals(house.cache) == (3, 0)


def test_moves_noted_beside_a_session_are_told_to_the_log_by_the_next(house):
    """`quiz due` may read the decks first: what it saw move is not forgotten."""
    from quizcli.session import collection, home

    before = reviewed(house)
    house.edit("deck: small", "deck: renamed")
    house.edit("The name of max(0, x)?", "Reworded?")
    collection.refresh(house.cache, home.folders(house.home, house.settings))
    assert moved.known(house.cache)[RELU] == "renamed:relu"
    house.clock.pass_days(3)
    session, _ = house.session(new=0)
    assert log.standing(house.store, "renamed:relu") == before
    assert len(session.queue) == 1
    assert moved.known(house.cache) == {}


def test_what_is_due_is_counted_under_its_new_name_at_once(house):
    from quizcli.session import collection, home

    reviewed(house)
    desk = house.desk()
    house.edit("deck: small", "deck: renamed")
    collection.refresh(house.cache, home.folders(house.home, house.settings))
    with desk.agenda() as now:
        assert now.due_count(desk.today() + 2) == 1
        assert "renamed:relu" not in [item for item, _ in now.new(desk.today(), 99)]


@pytest.mark.parametrize(
    ("said", "relearnt"), [("k", False), ("ㅏ", False), ("R", True), ("ㄱ", True)]
)
def test_keep_or_relearn_in_either_layout(house, said, relearnt):
    reviewed(house)
    house.edit("answer: [렐루, ReLU]", "answer: [softplus]")
    house.clock.pass_days(3)
    session, screen = house.session("relearn", said)
    session.run()
    assert screen.of(tell.KeepOrRelearn) == [tell.KeepOrRelearn("relearn")]
    assert (log.standing(house.store, RELU).memory is None) is relearnt


def test_a_relearnt_card_is_due_and_takes_no_new_cards_place(house):
    reviewed(house)
    house.edit("answer: [렐루, ReLU]", "answer: [softplus]")
    house.clock.pass_days(3)
    house.session("r", Command.QUIT, new=0)[0].run()
    session, _ = house.session("softplus", "", new=0)
    assert len(session.queue) == 1
    session.run()
    new = "SELECT sum(new) FROM daily WHERE day = ?"
    assert house.store.rows(new, (session.desk.today(),)) == [(0,)]
    assert whole(house)


def test_an_edit_that_changes_the_answer_asks_keep_or_relearn(house):
    reviewed(house)
    house.clock.pass_days(3)

    def edit():
        house.edit("answer: [렐루, ReLU]", "answer: [softplus]")

    session, screen = house.session(Command.EDIT, edit, "r", "softplus", "")
    session.run()
    assert [ask.en for ask in screen.of(Text)] == ["The name of max(0, x)?"]


def card(item: str, ko: str = "", en: str = "", file: str = "f") -> Asked:
    return Asked(item, file, ko, en)


@pytest.mark.parametrize(
    ("vanished", "appeared", "formers", "expected"),
    [
        ([], [card("b:x", "q")], {}, {}),
        ([card("a:x", "q")], [], {}, {}),
        ([card("a:x", "q")], [card("b:x", "r")], {}, {"a:x": "b:x"}),
        ([card("a:x", "q")], [card("a:y", "q")], {}, {"a:x": "a:y"}),
        ([card("a:x", "q")], [card("b:x", "r"), card("c:x", "s")], {}, {}),
        ([card("a:x", "q")], [card("b:x", "r"), card("c:y", "q")], {"a:x": "c:y"}, {"a:x": "c:y"}),
        ([card("a:x", "q"), card("b:x", "r")], [card("c:x", "s")], {}, {"a:x": "c:x"}),
        ([card("a:x", "", "")], [card("b:y", "", "")], {}, {}),
    ],
)
def test_in_one_load(vanished, appeared, formers, expected):
    assert moves.in_one_load(vanished, appeared, formers) == expected


TRIES = iter(range(1000))


def rewrite(path, text: str) -> None:
    """Other bytes each time, so that the file is read again."""
    path.write_text(f"{text}# {next(TRIES)}\n", encoding="utf-8")


def test_a_copy_beside_the_original_never_takes_its_place(house):
    before = reviewed(house)
    text = house.deck.read_text(encoding="utf-8")
    copy = house.deck.with_name("a copy.yaml")
    copy.write_text(text, encoding="utf-8")
    for _ in range(3):
        rewrite(house.deck, text)
        house.desk()
        (problem,) = index.problems(house.cache)
        assert problem.place.file == str(copy)
        assert log.standing(house.store, RELU) == before
    house.deck.with_name("terms.yaml").write_text("terms:\n  x: {en: [x]}\n", encoding="utf-8")
    house.desk()
    assert index.totals(house.cache) == (6, 3)


def test_two_files_that_swap_their_names(house):
    other = house.deck.with_name("a.yaml")
    other.write_text(OTHER, encoding="utf-8")
    before = reviewed(house)
    small = house.deck.read_text(encoding="utf-8")
    rewrite(other, small)
    rewrite(house.deck, OTHER)
    house.desk()
    assert index.problems(house.cache) == []
    assert log.standing(house.store, RELU) == before
    assert whole(house)


def test_a_card_that_moved_once_is_known_by_the_log_without_the_index(house):
    before = reviewed(house)
    house.edit("deck: small", "deck: moved")
    house.desk()
    house.edit("deck: moved", "deck: third")
    house.cache.close()
    index.remove(house.home.index)
    house.cache = index.open_index(house.home.index)
    house.desk()
    assert log.standing(house.store, "third:relu") == before


def test_a_refused_file_gives_nothing_to_a_copy_of_its_cards(house):
    before = reviewed(house)
    text = house.deck.read_text(encoding="utf-8")
    house.deck.with_name("z.yaml").write_text(
        text.replace("deck: small", "deck: copied"), encoding="utf-8"
    )
    house.edit("deck: small\n", "deck: small\n]\n")
    house.desk()
    house.deck.write_text(text, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, RELU) == before
    assert log.standing(house.store, "copied:relu") == Standing()


def test_a_rename_of_cards_not_yet_seen_goes_on_with_them(house):
    def rename():
        house.edit("deck: small", "deck: renamed")

    session, _ = house.session(Command.EDIT, rename, "ReLU", "", "0.5", "")
    summary = session.run()
    assert summary.asked == 2
    assert house.store.rows("SELECT DISTINCT item FROM reviews ORDER BY 1") == [
        ("renamed:relu",),
        ("renamed:sigmoid-at-zero",),
    ]


def test_a_name_given_away_between_two_sessions_takes_nothing_back(house):
    """small goes to moved; `quiz due` sees it; then another file is called small."""
    from quizcli.session import collection, home

    before = reviewed(house)
    house.edit("deck: small", "deck: moved")
    collection.refresh(house.cache, home.folders(house.home, house.settings))
    again = OTHER.replace("deck: other", "deck: small")
    house.deck.with_name("again.yaml").write_text(again, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, "moved:relu") == before
    assert log.standing(house.store, RELU) == Standing()
    assert whole(house)


def test_a_move_seen_to_a_card_that_then_vanished_is_followed_on(house):
    from quizcli.session import collection, home

    def due():
        collection.refresh(house.cache, home.folders(house.home, house.settings))

    before = reviewed(house)
    house.edit("- id: relu", "- id: second")
    due()
    text = house.deck.read_text(encoding="utf-8")
    start, end = text.index("- id: second"), text.index("- id: sigmoid")
    house.deck.write_text(text[:start] + text[end:], encoding="utf-8")
    due()
    pasted = "deck: later\ntitle: L\ncards:\n" + text[start:end].replace("second", "third")
    house.deck.with_name("later.yaml").write_text(pasted, encoding="utf-8")
    house.desk()
    assert log.standing(house.store, "later:third") == before
    assert whole(house)


def test_a_card_renamed_a_thousand_times_still_folds(house):
    before = reviewed(house)
    name = RELU
    for n in range(1000):
        log.move(house.store, {name: f"d{n}:relu"}, 1, 1)
        name = f"d{n}:relu"
    assert log.standing(house.store, name) == before
    assert whole(house)
