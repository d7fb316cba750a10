"""What `quiz check` finds in cards that can be read: whether they ask, grade and teach."""

from quizcli.errors import Reason


class OneLanguage(Reason, frozen=True):
    """A text whose side for `lang` is not in that language; `field` is where."""

    field: str
    lang: str


class VariantFails(Reason, frozen=True):
    """Numbers with which the card cannot be asked: the first of `count` among `of` variants."""

    draws: str
    reason: Reason
    count: int
    of: int


class FormulaDiffers(Reason, frozen=True):
    """A closed form that says something else than the reference."""

    draws: str
    formula: str
    reference: str


class FormulaFails(Reason, frozen=True):
    """A closed form that has no value."""

    draws: str
    reason: Reason


class SlipSeldom(Reason, frozen=True):
    """A slip that too seldom differs from the key and the slips before it; `share` in percent."""

    label: str
    share: int
    least: int


class FewKeys(Reason, frozen=True):
    """A computed card with too few different keys."""

    count: int
    least: int
    seeds: int


class FrequentKey(Reason, frozen=True):
    """A key, or a right answer, that comes too often; `share` in percent."""

    key: str
    share: int
    most: int


class UnevenPlaces(Reason, frozen=True):
    """Options whose right one stands more often at some places than at others."""

    counts: tuple[int, ...]


class SampleFails(Reason, frozen=True):
    """An answer that should be `wanted` and was found to be `got`."""

    typed: str
    wanted: str
    got: str
    draws: str


class UnknownItem(Reason, frozen=True):
    """An item named under `after` that no deck read has."""

    item: str


class TermVaries(Reason, frozen=True):
    """A concept that a deck calls by several names."""

    term: str
    names: tuple[str, ...]


class NotChecked(Reason, frozen=True):
    """Computed cards that could not be checked without torch."""

    count: int
