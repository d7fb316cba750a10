"""`quiz edit ITEM`: the card in the learner's editor; what is wrong afterwards, beside its line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quizcli.cli import trying
from quizcli.cli.completing import items as known_items
from quizcli.cli.following import follow
from quizcli.cli.opened import Opened, cache, opened
from quizcli.cli.speech import words
from quizcli.decks import files
from quizcli.errors import QuizError, Reason
from quizcli.errors.adding import (
    AnswerChanged,
    Edited,
    NotEdited,
    PutBack,
    StillFaulty,
    WaitsForNone,
)
from quizcli.errors.notice import MovedItems, NoEditor
from quizcli.messages import label, say
from quizcli.model import Lang
from quizcli.session.adding import editing
from quizcli.session.adding.editing import Before, Outcome
from quizcli.session.adding.shelf import Shelf

ASIDE = "put-aside.yaml"
"""Where an edit goes that was taken back."""


def command(
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help=words("item"), autocompletion=known_items)
    ],
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
) -> int:
    here = opened(lang)
    shelf = Shelf(here.home, here.settings, cache(here))
    path, line = editing.place(shelf, item) or _place(shelf, item)
    known = editing.before(shelf, path)
    if isinstance(known, Reason):
        raise QuizError(known)
    while True:
        found = _edited(shelf, known, line)
        wrong = _told(here, found, known)
        if not wrong:
            follow(here, shelf.cache)
            return 0
        said = _again(here)
        if said == "r":
            return _put_back(here, shelf, known, found)
        if said != "":
            print(say(here.lang, StillFaulty(str(path), wrong)), file=sys.stderr)
            return 1
        line = found.problems[0].place.line if isinstance(found, Outcome) else 1


def _place(shelf: Shelf, item: str) -> tuple[Path, int]:
    card = trying.whole(shelf.cache, item)
    return Path(card.place.file), card.place.line


def _edited(shelf: Shelf, known: Before, line: int) -> Outcome | Reason:
    """The decks after the editor was closed; a Reason where the file cannot be read any more."""
    from quizcli.ui import editor

    if failed := editor.edit(str(known.path), line):
        raise QuizError(NoEditor(failed))
    return editing.outcome(shelf, known)


def _told(here: Opened, found: Outcome | Reason, known: Before) -> int:
    """Say what became of the file: faults to stderr, each beside its line; gives how many."""
    from quizcli.ui import beside

    if isinstance(found, Reason):
        print(f"{known.path}: {say(here.lang, found)}", file=sys.stderr)
        return 1
    text = found.data.decode(errors="replace")
    for problem in found.problems:
        print("\n".join(beside.lines(here.lang, problem, text)), file=sys.stderr)
    if not found.problems:
        same = found.data == known.data
        print(say(here.lang, (NotEdited if same else Edited)(str(known.path))))
        if found.renamed:
            former, item = next(iter(found.renamed.items()))
            print(say(here.lang, MovedItems(len(found.renamed), former, item)))
        for item in found.changed:
            print(say(here.lang, AnswerChanged(item)))
        for item, first in found.waiting:
            print(say(here.lang, WaitsForNone(item, first)), file=sys.stderr)
    return len(found.problems)


def _again(here: Opened) -> str:
    """Enter, `r` or anything else; without a terminal nobody can be asked."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return "q"
    from quizcli.screen import Command
    from quizcli.ui.keyboard import Keyboard

    said = Keyboard().read(f"{label(here.lang, 'edit.again')} ")
    if isinstance(said, str):
        return {"": "", "r": "r", "ㄱ": "r"}.get(said.strip().casefold(), "q")
    return "" if said is Command.EDIT else "q"


def _put_back(here: Opened, shelf: Shelf, known: Before, found: Outcome | Reason) -> int:
    """What was there is there again; what was written instead is kept aside."""
    now = found.data if isinstance(found, Outcome) else None
    if now is not None:
        files.write(here.home.root / ASIDE, now)
    if failed := shelf.write(known.path, now, known.data):
        raise QuizError(failed)
    shelf.refresh()
    print(say(here.lang, PutBack(str(known.path), str(here.home.root / ASIDE) if now else "")))
    return 0
