"""What can be wrong with a card's draws, expressions, reference and slips."""

from quizcli.errors import computed
from quizcli.messages import Templates


def _key_once(reason: computed.KeyOnce) -> str:
    if not reason.given:
        return "정답이 없습니다. `answer`, `key`, 또는 `reference`와 `take`를 쓰세요."
    return f"정답을 두 번 이상 적었습니다({', '.join(reason.given)}). 하나만 남기세요."


def _unknown_run(reason: computed.UnknownRun) -> str:
    known = f"있는 run: {', '.join(reason.known)}"
    if not reason.known:
        known = "이 카드에는 `runs`가 없습니다"
    return f"이 카드에 없는 run입니다: `{reason.name}`. {known}."


TEMPLATES: Templates = {
    computed.DrawExhausted: "`{rule}`에 맞는 값이 뽑히지 않습니다. 범위를 넓히거나 조건을 "
    "느슨하게 하세요.",
    computed.NotTruth: "`{text}`의 값은 수입니다. `a < b`처럼 비교하는 식이 필요합니다.",
    computed.ExampleFails: "예시 {example}: `{accept}`를 만족하지 않습니다.",
    computed.BadDraw: "`{text}`에서는 값을 뽑을 수 없습니다. `1..9`, `[3, 5, 7]`, "
    "`{{real: 0.1..0.9, step: 0.1}}`, `{{값: 표시}}` 가운데 하나로 쓰세요.",
    computed.EmptyRange: "범위의 끝 {high}: 시작 {low}보다 작습니다.",
    computed.BadStep: "`step`은 0보다 커야 하고 `int`에서는 정수여야 합니다: `{step}`",
    computed.StepMissing: "실수 범위에는 `step: 0.1`처럼 `step`이 있어야 합니다.",
    computed.TooManyDrawn: "값이 {count}개입니다. 1개부터 {most}개까지 뽑을 수 있습니다.",
    computed.BadName: "식에 쓸 수 없는 이름입니다: `{name}`. 영문자로 시작해 영문자, 숫자, `_`만 "
    "쓰세요(runs의 이름은 소문자).",
    computed.NameTaken: "이미 다른 뜻이 있는 이름입니다({owner}): `{name}`. 다른 이름을 쓰세요.",
    computed.UnusedName: "쓰이지 않는 이름입니다: `{name}`. 어느 식과 글에도 없고 reference의 "
    "파라미터도 아닙니다.",
    computed.NothingWithout: "`{other}` 없이는 뜻이 없는 항목입니다: `{field}`",
    computed.UnknownResult: "`{reference}`에는 `{name}`이라는 결과가 없습니다. 있는 결과: {known}",
    computed.UnknownRun: _unknown_run,
    computed.NotComputable: "{kind} 카드에는 `{field}`를 쓸 수 없습니다.",
    computed.KeyOnce: _key_once,
    computed.SlipHow: "slip `{label}`에는 `when` 하나, 또는 `with`와 `take`가 필요합니다.",
    computed.SameSlip: "slip `{label}`이 이미 있습니다.",
    computed.AcceptNeeds: "거꾸로 묻는 카드에는 `{field}`도 필요합니다. `accept`에는 `reference`, "
    '`example`, `with: {{…: "=answer"}}`가 함께 있어야 합니다.',
    computed.FixedNeedsReason: "`fixed: true`와 `reason`은 함께 씁니다. "
    "`{missing}` 항목이 없습니다.",
    computed.PartsNeed: "{kind} 카드에는 이런 `parts`를 쓸 수 없습니다. 부분마다 이름이 있고 "
    "`ask`와 정답이 따로 있어야 합니다.",
    computed.NotInPart: "부분이 아니라 카드 전체에 쓰는 항목입니다: `{field}`",
    computed.OptionsAlike: "이 수에서는 두 보기가 같습니다: {text}",
    computed.RightOptions: "이 수에서는 맞는 보기가 {count}개입니다.",
    computed.NotTaken: "여러 결과를 가리킵니다: `take: {path}`. `gates.f`처럼 하나까지 적으세요.",
    computed.NameReserved: "식에서 따로 쓰는 말입니다: `{name}`. 다른 이름을 쓰세요.",
    computed.TooMany: "`{field}`에 항목이 {count}개 있습니다. {most}개까지 쓸 수 있습니다.",
}
