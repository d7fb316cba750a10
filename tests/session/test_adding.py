"""Cards written in a dialogue: every field checked at once, nothing typed is lost."""

from contextlib import nullcontext
from pathlib import Path

import pytest
import yaml

from quizcli.errors import adding as tell
from quizcli.errors.deck import BadId, DuplicateId, UnknownField
from quizcli.model import Term, Text, Variant
from quizcli.screen import Command, Graded
from quizcli.session import collection, home, searching
from quizcli.session.adding import naming
from quizcli.session.adding.advice import advice
from quizcli.session.adding.dialogue import Dialogue
from quizcli.session.adding.finishing import Finishing
from quizcli.session.adding.shelf import Shelf
from quizcli.session.trial import Trial
from tests.conftest import DECK

BACK, QUIT, EDIT = Command.UNDO, Command.QUIT, Command.EDIT
GATES = """\
terms:
  forget-gate: {ko: [망각 게이트], en: [forget gate], short: [f]}
  sigmoid: {ko: [시그모이드], en: [sigmoid]}
"""


class Written:
    """A `screen.Form` that says what it was told to, and remembers what it was shown."""

    def __init__(self, *lines) -> None:
        self.lines = list(lines)
        self.shown: list[object] = []

    def line(self, lang, prompt, /, **fields):
        self.shown.append(prompt)
        said = self.lines.pop(0) if self.lines else QUIT
        return said() if callable(said) else said

    def say(self, lang, label, /, **fields):
        self.shown.append(label)

    def rows(self, lang, rows):
        self.shown += [name for name, _ in rows]

    def tell(self, lang, reasons):
        self.shown += list(reasons)

    def variant(self, lang, variant, *, whole):
        self.shown.append(variant)

    def graded(self, lang, variant, graded):
        self.shown.append(graded)

    def computing(self, lang):
        return nullcontext()

    def edit_file(self, lang, file, line):
        self.edited(file)

    def of(self, wanted) -> list:
        return [shown for shown in self.shown if isinstance(shown, wanted)]


class Author:
    def __init__(self, house) -> None:
        self.house = house
        (house.deck.parent / "terms.yaml").write_text(GATES, encoding="utf-8")
        collection.refresh(house.cache, home.folders(house.home, house.settings))
        searching.fill(house.cache)
        self.shelf = Shelf(house.home, house.settings, house.cache)

    def add(self, *lines, deck="small", edited=None):
        """The card saved, or None, and the form it was typed into."""
        form = Written(*lines)
        form.edited = edited
        with Trial(self.house.home, self.shelf.terms) as trial:
            talk = Dialogue(self.shelf, trial, form, "en")
            talk.deck = deck
            return Finishing(talk).run(), form

    def last(self) -> dict:
        text = self.house.deck.read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.BaseLoader)["cards"][-1]


@pytest.fixture
def author(house):
    return Author(house)


TEXT = ("text", "Which gate drops what is no longer needed?", "")
END = ("", "", "")  # no hint, no work, the id proposed


def test_a_text_card(author):
    saved, form = author.add(*TEXT, "the dropper", "drop gate", "", *END, "dropper", "")
    assert author.house.deck.read_text(encoding="utf-8").startswith(DECK)
    assert author.last() == {
        "id": "gate-drops-no-longer-needed",
        "kind": "text",
        "ask": TEXT[1],
        "answer": ["the dropper", "drop gate"],
    }
    assert saved.cards[0].item == "small:gate-drops-no-longer-needed"
    assert author.shelf.card(saved.cards[0].item) == saved.cards[0]
    assert [graded.verdict for graded in form.of(Graded)] == ["right"]
    assert form.of(tell.Added) == [
        tell.Added(saved.cards[0].item, str(author.house.deck), DECK.count("\n") + 1)
    ]


def test_both_languages_and_a_term(author):
    author.add("text", "What drops?", "무엇이 버리나?", "f", "", "y", "", "", "gate", "")
    assert author.last() == {
        "id": "gate",
        "kind": "text",
        "ask": {"ko": "무엇이 버리나?", "en": "What drops?"},
        "answer": {"term": "forget-gate"},
    }


def test_a_choice_card(author):
    author.add("choice", "Pick one", "", "yes", "", "no", "maybe", "", *END, "")
    assert author.last()["options"] == [
        {"text": "yes", "right": "true"}, {"text": "no"}, {"text": "maybe"},
    ]  # fmt: skip


