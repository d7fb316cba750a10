"""The search tables: what is found by which words, in which order, and that they keep up."""

import unicodedata

import pytest

from quizcli.model import Rating, Shown
from quizcli.schedule import DEFAULT_PARAMETERS, choices
from quizcli.session import collection, searching
from quizcli.store import listed, log, search
from quizcli.store.database import reading
from quizcli.store.search import Filter, Query, Word

DAY = 20_779

CARDS = {
    "cnn": "합성곱의 커널",
    "maths": "합성 함수",
    "angle": '각도 a*b [x] 50% what? "so" it\'s x_y',
    "ga": "가 나",
    "pi": "π의 값",
    "f1": "F1 점수",
    "number": "정수의 합",
    "order": "순서도",
    "word": "단어 é Größe x̂",
}


def deck(cards: dict[str, str], name: str = "small") -> str:
    lines = [f"deck: {name}", "title: t", "cards:"]
    for id_, ask in cards.items():
        quoted = ask.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'- {{id: {id_}, kind: text, ask: "{quoted}", answer: [zz{id_}]}}')
    return "\n".join(lines) + "\n"


@pytest.fixture
def find(house):
    """Items found in a deck of the cards given, by words and filters; refreshed at every call."""

    def found(*words: Word | Filter, day: int = DAY) -> list[str]:
        collection.refresh(house.cache, [house.deck.parent])
        searching.fill(house.cache)
        query = Query(
            tuple(w for w in words if isinstance(w, Word)),
            tuple(f for f in words if isinstance(f, Filter)),
        )
        with reading(house.home.database, house.home.index) as now:
            items = search.find(now, query, day)
        return [item.removeprefix("small:") for item in items]

    house.deck.write_text(deck(CARDS), encoding="utf-8")
    return found


@pytest.mark.parametrize(
    ("word", "items"),
    [
        (Word("합성"), ["cnn", "maths"]),
        (Word("합성곱"), ["cnn"]),
        (Word("합성 함수"), ["maths"]),
        (Word("합성고"), ["cnn"]),
        (Word("합성고", open=False), []),
        (Word("가", open=False), ["ga"]),
        (Word("가"), ["angle", "ga", "pi"]),
        (Word("수", open=False), ["maths", "f1", "number"]),
        (Word("수의", open=False), ["number"]),
        (Word("값"), ["pi"]),
        (Word("하", open=False), []),
        (Word("π"), ["pi"]),
        (Word("F1"), ["f1"]),
        (Word("f1"), ["f1"]),
        (Word("Π"), ["pi"]),
        (Word("a*b"), ["angle"]),
        (Word("a*x"), []),
        (Word("*"), ["angle"]),
        (Word("[x]"), ["angle"]),
        (Word("["), ["angle"]),
        (Word("]"), ["angle"]),
        (Word("50%"), ["angle"]),
        (Word("%"), ["angle"]),
        (Word("what?"), ["angle"]),
        (Word("wha?"), []),
        (Word('"so"'), ["angle"]),
        (Word("it's"), ["angle"]),
        (Word("x_y"), ["angle"]),
        (Word("xzy"), []),
        (Word("e"), ["angle", "number", "order", "word"]),
        (Word("É"), ["angle", "number", "order", "word"]),
        (Word("größe"), ["word"]),
        (Word("GROSSE"), ["word"]),
        (Word("ㄱ"), []),
        (Word("\u1100", open=False), []),
        (Word("\u1161", open=False), []),
        (Word("zzmaths"), ["maths"]),
        (Word("small:pi"), ["pi"]),
        (Word("가*나다"), []),
        (Word("없는말"), []),
    ],
)
def test_a_word_is_found_and_a_piece_of_a_syllable_is_not(find, word, items):
    for form in ("NFC", "NFD"):
        typed = Word(unicodedata.normalize(form, word.text), open=word.open)
        wanted = [item for item in CARDS if item in items]
        assert find(typed) == wanted, form


def test_words_in_decks_written_in_nfd(find, house):
    house.deck.write_text(unicodedata.normalize("NFD", deck(CARDS)), encoding="utf-8")
    assert find(Word("합성곱")) == ["cnn"]
    assert find(Word(unicodedata.normalize("NFD", "합성"))) == ["cnn", "maths"]


