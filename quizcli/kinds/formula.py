"""formula: typed as one types it, equal to the key wherever its symbols may lie.

Two formulas are compared by their values at points of the declared domains (`variants.points`);
how what is typed becomes a formula stands in `arithmetic.formulas`. No simplest form is asked
for: every equal one is right.
"""

import math
import re
from collections.abc import Iterator

from msgspec import Struct

from quizcli import arithmetic, variants
from quizcli.arithmetic import Expression
from quizcli.arithmetic.formulas import read_formula
from quizcli.arithmetic.spelling import plain as spelled
from quizcli.arithmetic.spelling import shown as printed
from quizcli.arithmetic.symbols import Symbols
from quizcli.arithmetic.written import written
from quizcli.errors import Reason
from quizcli.errors.answer import Empty, TooLong
from quizcli.errors.arithmetic import DividedByZero, NumberTooBig, OutsideDomain, TooMuchWork
from quizcli.errors.computed import BadName, NameReserved
from quizcli.errors.formula import (
    CannotCompare,
    Counterexample,
    FormulaWanted,
    KeyNotFormula,
    NoSymbols,
    NotFormula,
    NoValueThere,
    SameSpelling,
    SquareUnclear,
    TooFewPoints,
    TwoFormulas,
    ValueThere,
)
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Draw, Grade, Made, Reading, Terms, Text, Unreadable, Value, Variant
from quizcli.numbers import formulas
from quizcli.variants import draw, points
from quizcli.variants.points import LEAST, Points, Symbol

SELF_RATED = False
COMPUTED = False
ENTRIES = (
    Entry("symbols", "yaml"),
    Entry("where", "yaml", required=False),
    Entry("key", "yaml"),
)
LONGEST = 400

_NAME = re.compile("[A-Za-z][A-Za-z0-9_]*")
_ROUNDS = re.compile("floor|ceil|//|%")
_RESERVED = ("answer", "key", "and", "or", "not", "true", "false")


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    symbols: dict[str, Symbol]


class Target(Struct, frozen=True):
    """The key with its values at the points, the largest of them, and the names there are."""

    key: Expression
    points: Points
    values: tuple[Value | Reason, ...]
    largest: float
    symbols: tuple[str, ...]


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return list(_faults(fields))


def _faults(fields: Fields) -> Iterator[Fault]:
    if not fields.symbols:
        yield Fault(("symbols",), NoSymbols())
    owners: dict[str, str] = {}
    sizes = []
    for name, symbol in fields.symbols.items():
        path = ("symbols", name)
        if not _NAME.fullmatch(name):
            yield Fault(path, BadName(name))
        elif name in (*_RESERVED, *arithmetic.FUNCTIONS):
            yield Fault(path, NameReserved(name))
        domain = points.domain(name, symbol)
        if isinstance(domain, Reason):
            yield Fault(path, domain)
        else:
            sizes.append(draw.count(domain))
        for spelling in (name, *symbol.also):
            taken = owners.setdefault(spelling, name)
            function = spelling.casefold() in arithmetic.FUNCTIONS
            if taken != name or function or not re.search(r"[^\W\d]", spelling):
                yield Fault(path, SameSpelling(spelling, spelling if function else taken))
    if 0 < len(sizes) == len(fields.symbols) and math.prod(sizes) < LEAST:
        yield Fault(("symbols",), TooFewPoints(math.prod(sizes), LEAST))


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return [(("key",), fields.key.removeprefix("="))]


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    return FormulaWanted(tuple(map(printed, variant.card.fields.symbols)))


def essence(fields: Fields) -> str:
    return fields.key.removeprefix("=").replace(" ", "")


def variant(made: Made, terms: Terms) -> Variant | Reason:
    fields: Fields = made.card.fields
    key = arithmetic.read(fields.key.removeprefix("="))
    if isinstance(key, Reason):
        return key
    domains: dict[str, Draw] = {}
    for name, symbol in fields.symbols.items():
        domain = points.domain(name, symbol)
        if isinstance(domain, Reason):
            return domain
        domains[name] = domain
    where = made.card.computed.where if made.card.computed else ""
    random = variants.stream(made.seed, "symbols")
    at = points.chosen(domains, where, made.names, random)
    if isinstance(at, Reason):
        return at
    values = at.values(key)
    numbers = sum(points.is_number(each) for each in values)
    if numbers < LEAST:
        why = next((each for each in values if isinstance(each, Reason)), NotFormula(fields.key))
        return KeyNotFormula(fields.key, why)
    text = written(key.tree, made.names, dots=False)
    target = Target(key, at, values, points.largest(values), tuple(fields.symbols))
    return Variant(made=made, key=Text(text, text), answer=target)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > LONGEST:
        return Unreadable(TooLong(len(typed), LONGEST))
    fields: Fields = variant.card.fields
    symbols = Symbols({name: symbol.also for name, symbol in fields.symbols.items()})
    names = [word for name, symbol in fields.symbols.items() for word in (name, *symbol.also)]
    text = formulas.linear(formulas.bare(typed, names, symbols))
    if isinstance(text, Reason):
        return Unreadable(text)
    if not text:
        return Unreadable(Empty())
    sides = read_formula(text, symbols)
    if isinstance(sides, Reason):
        return Unreadable(sides)
    target: Target = variant.answer
    if (unclear := _squares(target, text, symbols, sides)) or (unclear := _unlike(target, sides)):
        return Unreadable(unclear)
    shown = written(sides[-1].tree, {})
    shown = shown if len(shown) <= LONGEST else typed.strip()  # 1e1000 has a thousand zeros
    values = target.points.values(sides[-1])
    if misused := next((each for each in values if _is_misused(each)), None):
        return Unreadable(misused if isinstance(misused, Reason) else NotFormula(shown))
    if points.told(target.values, values) < LEAST:
        return Unreadable(CannotCompare(shown))
    return Reading(Text(shown, shown), sides[-1])


