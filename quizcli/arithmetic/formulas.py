"""Formulas as learners type them: cut into the tokens of the one parser, with declared names.

Products may be left unwritten. What may be read in two ways (`1/2n`, `2^2n`, `√2n`, `log 2n`)
is a reason that shows both; how words become names stands in `symbols`.
"""

import math
import re

from msgspec import structs

from quizcli.arithmetic import notation
from quizcli.arithmetic.asked import formula
from quizcli.arithmetic.binding import divided, settled
from quizcli.arithmetic.bounds import LENGTH, Fault
from quizcli.arithmetic.calling import parted
from quizcli.arithmetic.parser import parse
from quizcli.arithmetic.spelling import NAME, RAISED, UP, plain, spelled
from quizcli.arithmetic.symbols import LONGEST, Pieces, Symbols
from quizcli.arithmetic.tokens import Token, placed
from quizcli.arithmetic.tree import Expression
from quizcli.arithmetic.wording import (
    CALLS,
    LIBRARY,
    LISTED,
    NAMES,
    before,
    function_word,
    touching,
)
from quizcli.errors import Reason
from quizcli.errors.arithmetic import (
    BracketOpen,
    BracketStray,
    ExpressionEmpty,
    ExpressionTooLong,
    NotFunction,
    ProductUnclear,
    StrangeCharacter,
)
from quizcli.errors.formula import UnknownSymbol

_OPERATOR = re.compile(r"\*\*|//|==|[-+*/%^,=√()|⌊⌋⌈⌉\[\]]")
_CLOSING = {"(": ")", "⌊": "⌋", "⌈": "⌉", "|": "|", "[": "]"}
_CALLED = {"⌊": "floor", "⌈": "ceil", "|": "abs"}
_VALUES = ("number", "constant", ")", "name")
_TIMES = re.compile(r"[xX](?=\s*[0-9.(√⌊⌈])|[xX](?=\s+[\w|])")
_CONSTANT = re.compile("e$|[pP]i$|PI$|π")
_POWER = re.compile(r"\s*(?:\^|\*\*)")


def read_formula(
    text: str, symbols: Symbols, *, rounding: bool = False
) -> tuple[Expression, ...] | Reason:
    """The sides of what was typed, without a name that only says what is asked for.

    `rounding`: square brackets round down; otherwise they group.
    """
    if len(text) > LENGTH:
        return ExpressionTooLong(len(text), LENGTH)
    try:
        return _Lexer(text, symbols, rounding).sides()
    except Fault as fault:
        return fault.reason(text)


