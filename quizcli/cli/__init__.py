"""The commands: only the one asked for is imported, and an error ends here, in words.

Exit codes: 0 done, 1 the input or the learner's files are at fault, 2 usage, 3 nothing due.
"""

import errno
import io
import os
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
    code: str | int | None = 0
    try:
        _main(sys.argv[1:])
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        if error.filename is not None:
            raise
        code = _unheard(error)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or _unheard(error)
    sys.exit(code)


def _unheard(error: OSError) -> int:
    """Standard output takes nothing any more: said, but for a reader that went away."""
    if error.errno != errno.EPIPE:
        print(f"<stdout>: {error.strerror}", file=sys.stderr)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 1


def _main(argv: list[str]) -> None:
    if argv == ["due", "--count"]:
        from quizcli.cli.count import count

        if (number := count()) is not None:
            print(number)
            sys.exit(0 if number else 3)
    from quizcli.cli import app

    app.run(argv)
