"""Decks from strangers: limits are kept, and kept without doing the work first."""

import tracemalloc
from typing import Any

import pytest
import yaml

from quizcli.decks import MOST_BYTES, cards, nodes
from quizcli.decks.tree import Document, Flaw, Node, Scalar
from quizcli.errors import Reason
from quizcli.errors.deck import (
    ControlCharacter,
    DuplicateKey,
    EmptyFile,
    FileTooLarge,
    NotUtf8,
    TooDeep,
    TooManyAliases,
    TooManyMarks,
    TooManyNodes,
)
from quizcli.messages import problem


def refused(data: bytes) -> Flaw:
    found = nodes.parse(data)
    assert isinstance(found, Flaw)
    return found


def root(text: str) -> Node:
    found = nodes.parse(text.encode())
    assert isinstance(found, Document)
    assert found.flaws == ()
    return found.root


def said(data: bytes) -> list[str]:
    deck = cards.read(data, "d.yaml", {})
    assert (deck.name, deck.cards, deck.total) == ("", (), 0)
    return [problem(lang, each) for each in deck.problems for lang in ("en", "ko")]


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The parser events that were asked for."""
    seen: list[Any] = []

    class Counting(yaml.CSafeLoader):  # type: ignore[misc]
        def get_event(self) -> Any:
            event = super().get_event()
            seen.append(event)
            return event

    monkeypatch.setattr(yaml, "CSafeLoader", Counting)
    return seen


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[a, "])
def test_fifty_thousand_brackets_end_at_the_thirty_third(opening: str, events: list[Any]) -> None:
    assert refused(opening.encode() * 50_000).reason == TooDeep(32)
    assert 32 < len(events) < 110


def test_fifty_thousand_brackets_in_words() -> None:
    assert said(b"[" * 50_000) == [
        "d.yaml:1:33: lists and mappings lie more than 32 deep here; is a bracket not closed?",
        "d.yaml:1:33: 목록과 묶음이 32겹보다 깊습니다. 닫히지 않은 괄호가 있습니까?",
    ]


def test_thirty_two_deep_is_allowed() -> None:
    root("[" * 32 + "]" * 32)


def test_aliases_do_not_reach_deeper_than_brackets() -> None:
    """&a is 31 deep, and an alias of it in two lists 33."""
    towers = "- &a " + "[" * 31 + "]" * 31
    root(f"{towers}\n- *a")
    assert refused(f"{towers}\n- [*a]".encode()) == Flaw(TooDeep(32), 2, 4, (1, 0))


def test_aliases_of_aliases_add_their_depths() -> None:
    """&a is 16 deep, &b 31 with it inside."""
    rows = f"- &a {'[' * 16}{']' * 16}\n- &b {'[' * 15}*a{']' * 15}\n"
    root(f"{rows}- *b")
    assert refused(f"{rows}- [*b]".encode()) == Flaw(TooDeep(32), 3, 4, (2, 0))


def test_a_key_typed_in_pieces_is_the_same_key() -> None:
    """On a Mac 각 may be three characters."""
    found = nodes.parse("각: 1\n\u1100\u1161\u11a8: 2\n".encode())
    assert isinstance(found, Document)
    assert found.flaws == (Flaw(DuplicateKey("각", 1), 2, 1),)


def test_billion_laughs_are_refused_unlaughed(events: list[Any]) -> None:
    rows = ["- &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [f"- &l{i} [{', '.join([f'*l{i - 1}'] * 10)}]" for i in range(1, 10)]
    data = "\n".join(rows).encode()
    assert refused(data).reason == TooManyNodes(1_000_000)
    assert 50 < len(events) < 100
    assert said(data) == [
        "d.yaml:6:43: more than 1000000 values, aliases written out; divide the deck into several.",
        "d.yaml:6:43: 별칭을 풀면 값이 1000000개보다 많습니다. 덱을 여러 개로 나누어야 합니다.",
    ]


def test_a_long_text_repeated_counts_by_its_length() -> None:
    long = "x" * (20 << 20)
    rows = "".join("- *a\n" for _ in range(60))
    assert refused(f"- &a {long}\n{rows}".encode()).reason == TooManyNodes(1_000_000)


def test_a_hundred_aliases_are_enough() -> None:
    root("- &a x\n" + "- *a\n" * 100)
    data = b"- &a x\n" + b"- *a\n" * 101
    assert refused(data) == Flaw(TooManyAliases(100), 102, 3, (101,))
    assert said(data) == [
        "d.yaml:102:3: more than 100 aliases (`*name`); write the values out.",
        "d.yaml:102:3: 별칭(`*이름`)이 100개보다 많습니다. 값을 직접 써야 합니다.",
    ]


def test_a_value_cannot_hold_itself() -> None:
    found = nodes.parse(b"- &a [*a]\n- &a x\n- *a\n")
    assert isinstance(found, Document)
    assert [(flaw.line, flaw.column, flaw.path) for flaw in found.flaws] == [(1, 7, (0, 0))]


def test_a_million_values_are_enough() -> None:
    assert refused(b"[" + b"x," * 1_000_000 + b"]").reason == TooManyNodes(1_000_000)


def test_a_hundred_megabytes_are_refused_undecoded() -> None:
    data = b"\xff" * (100 << 20)
    tracemalloc.start()
    lines = said(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert lines == [
        "d.yaml:1:1: the file has 100 MiB; a deck may have 32 MiB. Divide it into several.",
        "d.yaml:1:1: 파일 크기가 100 MiB입니다. 덱은 32 MiB까지 됩니다. "
        "여러 파일로 나누어야 합니다.",
    ]
    assert peak < 10 << 20
    assert refused(data) == Flaw(FileTooLarge(100 << 20, MOST_BYTES), 1, 1)


@pytest.mark.parametrize(
    ("data", "reason", "line", "column"),
    [
        ("가: b\n나: \x07\n".encode(), ControlCharacter("U+0007"), 2, 4),
        (b"a: \x00", ControlCharacter("U+0000"), 1, 4),
        ("a: x\u2028b: y".encode(), ControlCharacter("U+2028"), 1, 5),
        ("a: b\r\n가: ".encode() + b"\xc3(", NotUtf8("0xC3"), 2, 4),
        ("a: b".encode("utf-16"), NotUtf8("0xFF"), 1, 1),
        (b"\xef\xbb\xbf\xff", NotUtf8("0xFF"), 1, 1),
        (b"", EmptyFile(), 1, 1),
        (b"\xef\xbb\xbf", EmptyFile(), 1, 1),
    ],
)
def test_bytes_that_are_no_text(data: bytes, reason: Reason, line: int, column: int) -> None:
    assert refused(data) == Flaw(reason, line, column)


def test_bytes_that_are_no_text_in_words() -> None:
    assert said(b"deck: \xff") == [
        "d.yaml:1:7: the byte 0xFF is not UTF-8; save the file as UTF-8.",
        "d.yaml:1:7: 바이트 0xFF: UTF-8이 아닙니다. 파일을 UTF-8로 저장해야 합니다.",
    ]


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        (r"\e", "U+001B"), (r"\a", "U+0007"), (r"\0", "U+0000"), (r"\r", "U+000D"),
        (r"\x7f", "U+007F"), (r"\x9b", "U+009B"), (r"\N", "U+0085"), (r"\u202a", "U+202A"),
        (r"\u202e", "U+202E"), (r"\u2066", "U+2066"), (r"\u2069", "U+2069"),
    ],
)  # fmt: skip
def test_no_escape_smuggles_a_command(escape: str, code: str) -> None:
    """The character is refused, and not passed on either: an alias could still reach it."""
    found = nodes.parse(f'"x{escape}y"'.encode())
    assert found == Document(Scalar("x\ufffdy", False, 1, 1), (Flaw(ControlCharacter(code), 1, 1),))


def test_marks_piled_on_a_letter_are_never_composed() -> None:
    """Composing a run of marks takes the square of its length."""
    most = "e" + "\u0301\u0316" * 15
    root(most)
    rule = "\u2500" * 80
    root(rule)
    text = f"{rule} {most}\u0301"
    found = nodes.parse(text.encode())
    assert found == Document(Scalar("\ufffd e\ufffd", True, 1, 1), (Flaw(TooManyMarks(30), 1, 1),))
    line = f"deck: d\ntitle: T\ncards: []\nnotes: {text}\n"
    assert said(line.encode()) == [
        "d.yaml:4:8: more than 30 combining marks on one letter; delete them.",
        "d.yaml:4:8: 한 글자에 결합 문자가 30개보다 많이 붙었습니다. 지워야 합니다.",
    ]


@pytest.mark.parametrize("text", ['"a\\tb\\nc"', "가나", '"\\u200d"', '"[red]x[/red]"', "🙂"])
def test_other_characters_are_kept(text: str) -> None:
    root(text)


def test_strangers_words_cannot_leave_the_line_they_are_quoted_in() -> None:
    """A field name with line ends, commands or no end at all is quoted short and plain."""
    name = "a\\n\\u200bb" + "c" * 1000
    deck = cards.read(f'deck: d\ntitle: T\ncards: []\n"{name}": x\n'.encode(), "d.yaml", {})
    assert [problem("en", each) for each in deck.problems] == [
        f"d.yaml:4:1: unknown field `a \ufffdb{'c' * 55}…`; there are: deck, title, cards, notes, "
        "was."
    ]
