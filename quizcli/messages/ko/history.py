"""기록: 숨기기, 가져오기, 자동 완성."""

from quizcli.errors import history
from quizcli.messages import Templates


def _lacks_columns(reason: history.LacksColumns) -> str:
    meant = "".join(f" {wanted} 열은 혹시 `{found}`인가요?" for wanted, found in reason.meant)
    return (
        f"{reason.path}에 복습 기록의 열이 빠져 있습니다: {', '.join(reason.missing)}. "
        f"있는 열: {', '.join(reason.found)}.{meant}"
    )


def _not_a_legal_deck(reason: history.NotALegalDeck) -> str:
    meant = f" 혹시 `{reason.meant}` 아닌가요?" if reason.meant else ""
    return (
        f"덱 이름으로 쓸 수 없습니다: `{reason.name}`.{meant} 소문자와 숫자를 쓰고 그 사이에 "
        "점, 하이픈, 밑줄을 하나씩 쓸 수 있습니다: --deck 이름"
    )


TEMPLATES: Templates = {
    history.SeveralDecks: "`{card}` 카드가 여러 덱에 있습니다: {items}. 덱 이름과 함께 쓰세요.",
    history.NeedsPart: "`{card}` 카드는 여러 항목으로 되어 있습니다. 하나를 고르세요: {parts}.",
    history.NowSuspended: "계속 숨깁니다: {item}. `quiz resume {item}` 명령으로 다시 나옵니다.",
    history.AlreadySuspended: "이미 계속 숨겨 둔 항목입니다: {item}.",
    history.NowBuried: "내일까지 숨겼습니다: {item}.",
    history.AlreadyBuried: "이미 {until}까지 숨겨 둔 항목입니다: {item}.",
    history.NowResumed: "다시 나옵니다: {item}.",
    history.NotHidden: "숨겨져 있지 않습니다: {item}.",
    history.NowReset: "기억을 지웠습니다: {item}. 처음부터 다시 배우며 기록은 남습니다. "
    "`quiz undo`로 되돌릴 수 있습니다.",
    history.NothingToReset: "지울 기억이 없습니다: {item}.",
    history.NoSuchFormat: "`{name}` 형식은 없습니다. 있는 것: {known}.",
    history.NotALegalDeck: _not_a_legal_deck,
    history.CannotRead: "{path} 파일을 읽을 수 없습니다: {detail}.",
    history.NotALog: "{path}:{line}: UTF-8로 쓴 CSV가 아닙니다: {detail}. 필요한 것은 복습 "
    "기록이며 열은 card_id, review_rating, review_time, review_duration입니다.",
    history.EmptyLog: "{path} 파일이 비어 있습니다. 필요한 것은 복습 기록이며 열은 card_id, "
    "review_rating, review_time, review_duration입니다.",
    history.LacksColumns: _lacks_columns,
    history.BadLogLine: "{path}:{line}: {why}",
    history.NotAnItem: "card_id `{text}` 값은 항목 이름에 쓸 수 없습니다. 영어 소문자와 숫자, 그 "
    "사이에 하이픈 하나씩, 또는 `덱:카드`로 씁니다.",
    history.NotARating: "review_rating `{text}` 값은 정수가 아닙니다. 1, 2, 3, 4 가운데 하나여야 "
    "합니다.",
    history.NotATime: "review_time `{text}` 값은 시각이 아닙니다. 1970년부터의 밀리초나 "
    "2026-11-22T09:30:00+09:00처럼 씁니다.",
    history.NoOffset: "review_time `{text}` 값에 UTC와의 시차가 없습니다. "
    "2026-11-22T09:30:00+09:00처럼 쓰세요.",
    history.TooEarly: "review_time `{text}` 값은 1973년보다 앞입니다. 혹시 초인가요? 1970년부터의 "
    "밀리초가 필요합니다.",
    history.InTheFuture: "review_time `{text}` 값은 아직 오지 않은 시각입니다.",
    history.NotADuration: "review_duration `{text}` 값은 수가 아닙니다. 밀리초로 씁니다.",
    history.WrongWidth: "이 줄은 {found}열이고 첫 줄은 {wanted}열입니다.",
    history.LogRefused: "{path}: 읽을 수 없는 줄이 {count}개 있습니다. 아무것도 가져오지 "
    "않았습니다. 고치거나 --skip-bad로 빼고 가져오세요.",
    history.LinesLeftOut: "읽을 수 없어 뺀 줄: {count}개.",
    history.Imported: "가져온 복습 {reviews}개, 항목 {items}개, {first}부터 {last}까지.",
    history.WouldImport: "가져올 복습 {reviews}개, 항목 {items}개, {first}부터 {last}까지. "
    "아무것도 쓰지 않았습니다.",
    history.NothingNew: "{path}에서 가져올 것이 없습니다.",
    history.KnownReviews: "이미 있는 복습: {count}개.",
    history.LeftAlone: "자기 복습이 있어 그대로 둔 항목: {items}개, 예: {example} "
    "(복습 {reviews}개).",
    history.NotReviews: "복습이 아닌 줄(평가가 1, 2, 3, 4가 아님): {count}개.",
    history.NoSuchShell: "`{name}` 셸의 자동 완성은 없습니다. 있는 것: {known}.",
    "history.importing": "가져오는 중 {done}/{total}",
    "history.before": "가져오기 전 백업: {path}",
    "help.import": "FSRS 도구의 복습 기록(CSV)을 가져옵니다.",
    "help.suspend": "항목을 다시 부를 때까지 숨깁니다.",
    "help.resume": "숨긴 항목을 다시 나오게 합니다.",
    "help.bury": "항목을 내일까지 숨깁니다.",
    "help.reset": "항목의 기억을 지우고 처음부터 다시 배웁니다. 기록은 남습니다.",
    "help.completion": "Tab 키로 명령과 항목을 완성하게 하는 스크립트를 출력합니다.",
    "option.history-file": "복습 기록: card_id, review_rating, review_time, review_duration.",
    "option.history-format": "기록의 형식: revlog.",
    "option.history-deck": "카드를 둘 덱의 이름. 없으면 파일 이름.",
    "option.history-dry-run": "무엇을 가져올지 말하기만 하고 쓰지 않음.",
    "option.history-skip-bad": "읽을 수 없는 줄은 빼고 가져옴.",
    "option.history-items": "카드. deck:card, deck:card#part 또는 한 덱에만 있으면 card",
    "option.history-shell": 'bash, zsh, fish. ~/.bashrc에: eval "$(quiz completion bash)"',
}
