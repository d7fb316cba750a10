"""덱에서 무엇이 잘못되었고 무엇을 쓰려던 것인지."""

from typing import Any

from quizcli.errors import deck
from quizcli.messages import Templates

_SHAPES = {
    "text": "글",
    "list": "목록",
    "mapping": "묶음(`이름: 값`)",
    "boolean": "`true` 또는 `false` 값",
    "integer": "정수 값",
    "number": "숫자 값",
}
"""모두 받침으로 끝나서 조사 '이'가 붙습니다."""
_ERRORS = {
    "EACCES": "읽을 권한이 없습니다.",
    "ENOENT": "파일이 이제 없습니다.",
    "EISDIR": "파일이 아니라 폴더입니다.",
}
_HINTS = {
    "mapping values are not allowed in this context": "쌍점이 들어 있는 글은 따옴표로 묶어야 "
    "합니다.",
    "found character that cannot start any token": "탭이 아니라 빈칸으로 들여 써야 하고, `%`, "
    "`@`, 역따옴표로 시작하는 글은 따옴표로 묶어야 합니다.",
    "found unexpected end of stream": "따옴표가 닫히지 않았습니다.",
    "did not find expected ',' or ']'": "대괄호가 닫히지 않았거나 쉼표가 빠졌습니다.",
    "did not find expected ',' or '}'": "중괄호가 닫히지 않았거나 쉼표가 빠졌습니다.",
    "did not find expected key": "들여쓰기가 윗줄과 맞지 않거나, 글 안의 따옴표가 글을 먼저 "
    "끝냈습니다.",
    "could not find expected ':'": "필드 이름 뒤에 쌍점이 빠졌습니다.",
}
_LANGUAGES = {"ko": "한국어", "en": "영어"}


def _mib(size: int) -> str:
    return f"{size / 2**20:.0f} MiB"


def _meant(reason: Any, otherwise: str = "") -> str:
    """뒤따르는 문장: 쓰려던 것으로 보이는 이름."""
    return f" 혹시 `{reason.meant}`입니까?" if reason.meant else otherwise


def _known(reason: Any) -> str:
    return f" 쓸 수 있는 것은 다음과 같습니다: {', '.join(reason.known)}."


def _syntax(reason: deck.Syntax) -> str:
    words = ", ".join(filter(None, (reason.context, reason.problem)))
    hint = _HINTS.get(reason.problem)
    return f"YAML 문법에 맞지 않습니다({words})." + (f" {hint}" if hint else "")


def _empty(reason: deck.EmptyValue) -> str:
    if not reason.word:
        return "여기에 값이 빠졌습니다."
    return f"`{reason.word}`: 값이 없다는 뜻입니다. 낱말 그대로라면 따옴표로 묶어야 합니다."


def _shape(reason: deck.WrongShape) -> str:
    wanted = " 또는 ".join(_SHAPES[shape] for shape in reason.wanted)
    sentence = f"{wanted}이 와야 하는데 {_SHAPES[reason.got]}이 있습니다."
    return sentence + (" 대괄호로 묶으면 됩니다." if _bare(reason) else "")


def _bare(reason: deck.WrongShape) -> bool:
    return reason.wanted == ("list",) and reason.got == "text"


def _number(reason: deck.NotNumber) -> str:
    sentence = f"{'정수' if reason.whole else '숫자'}가 아닙니다: `{reason.value}`."
    return sentence + (" 숫자는 따옴표 없이 씁니다." if reason.value[:1] == '"' else "")