def test_all_words_and_none_of_the_negated(find):
    assert find(Word("합성"), Word("함수")) == ["maths"]
    assert find(Word("함수"), Word("합성")) == ["maths"]
    assert find(Word("합성"), Word("없는")) == []
    assert find(Word("합성"), Word("함수", negated=True)) == ["cnn"]
    everything = [item for item in CARDS if item not in ("cnn", "maths")]
    assert find(Word("합성", negated=True)) == everything
    assert find(Word("수", open=False, negated=True), Word("합성")) == ["cnn"]
    assert find() == list(CARDS)


def test_a_phrase_does_not_reach_from_one_text_into_the_next(find, house):
    assert find(Word("점수 zzf1", open=False)) == []
    assert find(Word("점수"), Word("zzf1")) == ["f1"]
    house.edit("[zzf1]", "[alpha, beta]")
    assert find(Word("alpha beta", open=False)) == []
    assert find(Word("alpha"), Word("beta")) == ["f1"]


def test_those_with_the_words_in_name_or_question_come_first(find, house):
    text = deck({"a": "one", "b": "softmax", "softmax": "three", "d": "four softmax"})
    house.deck.write_text(text.replace("zza", "softmax five"), encoding="utf-8")
    assert find(Word("softmax")) == ["b", "softmax", "d", "a"]
    assert find(Word("softmax"), Word("five")) == ["a"]
    assert find(Word("softmax"), Word("four")) == ["d"]
    assert find() == ["a", "b", "softmax", "d"]


def test_an_edited_deck_between_two_searches(find, house):
    assert find(Word("커널")) == ["cnn"]
    house.edit("합성곱의 커널", "합성곱의 패딩과 스트라이드")
    assert find(Word("커널")) == []
    assert find(Word("패딩")) == ["cnn"]
    house.edit("- {id: cnn,", "- {id: kernel,")
    assert find(Word("패딩")) == ["kernel"]
    house.deck.unlink()
    assert find(Word("패딩")) == []
    assert house.cache.rows("SELECT count(*) FROM texts") == [(0,)]
    assert house.cache.rows("SELECT count(*) FROM searched") == [(0,)]
    assert house.cache.rows("SELECT count(*) FROM filled") == [(0,)]


def test_a_card_that_went_to_another_file(find, house):
    assert find(Word("π")) == ["pi"]
    rest = {id_: ask for id_, ask in CARDS.items() if id_ != "pi"}
    house.deck.write_text(deck(rest), encoding="utf-8")
    other = house.deck.with_name("a.yaml")
    other.write_text(deck({"pi": CARDS["pi"]}, "other"), encoding="utf-8")
    assert find(Word("π")) == ["other:pi"]


def test_only_changed_files_are_filled_again(find, house):
    other = house.deck.with_name("other.yaml")
    other.write_text(deck({"a": "softmax"}, "other"), encoding="utf-8")
    collection.refresh(house.cache, [house.deck.parent])
    assert searching.fill(house.cache) == 2
    assert searching.fill(house.cache) == 0
    house.edit("F1 점수", "F1 값")
    collection.refresh(house.cache, [house.deck.parent])
    seen = []
    assert searching.fill(house.cache, lambda done, total: seen.append((done, total))) == 1
    assert seen == [(1, 1)]
    other.touch()
    collection.refresh(house.cache, [house.deck.parent])
    assert searching.fill(house.cache) == 0


def test_another_name_of_a_term_is_found_although_no_deck_changed(find, house):
    terms = house.deck.with_name("terms.yaml")
    term = "terms:\n  forget-gate: {ko: [망각 게이트], en: [forget gate]}\n"
    terms.write_text(term, encoding="utf-8")
    house.deck.write_text(deck({"a": "?"}).replace("[zza]", "{term: forget-gate}"))
    assert find(Word("망각")) == ["a"]
    assert find(Word("remember")) == []
    terms.write_text(term.replace("forget gate", "remember gate"), encoding="utf-8")
    assert find(Word("remember")) == ["a"]
    assert find(Word("forget gate")) == []


def test_filling_that_was_interrupted_goes_on(find, house):
    for number in range(60):
        path = house.deck.with_name(f"more{number:02}.yaml")
        path.write_text(deck({"a": f"softmax {number}"}, f"more{number:02}"), encoding="utf-8")
    collection.refresh(house.cache, [house.deck.parent])

    def stop(done: int, total: int) -> None:
        if done == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        searching.fill(house.cache, stop)
    assert searching.fill(house.cache) == 61 - 25
    assert len(find(Word("softmax"))) == 60


