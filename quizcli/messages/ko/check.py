"""What `quiz check` finds in cards that can be read."""

from quizcli.errors import check
from quizcli.messages import Templates

TEMPLATES: Templates = {
    check.OneLanguage: "`{field}`: 두 언어로 쓰이지 않았습니다. `{lang}` 쪽이 다른 언어입니다.",
    check.VariantFails: "물을 수 없는 수입니다: {draws}(변형 {of}개 가운데 {count}개). {reason}",
    check.FormulaDiffers: "{draws}: `closed_form`의 값은 {formula}, reference의 값은 "
    "{reference}입니다.",
    check.FormulaFails: "{draws}: `closed_form`의 값을 구할 수 없습니다. {reason}",
    check.SlipSeldom: "slip `{label}`: 정답이나 다른 slip과 다른 변형이 {share} %뿐입니다. "
    "{least} % 이상이어야 합니다.",
    check.FewKeys: "시드 {seeds}개에서 서로 다른 정답이 {count}개뿐입니다. {least}개 이상이 되게 "
    "범위를 넓히거나 `fixed: true`와 `reason`을 쓰세요.",
    check.FrequentKey: "정답이 {key}인 변형: {share} %. {most} % 이하가 되게 범위를 넓히거나 "
    "`fixed: true`와 `reason`을 쓰세요.",
    check.UnevenPlaces: "맞는 보기가 서는 자리가 고르지 않습니다: {counts}",
    check.SampleFails: "답 `{typed}`: {wanted}이어야 하는데 {got}로 채점됩니다({draws}).",
    check.UnknownItem: "`after`에 적힌 항목이 어느 덱에도 없습니다: `{item}`",
    check.TermVaries: "한 개념({term})을 여러 이름으로 부릅니다: {names}",
    check.NotChecked: "계산형 카드 {count}장은 확인하지 못했습니다. torch가 필요합니다.",
}
