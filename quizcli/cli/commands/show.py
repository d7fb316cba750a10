"""`quiz show ITEM`: a variant as it would be asked; with --past those that were, from the log."""

import json
import shlex
from typing import Annotated, Any

import typer

from quizcli import kinds
from quizcli.cli import trying
from quizcli.cli.completing import items
from quizcli.cli.opened import Opened, cache, opened
from quizcli.cli.speech import words
from quizcli.errors import QuizError
from quizcli.errors.command import NeverReviewed
from quizcli.messages import label, say
from quizcli.model import Device, Lang, Text
from quizcli.oracle.protocol import Answer
from quizcli.session.trial import Trial, Tried
from quizcli.store import index, past
from quizcli.store.database import open_readonly
from quizcli.variants.begun import plain


def command(
    item: Annotated[str, typer.Argument(metavar="ITEM", help=words("item"), autocompletion=items)],
    seed: Annotated[int | None, typer.Option("--seed", min=0, help=words("seed"))] = None,
    from_log: Annotated[bool, typer.Option("--past", help=words("past"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    device: Annotated[Device, typer.Option("--device", help=words("device"))] = "auto",
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
) -> int:
    here = opened(lang)
    if from_log:
        return _past(here, item, as_json=as_json)
    decks = cache(here)
    card = trying.card(decks, item)
    with Trial(here.home, index.terms(decks), device) as trial:
        tried = trying.variant(here, trial, card, seed)
    if as_json:
        trying.put(_json(here.lang, tried))
    else:
        _print(here.lang, tried)
    return 0


def _json(lang: Lang, tried: Tried) -> dict[str, Any]:
    variant = tried.variant
    made = variant.made
    answer = next((a for a in tried.answers if isinstance(a, Answer)), None)
    return {
        "item": variant.card.item,
        "kind": variant.card.kind,
        "seed": variant.seed,
        "ask": _both(made.ask),
        "form": say(lang, kinds.load(variant.card.kind).form(variant)),
        "options": [_both(option) for option in variant.options],
        "key": _both(variant.key),
        "rows": [_both(row) for row in variant.rows],
        "hint": _both(made.hint),
        "work": _both(variant.work),
        "draws": {name: plain(value) for name, value in made.draws.items()},
        "slips": [{"label": slip.label, "value": plain(slip.value)} for slip in made.slips],
        "by": made.by,
        "reference": tried.jobs[0].reference if tried.jobs else None,
        "parameters": tried.jobs[0].parameters if tried.jobs else None,
        "results": answer.results if answer else None,
        "convention": answer.convention if answer else None,
    }


def _both(text: Text | None) -> dict[str, str] | None:
    return {"ko": text.ko, "en": text.en} if text else None


def _print(lang: Lang, tried: Tried) -> None:
    from quizcli.ui import showing

    showing.variant(lang, tried.variant)
    for job in tried.jobs[:1]:
        pairs = (f"{name}={json.dumps(value)}" for name, value in job.parameters.items())
        given = " ".join(map(shlex.quote, pairs))
        print(label(lang, "show.asked", reference=job.reference, parameters=given))
    print(label(lang, "show.seed", seed=tried.variant.seed, by=tried.variant.made.by or "-"))


def _past(here: Opened, item: str, *, as_json: bool) -> int:
    """Every review of the item that counts, from the log alone: decks and torch are not asked."""
    if not here.home.database.exists():
        raise QuizError(NeverReviewed(item))
    if ":" not in item:
        item = trying.card(cache(here), item).item
    store = open_readonly(here.home.database)
    try:
        rows = past.reviews(store, item)
    finally:
        store.close()
    if not rows:
        raise QuizError(NeverReviewed(item))
    for row in rows:
        about = {**row, "draws": json.loads(row["draws"])}
        if as_json:
            trying.put(about)
        else:
            lines = ("study_day", "question", "answer", "key", "slip", "draws")
            print("\n".join(f"{name}: {about[name]}" for name in lines if about[name]))
            print()
    return 0
