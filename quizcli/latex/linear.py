r"""LaTeX as the line somebody would type who has no LaTeX: brackets for fractions, `^(2)`, `W_1`.

It must mean what the LaTeX shows, or say why it cannot: what LaTeX sets apart by place and size
gets brackets, factors that stand side by side in different boxes a `*`. What may be read in two
ways (`1/2x^2`, `{a+b}c`, `2\frac{1}{2}`, `\log xy`) is a reason. Names are left as they are:
whether `WH` is a product is for whoever knows the names there are.
"""

import re

from quizcli.errors import Reason
from quizcli.errors.latex import (
    LatexArgument,
    LatexBraces,
    LatexFunction,
    LatexScript,
    LatexSubscript,
    LatexUnknown,
)
from quizcli.latex.macros import nearest
from quizcli.latex.pieces import BLANK, OPERANDS, THIN, Piece, joined, signed
from quizcli.latex.source import parsed
from quizcli.latex.tree import (
    Accent,
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

_NAMED = frozenset("exp log ln log2 max min sqrt floor ceil abs".split())
_MARKS = {"widehat": "hat", "overline": "bar", "widetilde": "tilde"}
_BARE = frozenset(("vec", "underline"))
_TERM = re.compile(r"[^{}()=_^]{1,20}")


def linear(source: str) -> str | Reason:
    """The formula in typed notation, or why it cannot be read; never raises.

    `\\frac{W_1-F+2P}{S}+1` is `(W_1-F+2P)/(S)+1`. Letters, spaces between them, plain brackets
    and signs that are no LaTeX stay for the reader of typed formulas.
    """
    try:
        return _row(parsed(source, lenient=True))
    except Broken as broken:
        return broken.reason


def _row(row: Row) -> str:
    return joined(_pieces(row))


def _pieces(row: Row) -> list[Piece]:
    found: list[Piece] = []
    place = 0
    while place < len(row):
        node = row[place]
        place += 1
        if (name := _function(node)) is not None:
            piece, place = _applied(name, node, row, place)
            found.append(piece)
        else:
            found += _piece(node)
    return found


def _piece(node: Node) -> list[Piece]:
    if isinstance(node, Space):
        return [THIN if node.width else BLANK]
    if isinstance(node, Sign):
        return [signed(node)]
    if isinstance(node, Words):
        text = node.text.strip()
        return [Piece(text, "letter" if len(text) == 1 else "name")] if text else []
    if isinstance(node, Group | Styled):
        return _group(node.row if isinstance(node, Group) else node.body)
    if isinstance(node, Fence):
        return [_fence(node)]
    if isinstance(node, Fraction):
        above, below = _part(node.above, r"\frac"), _part(node.below, r"\frac")
        literal = above.isdecimal() and below.isdecimal()
        return [Piece(f"(({above})/({below}))", "value", f"({above})/({below})", literal)]
    if isinstance(node, Root):
        return [_root(node)]
    if isinstance(node, Scripted):
        return [_scripted(node)]
    if isinstance(node, Accent):
        return [_accent(node)]
    if isinstance(node, Unknown):
        raise Broken(LatexUnknown(node.name, nearest(node.name)))
    raise Broken(LatexUnknown(rf"\begin{{{node.name}}}" if isinstance(node, Table) else r"\binom"))


def _part(row: Row, macro: str) -> str:
    """What a macro applies to, which must be something."""
    written = _row(row)
    if not written:
        raise Broken(LatexArgument(macro))
    return written


def _group(row: Row) -> list[Piece]:
    """What braces hold: itself where it is one thing, else with brackets if those are clear."""
    pieces = _pieces(row)
    seen = [piece for piece in pieces if piece.sort != "blank"]
    if len(seen) < 2:
        return seen
    written = joined(pieces)
    loose = any(piece.sort in ("add", "relation", "comma") for piece in seen)
    return [Piece(f"({written})", "braces", written, loose=loose)]


def _fence(fence: Fence) -> Piece:
    inside = _row(fence.row)
    pair = f"{fence.left}{fence.right}"
    if pair in ("()", "[]", "{}"):
        return Piece(f"({inside})", "bracket")
    if pair in ("⌊⌋", "⌈⌉"):
        return Piece(f"{fence.left}{inside}{fence.right}", "value")
    if pair == "||":
        return Piece(f"abs({inside})", "value")
    raise Broken(LatexUnknown(rf"\left{fence.left or '.'} \right{fence.right or '.'}"))


def _root(root: Root) -> Piece:
    body = _part(root.body, r"\sqrt")
    index = _row(root.index) or "2"
    if index == "2":
        return Piece(f"sqrt({body})", "value")
    return Piece(f"({body})^(1/{index if index.isalnum() else f'({index})'})", "value")


def _accent(accent: Accent) -> Piece:
    body = [piece for piece in _piece(Group(accent.body)) if piece.sort != "blank"]
    if len(body) != 1 or body[0].sort not in ("letter", "greek", "name"):
        raise Broken(LatexUnknown(f"\\{accent.name}"))
    if accent.name in _BARE:
        return body[0]
    letter, mark, rest = body[0].text.partition("_")
    return Piece(f"{letter}_{_MARKS.get(accent.name, accent.name)}{mark}{rest}", "name")


def _scripted(node: Scripted) -> Piece:
    base = _piece(node.base) if node.base else []
    if len(base) != 1:
        raise Broken(LatexScript("^" if node.below is None else "_"))
    piece = base[0]
    if piece.sort == "braces":
        raise Broken(LatexBraces(piece.bare))
    text = piece.text
    if node.below is not None and solid(node.below):
        subscript = _subscript(node.below)
        if piece.sort not in ("letter", "greek", "name"):
            raise Broken(LatexSubscript(f"{text}_{subscript}"))
        text, piece = f"{text}_{subscript}", Piece(f"{text}_{subscript}", "name")
    text += "'" * node.primes
    if node.above is None or not solid(node.above):
        return Piece(text, piece.sort, piece.bare)
    if all(isinstance(each, Sign) and each.text == "′" for each in solid(node.above)):
        return Piece(text + "'" * len(solid(node.above)), "name")
    if piece.sort == "value" and "^" in text and not piece.bare:
        text = f"({text})"
    return Piece(f"{text}^({_row(node.above)})", "value")


def _subscript(row: Row) -> str:
    """A subscript as the rest of a name: `in`, `1`, `i_1`; `t-1` is none."""
    parts = []
    for node in solid(row):
        if isinstance(node, Sign) and node.role is Role.PUNCTUATION:
            parts.append("_")
        elif isinstance(node, Sign) and node.text.replace("_", "a").isalnum():
            parts.append(node.text)
        elif isinstance(node, Words):
            parts.append("_".join(node.text.split()))
        elif isinstance(node, Group | Styled):
            parts.append(_subscript(node.row if isinstance(node, Group) else node.body))
        elif isinstance(node, Scripted) and node.base and node.below and node.above is None:
            parts.append(f"{_subscript((node.base,))}_{_subscript(node.below)}")
        else:
            return _term(row)
    return "".join(parts)


def _term(row: Row) -> str:
    """A subscript that is no word, `t-1`: in braces, where it can stand in a name."""
    try:
        text = _row(row)
    except Broken:
        text = "…"
    if not _TERM.fullmatch(text) or text == "…":
        raise Broken(LatexSubscript(text))
    return f"{{{text}}}"


def _function(node: Node) -> str | None:
    """The name, where a node is a function waiting for its argument."""
    sign = node.base if isinstance(node, Scripted) else node
    if isinstance(sign, Sign) and sign.role is Role.FUNCTION:
        return sign.text
    return sign.text if isinstance(sign, Words) and sign.text in _NAMED else None


def _applied(name: str, node: Node, row: Row, place: int) -> tuple[Piece, int]:
    """A function, or several, with the argument: brackets, or one thing nothing else touches."""
    waiting = [(name, node)]
    while True:
        while place < len(row) and isinstance(row[place], Space):
            place += 1
        if place == len(row):
            raise Broken(LatexFunction(waiting[-1][0]))
        argument = row[place]
        place += 1
        if (inner := _function(argument)) is None:
            break
        waiting.append((inner, argument))
    bracketed = isinstance(argument, Fence) and argument.left in ("(", "[", "{")
    if isinstance(argument, Fence) and bracketed:
        given = _row(argument.row)
    else:
        given = _single(waiting[-1][0], argument)
        if len(waiting) == 1 and isinstance(node, Sign) and _is_called(argument, row[place:]):
            inside = _piece(row[place])[0].text
            _alone(name, row[place + 1 :])
            return Piece(f"{name} {given}{inside}", "value"), place + 1
    if not bracketed or len(waiting) > 1:
        _alone(name, row[place:])
    for name, node in reversed(waiting):
        piece = _called(name, node, given)
        given = piece.text
    return piece, place


def _is_called(argument: Node, behind: Row) -> bool:
    r"""Whether a letter touches a bracket: `\log p(x)`; whoever knows the names reads that."""
    letter = argument
    if isinstance(argument, Scripted) and argument.above is None and argument.base:
        letter = argument.base
    touches = behind and isinstance(behind[0], Fence) and behind[0].left == "("
    return bool(touches) and isinstance(letter, Sign) and letter.role is Role.LETTER


def _single(name: str, argument: Node) -> str:
    """An argument without brackets."""
    if isinstance(argument, Scripted) and isinstance(argument.base, Fence):
        raise Broken(LatexFunction(name))
    pieces = _piece(argument)
    given = pieces[0] if len(pieces) == 1 else None
    if given is None or given.sort not in OPERANDS or name in ("max", "min"):
        raise Broken(LatexFunction(name))
    return given.bare or given.text


def _alone(name: str, behind: Row) -> None:
    """Refuse an argument that may go on: `\\log xy`, `\\log a/b`, but not `\\ln x / \\ln 2`."""
    rest = solid(behind)
    if not rest:
        return
    after = rest[0]
    if isinstance(after, Sign) and after.role in (Role.BINARY, Role.RELATION, Role.PUNCTUATION):
        return
    divided = isinstance(after, Sign) and after.role is Role.SLASH
    if not (divided and len(rest) > 1 and _function(rest[1]) is not None):
        raise Broken(LatexFunction(name))


def _called(name: str, node: Node, given: str) -> Piece:
    """The function of what is given, with the base and the power it carries."""
    if not given:
        raise Broken(LatexFunction(name))
    written, sort = f"{name}({given})", "value"
    if not isinstance(node, Scripted):
        return Piece(written, sort)
    if node.below is not None:
        base = _row(node.below)
        if name != "log" or not base:
            raise Broken(LatexFunction(name))
        written = f"log2({given})" if base == "2" else f"(log({given})/log({base}))"
    if node.above is not None:
        power = _row(node.above)
        if not power.isalnum():
            raise Broken(LatexFunction(name))
        written = f"({written})^({power})"
    return Piece(written, sort)
