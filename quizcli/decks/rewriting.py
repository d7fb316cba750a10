"""Cards put into a deck's text and taken out of it, every other byte left as it is.

Nothing is dumped anew: comments, order, quotes and line ends stay because they are never
touched. What comes out is read again and compared with what was meant before it is believed.
"""

import re
from typing import Any

from msgspec import Struct, structs

from quizcli.decks import nodes
from quizcli.decks.believed import bare, checked, decoded, line_break, opened
from quizcli.decks.outline import (
    Outline,
    Span,
    blank_above,
    blank_before,
    line_end,
    line_start,
    outline,
    quiet,
    with_comments,
    without,
)
from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, Sequence, follow
from quizcli.decks.walk import LANGUAGES
from quizcli.errors import Reason
from quizcli.errors.adding import CannotRewrite, NoCardList
from quizcli.errors.cloze import UnknownHole
from quizcli.errors.deck import MissingField
from quizcli.model import Text

_BRACE = re.compile(r"(?:\s*#[^\n]*\n)*\s*(?:&\S+\s+)?\{")
_ANCHOR = re.compile(r"&\S+[ \t]*\n")
_PLAIN = re.compile(r"[\w.+-]+")


def inserted(data: bytes, card: str, file: str) -> bytes | Reason:
    """The deck with one card more, behind its last; `card` is a YAML mapping, not indented."""
    found = opened(data, file)
    if isinstance(found, Reason):
        return found
    text, root = found
    wanted = nodes.parse(card.encode())
    if isinstance(wanted, Flaw) or wanted.flaws:
        return (wanted if isinstance(wanted, Flaw) else wanted.flaws[0]).reason
    place = outline(text)
    if place is None:
        return NoCardList(file)
    break_ = line_break(text)
    if place.flow:
        made = _in_brackets(text, place, wanted.root, card)
    else:
        made = _behind(text, place, card, break_)
    expected = _with(root, lambda cards: (*cards, bare(wanted.root)))
    return checked(data, made, expected) or CannotRewrite(file)


def removed(data: bytes, number: int, file: str) -> tuple[bytes, str] | Reason:
    """The deck without the card of this number, counted from 0, and the card's own text."""
    found = opened(data, file)
    if isinstance(found, Reason):
        return found
    text, root = found
    place = outline(text)
    if place is None or place.flow or number >= len(place.cards):
        return NoCardList(file)
    span = place.cards[number]
    start = line_start(text, span.start)
    end = with_comments(text, span.end, place.column)
    card = _own(text, place, span)
    if len(place.cards) == 1:
        end_of_key = place.key + text[place.key :].index(":") + 1
        made = text[:end_of_key] + " []" + text[end_of_key:start] + text[end:]
    else:
        made = without(text, start, end, last=number == len(place.cards) - 1)
    expected = _with(root, lambda cards: (*cards[:number], *cards[number + 1 :]))
    out = checked(data, made, expected) or CannotRewrite(file)
    return out if isinstance(out, Reason) else (out, card)


def place(data: bytes, number: int) -> tuple[int, int]:
    """Where a card of a deck begins: its line, and the column its fields stand in."""
    text = decoded(data)
    found = outline(text)
    assert found
    start = found.cards[number].start
    line = len(re.findall(r"\r\n?|\n", text[:start])) + 1
    return line, found.column + 1 + (0 if found.flow else 2)


class Alone(Struct, frozen=True):
    """A card as someone wrote it by itself: its text, not indented, and where that began.

    No problem of it stands above the line `least`, whatever was written before its first.
    """

    text: str
    line: int
    column: int
    node: Node
    least: int = 1

    def is_card(self) -> bool:
        return isinstance(self.node, Mapping)

    def id(self) -> str:
        """Its id as it was written, or nothing."""
        found = self.field("id")
        return found.value if isinstance(found, Scalar) else ""

    def field(self, name: str) -> "Node | None":
        pairs = self.node.pairs if isinstance(self.node, Mapping) else {}
        return pairs[name][1] if name in pairs else None

    def field_at(self, line: int, reason: Reason) -> str:
        """The field a problem of this line is in; what is missing is itself meant."""
        if isinstance(reason, MissingField | UnknownHole):
            return reason.field if isinstance(reason, MissingField) else "holes"
        pairs = self.node.pairs if isinstance(self.node, Mapping) else {}
        first = self.node.line
        above = [name for name, (key, _) in pairs.items() if key.line - first + 1 <= line]
        return above[-1] if above else ""

    def ask(self) -> Text | None:
        """The question in both languages, as far as it can be told."""
        found = self.field("ask")
        if isinstance(found, Scalar):
            return Text(found.value, found.value)
        said = [
            each.value
            for lang in LANGUAGES
            if found and isinstance(each := follow(found, (lang,)), Scalar)
        ]
        return Text(said[0], said[-1]) if said else None

    def named(self, id_: str) -> "Alone":
        """The same with this id as its first field."""
        if lead := _BRACE.match(self.text):
            text = f"{lead[0]}id: {id_}, {self.text[lead.end() :]}"
            return structs.replace(self, text=text)
        anchor = _ANCHOR.match(self.text)
        above = anchor[0] if anchor else ""
        text = f"{above}id: {id_}\n{self.text.removeprefix(above)}"
        return structs.replace(self, text=text, line=self.line - 1, least=self.line)


