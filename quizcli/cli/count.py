"""`quiz due --count` before anything heavy is loaded: standard library and read-only SQLite.

Answers only where all is plain: no settings but numbers, decks as the index knows them. None
sends the caller the long way, which says what is the matter.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from quizcli.store import VERSION
from quizcli.store.agenda import Agenda, Failure
from quizcli.studyday import study_day

_PLAIN = {"new_per_day": int, "rollover": int, "lang": str, "retention": float}


def count() -> int | None:
    """Items due today and new ones still allowed, or None where the long way must be gone."""
    try:
        root = _root()
        settings = _settings(root / "config.toml")
        if settings is None:
            return None
        new_per_day, rollover = settings.get("new_per_day", 20), settings.get("rollover", 4)
        with Agenda(root / "quiz.db", root / "index.db") as now:
            if now.version() != VERSION or now.stamps() != _stamps(str(root / "decks")):
                return None
            day = study_day(datetime.now().astimezone(), None, int(rollover))
            left = int(new_per_day) - now.new_done(day)
            return now.due_count(day) + len(now.new(day, left))
    except (Failure, OSError, ValueError, RuntimeError):
        return None


def _root() -> Path:
    if given := os.environ.get("QUIZ_HOME"):
        return Path(given).expanduser().absolute()
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
        return Path(base, "quizcli")
    import platformdirs

    return platformdirs.user_data_path("quizcli")


def _settings(config: Path) -> dict[str, Any] | None:
    if not config.exists():
        return {}
    import tomllib

    try:
        table = tomllib.loads(config.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    plain = all(type(value) is _PLAIN.get(key) for key, value in table.items())
    sound = (
        0 <= table.get("rollover", 4) <= 23
        and 0 <= table.get("new_per_day", 0) <= 9999
        and 0.7 <= table.get("retention", 0.9) <= 0.99
        and table.get("lang", "en") in ("ko", "en")
    )
    return table if plain and sound else None


def _stamps(folder: str) -> set[tuple[str, int, int]]:
    """Path, size and time of every deck and terms file, as `decks.files` would find them."""
    found = set()
    for entry in os.scandir(folder):
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir(follow_symlinks=False):
            found |= _stamps(entry.path)
        elif entry.name.endswith((".yaml", ".yml")):
            seen = entry.stat()
            found.add((entry.path, seen.st_size, seen.st_mtime_ns))
    return found
