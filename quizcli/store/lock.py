"""One writer at a time: an advisory lock that vanishes with its process, however that ends."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from quizcli.errors import QuizError
from quizcli.errors.state import CannotWrite, OtherSession


@contextmanager
def writer(path: Path, terminal: str, since: str) -> Iterator[None]:
    """Hold the writer's lock beside the database at `path`; tell others who does.

    Raises QuizError: OtherSession, naming the holder, or CannotWrite.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path.with_name("quiz.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise QuizError(CannotWrite(str(path.parent), error.strerror or "")) from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise QuizError(_holder(file)) from None
        who = json.dumps({"pid": os.getpid(), "terminal": terminal, "since": since})
        try:
            os.ftruncate(file, 0)
            os.pwrite(file, who.encode(), 0)
        except OSError:
            pass  # a full disk: the lock holds without its label
        yield
    finally:
        os.close(file)


def _holder(file: int) -> OtherSession:
    try:
        who = json.loads(os.pread(file, 4096, 0))
        return OtherSession(who["pid"], who["terminal"], who["since"])
    except (ValueError, KeyError, TypeError):
        return OtherSession(0, "?", "?")


def setting_up(path: Path) -> AbstractContextManager[None]:
    """One program at a time makes the tables; the others wait and find them made."""
    return _waiting(path.with_name("setup.lock"))


def writing_decks(root: Path) -> AbstractContextManager[None]:
    """One program at a time rewrites deck files; the others wait, and see what it wrote."""
    return _waiting(root / "decks.lock")


@contextmanager
def _waiting(path: Path) -> Iterator[None]:
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)
