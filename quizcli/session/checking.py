"""Does a card ask, grade and teach? Its variants over many seeds, judged by the reference.

What the deck's own text shows to be wrong was found when it was read; here it is tried.
"""

import json
from collections.abc import Iterator, Sequence

from msgspec import Struct

from quizcli import arithmetic, kinds
from quizcli.errors import Reason
from quizcli.errors.check import (
    FormulaDiffers,
    FormulaFails,
    SampleFails,
    SlipSeldom,
    VariantFails,
)
from quizcli.model import Card, Job, Reading, Text, Value, Variant
from quizcli.oracle.protocol import Answer
from quizcli.session import freshness, judging, proofs
from quizcli.session.trial import Trial
from quizcli.variants import begun, draw, making
from quizcli.variants.begun import Begun

SEEDS = 1000
LEAST_SLIP_SHARE = 25
SAMPLED = 20
"""Variants on which the kind's own samples are tried."""
STATIC_SEEDS = 200
"""Seeds for cards that draw nothing but the order of their options."""
FEWEST_FOR_PROOF = 200
"""Variants, or all there are, over which a closed form must agree to count as proved."""


class Checked(Struct, frozen=True):
    """What was found of a card; `proof` names its closed form where that was proved."""

    card: Card
    found: tuple[Reason, ...] = ()
    proof: str = ""
    unchecked: bool = False


class _Tries(Struct, frozen=True):
    """The variants of many seeds, in their order; failures apart."""

    variants: list[Variant]
    failures: list[tuple[Begun | None, Reason]]


def check(trial: Trial, card: Card, seeds: int = SEEDS) -> Checked:
    """All that is found of one card over so many seeds, or as many as have different draws."""
    if card.computed and card.computed.reference and not trial.torch:
        return Checked(card, unchecked=True)
    count = seeds if card.computed else min(seeds, STATIC_SEEDS)
    starts, failures = _starts(card, count)
    tries = _tries(trial, starts, failures)
    found = [*_failures(tries, count), *_samples(trial, tries.variants)]
    proof = ""
    if card.computed and tries.variants:
        formula = _formula(trial, tries.variants)
        found += [*formula, *_slips(tries.variants)]
        seen = len({_numbers(start) for start in starts})
        enough = seeds >= FEWEST_FOR_PROOF or seen >= draw.most(card.computed)
        tried = not card.computed.accept or all(isinstance(v.made.key, int) for v in tries.variants)
        if card.computed.closed_form and not formula and not failures and enough and tried:
            proof = proofs.fingerprint(card)
    found += freshness.faults(card, tries.variants, counted=seeds >= SEEDS)
    return Checked(card, tuple(found), proof)


def _starts(card: Card, seeds: int) -> tuple[list[Begun], list[tuple[Begun | None, Reason]]]:
    starts: list[Begun] = []
    failures: list[tuple[Begun | None, Reason]] = []
    for seed in range(seeds):
        start = begun.begin(card, seed)
        if isinstance(start, Reason):
            failures.append((None, start))
        else:
            starts.append(start)
    return starts, failures


def _numbers(start: Begun) -> str:
    """What was drawn, as it tells one variant from another."""
    return json.dumps({name: begun.plain(value) for name, value in start.names.items()})


def _tries(
    trial: Trial, starts: Sequence[Begun], failures: list[tuple[Begun | None, Reason]]
) -> _Tries:
    """Every variant, each job asked once however many variants need it."""
    answers = _answers(trial, [job for start in starts for job in start.jobs])
    variants = []
    for start in starts:
        results: list[making.Results] = [answers[_name(job)] for job in start.jobs]
        variant = making.made(start, results, trial.torch or "", trial.terms)
        if isinstance(variant, Reason):
            failures.append((start, variant))
        else:
            variants.append(variant)
    return _Tries(variants, failures)


def _answers(trial: Trial, jobs: Sequence[Job]) -> dict[str, making.Results]:
    unique = {_name(job): job for job in jobs}
    outcomes = trial.ask(tuple(unique.values()))
    return {
        name: outcome.results if isinstance(outcome, Answer) else outcome
        for name, outcome in zip(unique, outcomes, strict=True)
    }


def _name(job: Job) -> str:
    return job.reference + json.dumps(job.parameters, sort_keys=True)


def _draws(start: Begun | None) -> str:
    """The drawn numbers as a message shows them."""
    names = start.names if start else {}
    return ", ".join(f"{name}={arithmetic.shown(value)}" for name, value in names.items()) or "-"


def _failures(tries: _Tries, count: int) -> Iterator[Reason]:
    """One line for each way to fail."""
    by_class: dict[type[Reason], list[tuple[Begun | None, Reason]]] = {}
    for start, reason in tries.failures:
        by_class.setdefault(type(reason), []).append((start, reason))
    for several in by_class.values():
        start, reason = several[0]
        yield VariantFails(_draws(start), reason, len(several), count)


