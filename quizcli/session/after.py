"""What may follow an answer: going on, another rating, "my answer is right", undo and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from quizcli import studyday
from quizcli.errors import Reason
from quizcli.errors import notice as tell
from quizcli.model import Grade, Rating
from quizcli.screen import Command, Feedback, Said
from quizcli.session.desk import Turn

if TYPE_CHECKING:
    from quizcli.session.run import Session

YES = ("y", "yes", "ㅛ", "네", "예", "응")
RATINGS = {str(int(rating)): rating for rating in Rating}


def self_rated(session: Session, turn: Turn, feedback: Feedback) -> None:
    """The answer is shown; the learner's rating is the grade, and only then recorded."""
    said = session.screen.feedback(session.lang, feedback)
    while True:
        match said:
            case Command.LANGUAGE | Command.SOURCE | Command.HELP:
                session.aside(said)
                said = session.screen.feedback(session.lang, feedback)
            case Command.SKIP | Command.UNDO | Command.BURY | Command.SUSPEND | Command.QUIT:
                return session.leave(turn, said)
            case Command.EDIT:
                if session.edit(turn) is not turn:
                    return None
                edited = structs.replace(feedback, notices=session.told())
                said = session.screen.feedback(session.lang, edited)
            case "" | "1" | "2" | "3" | "4":
                rating = RATINGS[said or "3"]
                rated = structs.replace(feedback, grade=Grade(right=rating > Rating.AGAIN))
                if session.record(turn, rated, rating):
                    session.notices.append(tell.SelfRated(*_named(feedback, rating)))
                    session.settle(turn.item, rating)
                return None
            case _:
                said = session.screen.again(session.lang, _refused(said))


def graded(session: Session, turn: Turn, feedback: Feedback, event: int) -> None:
    """Show the feedback until the learner goes on; another rating is a second event."""
    rating = feedback.rated or Rating.GOOD
    said = session.screen.feedback(session.lang, feedback)
    while True:
        match said:
            case "":
                return session.settle(turn.item, rating)
            case "1" | "2" | "3" | "4":
                rating = _rerate(session, feedback, event, RATINGS[said])
                return session.settle(turn.item, rating)
            case Command.CLAIM if rating == Rating.AGAIN:
                rating = _claim(session, turn, feedback, event)
                return session.settle(turn.item, rating)
            case Command.UNDO:
                return session.undo()
            case Command.BURY | Command.SUSPEND:
                session.settle(turn.item, rating)
                return session.hide(turn.item, said)
            case Command.QUIT:
                session.over = True
                return session.settle(turn.item, rating)
            case Command.EDIT:
                turn = session.edit(turn) or turn
                edited = structs.replace(feedback, notices=session.told())
                said = session.screen.feedback(session.lang, edited)
            case Command.LANGUAGE | Command.SOURCE | Command.HELP:
                session.aside(said)
                said = session.screen.feedback(session.lang, feedback)
            case _:
                said = session.screen.again(session.lang, _refused(said))


def _refused(said: Said) -> Reason:
    """Why a line means nothing here."""
    return tell.NotHere(f"/{said.value}") if isinstance(said, Command) else tell.EnterOrRating(said)


def _named(feedback: Feedback, rating: Rating) -> tuple[str, str]:
    due = studyday.to_date(feedback.choices[rating].memory.due).isoformat()
    return f"rating.{int(rating)}", due


def _rerate(session: Session, feedback: Feedback, event: int, rating: Rating) -> Rating:
    """The rating now in force: the one asked for, or the old where it cannot be written."""
    if not session.attempt(lambda: session.desk.rate(event, feedback.choices[rating])):
        return feedback.rated or Rating.GOOD
    session.counts_as(rating)
    session.notices.append(tell.Rerated(*_named(feedback, rating)))
    return rating


def _claim(session: Session, turn: Turn, feedback: Feedback, event: int) -> Rating:
    """ "My answer is right": taken at its word, logged, and offered for the card's file."""
    rating = Rating.HARD if feedback.question.hint else Rating.GOOD
    choice = feedback.choices[rating]
    if not session.attempt(lambda: session.desk.rate(event, choice, claimed=True)):
        return Rating.AGAIN
    session.counts_as(rating)
    answer = feedback.reading.shown.of(session.lang)
    if not _offered(session, turn, answer):
        place = turn.card.place
        session.notices.append(tell.Claimed(answer, place.file, place.line))
    return rating


def _offered(session: Session, turn: Turn, answer: str) -> bool:
    """Whether the answer was written among those accepted, or refused by the learner."""
    from quizcli.session import alternatives  # loads yaml: only where an answer is claimed

    change = alternatives.proposed(session.desk, turn.card, answer)
    if not isinstance(change, alternatives.Change):
        return False
    said = session.screen.again(session.lang, tell.Offered(answer, str(change.path)))
    if said is Command.QUIT:
        session.over = True
    if not (isinstance(said, str) and said.casefold() in YES):
        return False
    failed: list[Reason | None] = []
    if session.attempt(lambda: failed.append(alternatives.write(session.desk, change))):
        session.notices.append(failed[0] or tell.Accepted(answer, str(change.path)))
    return True
