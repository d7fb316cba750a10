"""Whole processes that look things up: `quiz progress`, `quiz search`, `quiz list`, `quiz add`.

Beside the first three a process that has the `anki` package do the same with the same cards.
"""

import re
import sqlite3
from contextlib import closing

from benchmarks.prepare import HOME, report_of_anki
from benchmarks.processes import PYTHON, QUIZ, Seen, ended, environment, whole
from benchmarks.table import Row

_INDEX = HOME / "index.db"
_EMPTIED = ("texts", "searched", "filled")
_SEARCHED = (
    ("search 학습", "학습"),
    ("search 학습 -n 20", "학습"),
    ("search 평균", "평균"),
    ("search dropout", "dropout"),
    ("list kind:number is:due", "tag:kind::number is:due"),
)
"""What is asked of the quiz, and the same as Anki understands it."""

_NEW_CARD = (
    *("--deck", "bench.deck000"),
    *("--ask", "배치 정규화는 평가할 때 무엇의 평균을 쓰는가?"),
    *("--ask-en", "Whose mean does batch normalisation use in evaluation?"),
    *("--answer", "moving average"),
)


def rows(rounds: int = 10, fillings: int = 2) -> list[Row]:
    return [
        *_progress(rounds),
        *_filling(fillings),
        *(_search(ours, theirs, rounds) for ours, theirs in _SEARCHED),
        _add(rounds),
    ]


def _progress(rounds: int) -> list[Row]:
    env = environment(HOME)
    screen, beside, as_json, beside_json, year = [], [], [], [], []
    for _ in range(rounds):
        screen.append(ended([QUIZ, "progress"], env).seconds)
        beside.append(ended(report_of_anki("graphs", "0"), env).seconds)
        year.append(ended(report_of_anki("graphs", "365"), env).seconds)
        as_json.append(ended([QUIZ, "progress", "--json"], env).seconds)
        beside_json.append(ended(report_of_anki("graphs", "0"), env).seconds)
    against = "`anki`: import, open, `graphs`"
    return [
        Row("`quiz progress`", screen, f"{against} of the whole log", beside, 1.0),
        Row("… beside a year of it", screen, f"{against} of 365 days", year, None),
        Row("`quiz progress --json`", as_json, f"{against} of the whole log", beside_json, 1.0),
    ]


def _filling(rounds: int) -> list[Row]:
    """The first search of all; its tables are left filled, as they were found."""
    env = environment(HOME)
    took, bare, filled = [], [], []
    for _ in range(rounds):
        _empty()
        bare.append(_size())
        took.append(ended([QUIZ, "search", "dropout", "-n", "1"], env).seconds)
        filled.append(_size())
    return [
        Row("the first `quiz search` of all", took, "–", [], None),
        Row("… `index.db` after it", filled, "`index.db` before it", bare, None, "most", "MB"),
    ]


def _empty() -> None:
    """As before anything was ever searched."""
    with closing(sqlite3.connect(_INDEX, isolation_level=None)) as connection:
        for table in _EMPTIED:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")  # or all stays in it
        connection.execute("VACUUM")


def _size() -> float:
    return _INDEX.stat().st_size / 1e6


def _search(asked: str, of_anki: str, rounds: int) -> Row:
    """Raises SystemExit where the two do not find equally much."""
    env = environment(HOME)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(ended([QUIZ, *asked.split()], env))
        theirs.append(ended(report_of_anki("find", of_anki), env))
    count, other = _found(ours[0]), _found(theirs[0])
    if count != other:
        raise SystemExit(f"quiz {asked}: found {count}, anki found {other}")
    return Row(
        f"`quiz {asked}`: {count:,} found",
        [seen.seconds for seen in ours],
        f"`anki`: import, open, `find_notes` of `{of_anki}`",
        [seen.seconds for seen in theirs],
        None,
    )


def _found(seen: Seen) -> int:
    *_, last = re.findall(rb"(?i)found:? (\d+)", seen.output)
    return int(last)


def _add(rounds: int) -> Row:
    env = environment(HOME)
    argv = [QUIZ, "add", *_NEW_CARD, "--dry-run"]
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(whole(argv, env))
        theirs.append(whole([PYTHON, "-c", "import typer"], env))
    return Row("`quiz add … --dry-run`", ours, '`python -c "import typer"`', theirs, None)
