"""How decks are worded: particles, both languages, one name for a concept."""

import pytest

from quizcli.decks import cards
from quizcli.errors.check import OneLanguage, TermVaries
from quizcli.errors.placeholder import BareAfterMathematics, BareParticle
from quizcli.model import Card, Term
from quizcli.session import wording

KNOWN = {
    "loss-function": Term("loss-function", ko=("손실 함수", "손실"), en=("loss function", "loss")),
    "stride": Term("stride", ko=("스트라이드", "보폭"), en=("stride",), short=("S",)),
    "activation": Term("activation", ko=("활성화 함수", "활성 함수"), en=("activation function",)),
    "kernel": Term("kernel", ko=("커널",), en=("kernel",)),
    "filter": Term("filter", ko=("필터",), en=("filter", "kernel")),
}


def deck(text: str) -> tuple[Card, ...]:
    found = cards.read(f"deck: d\ntitle: T\ncards:\n{text}".encode(), "d.yaml", KNOWN)
    assert found.problems == ()
    return found.cards


def asked(ko: str, en: str) -> Card:
    text = f"- {{id: a, kind: recall, ask: {{ko: {ko!r}, en: {en!r}}}, answer: 'A'}}\n"
    return deck(text)[0]


EVERYWHERE = """\
- id: a
  kind: number
  ask: {ko: K1, en: E1}
  hint: {ko: K2, en: E2}
  work: {ko: K3, en: E3}
  draw: {n: 1..9}
  key: "=n"
  slips: [{when: 2*n, label: twice, say: {ko: K4, en: E4}}, {when: 3*n, label: mute}]
- id: b
  kind: choice
  ask: {ko: K5, en: E5}
  options:
  - {text: {ko: K6, en: E6}, right: true}
  - {text: X, say: {ko: K7, en: E7}}
"""


def test_every_text_that_is_shown_is_looked_at():
    first, second = deck(EVERYWHERE)
    assert [(field, text.ko, text.en) for field, text in wording.texts(first)] == [
        ("ask", "K1", "E1"),
        ("hint", "K2", "E2"),
        ("work", "K3", "E3"),
        ("slips.twice", "K4", "E4"),
    ]
    assert [(field, text.ko) for field, text in wording.texts(second)] == [
        ("ask", "K5"),
        ("options.0.text", "K6"),
        ("options.1.text", "X"),
        ("options.1.say", "K7"),
    ]


@pytest.mark.parametrize("place", ["K1", "K2", "K3", "K4"])
def test_a_bare_particle_is_found_in_every_text(place):
    first, _ = deck(EVERYWHERE.replace(f"ko: {place}", 'ko: "변수 {n}은 작다"'))
    assert list(wording.particles(first)) == [BareParticle("n", "은", "", 4)]


def test_particles_that_fit_and_words_that_are_none():
    first, _ = deck(EVERYWHERE.replace("ko: K1", 'ko: "{n:은} {n}가지, {n}이다, {n}과"'))
    assert list(wording.particles(first)) == [BareParticle("n", "과", "", 21)]
    first, _ = deck(EVERYWHERE.replace("ko: K3", 'ko: "$\\\\val{n}$를"'))
    assert list(wording.particles(first)) == [BareAfterMathematics("n", "를", "", 2)]
    first, _ = deck(EVERYWHERE.replace("en: E1", 'en: "{n}은"'))
    assert list(wording.particles(first)) == []


@pytest.mark.parametrize(
    ("ko", "en", "wanted"),
    [
        ("무엇?", "What?", []),
        ("ReLU", "ReLU", []),
        ("torch.nn.Conv2d(3, 8)", "torch.nn.Conv2d(3, 8)", []),
        ("batch normalization layer", "batch normalization layer", []),
        ("렐루", "렐루", ["en"]),
        ("렐루", "the 렐루 function", ["en"]),
        ("What is the name of this function?", "What is the name of this function?", ["ko"]),
        ("What is the name of this 함수?", "What is the name of this function?", []),
        ("$x$", "$x$", []),
    ],
)
def test_a_text_that_is_in_one_language_only(ko, en, wanted):
    assert list(wording.languages(asked(ko, en))) == [OneLanguage("ask", lang) for lang in wanted]


def test_the_field_at_fault_is_named():
    first, second = deck(EVERYWHERE.replace("en: E4", "en: 한글").replace("en: E7", "en: 한글"))
    assert list(wording.languages(first)) == [OneLanguage("slips.twice", "en")]
    assert list(wording.languages(second)) == [OneLanguage("options.1.say", "en")]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["스트라이드가 2", "스트라이드는 3"], []),
        (["스트라이드가 2", "보폭이 3"], [TermVaries("stride", ("보폭", "스트라이드"))]),
        (["손실이 작다", "손실 함수를 고른다"], []),
        (["활성 함수와 활성화 함수"], [TermVaries("activation", ("활성 함수", "활성화 함수"))]),
        (["커널과 필터"], []),
        ([], []),
    ],
)
def test_one_concept_goes_by_one_name_in_korean(texts, wanted):
    assert list(wording.terms([asked(ko, "What?") for ko in texts], KNOWN)) == wanted


def test_a_name_that_several_terms_share_tells_nothing():
    assert list(wording.terms([asked("무엇?", "a Filter, a kernel")], KNOWN)) == []
    both = ("kernel", "filter")
    twins = {name: Term(name, ko=(name,), en=both) for name in ("one", "two")}
    assert list(wording.terms([asked("무엇?", "a filter, a kernel")], twins)) == []


EPOCH = {"epoch": Term("epoch", ko=("에폭",), en=("epoch", "pass"))}


@pytest.mark.parametrize("other", ["a Pass", "passes", "(pass)"])
def test_english_names_are_found_in_any_case_and_number(other):
    varying = [asked("무엇?", "one Epoch"), asked("무엇?", other)]
    assert list(wording.terms(varying, EPOCH)) == [TermVaries("epoch", ("epoch", "pass"))]


@pytest.mark.parametrize("other", ["a bypass", "the compass", "a passive learner"])
def test_english_names_are_whole_words(other):
    whole = [asked("무엇?", "one epoch"), asked("무엇?", other)]
    assert list(wording.terms(whole, EPOCH)) == []


def test_without_terms_nothing_is_said():
    assert list(wording.terms(deck(EVERYWHERE), {})) == []
