"""What is told in passing during a session: nothing failed, the learner should know."""

from quizcli.errors import Reason
from quizcli.model import Problem


class SetAside(Reason, frozen=True):
    """Cards that could not be read, of all there are; `quiz doctor` lists why."""

    aside: int
    total: int


class DecksRefused(Reason, frozen=True):
    """Deck files that could not be read at all, or faults outside cards."""

    count: int


class NoFolder(Reason, frozen=True):
    """A folder named under `decks` that is not there, or no folder."""

    folder: str


class NoCards(Reason, frozen=True):
    """The folders of decks hold no card that can be asked."""

    folders: tuple[str, ...]


class MovedItems(Reason, frozen=True):
    """Cards found under another name; their history went with them."""

    count: int
    former: str
    item: str


class Undid(Reason, frozen=True):
    """The last event taken back; `kind` names it in `labels`."""

    kind: str
    item: str


class Rerated(Reason, frozen=True):
    """Another rating taken; `rating` names it in `labels`."""

    rating: str
    due: str


class SelfRated(Reason, frozen=True):
    """The learner's own rating taken; `rating` names it in `labels`."""

    rating: str
    due: str


class Claimed(Reason, frozen=True):
    """The learner says the answer was right; where to add it, if it is to be accepted."""

    answer: str
    file: str
    line: int


class Offered(Reason, frozen=True):
    """Whether an answer claimed to be right is to be written among those accepted."""

    answer: str
    file: str


class Accepted(Reason, frozen=True):
    """An answer now stands among those accepted."""

    answer: str
    file: str


class Buried(Reason, frozen=True):
    item: str


class Suspended(Reason, frozen=True):
    item: str


class Skipped(Reason, frozen=True):
    """Put off to the end of the session."""


class NoHint(Reason, frozen=True):
    """The card has no hint."""


class NoSuchCommand(Reason, frozen=True):
    typed: str


class EnterOrRating(Reason, frozen=True):
    """After an answer only Enter, a rating or a command has a meaning."""

    typed: str


class KeepOrRelearn(Reason, frozen=True):
    """Where a changed answer is kept or relearnt, nothing else has a meaning."""

    typed: str


class NotHere(Reason, frozen=True):
    """A command that makes no sense at this point."""

    typed: str


class CardGone(Reason, frozen=True):
    """The card is no longer in the decks; its history is kept."""

    item: str


class CardBroken(Reason, frozen=True):
    """After an edit the card cannot be read; `problem` says where and why."""

    problem: Problem


class NoEditor(Reason, frozen=True):
    """No editor could be started."""

    command: str


class NotRecorded(Reason, frozen=True):
    """The answer could not be written; Enter tries again."""

    detail: Reason


class BackupFailed(Reason, frozen=True):
    """The day's copy could not be made."""

    detail: Reason


class StarterKept(Reason, frozen=True):
    """Shipped decks renewed by the program that the learner has changed: his are kept."""

    names: tuple[str, ...]


class TimeUp(Reason, frozen=True):
    """The minutes asked for are over."""

    minutes: int


class CannotAsk(Reason, frozen=True):
    """A card that cannot be asked today, and why."""

    item: str
    reason: Reason


class TorchMissing(Reason, frozen=True):
    """Cards that wait because torch is not installed."""

    count: int
