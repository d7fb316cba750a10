"""What can be wrong with what a command was given."""

import difflib

from quizcli.errors import Reason


class NoSuchItem(Reason, frozen=True):
    """An item no deck has."""

    item: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        """The item probably meant, or nothing."""
        by_name = {item: item for item in self.known}
        if ":" not in self.item:
            by_name = {item.partition(":")[2]: item for item in self.known}
        close = difflib.get_close_matches(self.item, by_name, n=1, cutoff=0.5)
        return "".join(by_name[name] for name in close)


class NotASetting(Reason, frozen=True):
    """What should be `name=value` and is not."""

    text: str


class BadLine(Reason, frozen=True):
    """A line of a batch that is no request; `wanted` shows one."""

    line: int
    wanted: str


class NoSuchPath(Reason, frozen=True):
    """A file or folder that is not there, or holds no deck."""

    path: str


class NeedsItem(Reason, frozen=True):
    """A command without what it is about; `usage` shows it whole."""

    usage: str


class NeverReviewed(Reason, frozen=True):
    """An item of which the log holds no review that counts."""

    item: str


class NoSuchFlag(Reason, frozen=True):
    """An option that the command has not, among the words of an answer."""

    flag: str
    usage: str


class NotText(Reason, frozen=True):
    """Bytes that are no UTF-8, as Python writes them."""

    text: str
