"""벡터와 행렬에서 잘못될 수 있는 것."""

from quizcli.errors import tensor
from quizcli.messages import Templates, say


def _place(place: tuple[int, ...]) -> str:
    if len(place) == 1:
        return f"{place[0]}번째 성분"
    if len(place) == 2:
        return f"{place[0]}행 {place[1]}열"
    return f"({', '.join(map(str, place))}) 성분"


def _size(shape: tuple[int, ...]) -> str:
    if len(shape) == 1:
        return f"길이 {shape[0]}인 벡터"
    return "×".join(map(str, shape))


def _wanted(reason: tensor.TensorWanted) -> str:
    return f"[1, 2]나 [[1, 2], [3, 4]]처럼 쓰고, 각 성분은 {say('ko', reason.form)}"


def _unread(reason: tensor.EntryUnread) -> str:
    return f"{_place(reason.place)} `{reason.typed}`: {say('ko', reason.why)}"


def _differ(reason: tensor.EntriesDiffer) -> str:
    pairs = zip(reason.places, reason.seen, strict=True)
    seen = ", ".join(f"{_place(place)} ({typed})" for place, typed in pairs)
    return f"맞지 않는 성분: {seen}{f' 외 {reason.more}개' if reason.more else ''}."


def _shape(reason: tensor.TensorShapeDiffers) -> str:
    return f"모양이 다릅니다. 입력: {_size(reason.got)}, 정답: {_size(reason.wanted)}."


TEMPLATES: Templates = {
    tensor.TensorWanted: _wanted,
    tensor.KeyNotTensor: "정답이 물을 수 있는 벡터나 행렬이 아닙니다: {key}. 수의 목록이거나 "
    "길이가 같은 목록의 목록이어야 합니다 (최대 {rank}단계, 성분 {most}개)",
    tensor.EntryUnread: _unread,
    tensor.EntryDigits: "여기서는 쉼표가 성분을 나누므로 `1,000`은 두 성분이 됩니다. "
    "쉼표 없이 입력하세요.",
    tensor.RaggedRows: "행의 길이가 서로 다릅니다. [1, 2]나 [[1, 2], [3, 4]]처럼 입력하세요.",
    tensor.RowsWanted: "[[1, 2], [3, 4]]처럼 행마다 나누어 입력하세요. 수 {count}개를 늘어놓으면 "
    "행이 어디서 끝나는지 알 수 없습니다.",
    tensor.OneNumber: "수가 하나뿐입니다. [1, 2]처럼 모든 성분을 입력하세요.",
    tensor.NestedTooDeep: "괄호가 너무 깊게 겹쳤습니다 (최대 {most}단계). "
    "[[1, 2], [3, 4]]처럼 입력하세요.",
    tensor.MinusUnclear: "성분 둘인지 뺄셈인지 알 수 없습니다. 성분 사이에 쉼표를 넣으세요.",
    tensor.SlashUnclear: "나눗셈인지 새 행인지 알 수 없습니다. 성분 사이에 쉼표를 넣으세요.",
    tensor.EntriesDiffer: _differ,
    tensor.TensorShapeDiffers: _shape,
    tensor.Transposed: "전치된 행렬입니다. 행과 열이 서로 바뀌었습니다.",
    "kind.tensor": "벡터나 행렬(직접 주거나 계산)",
    "add.field.tensor.decimals": "성분의 소수 자릿수 [정수]>",
    "add.field.tensor.answer": "정답 (예: [[1, 2], [3, 4]])>",
}
