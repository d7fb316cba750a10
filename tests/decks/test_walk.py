"""What each declared type makes of a node, by the YAML 1.2 core schema."""

import math
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct

from quizcli.decks import nodes, walk
from quizcli.decks.tree import Document, Flaw
from quizcli.errors import Reason
from quizcli.errors.deck import (
    EmptyText,
    EmptyValue,
    MissingField,
    MissingLanguage,
    NotBoolean,
    NotNumber,
    UnknownField,
    UnknownValue,
    WrongShape,
)
from quizcli.model import Text


class Inner(Struct):
    name: str
    count: int = 0


class Renamed(Struct):
    confused: str = msgspec.field(name="not")


def walked(text: str, wanted: Any) -> tuple[Any, list[Flaw]]:
    document = nodes.parse(text.encode())
    assert isinstance(document, Document)
    flaws: list[Flaw] = []
    return walk.value(document.root, msgspec.inspect.type_info(wanted), flaws), flaws


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("no", str, "no"),
        ("' a '", str, "a"),
        ("'null'", str, "null"),
        ("TRUE", bool, True),
        ("False", bool, False),
        ("0o17", int, 15),
        ("017", int, 17),
        ("0xFf", int, 255),
        ("-12", int, -12),
        ("+3", int, 3),
        ("3", float, 3.0),
        ("0x10", float, 16.0),
        ("-.5e-3", float, -0.0005),
        ("1.", float, 1.0),
        ("-.INF", float, -math.inf),
        ("exact", Literal["", "exact"], "exact"),
        ("''", Literal["", "exact"], ""),
        ("[a, 'b']", tuple[str, ...], ["a", "b"]),
        ("[]", list[int], []),
        ("{a: 1, b: 2}", dict[str, int], {"a": 1, "b": 2}),
        ("{name: n}", Inner, {"name": "n"}),
        ("{name: n, count: 2}", Inner, {"name": "n", "count": 2}),
        ("{not: x}", Renamed, {"not": "x"}),
        ("plain", Text, {"ko": "plain", "en": "plain"}),
        ("{en: b, ko: 가}", Text, {"ko": "가", "en": "b"}),
        ("~", Text | None, None),
        ("", Inner | None, None),
        ("x", Text | None, {"ko": "x", "en": "x"}),
        ("{name: n}", Inner | tuple[str, ...] | str, {"name": "n"}),
        ("[n]", Inner | tuple[str, ...] | str, ["n"]),
        ("n", Inner | tuple[str, ...] | str, "n"),
        ("12", str | int | bool, 12),
        ("'12'", str | int | bool, "12"),
        ("true", str | int | bool, True),
        ("1.5", int | float, 1.5),
        ("2", int | float, 2),
    ],
)
def test_what_a_type_makes_of_a_node(text: str, wanted: Any, value: Any) -> None:
    document = f"{text}\n" if text else "--- \n"
    assert walked(document, wanted) == (value, [])


@pytest.mark.parametrize(
    ("text", "wanted", "reasons"),
    [
        ("NULL", str, [EmptyValue("NULL")]),
        ("~", tuple[str, ...], [EmptyValue("~")]),
        ("null", Inner, [EmptyValue("null")]),
        ("[]", str, [WrongShape(("text",), "list")]),
        ("''", str, [EmptyText()]),
        ("yes", bool, [NotBoolean("yes")]),
        ("'true'", bool, [NotBoolean('"true"')]),
        ("tRue", bool, [NotBoolean("tRue")]),
        ("1:30", int, [NotNumber("1:30", whole=True)]),
        ("1_000", int, [NotNumber("1_000", whole=True)]),
        ("'5'", int, [NotNumber('"5"', whole=True)]),
        ("1.0", int, [NotNumber("1.0", whole=True)]),
        ("９", int, [NotNumber("９", whole=True)]),
        ("1" * 5000, int, [NotNumber("1" * 59 + "…", whole=True)]),
        ("1" * 5000, float, [NotNumber("1" * 59 + "…", whole=False)]),
        ("1e", float, [NotNumber("1e", whole=False)]),
        ("inf", float, [NotNumber("inf", whole=False)]),
        ("Exact", Literal["", "exact"], [UnknownValue("Exact", ("exact",))]),
        (
            "[a, [b], {}]",
            list[str],
            [WrongShape(("text",), "list"), WrongShape(("text",), "mapping")],
        ),
        ("{a: x, b: y}", dict[str, int], [NotNumber("x", True), NotNumber("y", True)]),
        ("{nam: n}", Inner, [UnknownField("nam", ("name", "count")), MissingField("name")]),
        ("{ko: 가}", Text, [MissingLanguage("en")]),
        ("{}", Text, [MissingLanguage("ko"), MissingLanguage("en")]),
        ("{ko: ~, en: ''}", Text, [EmptyValue("~"), EmptyText()]),
        ("[x]", Inner | str, [WrongShape(("text", "mapping"), "list")]),
        ("x", tuple[str, ...] | None, [WrongShape(("list",), "text")]),
        ("x", int | None, [NotNumber("x", whole=True)]),
        ("~", int | str, [EmptyValue("~")]),
    ],
)  # fmt: skip
def test_what_a_type_cannot_be_read_from(text: str, wanted: Any, reasons: list[Reason]) -> None:
    value, flaws = walked(text, wanted)
    assert value is walk.BAD
    assert [flaw.reason for flaw in flaws] == reasons


def test_every_error_has_its_own_place() -> None:
    _, flaws = walked("- {name: [x], count: y}\n- n\n- {}\n", tuple[Inner, ...])
    assert [(type(each.reason).__name__, each.line, each.column) for each in flaws] == [
        ("WrongShape", 1, 10),
        ("NotNumber", 1, 22),
        ("WrongShape", 2, 3),
        ("MissingField", 3, 3),
    ]
