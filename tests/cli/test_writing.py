"""`quiz add`, `quiz edit` and `quiz move` as a script has them: files, words, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.test_commands import Learner
from tests.conftest import DECK

KOREAN = "ko_KR.UTF-8"
CARD = """\
# from the lecture
kind: number
ask: {ko: "{n}의 두 배는?", en: "Twice {n}?"}   # both
draw: {n: 10..90}
key: "=2*n"
"""


class Author(Learner):
    def typed(self, text: str, *arguments: str, lang: str = "C.UTF-8", **environ: str):
        done = subprocess.run(
            [sys.executable, "-m", "quizcli", *arguments],
            env={
                "PATH": os.environ["PATH"], "QUIZ_HOME": str(self.home), "LANG": lang, **environ,
            },
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def cards(self, path: Path | None = None) -> list[dict]:
        text = (path or self.deck).read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.BaseLoader)["cards"]


@pytest.fixture
def author(tmp_path):
    return Author(tmp_path)


def test_add_by_options(author):
    line = DECK.count("\n") + 1
    code, out, error = author.quiz(
        "add", "--deck", "small", "--ask", "기울기를 막는 층은?",
        "--ask-en", "Which layer stops it?",
        "--answer", "detach", "--answer", "끊기", "--hint", "d…", "--set", "tags=[a, b]",
    )  # fmt: skip
    assert (code, error) == (0, "")
    assert out == f"Added: small:layer-stops ({author.deck}:{line}).\n"
    assert author.deck.read_text(encoding="utf-8").startswith(DECK)
    assert author.cards()[-1] == {
        "id": "layer-stops",
        "kind": "text",
        "ask": {"ko": "기울기를 막는 층은?", "en": "Which layer stops it?"},
        "answer": ["detach", "끊기"],
        "hint": "d…",
        "tags": ["a", "b"],
    }
    assert author.quiz("grade", "small:layer-stops", "끊기")[1].startswith("Right")


def test_add_a_choice_and_a_computed_card_by_options(author):
    author.quiz("add", "--deck", "small", "--ask", "Pick", "--answer", "a", "--wrong", "b")
    assert author.cards()[-1]["options"] == [{"text": "a", "right": "true"}, {"text": "b"}]
    code, _, error = author.quiz(
        "add", "--deck", "small", "--kind", "number", "--ask", "Side for {size}?", "--id", "side",
        "--set", "reference=conv2d", "--set", "draw.size=16..64", "--set", "with.kernel_size=3",
        "--set", "with.in_channels=1", "--set", "with.out_channels=1", "--set", "take=output_size",
    )  # fmt: skip
    assert (code, error) == (0, "")
    shown = json.loads(author.quiz("show", "side", "--seed", "1", "--json")[1])
    assert int(shown["key"]["en"]) == shown["draws"]["size"] - 2


def test_add_from_standard_input(author):
    code, out, error = author.typed(CARD, "add", "--deck", "small", "--json")
    about = json.loads(out)
    assert (code, error, about["written"], about["advice"]) == (0, "", True, [])
    assert about["item"] == "small:twice"
    text = author.deck.read_text(encoding="utf-8")
    assert text.startswith(DECK)
    body = "".join(f"  {line}\n" for line in CARD.splitlines())
    assert text == DECK + "- id: twice\n" + body


def test_add_several_at_once_or_none(author):
    two = "- kind: text\n  ask: A?\n  answer: a\n- kind: text\n  ask: B?\n  answr: b\n"
    code, out, error = author.typed(two, "add", "--deck", "small")
    assert (code, out) == (1, "")
    assert error.splitlines() == [
        "<stdin>:4:3: the field `answer` is missing.",
        "<stdin>:6:3: unknown field `answr`; did you mean `answer`?",
    ]
    assert author.deck.read_text(encoding="utf-8") == DECK
    code, out, _ = author.typed(two.replace("answr", "answer"), "add", "--deck", "small")
    assert (code, out.count("Added")) == (0, 2)
    assert [card["id"] for card in author.cards()[-2:]] == ["a", "b"]


def test_dry_run_writes_nothing(author):
    code, out, error = author.typed(CARD, "add", "--deck", "small", "--dry-run")
    line = DECK.count("\n") + 1
    assert (code, error) == (0, "")
    assert out == f"Would be added: small:twice ({author.deck}:{line}). Nothing was written.\n"
    assert author.deck.read_text(encoding="utf-8") == DECK
    assert author.quiz("add", "--deck", "new", "--create", "--dry-run", "--ask", "x?",
                       "--answer", "y")[0] == 0  # fmt: skip
    assert sorted(path.name for path in author.deck.parent.iterdir()) == ["small.yaml"]


@pytest.mark.parametrize(
    ("arguments", "text", "code", "english", "korean"),
    [
        (["--deck", "smal"], CARD, 1,
         "There is no deck `smal`. Did you mean `small`? There are: small. `--create` makes it.",
         "`smal`(이)라는 덱이 없습니다. 혹시 `small`입니까? 있는 덱: small. 새로 만들려면 "
         "`--create`를 붙이세요."),
        (["--deck", "Small!", "--create"], CARD, 1,
         "`Small!` cannot name a deck: small letters, digits and single dots, dashes or "
         "underscores between them, as in `my.first`.",
         "`Small!`: 덱 이름으로 쓸 수 없습니다. 영어 소문자와 숫자, 그 사이의 점·하이픈·밑줄 "
         "하나씩만 됩니다(예: `my.first`)."),
        (["--deck", "small"], "", 2,
         "There is no card on standard input: a mapping with `kind:`, `ask:` and so on is wanted, "
         "or a list of them. Usage: quiz add --deck NAME < card.yaml",
         "표준 입력에 카드가 없습니다. `kind:`, `ask:` 등이 있는 묶음 하나 또는 그 목록이 "
         "필요합니다. 사용법: quiz add --deck NAME < card.yaml"),
        ([], CARD, 2, "--deck is missing. Usage: quiz add --deck NAME < card.yaml",
         "--deck 옵션이 빠졌습니다. 사용법: quiz add --deck NAME < card.yaml"),
        (["--deck", "small"], "kind: text\nask: [\n", 1,
         "<stdin>:3:1: this is not valid YAML (while parsing a flow node, did not find expected "
         "node content).",
         "<stdin>:3:1: YAML 문법에 맞지 않습니다(while parsing a flow node, did not find expected "
         "node content)."),
        (["--deck", "small", "--kind", "text", "--ask", "x", "--answer", "a", "--wrong", "b"], "",
         2, "--wrong means nothing for a card of kind `text`; use --kind choice.",
         "--wrong 옵션은 `text` 카드에는 뜻이 없습니다. 대신 쓸 것: --kind choice."),
        (["--deck", "small", "--ask", "x", "--answer", "a", "--set", "decimals"], "", 2,
         "`decimals` is no setting; write `name=value`, as in `stride=2`.",
         "설정이 아닙니다: `decimals`. `stride=2`처럼 `이름=값`으로 쓰세요."),
        (["--deck", "small", "--kind", "txt", "--ask", "x", "--answer", "a"], "", 1,
         "unknown kind `txt`; did you mean `text`? The kinds are: build, choice, cloze, "
         "formula, match, number, order, recall, shape, tensor, text.",
         "모르는 종류입니다: `txt`. 혹시 `text`입니까? 종류는 다음과 같습니다: build, choice, "
         "cloze, formula, match, number, order, recall, shape, tensor, text."),
    ],
)  # fmt: skip
def test_errors_say_what_was_meant(author, arguments, text, code, english, korean):
    got, out, error = author.typed(text, "add", *arguments)
    assert (got, out, error) == (code, "", english + "\n")
    assert author.typed(text, "add", *arguments, lang=KOREAN)[2] == korean + "\n"
    assert author.deck.read_text(encoding="utf-8") == DECK


def test_a_deck_with_a_fault_is_not_written_into(author):
    spoilt, line = DECK + "title: twice\n", DECK.count("\n") + 1
    author.deck.write_text(spoilt, encoding="utf-8")
    for more in ((), ("--create",)):
        code, out, error = author.typed(CARD, "add", "--deck", "small", *more)
        assert (code, out) == (1, "")
        assert error == (
            f"{author.deck}:{line}:1: the field `title` stands here for the second time; the first "
            "is in line 2. Delete one of them. Mend this first; nothing was written.\n"
        )
    assert author.deck.read_text(encoding="utf-8") == spoilt


def test_six_at_the_same_time_all_get_in(author):
    author.quiz("due")
    environ = {"PATH": os.environ["PATH"], "QUIZ_HOME": str(author.home), "LANG": "C.UTF-8"}
    several = [
        subprocess.Popen(
            [sys.executable, "-m", "quizcli", "add", "--deck", "small", "--ask", f"Number {n}?",
             "--answer", "x", "--id", f"c{n}"],
            env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for n in range(6)
    ]  # fmt: skip
    for process in several:
        _, error = process.communicate()
        assert process.returncode == 0, error
    assert {card["id"] for card in author.cards()} >= {f"c{n}" for n in range(6)}
    assert author.deck.read_text(encoding="utf-8").startswith(DECK)


OTHER = """\
deck: other
title: Other
cards:
- id: one
  kind: text
  ask: One?
  answer: one
  after: [two]