def _is_misused(value: Value | Reason) -> bool:
    """Whether a formula is none: a list, a function with too few arguments."""
    undefined = (DividedByZero, OutsideDomain, NumberTooBig, TooMuchWork)
    return not points.is_number(value) and not isinstance(value, undefined)


def _squares(
    target: Target, text: str, symbols: Symbols, sides: tuple[Expression, ...]
) -> Reason | None:
    """Whether square brackets in the answer may round down as well as group."""
    plain = spelled(text)
    if "[" not in plain or not _may_round(target, plain, sides):
        return None
    rounded = read_formula(text, symbols, rounding=True)
    if isinstance(rounded, Reason):
        return rounded
    alike = all(
        target.points.values(one) == target.points.values(other)
        for one, other in zip(sides, rounded, strict=True)
    )
    return None if alike else SquareUnclear(text, plain.index("[") + 1)


def _may_round(target: Target, plain: str, sides: tuple[Expression, ...]) -> bool:
    """Whether the key rounds, or square brackets hold none but whole symbols."""
    if _ROUNDS.search(target.key.text):
        return True
    spans, opened = [], []
    for column, character in enumerate(plain, 1):
        if character == "[":
            opened.append(column)
        elif character == "]" and opened:
            spans.append((opened.pop(), column))
    whole = {n for n in target.symbols if target.points.is_whole(n)}
    uses = [use for side in sides for use in side.uses]
    return any(all(n in whole for n, at in uses if a < at < b) for a, b in spans)


def _unlike(target: Target, sides: tuple[Expression, ...]) -> Reason | None:
    """Two sides of an equals sign that are not the same formula."""
    last = target.points.values(sides[-1])
    for side in sides[:-1]:
        pairs = zip(target.points.values(side), last, strict=True)
        if any(points.compared(one, other) is False for one, other in pairs):
            left, right = (written(each.tree, {}) for each in (side, sides[-1]))
            return TwoFormulas(left, right)
    return None


def _same(target: Target, place: int, value: Value | Reason) -> bool | None:
    """Whether a value is the key's at a point; the values of its symbols say what 0 is."""
    scale = min(points.size(target.points.points[place]), target.largest)
    return points.compared(target.values[place], value, scale)


def grade(variant: Variant, reading: Reading) -> Grade:
    target: Target = variant.answer
    answer = reading.value
    if isinstance(answer, str):
        answer = arithmetic.read(answer.removeprefix("="))
    if isinstance(answer, Reason):
        return Grade(right=False)
    values = target.points.values(answer)
    wrong = [p for p, each in enumerate(values) if _same(target, p, each) is False]
    if not wrong:
        return Grade(right=True)
    why = (_counterexample(target, answer, values, wrong),)
    for slip in variant.made.slips:
        mistake = arithmetic.read(str(slip.value).removeprefix("="))
        if not isinstance(mistake, Reason) and _alike(values, target.points.values(mistake)):
            return Grade(right=False, why=why, slip=slip.label, say=slip.say)
    return Grade(right=False, why=why)


def _alike(values: tuple[Value | Reason, ...], others: tuple[Value | Reason, ...]) -> bool:
    found = [points.compared(a, b) for a, b in zip(values, others, strict=True)]
    return False not in found and True in found


def _counterexample(
    target: Target, answer: Expression, values: tuple[Value | Reason, ...], wrong: list[int]
) -> Reason:
    """The point where the two differ that is shortest to write."""
    used = [n for n in target.symbols if n in target.key.names | answer.names]

    def said(place: int) -> Reason:
        point, got, wanted = target.points.points[place], values[place], target.values[place]
        at = ", ".join(f"{printed(name)} = {arithmetic.shown(point[name])}" for name in used)
        if isinstance(got, Reason):
            return NoValueThere(at, "" if isinstance(wanted, Reason) else arithmetic.shown(wanted))
        if isinstance(wanted, Reason):
            return ValueThere(at, arithmetic.shown(got))
        return Counterexample(at, arithmetic.shown(got), arithmetic.shown(wanted))

    return min(map(said, wrong), key=lambda reason: (type(reason).__name__, len(repr(reason))))


def samples(variant: Variant) -> Samples:
    key, symbols = variant.key.en, variant.card.fields.symbols
    first = printed(next(iter(symbols)))
    ascii_ = key.replace("−", "-").replace("·", "*")
    return Samples(
        right=(key, ascii_, f"y = {key}", f"(2·({ascii_}))/2", f"{key}입니다"),
        wrong=(f"({key}) + 1", f"2·({key}) + 1", f"{key} − 1/7"),
        unreadable=(
            "",
            "??",
            f"1/2{first}",
            f"{key} + undeclared",
            f"({key}",
            f"{key} + 1 = {key} + 2",
        ),
    )
