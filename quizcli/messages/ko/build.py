"""입력한 층과 층을 묻는 카드에서 잘못될 수 있는 것."""

from typing import Any

from quizcli.errors import build
from quizcli.messages import Templates

MOST_NAMED = 12
"""한 줄에 적는 층의 수."""


def _wanted(reason: build.LayersWanted) -> str:
    form = "torch.nn의 층을 ->로 이어 입력하세요"
    return form + (f" (쓸 수 있는 층: {', '.join(reason.layers)})" if reason.layers else "")


def _lacking(reason: build.LayerLacking) -> str:
    if not reason.found:
        return "층이 없습니다. `Conv2d(3, 8, 3) -> ReLU()`처럼 입력하세요."
    return f"`{reason.found}`의 한쪽에 층이 없습니다."


def _function(reason: build.FunctionTyped) -> str:
    sentence = f"torch.nn의 층이 아닙니다: `{reason.found}`."
    return sentence + (f" 혹시 `{reason.meant}`입니까?" if reason.meant else "")


def _named(names: tuple[str, ...]) -> str:
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])


def _no_such(reason: build.NoSuchLayer) -> str:
    sentence = f"여기서 만들 수 있는 층이 아닙니다: `{reason.name}`."
    if reason.meant:
        return f"{sentence} 혹시 `{reason.meant}`입니까?"
    return f"{sentence} 쓸 수 있는 층: {_named(reason.known)}."


def _at(reason: Any) -> str:
    return f"{reason.layer}번째 층(`{reason.name}`)"


def _missing(reason: build.ArgumentsMissing) -> str:
    lacking = ", ".join(f"`{each}`" for each in reason.missing)
    called = f"{reason.name}({', '.join(reason.signature)}, …)"
    return f"{_at(reason)}: 빠진 인자가 있습니다: {lacking}. torch는 {called} 순서로 읽습니다."


def _extra(reason: build.ArgumentsExtra) -> str:
    most = f"{reason.most}개까지 받습니다" if reason.most else "인자를 받지 않습니다"
    return f"{_at(reason)}: 인자가 {reason.count}개입니다. 이 층은 {most}."


def _unknown(reason: build.ArgumentUnknown) -> str:
    sentence = f"{_at(reason)}: `{reason.argument}` 인자는 없습니다."
    if reason.meant:
        return f"{sentence} 혹시 `{reason.meant}`입니까?"
    known = (
        f"받는 인자: {', '.join(reason.known)}" if reason.known else "이 층은 인자를 받지 않습니다"
    )
    return f"{sentence} {known}."


def _unread(reason: build.ArgumentUnread) -> str:
    if not reason.found:
        return f"{_at(reason)}: `{reason.argument}` 자리가 비어 있습니다."
    return f"{_at(reason)}: `{reason.argument}` 자리에 `{reason.found}` 값은 쓸 수 없습니다."


def _outside(reason: build.ArgumentOutside) -> str:
    bounds = f"{reason.low}부터 {reason.high}까지의"
    wanted = {
        "whole": f"{bounds} 정수" if reason.low < reason.high else f"{reason.low}",
        "real": f"{bounds} 수",
        "sizes": f"{bounds} 정수들",
        "switch": "True, False",
        "word": "",
    }[reason.sort]
    several = {2: "그런 수의 쌍", 4: "그런 수 네 개"}.get(reason.sides, "")
    allowed = [wanted, several, *(f"'{word}'" for word in reason.words)]
    return (
        f"{_at(reason)}: `{reason.argument}` 자리에 `{reason.found}` 값은 쓸 수 없습니다. "
        f"쓸 수 있는 값: {', '.join(filter(None, allowed))}."
    )


