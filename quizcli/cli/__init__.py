"""The commands: only the one asked for is imported, and an error ends here, in words.

Exit codes: 0 done, 1 the input or the learner's files are at fault, 2 usage, 3 nothing due.
"""

import io
import sys

VERBS = (
    "today", "due", "add", "edit", "move", "search", "list",
    "progress", "undo", "suspend", "resume", "bury", "reset",
    "import", "check", "show", "grade", "reference", "config", "backup",
    "restore", "doctor", "completion",
)  # fmt: skip


def main() -> None:
    """The console script `quiz`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)


def _main(argv: list[str]) -> None:
    if argv == ["due", "--count"]:
        from quizcli.cli.count import count

        if (number := count()) is not None:
            print(number)
            sys.exit(0 if number else 3)
    from quizcli.cli import app

    app.run(argv)