def alone(data: bytes) -> list[Alone] | Flaw:
    """The cards of a text that is no deck: one mapping, or a list of them."""
    document = nodes.parse(data)
    if isinstance(document, Flaw) or document.flaws:
        return document if isinstance(document, Flaw) else document.flaws[0]
    root = document.root
    text, line = _body(decoded(data), root)
    if not isinstance(root, Sequence):
        margin = root.column - 1
        card = re.sub(rf"(?m)^ {{1,{margin}}}", "", text) if margin else text
        return [Alone(card, line, root.column, root)]
    wrapped = "cards:\n" + "".join(f" {row}" for row in text.splitlines(keepends=True))
    place = outline(wrapped)
    assert place
    return [
        Alone(_own(wrapped, place, span), node.line, node.column, node)
        for span, node in zip(place.cards, root.items, strict=True)
    ]


def _body(text: str, root: Node) -> tuple[str, int]:
    """The text without what YAML may put around a document, and the line it begins in."""
    lines = text.splitlines(keepends=True)
    marked = [n for n, row in enumerate(lines[: root.line]) if row.startswith(("---", "%"))]
    first = marked[-1] + 1 if marked else 0
    if marked and first == root.line:
        lines[root.line - 1] = " " * (root.column - 1) + lines[root.line - 1][root.column - 1 :]
        first -= 1
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = next(
        (n for n in range(root.line, len(lines)) if re.match(r"\.\.\.(\s|$)", lines[n])), None
    )
    return "".join(lines[first:last]), first + 1


def _own(text: str, place: Outline, span: Span) -> str:
    if place.flow:
        return text[span.start : span.end]
    end = with_comments(text, span.end, place.column)
    return _dedented(text[line_start(text, span.start) : end], place.column)


def flow(node: Node) -> str:
    """A node on one line, for a list in brackets."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{_word(k)}: {flow(v)}" for k, v in node.pairs.values()) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(flow, node.items)) + "]"
    return _word(node)


def _word(node: Scalar) -> str:
    """A scalar, plain only where it was and where that is safe between brackets."""
    if node.plain and (not node.value or _PLAIN.fullmatch(node.value)):
        return node.value or "null"
    marks = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(marks.get(c, c) for c in node.value) + '"'


def _behind(text: str, place: Outline, card: str, break_: str) -> str:
    """A card with its dash behind the last one: at the end of the file where nothing follows."""
    end = place.cards[-1].end
    at = len(text) if quiet(text, line_end(text, end)) else with_comments(text, end, place.column)
    lead = "" if text[:at].endswith(("\n", "\r")) else break_
    spaced = len(place.cards) > 1 and blank_before(text, line_start(text, place.cards[-1].start))
    if spaced and not blank_above(text[:at]):
        lead += break_
    return text[:at] + lead + _dashed(card, place.column, break_) + text[at:]


def _dashed(card: str, column: int, break_: str) -> str:
    first, *rest = card.strip("\n").splitlines()
    lines = ["- " + first, *(f"  {line}" if line else "" for line in rest)]
    return "".join((" " * column + line if line else "") + break_ for line in lines)


def _in_brackets(text: str, place: Outline, node: Node, card: str) -> str:
    """Behind the others between the brackets; the first card of an empty list gets a dash."""
    start, end = place.whole.start, place.whole.end
    if not place.cards and _alone(text, place):
        break_ = line_break(text)
        rest = text[end:] if text[end:].strip(" ") else break_
        rest += "" if rest.endswith(("\n", "\r")) else break_
        return text[:start].rstrip(" ") + rest + _dashed(card, 0, break_)
    behind = place.cards[-1].end if place.cards else start + 1
    between = re.sub(r"#[^\r\n]*", "", text[behind : end - 1])
    if "," in between or not place.cards:
        return text[: end - 1] + (" " if place.cards else "") + flow(node) + text[end - 1 :]
    return text[:behind] + ", " + flow(node) + text[behind:]


def _alone(text: str, place: Outline) -> bool:
    """Whether `cards: []` is a line of its own and the last one."""
    before = text[line_start(text, place.key) : place.key]
    if "#" in text[place.whole.start : place.whole.end]:
        return False
    return before in ("cards", '"cards"', "'cards'") and quiet(text, place.whole.end)


def _dedented(text: str, column: int) -> str:
    """A card's lines without its dash and the indentation they share."""
    lines = text.splitlines()
    lines[0] = lines[0][:column] + " " + lines[0][column + 1 :]
    filled = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    shared = min(len(line) - len(line.lstrip(" ")) for line in filled) if filled else 0
    kept = [line[min(shared, len(line) - len(line.lstrip(" "))) :] for line in lines]
    return "\n".join(kept).strip("\n") + "\n"


def _with(root: Node, change: Any) -> Any:
    whole = bare(root)
    return {**whole, "cards": change(whole["cards"])}
