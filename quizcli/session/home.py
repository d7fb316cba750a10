"""Where the learner's files are, and the settings in force: the only reader of the environment
besides the terminal's."""

import os
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, convert

from quizcli import settings
from quizcli.errors import QuizError
from quizcli.errors.state import CannotWrite
from quizcli.model import Lang
from quizcli.settings import Given, Settings


class Home(Struct, frozen=True):
    """The learner's folder and the files in it."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "quiz.db"

    @property
    def index(self) -> Path:
        return self.root / "index.db"

    @property
    def config(self) -> Path:
        return self.root / "config.toml"

    @property
    def proofs(self) -> Path:
        """The closed forms proved here."""
        return self.root / "proved.json"

    @property
    def worker_log(self) -> Path:
        """What the worker's libraries say."""
        return self.root / "worker.log"

    @property
    def starter(self) -> Path:
        """Where the shipped decks are copied to."""
        return self.root / "decks"


def find(environ: Mapping[str, str] = os.environ) -> Home:
    """QUIZ_HOME, or the folder the platform keeps such data in."""
    if given := environ.get("QUIZ_HOME"):
        return Home(_path(given))
    import platformdirs

    return Home(platformdirs.user_data_path("quizcli"))


def _path(name: str, beside: Path | None = None) -> Path:
    """A whole path, `~` written out, relative to a folder or to here.

    Raises QuizError where it names nobody or is no text.
    """
    try:
        name.encode()
        path = Path(name).expanduser()
        return beside / path if beside else path.absolute()
    except (RuntimeError, UnicodeEncodeError, OSError) as error:
        raise QuizError(CannotWrite(ascii(name), str(error))) from error


def given(home: Home, lang: str = "", environ: Mapping[str, str] = os.environ) -> dict[str, Given]:
    """Every setting with where its value comes from: option, config.toml, environment, default.

    Raises QuizError where config.toml has a fault.
    """
    found = {
        "decks": Given((str(home.starter),), ""),
        "references": Given((), ""),
        "lang": _spoken(environ),
        "new_per_day": Given(20, ""),
        "retention": Given(0.9, ""),
        "rollover": Given(4, ""),
        "zone": Given("", ""),
        "weekdays": Given((1.0,) * 7, ""),
    }
    try:
        text = home.config.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError(CannotWrite(str(home.config), str(error))) from error
    found |= settings.read(text, str(home.config))
    if lang:
        found["lang"] = settings.checked("lang", lang, "--lang")
    return found


def _spoken(environ: Mapping[str, str]) -> Given:
    """Korean where the environment speaks it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return Given("ko" if value.startswith("ko") else "en", name)
    return Given("en", "")


def in_force(values: Mapping[str, Given]) -> Settings:
    return convert({key: given.value for key, given in values.items()}, Settings)


def language(environ: Mapping[str, str] = os.environ) -> Lang:
    """The language to speak before, or without, readable settings."""
    try:
        value: Lang = given(find(environ), "", environ)["lang"].value
    except QuizError:
        value = _spoken(environ).value
    return value


def zone(settings: Settings) -> tzinfo | None:
    """The zone study days are counted in; None is the machine's own."""
    return ZoneInfo(settings.zone) if settings.zone else None


def folders(home: Home, settings: Settings) -> list[Path]:
    """The folders of decks; relative ones start at the learner's folder."""
    return [_path(name, home.root) for name in settings.decks]
