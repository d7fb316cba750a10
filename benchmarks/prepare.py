"""The data all rows are measured on: made once in `.data`, and moved on as days pass."""

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks import decks, log
from benchmarks.processes import PYTHON, QUIZ, ended, environment, until, whole
from quizcli.decks import cards
from quizcli.model import Card
from quizcli.store.database import open_store
from quizcli.studyday import study_day

DATA = Path(__file__).parent / ".data"
HOME = DATA / "home"
ANKI = DATA / "collection.anki2"
DECKS, REVIEWS = 500, 1_000_000
PROMPT = b"answer> "

_MADE = DATA / "made.json"
_SCRIPTS = Path(__file__).parent
_VERSION = 3
"""Raised when what is made changes."""


class Made(Struct, frozen=True):
    version: int
    today: int


def first_of_anki() -> list[str]:
    """The command that opens the collection and says which card is first."""
    return [PYTHON, str(_SCRIPTS / "anki_first.py"), str(ANKI)]


def report_of_anki(what: str, wanted: str) -> list[str]:
    """The command that has graphs of so many days counted, or notes found."""
    return [PYTHON, str(_SCRIPTS / "anki_report.py"), str(ANKI), what, wanted]


def ready() -> None:
    """Data for today, the index built and filled, bytecode written, today's backup made."""
    today = study_day(datetime.now().astimezone(), None, 4)
    made = _made()
    if made is None:
        _make(today)
    elif made.today != today:
        _say(f"moving the data on by {today - made.today} days")
        _move(today - made.today)
    _MADE.write_bytes(msgspec.json.encode(Made(_VERSION, today)))
    _say("warming up")
    env = environment(HOME)
    until([QUIZ, "today"], env, PROMPT, then=b"/q\n")
    whole([QUIZ, "due", "--count"], env)
    whole([QUIZ, "progress", "--json"], env)
    ended([QUIZ, "search", "dropout", "-n", "1"], env)
    until(first_of_anki(), env, b"FIRST")


def _made() -> Made | None:
    """What is there, unless it is of another version, torn, or not what the program folds to."""
    try:
        made = msgspec.json.decode(_MADE.read_bytes(), type=Made)
    except (OSError, msgspec.MsgspecError):
        return None
    if made.version != _VERSION:
        return None
    sample = _cards(sorted((HOME / "decks").glob("deck*.yaml"))[:10])
    with closing(open_store(HOME / "quiz.db")) as store:
        return made if log.consistent(store, sample) else None


def _make(today: int) -> None:
    shutil.rmtree(DATA, ignore_errors=True)
    _say(f"writing {DECKS} decks")
    made = _cards(decks.write(HOME / "decks", DECKS))
    _say(f"inventing {REVIEWS} reviews: some minutes")
    log.write(HOME / "quiz.db", made, REVIEWS, today)
    _say("indexing the decks")
    until([QUIZ, "today"], environment(HOME), PROMPT, then=b"/q\n")
    _say("making the same collection for anki")
    script = str(_SCRIPTS / "anki_make.py")
    files = [str(HOME / "quiz.db"), str(HOME / "index.db"), str(ANKI)]
    whole([PYTHON, script, *files, str(today)], environment(HOME))


def _cards(paths: list[Path]) -> list[Card]:
    read = [cards.read(path.read_bytes(), str(path), {}) for path in paths]
    assert not [problem for deck in read for problem in deck.problems]
    return [card for deck in read for card in deck.cards]


def _move(days: int) -> None:
    with closing(open_store(HOME / "quiz.db")) as store:
        log.shift(store, days)
    with closing(sqlite3.connect(ANKI)) as connection, connection:
        connection.execute("UPDATE col SET crt = crt + ?", (days * 86_400,))


def copied(source: Path, target: Path) -> Path:
    """A database to be written to, beside the one that is kept as it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here)
        here.execute("PRAGMA journal_mode=WAL")
    return target


def _say(what: str) -> None:
    print(f"benchmarks: {what}", file=sys.stderr, flush=True)
