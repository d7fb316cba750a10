"""What can be wrong with a deck, a card or a file of terms.

Where a reason knows the names there are, `meant` is the one that was probably meant, or
empty; it is looked for only when the reason is put into words.
"""

import difflib
import re
import unicodedata

from quizcli.errors import Reason


def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1)), "")


def _spelt(name: str, separators: str) -> str:
    """A name with the small letters, digits and single separators it may be made of."""
    plain = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(f"[^a-z0-9{separators}]+", "-", plain)
    return re.sub(f"([{separators}])[{separators}]+", r"\1", words).strip(separators)


class FileTooLarge(Reason, frozen=True):
    """A file larger than any deck; sizes in bytes."""

    size: int
    most: int


class FileUnreadable(Reason, frozen=True):
    """The system does not let the file be read; `error` is its name for why, like EACCES."""

    error: str


class NotUtf8(Reason, frozen=True):
    """A byte that UTF-8 does not have there."""

    byte: str


class Syntax(Reason, frozen=True):
    """Not YAML; `problem` and `context` are the parser's own words."""

    problem: str
    context: str


class EmptyFile(Reason, frozen=True):
    """Nothing in the file but comments and spaces."""


class SeveralDocuments(Reason, frozen=True):
    """A second YAML document in the file."""


class TooDeep(Reason, frozen=True):
    """Lists and mappings in each other, deeper than any deck."""

    most: int


class TooManyAliases(Reason, frozen=True):
    """More `*alias` than any deck needs."""

    most: int


class TooManyNodes(Reason, frozen=True):
    """More values, aliases written out, than any deck has."""

    most: int


class UnknownAlias(Reason, frozen=True):
    """`*name` without `&name` before it."""

    name: str


class ExplicitTag(Reason, frozen=True):
    """A YAML tag such as `!!python/object`."""

    tag: str


class DuplicateKey(Reason, frozen=True):
    """A key for the second time in one mapping."""

    key: str
    line: int


class KeyNotText(Reason, frozen=True):
    """A list or mapping where the name of a field belongs."""


class ControlCharacter(Reason, frozen=True):
    """A character that would command the terminal or turn the writing direction."""

    code: str

    @classmethod
    def of(cls, character: str) -> "ControlCharacter":
        return cls(f"U+{ord(character):04X}")


class TooManyMarks(Reason, frozen=True):
    """More combining marks on one letter than any script has."""

    most: int


class EmptyValue(Reason, frozen=True):
    """Nothing, or what YAML takes for nothing, where a value is needed."""

    word: str


class WrongShape(Reason, frozen=True):
    """A list where text is wanted, and the like: text, list, mapping, boolean, integer, number."""

    wanted: tuple[str, ...]
    got: str


class NotBoolean(Reason, frozen=True):
    """Something other than `true` and `false`; `value` with its quotes, if it has any."""

    value: str

    @property
    def meant(self) -> str:
        low = self.value.strip('"').lower()
        if low in ("yes", "y", "on", "true", "1", "예", "네"):
            return "true"
        return "false" if low in ("no", "n", "off", "false", "0", "아니요", "아니오") else ""


class NotNumber(Reason, frozen=True):
    """Something that is not a number, or not a whole one; `value` with its quotes."""

    value: str
    whole: bool


class UnknownValue(Reason, frozen=True):
    """Not one of the few words this field can hold."""

    value: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return _nearest(self.value, self.known)


class UnknownField(Reason, frozen=True):
    """A field that does not belong here."""

    field: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return _nearest(self.field, self.known)


class MissingField(Reason, frozen=True):
    """A field that must be there and is not."""

    field: str


class MissingLanguage(Reason, frozen=True):
    """A text in one language only; `language` is the other."""

    language: str


class UnknownKind(Reason, frozen=True):
    """Not a kind of card."""

    kind: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return _nearest(self.kind, self.known)


class BadId(Reason, frozen=True):
    """An id with other characters than small letters, digits and single hyphens."""

    id: str

    @property
    def meant(self) -> str:
        return _spelt(self.id, "-")


class BadDeckName(Reason, frozen=True):
    """A deck's name with other characters than small letters, digits and `.`, `_`, `-`."""

    name: str

    @property
    def meant(self) -> str:
        return _spelt(self.name, "._-")


class BadFormer(Reason, frozen=True):
    """A former name of a card that is neither `id` nor `deck:id`."""

    name: str


class DuplicateId(Reason, frozen=True):
    """An id that an earlier card of the deck already has."""

    id: str
    file: str
    line: int


class NoNames(Reason, frozen=True):
    """A term without any name."""

    term: str


class SharedName(Reason, frozen=True):
    """A name that another term already has, after folding."""

    name: str
    term: str
    file: str
    line: int


class EmptyText(Reason, frozen=True):
    """A text that is empty, or nothing but spaces and punctuation."""


class TermOrAll(Reason, frozen=True):
    """`answer: {…}` needs exactly one of `term` and `all`."""


class UnknownTerm(Reason, frozen=True):
    """A term that terms.yaml does not have."""

    term: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return _nearest(self.term, self.known)


class TooFewOptions(Reason, frozen=True):
    """A choice with one option or none."""

    count: int


class TooManyOptions(Reason, frozen=True):
    """A choice with more options than there are letters."""

    count: int
    most: int


class NoRightOption(Reason, frozen=True):
    """No option says `right: true`."""


class SeveralRight(Reason, frozen=True):
    """More than one right option where the card does not say `several: true`."""

    count: int


class SameOptions(Reason, frozen=True):
    """Two options that read the same."""

    text: str
    first: int


class TextOrValue(Reason, frozen=True):
    """An option needs a text or a value, and not both."""
