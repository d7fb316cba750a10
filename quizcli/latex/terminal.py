r"""LaTeX as a line of Unicode: `\frac{W_1-F+2P}{S}+1` is `(W₁ − F + 2P)/S + 1`.

The line must mean what LaTeX would show. A script is small only if all of it can be, else it is
`_{…}` or `^(…)`; what a fraction's bar or a root's roof holds together has brackets where a line
would not say so. What is not known stays as it was written, and so does a formula that is none.

`plain` is for screen readers, which pass over small signs: scripts stay on the line, marks over
a letter are words.
"""

import re
import unicodedata
from itertools import chain

from msgspec import structs

from quizcli.latex import glyphs
from quizcli.latex.source import parsed
from quizcli.latex.spacing import NAMES, Bit, Line, line
from quizcli.latex.tree import (
    Accent,
    Binomial,
    Fence,
    Fraction,
    Group,
    Node,
    Role,
    Root,
    Row,
    Scripted,
    Sign,
    Space,
    Styled,
    Table,
    Unknown,
    Words,
    solid,
)
from quizcli.latex.units import Broken

_SORTS = {
    Role.LETTER: "letter",
    Role.NUMBER: "number",
    Role.BINARY: "binary",
    Role.SLASH: "slash",
    Role.RELATION: "relation",
    Role.PUNCTUATION: "punctuation",
    Role.OPEN: "open",
    Role.CLOSE: "close",
    Role.BAR: "bar",
    Role.FUNCTION: "function",
    Role.BIG: "big",
    Role.DOTS: "dots",
    Role.ORDINARY: "letter",
}
_PREFIXES = "∂∇Δ¬∀∃"
_TYPED = {"-": "−", "∣": "|"}
_PLAIN = {"−": "-", "∣": "|", "′": "'"}
_MATRICES = {
    "bmatrix": "[]",
    "pmatrix": "()",
    "vmatrix": "||",
    "Vmatrix": "‖‖",
    "Bmatrix": "{}",
    "cases": "{}",
}
_ALIGNED = ("align", "gather", "split", "equation")
_ROOTS = {"3": "∛", "4": "∜"}


def terminal(source: str, *, plain: bool = False) -> str:
    """The formula, given without its dollars, in one line; never raises."""
    try:
        written = _Writer(plain).whole(parsed(source))
    except Broken:
        written = source
    return unicodedata.normalize("NFC", re.sub(r"\s*\n\s*", " ", written).strip())


