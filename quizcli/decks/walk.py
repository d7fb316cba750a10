"""Nodes to plain values for `msgspec.convert`, led by the declared types, with every error.

msgspec stops at the first error and knows no places; this goes on and notes a flaw for each.
The wanted type decides what a scalar means, after the YAML 1.2 core schema: where text is
wanted, `no`, `1:30` and `0.10` are those very words. Nothing here knows decks or cards.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

from msgspec import Struct, inspect

from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, Sequence, at, shown
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

BAD: Final = object()
"""In place of a value for which a flaw was noted."""

LANGUAGES = ("ko", "en")

_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_INTEGER = re.compile("[-+]?[0-9]{1,300}|0o[0-7]{1,300}|0x[0-9a-fA-F]{1,200}")
"""No longer than what a float can hold: nobody writes such a number but to do harm."""
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]{1,300}|[0-9]{1,300}(\.[0-9]{0,300})?)([eE][-+]?[0-9]{1,9})?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@cache
def declared(wanted: type[Struct]) -> dict[str, inspect.Field]:
    """The fields of a struct by the names they have in a deck."""
    info = inspect.type_info(wanted)
    assert isinstance(info, inspect.StructType)
    return {field.encode_name: field for field in info.fields}


def struct(node: Node, wanted: type[Struct], flaws: list[Flaw]) -> dict[str, Any]:
    """The good values of a struct's fields, with a flaw for every key it does not declare."""
    if isinstance(node, Mapping):
        unknown(node, declared(wanted), flaws)
        return fields(node, wanted, flaws)
    misshapen(node, ("mapping",), flaws)
    return {}


def fields(node: Mapping, wanted: type[Struct], flaws: list[Flaw]) -> dict[str, Any]:
    """The good values of a struct's fields; fields it does not declare are left alone."""
    values = {}
    for name, field in declared(wanted).items():
        pair = node.pairs.get(name)
        if pair is None:
            if field.required:
                flaws.append(at(node, MissingField(name)))
        elif (found := value(pair[1], field.type, flaws)) is not BAD:
            values[name] = found
    return values


def unknown(node: Mapping, known: Iterable[str], flaws: list[Flaw]) -> None:
    """Notes the keys that are not known."""
    names = tuple(known)
    for name, (key, _) in node.pairs.items():
        if name not in names:
            flaws.append(at(key, UnknownField(shown(name), names)))


def value(node: Node, wanted: inspect.Type, flaws: list[Flaw]) -> Any:
    """The node as the type wanted, or BAD with at least one flaw noted."""
    return _WALKERS[type(wanted)](node, wanted, flaws)


def plain(node: Node) -> Any:
    """The node as the core schema reads it, where no type is declared."""
    if isinstance(node, Mapping):
        return {name: plain(each) for name, (_, each) in node.pairs.items()}
    if isinstance(node, Sequence):
        return [plain(each) for each in node.items]
    if node.null:
        return None
    for wanted in (inspect.BoolType(), inspect.IntType(), inspect.FloatType()):
        if (found := value(node, wanted, [])) is not BAD:
            return found
    return node.value


def _bad(node: Node, reason: Reason, flaws: list[Flaw]) -> Any:
    flaws.append(at(node, reason))
    return BAD


def misshapen(node: Node, wanted: tuple[str, ...], flaws: list[Flaw]) -> Any:
    """BAD, with a flaw saying what was wanted and what is there."""
    if isinstance(node, Scalar) and node.null:
        return _bad(node, EmptyValue(node.value), flaws)
    got = {Scalar: "text", Sequence: "list", Mapping: "mapping"}[type(node)]
    return _bad(node, WrongShape(wanted, got), flaws)


def _quoted(node: Scalar) -> str:
    """The scalar as it stands in the file: quotes make text of a number."""
    return shown(node.value) if node.plain else f'"{shown(node.value)}"'


def _struct(node: Node, wanted: inspect.StructType, flaws: list[Flaw]) -> Any:
    if wanted.cls is Text:
        return _text(node, flaws)
    before = len(flaws)
    values = struct(node, wanted.cls, flaws)
    return BAD if len(flaws) > before else values


def _text(node: Node, flaws: list[Flaw]) -> Any:
    """A plain text counts for both languages; a mapping needs both."""
    if not isinstance(node, Mapping):
        word = _string(node, None, flaws)
        return word if word is BAD else dict.fromkeys(LANGUAGES, word)
    before = len(flaws)
    unknown(node, LANGUAGES, flaws)
    words = {}
    for language in LANGUAGES:
        if language in node.pairs:
            words[language] = _string(node.pairs[language][1], None, flaws)
        else:
            flaws.append(at(node, MissingLanguage(language)))
    return BAD if len(flaws) > before else words


def _string(node: Node, wanted: inspect.Type | None, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Scalar) or node.null:
        return misshapen(node, ("text",), flaws)
    text = unicodedata.normalize("NFC", node.value.strip())
    return text or _bad(node, EmptyText(), flaws)


