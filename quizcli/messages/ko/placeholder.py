"""카드 글의 자리표시자에서 무엇이 잘못되었고 무엇을 쓰려던 것인지."""

from quizcli.errors import placeholder
from quizcli.messages import Templates


def _unknown(reason: placeholder.UnknownPlaceholder) -> str:
    meant = f"혹시 `{reason.meant}`입니까?" if reason.meant else ""
    known = f"쓸 수 있는 이름은 다음과 같습니다: {', '.join(reason.known)}."
    there = known if reason.known else "이 카드에는 이름이 하나도 없습니다."
    unknown = f"{reason.column}번째 글자의 중괄호 안에 모르는 이름이 있습니다: `{reason.name}`. "
    braces = f" 중괄호를 쓰려던 것이라면 `{{{{{reason.name}}}}}`처럼 씁니다."
    return unknown + (meant or there) + ("" if reason.mathematics else braces)


TEMPLATES: Templates = {
    placeholder.UnknownPlaceholder: _unknown,
    placeholder.UnknownParticle: "{column}번째 글자의 `{{{name}:{particle}}}`: 쌍점 뒤의 말이 쓸 "
    "수 있는 조사가 아닙니다. 조사는 다음과 같습니다: {known}. 중괄호를 쓰려던 것이라면 "
    "`{{{{{name}:{particle}}}}}`처럼 씁니다.",
    placeholder.ParticleInEnglish: "{column}번째 글자의 `{{{name}:{particle}}}`: 영어 글에는 "
    "조사가 없습니다. `{{{name}}}`처럼 씁니다.",
    placeholder.ParticleInMathematics: "{column}번째 글자의 `{name}:{particle}`: 수식 안에는 "
    "조사를 쓸 수 없습니다. `$…$` 밖에서는 `{{{name}:{particle}}}`, 안에서는 `\\val{{{name}}}`처럼 "
    "씁니다.",
    placeholder.ValueOutsideMathematics: "{column}번째 글자의 `\\val{{{name}}}`: 수식 밖에 "
    "있습니다. `{{{name}}}`처럼 쓰거나, 안쪽에 빈칸을 두지 않은 `$…$` 안에 넣어야 합니다.",
    placeholder.ValueWithoutName: "{column}번째 글자의 `\\val`: 바로 뒤에 중괄호로 묶은 이름이 "
    "와야 합니다. `\\val{{size}}`처럼 씁니다.",
    placeholder.LeftOpen: "{column}번째 글자의 `{{{name}`: 닫히지 않았습니다. `{{{name}}}`처럼 "
    "쓰거나, 중괄호를 쓰려던 것이라면 `{{{{{name}`처럼 씁니다.",
    placeholder.BareParticle: "{column}번째 글자의 `{{{name}}}` 뒤에 있는 `{particle}{rest}`: 값에 "
    "따라 맞지 않을 수 있습니다. `{{{name}:{particle}}}{rest}`처럼 씁니다.",
    placeholder.BareAfterMathematics: "{column}번째 글자의 `\\val{{{name}}}$` 뒤에 있는 "
    "`{particle}{rest}`: 값에 따라 맞지 않을 수 있습니다. 값을 수식 밖에 "
    "`{{{name}:{particle}}}{rest}`처럼 씁니다.",
}
