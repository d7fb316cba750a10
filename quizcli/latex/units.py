r"""LaTeX cut into units: signs, macros, and what braces and environments enclose.

This is the only module that loads pylatexenc, and only when it is called. Its parser is given no
macros, so that arguments are taken by `source`, which knows what each macro means. Length and
depth are checked before anything is parsed.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from quizcli.arithmetic.bounds import DEPTH, LENGTH
from quizcli.errors import Reason
from quizcli.errors.answer import TooLong
from quizcli.errors.latex import LatexDeep, LatexUnbalanced
from quizcli.latex.symbols import SIGNS

if TYPE_CHECKING:
    from pylatexenc.latexwalker import LatexNode  # type: ignore[import-untyped]

_LEVEL = re.compile(r"\\(?:(?P<begin>begin)|(?P<end>end)|.)|(?P<open>\{)|(?P<close>\})", re.DOTALL)
_COMMENT = re.compile(r"(\\.)|%", re.DOTALL)


class Broken(Exception):
    """A reason on its way out of the reading or the writing of a formula."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Unit(Struct, frozen=True):
    """`kind` is char, blank, macro, group, table or math; `inside` is what it encloses."""

    kind: str
    text: str
    inside: "tuple[LatexNode, ...]" = ()
    source: str = ""


def units(text: str) -> list[Unit]:
    """What a formula is made of; raises `Broken`."""
    if len(text) > LENGTH:
        raise Broken(TooLong(len(text), LENGTH))
    _check_depth(text)
    return listed(_nodes(text))


def _check_depth(text: str) -> None:
    level = 0
    for token in _LEVEL.finditer(text):
        level += (token.lastgroup in ("open", "begin")) - (token.lastgroup in ("close", "end"))
        if level > DEPTH:
            raise Broken(LatexDeep(DEPTH))
    if text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2:
        raise Broken(LatexUnbalanced("\\"))


def _nodes(text: str) -> "Sequence[LatexNode]":
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError
    from pylatexenc.macrospec import LatexContextDb  # type: ignore[import-untyped]

    uncommented = _COMMENT.sub(lambda found: found[1] or r"\%", text)
    walker = LatexWalker(uncommented, latex_context=LatexContextDb(), tolerant_parsing=False)
    try:
        nodes: Sequence[LatexNode] = walker.get_latex_nodes()[0]
    except LatexWalkerError as error:
        raise Broken(LatexUnbalanced(_culprit(uncommented, error))) from None
    return nodes


def _culprit(text: str, error: Exception) -> str:
    """The innermost bracket that was left open, or the one that closes nothing."""
    opened = getattr(error, "open_contexts", None)
    at = opened[-1][1] if opened else getattr(error, "pos", None)
    if not isinstance(at, int) or not 0 <= at < len(text):
        return ""
    found = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\[A-Za-z]+|\\.|\$\$|.", re.DOTALL).match(
        text, at
    )
    return found[0] if found else ""


def listed(nodes: "Sequence[LatexNode]") -> list[Unit]:
    found: list[Unit] = []
    for node in nodes:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            found += [Unit("blank" if c.isspace() or c == "~" else "char", c) for c in node.chars]
        elif kind == "LatexMacroNode":
            found.append(Unit("macro", node.macroname))
        elif kind == "LatexGroupNode":
            found.append(Unit("group", "", tuple(node.nodelist), node.latex_verbatim()))
        elif kind == "LatexEnvironmentNode":
            name = node.environmentname
            found.append(Unit("table", name, tuple(node.nodelist), node.latex_verbatim()))
        elif kind == "LatexMathNode":
            found += listed(node.nodelist)
    return found


def plain(nodes: "Sequence[LatexNode]") -> str:
    r"""Text as it is read: `a\ b` has a blank, `\_` is a sign, mathematics its own source."""
    parts = []
    for node in nodes:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            parts.append(node.chars.replace("~", " "))
        elif kind == "LatexMacroNode":
            known = SIGNS.get(node.macroname, (" ",))[0]
            parts.append(known + (" " if node.macro_post_space else ""))
        elif kind == "LatexGroupNode":
            parts.append(plain(node.nodelist))
        else:
            parts.append(node.latex_verbatim())
    return "".join(parts)


def _unspaced(cell: list[Unit]) -> list[Unit]:
    """A cell without the `[2mm]` of the line break before it."""
    text = "".join(unit.text if unit.kind == "char" else " " for unit in cell)
    found = re.match(r"\[-?[0-9.]+(?:mm|cm|pt|em|ex)\]", text)
    return cell[found.end() :] if found else cell


def cells_of(table: Unit) -> list[list[list[Unit]]]:
    """The cells of an environment, row by row."""
    inside = listed(table.inside)
    if table.text == "array" and inside and inside[0].kind == "group":
        inside = inside[1:]
    rows: list[list[list[Unit]]] = [[[]]]
    for each in inside:
        if each.kind == "macro" and each.text in ("\\", "cr"):
            rows.append([[]])
        elif each.kind == "char" and each.text == "&":
            rows[-1].append([])
        elif not (each.kind == "macro" and each.text == "hline"):
            rows[-1][-1].append(each)
    return [[_unspaced(cell) for cell in cells] for cells in rows]
