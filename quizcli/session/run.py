"""One session from first question to summary: asks, grades, records, and obeys commands.

Every answer is recorded before its feedback shows. The loop knows nothing of terminals,
files or databases: it talks to a `Screen` and a `Desk`. What may follow an answer stands
in `after`.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct, structs

from quizcli.errors import QuizError, Reason
from quizcli.errors import notice as tell
from quizcli.model import Job, Lang, Rating, Text, Unreadable
from quizcli.oracle.protocol import Answer
from quizcli.screen import Command, Feedback, Progress, Question, Screen, Summary
from quizcli.session import after, before, judging
from quizcli.session.desk import Desk, Turn
from quizcli.session.queue import Queue


class Answered(Struct, frozen=True):
    """An answer of this session, for its summary."""

    item: str
    right: bool
    milliseconds: int


class Session:
    def __init__(self, desk: Desk, screen: Screen, lang: Lang, items: list[str]) -> None:
        self.desk = desk
        self.screen = screen
        self.lang: Lang = lang
        self.queue = Queue(items)
        self.notices: list[Reason] = []
        self.answers: list[Answered] = []
        self.finished: set[str] = set()
        self.until: datetime | None = None
        self.waiting = 0
        self.causes: list[Reason] = []
        self.over = False
        with desk.agenda() as now:
            self.usual = now.milliseconds(desk.today())

    def run(self) -> Summary:
        """Ask until nothing is left, the time is up or the learner stops."""
        while not self.over and self.queue.first():
            if self.until and self.desk.clock() >= self.until:
                break
            if (turn := before.turn(self)) and (turn := before.agreed(self, turn)):
                self.desk.compute(self.queue.ahead_of(before.AHEAD))
                self._ask(turn)
        self.desk.keys.stop()
        if self.waiting:
            self.notices.append(tell.TorchMissing(self.waiting))
        today = self.desk.today()
        with self.desk.agenda() as now:
            tomorrow, later = now.due_count(today + 1), now.next_due(today + 1)
        return Summary(
            asked=len(self.answers),
            right=sum(answer.right for answer in self.answers),
            milliseconds=sum(answer.milliseconds for answer in self.answers),
            left=self.desk.left(),
            tomorrow=tomorrow,
            today=today,
            later=later,
            notices=self.told(),
        )

    def closing(self, summary: Summary) -> Summary:
        """The summary with what was told since."""
        return structs.replace(summary, notices=(*summary.notices, *self.told()))

    def told(self) -> tuple[Reason, ...]:
        told, self.notices = tuple(self.notices), []
        return told

    def _question(self, turn: Turn, hint: Text | None) -> Question:
        left = len(self.queue)
        deck = turn.card.deck
        return Question(
            variant=turn.variant,
            title=self.desk.titles.get(deck, Text(deck, deck)),
            progress=Progress(len(self.finished), left, left * self.usual),
            new=turn.standing.memory is None,
            again=turn.item in self.queue.returned,
            hint=hint,
            notices=self.told(),
        )

    def _ask(self, turn: Turn) -> None:
        """Show the question until it is answered or left."""
        hint: Text | None = None
        unusable: Reason | None = None
        while True:
            if unusable:
                said = self.screen.again(self.lang, unusable)
            else:
                said = self.screen.ask(self.lang, self._question(turn, hint))
            unusable = None
            match said:
                case Command.HINT:
                    hint = turn.variant.made.hint
                    unusable = None if hint else tell.NoHint()
                case Command.EDIT:
                    if self.edit(turn) is not turn:
                        return
                case Command.CLAIM:
                    unusable = tell.NotHere("/a")
                case Command.LANGUAGE | Command.SOURCE | Command.HELP:
                    self.aside(said)
                case Command():
                    return self.leave(turn, said)
                case _:
                    if not (unusable := self._answer(turn, said, hint)):
                        return None

    def aside(self, said: Command) -> None:
        """Commands after which the same screen is shown again."""
        if said is Command.LANGUAGE:
            self.lang = "en" if self.lang == "ko" else "ko"
        elif said is Command.SOURCE:
            self.screen.source()
        else:
            self.screen.help(self.lang)

    def leave(self, turn: Turn, said: Command) -> None:
        """Commands that end the turn without an answer."""
        match said:
            case Command.SKIP:
                self.queue.skip()
                self.notices.append(tell.Skipped())
            case Command.UNDO:
                self.undo()
            case Command.BURY | Command.SUSPEND:
                self.hide(turn.item, said)
            case _:
                self.over = True

    def hide(self, item: str, said: Command) -> None:
        bury = said is Command.BURY
        if self.attempt(lambda: (self.desk.bury if bury else self.desk.suspend)(item)):
            self.queue.drop(item)
            self.notices.append(tell.Buried(item) if bury else tell.Suspended(item))

    def undo(self) -> None:
        """Take back the last event, of this session or one before; its item is asked next."""
        try:
            kind, item = self.desk.undo()
        except QuizError as error:
            self.notices.append(error.reason)
            return
        if kind == "review" and self.answers and self.answers[-1].item == item:
            self.answers.pop()
        self.finished.discard(item)
        self.queue.ahead(item)
        self.notices.append(tell.Undid(f"event.{kind}", item))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether something could be written; where not, why is told on the next screen."""
        try:
            act()
        except QuizError as error:
            self.notices.append(error.reason)
            return False
        return True

    def edit(self, turn: Turn) -> Turn | None:
        """Open the card in the editor; the card as it then is, or None where it is gone.

        The same turn comes back where nothing could be read anew: the question stands.
        """
        if failed := self.screen.edit(self.lang, turn.card):
            self.notices.append(failed)
            return turn
        found: dict[str, str] = {}
        if not self.attempt(lambda: found.update(self.desk.refresh())):
            return turn
        self._rename(found)
        problems = self.desk.problems(turn.card.place.file)
        self.notices += [tell.CardBroken(problem) for problem in problems[:3]]
        item = found.get(turn.item, turn.item)
        gone = isinstance(self.desk.turn(item), tell.CardGone)
        if gone and any(p.card in ("", turn.card.id) for p in problems):
            return turn
        return before.waited(self, item)

    def _rename(self, found: dict[str, str]) -> None:
        """Cards that go by another name since an edit."""
        self.queue.rename(found)
        self.finished = {found.get(item, item) for item in self.finished}
        self.answers = [
            structs.replace(answer, item=found.get(answer.item, answer.item))
            for answer in self.answers
        ]

    def _answer(self, turn: Turn, typed: str, hint: Text | None) -> Reason | None:
        """Grade, record, then show: in this order, whatever happens on the way.

        A Reason where it could not be read or judged: then nothing was recorded.
        """
        try:
            judged = judging.judged(turn.variant, typed, self._ask_reference, self.desk.known)
        except KeyboardInterrupt:
            self.over = True
            return None
        if isinstance(judged, Reason):
            return judged
        if isinstance(judged.grade, Unreadable) or judged.reading is None:
            return judged.grade.reason if isinstance(judged.grade, Unreadable) else None
        grade, reading = judged.grade, judged.reading
        feedback = Feedback(
            question=self._question(turn, hint),
            typed=typed,
            reading=reading,
            grade=grade,
            choices=self.desk.choices(turn),
            rated=None,
            day=self.desk.today(),
        )
        if turn.kind.SELF_RATED:
            after.self_rated(self, turn, feedback)
            return None
        rating = Rating.GOOD if grade.right else Rating.HARD if grade.near else Rating.AGAIN
        rating = min(rating, Rating.HARD) if hint else rating
        feedback = structs.replace(feedback, rated=rating)
        if event := self.record(turn, feedback, rating):
            self.desk.prepare(turn)
            after.graded(self, turn, feedback, event)
        return None

    def _ask_reference(self, job: Job) -> Answer | Reason:
        return self.desk.keys.ask(job, lambda: self.screen.computing(self.lang))

    def record(self, turn: Turn, feedback: Feedback, rating: Rating) -> int | None:
        """The event of the answer; while it cannot be kept the learner may try again or stop."""
        while True:
            try:
                event, took = self.desk.record(turn, self.lang, feedback, rating)
            except QuizError as error:
                if self.screen.again(self.lang, tell.NotRecorded(error.reason)) is Command.QUIT:
                    self.over = True
                    return None
                continue
            self.answers.append(Answered(turn.item, rating > Rating.AGAIN, took))
            return event

    def counts_as(self, rating: Rating) -> None:
        """The last answer has another rating now."""
        last = self.answers[-1]
        self.answers[-1] = structs.replace(last, right=rating > Rating.AGAIN)

    def settle(self, item: str, rating: Rating) -> None:
        """Out of the queue when right, back into it when wrong."""
        if rating == Rating.AGAIN:
            self.queue.back(item)
        else:
            self.queue.drop(item)
            self.finished.add(item)
