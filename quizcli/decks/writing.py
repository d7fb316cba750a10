"""A card's fields as YAML text, for a deck that people read and edit.

Texts are quoted where YAML could take them for something else; what an author typed as YAML
(`16..256`, `[3, 5]`, `0.10`) stands as it was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct

from quizcli.decks import nodes
from quizcli.decks.tree import Flaw
from quizcli.errors import Reason

_WIDTH = 100
_INLINE = 60
"""Characters up to which a list or mapping of plain things stands on one line."""


class Typed(Struct, frozen=True):
    """A value in the author's own YAML."""

    yaml: str


def typed(text: str) -> Typed | Reason:
    """What was typed, if YAML can read it on one line; text that begins with `=` always can."""
    if text.startswith("="):
        return Typed(_quoted(text))
    document = nodes.parse(text.encode(errors="replace"))
    if isinstance(document, Flaw):
        return document.reason
    return document.flaws[0].reason if document.flaws else Typed(text.strip())


def _quoted(text: str) -> str:
    dumped: str = yaml.dump(text, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10**9)
    return dumped.removesuffix("\n").removesuffix("\n...")


def card(fields: Mapping[str, Any]) -> str:
    """The card as a block mapping; fields in the order given."""
    return _dumped(fields)


def head(deck: str, title: Mapping[str, str]) -> bytes:
    """A deck without cards yet."""
    return f"{_dumped({'deck': deck, 'title': dict(title)})}cards: []\n".encode()


def _dumped(fields: Mapping[str, Any]) -> str:
    pairs = [(_node(name), _node(each)) for name, each in fields.items()]
    node = yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    text: str = yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=_WIDTH)
    return text


def _node(value: Any) -> yaml.Node:
    if isinstance(value, Typed):
        return _nulls_written(yaml.compose(value.yaml, Loader=yaml.CSafeLoader))
    if isinstance(value, Mapping):
        pairs = [(_node(name), _node(each)) for name, each in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=_short(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = [_node(each) for each in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=_short(value))
    if isinstance(value, bool | int):
        tag = "bool" if isinstance(value, bool) else "int"
        return yaml.ScalarNode(f"tag:yaml.org,2002:{tag}", str(value).lower())
    style = "|" if "\n" in value else '"' if "{" in value else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)


def _nulls_written(node: yaml.Node | None) -> yaml.Node:
    """The node with its empty values written out, as in `{a}`."""
    null = "tag:yaml.org,2002:null"
    if node is None or node.tag == null:
        return yaml.ScalarNode(null, "null")
    if isinstance(node, yaml.MappingNode):
        pairs = ((_nulls_written(name), _nulls_written(each)) for name, each in node.value)
        return yaml.MappingNode(node.tag, list(pairs), flow_style=node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        items = [_nulls_written(each) for each in node.value]
        return yaml.SequenceNode(node.tag, items, flow_style=node.flow_style)
    return node


def _short(value: Any) -> bool:
    """Whether it fits between brackets on one line."""
    if isinstance(value, Mapping):
        each = list(value.values())
        size = sum(map(len, value)) + sum(map(_size, each))
    else:
        each = list(value)
        size = sum(map(_size, each))
    listed = not isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in each)
    return not listed and size <= _INLINE and "\n" not in str(each)


def _size(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(map(len, value)) + sum(map(_size, value.values()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sum(map(_size, value))
    return 2 + len(value.yaml if isinstance(value, Typed) else str(value))