def _samples(trial: Trial, variants: Sequence[Variant]) -> Iterator[Reason]:
    """Whether the kind's own answers to the first variants come out as it says.

    Numbers that are an inverse question's are not tried: any number may have the property.
    """
    for variant in variants[:SAMPLED]:
        kind = kinds.load(variant.card.kind)
        samples = kind.samples(variant)
        computed = variant.card.computed
        if computed and computed.accept and not begun.sought(variant.card.fields):
            continue
        for wanted in ("right", "wrong", "unreadable"):
            for typed in getattr(samples, wanted):
                got = _verdict(trial, variant, typed)
                if got != wanted:
                    yield SampleFails(typed, wanted, got, _draws(_begun(variant)))
                    return


def _verdict(trial: Trial, variant: Variant, typed: str) -> str:
    reading = kinds.load(variant.card.kind).parse(variant, typed)
    if not isinstance(reading, Reading):
        return "unreadable"
    grade = judging.graded(variant, reading, lambda job: trial.ask((job,))[0])
    return "unreadable" if isinstance(grade, Reason) else "right" if grade.right else "wrong"


def _begun(variant: Variant) -> Begun:
    return Begun(variant.card, variant.seed, variant.made.draws)


def _formula(trial: Trial, variants: Sequence[Variant]) -> list[Reason]:
    """Where the closed form and the reference disagree: the first place, if any."""
    computed = variants[0].card.computed
    if computed is None or not computed.closed_form:
        return []
    if computed.accept:
        return list(_inverse(trial, variants))[:1]
    for variant in variants:
        formula = arithmetic.evaluated(computed.closed_form, _drawn(variant))
        if isinstance(formula, Reason):
            return [FormulaFails(_draws(_begun(variant)), formula)]
        if variant.made.key is None or not _same(variant, formula, variant.made.key):
            said = "-" if variant.made.key is None else arithmetic.shown(variant.made.key)
            return [FormulaDiffers(_draws(_begun(variant)), arithmetic.shown(formula), said)]
    return []


def _drawn(variant: Variant) -> dict[str, Value]:
    """What a closed form may use: drawn and `let` names."""
    computed = variant.card.computed
    assert computed
    return {name: variant.made.names[name] for name in (*computed.draw, *computed.let)}


def _same(variant: Variant, one: Value, other: Value) -> bool:
    """Equal: exactly where both are exact, else to twelve digits."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(_same(variant, a, b) for a, b in pairs)
    if isinstance(one, float) or isinstance(other, float):
        return abs(float(one) - float(other)) <= 1e-12 * max(1.0, abs(float(other)))  # type: ignore[arg-type]
    return one == other


def _inverse(trial: Trial, variants: Sequence[Variant]) -> Iterator[Reason]:
    """Whether the closed form of an inverse question says the same of answers as the reference.

    Tried around the example, where formulas go wrong: it, its neighbours, nothing and twice it.
    """
    for variant in variants[:FEWEST_FOR_PROOF]:
        example = variant.made.key
        if not isinstance(example, int):
            return
        for answer in dict.fromkeys((example, example - 1, example + 1, 0, 2 * example)):
            reading = Reading(Text(str(answer), str(answer)), answer)
            graded = judging.graded(variant, reading, lambda job: trial.ask((job,))[0])
            computed = variant.card.computed
            assert computed
            names = {**_drawn(variant), begun.ANSWER: answer}
            formula = arithmetic.evaluated(computed.closed_form, names)
            held = not isinstance(graded, Reason) and graded.right
            if formula is not held:
                shown = "?" if isinstance(formula, Reason) else arithmetic.shown(formula)
                about = _draws(Begun(variant.card, variant.seed, names))
                yield FormulaDiffers(about, shown, arithmetic.shown(held))


def _slips(variants: Sequence[Variant]) -> Iterator[Reason]:
    """Slips that too seldom tell a mistake from the key and from the slips before them."""
    computed = variants[0].card.computed
    assert computed
    for place, slip in enumerate(computed.slips):
        before = {other.label for other in computed.slips[:place]}
        distinct = sum(_distinct(variant, slip.label, before) for variant in variants)
        share = 100 * distinct // len(variants)
        if share < LEAST_SLIP_SHARE:
            yield SlipSeldom(slip.label, share, LEAST_SLIP_SHARE)


def _distinct(variant: Variant, label: str, before: set[str]) -> bool:
    """Whether this slip is seen in the variant: by the key's own tolerance, then by value."""
    value = next((s.value for s in variant.made.slips if s.label == label), None)
    if value is None:
        return False
    reading = Reading(Text("", ""), value)
    try:
        right = kinds.load(variant.card.kind).grade(variant, reading).right
    except (TypeError, ValueError):
        return False
    others = [s.value for s in variant.made.slips if s.label in before]
    return not right and value not in others
