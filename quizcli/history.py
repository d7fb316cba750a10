"""An item's standing as a fold over its events: what the log means, without the database.

Every event holds what was decided, so the fold needs no deck, no settings and no clock, and
gives the same bits each time.
"""

from collections.abc import Iterable

from msgspec import Struct, structs

from quizcli.model import Rating, Standing
from quizcli.schedule import after, remember


class Reviewed(Struct, frozen=True, tag=True):
    """A review with the rating, due day and FSRS parameters decided for it."""

    id: int
    day: int
    rating: Rating
    due: int
    parameters: tuple[float, ...]
    answer: str


class Rated(Struct, frozen=True, tag=True):
    """Another rating for the review `of`, with the due day that goes with it."""

    id: int
    of: int
    rating: Rating
    due: int


class Undone(Struct, frozen=True, tag=True):
    """The event `of` counts no more."""

    id: int
    of: int


class Hidden(Struct, frozen=True, tag=True):
    """Buried until the next study day, or suspended."""

    id: int
    until: int


class Forgotten(Struct, frozen=True, tag=True):
    """Reset or to be relearned: new again, its reviews still counted."""

    id: int


Event = Reviewed | Rated | Undone | Hidden | Forgotten


def fold(events: Iterable[Event]) -> Standing:
    """Where an item stands after its events, given in the order of the log."""
    events = list(events)
    undone = {event.of for event in events if isinstance(event, Undone)}
    counted = [event for event in events if event.id not in undone]
    rates = {event.of: event for event in counted if isinstance(event, Rated)}
    standing = Standing()
    for event in counted:
        match event:
            case Reviewed():
                rated = rates.get(event.id, event)
                standing = reviewed(standing, event, rated.rating, rated.due)
            case Hidden():
                standing = structs.replace(standing, hidden_until=event.until)
            case Forgotten():
                standing = structs.replace(standing, memory=None)
    return standing


def reviewed(standing: Standing, event: Reviewed, rating: Rating, due: int) -> Standing:
    """The standing after one more review."""
    outcome = after(event.parameters, standing.memory, rating, event.day)
    return Standing(
        memory=remember(standing.memory, rating, outcome, event.day, due),
        reviews=standing.reviews + 1,
        hidden_until=standing.hidden_until,
        answer=event.answer,
    )
