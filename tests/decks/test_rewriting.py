"""Cards go into a deck's text and out of it, and no other byte moves. PyYAML is the judge."""

import os
import signal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizcli.decks import files, naming, rewriting
from quizcli.errors.adding import (
    CannotRewrite,
    ChangedMeanwhile,
    DeckFaulty,
    NoCardList,
    NotWritten,
)

CARD = "id: new\nkind: text\nask: |\n  질문?\n\n  둘째 줄\nanswer: [하나, one]\n# mine\n"


def said(data: bytes | str):
    """What PyYAML reads, every scalar as its words; decks take no heed of space around them.

    (A block text at the end of a file without a line end gains one when a card is put behind it.)
    """
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    return stripped(yaml.load(text, Loader=yaml.BaseLoader))


def stripped(found):
    if isinstance(found, dict):
        return {name: stripped(each) for name, each in found.items()}
    return found.strip() if isinstance(found, str) else [stripped(each) for each in found]


FIELDS = st.sampled_from([
    "ask: plain words",
    'ask: "a: \\"quoted\\" one # no comment"',
    "ask: 'it''s'",
    "ask: |\n    first\n\n    second",
    "ask: >-\n    folded\n    over lines  # text",
    "ask: plain that goes\n    on below",
    "ask: {ko: 한글, en: English}  # both",
    "answer: [a, b, 'c d']",
    "answer:\n  - a  # one\n  - b",
    "options:\n  - {text: one, right: true}\n  - text: two\n    say: no",
    "work:",
])  # fmt: skip
BETWEEN = st.sampled_from(["", "\n", "# note\n", "\n# === part ===\n\n", "    # indented note\n"])


@st.composite
def decks(draw) -> tuple[bytes, int]:
    """A deck's bytes and how many cards are in it."""
    margin = draw(st.sampled_from(["", "  ", "    "]))
    gap = draw(st.sampled_from([" ", "   "]))
    count = draw(st.integers(1, 4))
    lines = ["# head\n" * draw(st.integers(0, 1)), "deck: d\ntitle: T\n", "cards:\n"]
    for number in range(count):
        lines.append(draw(BETWEEN) if number else "")
        fields = [f"id: c{number}", *draw(st.lists(FIELDS, max_size=3, unique_by=lambda f: f[:3]))]
        first, *rest = "\n".join(fields).split("\n")
        lines.append(f"{margin}-{gap}{first}\n")
        inner = margin + " " + gap.replace("-", " ")
        lines += [f"{inner}{line}\n" if line else "\n" for line in rest]
    lines.append(draw(BETWEEN))
    lines.append(draw(st.sampled_from(["", "notes: week2.md\n", "# the end", "...\n"])))
    text = "".join(lines)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    mark = "\ufeff" if draw(st.booleans()) else ""
    return (mark + text).encode(), count


@given(decks())
def test_a_card_goes_in_and_no_other_byte_moves(made):
    data, count = made
    new = rewriting.inserted(data, CARD, "d.yaml")
    assert isinstance(new, bytes), new
    start = next((i for i, (a, b) in enumerate(zip(data, new, strict=False)) if a != b), len(data))
    assert any(
        new == data[:at] + new[at : at + len(new) - len(data)] + data[at:]
        for at in range(max(0, start - 8), start + 1)
    )
    old, now = said(data), said(new)
    assert now.pop("cards")[:count] == [c for c in old.pop("cards")]
    assert now == old
    assert said(new)["cards"][-1] == said(CARD)
    line, column = rewriting.place(new, count)
    row = new.decode("utf-8-sig").replace("\r\n", "\n").split("\n")[line - 1]
    assert row.strip() == "- id: new"
    assert row[column - 1 :] == "id: new"


@given(decks(), st.integers(0, 3))
def test_a_card_comes_out_and_its_text_says_what_it_said(made, number):
    data, count = made
    number %= count
    found = rewriting.removed(data, number, "d.yaml")
    assert not isinstance(found, (CannotRewrite, NoCardList)), found
    rest, card = found
    old, now = said(data), said(rest)
    gone = old["cards"].pop(number)
    assert now == old
    assert said(card) == gone
    kept = [line.strip() for line in rest.decode().splitlines() if "===" in line or "head" in line]
    assert kept == [
        line.strip() for line in data.decode().splitlines() if "===" in line or "head" in line
    ]


