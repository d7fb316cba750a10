"""The learner's own editor, opened at a line."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_AT_LINE = {
    "code": ["--goto", "{file}:{line}"],
    "codium": ["--goto", "{file}:{line}"],
    "hx": ["{file}:{line}"],
    "subl": ["{file}:{line}"],
    "zed": ["{file}:{line}"],
}
"""Editors that do not take `+line file`; those with a window are told to wait."""

_WAITING = {"code": "--wait", "codium": "--wait", "subl": "--wait", "zed": "--wait"}


def command(file: str, line: int, environ: Mapping[str, str] = os.environ) -> list[str]:
    """What to run: $VISUAL, $EDITOR, else the first of nano, vim and vi there is."""
    given = environ.get("VISUAL") or environ.get("EDITOR") or ""
    words = shlex.split(given) or [next(filter(shutil.which, ("nano", "vim")), "vi")]
    name = Path(words[0]).name
    wait = [_WAITING[name]] if name in _WAITING and _WAITING[name] not in words else []
    place = _AT_LINE.get(name, ["+{line}", "{file}"])
    return [*words, *wait, *(part.format(file=file, line=line) for part in place)]


def edit(file: str, line: int) -> str | None:
    """Open the file and wait; gives the command where it could not be run."""
    try:
        words = command(file, line)
    except ValueError:  # a quotation mark left open
        return os.environ.get("VISUAL") or os.environ.get("EDITOR", "")
    try:
        subprocess.run(words, check=False)
    except OSError:
        return words[0]
    return None