def _literal(node: Node, wanted: inspect.LiteralType, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Scalar) or node.null:
        return misshapen(node, ("text",), flaws)
    if node.value in wanted.values:
        return node.value
    words = tuple(str(word) for word in wanted.values if word)
    return _bad(node, UnknownValue(shown(node.value), words), flaws)


def _boolean(node: Node, wanted: inspect.Type, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Scalar) or node.null:
        return misshapen(node, ("boolean",), flaws)
    if node.plain and node.value in _TRUE + _FALSE:
        return node.value in _TRUE
    return _bad(node, NotBoolean(_quoted(node)), flaws)


def _integer(node: Node, wanted: inspect.Type, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Scalar) or node.null:
        return misshapen(node, ("integer",), flaws)
    if not (node.plain and _INTEGER.fullmatch(node.value)):
        return _bad(node, NotNumber(_quoted(node), whole=True), flaws)
    base = {"0o": 8, "0x": 16}.get(node.value[:2], 10)
    return int(node.value, base)


def _float(node: Node, wanted: inspect.Type, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Scalar) or node.null:
        return misshapen(node, ("number",), flaws)
    if node.plain and _INTEGER.fullmatch(node.value):
        return float(_integer(node, wanted, flaws))
    if not (node.plain and _FLOAT.fullmatch(node.value)):
        return _bad(node, NotNumber(_quoted(node), whole=False), flaws)
    return float(re.sub(r"\.(?=[in])", "", node.value.lower()))


def _list(node: Node, wanted: Any, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Sequence):
        return misshapen(node, ("list",), flaws)
    values = [value(item, wanted.item_type, flaws) for item in node.items]
    return BAD if BAD in values else values


def _dict(node: Node, wanted: inspect.DictType, flaws: list[Flaw]) -> Any:
    if not isinstance(node, Mapping):
        return misshapen(node, ("mapping",), flaws)
    values = {name: value(each, wanted.value_type, flaws) for name, (_, each) in node.pairs.items()}
    return BAD if BAD in values.values() else values


def _none(node: Node, wanted: inspect.Type, flaws: list[Flaw]) -> Any:
    """Only a union holds None, and chooses it only for a node that is empty."""
    return None


def _node(node: Node, wanted: inspect.Type, flaws: list[Flaw]) -> Any:
    """Declared as Any: the node itself, for the caller to walk."""
    return node


def _union(node: Node, wanted: inspect.UnionType, flaws: list[Flaw]) -> Any:
    """The first type that reads the node, in the order of the table below; text comes last."""
    ordered = sorted(wanted.types, key=lambda option: _ORDER.index(type(option)))
    fitting = [option for option in ordered if type(node) in _shapes(option)]
    for option in fitting[:-1]:
        if not isinstance(node, Scalar) or _reads(node, option):
            return value(node, option, flaws)
    if fitting and (not isinstance(fitting[-1], inspect.NoneType) or _reads(node, fitting[-1])):
        return value(node, fitting[-1], flaws)
    return misshapen(node, tuple(filter(None, map(_name, ordered))), flaws)


def _reads(node: Node, option: inspect.Type) -> bool:
    if isinstance(option, inspect.NoneType):
        return isinstance(node, Scalar) and node.null
    return value(node, option, []) is not BAD


def _shapes(option: inspect.Type) -> tuple[type, ...]:
    """The nodes that can hold a type: a text in both languages may be one scalar."""
    if isinstance(option, inspect.StructType) and option.cls is Text:
        return (Mapping, Scalar)
    return (_SHAPES.get(_name(option), Scalar),)


def _name(option: inspect.Type) -> str:
    if isinstance(option, inspect.StructType) and option.cls is Text:
        return "text"
    return _NAMES[type(option)]


_SHAPES: dict[str, type] = {"list": Sequence, "mapping": Mapping}
_NAMES: dict[type, str] = {
    inspect.NoneType: "",
    inspect.BoolType: "boolean",
    inspect.IntType: "integer",
    inspect.FloatType: "number",
    inspect.LiteralType: "text",
    inspect.StrType: "text",
    inspect.StructType: "mapping",
    inspect.DictType: "mapping",
    inspect.VarTupleType: "list",
    inspect.ListType: "list",
}
_ORDER = tuple(_NAMES)
_WALKERS: dict[type, Callable[[Node, Any, list[Flaw]], Any]] = {
    inspect.NoneType: _none,
    inspect.BoolType: _boolean,
    inspect.IntType: _integer,
    inspect.FloatType: _float,
    inspect.LiteralType: _literal,
    inspect.StrType: _string,
    inspect.StructType: _struct,
    inspect.DictType: _dict,
    inspect.VarTupleType: _list,
    inspect.ListType: _list,
    inspect.UnionType: _union,
    inspect.AnyType: _node,
}
