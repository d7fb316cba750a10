"""Asking outside a session: variants and grades at once; nothing is recorded."""

from collections.abc import Sequence
from types import TracebackType

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.oracle import WaitsForTorch
from quizcli.model import Card, Device, Job, Terms, Variant
from quizcli.oracle.installed import torch_version
from quizcli.oracle.protocol import Answer
from quizcli.oracle.worker import Worker
from quizcli.screen import Graded
from quizcli.session import judging, proofs
from quizcli.session.home import Home
from quizcli.session.known import Known
from quizcli.variants import begun, making


class Tried(Struct, frozen=True):
    """A card with one seed: its variant, and what the reference was asked and said."""

    variant: Variant
    jobs: tuple[Job, ...] = ()
    answers: tuple[Answer | Reason, ...] = ()


class Trial:
    """One worker for all that is tried; started when a card first needs it."""

    def __init__(
        self, home: Home, terms: Terms, device: Device = "auto", *, log: str = "worker.log"
    ) -> None:
        self.home = home
        self.terms = terms
        self.torch = torch_version()
        self.worker = Worker(home.root / log, device=device)

    def __enter__(self) -> "Trial":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.worker.close()

    def ask(self, jobs: Sequence[Job]) -> tuple[Answer | Reason, ...]:
        """What references say; without torch nothing."""
        if not self.torch:
            return tuple(WaitsForTorch() for _ in jobs)
        return tuple(self.worker.ask_many(jobs))

    def variant(self, card: Card, seed: int) -> Tried | Reason:
        """The card with the numbers of a seed."""
        start = begun.begin(card, seed)
        if isinstance(start, Reason):
            return start
        answers = self.ask(start.jobs)
        if any(isinstance(answer, judging.UNANSWERED) for answer in answers):
            if proofs.fingerprint(card) not in proofs.known(self.home):
                return next(answer for answer in answers if isinstance(answer, Reason))
            variant = making.by_formula(start, self.terms)
        else:
            results = [a.results if isinstance(a, Answer) else a for a in answers]
            by = self.torch if start.jobs else ""
            variant = making.made(start, results, by or "", self.terms)
        if isinstance(variant, Reason):
            return variant
        return Tried(variant, start.jobs, answers)

    def graded(self, variant: Variant, typed: str, known: Known) -> Graded | Reason:
        """The grade of an answer; a Reason where it could not be judged."""
        return judging.judged(variant, typed, lambda job: self.ask((job,))[0], known)
