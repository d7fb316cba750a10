"""학습자의 파일: 무슨 일이 있었고 무엇을 하면 되는지."""

from quizcli.errors import state
from quizcli.messages import Templates, label

TEMPLATES: Templates = {
    state.NewerDatabase: "{path} 파일은 더 새로운 quiz가 쓴 것입니다(버전 {found}, 이 프로그램은 "
    "{known}까지). 아무것도 건드리지 않았습니다. 프로그램을 올리세요: git pull && make install.",
    state.DiskFull: "디스크가 가득 차서 {path}에 쓸 수 없습니다. 이미 저장된 것은 안전합니다. "
    "공간을 비우고 다시 하세요.",
    state.CannotWrite: "{path} 경로를 열거나 쓸 수 없습니다({detail}). 쓸 수 있게 하거나 "
    "QUIZ_HOME을 쓸 수 있는 폴더로 정하세요.",
    state.Busy: "다른 프로그램이 {path} 파일을 잠그고 있습니다. 닫고 다시 하세요.",
    state.Damaged: "{path} 파일이 손상되었습니다({detail}). `quiz restore`에서 백업을 볼 수 있고, "
    "손상된 파일은 남겨 둡니다.",
    state.OtherSession: "다른 quiz가 열려 있습니다(프로세스 {pid}, 터미널 {terminal}, "
    "{since}부터). 그쪽에서 /q로 마치세요. `quiz due`는 함께 쓸 수 있습니다.",
    state.NothingToUndo: "되돌릴 것이 없습니다.",
    state.NothingYet: "{path} 파일이 아직 없습니다. 답한 것이 없습니다.",
    state.NoBackup: lambda reason: (
        f"`{reason.name}` 백업이 없습니다. "
        + (f"있는 것: {', '.join(reason.known)}." if reason.known else "아직 하나도 없습니다.")
    ),
    state.ClockBack: "시계는 {today}인데 마지막 답은 {last}에 있었습니다. 잃은 것은 없습니다. "
    "여행 중이 아니라면 날짜를 확인하세요.",
    state.SettingsSyntax: "{path} 파일이 올바른 TOML이 아닙니다: {detail}.",
    state.UnknownSetting: lambda reason: (
        f"{reason.path}:{reason.line}: `{reason.key}` 설정은 없습니다. "
        + (f"`{reason.meant}`였나요? " if reason.meant else "")
        + f"있는 것: {', '.join(reason.known)}."
    ),
    state.BadSetting: lambda reason: (
        f"{reason.where}: `{reason.key}` 값으로 `{reason.value}`는 쓸 수 없습니다. "
        f"필요한 것: {label('ko', reason.wanted)}."
    ),
    state.NoSuchVerb: lambda reason: (
        f"`{reason.verb}` 명령은 없습니다. "
        + (f"`{reason.meant}` 명령이었나요? " if reason.meant else "")
        + f"있는 것: {', '.join(reason.known)}."
    ),
    state.NoTerminal: "`quiz today`는 터미널에서 묻는데 여기는 터미널이 아닙니다. 터미널 없이 되는 "
    "것: 다른 명령 모두.",
    state.NoSuchDeck: lambda reason: (
        f"`{reason.glob}`에 맞는 덱이 없습니다. "
        + (f"있는 것: {', '.join(reason.known)}." if reason.known else "덱이 하나도 없습니다.")
    ),
    state.DifferentDecks: "덱 이름 `{name}`은 이미 {first} 파일이 쓰고 있습니다. 이 파일의 "
    "deck: 이름을 따로 정하세요",
}
