"""Whole processes: `quiz today` to its first question, `quiz due --count`, and the memory held."""

import shutil

from benchmarks.prepare import HOME, PROMPT, first_of_anki
from benchmarks.processes import PYTHON, QUIZ, Seen, environment, until, whole
from benchmarks.table import Row

_TODAY = "`quiz today` to its first question"
_ANKI = "`anki`: import, open, first queued card"
_MEGABYTES = 80.0


def rows(rounds: int = 15, days: int = 5, counts: int = 25) -> list[Row]:
    plain, anki = _starts(rounds, first_of_day=False)
    first, beside = _starts(days, first_of_day=True)
    seconds = [seen.seconds for seen in plain]
    seen = [*plain, *first]
    return [
        Row(_TODAY, seconds, _ANKI, anki, 1.0),
        Row(f"{_TODAY}, backup of the day beside it", _seconds(first), _ANKI, beside, 1.0),
        _count(counts),
        Row(
            "`quiz today`, first question shown: peak memory",
            [s.peak for s in seen],
            "–",
            [],
            _MEGABYTES,
            "most",
        ),
        Row(
            "… memory held half a second later",
            [s.steady for s in seen],
            "–",
            [],
            _MEGABYTES,
            "most",
        ),
    ]


def _seconds(found: list[Seen]) -> list[float]:
    return [seen.seconds for seen in found]


def _starts(rounds: int, *, first_of_day: bool) -> tuple[list[Seen], list[float]]:
    """Starts of ours and of anki's in turn; a first start of a day finds no backup of it."""
    env = environment(HOME)
    ours, theirs = [], []
    for _ in range(rounds):
        if first_of_day:
            shutil.rmtree(HOME / "backups")
        ours.append(until([QUIZ, "today"], env, PROMPT, then=b"/q\n", memory=True))
        theirs.append(until(first_of_anki(), env, b"FIRST").seconds)
    return ours, theirs


def _count(rounds: int) -> Row:
    env = environment(HOME)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(whole([QUIZ, "due", "--count"], env))
        theirs.append(whole([PYTHON, "-c", "import typer"], env))
    return Row("`quiz due --count`", ours, '`python -c "import typer"`', theirs, 1.5)
