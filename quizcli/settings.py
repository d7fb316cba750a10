"""The learner's settings: what there is, what it is by default, and where a value came from.

Reading the file and the environment is `session.home`'s; here is only what they mean.
"""

import difflib
import re
import tomllib
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from quizcli.errors import QuizError
from quizcli.errors.state import BadSetting, SettingsSyntax, UnknownSetting
from quizcli.model import Lang

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Settings(Struct, frozen=True):
    """Every setting; an empty `zone` is the machine's own, `weekdays` weighs Monday first."""

    decks: tuple[str, ...]
    references: tuple[str, ...]
    lang: Lang
    new_per_day: int
    retention: float
    rollover: int
    zone: str
    weekdays: tuple[float, ...]


class Given(Struct, frozen=True):
    """A setting's value and where it comes from: `file:line`, a variable, or empty (default)."""

    value: Any
    origin: str


def _whole(low: int, high: int) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        right = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return value if right else None

    return check


def _retention(value: Any) -> Any:
    right = isinstance(value, float) and 0.7 <= value <= 0.99
    return value if right else None


def _paths(value: Any) -> Any:
    value = [value] if isinstance(value, str) else value
    right = (
        isinstance(value, list)
        and value
        and all(isinstance(v, str) and v and v.isprintable() for v in value)
    )
    return tuple(value) if right else None


def _folders(value: Any) -> Any:
    return () if value == [] else _paths(value)


def _lang(value: Any) -> Any:
    return value if value in ("ko", "en") else None


def _zone(value: Any) -> Any:
    if value == "":
        return value
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError, AttributeError):
        return None
    return value


def _weekdays(value: Any) -> Any:
    if not isinstance(value, list) or len(value) != 7:
        return None
    numbers = [v for v in value if isinstance(v, int | float) and not isinstance(v, bool)]
    right = len(numbers) == 7 and all(0 <= v <= 10 for v in numbers) and any(numbers)
    return tuple(float(v) for v in numbers) if right else None


CHECKS: dict[str, Callable[[Any], Any]] = {
    "decks": _paths,
    "references": _folders,
    "lang": _lang,
    "new_per_day": _whole(0, 9999),
    "retention": _retention,
    "rollover": _whole(0, 23),
    "zone": _zone,
    "weekdays": _weekdays,
}
"""Each key with what makes of its value the setting, or None where it cannot be one."""


def read(text: str, path: str) -> dict[str, Given]:
    """The settings of a config.toml. Raises QuizError naming the line of the first fault."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise QuizError(SettingsSyntax(path, str(error))) from error
    found = {}
    for key, value in table.items():
        line = _line(text, key)
        if key not in CHECKS:
            meant = difflib.get_close_matches(key, CHECKS, n=1)
            raise QuizError(UnknownSetting(path, line, key, "".join(meant), tuple(CHECKS)))
        found[key] = checked(key, value, f"{path}:{line}")
    return found


def checked(key: str, value: Any, origin: str) -> Given:
    """One value checked. Raises QuizError saying what is wanted."""
    made = CHECKS[key](value)
    if made is None:
        raise QuizError(BadSetting(origin, key, str(value), f"wanted.{key}"))
    return Given(made, origin)


def _line(text: str, key: str) -> int:
    """The line a top-level key or table stands on, counted from 1."""
    pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}\b""")
    return next(
        (number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1
    )
