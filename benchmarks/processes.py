"""Programs started as a learner starts them, in a pseudo-terminal, and what they take.

Both sides of a comparison are started and watched by the same lines of this module.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

PYTHON = sys.executable
QUIZ = str(Path(sys.executable).parent / "quiz")

_PATIENCE = 600.0
_SETTLED = 0.5
"""Seconds after the first question at which memory counts as steady."""

_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "NO_COLOR", "LC_ALL", "LC_MESSAGES")


class Seen(Struct, frozen=True):
    """A program up to the bytes waited for: seconds since its start, its output, memory in MB."""

    seconds: float
    output: bytes
    peak: float = 0.0
    steady: float = 0.0


def environment(home: Path) -> dict[str, str]:
    """As for an installed program: with its bytecode kept, in a plain terminal."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return {**kept, "QUIZ_HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}


def whole(argv: list[str], env: Mapping[str, str]) -> float:
    """Seconds from start to end of a program that says little."""
    start = time.perf_counter()
    subprocess.run(argv, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def until(
    argv: list[str],
    env: Mapping[str, str],
    wanted: bytes,
    *,
    then: bytes = b"",
    memory: bool = False,
) -> Seen:
    """Start a program, wait for the bytes wanted, type `then` and wait for its end."""
    start = time.perf_counter()
    with _terminal(argv, env) as (child, master):
        output = _read(master, wanted)
        seconds = time.perf_counter() - start
        if wanted not in output:
            raise SystemExit(_failed(argv, output))
        peak = steady = 0.0
        if memory:
            time.sleep(_SETTLED)
            peak, steady = _megabytes(child.pid, "VmHWM"), _megabytes(child.pid, "VmRSS")
        os.write(master, then)
        _read(master, None)
    return Seen(seconds, output, peak, steady)


def ended(argv: list[str], env: Mapping[str, str]) -> Seen:
    """Start a program that asks nothing, in the same pseudo-terminal, and wait for its end."""
    start = time.perf_counter()
    with _terminal(argv, env) as (child, master):
        output = _read(master, None)
        failed = child.wait()
        seconds = time.perf_counter() - start
    if failed:
        raise SystemExit(_failed(argv, output))
    return Seen(seconds, output)


@contextmanager
def _terminal(
    argv: list[str], env: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The program started in a pseudo-terminal of 80 by 24, and our end of that."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(
        argv, env=env, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    ) as child:
        os.close(slave)
        try:
            yield child, master
        except BaseException:
            child.kill()
            raise
        finally:
            os.close(master)


def _failed(argv: list[str], output: bytes) -> str:
    return f"{' '.join(argv)}: {output.decode(errors='replace')[-2000:]}"


def _read(master: int, wanted: bytes | None) -> bytes:
    """Output until the bytes wanted have come, or the end."""
    output = b""
    while wanted is None or wanted not in output:
        if not select.select([master], [], [], _PATIENCE)[0]:
            break
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        output += piece
    return output


def _megabytes(pid: int, field: str) -> float:
    """A field of the process's status as Linux has it, in MB of 1000² bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith(field + ":"))
    return int(line.split()[1]) * 1024 / 1e6
