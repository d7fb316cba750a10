"""Why a reference could not be asked: what became of the process that computes.

`reference` is what the process was working on: a reference, or `import torch` while it starts.
"""

from quizcli.errors import Reason


class WorkerHung(Reason, frozen=True):
    """No answer in time: the process was killed."""

    reference: str
    seconds: float


class WorkerDied(Reason, frozen=True):
    """The process ended; `how` is a signal's name or an exit code, `said` its last words."""

    reference: str
    how: str
    said: str


class WorkerGrew(Reason, frozen=True):
    """The process held more than `limit` bytes of memory and was killed."""

    reference: str
    limit: int


class WorkerBroken(Reason, frozen=True):
    """The process wrote what is no answer to anything asked, and was killed."""

    reference: str
    said: str


class WorkerNotStarted(Reason, frozen=True):
    """The system refused to start the process, in its own words."""

    detail: str


FAILURES = (WorkerHung, WorkerDied, WorkerGrew, WorkerBroken, WorkerNotStarted)
"""The reasons that are the process's, not the question's."""


class WorkerGivenUp(Reason, frozen=True):
    """Too many failures in one session: nothing more is computed in it."""

    last: Reason


class UnknownRefusal(Reason, frozen=True):
    """The process refused with a reason that this version of the program does not know."""

    name: str


class WaitsForTorch(Reason, frozen=True):
    """A card that only torch can judge, where torch is not installed."""
