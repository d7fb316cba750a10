"""Sentences with holes, and rows that are items: what becomes of them, and where history goes."""

import pytest

from quizcli import kinds
from quizcli.decks import cards
from quizcli.errors import cloze as wrong
from quizcli.errors.adding import IsATerm
from quizcli.errors.check import FewKeys, FrequentKey
from quizcli.messages import problem
from quizcli.model import Deck, Standing, Term, Text, Variant
from quizcli.screen import Graded, Question
from quizcli.session import alternatives, proofs
from quizcli.session.adding.advice import advice
from quizcli.session.checking import check
from quizcli.session.home import Home
from quizcli.session.trial import Trial
from quizcli.store import doctor, index, log
from quizcli.variants import begun, making
from quizcli.variants.begun import Begun
from tests.session.test_adding import END, Author

TERMS = {
    "forget-gate": Term("forget-gate", ("망각 게이트", "포겟 게이트"), ("forget gate",), ("FG",)),
}
LSTM = """\
- id: lstm
  kind: cloze
  ask:
    ko: "LSTM의 [[gate]]는 0과 [[top]] 사이의 값을 내고, 게이트는 모두 [[count]]개이다."
    en: "The [[gate]] of an LSTM gives values from 0 to [[top]]; it has [[count]] gates."
  holes:
    gate: {kind: text, answer: {term: forget-gate}, hint: "It forgets."}
    top: {kind: number, answer: 1}
    count: {kind: number, answer: 3, units: {ko: 개, en: gates}, was: [gates]}
"""


def read(*entries: str) -> Deck:
    return cards.read(("deck: d\ntitle: T\ncards:\n" + "".join(entries)).encode(), "d.yaml", TERMS)


def cloze(ask: str, **holes: str) -> str:
    inside = "".join(f"    {name}: {{{each}}}\n" for name, each in holes.items())
    return f"- id: c\n  kind: cloze\n  ask: {ask}\n  holes:\n{inside}"


def asks(deck: Deck) -> dict[str, str]:
    assert deck.problems == ()
    return {card.part: card.ask.en for card in deck.cards}


def test_each_hole_is_a_card_that_shows_the_others_filled_in():
    """A term by its first name in the language, a number without its units."""
    deck = read(LSTM)
    assert [card.item for card in deck.cards] == ["d:lstm#gate", "d:lstm#top", "d:lstm#count"]
    assert [card.ask for card in deck.cards] == [
        Text(
            ko="LSTM의 [?]는 0과 1 사이의 값을 내고, 게이트는 모두 3개이다.",
            en="The [?] of an LSTM gives values from 0 to 1; it has 3 gates.",
        ),
        Text(
            ko="LSTM의 망각 게이트는 0과 [?] 사이의 값을 내고, 게이트는 모두 3개이다.",
            en="The forget gate of an LSTM gives values from 0 to [?]; it has 3 gates.",
        ),
        Text(
            ko="LSTM의 망각 게이트는 0과 1 사이의 값을 내고, 게이트는 모두 [?]개이다.",
            en="The forget gate of an LSTM gives values from 0 to 1; it has [?] gates.",
        ),
    ]
    assert [kinds.alone(card).kind for card in deck.cards] == ["text", "number", "number"]
    assert [card.hint for card in deck.cards] == [Text("It forgets.", "It forgets."), None, None]
    assert [card.was for card in deck.cards] == [(), (), ("d:lstm#gates",)]
    assert [card.place.line for card in deck.cards] == [10, 11, 12]
    assert deck.total == 1


