"""Parser events to a tree of nodes, one at a time and without recursion, within limits.

What is wrong in one place only (a duplicate key, a control character) is kept as a flaw with
the path to it, so that one card can be set aside. What passes a limit ends the reading.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, ClassVar

import yaml
from msgspec import Struct

from quizcli.decks.tree import Flaw, Mapping, Node, Path, Scalar, Sequence, at, shown
from quizcli.errors import Reason
from quizcli.errors.deck import (
    ControlCharacter,
    DuplicateKey,
    ExplicitTag,
    KeyNotText,
    SeveralDocuments,
    TooDeep,
    TooManyAliases,
    TooManyMarks,
    TooManyNodes,
    UnknownAlias,
)

MOST_DEPTH, MOST_ALIASES, MOST_NODES = 32, 100, 1_000_000

_REFUSED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would command the terminal or turn the writing direction."""
MOST_MARKS = 30
_MAYBE_MARKS = re.compile(rf"[^\w\s\0-\u02ff]{{{MOST_MARKS + 1},}}")


def _piled(text: str) -> bool:
    """More combining marks in a row than stream-safe text has: composing them is quadratic."""
    for run in _MAYBE_MARKS.findall(text):
        marks = "".join("x" if unicodedata.combining(c) else " " for c in run)
        if "x" * (MOST_MARKS + 1) in marks:
            return True
    return False


class _Before(Struct, frozen=True):
    """How much had been read when a node began."""

    count: int
    flaws: int


class _Anchored(Struct, frozen=True):
    """What an alias repeats: `count` nodes, `height` collections deep; its first flaw, if any."""

    node: Node
    count: int
    height: int
    flaws: tuple[Flaw, ...]


class _Open:
    """A collection whose end has not been read yet; `deepest` is the depth reached in it."""

    __slots__ = ("before", "deepest", "event", "items", "key", "mapping", "pairs", "skip")

    def __init__(self, event: Any, depth: int, before: _Before) -> None:
        self.event = event
        self.before = before
        self.deepest = depth
        self.items: list[Node] = []
        self.pairs: dict[str, tuple[Scalar, Node]] = {}
        self.key: Scalar | None = None
        self.skip = False
        self.mapping = type(event) is yaml.MappingStartEvent

    def step(self) -> Path:
        """The last step of the path to what is being read."""
        if not self.mapping:
            return (len(self.items),)
        return (self.key.value,) if self.key else ()

    def node(self) -> Node:
        mark = self.event.start_mark
        if self.mapping:
            return Mapping(self.pairs, mark.line + 1, mark.column + 1)
        return Sequence(tuple(self.items), mark.line + 1, mark.column + 1)


