"""The schema for editors: as the program has it now, true of good decks and of bad ones."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docs import schema
from quizcli import kinds
from quizcli.decks import cards, computed, nodes, walk
from quizcli.decks.tree import Document
from tests.decks.test_problems import cases
from tests.docs.test_docs import DECKS, ROOT

SCHEMA = schema.schema()
VALIDATOR = Draft202012Validator(SCHEMA)
SHIPPED = sorted(each for each in (ROOT / "decks").rglob("*.yaml") if each.name != "terms.yaml")


def plain(text: str) -> Any:
    """A deck as an editor that knows YAML 1.2 sees it."""
    document = nodes.parse(text.encode())
    assert isinstance(document, Document)
    return walk.plain(document.root)


def faults(text: str) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in VALIDATOR.iter_errors(plain(text))]


def of(card: str) -> str:
    return f"deck: d\ntitle: T\ncards:\n- {card}\n"


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_is_what_the_program_says_now():
    said = json.loads(schema.FILE.read_text(encoding="utf-8"))
    assert said == json.loads(json.dumps(SCHEMA)), "renew it: python -m docs.schema"


def test_the_command_that_renews_it_writes_the_same(monkeypatch, tmp_path):
    before = schema.FILE.read_bytes()
    monkeypatch.setattr(schema, "FILE", tmp_path / "new.json")
    schema.main()
    assert schema.FILE.read_bytes() == before


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_decks_are_valid_and_name_the_schema(path):
    text = path.read_text(encoding="utf-8")
    assert faults(text) == []
    line = text.splitlines()[0]
    assert line.startswith("# yaml-language-server: $schema=")
    assert (path.parent / line.partition("=")[2]).resolve() == schema.FILE


@pytest.mark.parametrize(("page", "text"), DECKS)
def test_decks_of_the_docs_are_valid(page, text):
    assert faults(text) == []


@pytest.mark.parametrize(
    "text", [each.values[0] for name in ("problems.txt", "computed.txt") for each in cases(name)]
)
def test_what_the_program_takes_the_schema_takes(text):
    """What only the program can tell is left to it, so never the other way round."""
    deck = cards.read(text.encode(), "d.yaml", {})
    broken = {problem.card for problem in deck.problems}
    if "" not in broken and (document := plain(text)):
        good = [each for each in document["cards"] if each["id"] not in broken]
        assert list(VALIDATOR.iter_errors({**document, "cards": good})) == []


ALL = """\
id: a
  kind: number
  ask: {ko: 질문, en: Question}
  hint:
  draw:
    a: 1..9
    b: [3, 0.5, same, [1, 2]]
    c: {real: 0.1..0.9, step: 0.1, shape: [2, 2], never: [0.5]}
    d: {int: -3..3, step: "2"}
    e: {same: {ko: 그대로, en: kept}, "2": 둘}
  let: {f: 2*a}
  where: true
  reference: conv2d
  with: {padding: "=f", layers: [relu, {repeat: 2}]}
  runs: {wide: {stride: 2}, plain: }
  take: output_size
  closed_form: 7
  slips: [{when: 7, label: 3, say: S}, {with: {bias: false}, take: output_shape, label: b}]
  fixed: true
  reason: few
  decimals: 2