def test_a_hole_marked_twice_is_blank_twice_and_filled_in_twice():
    deck = read(
        cloze(
            "'[[a]] and [[ a ]] or [[b]]'", a="kind: text, answer: x", b="kind: number, answer: 7"
        )
    )
    assert asks(deck) == {"a": "[?] and [?] or 7", "b": "x and x or [?]"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kind: text, answer: [sigmoid, 시그모이드]", "kind: text, answer: Sigmoid"),
        ("kind: text, answer: {term: forget-gate}", "kind: text, answer: [x, FG]"),
        ("kind: text, answer: x", "kind: text, answer: {all: [y, [w, X]]}"),
        ("kind: number, answer: 4", "kind: number, answer: 8/2"),
        ("kind: number, answer: 1/3, decimals: 2", "kind: number, answer: 1/3, decimals: 3"),
        ("kind: number, answer: 4", "kind: text, answer: '4'"),
    ],
)
def test_another_hole_with_the_same_answer_does_not_tell_it(one, other):
    """By its value or by a form it can be typed in; of either kind."""
    deck = read(cloze("'[[a]] [[b]] [[c]]'", a=one, b=other, c="kind: text, answer: z"))
    assert asks(deck)["a"] == "[?] […] z"
    assert asks(deck)["b"] == "[…] [?] z"


def test_what_is_computed_or_would_not_read_as_itself_is_left_open():
    """A brace would be a placeholder's, a dollar mathematics, a drawn number a false one."""
    deck = read(
        cloze(
            "'{n}: [[drawn]] [[brace]] [[dollar]] [[shape]] [[words]]'",
            drawn="kind: number, key: =n + 1",
            brace="kind: text, answer: '{0, 1}'",
            dollar="kind: text, answer: $5",
            shape="kind: shape, answer: [3, 4]",
            words="kind: text, answer: {all: [{term: forget-gate}, [나, b]]}",
        )
        + "  draw: {n: 1..9}\n"
    )
    assert asks(deck)["drawn"] == "{n}: [?] […] […] (3, 4) forget gate, b"
    assert deck.cards[0].ask.ko.endswith("망각 게이트, 나")
    assert asks(deck)["words"] == "{n}: […] […] […] (3, 4) [?]"


def test_formulas_and_tensors_stand_in_a_sentence():
    symbols = "symbols: {n: {int: 2..40}}"
    deck = read(
        cloze(
            "'[[pairs]] of n; [[twice]]; [[out]]; [[drawn]]'",
            pairs=f"kind: formula, key: n*(n - 1)/2, {symbols}",
            twice=f"kind: formula, key: 2*n, {symbols}",
            out="kind: tensor, answer: [[1, 0], [0, 1]]",
            drawn=f"kind: formula, key: m*n, {symbols}",
        )
        + "  draw: {m: 2..9}\n"
    )
    assert asks(deck)["twice"] == "n·(n − 1)/2 of n; [?]; [[1, 0], [0, 1]]; […]"


def test_brackets_that_name_nothing_are_brackets():
    ask = "'x = [[1, 2], [3, 4]], y = [[0.5]], z = [[]], [a] \\$3 [[a]]'"
    deck = read(cloze(ask, a="kind: number, answer: 2"))
    assert asks(deck) == {"a": "x = [[1, 2], [3, 4]], y = [[0.5]], z = [[]], [a] \\$3 [?]"}


def test_mathematics_stands_around_holes():
    deck = read(cloze("'$x[[1]]$ is [[a]] of $y$'", a="kind: number, answer: 2"))
    assert asks(deck) == {"a": "$x[[1]]$ is [?] of $y$"}


SHARED = """\
- id: conv
  kind: cloze
  ask: "A {size}×{size} input gives a side of [[side]] and [[maps]] maps."
  draw: {size: 16..64}
  reference: conv2d
  with: {in_channels: 3, out_channels: 8, kernel_size: 3}
  tags: [cnn]
  was: [old]
  holes:
    side:
      kind: number
      take: output_size
      closed_form: "size - 2"
      slips: [{when: size, label: padded}]
      work: "{size} - 2 = {key}"
      was: [edge, "x:y"]
    maps: {kind: number, answer: 8, tags: [easy]}
"""


def test_a_hole_says_what_a_part_says_and_shares_the_rest():
    side, maps = read(SHARED).cards
    assert side.computed is not None and maps.computed is not None
    assert (side.computed.take, [slip.label for slip in side.computed.slips]) == (
        "output_size",
        ["padded"],
    )
    assert (maps.computed.reference, maps.computed.take, maps.computed.slips) == ("conv2d", "", ())
    assert side.work == Text("{size} - 2 = {key}", "{size} - 2 = {key}")
    assert (side.tags, maps.tags) == (("cnn",), ("easy",))
    assert side.was == ("d:conv#edge", "x:y", "d:old#side")
    assert maps.was == ("d:old#maps",)
    assert (side.ask.en, maps.ask.en) == (
        "A {size}×{size} input gives a side of [?] and 8 maps.",
        "A {size}×{size} input gives a side of […] and [?] maps.",
    )


