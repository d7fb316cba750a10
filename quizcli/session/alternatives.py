"""An answer that the learner says is right, offered as one more form that is accepted.

It goes where the accepted forms stand: into the card's answer, or among the names of its term.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from quizcli import kinds
from quizcli.decks import alternatives, files, naming, nodes
from quizcli.decks.tree import Document, Mapping, follow
from quizcli.decks.tree import Path as Steps
from quizcli.errors import Reason
from quizcli.errors.adding import CannotRewrite
from quizcli.kinds import text
from quizcli.model import Card
from quizcli.session import collection, home
from quizcli.store import lock

if TYPE_CHECKING:
    from quizcli.session.desk import Desk


class Change(Struct, frozen=True):
    """A file as it is, and as it would be with the form in it."""

    path: Path
    before: bytes
    after: bytes


def proposed(desk: Desk, card: Card, form: str) -> Change | Reason | None:
    """The change; None where a card of this kind has no accepted forms to add to."""
    steps: Steps = ("holes", card.part) if card.kind == "cloze" else ()
    alone = kinds.alone(card)
    if alone.kind != "text":
        return None
    wanted = alone.fields
    if isinstance(wanted.answer, text.Wanted):
        return _named(desk, wanted.answer.term, form) if wanted.answer.term else None
    path = Path(card.place.file)
    data = files.load(path)
    if isinstance(data, Reason):
        return data
    number = naming.number_of(data, card.id)
    if number is None:
        return CannotRewrite(str(path))
    return _changed(path, data, ("cards", number, *steps, "answer"), form)


def _named(desk: Desk, term: str, form: str) -> Change | Reason | None:
    """The form among the names of a term, in the last file that has it."""
    stamps = collection.stamps(home.folders(desk.home, desk.settings))
    paths = [Path(stamp.path) for stamp in stamps if Path(stamp.path).name == files.TERMS]
    lists = ("ko", "en", "short") if re.search("[가-힣]", form) else ("en", "short", "ko")
    for path in reversed(paths):
        data = files.load(path)
        document = nodes.parse(data) if isinstance(data, bytes) else None
        if isinstance(data, bytes) and isinstance(document, Document):
            entry = follow(document.root, ("terms", term))
            there = entry.pairs if isinstance(entry, Mapping) else {}
            if field := next((name for name in lists if name in there), ""):
                return _changed(path, data, ("terms", term, field), form)
    return None


def _changed(path: Path, data: bytes, steps: Steps, form: str) -> Change | Reason:
    after = alternatives.added(data, steps, form, str(path))
    return after if isinstance(after, Reason) else Change(path, data, after)


def write(desk: Desk, change: Change) -> Reason | None:
    """Write it and read the decks again; a Reason where nothing was written."""
    with lock.writing_decks(desk.home.root):
        failed = files.replace(change.path, change.before, change.after)
    if failed is None:
        desk.refresh()
    return failed
