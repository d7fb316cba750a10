"""The end of the dialogue: what is wrong or worth knowing, the card as it will be asked, answers
tried, and saving. What was typed is kept as a draft where it was not saved.
"""

import errno
from pathlib import Path

from quizcli import kinds, variants
from quizcli.decks import files, rewriting
from quizcli.decks.rewriting import Alone
from quizcli.decks.tree import Flaw
from quizcli.errors import QuizError, Reason
from quizcli.errors.adding import (
    Added,
    CardFaulty,
    DraftKept,
    LaidAside,
    NoCardGiven,
    NotWritten,
)
from quizcli.model import Card, Variant
from quizcli.screen import Command
from quizcli.session.adding import asking
from quizcli.session.adding.advice import advice
from quizcli.session.adding.computing import SETTING
from quizcli.session.adding.dialogue import Dialogue
from quizcli.session.adding.shelf import Proposal
from quizcli.session.judging import UNANSWERED
from quizcli.session.trial import Trial

VARIANTS = 5
"""How many variants of a computed card are shown."""

DRAFT = "draft.yaml"


class Finishing:
    """A dialogue with its card: from the fields asked for, or as the editor left it."""

    def __init__(self, talk: Dialogue) -> None:
        self.talk = talk
        self.form = talk.form
        self.draft = talk.shelf.home.root / DRAFT
        self.edited: list[Alone] = []
        self.opened = False
        self.mine = False

    def run(self) -> Proposal | None:
        """What was saved, or None where the learner stopped."""
        self.form.say(self.talk.lang, "add.help")
        try:
            outcome: Proposal | Command | None = self._found()
            while outcome is None:
                outcome = self._next()
            if isinstance(outcome, Proposal):
                return outcome
        except KeyboardInterrupt:
            pass
        except QuizError as error:
            self.form.tell(self.talk.lang, [error.reason])
        except BaseException:
            self._keep()
            raise
        self._keep()
        return None

    def _next(self) -> Proposal | Command | None:
        """One round: fields, deck, and what comes of them; None: another round."""
        talk = self.talk
        said = None if self.edited else talk.run()
        if said is None and not talk.deck:
            said = talk.steps()[0].ask()
        if said is Command.EDIT:
            return self._edit([talk.alone()])
        return said or self._finish()

    def _found(self) -> Command | None:
        """A draft of another time, to go on with or to be laid aside."""
        data = files.load(self.draft)
        if not isinstance(data, bytes):
            return None
        self.form.say(self.talk.lang, "add.draft", path=str(self.draft))
        text = data.decode(errors="replace")
        self.form.rows(self.talk.lang, [(line, "") for line in text.splitlines()])
        said = asking.sure(self.talk, "add.draft.use")
        if said is Command.EDIT:
            return self._open()
        if said is Command.UNDO:
            return self._found()
        if isinstance(said, Command):
            self.opened = True
            return said
        if not said:
            aside = self._aside()
            self.draft.rename(aside)
            self.form.tell(self.talk.lang, [LaidAside(str(aside))])
            return None
        self.mine = True
        found = rewriting.alone(data)
        if isinstance(found, list) and len(found) == 1 and self.talk.take_up(found[0]):
            return None
        return self._read()

    def _aside(self) -> Path:
        """A name nothing has yet."""
        number = 1
        while (aside := self.draft.with_name(f"draft-{number}.yaml")).exists():
            number += 1
        return aside

    def _finish(self) -> Proposal | Command | None:
        """None: something is to be asked again."""
        talk = self.talk
        cards = self.edited or [talk.alone()]
        proposal = talk.shelf.proposed(talk.deck, cards, create=talk.create)
        if isinstance(proposal, Reason):
            self.form.tell(talk.lang, [proposal])
            if isinstance(proposal, CardFaulty):
                return self._again()
            talk.deck = ""
            return None
        if proposal.problems:
            return self._mend([problem.reason for problem in proposal.problems])
        for card in proposal.cards:
            talk.advise(advice(talk.shelf, card))
        shown = [self._preview(each) for each in proposal.cards]
        failed = [each for each in shown if isinstance(each, Reason)]
        if failed and not isinstance(failed[0], UNANSWERED):
            return self._mend(failed, told=True)
        return self._tried(cards, [each for each in shown if isinstance(each, Variant)])

    def _mend(self, reasons: list[Reason], *, told: bool = False) -> Command | None:
        """What keeps the card from being saved; the field it is in is asked again."""
        talk = self.talk
        if not told:
            self.form.tell(talk.lang, reasons[:3])
        if self.edited:
            return self._again()
        said = talk.back_to(self._field(reasons[0]))
        if said is Command.UNDO:
            talk.at = max(0, talk.at - 1)
            return None
        return self._edit([talk.alone()]) if said is Command.EDIT else said

    def _field(self, reason: Reason) -> str:
        """The field a reason is about, as far as it can be told."""
        talk = self.talk
        fields = [step.field for step in talk.steps()]
        setting = f"{SETTING}{getattr(reason, 'name', '')}"
        faults = talk.shelf.faults(talk.alone())
        named = next((field for field, _ in faults if field in fields), "")
        guess = "where" if talk.fields.get("where") else "take" if talk.reference else "ask"
        return setting if setting in fields else named or guess

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

    def _tried(self, cards: list[Alone], shown: list[Variant]) -> Proposal | Command | None:
        """Answers to the first card tried until all are saved, edited or left."""
        talk = self.talk
        while True:
            said = asking.line(talk, "add.try")
            match said:
                case "":
                    return self._save(cards)
                case Command.EDIT:
                    return self._edit(cards)
                case Command.UNDO if not self.edited:
                    talk.at -= 1
                    return None
                case Command():
                    return Command.QUIT
                case _ if shown and not kinds.load(shown[0].card.kind).SELF_RATED:
                    graded = talk.trial.graded(shown[0], said, talk.shelf.known)
                    if isinstance(graded, Reason):
                        self.form.tell(talk.lang, [graded])
                    else:
                        self.form.graded(talk.lang, shown[0], graded)

    def _save(self, cards: list[Alone]) -> Proposal | Command | None:
        talk = self.talk
        saved = talk.shelf.add(talk.deck, cards, create=talk.create)
        if isinstance(saved, Reason):
            self.form.tell(talk.lang, [saved])
            return None
        if saved.problems:
            return self._mend([problem.reason for problem in saved.problems])
        told = [Added(card.item, str(saved.path), card.place.line) for card in saved.cards]
        self.form.tell(talk.lang, told)
        if self.mine:
            self.draft.unlink(missing_ok=True)
        return saved

    def _edit(self, cards: list[Alone]) -> Command | None:
        """The YAML in the editor; what comes back is the card, or several."""
        text = cards[0].text if len(cards) == 1 else "".join(map(_listed, cards))
        if failed := self._put(text):
            self.form.tell(self.talk.lang, [failed])
            return None
        return self._open()

    def _open(self) -> Command | None:
        if failed := self.form.edit_file(self.talk.lang, str(self.draft), 1):
            self.form.tell(self.talk.lang, [failed])
            return None
        return self._read()

    def _read(self) -> Command | None:
        """The draft as the editor left it."""
        self.opened = self.mine = True
        data = files.load(self.draft)
        found = rewriting.alone(data) if isinstance(data, bytes) else data
        if isinstance(found, list) and found and all(card.is_card() for card in found):
            self.edited = found
            return None
        reason: Reason = NoCardGiven("quiz add")
        if isinstance(found, Flaw):
            reason = CardFaulty(found.problem(str(self.draft)))
        elif isinstance(found, Reason):
            reason = found
        self.form.tell(self.talk.lang, [reason])
        return self._again()

    def _again(self) -> Command | None:
        """The editor once more, or an end."""
        while (said := asking.line(self.talk, "add.edit")) not in ("", Command.EDIT):
            if said is Command.QUIT:
                return said
            if said is Command.UNDO and not self.edited:
                self.opened = False
                return None
        return self._open() if self.opened else self._edit([self.talk.alone()])

    def _keep(self) -> None:
        """What was typed so far, where it is more than a kind; what the editor left stays."""
        talk, failed = self.talk, None
        if not self.opened and len(talk.fields) > 1:
            if self.draft.exists() and not self.mine:
                self.draft = self._aside()
            text = talk.alone().text
            if failed := self._put(text):
                self.form.tell(talk.lang, [failed])
                self.form.rows(talk.lang, [(line, "") for line in text.splitlines()])
        if self.draft.exists() and not failed:
            self.form.tell(talk.lang, [DraftKept(str(self.draft))])

    def _put(self, text: str) -> Reason | None:
        """The draft's text; a Reason where it cannot be written."""
        try:
            files.write(self.draft, text.encode())
        except OSError as error:
            code = errno.errorcode.get(error.errno or 0, "EIO")
            return NotWritten(str(self.draft), code)
        self.mine = True
        return None


def _listed(card: Alone) -> str:
    """A card as one of several."""
    first, *rest = card.text.splitlines()
    return "".join(f"{line}\n" for line in (f"- {first}", *(f"  {row}" for row in rest)))


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
