"""One line of the dialogue: a field, one of a list, both languages of a text.

A command that leaves the field (`/u` back, `/q` stop) is given back as it was said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from quizcli.errors.adding import NeedsAnswer, NotInList, YesOrNo
from quizcli.errors.notice import NotHere
from quizcli.model import Lang
from quizcli.screen import Command
from quizcli.session.adding import draft

if TYPE_CHECKING:
    from quizcli.session.adding.dialogue import Dialogue

YES = ("", "y", "yes", "ㅛ", "네", "예", "응", "ㅇ", "ㅇㅇ")
NO = ("n", "no", "ㅜ", "아니", "아니요", "아니오", "아뇨", "ㄴ", "ㄴㄴ", "싫어")
SHOWN = 12
"""Rows of a list shown at once."""


def line(talk: Dialogue, prompt: str, /, **fields: object) -> str | Command:
    """A line typed, or a command that leaves the field."""
    if talk.pending:
        waiting, talk.pending = talk.pending, ""
        return waiting
    while True:
        said = talk.form.line(talk.lang, prompt, **fields)
        match said:
            case Command.LANGUAGE:
                talk.lang = other(talk.lang)
            case Command.HELP:
                talk.form.say(talk.lang, "add.help")
            case Command.UNDO | Command.QUIT | Command.EDIT:
                return said
            case Command():
                talk.form.tell(talk.lang, [NotHere(f"/{said.value}")])
            case _:
                return "".join(" " if c.isspace() else c for c in said)


def other(lang: Lang) -> Lang:
    return "en" if lang == "ko" else "ko"


def needed(talk: Dialogue, prompt: str, /, **fields: object) -> str | Command:
    """A line that is not empty."""
    while (said := line(talk, prompt, **fields)) == "":
        talk.form.tell(talk.lang, [NeedsAnswer()])
    return said


def words(
    talk: Dialogue, prompt: str, heard: Callable[[list[str]], None], /, **fields: object
) -> list[str] | Command:
    """Lines until an empty one; `heard` is told after each, `/u` takes the last one back."""
    found: list[str] = []
    while said := line(talk, prompt if not found else "add.another", **fields):
        if said is Command.UNDO and found:
            found.pop()
        elif isinstance(said, Command):
            return said
        else:
            found.append(said)
        heard(found)
    return found


def text(talk: Dialogue, field: str, *, required: bool) -> Any:
    """A text in the language spoken, then in the other; the same twice is one."""
    while True:
        said = (needed if required else line)(talk, f"add.field.{field}")
        if not said or isinstance(said, Command):
            return said
        lang = talk.lang
        talk.keep(field, said)
        also = _also(talk, other(lang))
        if also is Command.UNDO:
            continue
        if isinstance(also, Command):
            return also
        return draft.both(said, also) if lang == "ko" else draft.both(also or said, said)


def _also(talk: Dialogue, lang: Lang) -> str | Command:
    """The text in the other language: what it was before, where there was one, or the same."""
    if not (former := talk.former.get(lang, "")):
        return line(talk, f"add.also.{lang}")
    said = line(talk, "add.keep", value=former)
    return former if said == "" else "" if said == "-" else said


def sure(talk: Dialogue, prompt: str, /, **fields: object) -> bool | Command:
    """Yes (or Enter) or no, in either language, or as either comes out of the other layout."""
    while True:
        said = line(talk, prompt, **fields)
        if isinstance(said, Command):
            return said
        if said.casefold() in (*YES, *NO):
            return said.casefold() in YES
        talk.form.tell(talk.lang, [YesOrNo(said)])


def pick(
    talk: Dialogue, prompt: str, rows: Sequence[tuple[str, str]], *, free: bool = False
) -> str | Command:
    """One of a list: by its number, its name or part of either text; a part narrows the list.

    free: a name that is not in the list is taken too.
    """
    shown, before = list(rows), ""
    while True:
        numbered = [(f"{n}) {name}", about) for n, (name, about) in enumerate(shown[:SHOWN], 1)]
        talk.form.rows(talk.lang, numbered)
        if len(shown) > SHOWN:
            talk.form.say(talk.lang, "add.more", count=len(shown) - SHOWN)
        said = line(talk, prompt)
        if isinstance(said, Command):
            return said
        if said == "":
            shown = list(rows)
            continue
        if said.isdecimal() and 1 <= int(said) <= min(len(shown), SHOWN):
            return shown[int(said) - 1][0]
        if any(said == name for name, _ in rows):
            return said
        if free and said == before:
            return said
        found, before = _with(rows, said), said
        if len(found) == 1 and not free:
            return found[0][0]
        if found:
            shown = found
            talk.form.say(talk.lang, "add.which", count=len(found), typed=said)
        elif free:
            return said
        else:
            talk.form.tell(talk.lang, [NotInList(said)])


def _with(rows: Sequence[tuple[str, str]], said: str) -> list[tuple[str, str]]:
    """The rows with what was said in their name, or else in what is said of them."""
    part = said.casefold()
    named = [row for row in rows if part in row[0].casefold()]
    return named or [row for row in rows if part in row[1].casefold()]