class _Writer:
    def __init__(self, plain: bool) -> None:
        self.plain = plain

    def whole(self, row: Row) -> str:
        return self.line(row).text

    def line(self, row: Row, *, compact: bool = False) -> Line:
        bits = [bit for node in row for bit in self.bits(node, compact)]
        return line(bits, compact=compact)

    def bits(self, node: Node, compact: bool) -> list[Bit]:
        if isinstance(node, Group):
            if _comma(node):
                return [Bit(",", "letter")]
            return [bit for each in node.row for bit in self.bits(each, compact)]
        return [self.bit(node, compact)]

    def bit(self, node: Node, compact: bool) -> Bit:
        if isinstance(node, Space):
            return Bit("", "blank", width=node.width)
        if isinstance(node, Sign):
            return self.sign(node)
        if isinstance(node, Words):
            return self.words(node)
        if isinstance(node, Fence):
            return self.fence(node, compact)
        if isinstance(node, Fraction):
            return self.fraction(node)
        if isinstance(node, Scripted):
            return self.scripted(node, compact)
        if isinstance(node, Root):
            return self.root(node)
        return self.other(node)

    def other(self, node: Node) -> Bit:
        if isinstance(node, Accent):
            return self.accent(node)
        if isinstance(node, Styled):
            return self.styled(node)
        if isinstance(node, Table):
            return self.table(node)
        if isinstance(node, Binomial):
            above, below = self.line(node.above).text, self.line(node.below).text
            return Bit(f"binom({above}, {below})", "value")
        if isinstance(node, Group):
            inside = self.line(node.row)
            bare = inside.shape == "atom" or not inside.text
            return Bit(inside.text if bare else f"({inside.text})", "value")
        assert isinstance(node, Unknown)
        return Bit(node.source, "name")

    def sign(self, sign: Sign) -> Bit:
        text = _TYPED.get(sign.text, sign.text)
        if self.plain:
            text = _PLAIN.get(text, text)
        if text in _PREFIXES:
            return Bit(text, "prefix")
        return Bit(text, _SORTS[sign.role])

    def words(self, words: Words) -> Bit:
        text = words.text.strip()
        if not text:
            return Bit("", "blank", width=1)
        return Bit(text, "letter" if len(words.text) == 1 else "word")

    def fence(self, fence: Fence, compact: bool) -> Bit:
        inside = self.line(fence.row, compact=compact)
        loose = any(
            isinstance(node, Sign) and node.role in (Role.BINARY, Role.SLASH) for node in fence.row
        )
        return Bit(f"{fence.left}{inside.text}{fence.right}", "bracket", loose=loose)

    def fraction(self, fraction: Fraction) -> Bit:
        above, below = self.line(fraction.above), self.line(fraction.below)
        first = f"({above.text})" if above.shape == "loose" else above.text
        second = below.text if below.shape == "atom" else f"({below.text})"
        return Bit(f"({first}/{second})", "fraction", f"{first}/{second}")

    def root(self, root: Root) -> Bit:
        body = self.line(root.body)
        index = self.line(root.index, compact=True).text
        bracketed = body.text if _fenced(root.body) else f"({body.text})"
        if index not in ("", "2") and (self.plain or index not in _ROOTS):
            return Bit(f"{bracketed}^(1/{index if index.isalnum() else f'({index})'})", "value")
        if self.plain:
            return Bit(f"sqrt{bracketed}", "value")
        sign = _ROOTS.get(index, "√")
        if _single(root.body) and body.text.isalnum():
            return Bit(f"{sign}{bracketed}", "root", f"{sign}{body.text}")
        return Bit(f"{sign}{bracketed}", "value")

    def scripted(self, node: Scripted, compact: bool) -> Bit:
        base = self.bit(node.base, compact) if node.base else Bit("", "value")
        if _twice(node):
            base = Bit(f"({base.text})", "bracket")
        elif base.sort in ("fraction", "root"):
            text = base.text if base.sort == "fraction" else f"({base.bare})"
            base = Bit(text, "bracket")
        text = base.text + ("'" if self.plain else "′") * node.primes
        below = self.below(node.below) if node.below and solid(node.below) else ""
        above = self.above(node.above) if node.above and solid(node.above) else ""
        sort = base.sort
        if sort == "prefix" and (below or above):
            sort = "function"
        elif sort in NAMES:
            open_ended = self.plain and (above or below)[-1:].isalnum()
            sort = ("power" if above else "name") if open_ended else "letter"
        return structs.replace(base, text=text + below + above, sort=sort)

    def below(self, row: Row) -> str:
        text = self.line(row, compact=True).text
        if not self.plain and (small := glyphs.lowered(text)):
            return small
        return f"_{text}" if self.plain and text.isalnum() else f"_{{{text}}}"

    def above(self, row: Row) -> str:
        text = self.line(row, compact=True).text
        if text in ("′", "'", "∘"):
            return "°" if text == "∘" else text
        if self.plain and text == "⊤":
            return "^T"
        if not self.plain and (small := glyphs.raised(text)):
            return small
        bare = self.plain and (text.isdecimal() or (len(text) == 1 and text.isalpha()))
        return f"^{text}" if bare else f"^({text})"

    def accent(self, accent: Accent) -> Bit:
        body = self.line(accent.body).text
        marked = None if self.plain else glyphs.accented(body, accent.name)
        if marked:
            return Bit(marked, "letter")
        return Bit(f"{accent.name}({body})", "value")

    def styled(self, node: Styled) -> Bit:
        body = self.line(node.body)
        if not self.plain and (letters := glyphs.styled(body.text, node.alphabet)):
            return Bit(letters, "letter")
        if self.plain and node.alphabet in ("mathcal", "mathscr"):
            return Bit(f"cal({body.text})", "value")
        return Bit(body.text, "letter" if body.shape == "atom" else "value")

    def table(self, table: Table) -> Bit:
        """`[a b; c d]`; commas where a cell has blanks of its own."""
        if table.name.startswith(_ALIGNED):
            lines = [self.line(tuple(chain(*cells))).text for cells in table.rows]
            return Bit("; ".join(lines), "value")
        rows = [[self.line(cell).text for cell in cells] for cells in table.rows]
        parts = table.name == "cases" or any(" " in cell for cells in rows for cell in cells)
        between = ", " if parts else " "
        if table.name == "cases":
            rows = [[cell.rstrip(",") for cell in cells if cell] for cells in rows]
        fence = _MATRICES.get(table.name, "[]")
        inside = "; ".join(between.join(cells) for cells in rows)
        return Bit(f"{fence[0]}{inside}{fence[1]}", "value")


def _comma(group: Group) -> bool:
    r"""Whether braces only keep a comma tight: `1{,}000`."""
    row = solid(group.row)
    return len(row) == 1 and isinstance(row[0], Sign) and row[0].text == ","


def _twice(node: Scripted) -> bool:
    """Whether braces keep two scripts apart that one line would run together: `{x^y}^z`."""
    inner = solid(node.base.row) if isinstance(node.base, Group) else ()
    base = inner[0] if len(inner) == 1 else None
    if not isinstance(base, Scripted):
        return False
    return bool((base.above and node.above) or (base.below and node.below))


def _fenced(row: Row) -> bool:
    row = solid(row)
    return len(row) == 1 and isinstance(row[0], Fence) and row[0].left == "("


def _single(row: Row) -> bool:
    """Whether a root's sign may stand before a row without brackets: not before `x²`."""
    row = solid(row)
    node = row[0] if len(row) == 1 else None
    if isinstance(node, Scripted) and node.above is None and not node.primes:
        node = node.base
    return isinstance(node, Sign)