def _refused(reason: build.LayerRefused) -> str:
    sized = any(given.startswith("size = ") for given in reason.given)
    refused = "들어오는 입력에 쓸 수 없습니다." if sized else "만들 수 없습니다."
    sentence = f"{_at(reason)}: {refused} {', '.join(reason.given)}"
    return sentence + (f" (`{reason.rule}` 조건에 맞지 않습니다)." if reason.rule else ".")


TEMPLATES: Templates = {
    build.LayersWanted: _wanted,
    build.LayersUnread: "층이 아닙니다: `{found}`. `Conv2d(3, 8, 3) -> ReLU()`처럼 입력하세요.",
    build.LayerLacking: _lacking,
    build.LayersNested: "괄호가 {most}겹보다 깊습니다.",
    build.CodeTyped: "층만 입력할 수 있고 다른 코드는 쓸 수 없습니다: `{found}`. "
    "`Conv2d(3, 8, 3) -> ReLU()`처럼 입력하세요.",
    build.FunctionTyped: _function,
    build.NoSuchLayer: _no_such,
    build.LayerNotAllowed: lambda reason: (
        f"여기서는 `{reason.name}` 층을 쓸 수 없습니다. 쓸 수 있는 층: {_named(reason.allowed)}."
    ),
    build.ArgumentsMissing: _missing,
    build.ArgumentsExtra: _extra,
    build.ArgumentUnknown: _unknown,
    build.ArgumentTwice: "{layer}번째 층(`{name}`): `{argument}` 인자를 두 번 적었습니다.",
    build.ArgumentOrder: "{layer}번째 층(`{name}`): 이름을 붙인 인자 뒤에 있으므로 `{found}`에도 "
    "이름을 붙이세요.",
    build.ArgumentUnread: _unread,
    build.ArgumentOutside: _outside,
    build.ArgumentUnclear: "{layer}번째 층(`{name}`): `{argument}` 자리의 `{found}`: 두 변의 "
    "쌍인지 곱셈인지 알 수 없습니다. 쌍은 (3, 3)처럼, 두 변이 같으면 수 하나만 쓰세요.",
    build.ArgumentFixed: "{layer}번째 층(`{name}`): 여기서 `{argument}` 값은 {default}만 "
    "됩니다. 빼고 입력하세요.",
    build.LayerRefused: _refused,
    build.ArrivesOther: "{layer}번째 층(`{name}`): `{argument}` 값은 {given}인데 실제로 들어오는 "
    "수는 {found}입니다.",
    build.TakesMap: "{layer}번째 층(`{name}`): 입력은 특징 맵 (채널, 높이, 너비)여야 하는데 "
    "{shape} 모양이 들어옵니다.",
    build.TakesFeatures: "{layer}번째 층(`{name}`): 입력은 한 줄로 편 특징이어야 하는데 {shape} "
    "모양의 특징 맵이 들어옵니다. 앞에 `Flatten` 층을 넣어야 합니다.",
    build.OutputTooLarge: "{layer}번째 층(`{name}`): 출력 {shape}의 값이 {most}개보다 많아 "
    "여기서는 만들어 볼 수 없습니다.",
    build.TorchRefuses: "{layer}번째 층(`{name}`): 들어오는 {shape} 모양에는 쓸 수 없습니다. "
    "torch가 알린 이유: {error}",
    build.LayersAreTyped: "`{field}`에는 학습자가 입력한 층이 들어갑니다. 적지 마세요.",
    build.NothingToBuild: "`{reference}`에는 층을 넣을 수 없습니다. `reference`를 지우세요.",
    "kind.build": "층을 입력하면 torch가 만들어 조건에 맞는지 확인",
    "add.field.build.with": "입력, 예: {{input: [3, 224, 224]}}>",
    "add.field.build.property": '조건, 예: "=output_shape == [64, 112, 112]">',
    "add.field.build.layers": "쓸 수 있는 층, 예: Conv2d ReLU [모두]>",
    "add.field.build.example": '맞는 답 하나, 예: "Conv2d(3, 64, 7, 2, 3) -> ReLU">',
}
