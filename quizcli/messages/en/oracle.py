"""Why a reference could not be asked."""

from quizcli.errors import oracle
from quizcli.messages import Templates, say


def _died(reason: oracle.WorkerDied) -> str:
    how = f"exit code {reason.how}" if reason.how.isdigit() else reason.how
    said = f" Its last words: {reason.said}" if reason.said else ""
    meant = " Probably the system ran out of memory." if reason.how == "SIGKILL" else ""
    return f"The process that computes ended during `{reason.reference}` ({how}).{meant}{said}"


TEMPLATES: Templates = {
    oracle.WorkerHung: "`{reference}` was not done after {seconds:g} s and was stopped.",
    oracle.WorkerDied: _died,
    oracle.WorkerGrew: lambda reason: (
        f"`{reason.reference}` took more than {reason.limit / 1e9:g} GB of memory and was "
        "stopped. Smaller sizes may fit."
    ),
    oracle.WorkerBroken: "During `{reference}` something came that is no answer: `{said}`. "
    "Probably the program was updated while it ran; start it again.",
    oracle.WorkerNotStarted: "The process that computes cannot be started ({detail}).",
    oracle.WorkerGivenUp: lambda reason: (
        "Nothing more is computed in this session, it failed too often. "
        f"The last time: {say('en', reason.last)}"
    ),
    oracle.UnknownRefusal: "The process that computes refused for a reason unknown here "
    "(`{name}`). Probably the program was updated while it ran; start it again.",
    oracle.WaitsForTorch: "This needs torch, which is not installed "
    "(`make torch`, see the README).",
}
