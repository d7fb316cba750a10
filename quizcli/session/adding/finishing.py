"""The end of the dialogue: what is wrong or worth knowing, the card as it will be asked, answers
tried, and saving. What was typed is kept as a draft where it was not saved.
"""

import errno

from quizcli import kinds, variants
from quizcli.decks import files, rewriting
from quizcli.decks.rewriting import Alone
from quizcli.decks.tree import Flaw
from quizcli.errors import Reason
from quizcli.errors.adding import Added, DraftKept, NotWritten
from quizcli.model import Card, Variant
from quizcli.screen import Command
from quizcli.session.adding import asking
from quizcli.session.adding.advice import advice
from quizcli.session.adding.dialogue import NO, Dialogue
from quizcli.session.adding.shelf import Proposal
from quizcli.session.judging import UNANSWERED
from quizcli.session.trial import Trial

VARIANTS = 5
"""How many variants of a computed card are shown."""

DRAFT = "draft.yaml"


class Finishing:
    """A dialogue with its card: from the fields asked for, or from a draft as it was edited."""

    def __init__(self, talk: Dialogue) -> None:
        self.talk = talk
        self.form = talk.form
        self.draft = talk.shelf.home.root / DRAFT
        self.edited: Alone | None = None

    def run(self) -> Proposal | None:
        """The card saved, or None where the learner stopped."""
        self.form.say(self.talk.lang, "add.help")
        try:
            said = self._found()
            while said is None:
                said = self.talk.run() if self.edited is None else None
                if said is None and not self.talk.deck:
                    said = self.talk.steps()[0].ask()
                if said is None:
                    outcome = self._finish()
                    if isinstance(outcome, Proposal):
                        self.draft.unlink(missing_ok=True)
                        return outcome
                    said = outcome
        except KeyboardInterrupt:
            pass
        self._keep()
        return None

    def _found(self) -> Command | None:
        """A draft of another time, to go on with or not."""
        data = files.load(self.draft)
        if not isinstance(data, bytes):
            return None
        cards = rewriting.alone(data)
        if isinstance(cards, Flaw) or not cards:
            return None
        self.form.say(self.talk.lang, "add.draft", path=str(self.draft))
        self.form.rows(self.talk.lang, [(line, "") for line in cards[0].text.splitlines()])
        said = asking.line(self.talk, "add.draft.use")
        if isinstance(said, Command):
            return said
        if said.casefold() not in NO:
            self.edited = cards[0]
        return None

    def _finish(self) -> Proposal | Command | None:
        """None: something is to be asked again."""
        talk = self.talk
        card = self.edited or talk.alone()
        proposal = talk.shelf.proposed(talk.deck, [card], create=talk.create)
        if isinstance(proposal, Reason):
            self.form.tell(talk.lang, [proposal])
            talk.deck = ""
            return None
        if proposal.problems:
            return self._mend(card, [problem.reason for problem in proposal.problems])
        talk.advise(advice(talk.shelf, proposal.cards[0]))
        shown = [self._preview(each) for each in proposal.cards]
        if isinstance(shown[0], Reason) and not isinstance(shown[0], UNANSWERED):
            return self._mend(card, [shown[0]])
        return self._tried(card, shown[0] if isinstance(shown[0], Variant) else None)

    def _mend(self, card: Alone, reasons: list[Reason]) -> Command | None:
        """What keeps the card from being saved; the field it is in is asked again."""
        talk = self.talk
        self.form.tell(talk.lang, reasons[:3])
        faults = talk.shelf.faults(card)
        field = faults[0][0] if faults else "with" if talk.reference else "ask"
        if self.edited is None:
            return talk.back_to("with" if field in ("draw", "reference") else field)
        said = asking.line(talk, "add.edit")
        return self._edit(card) if said in ("", Command.EDIT) else Command.QUIT

    def _preview(self, card: Card) -> Variant | Reason:
        """The card as it will be asked first; a computed one several times, if it differs."""
        talk = self.talk
        found: list[Variant] = []
        for number in range(VARIANTS if card.computed else 1):
            variant = self._computed(card, number)
            if isinstance(variant, Reason):
                self.form.tell(talk.lang, [variant])
                return variant
            if not any(_same(variant, other) for other in found):
                found.append(variant)
        for variant in found:
            self.form.variant(talk.lang, variant, whole=variant is found[-1])
        return found[-1]

    def _computed(self, card: Card, number: int) -> Variant | Reason:
        talk = self.talk
        if card.computed is None or not card.computed.reference:
            return next_variant(talk.trial, card, number)
        with talk.form.computing(talk.lang):
            return next_variant(talk.trial, card, number)

    def _tried(self, card: Alone, variant: Variant | None) -> Proposal | Command | None:
        """Answers tried until the card is saved, edited or left."""
        talk = self.talk
        while True:
            said = asking.line(talk, "add.try")
            match said:
                case "":
                    return self._save(card)
                case Command.EDIT:
                    return self._edit(card)
                case Command.UNDO if self.edited is None:
                    talk.at -= 1
                    return None
                case Command():
                    return Command.QUIT
                case _ if variant and not kinds.load(variant.card.kind).SELF_RATED:
                    graded = talk.trial.graded(variant, said)
                    if isinstance(graded, Reason):
                        self.form.tell(talk.lang, [graded])
                    else:
                        self.form.graded(talk.lang, variant, graded)

    def _save(self, card: Alone) -> Proposal | None:
        talk = self.talk
        saved = talk.shelf.add(talk.deck, [card], create=talk.create)
        if isinstance(saved, Reason):
            self.form.tell(talk.lang, [saved])
            return None
        if saved.problems:
            self._mend(card, [problem.reason for problem in saved.problems])
            return None
        self.form.tell(
            talk.lang, [Added(each.item, str(saved.path), saved.line) for each in saved.cards]
        )
        return saved

    def _edit(self, card: Alone) -> Command | None:
        """The card's YAML in the editor; what comes back is the card."""
        talk = self.talk
        if failed := self._put(card):
            self.form.tell(talk.lang, [failed])
            return None
        if failed := self.form.edit_file(talk.lang, str(self.draft), 1):
            self.form.tell(talk.lang, [failed])
            return None
        data = files.load(self.draft)
        found = rewriting.alone(data) if isinstance(data, bytes) else data
        if isinstance(found, list) and found:
            self.edited = found[0]
            return None
        reason = found.reason if isinstance(found, Flaw) else found
        self.form.tell(talk.lang, [reason] if isinstance(reason, Reason) else [])
        said = asking.line(talk, "add.edit")
        return self._edit(card) if said in ("", Command.EDIT) else Command.QUIT

    def _keep(self) -> None:
        """What was typed so far, where it is more than a kind."""
        talk, failed = self.talk, None
        if self.edited is None and len(talk.fields) > 1:
            card = talk.alone()
            if failed := self._put(card):
                self.form.tell(talk.lang, [failed])
                self.form.rows(talk.lang, [(line, "") for line in card.text.splitlines()])
        if self.draft.exists() and not failed:
            self.form.tell(talk.lang, [DraftKept(str(self.draft))])

    def _put(self, card: Alone) -> Reason | None:
        """The card as the draft; a Reason where it cannot be written."""
        try:
            files.write(self.draft, card.text.encode())
        except OSError as error:
            code = errno.errorcode.get(error.errno or 0, "EIO")
            return NotWritten(str(self.draft), code)
        return None


def next_variant(trial: Trial, card: Card, number: int) -> Variant | Reason:
    """The variant that the review of this number would show."""
    found: Variant | Reason | None = None
    for seed in variants.seeds(card.item, number):
        tried = trial.variant(card, seed)
        found = tried if isinstance(tried, Reason) else tried.variant
        if isinstance(found, (Variant, *UNANSWERED)):
            break
    assert found
    return found


def _same(one: Variant, other: Variant) -> bool:
    return (one.made.ask, one.key) == (other.made.ask, other.key)
