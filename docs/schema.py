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

SCALAR = {"$ref": "#/$defs/scalar"}
TEXT = {"$ref": "#/$defs/text"}
SETTINGS = {"$ref": "#/$defs/settings"}
_WHOLE = r"[-+]?[0-9]+"
_REAL = r"[-+]?([0-9]+(\.[0-9]+)?|\.[0-9]+)"
SPREAD = {
    "type": "object",
    "properties": {
        "int": {"type": "string", "pattern": rf"^\s*{_WHOLE}\s*\.\.\s*{_WHOLE}\s*$"},
        "real": {"type": "string", "pattern": rf"^\s*{_REAL}\s*\.\.\s*{_REAL}\s*$"},
        "step": {
            "anyOf": [
                {"type": "number", "exclusiveMinimum": 0},
                {"type": "string", "pattern": rf"^\s*{_REAL}\s*$"},
            ]
        },
        "shape": {"type": "array", "items": {"type": "integer", "minimum": 1}},
        "never": {"type": "array", "items": SCALAR},
    },
    "oneOf": [{"required": ["int"]}, {"required": ["real", "step"]}],
    "additionalProperties": False,
}
DRAW = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{_WHOLE}\s*\.\.\s*{_WHOLE}\s*$"},
        {"type": "array", "minItems": 1},
        SPREAD,
        {
            "type": "object",
            "propertyNames": {"not": {"enum": ["int", "real"]}},
            "additionalProperties": TEXT,
            "minProperties": 1,
        },
    ]
}
SLIP = {
    "type": "object",
    "properties": {
        "label": SCALAR,
        "when": SCALAR,
        "with": SETTINGS,
        "take": SCALAR,
        "say": {"anyOf": [TEXT, {"type": "null"}]},
    },
    "required": ["label"],
    "anyOf": [{"required": ["when"]}, {"required": ["with"]}, {"required": ["take"]}],
    "additionalProperties": False,
}
SHARED = {
    "scalar": {"type": ["string", "number", "boolean"], "minLength": 1},
    "text": {
        "anyOf": [
            SCALAR,
            {
                "type": "object",
                "properties": {"ko": SCALAR, "en": SCALAR},
                "required": ["ko", "en"],
                "additionalProperties": False,
            },
        ]
    },
    "settings": {"type": ["object", "null"]},
    "draw": DRAW,
    "slip": SLIP,
}
"""What many fields hold. A scalar is read as text: `answer: 112` and `take: 7` need no quotes."""
BY_HAND = {
    "draw": {"type": "object", "additionalProperties": {"$ref": "#/$defs/draw"}},
    "with": SETTINGS,
    "runs": {"type": "object", "additionalProperties": SETTINGS},
    "slips": {"type": "array", "items": {"$ref": "#/$defs/slip"}},
}
"""Fields whose types the program walks itself; `parts` are made for each kind."""
WHOLE = ("id", "kind", "parts", "after", "siblings")
"""What a part cannot say for itself."""
COMPUTED = ("take", "accept", "closed_form", "slips", "parts")
"""What only a kind with a computed key can have."""


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
    return {"$schema": DIALECT, "title": "A deck of quizcli", **head, "$defs": SHARED}


def _branch(kind: str) -> dict[str, Any]:
    """What a card of a kind may hold, and what it must."""
    required, fields = _fields(kind)
    if kinds.load(kind).COMPUTED:
        part = {name: each for name, each in fields.items() if name not in WHOLE}
        fields["parts"] = _named({"required": ["ask"], "properties": part})
    if (divided := kinds.parts(kind)) and divided.kinds:
        fields[divided.field] = _named({"anyOf": [_hole(each) for each in divided.kinds]})
    then = {"required": required, "properties": fields, "additionalProperties": False}
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _fields(kind: str) -> tuple[list[str], dict[str, Any]]:
    """The fields of a kind that must be there, and all it can have."""
    own = _struct(kinds.load(kind).Fields)
    shared = [_struct(each)["properties"] for each in (cards.Common, computed.Fields)]
    fields = {**shared[0], **shared[1], **own["properties"]}
    left: tuple[str, ...] = () if kinds.load(kind).COMPUTED else COMPUTED
    if "symbols" in own["properties"]:
        left = tuple(name for name in left if name != "slips")
    return own["required"], {name: each for name, each in fields.items() if name not in left}


def _hole(kind: str) -> dict[str, Any]:
    """A part that is a card of its own kind, without what the sentence around it says."""
    required, fields = _fields(kind)
    own = {name: each for name, each in fields.items() if name not in (*WHOLE, "ask")}
    own = {"kind": {"const": kind}, **own}
    return {"required": ["kind", *required], "properties": own, "additionalProperties": False}


def _named(inside: dict[str, Any]) -> dict[str, Any]:
    """A mapping from the names of parts."""
    closed = {} if "anyOf" in inside else {"additionalProperties": False}
    part = {"type": "object", **inside, **closed}
    return {"type": "object", "minProperties": 1, "additionalProperties": part}


def _struct(wanted: type[msgspec.Struct]) -> dict[str, Any]:
    """A struct's schema with everything it refers to written out."""
    (root,), named = msgspec.json.schema_components([wanted], ref_template="{name}")
    whole = _plain(named[root["$ref"]], named)
    whole["properties"] |= {n: each for n, each in BY_HAND.items() if n in whole["properties"]}
    return {"required": [], **whole}


def _plain(node: Any, named: dict[str, Any]) -> Any:
    """References followed, titles and defaults left out, scalars widened to what is read.

    No mapping of a deck may have a field that is not declared.
    """
    if isinstance(node, list):
        return [_plain(each, named) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return TEXT if node["$ref"] == "Text" else _plain(named[node["$ref"]], named)
    if node.get("type") == "string" and "enum" not in node:
        return SCALAR
    left = ("title", "default", "description", "properties")
    found = {key: _plain(each, named) for key, each in node.items() if key not in left}
    if "properties" in node:
        fields = {name: _plain(each, named) for name, each in node["properties"].items()}
        found |= {"properties": fields, "additionalProperties": False}
    return found


def main() -> None:
    FILE.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