def answer(store, item: str, day: int, rating: Rating = Rating.GOOD, slip: str = "") -> None:
    """One graded answer, as a session records it."""
    from quizcli.model import Decided

    standing = log.standing(store, item)
    choice = choices(item, standing, day, 0.9)[rating]
    decided = Decided(
        item=item,
        at=day * 86_400_000,
        day=day,
        before=standing,
        choice=choice,
        retention=0.9,
        parameters=DEFAULT_PARAMETERS,
        right=rating > 1,
        self_rated=False,
        milliseconds=1000,
        answer="f",
    )
    log.review(store, decided, Shown("ko", 1, "?", "{}", "k", "a", "a", slip))


def state(name: str, *, negated: bool = False) -> Filter:
    return Filter("is", name, negated)


def test_states(find, house):
    """The next due day of an item answered Good on a new day lies after that day."""
    find()
    answer(house.store, "small:cnn", DAY - 100)
    answer(house.store, "small:maths", DAY)
    answer(house.store, "small:angle", DAY - 100)
    log.bury(house.store, "small:angle", DAY * 86_400_000, DAY)
    log.suspend(house.store, "small:ga", DAY * 86_400_000, DAY)
    answer(house.store, "small:pi", DAY)
    log.relearn(house.store, "small:pi", DAY * 86_400_000, DAY)
    for day in range(DAY - 200, DAY - 183):
        answer(house.store, "small:f1", day, Rating.AGAIN if day % 2 else Rating.GOOD)
    assert find(state("due")) == ["cnn", "pi", "f1"]
    assert find(state("due"), day=DAY + 1) == ["cnn", "angle", "pi", "f1"]
    assert find(state("new")) == ["ga", "number", "order", "word"]
    assert find(state("new", negated=True)) == ["cnn", "maths", "angle", "pi", "f1"]
    assert find(state("suspended")) == ["ga"]
    assert find(state("buried")) == ["angle"]
    assert find(state("leech")) == ["f1"]
    assert find(state("due"), state("leech", negated=True)) == ["cnn", "pi"]
    with reading(house.home.database, house.home.index) as now:
        assert sorted(row[0] for row in now.due(DAY)) == ["small:cnn", "small:f1", "small:pi"]
        shown = {e.item.partition(":")[2]: e for e in listed.entries(now, search.find(
            now, Query(), DAY))}  # fmt: skip
    assert {item: searching.state(e, DAY) for item, e in shown.items()} == {
        "cnn": "due",
        "maths": "scheduled",
        "angle": "buried",
        "ga": "suspended",
        "pi": "due",
        "f1": "due",
        "number": "new",
        "order": "new",
        "word": "new",
    }
    assert shown["f1"].lapses == 8
    assert shown["maths"].due == log.standing(house.store, "small:maths").memory.due
    assert (shown["pi"].due, shown["number"].due) == (None, None)


def test_seven_lapses_are_no_leech(find, house):
    find()
    for day in range(DAY - 200, DAY - 185):
        answer(house.store, "small:f1", day, Rating.AGAIN if day % 2 else Rating.GOOD)
    assert log.standing(house.store, "small:f1").memory.lapses == 7
    assert find(state("leech")) == []


def test_slips(find, house):
    find()
    answer(house.store, "small:cnn", DAY - 9, Rating.AGAIN, "no-padding")
    answer(house.store, "small:maths", DAY - 9, Rating.AGAIN, "rounded-up")
    answer(house.store, "small:pi", DAY - 9, Rating.AGAIN, "no-bias")
    answer(house.store, "small:f1", DAY - 9, Rating.AGAIN, "no-bias")
    log.undo(house.store, DAY * 86_400_000, DAY)
    assert find(Filter("slip", "no-padding")) == ["cnn"]
    assert find(Filter("slip", "no-*")) == ["cnn", "pi"]
    assert find(Filter("slip", "*")) == ["cnn", "maths", "pi"]
    assert find(Filter("slip", "no")) == []
    assert find(Filter("slip", "*", negated=True), Word("수")) == ["f1", "number", "order"]


