"""What a deck becomes when nothing is wrong with it, and that its cards add up."""

from hypothesis import given
from hypothesis import strategies as st

from quizcli import kinds
from quizcli.decks import cards, terms
from quizcli.kinds.choice import Fields as Choice
from quizcli.kinds.recall import Fields as Recall
from quizcli.kinds.text import Fields as Words
from quizcli.kinds.text import Term as Named
from quizcli.kinds.text import Wanted
from quizcli.model import Card, Deck, Place, Source, Term, Text

MODEL = {"model": Term("model", ko=("모델",), en=("model",))}


def same(text: str) -> Text:
    return Text(ko=text, en=text)


def read(text: str) -> Deck:
    return cards.read(text.encode(), "d.yaml", MODEL)


def test_every_field_of_a_deck_and_a_card() -> None:
    deck = read("""\
deck: week2.day1
title: {ko: 합성곱, en: Convolution}
notes: week2.md
was: [week2.first]
cards:

- id: one
  kind: text
  ask: {ko: 무엇?, en: What?}
  hint: It begins with m.
  work: "[red]x[/red] $x^2$"
  source: {section: "Day 1 > 1강", mark: m5k2q7xw3ab}
  tags: [a, b]
  was: [old, other:older]
  answer: {all: [{term: model}, [손실, loss], no]}
  case: exact
""")
    assert deck == Deck(
        name="week2.day1",
        title=Text(ko="합성곱", en="Convolution"),
        notes="week2.md",
        was=("week2.first",),
        problems=(),
        total=1,
        cards=(
            Card(
                deck="week2.day1",
                id="one",
                kind="text",
                ask=Text(ko="무엇?", en="What?"),
                hint=same("It begins with m."),
                work=same("[red]x[/red] $x^2$"),
                source=Source(section="Day 1 > 1강", mark="m5k2q7xw3ab"),
                tags=("a", "b"),
                was=("week2.day1:old", "other:older"),
                fields=Words(Wanted(all=(Named("model"), ("손실", "loss"), "no")), "exact"),
                place=Place("d.yaml", 7, 3),
            ),
        ),
    )


def test_text_is_what_stands_in_the_file() -> None:
    """No date, octal, time or boolean is made of what an author wrote as an answer."""
    words = ["no", "1:30", "0o17", "2026-11-22", "0.10", "1e3", "True", ".5", "0x1F", "=x"]
    rows = "".join(
        f"- {{id: c{i}, kind: text, ask: {word}, answer: {word}}}\n" for i, word in enumerate(words)
    )
    deck = read("deck: d\ntitle: no\ncards:\n" + rows)
    assert deck.problems == ()
    assert deck.title == same("no")
    assert [card.ask.en for card in deck.cards] == words
    assert [card.fields.answer for card in deck.cards] == words


def test_text_is_stripped_and_composed() -> None:
    """A name typed on a Mac in pieces (NFD) is the one typed whole; so is a block's last line."""
    deck = read("""\
deck: d
title: T
cards:
- id: a
  kind: recall
  ask: " \u1112\u1161\u11ab\u1100\u1173\u11af\u00a0"
  answer: |
    first

    second
""")
    assert deck.cards[0].ask == same("한글")
    assert deck.cards[0].fields == Recall(same("first\n\nsecond"))


def test_an_alias_says_what_it_repeats() -> None:
    deck = read("""\
deck: d
title: T
cards:
- {id: a, kind: choice, ask: Q, options: &both [{text: A, right: true}, {text: &b B}]}
- {id: b, kind: choice, ask: *b, options: *both}
""")
    assert deck.problems == ()
    first, second = deck.cards
    assert second.ask == same("B")
    assert isinstance(first.fields, Choice)
    assert first.fields == second.fields


def test_a_byte_order_mark_moves_nothing() -> None:
    text = "deck: d\ntitle: T\ncards:\n- {id: a, kind: recall, ask: Q, answer: A}\n"
    assert cards.read(b"\xef\xbb\xbf" + text.encode(), "d.yaml", {}) == read(text)


def test_windows_line_ends_count_once() -> None:
    text = "deck: d\r\ntitle: T\r\ncards:\r\n- {id: a, kind: recall, ask: Q, answer: A}\r\n"
    assert read(text).cards[0].place == Place("d.yaml", 4, 3)


def test_problems_name_the_card_they_set_aside() -> None:
    deck = read("""\
deck: d
title: {}
cards:
- {id: known, kind: recall, ask: Q}
- {kind: recall, ask: Q, answer: A}
- {id: [x], kind: recall, ask: Q, answer: A}
- {id: Bad Id, kind: recall, ask: Q, answer: A}
""")
    assert [(each.place.line, each.card) for each in deck.problems] == [
        (2, ""), (2, ""), (4, "known"), (5, ""), (6, ""), (7, "Bad Id"),
    ]  # fmt: skip


def test_an_id_stays_that_of_the_first_card_even_if_that_is_set_aside() -> None:
    deck = read("""\
deck: d
title: T
cards: [{id: a, kind: recall, ask: Q}, {id: a, kind: recall, ask: Q, answer: A}]
""")
    assert (len(deck.cards), deck.total) == (0, 2)
    assert [type(each.reason).__name__ for each in deck.problems] == ["MissingField", "DuplicateId"]


ANYTHING = st.one_of(st.binary(), st.text().map(str.encode))
SCALARS = st.sampled_from(
    [
        "a",
        "no",
        "~",
        '""',
        "1",
        "[x]",
        "{}",
        "{term: model}",
        "{ko: 가, en: b}",
        "*a",
        "&a x",
        "!t y",
    ]
)
KEYS = st.sampled_from(
    ["id", "kind", "ask", "hint", "answer", "options", "several", "case", "was", "tags", "source"]
)
NAMED = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "c-d", "E"]), "kind": st.sampled_from(kinds.names())}
)
CARDS = st.lists(
    st.tuples(NAMED, st.dictionaries(KEYS, SCALARS)).map(lambda both: both[0] | both[1])
)


@given(ANYTHING)
def test_whatever_the_bytes_a_deck_comes_back(data: bytes) -> None:
    deck = cards.read(data, "d.yaml", MODEL)
    assert (deck.name, deck.cards, deck.total) == ("", (), 0)
    assert deck.problems
    found, problems = terms.read(data, "t.yaml")
    assert found == {}
    assert problems


@given(CARDS)
def test_cards_used_and_set_aside_add_up(entries: list[dict[str, str]]) -> None:
    """Every card is used, or has a problem within its own line."""
    rows = "".join(
        "- {" + ", ".join(f"{key}: {value}" for key, value in entry.items()) + "}\n"
        for entry in entries
    )
    deck = read("deck: d\ntitle: T\ncards:\n" + (rows or "  []\n"))
    used = {card.place.line for card in deck.cards}
    aside = {each.place.line for each in deck.problems}
    assert deck.total == len(entries)
    assert len(used) == len(deck.cards)
    for line, row in enumerate(rows.splitlines(), 4):
        # what an alias repeats has its fault where the anchor stands
        assert line in used or line in aside or "*a" in row
