"""terms.yaml: the concepts with all their accepted names, from the bytes of one file.

A term with something wrong is still used, unless no name is left: text answers and near
misses hang on it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field, inspect

from quizcli.decks import nodes, walk
from quizcli.decks.parts import ID
from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, at, follow, shown
from quizcli.errors.deck import BadId, EmptyText, NoNames, SharedName, UnknownTerm
from quizcli.model import Problem, Term
from quizcli.words import folding


class Root(Struct, frozen=True):
    terms: dict[str, Any]


class Entry(Struct, frozen=True):
    """One concept as it is written; names stay nodes, since each may turn out to be shared."""

    ko: tuple[Any, ...] = ()
    en: tuple[Any, ...] = ()
    short: tuple[Any, ...] = ()
    confused: tuple[Any, ...] = field(default=(), name="not")


class _Reading(Struct, frozen=True):
    """`owners`: which term had a folded form first, and on which line."""

    file: str
    known: tuple[str, ...]
    owners: dict[str, tuple[str, int]]
    flaws: list[Flaw]


def read(data: bytes, file: str) -> tuple[dict[str, Term], tuple[Problem, ...]]:
    """The terms of a file by their ids, and its problems in the order of the file."""
    document = nodes.parse(data)
    if isinstance(document, Flaw):
        return {}, (document.problem(file),)
    flaws = list(document.flaws)
    walk.struct(document.root, Root, flaws)
    entries = follow(document.root, ("terms",))
    terms = {}
    if isinstance(entries, Mapping) and entries is not document.root:
        reading = _Reading(file, tuple(entries.pairs), {}, flaws)
        read = [_term(key, node, reading) for key, node in entries.pairs.values()]
        terms = {term.id: term for term in read if term.names}
    flaws.sort(key=lambda flaw: (flaw.line, flaw.column))
    return terms, tuple(flaw.problem(file) for flaw in flaws)


def _term(key: Scalar, node: Node, reading: _Reading) -> Term:
    """The term without what cannot be used of it."""
    flaws, before = reading.flaws, len(reading.flaws)
    entry = walk.struct(node, Entry, flaws)
    if not ID.fullmatch(key.value):
        flaws.append(at(key, BadId(shown(key.value))))
    found = Term(
        key.value,
        ko=_names(key, entry.get("ko", ()), reading),
        en=_names(key, entry.get("en", ()), reading),
        short=_names(key, entry.get("short", ()), reading),
        confused=_confused(entry.get("not", ()), reading),
    )
    if not found.names and len(flaws) == before:
        flaws.append(at(key, NoNames(shown(key.value))))
    return found


def _words(nodes: Iterable[Node], flaws: list[Flaw]) -> Iterator[tuple[Node, str]]:
    """The nodes that are text, with it."""
    for node in nodes:
        word = walk.value(node, inspect.StrType(), flaws)
        if word is not walk.BAD:
            yield node, word


def _names(key: Scalar, nodes: Iterable[Node], reading: _Reading) -> tuple[str, ...]:
    """The names that mean something; one that an earlier term has is noted, and used."""
    found = []
    for node, word in _words(nodes, reading.flaws):
        form = folding.fold(word)
        if not form:
            reading.flaws.append(at(node, EmptyText()))
            continue
        found.append(word)
        term, line = reading.owners.setdefault(form, (key.value, node.line))
        if term != key.value:
            reason = SharedName(shown(word), shown(term), reading.file, line)
            reading.flaws.append(at(node, reason))
    return tuple(found)


def _confused(nodes: Iterable[Node], reading: _Reading) -> tuple[str, ...]:
    found = []
    for node, word in _words(nodes, reading.flaws):
        if word in reading.known:
            found.append(word)
        else:
            reading.flaws.append(at(node, UnknownTerm(shown(word), reading.known)))
    return tuple(found)