class Composer:
    """Takes one event at a time; `take` gives the flaw that ends the reading, if any.

    What is counted is the tree with every alias written out, so that a few lines standing
    for billions of nodes are refused before anything walks them; a long text counts as one
    more node a kilobyte.
    """

    def __init__(self) -> None:
        self.root: Node | None = None
        self.flaws: list[Flaw] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored] = {}
        self._count = self._aliases = 0

    def take(self, event: Any) -> Flaw | None:
        handle = self._HANDLERS.get(type(event))
        return handle(self, event) if handle else None

    def _document(self, event: Any) -> Flaw | None:
        return self._flaw(SeveralDocuments(), event) if self.root else None

    def _scalar(self, event: Any) -> Flaw | None:
        count, flaws = self._count, len(self.flaws)
        self._count += 1 + (len(event.value) >> 10)
        if self._count > MOST_NODES:
            return self._flaw(TooManyNodes(MOST_NODES), event)
        if event.tag:
            self.flaws.append(self._flaw(ExplicitTag(shown(event.tag)), event))
        mark, value = event.start_mark, self._harmless(event)
        node = Scalar(value, event.implicit[0], mark.line + 1, mark.column + 1)
        if event.anchor:
            self._remember(event.anchor, node, _Before(count, flaws), 0)
        self._add(node)
        return None

    def _harmless(self, event: Any) -> str:
        """The text; what is refused of it is not passed on, since an alias could still reach it."""
        value: str = event.value
        if not value.isprintable() and (refused := _REFUSED.search(value)):
            self.flaws.append(self._flaw(ControlCharacter.of(refused[0]), event))
            value = _REFUSED.sub("\ufffd", value)
        if len(value) > MOST_MARKS and not value.isascii() and _piled(value):
            self.flaws.append(self._flaw(TooManyMarks(MOST_MARKS), event))
            value = _MAYBE_MARKS.sub("\ufffd", value)
        return value

    def _begin(self, event: Any) -> Flaw | None:
        before = _Before(self._count, len(self.flaws))
        self._count += 1
        if len(self._open) >= MOST_DEPTH:
            return self._flaw(TooDeep(MOST_DEPTH), event)
        if self._count > MOST_NODES:
            return self._flaw(TooManyNodes(MOST_NODES), event)
        if event.tag:
            self.flaws.append(self._flaw(ExplicitTag(shown(event.tag)), event))
        self._open.append(_Open(event, len(self._open) + 1, before))
        return None

    def _end(self, event: Any) -> Flaw | None:
        done = self._open.pop()
        node = done.node()
        self._reach(done.deepest)
        if done.event.anchor:
            height = done.deepest - len(self._open)
            self._remember(done.event.anchor, node, done.before, height)
        self._add(node)
        return None

    def _reach(self, depth: int) -> None:
        if self._open:
            self._open[-1].deepest = max(self._open[-1].deepest, depth)

    def _remember(self, anchor: str, node: Node, before: _Before, height: int) -> None:
        flaws = tuple(self.flaws[before.flaws : before.flaws + 1])
        self._anchors[anchor] = _Anchored(node, self._count - before.count, height, flaws)

    def _alias(self, event: Any) -> Flaw | None:
        self._aliases += 1
        anchored = self._anchors.get(event.anchor)
        if self._aliases > MOST_ALIASES:
            return self._flaw(TooManyAliases(MOST_ALIASES), event)
        if anchored is None:
            flaw = self._flaw(UnknownAlias(shown(event.anchor)), event)
            self.flaws.append(flaw)
            self._add(Scalar("*" + event.anchor, False, flaw.line, flaw.column))
            return None
        self._count += anchored.count
        depth = len(self._open) + anchored.height
        if self._count > MOST_NODES:
            return self._flaw(TooManyNodes(MOST_NODES), event)
        if depth > MOST_DEPTH:
            return self._flaw(TooDeep(MOST_DEPTH), event)
        self._reach(depth)
        self.flaws += [self._flaw(flaw.reason, event) for flaw in anchored.flaws]
        self._add(anchored.node)
        return None

    def _add(self, node: Node) -> None:
        """A finished node to the collection around it."""
        around = self._open[-1] if self._open else None
        if around is None:
            self.root = node
        elif not around.mapping:
            around.items.append(node)
        elif around.key is None:
            self._name(around, node)
        else:
            if not around.skip:
                around.pairs[around.key.value] = (around.key, node)
            around.key = None

    def _name(self, around: _Open, node: Node) -> None:
        """The key of the next pair; what comes under one that is refused is left out."""
        if not isinstance(node, Scalar):
            self.flaws.append(self._within(at(node, KeyNotText())))
            around.key, around.skip = Scalar("", False, node.line, node.column), True
            return
        name = unicodedata.normalize("NFC", node.value)
        around.skip = name in around.pairs
        if around.skip:
            reason = DuplicateKey(shown(name), around.pairs[name][0].line)
            self.flaws.append(self._within(at(node, reason)))
        around.key = Scalar(name, node.plain, node.line, node.column)

    def _flaw(self, reason: Reason, event: Any) -> Flaw:
        mark = event.start_mark
        return self._within(Flaw(reason, mark.line + 1, mark.column + 1))

    def _within(self, flaw: Flaw) -> Flaw:
        path = tuple(step for opened in self._open for step in opened.step())
        return Flaw(flaw.reason, flaw.line, flaw.column, path)

    _HANDLERS: ClassVar[dict[type, Callable[["Composer", Any], Flaw | None]]] = {
        yaml.ScalarEvent: _scalar,
        yaml.AliasEvent: _alias,
        yaml.SequenceStartEvent: _begin,
        yaml.MappingStartEvent: _begin,
        yaml.SequenceEndEvent: _end,
        yaml.MappingEndEvent: _end,
        yaml.DocumentStartEvent: _document,
    }
