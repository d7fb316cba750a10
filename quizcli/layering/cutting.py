"""A line of layers cut into the layers and their arguments, as text; nothing is evaluated.

What may stand between layers, before them and around them is here. Brackets that hold layers
(a list, `nn.Sequential`) group and mean nothing else.
"""

import re

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.arithmetic import BracketOpen, BracketStray, clipped
from quizcli.errors.build import CodeTyped, LayerLacking, LayersNested, LayersUnread

DEEPEST = 8
_SPACE = re.compile(r"\s*")
_BETWEEN = re.compile(r"[-=~—―─]*[>→⇒➔➜➡⟶⟹⇨↦▶▷►]+\ufe0f?|\|>?|[-—―─]+|[;,]")
_LABEL = re.compile(r"(?:\(\w{1,30}\)|\w{1,30}) ?:(?![:=]) ?|[0-9]{1,3}[.)] ?(?=[^\W\d])")
_NAME = re.compile(r"[^\W\d][\w.]*")
_OPEN = re.compile(r" ?\(")
_SEQUENTIAL = re.compile(r"(?:(?:torch\.)?nn\.)?sequential", re.IGNORECASE)
_BEHIND = re.compile(r"[.(\[{'\":]| ?=(?![=~]*[>→⇒])")
"""What makes code of the layer before it."""
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Written(Struct, frozen=True):
    """A layer as typed: its name, and what stands in its brackets (None: it has none).

    `label` is the name it was given with a colon.
    """

    name: str
    inside: str | None = None
    label: str = ""


def cut(text: str) -> list[Written] | Reason:
    """The layers of a line in their order; the line has no runs of spaces."""
    layers: list[Written] = []
    reason = _Cut(text, layers).run(0, len(text), 0)
    return reason or layers or LayerLacking("")


class _Cut:
    """One reading: the text, and the layers found so far."""

    def __init__(self, text: str, layers: list[Written]) -> None:
        self.text = text
        self.layers = layers

    def run(self, at: int, end: int, depth: int) -> Reason | None:
        """Read all layers between two places."""
        if depth > DEEPEST:
            return LayersNested(DEEPEST)
        sign, before = "", len(self.layers)
        while (at := _space(self.text, at, end)) < end:
            if between := _BETWEEN.match(self.text, at, end):
                if sign or len(self.layers) == before:
                    return LayerLacking(between[0])
                sign, at = between[0], between.end()
                continue
            after = self._layer(at, end, depth)
            if isinstance(after, Reason):
                return after
            sign, at = "", after
        return LayerLacking(sign) if sign not in ("", ",", ";") else None

    def _layer(self, at: int, end: int, depth: int) -> int | Reason:
        """One layer, or a group of them; where it ends."""
        label = _LABEL.match(self.text, at, end)
        at = label.end() if label else at
        name = _NAME.match(self.text, at, end)
        if name is None:
            return self._group(at, end, depth)
        opened = _OPEN.match(self.text, name.end(), end)
        if _SEQUENTIAL.fullmatch(name[0]) and opened:
            return self._group(opened.end() - 1, end, depth)
        inside, at = None, name.end()
        if opened:
            closed = _closed(self.text, opened.end() - 1, end)
            if closed is None:
                return BracketOpen(self.text, opened.end(), "(")
            inside, at = self.text[opened.end() : closed], closed + 1
        if _BEHIND.match(self.text, at, end):
            return CodeTyped(clipped(self.text[name.start() : end]))
        self.layers.append(Written(name[0], inside, label[0].rstrip(": ") if label else ""))
        return at

    def _group(self, at: int, end: int, depth: int) -> int | Reason:
        sign = self.text[at : min(at + 1, end)]
        if sign in ("(", "["):
            closed = _closed(self.text, at, end)
            if closed is None:
                return BracketOpen(self.text, at + 1, sign)
            return self.run(at + 1, closed, depth + 1) or closed + 1
        if sign and sign in ")]}":
            return BracketStray(self.text, at + 1, sign)
        return LayersUnread(clipped(self.text[at:end]))


def _space(text: str, at: int, end: int) -> int:
    found = _SPACE.match(text, at, end)
    return found.end() if found else at


def _closed(text: str, at: int, end: int) -> int | None:
    """Where the bracket that opens here is closed."""
    waiting: list[str] = []
    for place in range(at, end):
        sign = text[place]
        if sign in _CLOSING:
            waiting.append(_CLOSING[sign])
        elif sign in ")]}":
            if waiting.pop() != sign:
                return None
            if not waiting:
                return place
    return None
