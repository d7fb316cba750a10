"""레퍼런스가 무엇을 계산할 수 없고 무엇을 쓰려던 것인지."""

from typing import Any

from quizcli.errors import reference
from quizcli.messages import Templates

_SIDES = {"height": "높이", "width": "너비"}


def _at(reason: Any) -> str:
    """설정의 주인: 레퍼런스, 또는 쌓은 층 가운데 하나."""
    if reason.layer:
        return f"{reason.layer}번째 층(`{reason.reference}`)"
    return f"`{reason.reference}`"


def _meant(reason: Any) -> str:
    """뒤따르는 문장: 쓰려던 것으로 보이는 이름, 또는 쓸 수 있는 모든 이름."""
    if reason.meant:
        return f" 혹시 `{reason.meant}`입니까?"
    return f" 쓸 수 있는 것은 다음과 같습니다: {', '.join(reason.known)}."


def _unknown_parameter(reason: reference.UnknownParameter) -> str:
    sentence = f"{_at(reason)}: `{reason.name}` 매개변수는 없습니다."
    return sentence + (_meant(reason) if reason.known else " 여기에는 매개변수가 없습니다.")


def _must(reason: Any, *allowed: str) -> str:
    """무엇이 잘못 왔고 무엇이 올 수 있는지."""
    sentence = f"{_at(reason)}: `{reason.name}` 자리에 {reason.value} 값이 있습니다."
    return f"{sentence} 올 수 있는 것: {', '.join(filter(None, allowed))}."


def _many(sides: int) -> str:
    if sides == 2:
        return "그런 수 둘의 목록 [높이, 너비]"
    return f"그런 수 {sides}개의 목록" if sides else ""


def _bounds(reason: Any) -> str:
    return f"{reason.low:g}부터 {reason.high:g}까지의"


def _whole(reason: reference.WholeWanted) -> str:
    bounds = f"{reason.low}부터 {reason.high}까지의 정수"
    words = [f"`{word}`" for word in reason.words]
    return _must(reason, bounds, _many(reason.sides), *words)


def _word(reason: reference.WordWanted) -> str:
    sentence = _must(reason, *(f"`{word}`" for word in reason.known))
    return sentence + (f" 혹시 `{reason.meant}`입니까?" if reason.meant else "")


def _or(numbers: tuple[int, ...], unit: str) -> str:
    return " 또는 ".join(f"{number}{unit}" for number in numbers)


def _numbers(reason: reference.NumbersWanted) -> str:
    sort = "정수" if reason.whole else "수"
    bounds = f"{_bounds(reason)} {sort} {reason.most}개 이하로 된 목록"
    if reason.axes == (1,):
        return _must(reason, bounds)
    return _must(reason, f"{bounds}({_or(reason.axes, '겹')}, 행의 길이는 모두 같게)")


def _sizes(reason: reference.SizesWanted) -> str:
    bounds = f"{reason.low}부터 {reason.high}까지의 정수"
    return _must(reason, f"{bounds} {_or(reason.axes, '개')}로 된 목록")


def _rule(reason: reference.RuleBroken) -> str:
    side = f"{_SIDES[reason.side]}에서 " if reason.side else ""
    given = ", ".join(reason.given)
    return f"{_at(reason)}: {side}`{reason.rule}` 조건에 맞지 않습니다({given})."


TEMPLATES: Templates = {
    reference.UnknownReference: lambda reason: (
        f"모르는 레퍼런스입니다: `{reason.name}`.{_meant(reason)}"
    ),
    reference.UnknownParameter: _unknown_parameter,
    reference.MissingParameter: lambda reason: (
        f"{_at(reason)}: `{reason.name}` 매개변수가 빠졌습니다."
    ),
    reference.WholeWanted: _whole,
    reference.RealWanted: lambda reason: _must(
        reason, f"{_bounds(reason)} 수", _many(reason.sides)
    ),
    reference.SwitchWanted: lambda reason: _must(reason, "`true`", "`false`"),
    reference.WordWanted: _word,
    reference.NumbersWanted: _numbers,
    reference.SizesWanted: _sizes,
    reference.StackWanted: "`{reference}`: `{name}` 자리에 {value} 값이 있습니다. 올 수 있는 것: "
    "층이 하나 이상 있는 목록.",
    reference.RuleBroken: _rule,
    reference.UnknownLayer: lambda reason: (
        f"{reason.layer}번째 층: `{reason.name}` 층은 없습니다.{_meant(reason)}"
    ),
    reference.LayerUnreadable: "{layer}번째 층: {entry}: 층으로 읽을 수 없습니다. `relu`, "
    "`{{conv2d: {{out_channels: 8, kernel_size: 3}}}}`, `Conv2d(3, 8, 3)`처럼 씁니다.",
    reference.TooManyLayers: "반복을 풀면 층이 {most}개보다 많습니다.",
    reference.StackTooDeep: "`repeat` 안의 `repeat`이 {most}겹보다 깊습니다.",
    reference.MapWanted: "{layer}번째 층(`{name}`): 입력은 [채널, 높이, 너비]여야 하는데 {shape} "
    "모양이 들어옵니다. `flatten` 앞에 두어야 합니다.",
    reference.FeaturesWanted: "{layer}번째 층(`{name}`): 입력은 한 줄로 편 특징이어야 하는데 "
    "{shape} 모양의 특징 맵이 들어옵니다. 앞에 `flatten` 층을 넣어야 합니다.",
    reference.InputDiffers: "{layer}번째 층(`{name}`): `{setting}` 값은 {given}인데 실제로 "
    "들어오는 수는 {found}입니다(모양 {shape}). 그 값으로 고치거나 지워야 합니다.",
    reference.LayerTooLarge: "{layer}번째 층(`{name}`): 출력 {shape}의 값이 {most}개보다 많습니다.",
    reference.LayerFailed: "{layer}번째 층(`{name}`): 입력 {shape}에는 쓸 수 없습니다. "
    "이유: {error}",
    reference.ReferenceFailed: "`{reference}`: 계산하지 못했습니다. 이유: {error}",
    reference.ResultUnusable: "`{reference}`: 결과 `{result}`의 값이 {value}입니다. 유한한 수가 "
    "아닙니다.",
    reference.RequestUnreadable: "워커가 읽을 수 없는 요청입니다: {line}",
    reference.DeviceMissing: lambda reason: (
        f"torch가 여기서 `{reason.device}` 장치를 찾지 못했습니다."
        if reason.device in reason.known
        else f"`{reason.device}` 장치는 없습니다. 쓸 수 있는 것은 다음과 같습니다: "
        f"{', '.join(reason.known)}."
    ),
    reference.DevicesDisagree: "`{reference}`: 결과 `{result}`의 값이 {device} 장치에서는 {found}, "
    "프로세서에서는 {expected}입니다.",
}