def test_a_number_card(author):
    author.add("number", "answer", "One half?", "", "2", "0.50", "", *END, "")
    assert author.last() == {
        "id": "half", "kind": "number", "ask": "One half?", "decimals": "2", "answer": "0.50",
    }  # fmt: skip


def test_a_shape_card(author):
    author.add("shape", "answer", "RGB of 4 by 5?", "", "C H W", "3, 4 5", *END, "")
    assert author.last()["answer"] == ["3", "4", "5"]
    assert author.last()["axes"] == ["C", "H", "W"]


CONV = (
    "number", "reference", "conv", "16..64", "3", "8", "[3, 5]", "=2", "1", "", "", "",
    "size > kernel_size", "output_size", "Side for {size}, kernel {kernel_size}?", "",
    "", "", "", "", "no-padding: padding=0", "rounded: =size // 2", "", "conv",
)  # fmt: skip


def test_a_computed_card(author):
    _, form = author.add(*CONV, "")
    assert author.last() == {
        "id": "conv",
        "kind": "number",
        "ask": "Side for {size}, kernel {kernel_size}?",
        "draw": {"size": "16..64", "kernel_size": ["3", "5"]},
        "where": "size > kernel_size",
        "reference": "conv2d",
        "with": {"in_channels": "3", "out_channels": "8", "stride": "=2", "padding": "1"},
        "take": "output_size",
        "slips": [
            {"with": {"padding": "0"}, "label": "no-padding"},
            {"when": "size // 2", "label": "rounded"},
        ],
    }
    variants = form.of(Variant)
    assert len({variant.made.ask.en for variant in variants}) > 1
    assert len(variants) == 5
    for variant in variants:
        size, kernel = variant.made.draws["size"], variant.made.draws["kernel_size"]
        assert variant.made.key == (size + 2 - kernel) // 2 + 1


def test_each_field_is_checked_at_once(author):
    lines = ("number", "answer", "A half?", "", "two", "2", "x+", "0.5", "", *END, "")
    _, form = author.add(*lines)
    assert form.shown.count("add.field.number.decimals") == 2
    assert form.shown.count("add.field.number.answer") == 2
    assert author.last()["answer"] == "0.5"


def test_an_id_that_is_taken_or_none(author):
    _, form = author.add(*TEXT, "a", "", "", "", "relu", "Not One", "fine", "")
    path = str(author.house.deck)
    assert form.of(DuplicateId) == [DuplicateId("relu", path, 4)]
    assert form.of(BadId) == [BadId("Not One")]
    assert author.last()["id"] == "fine"


def test_going_back_a_field(author):
    author.add("text", "Wrnog?", "", BACK, "Right?", "", "yes", "", *END, BACK, "other", "")
    assert (author.last()["ask"], author.last()["id"]) == ("Right?", "other")


def test_a_required_field_cannot_stay_empty(author):
    _, form = author.add("text", "", "What?", "", "", "that", "", *END, "")
    assert form.of(tell.NeedsAnswer) == [tell.NeedsAnswer()]
    assert author.last()["answer"] == "that"


def test_stopping_keeps_a_draft_and_the_next_time_goes_on(author):
    saved, form = author.add("text", "Half a card?", "", QUIT)
    assert saved is None
    draft = author.house.home.root / "draft.yaml"
    assert form.of(tell.DraftKept) == [tell.DraftKept(str(draft))]
    assert author.house.deck.read_text(encoding="utf-8") == DECK

    saved, form = author.add("", "", "", "yes", "", "", "", "whole", "")
    assert author.last() == {
        "kind": "text", "ask": "Half a card?", "id": "whole", "answer": "yes",
    }  # fmt: skip
    assert not draft.exists()


def test_the_card_in_the_editor(author):
    def spoil(file):
        Path(file).write_text(Path(file).read_text() + "# why\nhnt: no\n")

    def mend(file):
        Path(file).write_text(Path(file).read_text().replace("hnt: no", "hint: yes"))

    edits = iter((spoil, mend))
    _, form = author.add(*TEXT, "a", "", *END, EDIT, "", "", edited=lambda file: next(edits)(file))
    assert [type(reason) for reason in form.of(UnknownField)] == [UnknownField]
    assert author.last()["hint"] == "yes"
    assert "  # why\n" in author.house.deck.read_text(encoding="utf-8")


