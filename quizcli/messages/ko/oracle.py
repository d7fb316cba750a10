"""레퍼런스에 물어볼 수 없었던 까닭."""

from quizcli.errors import oracle
from quizcli.messages import Templates, say


def _died(reason: oracle.WorkerDied) -> str:
    how = f"종료 코드 {reason.how}" if reason.how.isdigit() else reason.how
    said = f" 마지막으로 남긴 말: {reason.said}" if reason.said else ""
    meant = " 시스템의 메모리가 모자랐을 수 있습니다." if reason.how == "SIGKILL" else ""
    return f"`{reason.reference}` 작업 중에 계산 프로세스가 끝났습니다({how}).{meant}{said}"


TEMPLATES: Templates = {
    oracle.WorkerHung: "`{reference}` 작업이 {seconds:g}초 안에 끝나지 않아 멈췄습니다.",
    oracle.WorkerDied: _died,
    oracle.WorkerGrew: lambda reason: (
        f"`{reason.reference}` 작업이 메모리를 {reason.limit / 1e9:g} GB 넘게 써서 멈췄습니다. "
        "크기를 줄이면 될 수 있습니다."
    ),
    oracle.WorkerBroken: "`{reference}` 작업 중에 답이 아닌 것이 왔습니다: `{said}`. 실행 중에 "
    "프로그램이 바뀐 듯하니 다시 시작하세요.",
    oracle.WorkerNotStarted: "계산 프로세스를 시작할 수 없습니다({detail}).",
    oracle.WorkerGivenUp: lambda reason: (
        f"너무 자주 실패해서 이번에는 더 계산하지 않습니다. 마지막 실패: {say('ko', reason.last)}"
    ),
    oracle.UnknownRefusal: "계산 프로세스가 여기서 모르는 까닭(`{name}`)으로 거절했습니다. "
    "실행 중에 프로그램이 바뀐 듯하니 다시 시작하세요.",
    oracle.WaitsForTorch: "torch가 필요한데 설치되어 있지 않습니다(`make torch`, README 참고).",
}
