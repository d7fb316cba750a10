"""The fields of a computed card: the reference, its parameters drawn or fixed, its result, and
the mistakes that are to be recognised.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quizcli import catalogue
from quizcli.catalogue import listing
from quizcli.catalogue.domains import Numbers, Parameter, Shape, Stack
from quizcli.decks import writing
from quizcli.errors import Reason
from quizcli.errors.adding import NeedsAnswer, NotAMistake
from quizcli.messages import label
from quizcli.screen import Command
from quizcli.session.adding import asking

if TYPE_CHECKING:
    from quizcli.session.adding.dialogue import Dialogue

_WHOLE = (Numbers, Shape, Stack)
"""What is written as a list: a list typed for it is the value, not a choice of values."""

SETTING = "with."
"""Before a parameter's name, where a step asks for it."""

LONGEST_DOMAIN = 40
"""Characters of a domain that fit into a prompt; longer ones were shown above."""


def by(talk: Dialogue) -> Command | None:
    """Whether a reference says what is right, and which."""
    rows = [(name, label(talk.lang, f"add.by.{name}")) for name in ("answer", "reference")]
    said = asking.pick(talk, "add.field.by", rows)
    if isinstance(said, Command):
        return said
    if said == "answer":
        for field in ("draw", "with", "where", "take", "reference", "slips"):
            talk.fields.pop(field, None)
        talk.reference = ""
        return None
    return _reference(talk)


def _reference(talk: Dialogue) -> Command | None:
    rows = []
    for name in catalogue.names():
        header = catalogue.header(name)
        assert header
        rows.append((name, f"{header.topic}: {', '.join(header.results)}"))
    said = asking.pick(talk, "add.field.reference", rows)
    if isinstance(said, Command):
        return said
    if said != talk.reference:
        talk.fields |= {"draw": {}, "with": {}}
    talk.reference = talk.fields["reference"] = said
    header = catalogue.header(said)
    assert header
    named = [(name, listing.written(each)) for name, each in header.parameters.items()]
    talk.form.rows(talk.lang, named)
    talk.form.rows(talk.lang, [(f"-> {name}", about) for name, about in header.results.items()])
    talk.form.say(talk.lang, "add.parameters")
    return None


def steps(talk: Dialogue) -> list[tuple[str, Callable[[], Command | None]]]:
    """The reference's parameters one by one, the rule between them, the result asked for."""
    header = catalogue.header(talk.reference)
    assert header
    found: list[tuple[str, Callable[[], Command | None]]] = [
        (f"{SETTING}{name}", _setting(talk, name, each)) for name, each in header.parameters.items()
    ]
    return [*found, ("where", lambda: _where(talk)), ("take", lambda: _take(talk))]


def _setting(talk: Dialogue, name: str, parameter: Parameter) -> Callable[[], Command | None]:
    written = listing.written(parameter)
    domain = written if len(written) <= LONGEST_DOMAIN else "…"

    def ask() -> Command | None:
        while True:
            said = asking.line(talk, "add.setting", name=name, domain=domain)
            if isinstance(said, Command):
                return said
            if not said and parameter.required:
                talk.form.tell(talk.lang, [NeedsAnswer()])
                continue
            for field in ("draw", "with"):
                talk.fields.setdefault(field, {}).pop(name, None)
            made = writing.typed(said) if said else None
            if isinstance(made, Reason):
                talk.form.tell(talk.lang, [made])
                continue
            if made is not None:
                talk.fields["draw" if _drawn(said, parameter) else "with"][name] = made
            return None

    return ask


def _drawn(typed: str, parameter: Parameter) -> bool:
    """Whether numbers are to be drawn: a range, or several values to choose from."""
    if typed.startswith("="):
        return False
    listed = typed.startswith("[") and not isinstance(parameter.domain, _WHOLE)
    return listed or ".." in typed


def _where(talk: Dialogue) -> Command | None:
    if not talk.fields.get("draw"):
        talk.drop("where")
        return None
    said = asking.line(talk, "add.field.where")
    if isinstance(said, Command):
        return said
    talk.keep("where", said)
    return None


def _take(talk: Dialogue) -> Command | None:
    header = catalogue.header(talk.reference)
    assert header
    said = asking.pick(talk, "add.field.take", list(header.results.items()), free=True)
    if isinstance(said, Command):
        return said
    talk.keep("take", said)
    return None


def slips(talk: Dialogue) -> Command | None:
    """Known mistakes, one a line: `label: parameter=value` or `label: =formula`."""
    found: list[dict[str, Any]] = []
    while said := asking.line(talk, "add.slip" if not found else "add.another"):
        if isinstance(said, Command):
            return said
        made = _slip(said)
        if isinstance(made, Reason):
            talk.form.tell(talk.lang, [made])
            continue
        talk.keep("slips", [*found, made])
        if wrong := talk.wrong("slips"):
            talk.form.tell(talk.lang, wrong[:3])
        else:
            found.append(made)
        talk.keep("slips", found)
    return None


def _slip(typed: str) -> dict[str, Any] | Reason:
    name, colon, what = (part.strip() for part in typed.partition(":"))
    if not (name and colon and what):
        return NotAMistake(typed)
    if what.startswith("="):
        return {"when": what.removeprefix("=").strip(), "label": name}
    setting, equals, value = (part.strip() for part in what.partition("="))
    made = writing.typed(value) if setting and equals and value else NotAMistake(typed)
    return made if isinstance(made, Reason) else {"with": {setting: made}, "label": name}
