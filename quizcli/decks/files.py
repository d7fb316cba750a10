"""Deck files on the disk: which there are, and their bytes. The contents mean nothing here.

What did not change is told by size and time, so a folder costs one stat a file.
"""

import errno
import os
import re
import stat
import tempfile
from pathlib import Path

from msgspec import Struct

from quizcli.decks import MOST_BYTES
from quizcli.errors import Reason
from quizcli.errors.adding import ChangedMeanwhile, NotWritten
from quizcli.errors.deck import FileTooLarge, FileUnreadable

TERMS = "terms.yaml"

_LEFT_OUT = re.compile("^[._]|[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Names hidden on purpose, and names that no message or database could hold."""


class Stamp(Struct, frozen=True):
    """A file and what tells that it changed."""

    path: str
    size: int
    mtime_ns: int


def scan(folder: Path) -> list[Stamp]:
    """The decks and files of terms in a folder and below it, by path; none if it is not there."""
    found: list[Stamp] = []
    seen: set[tuple[int, int]] = set()
    waiting = [str(folder)]
    while waiting:
        for entry in _entries(waiting.pop(), seen):
            try:
                if entry.is_dir():
                    waiting.append(entry.path)
                elif entry.name.endswith((".yaml", ".yml")) and entry.is_file():
                    about = entry.stat()
                    found.append(Stamp(entry.path, about.st_size, about.st_mtime_ns))
            except OSError:
                continue
    return sorted(found, key=lambda stamp: stamp.path)


def _entries(folder: str, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """What counts in a folder; nothing the second time, when a link has led back to it."""
    try:
        about = os.stat(folder)
        found = sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
    except OSError:
        return []
    if (about.st_dev, about.st_ino) in seen:
        return []
    seen.add((about.st_dev, about.st_ino))
    return [entry for entry in found if not _LEFT_OUT.search(entry.name)]


def load(path: Path) -> bytes | Reason:
    """The bytes of a deck; one too large is refused unread, also if it grows meanwhile."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return FileUnreadable("EISDIR" if stat.S_ISDIR(about.st_mode) else "EINVAL")
        if about.st_size > MOST_BYTES:
            return FileTooLarge(about.st_size, MOST_BYTES)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return FileUnreadable(errno.errorcode.get(error.errno or 0, "EIO"))
    return data if len(data) <= MOST_BYTES else FileTooLarge(len(data), MOST_BYTES)


def write(path: Path, data: bytes, mode: int = 0o644) -> None:
    """All of it or nothing, also when the power fails. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".quiz-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """The folder's own entry, where the system can be asked for that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)


def replace(path: Path, before: bytes | None, after: bytes) -> Reason | None:
    """Put `after` where `before` was (None: no file), keeping the file's mode and its links.

    A Reason where the file is not as it was, or cannot be written: then nothing was changed.
    """
    try:
        path = path.resolve()
        if before is not None and path.exists() and not os.access(path, os.W_OK):
            return NotWritten(str(path), "EACCES")
        if before is None and path.exists():
            return ChangedMeanwhile(str(path))
        if before is not None and path.read_bytes() != before:
            return ChangedMeanwhile(str(path))
        write(path, after, 0o644 if before is None else stat.S_IMODE(path.stat().st_mode))
    except FileNotFoundError:
        return ChangedMeanwhile(str(path))
    except OSError as error:
        return NotWritten(str(path), errno.errorcode.get(error.errno or 0, "EIO"))
    return None


def remove(path: Path, now: bytes) -> Reason | None:
    """Take a file away that is as given; a Reason where it is not, or cannot be."""
    try:
        if path.read_bytes() != now:
            return ChangedMeanwhile(str(path))
        path.unlink()
    except OSError as error:
        return NotWritten(str(path), errno.errorcode.get(error.errno or 0, "EIO"))
    return None
