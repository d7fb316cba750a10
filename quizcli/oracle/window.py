"""The requests in flight: which were sent, which are answered, whose turn it is.

Bookkeeping only; processes and time are the worker's.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from quizcli.errors import Reason
from quizcli.model import Job
from quizcli.oracle.protocol import Outcome

WIDTH = 32


class Window:
    """Jobs on their way, numbered from `first`; outcomes leave in the order of the jobs."""

    def __init__(self, jobs: Iterable[Job], first: int) -> None:
        self.next = first
        self._jobs = iter(jobs)
        self._order: deque[int] = deque()
        self._unanswered: dict[int, Job] = {}
        self._unsent: deque[int] = deque()
        self._outcomes: dict[int, Outcome] = {}
        self._refused: Reason | None = None

    def fill(self) -> bool:
        """Take in as many jobs as there is room for; whether there is any outcome to come."""
        while len(self._order) < WIDTH:
            job = next(self._jobs, None)
            if job is None:
                break
            self._order.append(self.next)
            if self._refused:
                self._outcomes[self.next] = self._refused
            else:
                self._unanswered[self.next] = job
                self._unsent.append(self.next)
            self.next += 1
        return bool(self._order)

    def sending(self) -> Iterator[tuple[int, Job]]:
        """What is still to be sent; each is given once."""
        while self._unsent:
            number = self._unsent.popleft()
            yield number, self._unanswered[number]

    def oldest(self) -> Job | None:
        """The job that is being worked on, as the child answers one after the other."""
        return next(iter(self._unanswered.values()), None)

    def answered(self, number: int, outcome: Outcome) -> bool:
        """Note the outcome of a request; False where no such request is open."""
        if self._unanswered.pop(number, None) is None:
            return False
        self._outcomes[number] = outcome
        return True

    def lost(self, reason: Reason) -> None:
        """The child failed: that costs the oldest job, the others are to be sent again."""
        for number in list(self._unanswered)[:1]:
            self.answered(number, reason)
        self._unsent = deque(self._unanswered)

    def refused(self, reason: Reason) -> None:
        """No child can be had: that is the outcome of every job not answered, now and later."""
        self._refused = reason
        for number in list(self._unanswered):
            self.answered(number, reason)
        self._unsent.clear()

    def ready(self) -> bool:
        return bool(self._order) and self._order[0] in self._outcomes

    def take(self) -> Outcome:
        return self._outcomes.pop(self._order.popleft())
