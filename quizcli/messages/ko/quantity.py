"""수와 모양에서 잘못될 수 있는 것."""

from quizcli.errors import quantity
from quizcli.messages import Templates


def _in(units: str) -> str:
    return f" (단위: {units})" if units else ""


def _whole(reason: quantity.WholeNumber) -> str:
    return "정수로 입력하세요" + _in(reason.units.ko)


def _decimals(reason: quantity.Decimals) -> str:
    how = f"소수점 아래 {reason.count}자리까지" if reason.count else "반올림하여 정수로"
    return f"{how} 입력하세요{_in(reason.units.ko)}"


def _digits(reason: quantity.Digits) -> str:
    return f"유효숫자 {reason.count}자리로 입력하세요{_in(reason.units.ko)}"


def _within(reason: quantity.Within) -> str:
    share = f"{100 * reason.rtol:.10g}%" if reason.rtol else ""
    fixed = f"{reason.atol:.10g}" if reason.atol else ""
    most = " + ".join(filter(None, (share, fixed)))
    return f"오차 {most} 이내로 입력하세요{_in(reason.units.ko)}"


def _several(reason: quantity.SeveralForms) -> str:
    return f"{', '.join(reason.fields)} 중 하나만 쓸 수 있습니다. 뜻한 것만 남기세요"


def _tolerance(reason: quantity.BadTolerance) -> str:
    most = " 1보다 작아야" if reason.field == "rtol" else ""
    most = f"크고{most} 합니다" if most else "커야 합니다"
    return f"`{reason.field}: {reason.given:g}`: 허용 오차가 될 수 없습니다. 0보다 {most}"


def _more_decimals(reason: quantity.MoreDecimals) -> str:
    if not reason.count:
        return "반올림하여 일의 자리까지 입력하세요."
    return f"끝자리가 0이어도 소수점 아래 {reason.count}자리까지 입력하세요."


TEMPLATES: Templates = {
    quantity.WholeNumber: _whole,
    quantity.Decimals: _decimals,
    quantity.Digits: _digits,
    quantity.Within: _within,
    quantity.AxesWanted: "({axes}) 순서로 입력하세요",
    quantity.ShapeWanted: "모양을 쉼표로 나누어 입력하세요",
    quantity.KeyNotNumber: "정답이 {key}인데, 물을 수 있는 수가 아닙니다",
    quantity.KeyNeedsForm: "정답이 정수가 아닙니다: {key}. 어디까지 반올림할지 "
    "`decimals`, `digits`, `rtol` 중 하나로 정해 주세요",
    quantity.KeyNotWhole: "`integer: true`인데 정답이 정수가 아닙니다: {key}. `decimals`나 "
    "`digits`를 쓰세요",
    quantity.KeyNotShape: "정답이 모양이 아닙니다: {key}. [64, 112, 112] 같은 목록이어야 합니다",
    quantity.KeyAxes: "정답 {key}의 차원 수가 축 ({axes})의 개수와 다릅니다. "
    "차원마다 이름이 하나씩 있어야 합니다",
    quantity.KeyWithoutSign: "`{key}` 앞에 식의 표시가 없습니다. `={key}` 또는 숫자라면 `answer`를 "
    "쓰세요",
    quantity.SeveralForms: _several,
    quantity.FormRange: "`{field}: {given}`: 범위를 벗어났습니다. "
    "{low}부터 {high}까지 쓸 수 있습니다",
    quantity.BadTolerance: _tolerance,
    quantity.BadAxes: "({axes}): 이름이 없거나 두 번 나온 축이 있습니다. 축마다 다른 이름을 쓰세요",
    quantity.Abbreviated: "수를 그대로 입력하세요. "
    "`{suffix}` 같은 줄임은 반올림한 답에만 쓸 수 있습니다.",
    quantity.UnknownUnit: "숫자 뒤의 `{word}`: 알 수 없는 단위입니다. 숫자만 입력하세요.",
    quantity.NotWorkedOut: "`{typed}`: 구할 것을 다시 적었을 뿐입니다. 계산한 수나 exp를 쓴 식을 "
    "입력하세요.",
    quantity.NumberWanted: "`{typed}`: 비교식입니다. 수 하나를 입력하세요.",
    quantity.MoreDecimals: _more_decimals,
    quantity.MoreDigits: "끝자리가 0이어도 유효숫자 {count}자리까지 입력하세요.",
    quantity.MorePrecise: "너무 크게 반올림해서 채점할 수 없습니다. 더 자세히 입력하세요.",
    quantity.OneMoreDigit: "그렇게 반올림하면 서로 다른 두 결과가 같아집니다. "
    "한 자리 더 입력하세요.",
    quantity.AxesAsked: "({axes}) 순서로, 축마다 하나씩 입력하세요.",
    quantity.OtherLayout: "축의 순서가 다릅니다. ({axes}) 순서로 입력하세요.",
    quantity.CommasWanted: "곱인지 모양인지 알 수 없습니다. 차원 사이에 쉼표를 넣으세요.",
    quantity.NotDimension: "`{typed}`: 차원이 될 수 없습니다. 차원은 0 이상의 정수입니다.",
    quantity.AxisDiffers: "맞지 않는 축: {seen}",
    quantity.RankDiffers: "입력한 모양은 {got}차원, 정답은 {wanted}차원입니다.",
    quantity.SideOrProduct: "수 하나로 입력하세요. 한 변이면 {side}, 곱이면 {side}*{side}",
    quantity.WholeWantedHere: "여기에는 정수를 입력하세요: {typed}",
    quantity.PercentAsked: "퍼센트인지 수 그대로인지 알 수 없습니다. "
    "`%` 없이 문제가 묻는 대로 수를 입력하세요.",
    quantity.WholeAsked: "정수가 아닙니다: `{typed}`. 문제에 적힌 대로 올림하거나 내림하세요. "
    "`floor(…)`, `ceil(…)`, `//`도 쓸 수 "
    "있습니다.",
}