def test_a_deck_changed_meanwhile_is_read_anew(author):
    other = "- id: theirs\n  kind: text\n  ask: Theirs?\n  answer: [x]\n"

    def meanwhile():
        with author.house.deck.open("a", encoding="utf-8") as file:
            file.write(other)
        return ""

    author.add(*TEXT, "a", "", *END, meanwhile)
    text = author.house.deck.read_text(encoding="utf-8")
    assert text.startswith(DECK + other)
    assert author.last()["answer"] == "a"


def test_a_new_deck(author):
    saved, _ = author.add("my.own", "y", *TEXT, "a", "", *END, "", deck="")
    path = author.house.home.root / "decks" / "my.own.yaml"
    assert (saved.path, saved.before) == (path, None)
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) == {
        "deck": "my.own",
        "title": {"ko": "my.own", "en": "my.own"},
        "cards": [
            {"id": saved.cards[0].id, "kind": "text", "ask": TEXT[1], "answer": "a"},
        ],
    }  # fmt: skip


def told(author, ask, answer="x"):
    given = f'id: mine\nkind: text\nask: "{ask}"\nanswer: {answer}\n'
    from quizcli.decks import rewriting

    proposal = author.shelf.proposed("small", rewriting.alone(given.encode()))
    return advice(author.shelf, proposal.cards[0])


def test_advice_on_what_is_there_already(author):
    assert told(author, "The  NAME of max(0, x)?") == [tell.SameQuestion("small:relu")]
    assert told(author, "The name of max(0, y)?") == [
        tell.AlikeQuestion("small:relu", Text("max(0, x)의 이름은?", "The name of max(0, x)?"))
    ]
    assert told(author, "max(0, x)의 이름은?") == [tell.SameQuestion("small:relu")]
    assert told(author, "Which loss goes with a softmax?") == []


def test_advice_on_terms(author):
    names = ("망각 게이트", "forget gate", "f")
    assert told(author, "Drops?", "[forget gate]") == [
        tell.IsATerm("forget gate", "forget-gate", names)
    ]
    assert told(author, "Drops?", "{term: forget-gate}") == []
    assert told(author, "Drops?", "[forget gate, 망각 게이트, f]") == []


TERMS = [Term("forget-gate", ("망각 게이트",), ("forget gate",))]


@pytest.mark.parametrize(
    ("ask", "taken", "name"),
    [
        (
            Text("출력은?", "What is the output size of a convolution?"),
            (),
            "output-size-convolution",
        ),
        (Text("x", "It's $\\val{n}$ and {size}×{size} what?"), (), "its-and-what"),
        (Text("망각 게이트의 역할은?", "망각 게이트의 역할은?"), (), "forget-gate-ui-yeoghaleun"),
        (Text("ReLU?", "ReLU?"), {"relu", "relu-2"}, "relu-3"),
        (Text("?", "?"), (), "card"),
        (Text("", "w" * 90), (), "w" * 40),
    ],
)
def test_ids(ask, taken, name):
    """Words that say nothing are left out; Hangul comes as terms or in Latin letters."""
    assert naming.proposed(ask, TERMS, taken) == name


def test_every_field_of_every_kind_has_its_prompt():
    from quizcli import kinds
    from quizcli.messages import templates

    for lang in ("ko", "en"):
        known = templates(lang)
        for kind in kinds.names():
            assert f"kind.{kind}" in known
            for entry in kinds.load(kind).ENTRIES:
                wide, own = f"add.field.{entry.field}", f"add.field.{kind}.{entry.field}"
                assert (
                    entry.form == "options"
                    or own in known
                    or (entry.form == "text" and wide in known)
                )


def test_a_draft_that_cannot_be_written_is_shown(author, monkeypatch):
    from quizcli.decks import files

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write", full)
    _, form = author.add("text", "Half a card?", "", QUIT)
    draft = str(author.house.home.root / "draft.yaml")
    assert form.of(tell.NotWritten) == [tell.NotWritten(draft, "ENOSPC")]
    assert form.shown[-2:] == ["kind: text", "ask: Half a card?"]


def test_a_deck_that_cannot_be_written_keeps_the_card(author, monkeypatch):
    from quizcli.decks import files

    real, failures = files.write, [OSError(28, "No space left on device")]

    def once_full(*arguments):
        if failures:
            raise failures.pop()
        real(*arguments)

    monkeypatch.setattr(files, "write", once_full)
    saved, form = author.add(*TEXT, "a", "", *END, "", "")
    assert [type(each) for each in form.of(tell.NotWritten)] == [tell.NotWritten]
    assert author.last()["answer"] == "a"
    assert saved


