r"""From LaTeX to a row of nodes: what its units mean is decided here.

Arguments are taken one by one, so that `\frac12`, `x^\frac{1}{2}` and `{a \over b}` are all read,
and what has too few of them is a reason.
"""

import re

from msgspec import structs

from quizcli.arithmetic.bounds import DEPTH
from quizcli.errors.latex import LatexArgument, LatexDeep, LatexScript, LatexUnbalanced
from quizcli.latex.brackets import paired
from quizcli.latex.macros import (
    ACCENTS,
    ALPHABETS,
    FRACTIONS,
    INFIX,
    NEGATED,
    TABLES,
    TEXT,
    UPRIGHT,
)
from quizcli.latex.symbols import SIGNS, SILENT, SIZES, SPACES, role
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
    too_deep,
)
from quizcli.latex.units import Broken, Unit, cells_of, listed, plain, units


def parsed(text: str, *, lenient: bool = False) -> Row:
    """The row a formula is, its brackets in pairs; raises `Broken`.

    `lenient` reads what LaTeX would set otherwise than whoever types it means: `2^10`, `C_in`.
    """
    row = _Reader(units(text), lenient).whole()
    if too_deep(row, DEPTH):
        raise Broken(LatexDeep(DEPTH))
    return row


class _Reader:
    """A place in the units of one level; braces are levels of their own."""

    def __init__(self, units: list[Unit], lenient: bool, depth: int = 0) -> None:
        self.units = units
        self.place = 0
        self.lenient = lenient
        self.depth = depth

    def whole(self) -> Row:
        row = self.row()
        if self.place < len(self.units):
            raise Broken(LatexUnbalanced(r"\right"))
        return row

    def of(self, units: list[Unit]) -> Row:
        return _Reader(units, self.lenient, self.depth).whole()

    def next(self) -> Unit | None:
        return self.units[self.place] if self.place < len(self.units) else None

    def row(self) -> Row:
        r"""What stands here up to a `\right` or the end; `\over` parts all of it."""
        found: list[Node] = []
        above: Row | None = None
        infix = ""
        while (unit := self.next()) and not (unit.kind == "macro" and unit.text == "right"):
            self.place += 1
            if unit.kind == "macro" and unit.text in INFIX:
                if infix:
                    raise Broken(LatexArgument(f"\\{unit.text}"))
                above, infix, found = paired(found, typed=self.lenient), unit.text, []
            elif unit.kind == "char" and unit.text in "^_'’":
                self.script(found, unit.text)
            elif (node := self.deeper(unit)) is not None:
                found.append(node)
        if above is None:
            return paired(found, typed=self.lenient)
        below = paired(found, typed=self.lenient)
        if not solid(above) or not solid(below):
            raise Broken(LatexArgument(f"\\{infix}"))
        return (Binomial(above, below) if infix == "choose" else Fraction(above, below),)

    def deeper(self, unit: Unit) -> Node | None:
        self.depth += 1
        if self.depth > DEPTH + 1:
            raise Broken(LatexDeep(DEPTH))
        node = self.node(unit)
        self.depth -= 1
        return node

    def node(self, unit: Unit) -> Node | None:
        if unit.kind == "blank":
            return Space()
        if unit.kind == "group":
            return Group(self.of(listed(unit.inside)))
        if unit.kind == "table":
            return self.table(unit)
        if unit.kind == "macro":
            return self.macro(unit.text)
        return self.number(unit.text) if unit.text.isdecimal() else Sign(unit.text, role(unit.text))

    def number(self, first: str) -> Sign:
        """Digits that stand together, with a point among them."""
        digits = first
        while unit := self.next():
            after = self.units[self.place + 1] if self.place + 1 < len(self.units) else None
            point = unit.text == "." and after and after.kind == "char" and after.text.isdecimal()
            if unit.kind != "char" or not (unit.text.isdecimal() or (point and "." not in digits)):
                break
            digits += unit.text
            self.place += 1
        return Sign(digits, Role.NUMBER)

    def macro(self, name: str) -> Node | None:
        if name in SILENT or (name in SIZES):
            return None
        if name in SPACES:
            return Space(SPACES[name])
        if name in SIGNS:
            text, what = SIGNS[name]
            return Sign(text, what, f"\\{name}")
        if name == "left":
            return self.fence()
        return self.composed(name)

    def composed(self, name: str) -> Node | None:
        """A macro with arguments."""
        macro = f"\\{name}"
        if name in FRACTIONS:
            return Fraction(self.argument(macro), self.argument(macro))
        if name == "binom":
            return Binomial(self.argument(macro), self.argument(macro))
        if name == "sqrt":
            index = self.optional()
            return Root(self.argument(macro, run=True), index)
        if name in ACCENTS:
            return Accent(name, self.argument(macro))
        if name in ALPHABETS:
            return Styled(name, self.argument(macro))
        if name == "boxed":
            return Group(self.argument(macro))
        if name in TEXT or name in UPRIGHT:
            return self.words(macro, name in UPRIGHT)
        if name == "not":
            return self.negated()
        if name == "middle":
            return Sign(self.delimiter(macro), Role.RELATION)
        return self.unknown(macro)

    def unknown(self, macro: str) -> Unknown:
        """The macro with the groups that touch it."""
        source = macro
        while (unit := self.next()) and unit.kind == "group":
            source += unit.source
            self.place += 1
        return Unknown(macro, source)

    def negated(self) -> Node:
        row = self.argument(r"\not")
        sign = row[0] if len(row) == 1 else None
        if isinstance(sign, Sign) and sign.text in NEGATED:
            return Sign(NEGATED[sign.text], Role.RELATION)
        return Unknown(r"\not", r"\not")

    def skip_blanks(self) -> None:
        while (unit := self.next()) and unit.kind == "blank":
            self.place += 1

    def argument(self, macro: str, *, run: bool = False) -> Row:
        """What a macro, or `^`, applies to: a group or the one sign that follows."""
        self.skip_blanks()
        unit = self.next()
        if unit is None or (unit.kind == "macro" and unit.text in ("right", "over")):
            raise Broken(LatexArgument(macro))
        self.place += 1
        if unit.kind == "group":
            return self.of(listed(unit.inside))
        if run and self.lenient and unit.kind == "char" and unit.text.isdecimal():
            return (self.number(unit.text),)
        if unit.kind == "char":
            if unit.text in "^_":
                raise Broken(LatexScript(unit.text))
            kind = Role.NUMBER if unit.text.isdecimal() else role(unit.text)
            return (Sign(unit.text, kind),)
        node = self.deeper(unit)
        return () if node is None else (node,)

    def optional(self) -> Row:
        r"""The index of a root: `[3]`."""
        self.skip_blanks()
        unit = self.next()
        if unit is None or unit.text != "[":
            return ()
        inside: list[Unit] = []
        self.place += 1
        while (unit := self.next()) and unit.text != "]":
            inside.append(unit)
            self.place += 1
        if unit is None:
            raise Broken(LatexUnbalanced("["))
        self.place += 1
        return self.of(inside)

    def words(self, macro: str, word: bool) -> Node:
        self.skip_blanks()
        unit = self.next()
        if unit and unit.text == "*" and macro == r"\operatorname":
            self.place += 1
            unit = self.next()
        if unit is None or unit.kind != "group":
            row = self.argument(macro)
            return row[0] if row else Group(())
        self.place += 1
        text = plain(unit.inside)
        if word and not _NAME.fullmatch("".join(text.split())):
            return Group(self.of(listed(unit.inside)))
        return Words("".join(text.split()) if word else text, word)

    def fence(self) -> Node:
        left = self.delimiter(r"\left")
        row = self.row()
        if self.next() is None:
            raise Broken(LatexUnbalanced(rf"\left{left}"))
        self.place += 1
        return Fence(left, self.delimiter(r"\right"), row)

    def delimiter(self, macro: str) -> str:
        self.skip_blanks()
        unit = self.next()
        if unit is None or unit.kind not in ("char", "macro"):
            raise Broken(LatexArgument(macro))
        self.place += 1
        if unit.kind == "char":
            return "" if unit.text == "." else unit.text
        if unit.text not in SIGNS:
            raise Broken(LatexArgument(macro))
        return SIGNS[unit.text][0]

    def script(self, row: list[Node], sign: str) -> None:
        """A script, or a prime, for what stands last."""
        base = row.pop() if row and not isinstance(row[-1], Space) else None
        carried = base if isinstance(base, Scripted) else Scripted(base, None, None)
        if sign in "'’":
            row.append(structs.replace(carried, primes=carried.primes + 1))
            return
        raised = sign == "^"
        if (carried.above if raised else carried.below) is not None:
            raise Broken(LatexScript(sign))
        given = self.run(sign) if self.lenient else self.argument(sign)
        if raised:
            row.append(structs.replace(carried, above=given))
        else:
            row.append(structs.replace(carried, below=given))

    def run(self, sign: str) -> Row:
        """A script as people type it without braces: `^10`, `^-1`, `_in`, `_12`."""
        self.skip_blanks()
        unit = self.next()
        if unit and sign == "^" and unit.kind == "char" and unit.text in "-−":
            self.place += 1
            return (Sign("-", Role.BINARY), *self.argument(sign, run=True))
        letters = unit is not None and unit.kind == "char" and unit.text.isalpha()
        given = list(self.argument(sign, run=True))
        while sign == "_" and letters and (unit := self.next()):
            if unit.kind != "char" or not unit.text.isalnum():
                break
            self.place += 1
            given.append(Sign(unit.text, Role.LETTER))
        return tuple(given)

    def table(self, unit: Unit) -> Node:
        """Cells parted by `&`, rows by two backslashes."""
        if unit.text not in TABLES:
            return Unknown(rf"\begin{{{unit.text}}}", unit.source)
        made = [tuple(map(self.of, cells)) for cells in cells_of(unit)]
        return Table(unit.text, tuple(row for row in made if any(map(solid, row))))


_NAME = re.compile(r"[^\W_]+|[A-Za-z][A-Za-z0-9]*")
