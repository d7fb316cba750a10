"""The only reader of the terminal: one line at a time through readline, commands recognised.

A command is `/` and its letter, as the Latin layout has it or as it comes out when the Korean
two-set layout is on (`/ㅗ` is `/h`). Nothing else beginning with `/` is ever an answer.
"""

import contextlib
import locale
import os
import signal
import termios
import unicodedata
from collections.abc import Iterator
from types import FrameType

from msgspec import Struct

from quizcli.screen import Command, Said
from quizcli.words.layouts import TWO_SET

_JAMO = {**TWO_SET, **{unicodedata.normalize("NFKC", jamo): k for jamo, k in TWO_SET.items()}}


class Unknown(Struct, frozen=True):
    """A line that begins like a command and is none."""

    typed: str


def understood(line: str) -> Said | Unknown:
    """A line as typed: a command, or text with whatever no terminal should send taken out."""
    line = line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    line = "".join(c for c in line if c.isprintable() or c.isspace()).strip()
    if not line.startswith(("/", "／")):
        return line
    letter = line[1:].strip().casefold()
    letter = {"？": "?", "": "?"}.get(letter, _JAMO.get(letter, letter))
    try:
        return Command(letter)
    except ValueError:
        return Unknown(line)


def _speak_utf8() -> None:
    """Let readline know Hangul where the environment names no UTF-8 locale, or none there is.

    It asks the environment anew for every line, so the environment is what must change; what
    it said of the language of messages stays.
    """
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        if locale.nl_langinfo(locale.CODESET) == "UTF-8":
            return
    except locale.Error:
        pass
    if everything := os.environ.pop("LC_ALL", ""):
        os.environ["LC_MESSAGES"] = everything
    os.environ["LC_CTYPE"] = "C.UTF-8"
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")


class Keyboard:
    """Reads lines; between them Ctrl-C only waits, so that it never tears what is being kept."""

    def __init__(self) -> None:
        self._reading = False
        self._interrupted = False
        _speak_utf8()
        signal.signal(signal.SIGINT, self._interrupt)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        if self._reading:
            raise KeyboardInterrupt
        self._interrupted = True

    def forget(self) -> None:
        """A Ctrl-C meant for the editor is not meant for the session."""
        self._interrupted = False

    @contextlib.contextmanager
    def interruptible(self) -> Iterator[None]:
        """While nothing is being kept: Ctrl-C, also one from just before, raises at once."""
        if self._interrupted:
            raise KeyboardInterrupt
        self._reading = True
        try:
            yield
        finally:
            self._reading = False
            with contextlib.suppress(termios.error, ValueError, OSError):
                termios.tcflush(0, termios.TCIFLUSH)  # meant for no question: none was there

    def read(self, prompt: str) -> Said | Unknown:
        """One line; the end of input, or Ctrl-C, is the command to quit."""
        import readline  # editing and Hangul's width; loaded only where there is a terminal

        readline.set_auto_history(False)
        try:
            self._reading = True
            return Command.QUIT if self._interrupted else understood(input(prompt))
        except (EOFError, KeyboardInterrupt):
            print()
            return Command.QUIT
        finally:
            self._reading = self._interrupted = False