def test_a_question_asked_already_is_told_at_once_and_once(author):
    _, form = author.add("text", "The name of max(0,x)?", "", QUIT)
    (told,) = form.of(tell.AlikeQuestion)
    assert told.item == "small:relu"
    assert form.shown.index(told) > form.shown.index("add.field.ask")
    (author.house.home.root / "draft.yaml").unlink()
    _, form = author.add("text", "The name of max(0, x)?", "", "a", "", *END, "")
    assert form.of(tell.SameQuestion) == [tell.SameQuestion("small:relu")]


def test_a_draft_not_wanted_is_laid_aside(author):
    author.add("text", "Half a card?", "", QUIT)
    home = author.house.home.root
    _, form = author.add("n", *TEXT, "a", "", *END, "")
    assert form.of(tell.LaidAside) == [tell.LaidAside(str(home / "draft-1.yaml"))]
    assert (home / "draft-1.yaml").read_text() == "kind: text\nask: Half a card?\n"
    assert author.last()["answer"] == "a"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("text", "Half?", QUIT), "kind: text\nask: Half?\n"),
        (("text", "Half?", "", "one", "two", QUIT), "kind: text\nask: Half?\nanswer: [one, two]\n"),
        (("choice", "Pick?", "", "a", "", "b", QUIT),
         "kind: choice\nask: Pick?\noptions:\n- {text: a, right: true}\n- {text: b}\n"),
    ],
)  # fmt: skip
def test_what_was_typed_within_a_field_is_kept_too(author, lines, kept):
    author.add(*lines)
    assert (author.house.home.root / "draft.yaml").read_text() == kept


def test_going_back_keeps_what_a_field_has(author):
    lines = (*TEXT, "a", "", "the hint", "", BACK, "", "", "named", "")
    _, form = author.add(*lines)
    assert form.shown.count("add.keep") == 1
    assert (author.last()["hint"], author.last()["id"]) == ("the hint", "named")
    author.add(*TEXT, "a", "", "the hint", "", BACK, "-", "", "", "other", "")
    assert "hint" not in author.last()
    author.add(*TEXT, "a", "", "the hint", "", BACK, "another", "", "", "third", "")
    assert author.last()["hint"] == "another"


def test_back_within_a_list_takes_the_last_line_back(author):
    author.add(*TEXT, "a", "b", BACK, "c", "", *END, "")
    assert author.last()["answer"] == ["a", "c"]


def test_the_other_language_in_the_middle_of_a_text(author):
    author.add("text", "English?", Command.LANGUAGE, "한국어?", "a", "", *END, "")
    assert author.last()["ask"] == {"ko": "한국어?", "en": "English?"}


def test_the_editor_at_any_field_and_two_cards_in_it(author):
    def both(file):
        assert Path(file).read_text() == "kind: text\nask: Half?\n"
        one = "- {id: one, kind: text, ask: One, answer: a}\n"
        Path(file).write_text(f"---\n{one}{one.replace('one', 'two')}...\n")

    saved, _ = author.add("text", "Half?", EDIT, "", edited=both)
    assert [card.id for card in saved.cards] == ["one", "two"]
    assert author.last()["id"] == "two"


def test_what_the_editor_left_broken_stays_and_is_offered(author):
    def spoil(file):
        Path(file).write_text("kind: [\n")

    author.add(*TEXT, "a", "", *END, EDIT, QUIT, edited=spoil)
    draft = author.house.home.root / "draft.yaml"
    assert draft.read_text() == "kind: [\n"

    def mend(file):
        Path(file).write_text("id: whole\nkind: text\nask: Whole?\nanswer: a\n")

    _, form = author.add("y", "", "", edited=mend)
    assert [type(each) for each in form.of(tell.CardFaulty)] == [tell.CardFaulty]
    assert author.last()["id"] == "whole"
    assert not draft.exists()


def test_a_rule_no_numbers_keep_is_asked_again(author):
    lines = [*CONV, "size > 5", ""]
    lines[lines.index("size > kernel_size")] = "size > 900"
    author.add(*lines)
    assert author.last()["where"] == "size > 5"


def draft_of(author) -> str:
    return (author.house.home.root / "draft.yaml").read_text(encoding="utf-8")