TEMPLATES: Templates = {
    deck.FileTooLarge: lambda reason: (
        f"파일 크기가 {_mib(reason.size)}입니다. 덱은 {_mib(reason.most)}까지 됩니다. 여러 "
        "파일로 나누어야 합니다."
    ),
    deck.FileUnreadable: lambda reason: (
        f"파일을 읽을 수 없습니다. {_ERRORS.get(reason.error, f'이유: {reason.error}.')}"
    ),
    deck.NotUtf8: "바이트 {byte}: UTF-8이 아닙니다. 파일을 UTF-8로 저장해야 합니다.",
    deck.Syntax: _syntax,
    deck.EmptyFile: "파일이 비어 있습니다.",
    deck.SeveralDocuments: "여기서 두 번째 문서가 시작됩니다. 다른 파일로 옮기거나 `---` 줄을 "
    "지워야 합니다.",
    deck.TooDeep: "목록과 묶음이 {most}겹보다 깊습니다. 닫히지 않은 괄호가 있습니까?",
    deck.TooManyAliases: "별칭(`*이름`)이 {most}개보다 많습니다. 값을 직접 써야 합니다.",
    deck.TooManyNodes: "별칭을 풀면 값이 {most}개보다 많습니다. 덱을 여러 개로 나누어야 합니다.",
    deck.UnknownAlias: "`*{name}` 앞에 `&{name}` 표시가 없습니다. 별표를 쓰려던 것이라면 글을 "
    "따옴표로 묶어야 합니다.",
    deck.ExplicitTag: "YAML 태그 `{tag}`: 쓸 수 없습니다. 지우거나, 느낌표를 쓰려던 것이라면 글을 "
    "따옴표로 묶어야 합니다.",
    deck.DuplicateKey: "`{key}` 필드가 두 번째로 나왔습니다. 첫 번째는 {line}번째 줄에 있습니다. "
    "둘 가운데 하나를 지워야 합니다.",
    deck.KeyNotText: "필드 이름이 올 곳에 목록이나 묶음이 있습니다. 괄호가 들어 있는 글은 "
    "따옴표로 묶어야 합니다.",
    deck.ControlCharacter: "보이지 않는 문자 {code}: 쓸 수 없습니다. 지워야 합니다.",
    deck.TooManyMarks: "한 글자에 결합 문자가 {most}개보다 많이 붙었습니다. 지워야 합니다.",
    deck.EmptyValue: _empty,
    deck.WrongShape: _shape,
    deck.NotBoolean: lambda reason: (
        f"`true`도 `false`도 아닙니다: `{reason.value}`.{_meant(reason)}"
    ),
    deck.NotNumber: _number,
    deck.UnknownValue: lambda reason: (
        f"여기에 쓸 수 없는 값입니다: `{reason.value}`.{_meant(reason, _known(reason))}"
    ),
    deck.UnknownField: lambda reason: (
        f"모르는 필드입니다: `{reason.field}`.{_meant(reason, _known(reason))}"
    ),
    deck.MissingField: "`{field}` 필드가 빠졌습니다.",
    deck.MissingLanguage: lambda reason: (
        f"{_LANGUAGES[reason.language]} 글(`{reason.language}`)이 빠졌습니다."
    ),
    deck.UnknownKind: lambda reason: (
        f"모르는 종류입니다: `{reason.kind}`.{_meant(reason)} 종류는 다음과 같습니다: "
        f"{', '.join(reason.known)}."
    ),
    deck.BadId: lambda reason: (
        "id에는 영어 소문자와 숫자, 그 사이의 붙임표 하나씩만 쓸 수 있습니다: "
        f"`{reason.id}`.{_meant(reason)}"
    ),
    deck.BadDeckName: lambda reason: (
        "덱 이름에는 영어 소문자와 숫자, 그 사이의 `.`, `_`, `-` 하나씩만 쓸 수 있습니다: "
        f"`{reason.name}`.{_meant(reason)}"
    ),
    deck.BadFormer: "카드의 옛 이름이 아닙니다: `{name}`. `id` 또는 `deck:id`처럼 씁니다.",
    deck.DuplicateId: "id `{id}`: {file}:{line}에 있는 카드가 이미 쓰고 있습니다. 다른 id를 붙여야 "
    "합니다.",
    deck.NoNames: "용어 `{term}`: 이름이 하나도 없습니다. `ko`, `en`, `short` 가운데 하나에 써야 "
    "합니다.",
    deck.SharedName: "`{name}`: 용어 `{term}`({file}:{line})의 이름이기도 합니다. 둘 가운데 한 "
    "곳에서 지워야 합니다.",
    deck.EmptyText: "글이 비어 있거나, 빈칸과 문장 부호뿐입니다.",
    deck.TermOrAll: "`answer`에는 `term`과 `all` 가운데 꼭 하나만 있어야 합니다.",
    deck.UnknownTerm: lambda reason: (
        f"terms.yaml에 없는 용어입니다: `{reason.term}`."
        + _meant(reason, " 거기에 더하거나, 정답으로 받을 말을 여기에 목록으로 씁니다.")
    ),
    deck.TooFewOptions: "보기는 둘 이상이어야 합니다. 이 카드에는 {count}개 있습니다.",
    deck.TooManyOptions: "보기가 {count}개로 너무 많습니다. {most}개까지 됩니다.",
    deck.NoRightOption: "맞는 보기가 없습니다. 하나에 `right: true`라고 씁니다.",
    deck.SeveralRight: "`right: true`인 보기가 {count}개 있습니다. 하나만 남기거나 카드에 "
    "`several: true`라고 씁니다.",
    deck.SameOptions: "{first}번째 보기와 똑같이 읽힙니다: `{text}`.",
    deck.TextOrValue: "보기에는 `text`와 `value` 가운데 하나만 있어야 합니다.",
}
