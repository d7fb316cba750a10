"""The two ends of the worker's pipes; no torch here, so that the end of input is seen at once."""

import os
import threading
from queue import SimpleQueue


def lines(source: int) -> "SimpleQueue[bytes]":
    """The lines of a file descriptor, read by a thread that ends the process at their end.

    It does so even while torch is loaded or a reference computes: nobody is left to be answered.
    """
    read: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_read, args=(source, read), daemon=True).start()
    return read


def _read(source: int, read: "SimpleQueue[bytes]") -> None:
    parts: list[bytes] = []
    try:
        while chunk := os.read(source, 65536):
            *whole, rest = chunk.split(b"\n")
            for line in whole:
                read.put(b"".join([*parts, line]))
                parts = []
            parts.append(rest)
    finally:
        os._exit(0)


def write(target: int, data: bytes) -> None:
    """All of it, or the end of the process where nobody reads any more."""
    while data:
        try:
            data = data[os.write(target, data) :]
        except BrokenPipeError:
            os._exit(1)