def test_braces_typed_as_a_value_are_refused_in_words_and_nothing_is_lost(author):
    author.add("number", "answer", "Three?", "", "", "{3}", "3", "", *END, "")
    assert author.last()["answer"] == "3"
    author.add("number", "reference", "conv2d", "16..64", "3", "8", "{size}", QUIT)
    assert "kernel_size: {size: null}" in draft_of(author)


def test_a_draft_in_both_languages_is_gone_on_with(author):
    author.add("text", "Half?", "반쪽?", QUIT)
    author.add("y", "", "", "yes", "", "", "", "", "")
    assert author.last()["ask"] == {"ko": "반쪽?", "en": "Half?"}


def test_a_computed_draft_is_saved_as_it_was_typed(author):
    author.add(*CONV, "")
    typed = author.last()
    author.house.deck.write_text(DECK, encoding="utf-8")
    author.shelf.refresh()
    author.add(*CONV[:-1], QUIT)
    author.add("y", "", "reference", "conv2d", *[""] * 17, "conv", "")
    assert author.last() == typed


def test_another_kind_keeps_what_fits_it(author):
    author.add("text", "What?", "", "a", "", BACK, BACK, BACK, "recall", "", "b", "", *END, "")
    assert (author.last()["kind"], author.last()["ask"]) == ("recall", "What?")


def test_correcting_one_language_keeps_the_other(author):
    author.add("text", "Wrong?", "한국어?", BACK, "Right?", "", "a", "", *END, "")
    assert author.last()["ask"] == {"ko": "한국어?", "en": "Right?"}


def test_what_was_refused_is_in_the_draft(author):
    lines = CONV[: CONV.index("Side for {size}, kernel {kernel_size}?")]
    author.add(*lines, "Side for {siz}?", "", QUIT)
    assert "Side for {siz}?" in draft_of(author)


def test_two_drafts_at_once_are_two_files(author):
    def meanwhile():
        (author.house.home.root / "draft.yaml").write_text("kind: text\nask: Theirs?\n")
        return QUIT

    _, form = author.add("text", "Mine?", "", meanwhile)
    kept = author.house.home.root / "draft-1.yaml"
    assert form.of(tell.DraftKept) == [tell.DraftKept(str(kept))]
    assert draft_of(author) == "kind: text\nask: Theirs?\n"


def test_an_editor_that_does_not_start_costs_nothing(author):
    from quizcli.errors.notice import NoEditor

    form = Written("text", "What?", "", EDIT, "", "", "the answer", QUIT)
    form.edit_file = lambda *given: NoEditor("/nowhere")
    with Trial(author.house.home, author.shelf.terms) as trial:
        talk = Dialogue(author.shelf, trial, form, "en")
        talk.deck = "small"
        Finishing(talk).run()
    assert "the answer" in draft_of(author)


def test_yes_or_no_in_words(author):
    _, form = author.add("newd", "아뇨", QUIT, deck="")
    assert not (author.house.deck.parent / "newd.yaml").exists()
    _, form = author.add("newd", "maybe", "네", "text", QUIT, deck="")
    assert form.of(tell.YesOrNo) == [tell.YesOrNo("maybe")]


def test_a_new_deck_whose_name_is_part_of_another(author):
    saved, _ = author.add("smal", "smal", "", *TEXT, "a", "", *END, "", deck="")
    assert saved.path.name == "smal.yaml"


@pytest.mark.parametrize(
    "text", ["kind: nubmer\n", "kind: [text]\n", "kind: number\nreference: no\n"]
)
def test_a_draft_spoilt_by_hand_goes_to_the_editor(author, text):
    (author.house.home.root / "draft.yaml").write_text(text)
    saved, form = author.add("y", QUIT)
    assert saved is None
    assert "add.edit" in form.shown
    assert draft_of(author) == text


@pytest.mark.parametrize(
    "text",
    [
        "# note\n{kind: text, ask: What, answer: foo}\n",
        "&c {kind: text, ask: What, answer: foo}\n",
        "&c\nkind: text\nask: What\nanswer: foo\n",
    ],
)
def test_an_id_goes_where_a_card_begins(text):
    from quizcli.decks import rewriting

    (card,) = rewriting.alone(text.encode())
    made = rewriting.inserted(b"cards:\n- id: a\n", card.named("mine").text, "")
    assert yaml.safe_load(made)["cards"][1] == {
        "id": "mine", "kind": "text", "ask": "What", "answer": "foo",
    }  # fmt: skip
