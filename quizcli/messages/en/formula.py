"""What can be wrong with formulas: the card's symbols, what was typed, where the two differ."""

from quizcli.errors import formula
from quizcli.errors.arithmetic import clipped, excerpt
from quizcli.messages import Templates, say, some


def _unknown(reason: formula.UnknownSymbol) -> str:
    meant = f" Did you mean `{reason.meant}`?" if reason.meant else ""
    there = some(reason.known, 12)
    return f"`{clipped(reason.name)}` is no name of this question.{meant} Its names are: {there}."


def _unclear(reason: formula.NameUnclear) -> str:
    readings = " or ".join(f"`{each}`" for each in reason.readings)
    return f"`{clipped(reason.name)}` may be {readings}. Put `*` between what is multiplied."


def _grouping(reason: formula.GroupingUnclear) -> str:
    where = excerpt(reason.text, reason.column)
    return (
        f"`{where}` can be read in two ways. Type the brackets: `{reason.one}` or `{reason.other}`."
    )


def _key(reason: formula.KeyNotFormula) -> str:
    return f"the key `{reason.key}` has no value at enough points of the domains: " + say(
        "en", reason.why
    )


TEMPLATES: Templates = {
    formula.FormulaWanted: "Type a formula in {names}, e.g. 2n, n^2, (a+b)/c, sqrt(x)",
    formula.UnknownSymbol: _unknown,
    formula.NameUnclear: _unclear,
    formula.GroupingUnclear: _grouping,
    formula.SquareUnclear: "`[…]` may group or round down. Type `(…)` to group, `floor(…)` or "
    "`⌊…⌋` to round down.",
    formula.TwoFormulas: "`{left}` and `{right}` are not the same. Type one formula.",
    formula.NotFormula: "`{typed}` is no number. Type one formula.",
    formula.CannotCompare: "`{typed}` becomes too large to be compared. Type it more simply.",
    formula.Counterexample: "At {at} yours is {got}, the answer {wanted}.",
    formula.NoValueThere: "At {at} yours has no value, the answer is {wanted}.",
    formula.ValueThere: "At {at} yours is {got}, but the answer has no value there.",
    formula.NoSymbols: "`symbols` is empty: a formula needs names, "
    "`symbols: {{n: {{int: 2..40}}}}`.",
    formula.DomainOnce: "`{name}` needs one domain: `int: 2..40`, `real: -3..3` with `step`, or "
    "`values: [3, 5, 7]`.",
    formula.SameSpelling: "`{spelling}` cannot be a name here: it means `{owner}` already, or has "
    "no letter.",
    formula.TooFewPoints: "only {count} points: at least {least} are needed to tell formulas "
    "apart. Widen the domains of `symbols` or `where`.",
    formula.KeyNotFormula: _key,
    "kind.formula": "a formula, graded by its values",
    "add.field.formula.symbols": "Its names, e.g. {{n: {{int: 2..40, also: [N]}}, "
    "x: {{real: -3..3, step: 0.25}}}}>",
    "add.field.formula.where": "A rule over the names, e.g. (W - F + 2*P) % S == 0 [none]>",
    "add.field.formula.key": "Key, e.g. (W - F + 2*P)/S + 1>",
}