class _Lexer:
    """A place in the text and the tokens so far, with the brackets that are open."""

    def __init__(self, text: str, symbols: Symbols, rounding: bool) -> None:
        self.text = text
        self.plain = LIBRARY.sub(lambda found: " " * len(found[0]), plain(text))
        self.symbols = symbols
        self.rounding = rounding
        self.found: list[Token] = []
        self.open: list[tuple[str, Token, bool]] = []

    def sides(self) -> tuple[Expression, ...]:
        at, end = formula(self.plain, self.symbols)
        self.plain = self.plain[:end]
        while at < end:
            at = self.step(at)
        if self.open:
            opening = self.open[-1][1]
            raise Fault(BracketOpen, opening.text, at=opening.at)
        return tuple(self.expression(side) for side in parted(self.found))

    def expression(self, side: list[Token]) -> Expression:
        column = side[-1].end if side else len(self.text) + 1
        if not side:
            raise Fault(ExpressionEmpty, at=column)
        tokens = settled((*side, Token("end", "", column, column)))
        try:
            tree = parse(tokens)
        except Fault as fault:
            raise divided(tokens, fault.at) if fault.kind is ProductUnclear else fault from None
        uses = tuple((token.text, token.at) for token in side if token.kind == "name")
        names = tuple(use for use in uses if use[0] in self.symbols.names)
        return Expression(self.text, tree, names, False)

    @property
    def valued(self) -> bool:
        """Whether what stands before is a value, so that another one would multiply it."""
        return bool(self.found) and self.found[-1].kind in _VALUES and not self.calling

    @property
    def calling(self) -> bool:
        last = self.found[-1] if self.found else None
        return last is not None and last.kind == "name" and last.text in CALLS

    def push(self, *tokens: Token) -> None:
        """Append a value, after the `*` that stands unwritten before it."""
        if self.valued and tokens[0].kind != "number":
            at = tokens[0].at
            self.found.append(Token("*", "·", at, at, implicit=True))
        self.found += tokens

    def step(self, at: int) -> int:
        """Take what stands here; where the next begins."""
        character, column = self.plain[at], at + 1
        if character.isspace():
            return at + 1
        if raised := RAISED.match(self.plain, at):
            self.raise_(raised)
            return raised.end()
        if character in notation.HALVES:
            self.half(character, column)
            return at + 1
        if number := notation.NUMBER.match(self.plain, at):
            return self.number(number)
        if phrase := self.symbols.phrase(self.plain, at):
            self.push(Token("name", phrase[0], column, phrase[1] + 1))
            return phrase[1]
        if self.valued and not self.symbols.knows("x") and self.times(at):
            self.found.append(Token("*", "*", column, column + 1))
            return at + 1
        if name := NAME.match(self.plain, at):
            return self.word(name)
        if operator := _OPERATOR.match(self.plain, at):
            self.operator(operator[0], column)
            return operator.end()
        raise Fault(StrangeCharacter, self.text[at], at=column)

    def raise_(self, run: re.Match[str]) -> None:
        """An exponent in small characters: a power that is over with them."""
        inner = _Lexer("".join(UP[c] for c in run[0]), self.symbols, self.rounding)
        at = 0
        while at < len(inner.plain):
            at = inner.step(at)
        start, end = run.start() + 1, run.end() + 1
        placed_ = [structs.replace(token, at=start, end=end) for token in inner.found]
        opening = Token("(", "(", start, start)
        if inner.open or any(token.kind == "=" for token in placed_):
            raise Fault(StrangeCharacter, run[0], at=start)
        self.found += [Token("**", "raised", start, start), opening, *placed_]
        self.found.append(Token(")", "raised", end, end))

    def half(self, character: str, column: int) -> None:
        value = notation.vulgar(character)
        last = self.found[-1] if self.found else None
        if last and last.kind == "number" and last.end == column and last.text.isdecimal():
            text = last.text + character
            self.found[-1] = Token("constant", text, last.at, column + 1, last.value + value)
        else:
            self.push(Token("constant", character, column, column + 1, value))

    def number(self, match: re.Match[str]) -> int:
        listed = bool(self.open) and self.open[-1][2]
        digits, end = notation.literal(self.plain, match, listed)
        if self.symbols.knows("e") and "e" in digits.casefold():
            digits = re.split("e", digits, flags=re.IGNORECASE)[0]
            end = match.start() + len(digits)
        at = match.start() + 1
        self.push(Token("number", digits, at, end + 1, placed(digits, at)))
        return end

    def times(self, at: int) -> bool:
        """Whether an x that is no name, nor the beginning of one, stands between two values."""
        if (word := NAME.match(self.plain, at)) and self.symbols.means(word[0]):
            return False
        if _TIMES.match(self.plain, at):
            return True
        name = NAME.match(self.plain, at + 1)
        return self.plain[at] in "xX" and name is not None and self.crossed(name[0])

    def crossed(self, word: str) -> bool:
        """Whether a word is values with an x between them, or one alone; an x may end it."""
        parts = re.split("[xX]", word)
        if len(parts) > 1 and not parts[-1]:
            parts.pop()
        return all(part.isdecimal() or self.symbols.named(part) for part in parts)

    def word(self, match: re.Match[str]) -> int:
        """A function, a number that has a name, one declared name or several run together."""
        word, at, end = match[0], match.start() + 1, match.end() + 1
        exact = spelled(word) in self.symbols.exact
        called = self.plain[match.end() :].lstrip()[:1] == "("
        function = function_word(word, self.symbols, called=called)
        if function and not exact:
            self.push(Token("name" if called else "bare", function, at, end))
        elif not exact and spelled(word).casefold() == "mod" and self.valued:
            self.found.append(Token("%", word, at, end))
        elif not self.symbols.knows(word) and (constant := _CONSTANT.match(word)):
            number = ("e", math.e) if constant[0] == "e" else ("π", math.pi)
            self.push(Token("constant", number[0], at, at + constant.end(), number[1]))
            return match.start() + constant.end()
        elif not self.symbols.means(word) and (cut := touching(word, self.symbols)):
            function = function_word(word[:cut], self.symbols, called=False)
            self.push(Token("bare", function or "", at, at + cut))
            return match.start() + cut
        else:
            return self.named(word, match.start(), called)
        return match.end()

    def named(self, word: str, start: int, called: bool) -> int:
        """Declared names; where the word goes on with what is none, that is left to be read."""
        try:
            pieces, length = self.pieces(word, start)
        except Fault as fault:
            raise Fault(fault.kind, *fault.fields, at=start + 1) from None
        if pieces is None:
            raise self.unknown(word, start, called)
        ends = [start + place + 1 for _, place in pieces[1:]]
        for (name, place), behind in zip(pieces, [*ends, start + length + 1], strict=True):
            self.push(Token("name", name, start + place + 1, behind))
        return start + length

    def pieces(self, word: str, start: int) -> tuple[Pieces | None, int]:
        """The names at the beginning of a word, and how many characters they are."""
        cuts = range(1, min(len(word), LONGEST))
        if spelled(word) not in self.symbols.exact:
            for cut in cuts:
                if self.symbols.phrase(self.plain, start + cut):
                    return self.symbols.named(word[:cut]), cut
        if pieces := self.symbols.named(word):
            return pieces, len(word)
        called = self.plain[start + len(word) :].lstrip()[:1] == "("
        if cut := before(word, self.symbols, called=called):
            return self.symbols.named(word[:cut]), cut
        for cut in cuts:
            if self.ends(word[cut:], start + cut) and (pieces := self.symbols.named(word[:cut])):
                return pieces, cut
        return None, 0

    def ends(self, rest: str, at: int) -> bool:
        """Whether the rest of a word is no name: an x between values, e^, π."""
        if rest[0] in "xX" and not self.symbols.knows("x"):
            return rest in ("x", "X") or self.crossed(rest[1:])
        if rest == "e" and not self.symbols.knows("e"):
            return self.raises(at + 1)
        return rest[0] == "π"

    def raises(self, at: int) -> bool:
        """Whether an exponent follows."""
        return bool(_POWER.match(self.plain, at)) or self.plain[at : at + 1] in UP

    def unknown(self, word: str, start: int, called: bool) -> Fault:
        if called and word.isascii() and len(word) > 2:
            return Fault(NotFunction, word, NAMES, at=start + 1)
        return Fault(UnknownSymbol, word, self.symbols.names, at=start + 1)

    def operator(self, found: str, column: int) -> None:
        end = column + len(found)
        if found in _CLOSING and not (found == "|" and self.closes("|") and self.valued):
            self.opened(found, column)
        elif found in ")]⌋⌉|":
            if not self.closes(found):
                raise Fault(BracketStray, found, at=column)
            self.open.pop()
            self.found.append(Token(")", ")", column, end))
        elif found == "√":
            self.push(Token("bare", "√", column, end))
        elif found in ("=", "=="):
            if self.open:
                raise Fault(StrangeCharacter, found, at=column)
            self.found.append(Token("=", "=", column, end))
        else:
            kind = "**" if found == "^" else found
            self.found.append(Token(kind, found, column, end))

    def closes(self, found: str) -> bool:
        return bool(self.open) and _CLOSING[self.open[-1][0]] == found

    def opened(self, found: str, column: int) -> None:
        """A bracket, as a function where it means one."""
        listed = self.calling and self.found[-1].text in LISTED and found == "("
        opening = Token("(", found, column, column + 1)
        self.open.append((found, opening, listed))
        function = "floor" if found == "[" and self.rounding else _CALLED.get(found)
        if function:
            self.push(Token("name", function, column, column), opening)
        elif self.calling:
            self.found.append(opening)
        else:
            self.push(opening)
