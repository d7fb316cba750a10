"""`quiz grade ITEM ANSWER`: what an answer would be worth; nothing is recorded."""

import re
from typing import Annotated, Any

import typer

from quizcli.cli import trying
from quizcli.cli.completing import items
from quizcli.cli.opened import Opened, cache, opened
from quizcli.cli.speech import words
from quizcli.errors import QuizError, Reason
from quizcli.errors.command import BadLine, NeedsItem, NoSuchFlag
from quizcli.model import Device, Lang, Unreadable, Variant
from quizcli.screen import Graded
from quizcli.session.known import known
from quizcli.session.trial import Trial
from quizcli.store import index
from quizcli.store.database import Store
from quizcli.ui import verdict

USAGE = "quiz grade ITEM [--seed N] [--] ANSWER"
REQUEST = '{"item": "deck:card", "seed": 7, "answer": "112"}'
ANY_ANSWER = {"ignore_unknown_options": True}
"""`-3` is an answer, not an option."""


def command(
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help=words("item"), autocompletion=items)
    ] = "",
    answer: Annotated[
        list[str] | None, typer.Argument(metavar="ANSWER", help=words("answer"))
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help=words("seed"))] = None,
    batch: Annotated[bool, typer.Option("--batch", help=words("batch"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    device: Annotated[Device, typer.Option("--device", help=words("device"))] = "auto",
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
) -> int:
    here = opened(lang)
    if stray := next((word for word in answer or () if re.match("--[a-z]", word)), ""):
        raise QuizError(NoSuchFlag(stray, USAGE), code=2)
    decks = cache(here)
    with Trial(here.home, index.terms(decks), device) as trial:
        if batch:
            return _batch(here, decks, trial)
        if not item or answer is None:
            raise QuizError(NeedsItem(USAGE), code=2)
        variant = _variant(here, decks, trial, item, seed)
        graded = trial.graded(variant, " ".join(answer), known(decks, trial.terms))
    if isinstance(graded, Reason):
        raise QuizError(graded)
    if as_json:
        trying.put(_json(here.lang, variant, " ".join(answer), graded))
    else:
        print("\n".join(verdict.lines(here.lang, variant, graded)))
    return 0


def _variant(here: Opened, decks: Store, trial: Trial, item: str, seed: int | None) -> Variant:
    """The variant of a seed, or the next one. Raises QuizError."""
    return trying.variant(here, trial, trying.card(decks, item), seed).variant


def _json(lang: Lang, variant: Variant, typed: str, graded: Graded) -> dict[str, Any]:
    grade = graded.grade
    why: tuple[Reason, ...]
    if isinstance(grade, Unreadable):
        why, slip, said = (grade.reason,), "", None
    else:
        why, slip, said = grade.why, grade.slip, grade.say
    return {
        "item": variant.card.item,
        "seed": variant.seed,
        "answer": typed,
        "reading": graded.reading.shown.of(lang) if graded.reading else None,
        "verdict": graded.verdict,
        "why": [trying.reason(lang, each) for each in why],
        "say": said.of(lang) if said else None,
        "slip": slip,
        "key": variant.key.of(lang),
    }


def _batch(here: Opened, decks: Store, trial: Trial) -> int:
    """A line out for each line in, in their order; 1 where one was at fault."""
    failed = False
    for number, request in trying.requests(REQUEST):
        found = _one(here, decks, trial, number, request)
        failed = failed or "error" in found
        trying.put(found)
    return 1 if failed else 0


def _one(
    here: Opened, decks: Store, trial: Trial, number: int, request: dict[str, Any] | BadLine
) -> dict[str, Any]:
    if isinstance(request, BadLine):
        return {"error": trying.reason(here.lang, request)}
    item, typed, seed = request.get("item"), request.get("answer"), request.get("seed")
    whole = seed is None or (isinstance(seed, int) and not isinstance(seed, bool) and seed >= 0)
    if not (isinstance(item, str) and isinstance(typed, str) and whole):
        return {**request, "error": trying.reason(here.lang, BadLine(number, REQUEST))}
    try:
        variant = _variant(here, decks, trial, item, seed)
    except QuizError as error:
        return {**request, "error": trying.reason(here.lang, error.reason)}
    graded = trial.graded(variant, typed, known(decks, trial.terms))
    if isinstance(graded, Reason):
        return {**request, "error": trying.reason(here.lang, graded)}
    return {**request, **_json(here.lang, variant, typed, graded)}
