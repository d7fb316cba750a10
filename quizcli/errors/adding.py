"""What can go wrong, or is worth knowing, where a card is written into a deck."""

import difflib

from quizcli.errors import Reason
from quizcli.model import Problem, Text


class DeckFaulty(Reason, frozen=True):
    """The file has a fault that must be mended before anything is written into it."""

    path: str
    line: int
    column: int
    reason: Reason


class NoCardList(Reason, frozen=True):
    """No block list of cards where one card is to be put in or taken out."""

    path: str


class CannotRewrite(Reason, frozen=True):
    """What would come out does not say what was meant: the file was left alone."""

    path: str


class ChangedMeanwhile(Reason, frozen=True):
    """Somebody else wrote, made or removed the file."""

    path: str


class NotWritten(Reason, frozen=True):
    """The system refused; `code` as in errno (ENOSPC, EACCES …)."""

    path: str
    code: str


class NoCardGiven(Reason, frozen=True):
    """Standard input holds no card; `usage` shows the command."""

    usage: str


class NoDeckNamed(Reason, frozen=True):
    """No deck of exactly this name."""

    deck: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        """The deck probably meant, or nothing."""
        return "".join(difflib.get_close_matches(self.deck, self.known, n=1))


class NotAName(Reason, frozen=True):
    """A name no new deck can have."""

    deck: str


class FileInTheWay(Reason, frozen=True):
    """Where the new deck would be written is a file already."""

    path: str


class FieldMissing(Reason, frozen=True):
    """An option without which there is no card."""

    option: str
    usage: str


class NotForKind(Reason, frozen=True):
    """An option that means nothing for this kind; `instead` says what does."""

    option: str
    kind: str
    instead: str


class SameQuestion(Reason, frozen=True):
    """Another card asks the very same."""

    item: str


class AlikeQuestion(Reason, frozen=True):
    """Another card asks nearly the same."""

    item: str
    ask: Text


class IsATerm(Reason, frozen=True):
    """The answer is a name of a term, whose other names would be wrong."""

    answer: str
    term: str
    names: tuple[str, ...]


class OtherWord(Reason, frozen=True):
    """The decks call this concept otherwise, in so many cards."""

    word: str
    usual: str
    count: int


class ShippedDeck(Reason, frozen=True):
    """A deck that came with the program: once changed, it is not renewed any more."""

    deck: str


class Added(Reason, frozen=True):
    item: str
    path: str
    line: int


class WouldAdd(Reason, frozen=True):
    """With --dry-run: nothing was written."""

    item: str
    path: str
    line: int


class DraftKept(Reason, frozen=True):
    """What was typed so far, and how to go on with it."""

    path: str


class NotInList(Reason, frozen=True):
    """Neither a number of the list nor part of a name in it."""

    typed: str


class NeedsAnswer(Reason, frozen=True):
    """A field that cannot stay empty."""


class NotAMistake(Reason, frozen=True):
    """A line that should name a known mistake and what it gives."""

    typed: str


class CardFaulty(Reason, frozen=True):
    """What is wrong with a card that was to be added, and where in what was given."""

    problem: Problem


class ThereAlready(Reason, frozen=True):
    """The deck has a card of this id, or is where the card already is."""

    item: str
    deck: str


class Moved(Reason, frozen=True):
    """A card in another deck, its history with it."""

    former: str
    item: str
    path: str


class WouldMove(Reason, frozen=True):
    """With --dry-run: nothing was written."""

    former: str
    item: str
    path: str


class Edited(Reason, frozen=True):
    """The file was saved and its cards can be asked."""

    path: str


class NotEdited(Reason, frozen=True):
    """The file is as it was."""

    path: str


class PutBack(Reason, frozen=True):
    """What was there before the editing is there again; `aside` holds what was edited."""

    path: str
    aside: str


class AnswerChanged(Reason, frozen=True):
    """The learner will be asked whether to keep or relearn the item."""

    item: str


class StillFaulty(Reason, frozen=True):
    """The faults stay in the file: their cards are set aside."""

    path: str
    count: int


class LaidAside(Reason, frozen=True):
    """A draft that is not gone on with now, under a name of its own."""

    path: str


class WaitsForNone(Reason, frozen=True):
    """A card that comes after one no deck has: it would never be asked."""

    item: str
    first: str


class TwiceGiven(Reason, frozen=True):
    """A field given by an option of its own and by `--set` too."""

    field: str


class OptionsUnused(Reason, frozen=True):
    """Options that only mean something beside `--ask`."""

    options: tuple[str, ...]
    usage: str


class OnceOnly(Reason, frozen=True):
    """An option that a kind takes but once."""

    option: str
    kind: str


class YesOrNo(Reason, frozen=True):
    """What was typed is neither."""

    typed: str