DRAWN = """\
- id: c
  kind: cloze
  ask: "{size}×{size} becomes [[side]]×[[side]] in [[maps]] maps"
  draw: {size: 16..64}
  holes:
    side:
      kind: number
      key: =output_size
      reference: conv2d
      with: {in_channels: 3, out_channels: 8, kernel_size: 3, padding: 1}
      slips: [{with: {padding: 0}, label: no-padding}]
      work: "{key}"
    maps: {kind: number, answer: 8}
"""


def test_the_key_of_a_hole_is_computed_with_its_mistakes():
    """With padding 1 a 3×3 kernel keeps the side, without it loses 2."""
    side, maps = read(DRAWN).cards
    start = begun.begin(side, 0)
    assert isinstance(start, Begun)
    size = start.names["size"]
    assert isinstance(size, int)
    assert [job.parameters["padding"] for job in start.jobs] == [1, 0]
    found = making.made(start, [{"output_size": size}, {"output_size": size - 2}], "", TERMS)
    assert isinstance(found, Variant)
    assert (found.made.key, found.key.en, found.work) == (size, str(size), Text(*[str(size)] * 2))
    assert [(slip.label, slip.value) for slip in found.made.slips] == [("no-padding", size - 2)]
    assert found.made.ask.en == f"{size}×{size} becomes [?]×[?] in 8 maps"
    assert begun.jobs_of(maps, 0) == ()


def test_the_proof_of_a_holes_formula_hangs_on_its_key():
    """Where no `take` says which result it is, `key` does."""
    side = read(DRAWN).cards[0]
    other = read(DRAWN.replace("=output_size", "=output_size + 1")).cards[0]
    assert proofs.fingerprint(side) != proofs.fingerprint(other)


FEW = cloze(
    "'{n} + [[more]] is [[sum]], drawn [[few]]'",
    more="kind: number, answer: 3",
    sum="kind: number, key: =n + 3",
    few="kind: number, key: =n // 30",
)


def test_a_hole_written_out_beside_drawn_ones_need_not_change(tmp_path):
    more, sum_, few = read(FEW + "  draw: {n: 1..60}\n").cards
    with Trial(Home(tmp_path), TERMS) as trial:
        found = [[type(each) for each in check(trial, one).found] for one in (more, sum_, few)]
    assert found == [[], [], [FewKeys, FrequentKey]]


