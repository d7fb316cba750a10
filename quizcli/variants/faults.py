"""What is wrong with a card's names, expressions and placeholders, before anything is drawn."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from quizcli import arithmetic, catalogue, kinds, layering
from quizcli.catalogue import listing
from quizcli.errors import Reason
from quizcli.errors.build import LayersAreTyped, NothingToBuild
from quizcli.errors.computed import (
    AcceptNeeds,
    BadName,
    KeyOnce,
    NameReserved,
    NameTaken,
    NotComputable,
    NothingWithout,
    SameSlip,
    SlipHow,
    UnknownResult,
    UnknownRun,
    UnusedName,
)
from quizcli.errors.deck import MissingField
from quizcli.kinds import Fault
from quizcli.model import Computed, Lang, Text
from quizcli.variants import begun, placeholders
from quizcli.variants.begun import ANSWER

Path = tuple[str | int, ...]

RESERVED = (ANSWER, "key", "and", "or", "not", "true", "false")
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_RUN = re.compile("[a-z][a-z0-9_]*")


class Names:
    """The names of a card, and which of them were used; `built`: it asks for layers.

    `symbols` are names without values, for a key that is a formula.
    """

    def __init__(self, computed: Computed, built: bool, symbols: tuple[str, ...]) -> None:
        header = catalogue.header(computed.reference) if computed.reference else None
        self.computed = computed
        self.built = built
        self.symbols = symbols
        self.drawn = (*computed.draw, *computed.let)
        self.parameters: tuple[str, ...] = tuple(header.parameters) if header else ()
        self.plain: tuple[str, ...] = tuple(header.results) if header else ()
        runs = [f"{name}@{run}" for run in computed.runs for name in self.plain]
        self.results = (*self.plain, *runs)
        self.answer = (ANSWER,) if computed.accept else ()
        self.used: set[str] = {name for name in self.drawn if name in self.parameters}

    def expression(self, path: Path, text: str, known: Collection[str]) -> Iterator[Fault]:
        """What is wrong with an expression over these names."""
        read = arithmetic.read(text.removeprefix("="))
        if isinstance(read, Reason):
            yield Fault(path, read)
            return
        self.used |= read.names
        if unknown := arithmetic.unknown(read, tuple(known)):
            yield Fault(path, unknown)

    def settings(self, path: Path, given: Any) -> Iterator[Fault]:
        """What is wrong with the expressions among the settings of a reference."""
        if isinstance(given, str) and given.startswith("="):
            yield from self.expression(path, given, (*self.drawn, *self.answer))
        elif isinstance(given, dict):
            for name, each in given.items():
                yield from self.settings((*path, name), each)
        elif isinstance(given, list | tuple):
            for index, each in enumerate(given):
                yield from self.settings((*path, index), each)

    def take(self, path: Path, text: str) -> Iterator[Fault]:
        """What is wrong with what is taken of the results."""
        if text.startswith("="):
            yield from self.expression(path, text, (*self.drawn, *self.results))
            return
        name = arithmetic.path_name(text)
        if isinstance(name, Reason):
            yield Fault(path, name)
        elif name not in self.results:
            result, _, run = name.partition("@")
            if run and run not in self.computed.runs:
                yield Fault(path, UnknownRun(name, tuple(self.computed.runs)))
            else:
                reference = self.computed.reference
                yield Fault(path, UnknownResult(result, reference, self.plain))

    def text(self, path: Path, text: Text, known: Collection[str]) -> Iterator[Fault]:
        """What is wrong with the placeholders of a text."""
        both: tuple[tuple[Path, str, Lang], ...] = ((path, text.ko, "ko"),)
        if text.ko != text.en:
            both = (((*path, "ko"), text.ko, "ko"), ((*path, "en"), text.en, "en"))
        for where, side, lang in both:
            self.used |= {name for name, _ in placeholders.names(side)}
            yield from (Fault(where, fault) for fault in placeholders.faults(side, known, lang))


def faults(
    kind: kinds.Kind, computed: Computed, fields: Any, texts: Iterable[tuple[Path, Text]]
) -> list[Fault]:
    """All of them; `texts` are the card's texts with the paths to them."""
    names = Names(computed, bool(begun.sought(fields)), kinds.symbols(fields))
    known = (*names.drawn, *names.results)
    found = [*_named(computed, names), *_asked(computed, names), *_keyed(kind, computed, fields)]
    found += _expressions(computed, names)
    for path, expression in kind.expressions(fields):
        found += names.expression(path, expression, (*known, *names.symbols))
    for path, text in (*texts, *kind.texts(fields)):
        found += names.text(path, text, (*known, "key") if path == ("work",) else known)
    if begun.sought(fields):
        found += _built(kinds.name(kind), computed, fields, names)
    if not found:
        unused = (name for name in names.drawn if name not in names.used)
        fields_of = {name: "draw" if name in computed.draw else "let" for name in names.drawn}
        found += [Fault((fields_of[name], name), UnusedName(name)) for name in unused]
    return found


