"""`quiz import FILE`: a review log of FSRS's tools, taken in as reviews of its own items."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from quizcli import studyday
from quizcli.cli.completing import files
from quizcli.cli.opened import Opened, bar, now, writing
from quizcli.cli.speech import words
from quizcli.errors import QuizError, Reason
from quizcli.errors.history import (
    CannotRead,
    EmptyLog,
    Imported,
    KnownReviews,
    LeftAlone,
    LinesLeftOut,
    LogRefused,
    NoSuchFormat,
    NotALog,
    NothingNew,
    NotReviews,
    WouldImport,
)
from quizcli.messages import label, say
from quizcli.session import home, importing
from quizcli.session.importing import Log, Sifted
from quizcli.store import backup, imported
from quizcli.store.database import Store, open_readonly
from quizcli.store.imported import Held

FORMATS = ("revlog",)
SHOWN = 5
"""Bad lines that are shown."""


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=words("history-file"), autocompletion=files),
    ],
    form: Annotated[
        str, typer.Option("--format", help=words("history-format"), autocompletion=lambda: FORMATS)
    ] = "revlog",
    deck: Annotated[str, typer.Option("--deck", metavar="NAME", help=words("history-deck"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words("history-dry-run"))] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help=words("history-skip-bad"))] = False,
) -> int:
    if form not in FORMATS:
        raise QuizError(NoSuchFormat(form, FORMATS), code=2)
    where = home.find()
    here = Opened(where, home.in_force(home.given(where)), ())
    name = importing.deck_name(deck, file.stem)
    log = importing.parse(_text(file), str(file), name, round(now().timestamp() * 1000))
    for fault in log.faults[:SHOWN]:
        print(say(here.lang, fault), file=sys.stderr)
    if log.faults and not skip_bad:
        raise QuizError(LogRefused(str(file), len(log.faults)))
    if dry_run:
        with _read_only(here) as held:
            sifted = importing.sift(log.reviews, held)
    else:
        with writing(here.home) as store:
            sifted = importing.sift(log.reviews, partial(imported.held, store))
            _write(here, store, sifted)
    for told in _told(here, log, sifted, str(file), dry_run=dry_run):
        print(say(here.lang, told))
    return 0


def _text(file: Path) -> str:
    """What is in the file. Raises QuizError where it is no text."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QuizError(CannotRead(str(file), error.strerror or "")) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise QuizError(NotALog(str(file), line, error.reason)) from error
    if "\0" in text:
        line = text.partition("\0")[0].count("\n") + 1
        raise QuizError(NotALog(str(file), line, "NUL"))
    if not text.strip():
        raise QuizError(EmptyLog(str(file)))
    return text


@contextlib.contextmanager
def _read_only(here: Opened) -> Iterator[Callable[[str], Held]]:
    if not here.home.database.exists():
        yield Held
        return
    store = open_readonly(here.home.database)
    try:
        yield partial(imported.held, store)
    finally:
        store.close()


def _write(here: Opened, store: Store, sifted: Sifted) -> None:
    """Decide, copy the database as it is, and write all of it at once."""
    if not sifted.reviews:
        return
    show = bar(here.lang, "history.importing")
    total = 2 * len(sifted.reviews)
    zone = home.zone(here.settings)
    decided = importing.decide(
        sifted.reviews, sifted.standings, here.settings, zone, lambda count: show(count, total)
    )
    kept = backup.make(here.home.database, now().strftime("before-import-%Y-%m-%d-%H%M%S"))
    imported.put(store, decided, lambda count: show(total // 2 + count, total))
    print(label(here.lang, "history.before", path=kept), file=sys.stderr)


def _told(here: Opened, log: Log, sifted: Sifted, file: str, *, dry_run: bool) -> list[Reason]:
    """The numbers of a run."""
    told: list[Reason] = []
    if sifted.reviews:
        zone = home.zone(here.settings)
        days = [importing.study_day(past, here.settings, zone) for past in sifted.reviews]
        first, last = (studyday.to_date(day).isoformat() for day in (min(days), max(days)))
        items = len(sifted.standings)
        kind = WouldImport if dry_run else Imported
        told.append(kind(len(sifted.reviews), items, first, last))
    else:
        told.append(NothingNew(file))
    if sifted.known:
        told.append(KnownReviews(sifted.known))
    if sifted.apart:
        count, example = sum(sifted.apart.values()), min(sifted.apart)
        told.append(LeftAlone(len(sifted.apart), count, example))
    if log.others:
        told.append(NotReviews(log.others))
    if log.faults:
        told.append(LinesLeftOut(len(log.faults)))
    return told
