"""The real program in a pseudo-terminal, its screen kept by a terminal emulator."""

import os
import sys
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
PROMPTS = {"ko": "답>", "en": "answer>"}


class Program:
    """`quiz` with its own folder; `screen()` is what a learner would see."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        lang: str = "ko",
        environ: dict[str, str] | None = None,
    ) -> None:
        self.lang = lang
        self.emulator = pyte.Screen(columns, 60)
        self.stream = pyte.ByteStream(self.emulator)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "QUIZ_HOME": str(home / "quiz"),
            "LANG": "ko_KR.UTF-8" if lang == "ko" else "C.UTF-8",
            "LC_CTYPE": "C.UTF-8",
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
            **(environ or {}),
            **({"EDITOR": os.environ["EDITOR"]} if "EDITOR" in os.environ else {}),
        }
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "quizcli", *arguments],
            env=environment,
            dimensions=(60, columns),
            timeout=60,
            cwd=str(home),
        )

    def until(self, text: str) -> str:
        """Wait for the text, once more since the last waiting; gives the screen."""
        self.process.expect_exact(text.encode())
        self.stream.feed(self.process.before + self.process.after)
        return self.screen()

    def asked(self) -> str:
        """The screen of the next question."""
        return self.until(PROMPTS[self.lang] + " ")

    def type(self, line: str) -> None:
        self.process.send(line.encode() + b"\r")

    def interrupt(self) -> None:
        """Ctrl-C, pressed again as a person would where the program has not ended.

        CPython notices a signal that comes while readline handles a key only at the next one.
        """
        for _ in range(30):
            self.process.sendintr()
            if self.process.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=2) == 0:
                break
        self.stream.feed(self.process.before)

    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self.emulator.display).rstrip()

    def end(self) -> str:
        """The screen when the program has ended."""
        if not self.process.flag_eof:
            self.process.expect(pexpect.EOF)
            self.stream.feed(self.process.before)
        self.process.close()
        return self.screen()

    @property
    def code(self) -> int | None:
        return self.process.exitstatus
