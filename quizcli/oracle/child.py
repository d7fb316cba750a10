"""The process that computes, as pipes, memory and signals; what its lines mean is `worker`'s.

Neither side may wait for the other with a full pipe before it: nothing here blocks on writing.
"""

import os
import selectors
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 16
DYING = 5.0
"""Seconds to wait for a killed process before it is left to the system."""


def _opened(log: Path) -> BinaryIO:
    """The log for writing; nowhere, where it cannot be written: answers matter more."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log.open("wb")
    except OSError:
        return open(os.devnull, "wb")


class Child:
    """A running command in a session of its own: what a terminal sends does not reach it.

    Its stderr goes to the file `log`. Raises OSError where it cannot be started.
    """

    def __init__(self, command: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        self.received = 0
        self.ended = False
        self.partial = bytearray()
        self._log = log
        self._unsent = bytearray()
        self._how = ""
        with _opened(log) as stderr:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                start_new_session=True,
                env=environment,
                bufsize=0,
            )
        assert self._process.stdin
        assert self._process.stdout
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        os.set_blocking(self._stdin.fileno(), False)
        os.set_blocking(self._stdout.fileno(), False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._stdout, selectors.EVENT_READ)

    def send(self, line: bytes) -> None:
        """Written as the pipe takes it, during `turn`."""
        if not self._unsent:
            self._selector.register(self._stdin, selectors.EVENT_WRITE)
        self._unsent += line

    def turn(self, seconds: float) -> list[bytes]:
        """Wait at most so long for the pipes, write and read once; gives the lines completed."""
        lines: list[bytes] = []
        for ready, _ in self._selector.select(seconds):
            if ready.fileobj is self._stdin:
                self._write()
            else:
                lines = self._read()
        return lines

    def _write(self) -> None:
        try:
            written = os.write(self._stdin.fileno(), self._unsent[:CHUNK])
            del self._unsent[:written]
        except BlockingIOError:
            return
        except OSError:  # nobody reads there any more; stdout will tell why
            self._unsent.clear()
        if not self._unsent:
            self._selector.unregister(self._stdin)

    def _read(self) -> list[bytes]:
        chunk = os.read(self._stdout.fileno(), CHUNK)
        self.received += len(chunk)
        if not chunk:
            self.ended = True
            self._selector.unregister(self._stdout)
            return []
        first, *others = chunk.split(b"\n")
        self.partial += first
        if not others:
            return []
        lines = [bytes(self.partial), *others[:-1]]
        self.partial = bytearray(others[-1])
        return lines

    def resident(self) -> int | None:
        """Bytes of memory resident; 0 once it has ended, None where the system does not tell."""
        return resident(self._process.pid)

    def last_words(self) -> str:
        """The last line of the log."""
        try:
            with self._log.open("rb") as file:
                file.seek(max(0, self._log.stat().st_size - 4096))
                lines = file.read().split(b"\n")
        except OSError:
            return ""
        return next((printable(line) for line in reversed(lines) if line.strip()), "")

    def finish(self) -> None:
        """Ask it to end, as the end of its input does."""
        if not self._how:
            with suppress(KeyError):
                self._selector.unregister(self._stdin)
            self._stdin.close()

    def end(self, patience: float) -> str:
        """End it and all it started, by force after so many seconds; gives how it ended.

        That is the name of a signal, or the exit code.
        """
        if self._how:
            return self._how
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(DYING)
        self._selector.close()
        self._stdin.close()
        self._stdout.close()
        self._how = _how(self._process.returncode)
        return self._how


def printable(line: bytes | bytearray) -> str:
    """The beginning of a line that may hold anything, fit for a terminal."""
    text = bytes(line[:400]).decode(errors="replace")
    return "".join(c if c.isprintable() else " " for c in text).strip()[:200]


def resident(pid: int) -> int | None:
    """See `Child.resident`."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return resident_by_ps(pid)


def resident_by_ps(pid: int) -> int | None:
    command = ["ps", "-o", "rss=", "-p", str(pid)]
    try:
        said = subprocess.run(command, capture_output=True, timeout=5, check=False).stdout
        return int(said) * 1024
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _how(code: int | None) -> str:
    if code is None:
        return signal.SIGKILL.name
    if code >= 0:
        return str(code)
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"SIG{-code}"
