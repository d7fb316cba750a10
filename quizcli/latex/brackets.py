r"""Brackets typed as signs matched with each other, so that what they hold is one node.

In LaTeX only `\left(` and `\right)` belong together; a bracket by itself is a sign like another,
and a superscript behind `)` is the bracket's. Whoever reads a formula sees pairs.
"""

from collections.abc import Sequence

from msgspec import structs

from quizcli.errors.latex import LatexUnbalanced
from quizcli.latex.tree import Fence, Fraction, Group, Node, Role, Root, Row, Scripted, Sign
from quizcli.latex.units import Broken

_PAIRS = {"(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉", "⟨": "⟩"}
_CALLED = frozenset("sqrt exp log ln".split())


def paired(row: Sequence[Node], *, typed: bool) -> Row:
    """The row with a fence for each pair of brackets.

    Where one is alone (`[0, 1)`) the row is as it was, or, if it is `typed` by a learner,
    `Broken` is raised; then functions are found, too, that lack their backslash.
    """
    try:
        return _fenced(row, typed)
    except Broken:
        if typed:
            raise
        return tuple(row)


def _fenced(row: Sequence[Node], called: bool) -> Row:
    open_: list[str] = []
    levels: list[list[Node]] = [[]]
    for node in row:
        sign = node.base if isinstance(node, Scripted) else node
        if isinstance(node, Sign) and node.role is Role.OPEN:
            open_.append(node.text)
            levels.append([])
        elif isinstance(sign, Sign) and sign.role is Role.CLOSE:
            if not open_ or _PAIRS.get(open_[-1]) != sign.text:
                raise Broken(LatexUnbalanced(sign.macro or sign.text))
            made = Fence(open_.pop(), sign.text, _level(levels.pop(), called))
            levels[-1].append(
                structs.replace(node, base=made) if isinstance(node, Scripted) else made
            )
        else:
            levels[-1].append(node)
    if open_:
        raise Broken(LatexUnbalanced(open_[-1]))
    return _level(levels[0], called)


def _level(row: list[Node], called: bool) -> Row:
    """What stands between two brackets: bars are paired here where it is clear which are."""
    found = tuple(_called(row) if called else row)
    for bar in "|‖":
        found = _absolute(found, bar)
    return found


def _absolute(row: Row, bar: str) -> Row:
    """The row with a fence for a single pair of bars; more of them stay as they were typed."""
    bars = [place for place, node in enumerate(row) if _is_bar(node, bar)]
    if len(bars) != 2 or isinstance(row[bars[0]], Scripted) or bars[1] == bars[0] + 1:
        return row
    first, last = bars
    made = Fence(bar, bar, row[first + 1 : last])
    end = row[last]
    whole: Node = structs.replace(end, base=made) if isinstance(end, Scripted) else made
    return (*row[:first], whole, *row[last + 1 :])


def _is_bar(node: Node, bar: str) -> bool:
    sign = node.base if isinstance(node, Scripted) else node
    return isinstance(sign, Sign) and sign.role is Role.BAR and sign.text == bar


def _called(row: Sequence[Node]) -> list[Node]:
    """The row with functions typed without their backslash: `sqrt{d}`, `frac{a}{b}`, `log_2 x`."""
    found: list[Node] = []
    for node in row:
        word, start = _word_before(found)
        if isinstance(node, Group) and word in _CALLED:
            made = Root(node.row, ()) if word == "sqrt" else Fence("(", ")", node.row)
            found[start:] = [made] if word == "sqrt" else [Sign(word, Role.FUNCTION), made]
        elif isinstance(node, Group) and _halves(found):
            above = found[-1]
            assert isinstance(above, Group)
            found[-5:] = [Fraction(above.row, node.row)]
        elif isinstance(node, Scripted) and f"{word}{_letter(node.base)}" in ("log", "exp", "ln"):
            sign = Sign(f"{word}{_letter(node.base)}", Role.FUNCTION)
            found[start:] = [structs.replace(node, base=sign)]
        else:
            found.append(node)
    return found


def _word_before(row: Sequence[Node]) -> tuple[str, int]:
    """The letters at the end of a row run together, and where they begin."""
    start = len(row)
    while start and _letter(row[start - 1]):
        start -= 1
    return "".join(_letter(node) for node in row[start:]), start


def _halves(row: Sequence[Node]) -> bool:
    """Whether a row ends with `frac` and its numerator."""
    if len(row) < 5 or not isinstance(row[-1], Group):
        return False
    return _word_before(row[:-1])[0] == "frac"


def _letter(node: Node | None) -> str:
    plain = isinstance(node, Sign) and node.role is Role.LETTER and not node.macro
    return node.text if plain and isinstance(node, Sign) else ""
