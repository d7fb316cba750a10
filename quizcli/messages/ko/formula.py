"""수식에서 잘못될 수 있는 것: 카드의 기호, 입력한 식, 둘이 다른 곳."""

from quizcli.errors import formula
from quizcli.errors.arithmetic import clipped, excerpt
from quizcli.messages import Templates, say, some


def _unknown(reason: formula.UnknownSymbol) -> str:
    meant = f" 혹시 `{reason.meant}`입니까?" if reason.meant else ""
    there = some(reason.known, 12)
    return f"이 문제에 없는 이름입니다: `{clipped(reason.name)}`.{meant} 쓸 수 있는 이름: {there}."


def _unclear(reason: formula.NameUnclear) -> str:
    readings = " 또는 ".join(f"`{each}`" for each in reason.readings)
    return (
        f"`{clipped(reason.name)}`: {readings} 중 무엇인지 알 수 없습니다. "
        "곱이라면 사이에 `*`를 넣으세요."
    )


def _grouping(reason: formula.GroupingUnclear) -> str:
    where = excerpt(reason.text, reason.column)
    return (
        f"`{where}`: 두 가지로 읽힙니다. 괄호를 넣어 `{reason.one}` 또는 `{reason.other}`처럼 "
        "입력하세요."
    )


def _key(reason: formula.KeyNotFormula) -> str:
    return f"정답 `{reason.key}`의 값이 없는 점이 너무 많습니다. " + say("ko", reason.why)


TEMPLATES: Templates = {
    formula.FormulaWanted: "{names}에 대한 식을 입력하세요(예: 2n, n^2, (a+b)/c, sqrt(x))",
    formula.UnknownSymbol: _unknown,
    formula.NameUnclear: _unclear,
    formula.GroupingUnclear: _grouping,
    formula.SquareUnclear: "`[…]`가 묶음인지 내림인지 알 수 없습니다. 묶을 때는 `(…)`, 내릴 때는 "
    "`floor(…)` 또는 `⌊…⌋`를 쓰세요.",
    formula.TwoFormulas: "`{left}`, `{right}`: 서로 다른 식입니다. 식 하나만 입력하세요.",
    formula.NotFormula: "`{typed}`: 수가 아닙니다. 식 하나를 입력하세요.",
    formula.CannotCompare: "`{typed}`: 값이 너무 커져서 비교할 수 없습니다. 더 간단히 입력하세요.",
    formula.Counterexample: "{at}: 입력한 식은 {got}, 정답은 {wanted}.",
    formula.NoValueThere: "{at}: 입력한 식은 값이 없고 정답은 {wanted}.",
    formula.ValueThere: "{at}: 입력한 식은 {got}, 정답은 값이 없습니다.",
    formula.NoSymbols: "`symbols`가 비어 있습니다. 식에는 이름이 있어야 합니다: "
    "`symbols: {{n: {{int: 2..40}}}}`.",
    formula.DomainOnce: "`{name}`의 범위는 하나여야 합니다: `int: 2..40`, `step`이 있는 "
    "`real: -3..3`, 또는 `values: [3, 5, 7]`.",
    formula.SameSpelling: "`{spelling}`: 여기서 이름으로 쓸 수 없습니다. 이미 `{owner}`를 뜻하거나 "
    "글자가 없습니다.",
    formula.TooFewPoints: "점이 {count}개뿐입니다. 식을 구별하려면 {least}개 이상이어야 합니다. "
    "`symbols`의 범위나 `where`를 넓히세요.",
    formula.KeyNotFormula: _key,
    "kind.formula": "수식(값으로 채점)",
    "add.field.formula.symbols": "식에 쓰는 이름(예: {{n: {{int: 2..40, also: [N]}}, "
    "x: {{real: -3..3, step: 0.25}}}})>",
    "add.field.formula.where": "이름들이 지킬 조건(예: (W - F + 2*P) % S == 0) [없음]>",
    "add.field.formula.key": "정답(예: (W - F + 2*P)/S + 1)>",
}