"""


def test_every_field_in_every_form():
    assert faults(of(ALL)) == []


@pytest.mark.parametrize(
    "card",
    [
        "{id: a, kind: number, ask: Q, key: '=1', parts: {b: {ask: R, answer: 3, decimals: 1}}}",
        "{id: a, kind: shape, ask: Q, answer: [3, 224, 224], axes: [C, H, W]}",
        "{id: a, kind: choice, ask: Q, options: [{text: 1, right: true}, {value: '=2'}]}",
        "{id: a, kind: text, ask: 1:30, answer: {all: [{term: model}, [b, 0.5], no]}, case: exact}",
        "{id: a, kind: recall, ask: Q, answer: {ko: 답, en: A}, draw: {n: 1..9}, after: [b]}",
    ],
)
def test_a_card_of_every_kind(card):
    assert faults(of(card)) == []


NUMBER = "{id: a, kind: number, ask: Q, answer: 2"


@pytest.mark.parametrize(
    "card",
    [
        f"{NUMBER}, asnwer: 3}}",
        "{id: a, kind: number, answer: 2}",
        "{kind: number, ask: Q, answer: 2}",
        "{id: a, ask: Q, answer: 2}",
        "{id: a, kind: numbr, ask: Q, answer: 2}",
        "{id: a, kind: number, ask: '', answer: 2}",
        "{id: a, kind: number, ask: {ko: 질문}, answer: 2}",
        "{id: a, kind: number, ask: {ko: 질문, en: Q, de: F}, answer: 2}",
        "{id: a, kind: number, ask: [Q], answer: 2}",
        "just words",
        f"{NUMBER}, tags: one}}",
        f"{NUMBER}, source: {{section: S, makr: m}}}}",
        f"{NUMBER}, fixed: yes}}",
        f"{NUMBER}, decimals: two}}",
        f"{NUMBER}, options: []}}",
        f"{NUMBER}, with: [1]}}",
        f"{NUMBER}, runs: {{a: 3}}}}",
        f"{NUMBER}, let: [a]}}",
        "{id: a, kind: text, ask: Q}",
        "{id: a, kind: text, ask: Q, answer: {tern: a}}",
        "{id: a, kind: text, ask: Q, answer: A, case: exakt}",
        "{id: a, kind: text, ask: Q, parts: {b: {ask: Q, answer: A}}}",
        "{id: a, kind: text, ask: Q, answer: A, take: output_size}",
        "{id: a, kind: choice, ask: Q, options: [{txt: A}]}",
        "{id: a, kind: choice, ask: Q, options: [{text: A}], slips: []}",
        "{id: a, kind: shape, ask: Q, answer: [3, x]}",
    ],
)
def test_planted_mistakes_are_found(card):
    assert faults(of(card)) != []
    assert cards.read(of(card).encode(), "d.yaml", {}).problems != ()


@pytest.mark.parametrize(
    "draw",
    [
        "3", "a..b", "1..2..3", "[]", "{}", "{int: five}", "{int: 0.5..9}", "{real: 0.1..0.9}",
        "{real: 0.1..0.9, step: 0}", "{real: 0.1..0.9, step: tiny}", "{int: 1..9, step: -1}",
        "{int: 1..9, shape: [0, 2]}", "{int: 1..9, shape: 2}", "{int: 1..9, never: 3}",
        "{int: 1..9, shpae: [2]}", "{same: {ko: 그대로}}",
    ],
)  # fmt: skip
def test_bad_draws_are_found(draw):
    card = f"{{id: a, kind: number, ask: '{{n}}', key: '=1', draw: {{n: {draw}}}}}"
    assert faults(of(card)) != []
    assert cards.read(of(card).encode(), "d.yaml", {}).problems != ()


@pytest.mark.parametrize(
    "slip", ["{when: n}", "{label: a}", "{wehn: n, label: a}", "{with: 3, label: a}", "n"]
)
def test_bad_slips_are_found(slip):
    card = f"{{id: a, kind: number, ask: '{{n}}', key: '=1', draw: {{n: 1..9}}, slips: [{slip}]}}"
    assert faults(of(card)) != []
    assert cards.read(of(card).encode(), "d.yaml", {}).problems != ()


@pytest.mark.parametrize(
    "part",
    ["3", "{answer: 2}", "{ask: Q, answer: 2, kind: text}", "{ask: Q, answer: 2, asnwer: 3}",
     "{ask: Q, answer: 2, parts: {}}", "{ask: Q, answer: 2, draw: {n: 3}}"],
)  # fmt: skip
def test_bad_parts_are_found(part):
    card = f"{{id: a, kind: number, ask: Q, parts: {{b: {part}}}}}"
    assert faults(of(card)) != []
    assert cards.read(of(card).encode(), "d.yaml", {}).problems != ()


@pytest.mark.parametrize(
    "text",
    [
        "deck: d\ncards: []",
        "title: T\ncards: []",
        "deck: d\ntitle: T",
        "deck: d\ntitle: T\ncards: 3",
        "deck: d\ntitle: T\ncards: []\ncard: []",
        "deck: d\ntitle: {ko: T}\ncards: []",
    ],
)
def test_bad_heads_are_found(text):
    assert faults(text) != []
    assert cards.read(text.encode(), "d.yaml", {}).problems != ()


def test_every_field_the_program_reads_is_there():
    branches = {
        branch["if"]["properties"]["kind"]["const"]: branch["then"]["properties"]
        for branch in SCHEMA["properties"]["cards"]["items"]["allOf"]
    }
    assert tuple(branches) == kinds.names()
    for kind, fields in branches.items():
        wanted = {*walk.declared(cards.Common), *walk.declared(kinds.load(kind).Fields)}
        wanted |= walk.declared(computed.Fields).keys()
        own = {"slips"} if kind == "formula" else set()
        assert set(fields) == wanted - (
            set() if kinds.load(kind).COMPUTED else set(schema.COMPUTED) - own
        )
