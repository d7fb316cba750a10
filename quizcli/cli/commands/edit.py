"""`quiz edit ITEM`: the card in the learner's editor; what is wrong afterwards, beside its line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quizcli.cli import trying
from quizcli.cli.completing import items as known_items
from quizcli.cli.opened import Opened, cache, opened
from quizcli.cli.speech import words
from quizcli.errors import QuizError, Reason
from quizcli.errors.adding import AnswerChanged, Edited, NotEdited, PutBack, StillFaulty
from quizcli.errors.notice import MovedItems, NoEditor
from quizcli.messages import label, say
from quizcli.model import Lang
from quizcli.session.adding import editing
from quizcli.session.adding.editing import Before, Outcome
from quizcli.session.adding.shelf import Shelf


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
        _told(here, found, known)
        if not found.problems:
            return 0
        said = _again(here)
        if said == "r":
            return _put_back(here, shelf, known, found)
        if said != "":
            print(say(here.lang, StillFaulty(str(path), len(found.problems))), file=sys.stderr)
            return 1
        line = found.problems[0].place.line


def _place(shelf: Shelf, item: str) -> tuple[Path, int]:
    card = trying.whole(shelf.cache, item)
    return Path(card.place.file), card.place.line


def _edited(shelf: Shelf, known: Before, line: int) -> Outcome:
    """The decks after the editor was closed. Raises QuizError."""
    from quizcli.ui import editor

    if failed := editor.edit(str(known.path), line):
        raise QuizError(NoEditor(failed))
    found = editing.outcome(shelf, known)
    if isinstance(found, Reason):
        raise QuizError(found)
    return found


def _told(here: Opened, found: Outcome, known: Before) -> None:
    """What became of the file: faults to stderr, each beside its line."""
    from quizcli.ui import beside

    text = found.data.decode(errors="replace")
    for problem in found.problems:
        print("\n".join(beside.lines(here.lang, problem, text)), file=sys.stderr)
    if found.problems:
        return
    same = found.data == known.data
    print(say(here.lang, (NotEdited if same else Edited)(str(known.path))))
    if found.renamed:
        former, item = next(iter(found.renamed.items()))
        print(say(here.lang, MovedItems(len(found.renamed), former, item)))
    for item in found.changed:
        print(say(here.lang, AnswerChanged(item)))


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


def _put_back(here: Opened, shelf: Shelf, known: Before, found: Outcome) -> int:
    if failed := shelf.write(known.path, found.data, known.data):
        raise QuizError(failed)
    shelf.refresh()
    print(say(here.lang, PutBack(str(known.path))))
    return 0
