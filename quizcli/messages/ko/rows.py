"""순서를 맞추거나 짝을 짓는 카드에서 무엇을 묻고, 무엇이 읽히지 않고, 무엇이 틀렸는지."""

from quizcli.errors import rows
from quizcli.messages import Templates


def _unknown(reason: rows.UnknownRow) -> str:
    meant = f" 혹시 `{reason.meant}`입니까?" if reason.meant else ""
    return f"그런 이름의 행이 없습니다: `{reason.name}`.{meant} 있는 행: {', '.join(reason.known)}."


def _first_wrong(reason: rows.FirstWrong) -> str:
    place = "첫 두 세 네 다섯 여섯 일곱 여덟".split()[reason.place - 1]
    return f"{place} 번째 자리에 올 것: {reason.wanted.ko} (놓은 것: {reason.got.ko})."


TEMPLATES: Templates = {
    rows.OrderThem: "글자를 맞는 순서대로 모두 입력하세요",
    rows.MatchThem: "번호마다 글자를 하나씩 입력하세요(예: {example})",
    rows.NotInOrder: "순서로 읽을 수 없습니다: `{typed}`. {last}까지의 글자나 행의 내용을 "
    "쉼표로 나누어 순서대로 입력하세요.",
    rows.RowsLeftOut: "빠진 것: {rows}. 모두 입력하세요.",
    rows.RowTwice: "두 번 나온 것: {row}. 한 번씩만 입력하세요.",
    rows.WhichWay: "여기서는 두 가지 순서로 읽힙니다: `{typed}`. 앞에 올 것부터 쉼표로 나누어 "
    "입력하세요.",
    rows.NotPairs: "짝으로 읽을 수 없습니다: `{typed}`. {example}처럼 번호마다 글자를 하나씩 "
    "입력하세요.",
    rows.NoSuchRow: "`{typed}` 번호는 없습니다. 마지막 번호는 {last}입니다.",
    rows.SeveralFor: "한 번호에 글자가 여럿입니다: {row}. 하나씩만 입력하세요.",
    rows.FirstWrong: _first_wrong,
    rows.RowsWrong: "짝이 틀린 것: {rows}.",
    rows.TooFewRows: "행은 둘 이상이어야 합니다. 이 카드에는 {count}개 있습니다.",
    rows.TooManyRows: "글자를 붙이기에 너무 많습니다: {count}개. {most}개까지 됩니다.",
    rows.SameRows: "`{first}` 행과 똑같이 읽힙니다: `{text}`.",
    rows.ValuesMissing: "`value`는 모든 행에 있거나 아무 데도 없어야 합니다. 없는 행: {rows}.",
    rows.NeedsValues: "모든 행에 `value`가 있어야 뜻이 있는 필드입니다: `{field}`.",
    rows.BadPick: "`pick: {pick}`: 여기서는 2개부터 {most}개까지 고를 수 있습니다.",
    rows.UnknownRow: _unknown,
    rows.FreeAlone: "`free`의 묶음에는 `free: [[a, b]]`처럼 행이 둘 이상 있어야 합니다.",
    rows.FreeApart: "`{one}`, `{other}`: 사이에 `{between}` 행이 있어 자리를 바꿀 수 없습니다. "
    "그것도 묶음에 넣거나 묶음을 지워야 합니다.",
    rows.NothingFixed: "행을 어떤 순서로 놓아도 정답이 됩니다.",
    rows.OneSide: "모든 행의 오른쪽이 같습니다. `others`나 다른 오른쪽을 더해야 합니다.",
    rows.RowsTooClose: "행의 값 사이가 {apart}보다 좁습니다.",
    rows.NotOrdered: "행의 값이 수가 아닙니다: `{row}`, {value}.",
    "kind.order": "순서 맞추기",
    "kind.match": "서로 맞는 것끼리 짝짓기",
    "add.field.order.rows": "맞는 순서대로 적은 행(예: [LeNet-5, AlexNet, VGG-16])>",
    "add.field.match.rows": "행(예: {{lstm: {{left: LSTM, right: 게이트 3개}}, "
    "gru: {{left: GRU, right: 게이트 2개}}}})>",
}