@given(decks())
def test_in_and_out_again_is_as_before(made):
    data, count = made
    new = rewriting.inserted(data, CARD, "")
    rest, card = rewriting.removed(new, count, "")
    assert said(rest) == said(data)
    assert card == CARD
    assert rest.rstrip(b"\r\n") == data.rstrip(b"\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("deck: d\ncards: []\n", "deck: d\ncards:\n- id: x\n"),
        ("deck: d\ncards: []  # none yet", "deck: d\ncards:  # none yet\n- id: x\n"),
        ("cards: []\ndeck: d\n", "cards: [{id: x}]\ndeck: d\n"),
        ("{deck: d, cards: []}", "{deck: d, cards: [{id: x}]}"),
        ("cards: [{id: a}, {id: b},]\n", "cards: [{id: a}, {id: b}, {id: x}]\n"),
        ("cards: [{id: a}, # c, d\n {id: b} # e\n]\n",
         "cards: [{id: a}, # c, d\n {id: b}, {id: x} # e\n]\n"),
        ("cards: [\n  # to come\n]\n", "cards: [\n  # to come\n{id: x}]\n"),
        ("cards: &all\n  - id: a\n", "cards: &all\n  - id: a\n  - id: x\n"),
        ("deck: d\rcards:\r- id: a\r", "deck: d\rcards:\r- id: a\r- id: x\r"),
        ("cards:\n-\n  id: a\n", "cards:\n-\n  id: a\n- id: x\n"),
        ("cards:\n- id: a\n\n- id: b\n", "cards:\n- id: a\n\n- id: b\n\n- id: x\n"),
        ("cards:\n- id: a\n  # own\n# of the notes\nnotes: n\n",
         "cards:\n- id: a\n  # own\n- id: x\n# of the notes\nnotes: n\n"),
        ("cards:\n- id: a\n  ask: |+\n    x\n\n\n# end\n",
         "cards:\n- id: a\n  ask: |+\n    x\n\n\n# end\n- id: x\n"),
    ],
)  # fmt: skip
def test_where_a_card_goes(before, after):
    assert rewriting.inserted(before.encode(), "id: x\n", "").decode() == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("deck: [\n", DeckFaulty),
        ("deck: d\ndeck: e\ncards: []\n", DeckFaulty),
        ("deck: d\n", NoCardList),
        ("deck: d\ncards:\n", NoCardList),
        ("deck: d\ncards: &a []\nmore: *a\n", CannotRewrite),
    ],
)
def test_what_cannot_be_written_into_is_refused(text, reason):
    assert isinstance(rewriting.inserted(text.encode(), "id: x\n", "d.yaml"), reason)


def test_an_anchor_others_use_stays():
    text = b"cards:\n- &a\n  id: x\n- *a\n"
    assert rewriting.removed(text, 0, "d.yaml") == CannotRewrite("d.yaml")


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("id: a\nask: b", [("id: a\nask: b", 1, 1)]),
        ("---\n# hi\nid: a\n...\n", [("# hi\nid: a\n", 2, 1)]),
        ("\n\n  id: a\n  b: c\n", [("id: a\nb: c\n", 3, 3)]),
        ("%YAML 1.1\n---\nid: x\n...\n", [("id: x\n", 3, 1)]),
        ("--- {id: a, b: c}\n", [("{id: a, b: c}\n", 1, 5)]),
        ("--- # d\n- id: a\n...\n...\n", [("id: a\n", 2, 3)]),
        ("- id: a\n  k: |\n    x\n  # own\n- {id: b}\n",
         [("id: a\nk: |\n  x\n# own\n", 1, 3), ("{id: b}\n", 5, 3)]),
        ("[{id: a}, {id: b}]", [("{id: a}", 1, 2), ("{id: b}", 1, 11)]),
    ],
)  # fmt: skip
def test_cards_by_themselves(text, cards):
    assert [(c.text, c.line, c.column) for c in rewriting.alone(text.encode())] == cards


