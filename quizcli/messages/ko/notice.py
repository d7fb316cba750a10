"""지나가며 알리는 말."""

from quizcli.errors import notice
from quizcli.messages import Templates, label

TEMPLATES: Templates = {
    notice.SetAside: "카드 {total}장 가운데 {aside}장이 제외되었습니다. 이유는 `quiz doctor`에서 "
    "볼 수 있습니다.",
    notice.DecksRefused: "덱에 문제가 {count}개 있습니다. 어디인지는 `quiz doctor`에서 "
    "볼 수 있습니다.",
    notice.NoFolder: "`decks` 설정의 {folder} 폴더를 읽을 수 없습니다.",
    notice.NoCards: "{folders}에 카드가 없습니다. 덱(.yaml 파일)을 넣거나 config.toml의 `decks`를 "
    "정하세요.",
    notice.MovedItems: "카드 {count}장의 이름이 바뀌었고 기록도 함께 옮겼습니다. "
    "예: {former} → {item}.",
    notice.Undid: lambda r: f"되돌렸습니다: {label('ko', r.kind)} ({r.item}).",
    notice.Rerated: lambda r: f"'{label('ko', r.rating)}' 평가로 바꾸었습니다. 다음 복습: {r.due}.",
    notice.SelfRated: lambda r: f"'{label('ko', r.rating)}' 평가를 적었습니다. 다음 복습: {r.due}.",
    notice.Claimed: "맞은 것으로 적었습니다. `{answer}`도 늘 정답이어야 한다면 카드에 더하세요: "
    "{file}:{line} (/e로 열립니다).",
    notice.Offered: "맞은 것으로 적었습니다. 앞으로 `{answer}`도 정답으로 받을까요 ({file})? "
    "예는 y, 아니요는 Enter입니다.",
    notice.Accepted: "앞으로는 `{answer}`도 정답입니다 ({file}).",
    notice.Buried: "내일까지 숨겼습니다: {item}.",
    notice.Suspended: "계속 숨깁니다: {item}. /u 또는 `quiz undo`로 되돌릴 수 있습니다.",
    notice.Skipped: "맨 뒤로 미루었습니다.",
    notice.NoHint: "이 카드에는 힌트가 없습니다.",
    notice.NoSuchCommand: "`{typed}` 명령은 없습니다. /?에서 모두 볼 수 있습니다.",
    notice.EnterOrRating: "`{typed}`? Enter는 계속, 1-4는 다른 평가, /?는 모든 명령입니다.",
    notice.KeepOrRelearn: "`{typed}`? k는 기억 유지, r은 다시 배우기, /q는 그만하기입니다.",
    notice.NotHere: "{typed} 명령은 지금 쓸 수 없습니다.",
    notice.CardGone: "{item} 카드는 이제 덱에 없습니다. 기록은 남아 있습니다.",
    notice.CardBroken: "편집한 덱에 문제가 있습니다: {problem}",
    notice.NoEditor: "편집기 `{command}`를 실행할 수 없습니다. EDITOR를 설정하세요.",
    notice.NotRecorded: "답이 아직 저장되지 않았습니다: {detail} Enter를 누르면 다시 저장하고, "
    "/q는 이 답 없이 그만둡니다.",
    notice.BackupFailed: "오늘의 백업을 만들지 못했습니다: {detail}",
    notice.StarterKept: "프로그램에 새 판이 있지만 직접 고치신 덱은 그대로 두었습니다: {names}.",
    notice.TimeUp: "정한 {minutes}분이 지났습니다.",
    notice.CannotAsk: "이 카드는 오늘 건너뜁니다: {item}. {reason}",
    notice.TorchMissing: "torch를 기다리는 계산형 카드가 {count}장 있습니다. "
    "torch를 설치하세요(`make torch`, README 참고).",
}
