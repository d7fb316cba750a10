"""What can go wrong with the learner's own files: database, folder, settings, backups."""

from quizcli.errors import Reason


class NewerDatabase(Reason, frozen=True):
    """Written by a newer program."""

    path: str
    found: int
    known: int


class DiskFull(Reason, frozen=True):
    path: str


class CannotWrite(Reason, frozen=True):
    """The folder or file cannot be written or made."""

    path: str
    detail: str


class Busy(Reason, frozen=True):
    """Another program has the database locked."""

    path: str


class Damaged(Reason, frozen=True):
    """SQLite says the file is no database, or broken."""

    path: str
    detail: str


class OtherSession(Reason, frozen=True):
    """Another session writes: its process, terminal and start (local time)."""

    pid: int
    terminal: str
    since: str


class NothingToUndo(Reason, frozen=True):
    """The log has no event left to undo."""


class NothingYet(Reason, frozen=True):
    """There is no database to copy: nothing was answered yet."""

    path: str


class NoBackup(Reason, frozen=True):
    """No backup of that name."""

    name: str
    known: tuple[str, ...]


class ClockBack(Reason, frozen=True):
    """The clock stands before the last answer."""

    last: str
    today: str


class SettingsSyntax(Reason, frozen=True):
    """config.toml is no TOML."""

    path: str
    detail: str


class UnknownSetting(Reason, frozen=True):
    """A key that does not exist; `meant` is the nearest, or empty."""

    path: str
    line: int
    key: str
    meant: str
    known: tuple[str, ...]


class BadSetting(Reason, frozen=True):
    """A value that cannot be used; `wanted` names the form in `labels`."""

    where: str
    key: str
    value: str
    wanted: str


class NoSuchVerb(Reason, frozen=True):
    """`quiz` with a word that is no command; `meant` is the nearest, or empty."""

    verb: str
    meant: str
    known: tuple[str, ...]


class NoTerminal(Reason, frozen=True):
    """`quiz today` without a terminal."""


class NoSuchDeck(Reason, frozen=True):
    """`--deck` matches nothing; `known` are the nearest or all names."""

    glob: str
    known: tuple[str, ...]


class DifferentDecks(Reason, frozen=True):
    """A deck name that two files claim: the second is set aside."""

    name: str
    first: str
