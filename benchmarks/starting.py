"""Whole processes: `quiz today` to its first question, `quiz due --count`, and the memory held."""

import shutil
from collections.abc import Callable
from contextlib import closing

from benchmarks import desks
from benchmarks.prepare import HOME, PROMPT, first_of_anki
from benchmarks.processes import PYTHON, QUIZ, Seen, environment, until, whole
from benchmarks.table import Row
from quizcli.store.index import open_index

_TODAY = "`quiz today` to its first question"
_ANKI = "`anki`: import, open, first queued card"
_MEGABYTES = 80.0


def rows(rounds: int = 15, days: int = 5, counts: int = 25) -> list[Row]:
    plain, anki = _starts(rounds, lambda: None)
    first, beside = _starts(days, _no_backup)
    keyless, beside_keyless = _starts(days, _no_keys)
    desks.keep()
    seen = [*plain, *first, *keyless]
    peak, steady = [s.peak for s in seen], [s.steady for s in seen]
    question = "`quiz today`, first question shown: peak memory"
    backup, torch = "backup of the day beside it", "no key kept, torch starts beside it"
    return [
        Row(_TODAY, _seconds(plain), _ANKI, anki, 1.0),
        Row(f"{_TODAY}, {backup}", _seconds(first), _ANKI, beside, 1.0),
        Row(f"{_TODAY}, {torch}", _seconds(keyless), _ANKI, beside_keyless, 1.0),
        _count(counts),
        Row(question, peak, "–", [], _MEGABYTES, "most", "MB"),
        Row("… memory held half a second later", steady, "–", [], _MEGABYTES, "most", "MB"),
    ]


def _seconds(found: list[Seen]) -> list[float]:
    return [seen.seconds for seen in found]


def _no_backup() -> None:
    """As at the first start of a day."""
    shutil.rmtree(HOME / "backups")


def _no_keys() -> None:
    """As after another version of torch was installed, or all decks are new."""
    with closing(open_index(HOME / "index.db")) as cache:
        desks.forget(cache)


def _starts(rounds: int, before: Callable[[], None]) -> tuple[list[Seen], list[float]]:
    """Starts of ours and of anki's in turn, each of ours after `before`."""
    env = environment(HOME)
    ours, theirs = [], []
    for _ in range(rounds):
        before()
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
