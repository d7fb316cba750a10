"""The JSON Schema of decks, for editors: `python -m docs.schema` writes deck.schema.json anew.

It is made from the types the program reads decks with, so that it cannot lag behind them.
What only the program can tell (names in expressions, results of references) it leaves alone.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from quizcli import kinds
from quizcli.decks import cards, computed

FILE = Path(__file__).with_name("deck.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCALAR = {"type": ["string", "number", "boolean"]}
"""What is read as text: `answer: 112` and `take: 7` need no quotes."""
TEXT = {
    "anyOf": [
        SCALAR,
        {
            "type": "object",
            "properties": {"ko": SCALAR, "en": SCALAR},
            "required": ["ko", "en"],
            "additionalProperties": False,
        },
    ]
}
SETTINGS = {"type": ["object", "null"]}
SPREAD = {
    "type": "object",
    "properties": {
        "int": {"type": "string", "pattern": r"\.\."},
        "real": {"type": "string", "pattern": r"\.\."},
        "step": {"type": "number", "exclusiveMinimum": 0},
        "shape": {"type": "array", "items": {"type": "integer", "minimum": 1}},
        "never": {"type": "array", "items": SCALAR},
    },
    "additionalProperties": False,
}
DRAW = {
    "anyOf": [
        {"type": "string", "pattern": r"^\s*[-+]?[0-9.]+\s*\.\.\s*[-+]?[0-9.]+\s*$"},
        {"type": "array", "minItems": 1},
        SPREAD,
        {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
    ]
}
SLIP = {
    "type": "object",
    "properties": {
        "label": SCALAR,
        "when": SCALAR,
        "with": SETTINGS,
        "take": SCALAR,
        "say": TEXT,
    },
    "required": ["label"],
    "additionalProperties": False,
}
BY_HAND = {
    "draw": {"type": "object", "additionalProperties": DRAW},
    "with": SETTINGS,
    "runs": {"type": "object", "additionalProperties": SETTINGS},
    "slips": {"type": "array", "items": SLIP},
    "parts": {"type": "object", "additionalProperties": {"type": "object"}, "minProperties": 1},
}
"""Fields whose types the program walks itself."""


def schema() -> dict[str, Any]:
    """The whole schema, as JSON can hold it."""
    branches = [_branch(kind) for kind in kinds.names()]
    common = _struct(cards.Common)
    card = {
        "type": "object",
        "required": common["required"],
        "properties": {"kind": {"enum": list(kinds.names())}},
        "allOf": branches,
    }
    head = _struct(cards.Head)
    head["properties"]["cards"] = {"type": "array", "items": card}
    return {"$schema": DIALECT, "title": "A deck of quizcli", **head}


def _branch(kind: str) -> dict[str, Any]:
    """What a card of a kind may hold, and what it must."""
    own = _struct(kinds.load(kind).Fields)
    shared = [_struct(each)["properties"] for each in (cards.Common, computed.Fields)]
    properties = {**shared[0], **shared[1], **own["properties"]}
    then = {"properties": properties, "additionalProperties": False}
    if own.get("required"):
        then["anyOf"] = [{"required": own["required"]}, {"required": ["parts"]}]
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _struct(wanted: type[msgspec.Struct]) -> dict[str, Any]:
    """A struct's schema with everything it refers to written out."""
    (root,), named = msgspec.json.schema_components([wanted], ref_template="{name}")
    whole = _plain(named[root["$ref"]], named)
    for field in whole["properties"]:
        whole["properties"][field] = BY_HAND.get(field, whole["properties"][field])
    return {
        "type": "object",
        "properties": whole["properties"],
        "required": whole.get("required", []),
        "additionalProperties": False,
    }


def _plain(node: Any, named: dict[str, Any]) -> Any:
    """References followed, titles and defaults left out, scalars widened to what is read."""
    if isinstance(node, list):
        return [_plain(each, named) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return TEXT if node["$ref"] == "Text" else _plain(named[node["$ref"]], named)
    if node.get("type") == "string" and "enum" not in node:
        return SCALAR
    left = {"title", "default", "description"}
    found = {key: each for key, each in node.items() if key not in left or "type" not in node}
    if "properties" in found:
        return {
            **{key: _plain(each, named) for key, each in found.items() if key != "properties"},
            "properties": {name: _plain(e, named) for name, e in found["properties"].items()},
        }
    return {key: _plain(each, named) for key, each in found.items()}


def main() -> None:
    FILE.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