def _named(computed: Computed, names: Names) -> Iterator[Fault]:
    """Names that cannot be, or mean something else already."""
    for field, given in (("draw", computed.draw), ("let", computed.let)):
        for name in given:
            if not _NAME.fullmatch(name):
                yield Fault((field, name), BadName(name))
            elif name in RESERVED or name in arithmetic.FUNCTIONS:
                yield Fault((field, name), NameReserved(name))
            elif name in names.plain:
                yield Fault((field, name), NameTaken(name, computed.reference))
    for name in names.symbols:
        if name in names.drawn or name in names.plain:
            owner = "let" if name in computed.let else "draw"
            owner = owner if name in names.drawn else computed.reference
            yield Fault(("symbols", name), NameTaken(name, owner))
    for name in computed.let.keys() & computed.draw.keys():
        yield Fault(("let", name), NameTaken(name, "draw"))
    for run in computed.runs:
        if not _RUN.fullmatch(run):
            yield Fault(("runs", run), BadName(run))


def _asked(computed: Computed, names: Names) -> Iterator[Fault]:
    """What is wrong with the reference and its settings."""
    if computed.reference:
        if unknown := listing.unknown(computed.reference):
            yield Fault(("reference",), unknown)
            return
        settings: list[tuple[Path, dict[str, Any]]] = [(("with",), computed.given)]
        settings += [(("runs", run), given) for run, given in computed.runs.items()]
        settings += [
            (("slips", index, "with"), slip.given) for index, slip in enumerate(computed.slips)
        ]
        for path, given in settings:
            for name in given:
                if unknown := listing.unknown_parameter(computed.reference, name):
                    yield Fault((*path, name), unknown)
        return
    needing = {"with": computed.given, "take": computed.take, "runs": computed.runs}
    for field, wanted in needing.items():
        if wanted and not str(wanted).startswith("="):
            yield Fault((field,), NothingWithout(field, "reference"))
    for index, slip in enumerate(computed.slips):
        for field, changed in (("with", bool(slip.given)), ("take", bool(slip.take))):
            if changed:
                yield Fault(("slips", index, field), NothingWithout(field, "reference"))


def _keyed(kind: kinds.Kind, computed: Computed, fields: Any) -> Iterator[Fault]:
    """Whether the key is given once, in a kind that can have one computed."""
    own = [name for name in ("answer", "key") if getattr(fields, name, None)]
    if kind.COMPUTED:
        given = [*own, *(["take"] if computed.take else [])]
        given += ["accept"] if computed.accept else []
        if len(given) != 1:
            yield Fault((given[-1],) if given else (), KeyOnce(tuple(given)))
        elif given == ["key"] and computed.reference == "" and computed.closed_form:
            yield Fault(("closed_form",), NothingWithout("closed_form", "reference"))
    else:
        yield from _uncomputed(kinds.name(kind), computed, fields)
    if computed.example and not computed.accept:
        yield Fault(("example",), NothingWithout("example", "accept"))
    if computed.accept and not begun.sought(fields):
        for field in ("example", "reference"):
            if not getattr(computed, field):
                yield Fault(("accept",), AcceptNeeds(field))
        if not _uses_answer(computed.given):
            yield Fault(("accept",), AcceptNeeds("with"))