FAULTS = [
    (
        cloze("'[[a]] [[gaet]]'", a="kind: text, answer: x", gate="kind: text, answer: y"),
        "d.yaml:6:8: no hole is called `gaet`; did you mean `gate`? The holes are: a, gate.",
        "d.yaml:6:8: 이런 이름의 빈칸은 없습니다: `gaet`. 혹시 `gate`입니까? 있는 빈칸: a, gate",
    ),
    (
        cloze("'[[b]]'", b="kind: text, answer: x", zzz="kind: text, answer: y"),
        "d.yaml:9:5: the hole `zzz` is not in the question; write `[[zzz]]` into it.",
        "d.yaml:9:5: 질문에 빈칸이 빠졌습니다: `zzz`. 들어갈 자리에 `[[zzz]]`처럼 쓰세요.",
    ),
    (
        cloze("{ko: '[[b]]', en: b}", b="kind: text, answer: x"),
        "d.yaml:8:5: the hole `b` is not in the English question; write `[[b]]` into it.",
        "d.yaml:8:5: 영어 질문에 빈칸이 빠졌습니다: `b`. 들어갈 자리에 `[[b]]`처럼 쓰세요.",
    ),
    (
        cloze("{ko: b, en: '[[b]]'}", b="kind: text, answer: x"),
        "d.yaml:8:5: the hole `b` is not in the Korean question; write `[[b]]` into it.",
        "d.yaml:8:5: 한국어 질문에 빈칸이 빠졌습니다: `b`. 들어갈 자리에 `[[b]]`처럼 쓰세요.",
    ),
    (
        cloze("'$x = [[b]]$'", b="kind: text, answer: x"),
        "d.yaml:6:8: a hole cannot stand inside mathematics; close the dollars before `[[b]]` and "
        "open them again behind it.",
        "d.yaml:6:8: 수식 안에는 빈칸을 둘 수 없습니다. `[[b]]` 앞에서 `$`를 닫고 뒤에서 다시 "
        "여세요.",
    ),
    (
        "- {id: c, kind: cloze, ask: Q, holes: {}}\n",
        "d.yaml:4:32: a cloze card needs at least one hole: `holes: {name: {kind: text, "
        "answer: …}}`.",
        "d.yaml:4:32: cloze 카드에는 빈칸이 하나는 있어야 합니다: `holes: {이름: {kind: text, "
        "answer: …}}`",
    ),
    (
        "- {id: c, kind: cloze, ask: Q}\n",
        "d.yaml:4:3: the field `holes` is missing.",
        "d.yaml:4:3: `holes` 필드가 빠졌습니다.",
    ),
    (
        "- {id: c, kind: cloze, ask: Q, holes: [a]}\n",
        "d.yaml:4:39: expected a mapping (`name: value`), got a list.",
        "d.yaml:4:39: 묶음(`이름: 값`)이 와야 하는데 목록이 있습니다.",
    ),
    (
        cloze("'[[b]]'", b="kind: choice, options: []"),
        "d.yaml:8:15: `choice` cannot stand here; there are: formula, number, shape, tensor, text.",
        "d.yaml:8:15: 여기에 쓸 수 없는 값입니다: `choice`. 쓸 수 있는 것은 다음과 같습니다: "
        "formula, number, shape, tensor, text.",
    ),
    (
        cloze("'[[b]]'", b="answer: x"),
        "d.yaml:8:8: the field `kind` is missing.",
        "d.yaml:8:8: `kind` 필드가 빠졌습니다.",
    ),
    (
        cloze("'[[b]]'", b="kind: text, answer: x, ask: Q"),
        "d.yaml:8:32: `ask` belongs to the whole card, not to a part.",
        "d.yaml:8:32: 부분이 아니라 카드 전체에 쓰는 항목입니다: `ask`",
    ),
    (
        cloze("'[[b]]'", b="kind: text, answer: {term: nothing-like-it}"),
        "d.yaml:8:36: terms.yaml has no term `nothing-like-it`; add it there, or list the accepted "
        "answers here.",
        "",
    ),
    (
        cloze("'[[b]]'", b="kind: number"),
        "d.yaml:8:8: no key: give `answer`, `key`, or `reference` with `take`.",
        "",
    ),
    (
        cloze("'[[b]]'", b="kind: number, answer: 1/3"),
        "d.yaml:8:31: the key is 1/3, no whole number;",
        "",
    ),
    (
        cloze("'[[B c]]'", **{"B c": "kind: text, answer: x"}),
        "d.yaml:8:10: the id `B c` may have only small letters, digits and single hyphens between "
        "them; did you mean `b-c`?",
        "",
    ),
    (
        cloze("'[[b]]'", b="kind: text, answer: x") + "  take: n\n  answer: y\n",
        "d.yaml:9:3: a card of kind cloze cannot have `take`.",
        "",
    ),
    (
        cloze("'{m} [[b]]'", b="kind: text, answer: x"),
        "d.yaml:6:8: unknown name `m` in braces at character 1; the card has no names. Write "
        "`{{m}}` if braces are meant.",
        "",
    ),
    (
        cloze("'[[b]]'", b="kind: text, answer: x") + "  draw: {n: 1..9}\n",
        "d.yaml:9:13: `n` is used nowhere: no expression, no text, and the reference has no "
        "parameter of that name.",
        "",
    ),
    (
        cloze("'[[b]]'", b="kind: text, answer: x, was: [Old]"),
        "d.yaml:8:38: `Old` is not a former name of a card; write `id` or `deck:id`.",
        "",
    ),
]


