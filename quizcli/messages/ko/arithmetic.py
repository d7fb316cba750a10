"""식을 왜 읽거나 셈할 수 없는지, 무엇을 쓰려던 것인지."""

from typing import Any

from msgspec import structs

from quizcli.errors import arithmetic
from quizcli.errors.arithmetic import clipped, excerpt
from quizcli.messages import Template, Templates

_KINDS = {
    "number": "숫자 값",
    "truth": "참거짓 값",
    "word": "낱말",
    "list": "목록",
    "mapping": "결과 묶음",
}
"""모두 받침으로 끝나서 조사 '이'가 붙습니다."""
_RESERVED = {
    "not": "`not`은 쓸 수 없습니다. 비교를 뒤집어 씁니다(`==` 대신 `!=`).",
    "True": "`True`는 쓸 수 없습니다. 비교를 씁니다.",
    "False": "`False`는 쓸 수 없습니다. 비교를 씁니다.",
}


def _where(reason: Any) -> str:
    """식 또는 잘못된 곳의 앞뒤, 그리고 몇 번째 글자인지."""
    quoted = f"`{excerpt(reason.text, reason.column)}`"
    return quoted if reason.column == 1 else f"{quoted}, {reason.column}번째 글자"


def _at(sentence: str | Template) -> Template:
    """잘못된 곳 다음에 오는 문장. 문장이 글 전체를 인용하면 문장만 씁니다."""

    def said(reason: Any) -> str:
        fields = structs.asdict(reason)
        place = f"{_where(reason)}: "
        if not reason.text.strip() or list(fields.values()).count(reason.text) > 1:
            place = ""
        if callable(sentence):
            return place + sentence(reason)
        quoted = {
            name: clipped(field) if isinstance(field, str) else field
            for name, field in fields.items()
        }
        return place + sentence.format(**quoted)

    return said


def _strange(reason: arithmetic.StrangeCharacter) -> str:
    if reason.found.isprintable() and not reason.found.isspace():
        return f"여기에 쓸 수 없는 글자입니다: `{reason.found}`."
    return f"보이지 않는 문자 U+{ord(reason.found):04X}: 쓸 수 없습니다. 지워야 합니다."


def _number(reason: arithmetic.BadNumber) -> str:
    sentence = f"숫자가 아닙니다: `{clipped(reason.found)}`."
    digits = reason.found.rstrip("abcdefghijklmnopqrstuvwxyz")
    if digits != reason.found and digits.replace(".", "", 1).isdecimal():
        return f"{sentence} 곱셈에는 기호를 씁니다: `{digits}*{reason.found[len(digits) :]}`."
    return sentence


def _function(reason: arithmetic.NotFunction) -> str:
    meant = f" 혹시 `{reason.meant}`입니까?" if reason.meant else ""
    there = ", ".join(reason.known)
    return (
        f"쓸 수 없는 함수입니다: `{clipped(reason.name)}`.{meant} 쓸 수 있는 것은 다음과 "
        f"같습니다: {there}."
    )


def _count(reason: arithmetic.ArgumentCount) -> str:
    wanted = {1: "값 하나가", 2: "목록 두 개가"}[reason.least]
    if not reason.most:
        wanted = "값이 하나 이상"
    return f"`{reason.name}` 함수에는 {wanted} 와야 하는데 {reason.got}개 있습니다."


def _name(reason: arithmetic.NameNotKnown) -> str:
    sentence = f"모르는 이름입니다: `{clipped(reason.name)}`."
    if reason.meant:
        return f"{sentence} 혹시 `{reason.meant}`입니까?"
    known = ", ".join(reason.known)
    return sentence + (f" 쓸 수 있는 것은 다음과 같습니다: {known}." if known else "")


def _word(reason: arithmetic.UnknownWord) -> str:
    sentence = f"숫자로 읽을 수 없는 말입니다: `{clipped(reason.word)}`."
    return f"{sentence} e의 거듭제곱은 `exp(…)`로 씁니다." if reason.word == "e" else sentence


def _missing(reason: arithmetic.ValueMissing) -> str:
    if not reason.found:
        return "식이 끝나지 않았습니다. 끝에 숫자나 이름이 빠졌습니다."
    return f"`{clipped(reason.found)}` 앞에 숫자나 이름이 빠졌습니다."


