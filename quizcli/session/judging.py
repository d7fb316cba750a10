"""Judging an answer as it was typed: read, graded, and tried where its property must be.

What is asked of a reference, of the other keyboard and of the words known is asked here; what
is right the kinds know.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import structs

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.errors.answer import CannotBe, DoesNotHold
from quizcli.errors.near import Misspelt, NearMiss, OtherKeyboard
from quizcli.errors.oracle import FAILURES, WaitsForTorch, WorkerGivenUp
from quizcli.errors.reference import RealWanted, RuleBroken, WholeWanted
from quizcli.model import Grade, Job, Reading, Unreadable, Variant
from quizcli.oracle.protocol import Answer
from quizcli.screen import Graded
from quizcli.session.known import Known
from quizcli.variants import begun, making
from quizcli.words import layouts

Ask = Callable[[Job], Answer | Reason]

UNANSWERED = (*FAILURES, WorkerGivenUp, WaitsForTorch)
"""The reasons that say nothing of the question: no reference was heard."""


def judged(variant: Variant, typed: str, ask: Ask, known: Known) -> Graded | Reason:
    """What the answer is worth; a Reason where it could not be judged, and nothing was said of it.

    One that is not right as it stands is tried as the other keyboard layout would have it.
    """
    found = _judged(variant, typed, ask)
    if isinstance(found, Graded) and found.verdict != "right":
        for other in layouts.otherwise(typed):
            meant = _judged(variant, other, ask)
            if isinstance(meant, Graded) and meant.verdict == "right":
                return Graded(meant.reading, Grade(True, (OtherKeyboard(typed, other),)))
        return _near(found, typed, known)
    return found


def _judged(variant: Variant, typed: str, ask: Ask) -> Graded | Reason:
    reading = kinds.load(variant.card.kind).parse(variant, typed)
    if isinstance(reading, Unreadable):
        return Graded(None, reading)
    grade = graded(variant, reading, ask)
    if isinstance(grade, Reason) and _undecided(variant, reading, grade):
        return Graded(None, Unreadable(_refusal(grade)))
    return grade if isinstance(grade, Reason) else Graded(reading, grade)


def _near(found: Graded, typed: str, known: Known) -> Graded:
    """A near miss, unless what was typed means another thing, or is too short to tell."""
    grade = found.grade
    if isinstance(grade, Unreadable) or grade.near is None:
        return found
    if any(known(said, grade.near.form) for said in {typed, grade.near.word}):
        return Graded(found.reading, structs.replace(grade, near=None))
    if grade.near.again:
        return Graded(None, Unreadable(Misspelt(grade.near.word)))
    why = (NearMiss(grade.near.form), *grade.why)
    return Graded(found.reading, structs.replace(grade, why=why))


def graded(variant: Variant, reading: Reading, ask: Ask) -> Grade | Reason:
    """The grade; a Reason where the answer could not be judged, and nothing was said of it."""
    results: Mapping[str, Any] = {}
    why: Reason | None = None
    if isinstance(job := making.needs(variant, reading), Job):
        outcome = ask(job)
        if isinstance(outcome, Answer):
            results = outcome.results
        elif isinstance(outcome, UNANSWERED) or _undecided(variant, reading, outcome):
            return outcome
        else:
            why = _put(outcome)
    elif isinstance(job, Reason):
        why = job
    held = why or making.tried(variant, reading, results)
    if isinstance(held, Reason):
        seen = making.tested(variant, reading, results) if results else ()
        why, held = DoesNotHold(seen) if seen else held, structs.replace(variant, holds=False)
    elif held.holds is False:
        why = DoesNotHold(making.tested(variant, reading, results))
    grade = kinds.load(variant.card.kind).grade(held, reading)
    return structs.replace(grade, why=(*grade.why, why)) if why else grade


def _undecided(variant: Variant, reading: Reading, refused: Reason) -> bool:
    """Whether layers were refused that may be right: they are asked for otherwise."""
    sought = begun.sought(variant.card.fields)
    if not sought:
        return False
    from quizcli import layering  # its patterns are compiled only where layers are typed

    return layering.undecided(refused, reading.value)


def _refusal(refused: Reason) -> Reason:
    from quizcli import layering  # as above

    return layering.refusal(refused)


def _put(refused: Reason) -> Reason:
    """Why the reference refused the answer, in terms of the question."""
    if getattr(refused, "layer", 0):
        return _refusal(refused)
    if isinstance(refused, RuleBroken):
        return CannotBe(refused.given)
    if isinstance(refused, WholeWanted | RealWanted):
        return CannotBe((f"{refused.name} = {refused.value}",))
    return refused