def test_what_is_remembered_belongs_to_the_name_of_today(find, house):
    """Before the log has been told of a move, and after."""
    find()
    answer(house.store, "small:cnn", DAY - 100, Rating.AGAIN, "no-padding")
    house.edit("- {id: cnn,", "- {id: kernel,")
    for told in (False, True):
        if told:
            house.desk()
        assert find(state("due")) == ["kernel"]
        assert find(Filter("slip", "no-padding")) == ["kernel"]
        assert "kernel" not in find(state("new"))
        with reading(house.home.database, house.home.index) as now:
            (entry,) = listed.entries(now, ["small:kernel"])
        assert (entry.reviews, entry.due) == (1, log.standing(
            house.store, "small:kernel" if told else "small:cnn").memory.due)  # fmt: skip
    house.edit("- {id: kernel,", "- {id: kernels,")
    house.desk()
    assert find(Filter("slip", "no-padding")) == ["kernels"]
    assert house.cache.rows("SELECT count(*) FROM moved") == [(0,)]


def test_a_name_used_again_begins_anew(find, house):
    find()
    answer(house.store, "small:cnn", DAY - 100, Rating.AGAIN, "no-padding")
    house.edit("- {id: cnn,", "- {id: kernel,")
    find()
    text = house.deck.read_text(encoding="utf-8")
    line = '- {id: cnn, kind: text, ask: "Something else", answer: [zz]}\n'
    house.deck.write_text(text + line, encoding="utf-8")
    for told in (False, True):
        if told:
            house.desk()
        assert find(Filter("slip", "*")) == ["kernel"]
        assert "cnn" in find(state("new"))
        with reading(house.home.database, house.home.index) as now:
            entries = listed.entries(now, ["small:kernel", "small:cnn"])
            assert [entry.reviews for entry in entries] == [1, 0]
    answer(house.store, "small:cnn", DAY - 50, Rating.AGAIN, "rounded-up")
    assert find(Filter("slip", "rounded-up")) == ["cnn"]
    assert find(Filter("slip", "no-padding")) == ["kernel"]


def test_decks_tags_and_kinds(find, house):
    house.deck.write_text(
        deck({"a": "one", "b": "two"})
        + "- {id: c, kind: number, ask: three, answer: 3, tags: [CNN, 합성곱]}\n"
        + "- {id: d, kind: number, ask: four, answer: 4, tags: [cnn-basics]}\n",
        encoding="utf-8",
    )
    house.deck.with_name("x.yaml").write_text(deck({"x": "five"}, "week2.day1"), encoding="utf-8")
    house.deck.with_name("y.yaml").write_text(deck({"y": "six"}, "week21"), encoding="utf-8")
    assert find(Filter("deck", "week2")) == ["week2.day1:x"]
    assert find(Filter("deck", "week2*")) == ["week2.day1:x", "week21:y"]
    assert find(Filter("deck", "*2*"), Filter("deck", "*.*")) == ["week2.day1:x"]
    assert find(Filter("deck", "small", negated=True)) == ["week2.day1:x", "week21:y"]
    assert find(Filter("kind", "number")) == ["c", "d"]
    assert find(Filter("tag", "cnn")) == ["c"]
    assert find(Filter("tag", unicodedata.normalize("NFD", "합성곱"))) == ["c"]
    assert find(Filter("tag", "cnn", negated=True), Filter("kind", "number")) == ["d"]
    assert find(Word("cnn")) == ["c", "d"]


def test_alike(find, house):
    house.deck.write_text(
        deck(
            {
                "forget": "LSTM의 망각 게이트는 셀 상태를 어떻게 바꾸는가?",
                "input": "LSTM의 입력 게이트는 셀 상태를 어떻게 바꾸는가?",
                "gru": "GRU의 게이트는 몇 개인가?",
                "padding": "패딩이 2이면 출력의 한 변은 얼마나 커지는가?",
                "english": "What does the forget gate of an LSTM do to its cell state?",
            }
        ),
        encoding="utf-8",
    )
    find()

    def alike(question: str, most: int = 5) -> list[str]:
        return [item.removeprefix("small:") for item in search.alike(house.cache, question, most)]

    assert alike("LSTM의 망각 게이트는 셀 상태를 어떻게 바꾸는가?") == ["forget", "input"]
    assert alike("lstm의 망각 게이트는, 셀 상태를 어떻게 바꾸나?") == ["forget", "input"]
    assert alike("LSTM의 망각 게이트는 셀 상태를 어떻게 바꾸는가?", 1) == ["forget"]
    assert alike("What does the FORGET gate of the LSTM do to its cell state?") == ["english"]
    assert alike("소프트맥스의 출력은 무엇으로 나누어지는가?") == []
    assert alike("ab") == []
    assert alike("") == []
    assert alike("zzpadding") == []