@pytest.mark.parametrize(("entry", "english", "korean"), FAULTS)
def test_what_is_wrong_with_holes_is_said_at_its_place(entry, english, korean):
    deck = read(entry)
    assert deck.cards == ()
    assert deck.problems
    assert problem("en", deck.problems[0]).startswith(english)
    assert problem("ko", deck.problems[0]).startswith(korean)


def test_all_that_is_wrong_is_said_at_once():
    entry = cloze("'[[a]] [[x]]'", a="kind: text", b="kind: number, answer: 2, asnwer: 3")
    found = {type(each.reason).__name__ for each in read(entry).problems}
    assert {"UnknownHole", "HoleNotInText", "MissingField", "UnknownField"} <= found


def test_what_is_wrong_with_the_card_is_said_once():
    entry = "- kind: cloze\n  holes: {a: {kind: text, answer: x}, b: {kind: text, answer: y}}\n"
    said = [problem("en", each) for each in read(entry).problems]
    assert said == [
        "d.yaml:4:3: the field `id` is missing.",
        "d.yaml:4:3: the field `ask` is missing.",
    ]


def test_a_card_has_no_more_holes_than_a_sentence():
    names = [f"h{number}" for number in range(41)]
    ask = "'" + " ".join(f"[[{name}]]" for name in names) + "'"
    deck = read(cloze(ask, **dict.fromkeys(names, "kind: text, answer: x")))
    assert [problem("en", each) for each in deck.problems] == [
        "d.yaml:7:3: `holes` has 41 entries; at most 40 are allowed."
    ]


@pytest.mark.parametrize("closing", ["]", "]]", "]]]", "[[", "$", "\\", "]] [["])
def test_no_sentence_makes_the_reader_raise(closing):
    for ask in (f"[[a{closing}", f"$[[a]]{closing}", f"{closing}[[a]]{closing}" * 50):
        read(cloze("|\n    " + ask, a="kind: text, answer: x"))


def test_a_sentence_of_any_length_is_read_in_its_length():
    """Brackets that never close, over and over: nothing is gone over twice."""
    for ask in ("[[" + " " * 200_000, "[[a" * 100_000, "[[ " * 100_000 + "]]", "$[[a" * 50_000):
        assert read(cloze(f"'{ask}'", a="kind: text, answer: x")).cards == ()


def learnt(house, entry: str, **said: str) -> None:
    """The deck with this card, each hole answered once."""
    house.deck.write_text("deck: small\ntitle: T\ncards:\n" + entry, encoding="utf-8")
    session, screen = house.session(*["=right", ""] * len(said))
    session.run()
    items = [question.variant.card.item for question in screen.of(Question)]
    assert sorted(items) == sorted(f"small:{name}" for name in said.values())


PAIR = cloze(
    "'The [[gate]] gate and the [[other]] gate'",
    gate="kind: text, answer: [forget, 망각]",
    other="kind: text, answer: [input, 입력]",
)


def standing(house, item: str) -> Standing:
    return log.standing(house.store, item)


def test_holes_are_answered_and_kept_as_items(house):
    learnt(house, PAIR, gate="c#gate", other="c#other")
    assert standing(house, "small:c#gate").reviews == standing(house, "small:c#other").reviews == 1
    assert standing(house, "small:c").reviews == 0


@pytest.mark.parametrize("at_once", [True, False])
def test_a_renamed_hole_has_no_history(house, at_once):
    """Not even where question and answer are the same to the letter, and not later either."""
    learnt(house, PAIR, gate="c#gate", other="c#other")
    kept = standing(house, "small:c#other")
    if not at_once:
        house.deck.rename(house.deck.with_suffix(".away"))
        house.desk()
        house.deck.with_suffix(".away").rename(house.deck)
    house.edit("gate:", "first:")
    house.edit("[[gate]]", "[[first]]")
    house.desk()
    assert standing(house, "small:c#first") == Standing()
    assert standing(house, "small:c#other") == kept
    assert doctor.differing(house.store) == ((), ())


