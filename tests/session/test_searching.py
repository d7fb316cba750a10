"""What the learner's words mean, and what of a card can be found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli.decks import cards, terms
from quizcli.errors import Reason
from quizcli.errors.search import EmptyFilter, LongSearch, NoSuchFilter, NoSuchFilterValue
from quizcli.model import FOREVER, Text
from quizcli.session import searching
from quizcli.store import search
from quizcli.store.listed import Entry
from quizcli.store.search import Filter, Query, Word

FILTERS = ("deck", "tag", "kind", "is", "slip")
STATES = ("due", "new", "leech", "suspended", "buried")


def phrase(text: str, *, negated: bool = False) -> Word:
    return Word(text, open=False, negated=negated)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["합성곱", "커널"], [Word("합성곱"), Word("커널")]),
        (["합성곱", "합성곱"], [Word("합성곱")]),
        (["수"], [phrase("수")]),
        (["π"], [phrase("π")]),
        (["-수식"], [Word("수식", negated=True)]),
        (["-"], [phrase("-")]),
        (["연쇄 법칙"], [phrase("연쇄 법칙")]),
        (["-연쇄 법칙"], [phrase("연쇄 법칙", negated=True)]),
        (['"연쇄 법칙"'], [phrase("연쇄 법칙")]),
        (["“연쇄 법칙”"], [phrase("연쇄 법칙")]),
        (['-"연쇄 법칙"'], [phrase("연쇄 법칙", negated=True)]),
        (['합성곱 "연쇄 법칙" -미분'], [Word("합성곱"), phrase("연쇄 법칙"),
                                  Word("미분", negated=True)]),
        (['"합성곱"'], [phrase("합성곱")]),
        (['3"'], [phrase('3"')]),
        (['"'], [phrase('"')]),
        (['a"b c"'], [phrase('a"b'), phrase('c"')]),
        (["nn.Conv2d:"], [phrase("nn.Conv2d:")]),
        (["1:30"], [phrase("1:30")]),
        (["http://a"], [phrase("http://a")]),
        (["kinds:"], [phrase("kinds:")]),
        (["week2:relu"], [phrase("week2:relu")]),
        (['"kind:number"'], [phrase("kind:number")]),
        (['"kidn:number"'], [phrase("kidn:number")]),
        (["종류:수식"], [Word("종류:수식")]),
        ([""], []),
        (["  "], []),
    ],
)  # fmt: skip
def test_words(typed, words):
    assert searching.parse(typed) == Query(tuple(words))


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        (["deck:week2.*"], [Filter("deck", "week2.*")]),
        (["tag:합성곱", "-tag:cnn"], [Filter("tag", "합성곱"), Filter("tag", "cnn", True)]),
        (["tag:two words"], [Filter("tag", "two words")]),
        (['tag:"two words"'], [Filter("tag", "two words")]),
        (["kind:number"], [Filter("kind", "number")]),
        (["KIND:Number"], [Filter("kind", "number")]),
        (["kind：number"], [Filter("kind", "number")]),
        (["is:due", "is:due"], [Filter("is", "due")]),
        (["-is:new"], [Filter("is", "new", True)]),
        (["slip:No-*"], [Filter("slip", "No-*")]),
        (["slip:a:b"], [Filter("slip", "a:b")]),
    ],
)
def test_filters(typed, filters):
    assert searching.parse(typed) == Query((), tuple(filters))


def test_filters_among_words():
    assert searching.parse(["합성곱", "is:due", "커널", "-kind:text"]) == Query(
        (Word("합성곱"), Word("커널")), (Filter("is", "due"), Filter("kind", "text", True))
    )


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("kidn:number", NoSuchFilter("kidn:number", "kidn", "kind", FILTERS)),
        ("-tags:cnn", NoSuchFilter("tags:cnn", "tags", "tag", FILTERS)),
        ("deck：", EmptyFilter("deck", "'week2.*'")),
        ("is:", EmptyFilter("is", "due")),
        ("is:복습", NoSuchFilterValue("is", "복습", "", STATES)),
        ("is:suspend", NoSuchFilterValue("is", "suspend", "suspended", STATES)),
        ("x" * 1001, LongSearch(1001, 1000)),
    ],
)
def test_what_cannot_be_meant(typed, reason):
    assert searching.parse(["합성곱"[: 3 * (len(typed) < 999)], typed]) == reason


def test_a_kind_nearly_right():
    found = searching.parse(["kind:nmber"])
    assert isinstance(found, NoSuchFilterValue)
    assert (found.value, found.meant) == ("nmber", "number")
    assert "choice" in found.known


@given(st.lists(st.text(max_size=12), max_size=6))
def test_anything_typed_is_a_query_or_a_reason(typed):
    found = searching.parse(typed)
    assert isinstance(found, Query | Reason)
    assert not isinstance(found, Query) or all(search.folded(word.text) for word in found.words)


def test_bytes_that_are_no_text_are_looked_for_like_any_other():
    assert searching.parse(["\udcff수식"]) == Query((Word("?수식"),))


DECK = """\
deck: d
title: t
cards:
- id: terms
  kind: text
  ask: {ko: 한글 질문, en: English question}
  hint: {ko: 귀띔, en: a hint}
  work: {ko: 풀이, en: the work}
  tags: [tagged]
  source: {section: "Day 7 > Gates"}
  answer: {all: [{term: forget-gate}, [alternative, 다른 답]]}
  case: exact
