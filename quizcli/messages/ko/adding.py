"""카드를 쓸 때: 잘못된 것, 알아 둘 것, 대화에 나오는 말."""

from quizcli.errors import adding
from quizcli.messages import Templates, say, some

_CODES = {
    "ENOSPC": "디스크가 가득 찼습니다",
    "EDQUOT": "쓸 수 있는 디스크 용량을 다 썼습니다",
    "EACCES": "쓸 권한이 없습니다",
    "EPERM": "쓸 권한이 없습니다",
    "EROFS": "읽기 전용 디스크입니다",
}


def _faulty(reason: adding.DeckFaulty) -> str:
    where = f"{reason.path}:{reason.line}:{reason.column}"
    return f"{where}: {say('ko', reason.reason)} 이것부터 고치세요. 아무것도 쓰지 않았습니다."


def _no_deck(reason: adding.NoDeckNamed) -> str:
    meant = f" 혹시 `{reason.meant}`입니까?" if reason.meant else ""
    known = f" 있는 덱: {', '.join(reason.known)}." if reason.known else " 아직 덱이 없습니다."
    return (
        f"`{reason.deck}`(이)라는 덱이 없습니다.{meant}{known} 새로 만들려면 `--create`를 붙이세요."
    )


TEMPLATES: Templates = {
    adding.DeckFaulty: _faulty,
    adding.NoCardList: "{path}에는 카드를 추가할 목록(`-`로 시작)이 없습니다. 빈 목록은 `cards: []`"
    "입니다. 아무것도 쓰지 않았습니다.",
    adding.CannotRewrite: "{path}의 작성 방식 때문에 다른 카드를 건드리지 않고는 고칠 수 없습니다"
    "(앵커 때문일 수 있습니다). 아무것도 쓰지 않았습니다. `quiz edit`로 직접 여세요.",
    adding.ChangedMeanwhile: "그사이 {path}의 내용이 바뀌었습니다. 아무것도 쓰지 않았으니 다시 "
    "해 보세요.",
    adding.NotWritten: lambda r: (
        f"{r.path}에 쓰지 못했습니다: {_CODES.get(r.code, r.code)}. 파일은 그대로입니다."
    ),
    adding.NoCardGiven: "표준 입력에 카드가 없습니다. `kind:`, `ask:` 등이 있는 묶음 하나 또는 그 "
    "목록이 필요합니다. 사용법: {usage}",
    adding.NoDeckNamed: _no_deck,
    adding.NotAName: "`{deck}`: 덱 이름으로 쓸 수 없습니다. 영어 소문자와 숫자, 그 사이의 점·하이픈"
    "·밑줄 하나씩만 됩니다(예: `my.first`).",
    adding.FileInTheWay: "{path} 파일이 이미 있지만 그 이름의 덱이 아닙니다.",
    adding.FieldMissing: "{option} 옵션이 빠졌습니다. 사용법: {usage}",
    adding.NotForKind: "{option} 옵션은 `{kind}` 카드에는 뜻이 없습니다. 대신 쓸 것: {instead}.",
    adding.SameQuestion: "{item}: 똑같은 것을 묻는 카드입니다.",
    adding.AlikeQuestion: "{item}: 거의 같은 것을 묻는 카드입니다. {ask}",
    adding.IsATerm: lambda r: (
        f"`{r.answer}`: 용어 `{r.term}`의 이름입니다. `answer: {{term: {r.term}}}`로 쓰면 모든 "
        f"이름이 정답이 됩니다: {some(r.names)}."
    ),
    adding.OtherWord: "이 카드는 `{word}`, 다른 덱들은 `{usual}`(이)라고 씁니다(카드 {count}장).",
    adding.ShippedDeck: "덱 {deck}: 프로그램에 딸려 온 덱입니다. 고치고 나면 새 버전을 받지 "
    "않습니다. 자기 덱에 쓰면 그럴 일이 없습니다.",
    adding.Added: "추가했습니다: {item} ({path}:{line}).",
    adding.WouldAdd: "추가될 카드: {item} ({path}:{line}). 아무것도 쓰지 않았습니다.",
    adding.DraftKept: "저장하지 않았습니다. 쓰던 카드는 {path}에 두었고 다음 `quiz add` 때 다시 "
    "보여 드립니다.",
    adding.LaidAside: "쓰던 카드는 따로 두었습니다: {path}.",
    adding.NotInList: "`{typed}`: 목록의 번호도, 목록에 있는 이름의 일부도 아닙니다.",
    adding.YesOrNo: "`{typed}`? y(또는 Enter)나 n으로 답하세요.",
    adding.NeedsAnswer: "비워 둘 수 없습니다. /u는 이전 항목으로, /q는 그만두기입니다.",
    adding.NotAMistake: "`{typed}`? 실수는 `이름: 매개변수=값` 또는 `이름: =식`으로 씁니다(예: "
    "`no-padding: padding=0`).",
    adding.CardFaulty: "{problem}",
    adding.ThereAlready: "덱 {deck}에 이미 {item} 카드가 있습니다.",
    adding.Moved: "옮겼습니다: {former} → {item} ({path}). 학습 기록도 따라갑니다.",
    adding.WouldMove: "옮길 카드: {former} → {item} ({path}). 아무것도 쓰지 않았습니다.",
    adding.Edited: "저장했습니다: {path}.",
    adding.NotEdited: "바뀐 것이 없습니다: {path}.",
    adding.PutBack: lambda r: (
        f"고치기 전으로 되돌렸습니다: {r.path}."
        + (f" 고쳤던 내용은 {r.aside} 파일에 있습니다." if r.aside else "")
    ),
    adding.WaitsForNone: "{item}: {first} 다음에 나올 카드인데 그 카드가 어느 덱에도 없어 나오지 "
    "않습니다.",
    adding.TwiceGiven: "`{field}` 값을 두 번 주었습니다(한 번은 --set).",
    adding.OptionsUnused: "{options}: --ask와 함께 쓰는 옵션입니다. 표준 입력의 카드에는 모든 것을 "
    "직접 적습니다. 사용법: {usage}",
    adding.OnceOnly: "`{kind}` 카드에는 {option} 옵션을 한 번만 쓸 수 있습니다.",
    adding.AnswerChanged: "{item} 카드의 답이 바뀌었습니다. 다음에 물을 때 기억을 그대로 둘지 새로 "
    "배울지 묻겠습니다.",
    adding.StillFaulty: "{path} 파일에 잘못된 곳이 {count}군데 남아 있습니다. 해당 카드는 제쳐 "
    "두고, 학습 기록은 그대로 둡니다.",
    "help.edit": "카드를 편집기로 그 줄에서 열기. 학습 기록은 그대로입니다.",
    "help.move": "카드를 다른 덱으로 옮기기. 학습 기록도 따라갑니다.",
    "option.move": "카드 하나 이상, 마지막에 옮겨 갈 덱.",
    "edit.again": "Enter 다시 고치기 · r 고치기 전으로 · q 이대로 두기>",
    "help.add": "카드 쓰기: 대화로, 옵션으로, 또는 표준 입력의 YAML로.",
    "option.into": "카드를 넣을 덱.",
    "option.kind": "답하는 방식: text, choice, number, shape, tensor, formula, order, match, "
    "cloze, build, recall.",
    "option.ask": "질문. --ask-en도 주면 한국어 질문.",
    "option.ask-en": "영어 질문.",
    "option.given": "정답. 여럿이면 여러 번.",
    "option.wrong": "틀린 보기(choice).",
    "option.hint": "힌트.",
    "option.work": "답한 뒤에 보여 줄 설명.",
    "option.id": "카드의 id. 없으면 질문에서 지어 줍니다.",
    "option.set": "그 밖의 필드를 YAML로: decimals=2, draw.size=16..256.",
    "option.create": "그 이름의 덱이 없으면 만듭니다.",
    "option.dry-run": "무엇을 할지 말하기만 하고 아무것도 하지 않습니다.",
    "kind.text": "낱말 몇 개를 입력",
    "kind.choice": "보기에서 고르기",
    "kind.number": "수(직접 주거나 계산)",
    "kind.shape": "텐서의 모양(직접 주거나 계산)",
    "kind.recall": "떠올린 뒤 답을 보고 스스로 평가",
    "add.help": "Enter는 대괄호 안의 것을 쓰거나 비워 둡니다. /u 이전 항목으로, /e 편집기로, "
    "/l 다른 언어, /q 그만(쓰던 것은 남습니다).",
    "add.field.deck": "덱(번호, 이름, 또는 새 이름)>",
    "add.create": "덱 `{deck}` 없음. 새로 만들까요? [y/n]>",
    "add.field.kind": "종류>",
    "add.field.by": "정답은 무엇이 정하나요?>",
    "add.by.answer": "직접 쓰는 정답",
    "add.by.reference": "torch 참조 모델. 물을 때마다 새 숫자",
    "add.field.reference": "참조 모델(번호 또는 이름의 일부)>",
    "add.parameters": "매개변수마다 값(3), 뽑을 범위(16..256 또는 [3, 5, 7]), 뽑은 이름으로 된 "
    "=식(쌍은 =[3, 5])을 쓰거나, 기본값이면 Enter.",
    "add.setting": "{name}: {domain}>",
    "add.field.where": "뽑은 수가 지킬 조건(예: size >= kernel_size) [없음]>",
    "add.field.take": "어느 결과를 묻나요?>",
    "add.names": "질문 안에서 뽑은 수를 나타내는 이름: {names}",
    "add.field.ask": "질문>",
    "add.also.ko": "한국어로는 [위와 같음]>",
    "add.also.en": "영어로는 [위와 같음]>",
    "add.field.text.answer": "정답>",
    "add.field.recall.answer": "답>",
    "add.field.answer": "답>",
    "add.another": "… 하나 더 [없음]>",
    "add.right": "맞는 보기>",
    "add.wrong": "틀린 보기>",
    "add.field.number.decimals": "소수점 아래 자릿수 [정수]>",
    "add.field.number.answer": "정답>",
    "add.field.units": "단위 [없음]>",
    "add.field.shape.axes": "축 이름(예: C H W) [없음]>",
    "add.field.shape.answer": "모양(예: 64 112 112)>",
    "add.term": "이 용어의 이름을 모두 정답으로 할까요: {names}? [y/n]>",
    "add.field.hint": "힌트 [없음]>",
    "add.field.work": "답한 뒤에 보여 줄 설명 [없음]>",
    "add.slip": "알아볼 흔한 실수(예: no-padding: padding=0) [없음]>",
    "add.field.id": "id [{name}]>",
    "add.more": "… {count}개 더 있음: 이름의 일부를 입력하세요",
    "add.which": "`{typed}`에 맞는 것이 {count}개입니다. 어느 것입니까?",
    "add.keep": "[{value}] Enter 그대로, - 비우기>",
    "add.try": "답을 입력하면 채점해 봅니다. Enter 저장 · /e 편집기 · /u 이전 · /q 그만>",
    "add.edit": "Enter 편집기 열기, /q 그만>",
    "add.draft": "{path}에 쓰던 카드가 있습니다:",
    "add.draft.use": "이어서 쓸까요? [y/n]>",
}