def test_names_of_items_get_their_deck():
    card = 'id: x\nafter: [one, "two", other:three]\nwas:\n- old  # renamed\nask: one\n'
    assert naming.whole_names(card, "d") == (
        'id: x\nafter: [d:one, "d:two", other:three]\nwas:\n- d:old  # renamed\nask: one\n'
    )


def test_what_comes_after_a_moved_card_follows_it():
    deck = (
        "\ufeffcards:\r\n- id: x\r\n  after: [one, 'one#p', two, d:one]\r\n- id: one\r\n".encode()
    )
    assert naming.after_another(deck, "d", "d:one", "e:one").decode("utf-8-sig") == (
        "cards:\r\n- id: x\r\n  after: [e:one, 'e:one#p', two, e:one]\r\n- id: one\r\n"
    )
    assert naming.after_another(deck, "other", "d:one", "e:one").decode("utf-8-sig") == (
        "cards:\r\n- id: x\r\n  after: [one, 'one#p', two, e:one]\r\n- id: one\r\n"
    )


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_bytes(b"now")
    assert files.replace(path, b"then", b"new") == ChangedMeanwhile(str(path))
    assert files.replace(path, None, b"new") == ChangedMeanwhile(str(path))
    assert files.replace(tmp_path / "e.yaml", b"then", b"new") == ChangedMeanwhile(
        str(tmp_path / "e.yaml")
    )
    assert path.read_bytes() == b"now"
    assert os.listdir(tmp_path) == ["d.yaml"]


def test_mode_and_links_are_kept(tmp_path):
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"then")
    real.chmod(0o640)
    link.symlink_to(real)
    assert files.replace(link, b"then", b"new") is None
    assert (link.is_symlink(), real.read_bytes()) == (True, b"new")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_disk_that_refuses_leaves_the_file(tmp_path, monkeypatch):
    path = tmp_path / "d.yaml"
    path.write_bytes(b"then")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert files.replace(path, b"then", b"new") == NotWritten(str(path), "ENOSPC")
    assert path.read_bytes() == b"then"
    assert os.listdir(tmp_path) == ["d.yaml"]


STEPS = ("mkstemp", "fdopen", "fsync", "chmod", "replace")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("late", [False, True])
def test_killed_while_writing_the_file_is_old_or_new(tmp_path, step, late):
    """SIGKILL just before and just after each system call on the way."""
    path = tmp_path / "d.yaml"
    old, new = b"old\n" * 5000, b"new\n" * 9000
    path.write_bytes(old)
    child = os.fork()
    if child == 0:
        _die_at(step, late)
        files.replace(path, old, new)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert path.read_bytes() == (new if (step, late) == ("replace", True) else old)
    assert [stamp.path for stamp in files.scan(tmp_path)] == [str(path)]


def _die_at(step: str, late: bool) -> None:
    import tempfile

    module = tempfile if step == "mkstemp" else os
    real = getattr(module, step)

    def dying(*arguments, **named):
        found = real(*arguments, **named) if late else None
        os.kill(os.getpid(), signal.SIGKILL)
        return found

    setattr(module, step, dying)


def test_everything_shipped_can_be_written_into():
    root = Path(__file__).resolve().parents[2] / "decks"
    for path in sorted(root.rglob("day*.yaml")):
        data = path.read_bytes()
        new = rewriting.inserted(data, CARD, str(path))
        assert new.startswith(data)
        for number in range(len(said(data)["cards"])):
            rest, card = rewriting.removed(data, number, str(path))
            assert said(card) == said(data)["cards"][number]
            assert said(rest)["cards"] == [
                c for n, c in enumerate(said(data)["cards"]) if n != number
            ]


@pytest.mark.parametrize(
    ("text", "place"),
    [("id: a\nid: b\n", (2, 1)), ("ask: *q\n", (1, 6)), ("- a: 1\n- !!str b\n", (2, 3))],
)
def test_a_card_by_itself_that_yaml_refuses(text, place):
    flaw = rewriting.alone(text.encode())
    assert (flaw.line, flaw.column) == place


def test_a_text_in_a_card_keeps_its_blank_ends():
    card = "id: x\nask: |\n  a  \n     \n  b\n"
    new = rewriting.inserted(b"cards:\n- id: a\n", card, "")
    assert yaml.safe_load(new)["cards"][1] == yaml.safe_load(card)