- id: two  # second
  kind: text
  ask: Two?
  answer: two
  after: [one, "small:relu"]
"""


def test_move_takes_a_card_with_all_that_belongs_to_it(author):
    other = author.deck.with_name("other.yaml")
    other.write_text(OTHER, encoding="utf-8")
    code, out, error = author.quiz("move", "two", "small", "--dry-run")
    assert (code, error) == (0, "")
    assert out == (f"Would be moved: other:two → small:two ({author.deck}). Nothing was written.\n")
    code, out, error = author.quiz("move", "two", "small")
    assert (code, error) == (0, "")
    assert out == f"Moved: other:two → small:two ({author.deck}). Its history goes along.\n"
    moved = (
        "- id: two  # second\n  kind: text\n  ask: Two?\n  answer: two\n"
        '  after: [other:one, "small:relu"]\n'
    )
    assert author.deck.read_text(encoding="utf-8") == DECK + moved
    assert other.read_text(encoding="utf-8") == OTHER[: OTHER.index("- id: two")].replace(
        "[two]", "[small:two]"
    )
    code, _, error = author.quiz("move", "two", "nowhere")
    assert (code, error[:28]) == (1, "There is no deck `nowhere`. ")
    assert author.quiz("move", "two", "nowhere", "--create")[0] == 0
    assert author.cards(author.deck.with_name("nowhere.yaml"))[0]["id"] == "two"
    code, _, error = author.quiz("move", "relu", "small")
    assert (code, error) == (1, "The deck small has small:relu already.\n")


def test_a_move_cut_short_is_finished_the_next_time(author):
    other = author.deck.with_name("other.yaml")
    other.write_text(OTHER, encoding="utf-8")
    author.quiz("move", "two", "small")
    other.write_text(OTHER, encoding="utf-8")
    both = author.deck.read_text(encoding="utf-8")
    assert author.quiz("move", "other:two", "small")[0] == 0
    assert author.deck.read_text(encoding="utf-8") == both
    assert [card["id"] for card in author.cards(other)] == ["one"]


def test_edit_shows_what_is_wrong_beside_its_line(author):
    line = 1 + DECK[: DECK.index("  hint:")].count("\n")
    spoil = "sed -i s/hint:/한트:/"
    code, out, error = author.typed("", "edit", "relu", EDITOR=f"sh -c '{spoil} $2' -")
    assert (code, out) == (1, "")
    assert error.splitlines() == [
        f"{author.deck}:{line}:3: unknown field `한트`; there are: "
        + error.splitlines()[0].partition("there are: ")[2],
        f'{line:>5} |   한트: {{ko: "네 글자", en: "Four letters"}}',
        "      |   ^",
        f"{author.deck} keeps 1 fault; the cards concerned are set aside, their history is kept.",
    ]
    mend = "sh -c 'sed -i s/한트:/hint:/ $2; echo $1 $2 >> $2.log' -"
    code, out, error = author.typed("", "edit", "relu", EDITOR=mend)
    assert (code, out, error) == (0, f"Saved: {author.deck}.\n", "")
    assert Path(f"{author.deck}.log").read_text() == f"+{line} {author.deck}\n"
    assert author.deck.read_text(encoding="utf-8") == DECK


def test_edit_that_renames_a_card_or_changes_its_answer(author):
    same = author.typed("", "edit", "relu", EDITOR="true")
    assert same == (0, f"Nothing was changed in {author.deck}.\n", "")
    answer = "sh -c 'sed -i s/렐루/렐류/ $2' -"
    code, out, _ = author.typed("", "edit", "small:relu", EDITOR=answer)
    assert (code, out.splitlines()[1]) == (
        0,
        "The answer of small:relu is another now; when it is next due you will be asked whether "
        "to keep what you remember or learn it anew.",
    )
    rename = "sh -c 'sed -i s/id:.relu/id:\\ rectifier/ $2' -"
    code, out, _ = author.typed("", "edit", "small:relu", EDITOR=rename)
    assert (code, out.splitlines()[1]) == (
        0,
        "small:relu goes by another name now and kept its history: small:rectifier.",
    )


def test_edit_without_an_editor(author):
    code, _, error = author.typed("", "edit", "relu", EDITOR="/no/such/editor")
    assert (code, error) == (
        1, "The editor `/no/such/editor` could not be started; set EDITOR to yours.\n",
    )  # fmt: skip


def test_options_that_mean_nothing_or_too_much(author):
    card = "kind: text\nask: A?\nanswer: a\n"
    for given, reason in (
        (["--answer", "x", "--hint", "y"],
         "--answer, --hint: only beside --ask; a card on standard input says all of itself. "
         "Usage: quiz add --deck NAME < card.yaml"),
        (["--ask", "A?", "--answer", "a", "--set", "answer=[b]"],
         "`answer` is given twice, once by --set."),
        (["--ask", "A?", "--kind", "recall", "--answer", "a", "--answer", "b"],
         "--answer is given once for a card of kind `recall`."),
        (["--ask", "A?", "--answer", "a", "--set", "tags="],
         "`tags=` is no setting; write `name=value`, as in `stride=2`."),
    ):  # fmt: skip
        assert author.typed(card, "add", "--deck", "small", *given) == (2, "", reason + "\n")
    code, _, error = author.quiz("add", "--deck", "small", "--ask", "\udcff", "--answer", "a")
    assert (code, error) == (2, "'\\udcff' is no text in UTF-8.\n")
    code, _, error = author.quiz("add", "--deck", "small", "--ask", "a\x1b[2J?", "--answer", "a")
    assert code == 1
    assert "U+001B" in error
    assert author.deck.read_text(encoding="utf-8") == DECK


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: a\nkind: text\nask: *q\nanswer: a\n", 3),
        ("- kind: text\n  ask: A?\n  answer: a\n- kind: text\n  ask: B?\n  ask: C?\n", 6),
        ("kind: text\nask: !!str A?\nanswer: a\n", 2),
    ],
)
def test_what_yaml_refuses_in_a_card_is_refused_with_its_line(author, text, line):
    flow = author.deck.with_name("flow.yaml")
    flow.write_text("deck: flow\ntitle: F\ncards: [{id: x, kind: text, ask: X, answer: x}]\n")
    for deck in ("small", "flow"):
        code, out, error = author.typed(text, "add", "--deck", deck)
        assert (code, out) == (1, "")
        assert error.startswith(f"<stdin>:{line}:")
    assert len(author.cards(flow)) == 1


@pytest.mark.parametrize("text", ["---\n{}...\n", "%YAML 1.2\n---\n# one\n{}", "{}...\n...\n"])
@pytest.mark.parametrize("lead", ["", "- "])
def test_what_yaml_allows_around_a_document(author, text, lead):
    body = "kind: text\nask: A?\nanswer: a\n".replace("\n", "\n" + " " * len(lead)).rstrip(" ")
    code, _, error = author.typed(text.format(lead + body), "add", "--deck", "small")
    assert (code, error) == (0, "")
    assert author.cards()[-1] == {"id": "a", "kind": "text", "ask": "A?", "answer": "a"}


def test_what_waits_for_a_moved_card_in_its_new_deck_follows_too(author):
    other = author.deck.with_name("other.yaml")
    other.write_text(OTHER, encoding="utf-8")
    with author.deck.open("a", encoding="utf-8") as file:
        file.write('- id: late\n  kind: text\n  ask: L?\n  answer: l\n  after: ["other:two"]\n')
    author.quiz("move", "two", "small")
    assert author.cards()[-2]["after"] == ["small:two"]


def test_a_move_that_cannot_be_finished_is_taken_back(house, monkeypatch):
    from quizcli.decks import files
    from quizcli.session.adding import moving
    from quizcli.session.adding.shelf import Shelf

    other = house.deck.with_name("other.yaml")
    other.write_text(OTHER, encoding="utf-8")
    house.desk()
    shelf = Shelf(house.home, house.settings, house.cache)
    real = files.write

    def refusing(path, data, mode=0o644):
        if path.name == "other.yaml":
            raise OSError(13, "Permission denied")
        real(path, data, mode)

    monkeypatch.setattr(files, "write", refusing)
    for deck, create in (("small", False), ("new", True)):
        move = moving.proposed(shelf, shelf.card("other:two"), deck, create=create)
        assert moving.carry_out(shelf, move) is not None
        assert house.deck.read_text(encoding="utf-8") == DECK
        assert other.read_text(encoding="utf-8") == OTHER
        assert not house.deck.with_name("new.yaml").exists()


def test_a_deck_that_may_not_be_written_stays(tmp_path, monkeypatch):
    from quizcli.decks import files
    from quizcli.errors.adding import NotWritten

    path = tmp_path / "d.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *given: False)
    assert files.replace(path, b"old", b"new") == NotWritten(str(path), "EACCES")
    assert path.read_bytes() == b"old"


def test_renaming_what_others_wait_for_is_told(author):
    with author.deck.open("a", encoding="utf-8") as file:
        file.write("- id: late\n  kind: text\n  ask: L?\n  answer: l\n  after: [relu]\n")
    rename = "sh -c 'sed -i s/id:.relu/id:\\ rectifier/ $2' -"
    code, _, error = author.typed("", "edit", "relu", EDITOR=rename)
    assert (code, error) == (
        0, "small:late comes after small:relu, which no deck has: it will not be asked.\n",
    )  # fmt: skip
    code, _, error = author.quiz(
        "add", "--deck", "small", "--ask", "Z?", "--answer", "z", "--set", "after=[nope]"
    )
    assert (code, error) == (
        0, "small:z comes after small:nope, which no deck has: it will not be asked.\n",
    )  # fmt: skip
