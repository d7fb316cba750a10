"""What a process holds of the memory, and what of its words is fit to be shown."""

import os
import signal

import pytest

from quizcli.oracle.child import printable, resident, resident_by_ps
from tests.oracle.conftest import bad, good

MEGABYTE = 1 << 20


def test_memory_as_it_grows():
    """The kernel counts pages per thread in batches; 10 MB is far more than such a batch."""
    before = resident(os.getpid())
    held = b"x" * (200 * MEGABYTE)
    grown = resident(os.getpid()) - before
    assert 190 * MEGABYTE < grown < 210 * MEGABYTE
    del held


def test_memory_of_a_process_that_ended_and_of_none():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert resident(pid) == 0
    os.waitpid(pid, 0)
    assert resident(pid) is None


@pytest.mark.parametrize(
    ("said", "expected"), [("echo '  2048'", 2048 * 1024), ("true", None), ("echo -", None)]
)
def test_memory_as_ps_tells_it_in_kibibytes(tmp_path, monkeypatch, said, expected):
    ps = tmp_path / "ps"
    ps.write_text(f'#!/bin/sh\n[ "$*" = "-o rss= -p 4711" ] && {said}\n')
    ps.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert resident_by_ps(4711) == expected


def test_memory_where_there_is_no_ps(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert resident_by_ps(os.getpid()) is None


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (b"  plain \r", "plain"),
        (b"\x1b[31mred\x07", "[31mred"),
        ("셋\u202e\u200b".encode(), "셋"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"x" * 1000, "x" * 200),
        ("한".encode() * 1000, "한" * 133 + "\ufffd"),
    ],
)
def test_words_fit_for_a_terminal(line, shown):
    assert printable(line) == shown


def test_no_other_process_holds_the_child_s_input(make, fifo):
    """The asking process killed outright: its child hears the end of its input and ends."""
    pid = os.fork()
    if pid == 0:
        try:
            worker, other = make(), make()
            worker.ask(bad("hold", fifo=fifo.path))
            other.ask(good())
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert fifo.at_end()