def _built(kind: str, computed: Computed, fields: Any, names: Names) -> Iterator[Fault]:
    """What is wrong with a card that asks for layers; its property is the kind's own."""
    for field in ("take", "runs", "closed_form"):
        if getattr(computed, field):
            yield Fault((field,), NotComputable(field, kind))
    if computed.accept != fields.property:
        yield Fault(("accept",), NotComputable("accept", kind))
    taken = layering.stack(computed.reference)
    if taken is None and not listing.unknown(computed.reference):
        yield Fault(("reference",), NothingToBuild(computed.reference))
    elif taken and computed.given[taken[0]] != f"={ANSWER}":
        yield Fault(("with", taken[0]), LayersAreTyped(taken[0]))
    for index, slip in enumerate(computed.slips):
        for name, given in (("with", slip.given), ("take", slip.take)):
            if given:
                yield Fault(("slips", index, name), NotComputable(name, kind))
    if not computed.example:
        yield Fault((), MissingField("example"))
        return
    wrong = [*names.text(("example",), Text(computed.example, computed.example), names.drawn)]
    yield from wrong
    if not wrong and taken and not placeholders.names(computed.example):
        read = layering.read(computed.example, computed.reference, fields.layers)
        if isinstance(read, Reason):
            yield Fault(("example",), read)


def _uncomputed(kind: str, computed: Computed, fields: Any) -> Iterator[Fault]:
    """Fields that say how a key is computed, where none is; a formula has slips of its own."""
    formula = bool(kinds.symbols(fields))
    for field in ("take", "accept", "slips", "closed_form"):
        if getattr(computed, field) and not (formula and field == "slips"):
            yield Fault((field,), NotComputable(field, kind))
    if formula and computed.reference:
        for index, slip in enumerate(computed.slips):
            if slip.given or slip.take:
                field = "with" if slip.given else "take"
                yield Fault(("slips", index, field), NotComputable(field, kind))


def _uses_answer(given: Any) -> bool:
    """Whether a setting hangs on the answer."""
    if isinstance(given, str) and given.startswith("="):
        read = arithmetic.read(given[1:])
        return not isinstance(read, Reason) and ANSWER in read.names
    inner = given.values() if isinstance(given, dict) else given
    return isinstance(given, dict | list | tuple) and any(map(_uses_answer, inner))


def _expressions(computed: Computed, names: Names) -> Iterator[Fault]:
    """What is wrong with the expressions of the common fields."""
    before = [*computed.draw]
    for name, text in computed.let.items():
        yield from names.expression(("let", name), text, tuple(before))
        before.append(name)
    drawn, known = names.drawn, (*names.drawn, *names.results)
    rules = [
        ("where", computed.where, (*drawn, *names.symbols)),
        ("closed_form", computed.closed_form, (*drawn, *names.answer)),
    ]
    if not names.built:
        rules += [
            ("example", computed.example, drawn),
            ("accept", computed.accept, (*known, *names.answer)),
        ]
    for field, text, allowed in rules:
        if text:
            yield from names.expression((field,), text, allowed)
    yield from names.settings(("with",), computed.given)
    for run, given in computed.runs.items():
        yield from names.settings(("runs", run), given)
    if computed.take.startswith("=") or (computed.take and names.plain):
        yield from names.take(("take",), computed.take)
    yield from _slips(computed, names, known)


def _slips(computed: Computed, names: Names, known: Collection[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, slip in enumerate(computed.slips):
        path: Path = ("slips", index)
        if not (slip.when or slip.given or slip.take) or (slip.when and (slip.given or slip.take)):
            yield Fault(path, SlipHow(slip.label))
        if slip.label in seen:
            yield Fault((*path, "label"), SameSlip(slip.label))
        seen.add(slip.label)
        if slip.when:
            yield from names.expression((*path, "when"), slip.when, (*known, *names.symbols))
        yield from names.settings((*path, "with"), slip.given)
        if slip.take and names.plain:
            yield from names.take((*path, "take"), slip.take)
        if slip.say:
            yield from names.text((*path, "say"), slip.say, known)