@pytest.mark.parametrize("at_once", [True, False])
def test_a_renamed_hole_takes_its_history_along_under_was(house, at_once):
    learnt(house, PAIR, gate="c#gate", other="c#other")
    known = standing(house, "small:c#gate")
    house.edit("gate: {", "first: {")
    house.edit("[[gate]]", "[[first]]")
    if not at_once:
        house.desk()
    house.edit("first: {", "first: {was: [gate], ")
    house.desk()
    assert standing(house, "small:c#first") == known
    assert standing(house, "small:c#gate") == Standing()
    assert doctor.differing(house.store) == ((), ())


def test_a_hole_that_goes_while_another_comes_leaves_it_nothing(house):
    """The sentence looks the same around either."""
    learnt(house, PAIR, gate="c#gate", other="c#other")
    house.edit("gate: {kind: text, answer: [forget, 망각]}", "brand: {kind: text, answer: new}")
    house.edit("[[gate]]", "[[brand]]")
    house.desk()
    assert standing(house, "small:c#brand") == Standing()


@pytest.mark.parametrize("at_once", [True, False])
def test_a_card_with_holes_that_moves_takes_all_of_them_along(house, at_once):
    learnt(house, PAIR, gate="c#gate", other="c#other")
    known = [standing(house, f"small:c#{name}") for name in ("gate", "other")]
    if not at_once:
        house.deck.rename(house.deck.with_suffix(".away"))
        house.desk()
        house.deck.with_suffix(".away").rename(house.deck)
    house.edit("- id: c\n", "- id: renamed\n")
    house.desk()
    assert [standing(house, f"small:renamed#{name}") for name in ("gate", "other")] == known
    assert doctor.differing(house.store) == ((), ())


def test_holes_are_asked_for_in_the_dialogue_until_they_fit_the_sentence(house):
    """What a marker lacks is asked for where the holes are, not where the question is."""
    holes = ("{gate: {kind: text, answr: a}}", "{gate: {kind: text, answer: forget}}")
    both = "{gate: {kind: text, answer: forget}, other: {kind: text, answer: input}}"
    asked = ("cloze", "The [[gate]] gate, then the [[other]] one", "")
    saved, form = Author(house).add(*asked, *holes, both, *END, "FORGET", "")
    assert [card.item for card in saved.cards] == [
        "small:gate-gate-other#gate",
        "small:gate-gate-other#other",
    ]
    assert [variant.made.ask.en for variant in form.of(Variant)] == [
        "The [?] gate, then the input one",
        "The forget gate, then the [?] one",
    ]
    assert form.of(wrong.UnknownHole) == [wrong.UnknownHole("other", ("gate",))] * 2
    assert [graded.verdict for graded in form.of(Graded)] == ["right"]


def test_another_form_of_a_holes_answer_goes_where_the_others_stand(house):
    learnt(house, PAIR, gate="c#gate", other="c#other")
    desk = house.desk()
    card = index.card(house.cache, "small:c#gate")
    change = alternatives.proposed(desk, card, "삭제")
    assert alternatives.write(desk, change) is None
    assert "gate: {kind: text, answer: [forget, 망각, 삭제]}" in house.deck.read_text("utf-8")
    assert kinds.alone(index.card(house.cache, "small:c#gate")).fields.answer[-1] == "삭제"


def test_a_hole_whose_answer_is_a_name_of_a_term_is_advised_to_say_so(house):
    author = Author(house)
    deck = read(cloze("'The [[gate]]'", gate="kind: text, answer: forget gate"))
    assert [type(each) for each in advice(author.shelf, deck.cards[0])] == [IsATerm]


def test_every_reason_is_met():
    met = {type(each.reason) for entry, *_ in FAULTS for each in read(entry).problems}
    assert {wrong.NoHoles, wrong.UnknownHole, wrong.HoleNotInText, wrong.HoleInMathematics} <= met


YEARS = """\
- id: years
  kind: match
  each: true
  ask: {ko: "발표된 해는?", en: "Which year?"}
  was: [dates]
  rows:
    alexnet: {left: AlexNet, right: y2012}
    vgg: {left: VGG, right: y2014}
    resnet: {left: ResNet, right: y2015, was: [res-net]}
"""


