"""Where the cards of a deck stand in its text: what may be written without touching the rest.

Places are offsets in the decoded text, which must have passed `nodes.parse`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from msgspec import Struct

_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_QUIET = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|$)")
"""A line with nothing on it, or a comment alone."""
_LINE = r"(?:\A|(?<=[\r\n]))"
_EMPTY = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*")
_EMPTY_LAST = re.compile(r"(?<=\n)[ \t]*\r?\n\Z|(?<=\r)[ \t]*\r\Z")


class Span(Struct, frozen=True):
    """From the first character of a card (its dash in a block list) to the end of its content."""

    start: int
    end: int


class Outline(Struct, frozen=True):
    """The list under `cards:`: in brackets (`flow`) or with dashes, which stand in `column`.

    `key` is the end of the word `cards` itself; `whole` spans the list, brackets included.
    """

    flow: bool
    column: int
    key: int
    whole: Span
    cards: tuple[Span, ...]


class _Reader:
    """Takes events; knows how deep it is and whether it is in the list."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flows: list[bool] = []
        self.at_key = True
        self.naming = False
        self.key = -1
        self.list: Any = None
        self.cards: list[list[int]] = []
        self.end = 0
        self.done = False

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind in _ENDS:
            flow = self.flows.pop()
            closed = len(self.flows) == 1 and self.list is not None
            if closed and not self.done:
                self.end = event.end_mark.index if flow else self.end
            self.done = self.done or closed
            if flow:
                self._reached(event)
            return
        if kind in (yaml.ScalarEvent, yaml.AliasEvent, *_STARTS):
            self._node(event)
            if kind in _STARTS:
                self.flows.append(bool(event.flow_style))
            else:
                self._reached(event)

    def _node(self, event: Any) -> None:
        depth = len(self.flows)
        if depth == 1:
            if self.at_key:
                named = isinstance(event, yaml.ScalarEvent) and event.value == "cards"
                self.key = event.end_mark.index if named and self.list is None else self.key
                self.naming = named
            elif self.naming and self.list is None:
                self.list, self.end = event, event.start_mark.index
                self.done = not isinstance(event, yaml.SequenceStartEvent)
            self.at_key = not self.at_key
        elif depth == 2 and self.list is not None and not self.done:
            self.cards.append([event.start_mark.index, event.start_mark.index])

    def _reached(self, event: Any) -> None:
        """Content goes as far as this; a block text's end stands behind its empty lines."""
        if self.list is None or self.done:
            return
        start, end = event.start_mark.index, event.end_mark.index
        end = start + len(self.text[start:end].rstrip())
        self.end = max(self.end, end)
        if self.cards:
            self.cards[-1][1] = max(self.cards[-1][1], end)


def outline(text: str) -> Outline | None:
    """Where the cards are; None where there is no list of cards."""
    reader = _Reader(text)
    events = yaml.CSafeLoader(text)
    while event := events.get_event():
        reader.take(event)
    listed: Any = reader.list
    if not isinstance(listed, yaml.SequenceStartEvent) or listed.start_mark is None:
        return None
    start, column = listed.start_mark.index, listed.start_mark.column
    if listed.flow_style:
        spans: Iterable[tuple[int, int]] = ((start, end) for start, end in reader.cards)
    else:
        column = _column(text, start)
        spans = _dashed(text, start, column, reader.cards)
    return Outline(
        flow=bool(listed.flow_style),
        column=column,
        key=reader.key,
        whole=Span(start, reader.end),
        cards=tuple(Span(*span) for span in spans),
    )


def _column(text: str, start: int) -> int:
    """Where the dashes stand; an anchor may come before the first."""
    found = re.compile(_LINE + " *-(?=\\s|$)").search(text, line_start(text, start))
    assert found
    return len(found[0]) - 1


def _dashed(
    text: str, start: int, column: int, cards: list[list[int]]
) -> Iterator[tuple[int, int]]:
    """Each card from its dash, which may stand on a line before it."""
    dash = re.compile(rf"{_LINE} {{{column}}}-(?=\s|$)")
    before = line_start(text, start)
    for _, end in cards:
        found = dash.search(text, before)
        assert found
        end = max(end, found.end())
        yield found.end() - 1, end
        before = end


def line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Behind the line break that ends this line."""
    found = re.compile(r"\r\n?|\n").search(text, at)
    return found.end() if found else len(text)


def with_comments(text: str, end: int, column: int) -> int:
    """Behind the comments that follow a card and are indented like its fields."""
    at = behind = line_end(text, end)
    while at < len(text) and (line := _QUIET.match(text, at)) and line.end() > at:
        comment = line[0].lstrip(" \t")
        indent = len(line[0]) - len(comment)
        if comment.startswith("#") and indent <= column:
            break
        at = line.end()
        behind = at if comment.startswith("#") else behind
    return behind


def quiet(text: str, at: int) -> bool:
    """Whether only empty lines and comments follow."""
    while at < len(text):
        line = _QUIET.match(text, at)
        if line is None or line.end() == at:
            return False
        at = line.end()
    return True


def without(text: str, start: int, end: int, *, last: bool) -> str:
    """The text without these lines, and without the empty ones that set them apart."""
    if last:
        above = _EMPTY_LAST.search(text[:start])
        return text[: above.start() if above else start] + text[end:]
    empty = _EMPTY.match(text, end)
    return text[:start] + text[empty.end() if empty else end :]


def blank_above(text: str) -> bool:
    """Whether the last line is empty."""
    return bool(_EMPTY_LAST.search(text))


def blank_before(text: str, start: int) -> bool:
    """Whether an empty line stands above, comments between them left out."""
    above = text[:start].splitlines()
    while above and above[-1].lstrip().startswith("#"):
        above.pop()
    return bool(above) and not above[-1].strip()
