"""What is told of an item's history: hidden, brought back, forgotten, or taken from elsewhere."""

from quizcli.errors import Reason


class SeveralDecks(Reason, frozen=True):
    """A card named without its deck, which several decks have."""

    card: str
    items: tuple[str, ...]


class NeedsPart(Reason, frozen=True):
    """A card with parts where one item is wanted."""

    card: str
    parts: tuple[str, ...]


class NowSuspended(Reason, frozen=True):
    item: str


class AlreadySuspended(Reason, frozen=True):
    item: str


class NowBuried(Reason, frozen=True):
    item: str


class AlreadyBuried(Reason, frozen=True):
    """Hidden before the study day `until`, an ISO date."""

    item: str
    until: str


class NowResumed(Reason, frozen=True):
    item: str


class NotHidden(Reason, frozen=True):
    """There is nothing to resume."""

    item: str


class NowReset(Reason, frozen=True):
    item: str


class NothingToReset(Reason, frozen=True):
    """The item has no memory: it was never answered, or was reset already."""

    item: str


class NoSuchFormat(Reason, frozen=True):
    """A format of review logs that cannot be read."""

    name: str
    known: tuple[str, ...]


class NotALegalDeck(Reason, frozen=True):
    """A name that no deck can have; `meant` is the nearest that one can, or empty."""

    name: str
    meant: str


class CannotRead(Reason, frozen=True):
    """A file that is not there, or cannot be read."""

    path: str
    detail: str


class NotALog(Reason, frozen=True):
    """A file that is no CSV; `detail` says what the line is instead."""

    path: str
    line: int
    detail: str


class EmptyLog(Reason, frozen=True):
    """A file without a line."""

    path: str


class LacksColumns(Reason, frozen=True):
    """A log without columns that are needed; `meant` pairs some with what is there instead."""

    path: str
    missing: tuple[str, ...]
    found: tuple[str, ...]
    meant: tuple[tuple[str, str], ...]


class BadLogLine(Reason, frozen=True):
    """A line of a log that cannot be read, and why."""

    path: str
    line: int
    why: Reason


class NotAnItem(Reason, frozen=True):
    """A card_id that can be part of no item's name."""

    text: str


class NotARating(Reason, frozen=True):
    text: str


class NotATime(Reason, frozen=True):
    """Neither milliseconds since 1970 nor a date and time."""

    text: str


class NoOffset(Reason, frozen=True):
    """A date and time that does not say how far from UTC it is."""

    text: str


class TooEarly(Reason, frozen=True):
    """A time before 1973: seconds, probably, where milliseconds are wanted."""

    text: str


class InTheFuture(Reason, frozen=True):
    text: str


class NotADuration(Reason, frozen=True):
    text: str


class WrongWidth(Reason, frozen=True):
    """A line with another number of columns than the first."""

    found: int
    wanted: int


class LogRefused(Reason, frozen=True):
    """Nothing was imported because of so many lines."""

    path: str
    count: int


class LinesLeftOut(Reason, frozen=True):
    """Lines that could not be read, where that is allowed."""

    count: int


class Imported(Reason, frozen=True):
    """Reviews taken into the log, of so many items, between two study days (ISO dates)."""

    reviews: int
    items: int
    first: str
    last: str


class WouldImport(Reason, frozen=True):
    """As `Imported`, of what a run that writes would do."""

    reviews: int
    items: int
    first: str
    last: str


class NothingNew(Reason, frozen=True):
    """A log of which nothing is to be imported."""

    path: str


class KnownReviews(Reason, frozen=True):
    """Reviews that the log has already."""

    count: int


class LeftAlone(Reason, frozen=True):
    """Items with reviews of their own, and their reviews that were therefore not imported."""

    items: int
    reviews: int
    example: str


class NotReviews(Reason, frozen=True):
    """Lines whose rating is not 1..4: cards set by hand, previews."""

    count: int


class NoSuchShell(Reason, frozen=True):
    """A shell that completion is not written for."""

    name: str
    known: tuple[str, ...]
