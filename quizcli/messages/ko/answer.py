"""답이 왜 맞고, 틀리고, 읽히지 않는지."""

from quizcli.errors import answer
from quizcli.messages import Templates

TEMPLATES: Templates = {
    answer.Empty: "읽을 답이 없습니다. 답을 입력하거나 /s로 건너뛰세요.",
    answer.NoSuchOption: "`{typed}` 보기는 없습니다. 마지막 보기는 {last}입니다.",
    answer.NotAnOption: "`{typed}`에 맞는 보기가 없습니다. {last}까지의 글자나 보기의 말을 "
    "입력하세요.",
    answer.OneOnly: "보기를 {count}개 고르셨습니다. 하나만 골라 주세요.",
    answer.TooLong: "답이라기에는 너무 깁니다: {length}자 (최대 {most}자).",
    answer.Missing: "빠진 것: {names}.",
    answer.Extra: "해당하지 않는 것: {names}.",
    answer.OptionsMissed: "맞지만 고르지 않은 것: {options}.",
    answer.OptionsExtra: "골랐지만 틀린 것: {options}.",
    answer.CaseDiffers: "여기서는 대문자와 소문자를 구별합니다: `{typed}`.",
    answer.DoesNotHold: "이 답을 넣으면: {seen}",
    answer.CannotBe: "이 답으로는 층을 만들 수 없습니다: {given}",
}
