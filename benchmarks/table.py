"""A comparison as data, and the Markdown table of all of them."""

from collections.abc import Callable, Sequence
from statistics import median
from typing import Literal

from msgspec import Struct

_TAKES: dict[str, Callable[[Sequence[float]], float]] = {
    "least": min,
    "median": median,
    "most": max,
}


class Row(Struct, frozen=True):
    """Rounds of both sides in seconds, or in megabytes.

    `take` says which of the rounds counts, on both sides alike; `budget` is the highest ratio
    allowed, or what `unit` says of ours: the megabytes, or the seconds.
    None: there is no budget, the row is for looking at.
    """

    what: str
    ours: list[float]
    against: str
    theirs: list[float]
    budget: float | None
    take: str = "least"
    unit: Literal["x", "MB", "s"] = "x"

    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        ours = _TAKES[self.take](self.ours)
        theirs = _TAKES[self.take](self.theirs) if self.theirs else None
        ratio = ours / theirs if theirs else 0.0
        measured = ratio if self.unit == "x" else ours
        return (
            self.what,
            self._amount(ours),
            self.against,
            self._amount(theirs) if theirs else "–",
            f"{ratio:.2f}x" if theirs else "–",
            *self._judged(measured),
            f"{self.take} of {len(self.ours)}",
        )

    def _amount(self, measured: float) -> str:
        return f"{measured:.1f} MB" if self.unit == "MB" else _time(measured)

    def _judged(self, measured: float) -> tuple[str, str]:
        """The limit, and whether it holds."""
        if self.budget is None:
            return "–", "–"
        if self.unit == "s":
            milliseconds = round(self.budget * 1000)
            return f"<= {milliseconds:,} ms", _verdict(measured <= self.budget)
        limit = f"<= {self.budget:.0f} MB" if self.unit == "MB" else f"<= {self.budget}x"
        return limit, _verdict(measured <= self.budget)


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
