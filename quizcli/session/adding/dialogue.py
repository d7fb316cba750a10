"""`quiz add` as a dialogue: deck, kind, fields one by one, each checked at once; then a preview,
an answer tried, and the card is saved. `/u` goes one field back, `/q` stops and keeps a draft.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import Struct

from quizcli import catalogue, kinds
from quizcli.decks import parts
from quizcli.decks.rewriting import Alone
from quizcli.errors import Reason
from quizcli.errors.adding import NotAName
from quizcli.errors.deck import BadId, DuplicateId, MissingField
from quizcli.kinds import Entry
from quizcli.messages import label
from quizcli.model import Lang
from quizcli.screen import Command, Form
from quizcli.session.adding import asking, computing, draft, naming
from quizcli.session.adding.advice import duplicates, named
from quizcli.session.adding.shelf import Shelf
from quizcli.session.trial import Trial
from quizcli.store import index

DECK = "deck"
COMMON = ("id", "ask", "hint", "work")
"""What a card keeps when its kind becomes another."""


class Step(Struct, frozen=True):
    """A field, and what asks for it: a command where the learner leaves it unanswered."""

    field: str
    ask: Callable[[], Command | None]


class Dialogue:
    """What has been said so far; `deck` is empty until it is known."""

    def __init__(self, shelf: Shelf, trial: Trial, form: Form, lang: Lang) -> None:
        self.shelf = shelf
        self.trial = trial
        self.form = form
        self.lang: Lang = lang
        self.deck = ""
        self.create = False
        self.fields: dict[str, Any] = {}
        self.reference = ""
        self.at = 0
        self.told: list[Reason] = []
        self.pending = ""
        self.former: dict[str, str] = {}
        self.back = False

    def run(self) -> Command | None:
        """Ask for what was not asked for yet; a command where the learner stopped before."""
        while self.at < len(steps := self.steps()):
            said = self._answered(steps[self.at])
            self.back = said is Command.UNDO
            if self.back:
                self.at = max(0, self.at - 1)
            elif said is not None:
                return said
            else:
                self.at += 1
        return None

    def _answered(self, step: Step) -> Command | None:
        """Keep what a field has, or ask for it until nothing is wrong with it."""
        if former := self._former(step.field):
            said = asking.line(self, "add.keep", value=former)
            if isinstance(said, Command):
                return said
            if said == "":
                return None
            self.former = draft.languages(self.fields.get(step.field)) if said != "-" else {}
            self.drop(step.field)
            self.pending = "" if said == "-" else said
        left = self._until_right(step)
        self.pending, self.former = "", {}
        return left

    def _until_right(self, step: Step) -> Command | None:
        while (said := step.ask()) is None and (wrong := self.wrong(step.field)):
            self.form.tell(self.lang, wrong[:3])
        return said

    def back_to(self, field: str) -> Command | None:
        """Ask for one field again."""
        for step in self.steps():
            if step.field == field:
                return self._answered(step)
        return Command.EDIT

    def _former(self, field: str) -> str:
        """What a field has been given before, as it can be shown on a line."""
        if field.startswith(computing.SETTING):
            name = field.removeprefix(computing.SETTING)
            value = self.fields.get("draw", {}).get(name) or self.fields.get("with", {}).get(name)
        else:
            value = self.fields.get(field)
        if field == DECK and self.back:
            value = self.deck or None
        return "" if value is None else draft.shown(value, self.lang)

    def drop(self, field: str) -> None:
        """Forget what a field was given."""
        if field.startswith(computing.SETTING):
            for given in ("draw", "with"):
                self.fields.get(given, {}).pop(field.removeprefix(computing.SETTING), None)
        elif field == DECK:
            self.deck = ""
        elif field != "kind":
            self.fields.pop(field, None)

    def steps(self) -> list[Step]:
        """The fields to ask for, as far as they can be told by what has been said."""
        found = [Step(DECK, self._deck), Step("kind", self._kind)]
        if "kind" not in self.fields:
            return found
        kind = kinds.load(self.fields["kind"])
        own = "key" in self.fields or "accept" in self.fields
        if kind.COMPUTED and not own and any(e.field == "answer" for e in kind.ENTRIES):
            found.append(Step("by", lambda: computing.by(self)))
        if self.reference:
            found += [Step(field, ask) for field, ask in computing.steps(self)]
        found.append(Step("ask", self._ask))
        computed = self.reference or own
        entries = [e for e in kind.ENTRIES if not (computed and e.field == "answer")]
        found += [Step(entry.field, self._entry(entry)) for entry in entries]
        found += [Step(field, self._optional(field)) for field in ("hint", "work")]
        if self.reference:
            found.append(Step("slips", lambda: computing.slips(self)))
        return [*found, Step("id", self._id)]

    def _deck(self) -> Command | None:
        decks = self.shelf.decks()
        titles = index.titles(self.shelf.cache)
        rows = [(name, titles[name].of(self.lang)) for name in decks]
        if self.deck:
            return None
        said = asking.pick(self, "add.field.deck", rows, free=True)
        if isinstance(said, Command):
            return said
        if said not in decks:
            if not parts.NAME.fullmatch(said):
                self.form.tell(self.lang, [NotAName(said)])
                return self._deck()
            sure = asking.sure(self, "add.create", deck=said)
            if isinstance(sure, Command):
                return sure
            if not sure:
                return self._deck()
        self.deck, self.create = said, said not in decks
        return None

    def _kind(self) -> Command | None:
        rows = [(name, label(self.lang, f"kind.{name}")) for name in kinds.names()]
        said = asking.pick(self, "add.field.kind", rows)
        if isinstance(said, Command):
            return said
        former = self.fields.get("kind", said)
        if said != former:
            self.fields = {name: self.fields[name] for name in COMMON if name in self.fields}
            self.reference = ""
        self.fields["kind"] = said
        return None

    def _ask(self) -> Command | None:
        if self.reference:
            names = ", ".join(f"{{{name}}}" for name in self.fields.get("draw", {}))
            self.form.say(self.lang, "add.names", names=names or "-")
        if said := self._text("ask", required=True):
            return said
        self.advise(list(duplicates(self.shelf, draft.asked(self.fields["ask"]))))
        return None

    def advise(self, reasons: list[Reason]) -> None:
        """Say what was not said before."""
        self.form.tell(self.lang, [each for each in reasons if each not in self.told])
        self.told += reasons

    def _optional(self, field: str) -> Callable[[], Command | None]:
        return lambda: self._text(field, required=False)

    def _text(self, field: str, *, required: bool) -> Command | None:
        said = asking.text(self, field, required=required)
        if isinstance(said, Command):
            return said
        self.keep(field, said)
        return None

    def keep(self, field: str, value: Any) -> None:
        """The field has this value; nothing takes it out."""
        if value in ("", [], {}):
            self.fields.pop(field, None)
        else:
            self.fields[field] = value

    def _entry(self, entry: Entry) -> Callable[[], Command | None]:
        def ask() -> Command | None:
            if entry.form == "text":
                return self._text(entry.field, required=entry.required)
            if entry.form == "options":
                return self._options(entry)
            if entry.form == "words":
                prompt = f"add.field.{self.fields['kind']}.{entry.field}"
                said: Any = asking.words(
                    self, prompt, lambda found: self.keep(entry.field, [*found])
                )
            else:
                needed = asking.needed if entry.required else asking.line
                said = needed(self, f"add.field.{self.fields['kind']}.{entry.field}")
                said = [said] if said and isinstance(said, str) else said
            if isinstance(said, Command):
                return said
            return self._value(entry, said, [])

        return ask

    def _options(self, entry: Entry) -> Command | None:
        def heard(right: list[str], wrong: list[str]) -> None:
            self.keep(entry.field, draft.value(entry, right, wrong))
            self.keep("several", len(right) > 1 or "")

        while True:
            right = asking.words(self, "add.right", lambda found: heard(found, []))
            if isinstance(right, Command):
                return right
            wrong = asking.words(self, "add.wrong", partial(heard, right))
            if wrong is not Command.UNDO:
                break
        if isinstance(wrong, Command):
            return wrong
        return self._value(entry, right, wrong)

    def _value(self, entry: Entry, typed: list[str], wrong: list[str]) -> Command | None:
        if not typed:
            self.keep(entry.field, "")
            return None
        made = draft.value(entry, typed, wrong)
        if isinstance(made, Reason):
            self.form.tell(self.lang, [made])
            return self._entry(entry)()
        if entry.form == "words" and (term := named(self.shelf, typed)):
            sure = asking.sure(self, "add.term", names=", ".join(term.names))
            if isinstance(sure, Command):
                return sure
            made = {"term": term.id} if sure else made
        self.keep(entry.field, made)
        return None

    def _id(self) -> Command | None:
        taken = self.shelf.ids(self.deck)
        name = naming.proposed(draft.asked(self.fields["ask"]), self.shelf.terms.values(), taken)
        said = asking.line(self, "add.field.id", name=name)
        if isinstance(said, Command):
            return said
        self.fields["id"] = said or name
        return None

    def wrong(self, field: str) -> list[Reason]:
        """What is wrong with the field just given, as far as it can be told without the rest."""
        if field in (DECK, "by"):
            return []
        if field not in self.fields and not field.startswith(computing.SETTING):
            return self._missing(field)
        if field == "id":
            name = self.fields["id"]
            if not parts.ID.fullmatch(name):
                return [BadId(name)]
            if name in self.shelf.ids(self.deck):
                path = str(self.shelf.decks()[self.deck])
                return [DuplicateId(name, path, self.shelf.line(self.deck, name))]
        whole = {"id": "draft", "ask": "?", **self.fields}
        setting = field.startswith(computing.SETTING)
        meant = ("with", "draw", "reference") if setting else (field,)
        return [reason for name, reason in self.shelf.faults(draft.alone(whole)) if name in meant]

    def _missing(self, field: str) -> list[Reason]:
        entries = kinds.load(self.fields["kind"]).ENTRIES if "kind" in self.fields else ()
        required = any(e.field == field and e.required for e in entries)
        return [MissingField(field)] if required and not self.reference else []

    def alone(self) -> Alone:
        return draft.alone(self.fields)

    def take_up(self, card: Alone) -> bool:
        """Go on with a card that was left unfinished, if it was written here."""
        fields = draft.taken_up(card)
        kind, reference = fields.get("kind", ""), fields.get("reference", "")
        known = kind in ("", *kinds.names()) and reference in ("", *catalogue.names())
        if not known or draft.text(fields) != card.text:
            return False
        self.fields, self.reference = fields, reference
        return True
