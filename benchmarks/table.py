"""A comparison as data, and the Markdown table of all of them."""

from collections.abc import Callable, Sequence
from statistics import median

from msgspec import Struct

_TAKES: dict[str, Callable[[Sequence[float]], float]] = {
    "least": min,
    "median": median,
    "most": max,
}


class Row(Struct, frozen=True):
    """Rounds of both sides in seconds (or, with nothing beside it, in megabytes).

    `take` says which of the rounds counts, on both sides alike; `budget` is the highest ratio
    allowed, or the megabytes; None: there is none, the row is for looking at.
    """

    what: str
    ours: list[float]
    against: str
    theirs: list[float]
    budget: float | None
    take: str = "least"

    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        ours = _TAKES[self.take](self.ours)
        rounds = f"{self.take} of {len(self.ours)}"
        if not self.theirs:
            assert self.budget is not None
            limit = f"<= {self.budget:.0f} MB"
            verdict = _verdict(ours <= self.budget)
            return (self.what, f"{ours:.1f} MB", self.against, "–", "–", limit, verdict, rounds)
        theirs = _TAKES[self.take](self.theirs)
        ratio = ours / theirs
        limit = "–" if self.budget is None else f"<= {self.budget}x"
        verdict = "–" if self.budget is None else _verdict(ratio <= self.budget)
        times = (_time(ours), self.against, _time(theirs))
        return (self.what, *times, f"{ratio:.2f}x", limit, verdict, rounds)


def _verdict(met: bool) -> str:
    return "met" if met else "**MISSED**"


def _time(seconds: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


HEADS = ("what", "ours", "against", "yardstick", "ratio", "budget", "", "taken")


def markdown(rows: Sequence[Row]) -> str:
    lines = [HEADS, tuple("---" for _ in HEADS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
