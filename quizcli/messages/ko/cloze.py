"""cloze 카드의 빈칸과, 카드를 더할 때 묻는 것."""

from quizcli.errors import cloze
from quizcli.messages import Templates

_LANGUAGES = {"ko": "한국어 ", "en": "영어 ", "": ""}


def _unknown(reason: cloze.UnknownHole) -> str:
    meant = f" 혹시 `{reason.meant}`입니까?" if reason.meant else ""
    known = ", ".join(reason.known)
    return f"이런 이름의 빈칸은 없습니다: `{reason.name}`.{meant} 있는 빈칸: {known}"


def _not_in_text(reason: cloze.HoleNotInText) -> str:
    return (
        f"{_LANGUAGES[reason.language]}질문에 빈칸이 빠졌습니다: `{reason.name}`. "
        f"들어갈 자리에 `[[{reason.name}]]`처럼 쓰세요."
    )


TEMPLATES: Templates = {
    "kind.cloze": "문장의 빈칸을 하나씩 채우기",
    "add.field.cloze.holes": "빈칸(질문에는 [[이름]]으로 표시), 예: "
    "{{gate: {{kind: text, answer: 망각 게이트}}}}>",
    cloze.NoHoles: "cloze 카드에는 빈칸이 하나는 있어야 합니다: `holes: {{이름: {{kind: text, "
    "answer: …}}}}`",
    cloze.UnknownHole: _unknown,
    cloze.HoleNotInText: _not_in_text,
    cloze.HoleInMathematics: "수식 안에는 빈칸을 둘 수 없습니다. `[[{name}]]` 앞에서 `$`를 닫고 "
    "뒤에서 다시 여세요.",
}