def test_each_row_is_a_card_with_all_rows():
    deck = read(YEARS)
    assert deck.problems == ()
    assert [card.item for card in deck.cards] == [
        "d:years#alexnet",
        "d:years#vgg",
        "d:years#resnet",
    ]
    assert [list(card.fields.rows) for card in deck.cards] == [["alexnet", "vgg", "resnet"]] * 3
    assert {card.ask for card in deck.cards} == {Text(ko="발표된 해는?", en="Which year?")}
    assert [card.was for card in deck.cards] == [
        ("d:dates#alexnet",),
        ("d:dates#vgg",),
        ("d:years#res-net", "d:dates#resnet"),
    ]
    assert [card.place.line for card in deck.cards] == [10, 11, 12]
    assert deck.total == 1


@pytest.mark.parametrize("each", ["  each: false\n", ""])
def test_rows_that_are_no_items_stay_one_card(each):
    (card,) = read(YEARS.replace("  each: true\n", each)).cards
    assert (card.item, card.part, card.was) == ("d:years", "", ("d:dates",))


def test_the_answer_of_a_row_is_its_own():
    """Another row, or its own name, changed: it asks nobody whether to relearn."""
    prints = [kinds.fingerprint(card) for card in read(YEARS).cards]
    changed = YEARS.replace("right: y2012", "right: y2011").replace("vgg:", "vggnet:")
    after = [kinds.fingerprint(card) for card in read(changed).cards]
    assert [one == other for one, other in zip(prints, after, strict=True)] == [False, True, True]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("vgg:", "VGG 16:", ["11:13: the id `VGG 16` may have only small letters, digits and "]),
        ("was: [res-net]", "was: [Res]", ["12:48: `Res` is not a former name of a card; "]),
        ("each: true", "each: yes", ["6:9: "]),
        ("{left: VGG, right: y2014}", "VGG", ["11:10: expected a mapping (`name: value`), got "]),
        (
            '  ask: {ko: "발표된 해는?", en: "Which year?"}\n',
            "",
            ["4:3: the field `ask` is missing."],
        ),
    ],
)
def test_what_is_wrong_with_rows_is_said_once_at_its_place(old, new, said):
    deck = read(YEARS.replace(old, new))
    assert deck.cards == ()
    found = [problem("en", each).removeprefix("d.yaml:") for each in deck.problems]
    assert len(found) == len(said)
    assert all(one.startswith(start) for one, start in zip(found, said, strict=True)), found


def test_rows_are_items_only_while_they_are_few():
    """Each would be read with all the others: a hostile deck must not make that millions."""
    rows = "".join(f"    r{n}: {{left: l{n}, right: r{n}}}\n" for n in range(2000))
    deck = read(YEARS[: YEARS.index("    alexnet")] + rows)
    assert deck.cards == ()
    assert any("`rows` has 2000 entries" in problem("en", each) for each in deck.problems)


LETTERS = {"alexnet": "years#alexnet", "vgg": "years#vgg", "resnet": "years#resnet"}


def test_a_renamed_row_has_no_history_but_under_was(house):
    learnt(house, YEARS, **LETTERS)
    known = standing(house, "small:years#vgg")
    house.edit("    vgg: {", "    vgg-16: {")
    house.desk()
    assert standing(house, "small:years#vgg-16") == Standing()
    assert standing(house, "small:years#resnet").reviews == 1
    house.edit("    vgg-16: {", "    vgg-16: {was: [vgg], ")
    house.desk()
    assert standing(house, "small:years#vgg-16") == known
    assert doctor.differing(house.store) == ((), ())


def test_a_row_that_goes_while_another_comes_leaves_it_nothing(house):
    """All rows of a card have the same question."""
    learnt(house, YEARS, **LETTERS)
    house.edit("vgg: {left: VGG, right: y2014}", "lenet: {left: LeNet, right: y1998}")
    house.desk()
    assert standing(house, "small:years#lenet") == Standing()


def test_rows_of_a_card_that_moves_go_along(house):
    learnt(house, YEARS, **LETTERS)
    known = [standing(house, f"small:{item}") for item in LETTERS.values()]
    house.edit("id: years", "id: dated")
    house.desk()
    items = [item.replace("years", "dated") for item in LETTERS.values()]
    assert [standing(house, f"small:{item}") for item in items] == known
