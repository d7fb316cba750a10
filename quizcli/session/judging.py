"""Grading an answer where its property must first be tried on the reference."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import structs

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.errors.answer import CannotBe, DoesNotHold
from quizcli.errors.oracle import FAILURES, WaitsForTorch, WorkerGivenUp
from quizcli.errors.reference import RealWanted, RuleBroken, WholeWanted
from quizcli.model import Grade, Job, Reading, Variant
from quizcli.oracle.protocol import Answer
from quizcli.variants import making

Ask = Callable[[Job], Answer | Reason]

UNANSWERED = (*FAILURES, WorkerGivenUp, WaitsForTorch)
"""The reasons that say nothing of the question: no reference was heard."""


def graded(variant: Variant, reading: Reading, ask: Ask) -> Grade | Reason:
    """The grade; a Reason where the answer could not be judged, and nothing was said of it."""
    results: Mapping[str, Any] = {}
    why: Reason | None = None
    if isinstance(job := making.needs(variant, reading), Job):
        outcome = ask(job)
        if isinstance(outcome, UNANSWERED):
            return outcome
        if isinstance(outcome, Answer):
            results = outcome.results
        else:
            why = _put(outcome)
    elif isinstance(job, Reason):
        why = job
    held = why or making.tried(variant, reading, results)
    if isinstance(held, Reason):
        why, held = held, structs.replace(variant, holds=False)
    elif held.holds is False:
        why = DoesNotHold(making.tested(variant, reading, results))
    grade = kinds.load(variant.card.kind).grade(held, reading)
    return structs.replace(grade, why=(*grade.why, why)) if why else grade


def _put(refused: Reason) -> Reason:
    """Why the reference refused the answer, in terms of the question."""
    if isinstance(refused, RuleBroken):
        return CannotBe(refused.given)
    if isinstance(refused, WholeWanted | RealWanted):
        return CannotBe((f"{refused.name} = {refused.value}",))
    return refused