def _operand(reason: arithmetic.OperandKind) -> str:
    if reason.wanted == "whole":
        return "번호는 정수여야 합니다."
    got, wanted = _KINDS[reason.got], _KINDS[reason.wanted]
    if reason.operation == "[":
        return f"`[` 앞에는 {wanted}이 와야 하는데 {got}이 있습니다."
    return f"`{clipped(reason.operation)}`: {wanted}이 와야 하는데 {got}이 있습니다."


TEMPLATES: Templates = {
    arithmetic.ExpressionEmpty: _at("식이 빠졌습니다."),
    arithmetic.ExpressionTooLong: "식이 {length}자로 너무 깁니다. {most}자까지 됩니다.",
    arithmetic.ExpressionTooDeep: _at("{most}겹보다 깊습니다. 나누어 써야 합니다."),
    arithmetic.ExpressionTooWide: _at("숫자와 이름, 연산 기호가 {most}개보다 많습니다."),
    arithmetic.StrangeCharacter: _at(_strange),
    arithmetic.WrittenOtherwise: _at("`{found}` 대신 `{meant}`라고 씁니다."),
    arithmetic.WordReserved: _at(
        lambda reason: _RESERVED.get(reason.word, f"쓸 수 없는 말입니다: `{reason.word}`.")
    ),
    arithmetic.BadNumber: _at(_number),
    arithmetic.BadThousands: _at(
        "숫자가 아닙니다: `{found}`. 천 단위 쉼표는 세 자리마다 찍고(`1,000`), 소수점은 점으로 "
        "씁니다(`0.5`)."
    ),
    arithmetic.CommaUnclear: _at(
        "숫자 하나인지 여럿인지 알 수 없습니다: `{found}`. 구분 쉼표를 빼거나 쉼표 뒤를 띄어 "
        "씁니다."
    ),
    arithmetic.ValueMissing: _at(_missing),
    arithmetic.OperatorMissing: _at("`{found}` 앞에 `+`나 `*` 같은 기호가 빠졌습니다."),
    arithmetic.ProductUnclear: _at(
        "나누는 수에 드는지 알 수 없습니다. `1/(2*(3))` 또는 `(1/2)*(3)`처럼 괄호를 씁니다."
    ),
    arithmetic.BracketOpen: _at("`{found}` 괄호가 닫히지 않았습니다."),
    arithmetic.BracketStray: _at("`{found}` 괄호에 짝이 없습니다."),
    arithmetic.CommaOutside: _at(
        "여기에는 쉼표를 쓸 수 없습니다. 소수점은 점으로(`0.5`), 목록은 `[…]`로 씁니다."
    ),
    arithmetic.NoAttributes: _at("`.{name}`: 값 안의 이름은 여기에 쓸 수 없습니다."),
    arithmetic.NoStrings: _at("따옴표는 쓸 수 없습니다. 이름은 따옴표 없이 씁니다."),
    arithmetic.NotFunction: _at(_function),
    arithmetic.FunctionBare: _at("값을 괄호로 묶어야 합니다: `{name}(…)`."),
    arithmetic.ArgumentCount: _at(_count),
    arithmetic.NameNotKnown: _at(_name),
    arithmetic.UnknownWord: _at(_word),
    arithmetic.ListInAnswer: _at("`{found}`: 목록이 아니라 숫자 하나를 씁니다."),
    arithmetic.TwoValues: _at(
        "값이 두 개이고 서로 다릅니다: {left}, {right}. 뜻하는 것 하나만 씁니다."
    ),
    arithmetic.DividedByZero: _at("0으로 나눕니다."),
    arithmetic.OutsideDomain: _at("`{function}`: {value}에서는 실숫값이 없습니다."),
    arithmetic.NumberTooBig: _at("수가 너무 커지거나 자릿수가 너무 많습니다."),
    arithmetic.NotFinite: _at("`{name}`: 무한대이거나 숫자가 아닙니다."),
    arithmetic.OperandKind: _at(_operand),
    arithmetic.IndexOutside: _at(
        "{index}번 원소는 없습니다. 목록의 원소는 {length}개이고 0번부터 셉니다."
    ),
    arithmetic.LengthsDiffer: _at(
        "`dot` 함수의 두 목록은 길이가 같아야 하는데 원소가 {first}개와 {second}개입니다."
    ),
    arithmetic.TooManyElements: _at("목록의 원소가 {most}개보다 많습니다."),
    arithmetic.TooMuchWork: _at("셈이 너무 많습니다. 식을 간단히 해야 합니다."),
    arithmetic.BadPath: _at(
        "결과를 가리키는 경로가 아닙니다. `output_size`, `weights[0]`, `gates.f`처럼 씁니다."
    ),
}
