"""`quiz check [PATH]`: are the decks well formed, and do their cards ask, grade and teach?"""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import local
from typing import Annotated

import typer
from msgspec import Struct

from quizcli.cli import trying
from quizcli.cli.completing import files as shell_files
from quizcli.cli.opened import Opened, bar, cache, opened
from quizcli.cli.speech import words
from quizcli.decks import cards, files
from quizcli.decks import terms as term_files
from quizcli.errors import QuizError, Reason
from quizcli.errors.check import NotChecked, UnknownItem
from quizcli.errors.command import NoSuchPath
from quizcli.messages import label, problem, say
from quizcli.model import Card, Deck, Device, Place, Problem, Term
from quizcli.session import checking, home, proofs, wording
from quizcli.session.trial import Trial
from quizcli.store import index

WORKERS = 2


class Found(Struct, frozen=True):
    """What was found: `advice` is for the author to weigh, problems are to be mended."""

    problems: list[Problem]
    advice: list[Problem]
    cards: int
    proofs: list[str]
    unchecked: int


def command(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help=words("path"), autocompletion=shell_files)
    ] = None,
    seeds: Annotated[int, typer.Option("--seeds", min=1, max=100_000, help=words("seeds"))] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    device: Annotated[Device, typer.Option("--device", help=words("device"))] = "auto",
    proved: Annotated[
        Path | None, typer.Option("--proofs", help=words("proofs"), autocompletion=shell_files)
    ] = None,
) -> int:
    here = opened()
    folders = [path] if path else home.folders(here.home, here.settings)
    decks, terms, problems = _read(here, folders)
    found = _checked(here, decks, terms, seeds, device)
    found.problems[:0] = problems
    if found.proofs:
        proofs.add(proved or here.home.proofs, found.proofs)
    _report(here, found, as_json=as_json)
    return 1 if found.problems or found.unchecked else 0


def _read(here: Opened, folders: list[Path]) -> tuple[list[Deck], dict[str, Term], list[Problem]]:
    """Every deck of these files and folders with all its problems. Raises QuizError."""
    beside = home.folders(here.home, here.settings)
    paths = [file for folder in folders for file in _files(folder)]
    words = {file for folder in (*beside, *folders) for file in _files(folder) if _is_terms(file)}
    words |= {near for path in paths for near in _terms_near(path)}
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for file in sorted(words):
        data = files.load(file)
        if isinstance(data, bytes):
            read, wrong = term_files.read(data, str(file))
            terms |= read
            problems += wrong if file in paths else ()
    decks = []
    for file in (file for file in paths if not _is_terms(file)):
        data = files.load(file)
        if isinstance(data, Reason):
            problems.append(Problem(Place(str(file), 1, 1), data))
        else:
            decks.append(cards.read(data, str(file), terms))
    return decks, terms, problems + [wrong for deck in decks for wrong in deck.problems]


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = [Path(stamp.path) for stamp in files.scan(path)]
    if not found and not path.is_dir():
        raise QuizError(NoSuchPath(str(path)))
    return found


def _is_terms(file: Path) -> bool:
    return file.name == files.TERMS


def _terms_near(file: Path) -> Iterator[Path]:
    """The terms beside a deck or in the folder above it."""
    for folder in (file.parent, file.parent.parent):
        if (near := folder / files.TERMS).is_file():
            yield near


def _checked(
    here: Opened, decks: list[Deck], terms: dict[str, Term], seeds: int, device: Device
) -> Found:
    """Every card tried, two at a time, each with a worker of its own."""
    every = [card for deck in decks for card in deck.cards]
    own, trials = local(), list[Trial]()

    def check(card: Card) -> checking.Checked:
        if not hasattr(own, "trial"):
            own.trial = Trial(here.home, terms, device, log=f"check-{len(trials)}.log")
            trials.append(own.trial)
        found = checking.check(own.trial, card, seeds)
        if own.trial.worker.refused:
            raise QuizError(own.trial.worker.refused)
        return found

    found = Found(_afters(here, every), _advice(decks, terms), len(every), [], 0)
    unchecked, show = 0, bar(here.lang, "checking")
    pool = ThreadPoolExecutor(WORKERS)
    try:
        for done, result in enumerate(pool.map(check, every), 1):
            reasons = (*wording.particles(result.card), *result.found)
            found.problems.extend(_at(result.card, reason) for reason in reasons)
            found.proofs.extend([result.proof] if result.proof else [])
            unchecked += result.unchecked
            show(done, len(every))
    finally:
        for trial in trials:
            trial.worker.halt()
        pool.shutdown(cancel_futures=True)
        for trial in trials:
            trial.worker.close()
    return Found(found.problems, found.advice, found.cards, found.proofs, unchecked)


def _at(card: Card, reason: Reason) -> Problem:
    return Problem(card.place, reason, card.id)


def _afters(here: Opened, every: list[Card]) -> list[Problem]:
    """Cards that come after one that neither these decks have nor the learner's."""
    known = {name for card in every for name in (card.item, f"{card.deck}:{card.id}")}
    missing = [(card, item) for card in every for item in card.after if item not in known]
    if missing:
        items = index.items(cache(here))
        known.update((*items, *(item.partition("#")[0] for item in items)))
    return [_at(card, UnknownItem(item)) for card, item in missing if item not in known]


def _advice(decks: list[Deck], terms: dict[str, Term]) -> list[Problem]:
    found = []
    for deck in decks:
        found += [_at(card, each) for card in deck.cards for each in wording.languages(card)]
        if deck.cards:
            place = Place(deck.cards[0].place.file, 1, 1)
            found += [Problem(place, each) for each in wording.terms(deck.cards, terms)]
    return found


def _report(here: Opened, found: Found, *, as_json: bool) -> None:
    if found.unchecked:
        print(say(here.lang, NotChecked(found.unchecked)), file=sys.stderr)
    rows = [("problem", each) for each in found.problems]
    rows += [("advice", each) for each in found.advice]
    for kind, each in rows:
        if as_json:
            place = {"file": each.place.file, "line": each.place.line, "column": each.place.column}
            about = {"level": kind, "card": each.card, **place}
            trying.put({**about, **trying.reason(here.lang, each.reason)})
        else:
            lead = "" if kind == "problem" else label(here.lang, "advice") + " "
            print(lead + problem(here.lang, each))
    count = {"cards": found.cards, "problems": len(found.problems), "advice": len(found.advice)}
    if as_json:
        trying.put({"level": "summary", **count, "unchecked": found.unchecked})
    else:
        print(label(here.lang, "check.summary", **count))