- id: options
  kind: choice
  ask: {ko: "고르기 {w}", en: "Pick {w}"}
  draw: {n: 2..9, w: {a: {ko: 사과, en: apple}, b: {ko: 배, en: pear}}}
  options:
  - {text: {ko: 맞음, en: yes it is}, right: "=n > 5"}
  - {value: "n + 12345", right: "=n <= 5", label: mislabelled, say: {ko: 아니다, en: not that}}
- id: computed
  kind: number
  ask: {ko: "{n}의 두 배", en: "twice {n}"}
  draw: {n: 2..9}
  key: "=2*n + 6789"
  units: {ko: 미터, en: metres}
  slips:
  - {when: "n + 4567", label: no-doubling, say: {ko: 두 배가 아니다, en: not doubled}}
- id: recalled
  kind: recall
  ask: {ko: 설명, en: Explain}
  answer: {ko: 그 까닭, en: the reason}
- id: literal
  kind: shape
  ask: {ko: 모양, en: Shape}
  answer: [8, 30, 31]
  axes: [C, H, W]
"""
TERMS = "terms:\n  forget-gate: {ko: [망각 게이트], en: [forget gate], short: [f_t]}\n"


def said(id_: str) -> str:
    known, problems = terms.read(TERMS.encode(), "terms.yaml")
    assert problems == ()
    deck = cards.read(DECK.encode(), "d.yaml", known)
    assert [problem.reason for problem in deck.problems] == []
    (card,) = (card for card in deck.cards if card.id == id_)
    found = searching.said(card, known)
    assert found.head == (f"d:{id_}", card.ask.ko, card.ask.en)
    return "\n".join(found.body)


@pytest.mark.parametrize(
    ("card", "there", "absent"),
    [
        (
            "terms",
            "망각 게이트|forget gate|f_t|alternative|다른 답|귀띔|a hint|풀이|the work|tagged|"
            "Day 7 > Gates",
            "exact",
        ),
        ("options", "맞음|yes it is|mislabelled|아니다|not that|사과|apple|배|pear", "12345|n > 5"),
        ("computed", "미터|metres|no-doubling|두 배가 아니다|not doubled", "6789|4567"),
        ("recalled", "그 까닭|the reason", "recall"),
        ("literal", "C|H|W|8, 30, 31", "shape"),
    ],
)
def test_what_can_be_found_of_a_card(card, there, absent):
    body = said(card)
    assert [text for text in there.split("|") if text not in body] == []
    assert [text for text in absent.split("|") if text in body] == []


@pytest.mark.parametrize(
    ("reviews", "due", "hidden_until", "state"),
    [
        (0, None, 0, "new"),
        (3, 100, 0, "due"),
        (3, 99, 100, "due"),
        (3, None, 0, "due"),
        (3, 101, 0, "scheduled"),
        (3, 100, 101, "buried"),
        (0, None, 101, "buried"),
        (3, 100, FOREVER, "suspended"),
        (0, None, FOREVER, "suspended"),
    ],
)
def test_state_on_day_100(reviews, due, hidden_until, state):
    text = Text("", "")
    entry = Entry("d:c", "d", "text", text, (), "f", 1, reviews, due, hidden_until, 0)
    assert searching.state(entry, 100) == state
