"""YAML bytes to a tree of nodes that know their place, safely: decks come from strangers.

PyYAML's composer recurses and overflows the C stack on 50,000 brackets, and its constructor
guesses types. So only its event stream is used, and no longer than to the first limit passed.
"""

import codecs
import re

import yaml

from quizcli.decks import MOST_BYTES
from quizcli.decks.compose import Composer
from quizcli.decks.tree import Document, Flaw
from quizcli.errors.deck import ControlCharacter, EmptyFile, FileTooLarge, NotUtf8, Syntax

_UNREADABLE = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML forbids, and the three characters that YAML 1.1 alone takes for line ends."""
_BREAK = re.compile("\r\n?|\n")


def parse(data: bytes) -> Document | Flaw:
    """The only document of a file, or what makes the whole file unusable; never raises."""
    text = _decode(data)
    return text if isinstance(text, Flaw) else _compose(text)


def _decode(data: bytes) -> str | Flaw:
    if len(data) > MOST_BYTES:
        return Flaw(FileTooLarge(len(data), MOST_BYTES), 1, 1)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return Flaw(NotUtf8(f"0x{data[error.start]:02X}"), *_place(before))
    if found := _UNREADABLE.search(text):
        return Flaw(ControlCharacter.of(found[0]), *_place(text[: found.start()]))
    return text


def _place(before: str) -> tuple[int, int]:
    """The line and column of what comes after a text."""
    lines = _BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


def _compose(text: str) -> Document | Flaw:
    composer = Composer()
    try:
        read, take = yaml.CSafeLoader(text).get_event, composer.take
        while event := read():
            if flaw := take(event):
                return flaw
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Flaw(Syntax(error.problem or "", error.context or ""), line, column)
    if composer.root is None:
        return Flaw(EmptyFile(), 1, 1)
    return Document(composer.root, tuple(composer.flaws))
