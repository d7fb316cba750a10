"""A card with its draws, before any reference was asked: what is to be asked, and of what.

The jobs of a card stand in one order: the reference itself, its further runs, then each
slip's own settings for all of these.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct, structs

from quizcli import arithmetic, catalogue, kinds
from quizcli.catalogue import listing
from quizcli.errors import Reason
from quizcli.model import Card, Computed, Job, Text, Value
from quizcli.variants import draw, placeholders

ANSWER = "answer"
"""The name an inverse question gives the answer typed."""
BUILDER = "layers"
"""The reference of cards to be built that name none."""


class Begun(Struct, frozen=True):
    """`names` holds the drawn and the `let` names; `jobs` is empty where nothing is asked."""

    card: Card
    seed: int
    names: dict[str, Value]
    jobs: tuple[Job, ...] = ()


def begin(card: Card, seed: int) -> Begun | Reason:
    """The card with the draws of a seed, and the jobs that its key hangs on."""
    computed = card.computed
    if computed is None:
        return Begun(card, seed, {})
    names = draw.drawn(_drawable(card, computed), seed)
    if isinstance(names, Reason):
        return names
    if not computed.reference:
        return Begun(card, seed, names)
    tried = names
    if computed.accept:
        example = exemplary(card, names)
        if isinstance(example, Reason):
            return example
        tried = {**names, ANSWER: example}
    asked = jobs(computed, tried)
    return asked if isinstance(asked, Reason) else Begun(card, seed, names, asked)


def _drawable(card: Card, computed: Computed) -> Computed:
    """What is drawn; a rule over symbols says nothing about it."""
    symbols = kinds.symbols(kinds.alone(card).fields)
    return structs.replace(computed, where="") if over(computed.where, symbols) else computed


def over(rule: str, symbols: Sequence[str]) -> bool:
    """Whether a rule speaks of symbols, for which nothing is drawn."""
    read = arithmetic.read(rule.removeprefix("="))
    return not isinstance(read, Reason) and not read.names.isdisjoint(symbols)


def jobs_of(card: Card, seed: int) -> tuple[Job, ...]:
    """What references are to be asked for a seed; nothing where it cannot be drawn."""
    start = begin(card, seed)
    return () if isinstance(start, Reason) else start.jobs


def sought(fields: Any) -> str:
    """The property that layers must have, where a card asks for layers."""
    return getattr(fields, "property", "")


def exemplary(card: Card, names: Mapping[str, Value]) -> Value | Reason:
    """The example of an inverse question: a number, or layers with numbers filled in.

    Those have no commas between thousands, which would part arguments.
    """
    computed = card.computed or Computed()
    if not sought(card.fields):
        return arithmetic.evaluated(computed.example, names)
    printed = {name: arithmetic.shown(value) for name, value in names.items()}
    plain = {name: Text(each, each) for name, each in printed.items()}
    typed = placeholders.fill(computed.example, plain, "en")
    from quizcli import layering  # its patterns are compiled only where layers are asked for

    return layering.read(typed, computed.reference or BUILDER, card.fields.layers)


def jobs(computed: Computed, names: Mapping[str, Value]) -> tuple[Job, ...] | Reason:
    """Every job of a card, in their order."""
    if unknown := listing.unknown(computed.reference):
        return unknown
    found = []
    for changes in _settings(computed):
        job = _job(computed, names, changes)
        if isinstance(job, Reason):
            return job
        found.append(job)
    return tuple(found)


def _settings(computed: Computed) -> Iterator[tuple[dict[str, Any], ...]]:
    """What each job changes in `with`: nothing, a run's settings, a slip's, or both."""
    runs = [(), *((run,) for run in computed.runs.values())]
    for slip in [(), *((slip.given,) for slip in computed.slips if slip.given)]:
        for run in runs:
            yield (*run, *slip)


def job(computed: Computed, names: Mapping[str, Value]) -> Job | Reason:
    """The first of the jobs alone."""
    return _job(computed, names, ())


def _job(
    computed: Computed, names: Mapping[str, Value], changes: tuple[dict[str, Any], ...]
) -> Job | Reason:
    header = catalogue.header(computed.reference)
    known = header.parameters if header else {}
    parameters = {name: plain(value) for name, value in names.items() if name in known}
    for given in (computed.given, *changes):
        settled = _settled(given, names)
        if isinstance(settled, Reason):
            return settled
        parameters |= settled
    return Job(computed.reference, parameters)


def _settled(given: Any, names: Mapping[str, Value]) -> Any:
    """Settings with each `=expression` in them replaced by its value, or a Reason."""
    if isinstance(given, str) and given.startswith("="):
        value = arithmetic.evaluated(given, names)
        return value if isinstance(value, Reason) else plain(value)
    if isinstance(given, Mapping):
        pairs = {name: _settled(each, names) for name, each in given.items()}
        return _first(pairs.values()) or pairs
    if isinstance(given, list | tuple):
        entries = [_settled(each, names) for each in given]
        return _first(entries) or entries
    return given


def _first(values: Any) -> Reason | None:
    return next((value for value in values if isinstance(value, Reason)), None)


def plain(value: Value) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, Fraction):
        return float(value)
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def exact(value: Any) -> Any:
    """What came from JSON as a value: lists as tuples, at whatever depth."""
    if isinstance(value, list | tuple):
        return tuple(map(exact, value))
    if isinstance(value, Mapping):
        return {name: exact(each) for name, each in value.items()}
    return value
