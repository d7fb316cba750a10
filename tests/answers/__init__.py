"""Tables of answers as learners type them, and the cards they are typed at.

One table a kind, `KIND.txt`. A line beginning with `card` opens a card: the fields of its kind
in YAML, `made` a computed key, `formula` a key that is one, `slips` known mistakes with their
values, `seed` for what stands in an order drawn. Below it, one answer a line:

    typed | echoed | right, wrong, near, wrong with the slip's label and the reasons, or the
                     reason for which it cannot be read (echoed is then `-`)
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.model import Card, Computed, Made, Place, Slipped, Term, Text, Unreadable, Variant

HERE = Path(__file__).parent
TERMS = {
    "relu": Term("relu", ("렐루",), ("rectified linear unit",), ("ReLU",)),
    "loss": Term("loss", ("손실 함수",), ("loss function",)),
    "forget-gate": Term("forget-gate", ("망각 게이트", "포겟 게이트"), ("forget gate",)),
    "convolution": Term("convolution", ("합성곱", "컨볼루션"), ("convolution",), ("conv",)),
}


def value(source: Any) -> Any:
    """Texts are exact numbers or formulas, lists are tuples, anything else is itself."""
    if isinstance(source, list):
        return tuple(map(value, source))
    if not isinstance(source, str):
        return source
    if not re.fullmatch("[-+0-9./e]+", source):
        return source
    number = Fraction(source)
    return int(number) if number.denominator == 1 else number


def attempt(
    kind: str, *, key=None, slips=(), names=None, accept="", where="", seed=0, **fields
) -> Variant | Reason:
    if "formula" in fields:
        fields["key"] = fields.pop("formula")
    typed = msgspec.convert(both(fields), kinds.load(kind).Fields)
    computed = Computed(accept=accept, where=where) if accept or where else None
    ask = Text("질문", "question")
    card = Card("d", "c", kind, ask, typed, Place("d.yaml", 1, 1), computed=computed)
    made = Made(card, seed, ask, key=key, slips=tuple(slips), names=names or {})
    return kinds.load(kind).variant(made, TERMS)


def both(source: Any, field: str = "") -> Any:
    """Fields with each text that shows something in both languages, as a deck may leave it."""
    if isinstance(source, dict):
        return {name: both(each, name) for name, each in source.items()}
    if isinstance(source, list):
        return [both(each, field) for each in source]
    shows = isinstance(source, str) and field in ("text", "left", "right", "say", "rows", "others")
    return {"ko": source, "en": source} if shows else source


def posed(kind: str, **fields) -> Variant:
    variant = attempt(kind, **fields)
    assert isinstance(variant, Variant), variant
    return variant


def outcome(kind: str, variant: Variant, typed: str) -> tuple[str, str]:
    """What was echoed and the verdict, as the tables write them."""
    module = kinds.load(kind)
    reading = module.parse(variant, typed)
    if isinstance(reading, Unreadable):
        return "-", type(reading.reason).__name__
    grade = module.grade(variant, reading)
    if grade.near and grade.near.again:
        return "-", "Misspelt"
    words = [
        "right" if grade.right else "near" if grade.near else "wrong",
        grade.slip,
        *(type(w).__name__ for w in grade.why),
    ]
    return reading.shown.en, " ".join(filter(None, words))


def table(kind: str) -> list[Any]:
    """Every line of a kind's table with the card it stands under."""
    return list(_lines(kind))


def _lines(kind: str) -> Iterator[Any]:
    variant = None
    for number, line in enumerate(HERE.joinpath(f"{kind}.txt").read_text("utf-8").split("\n"), 1):
        if line.startswith("card "):
            fields = yaml.safe_load(line.removeprefix("card "))
            key, slips = value(fields.pop("made", None)), fields.pop("slips", {})
            known = [Slipped(label, value(source)) for label, source in slips.items()]
            variant = posed(kind, key=key, slips=known, **fields)
        elif line and not line.startswith("#"):
            typed, shown, verdict = line.rsplit("|", 2)
            yield pytest.param(
                variant,
                typed.removesuffix(" "),
                (shown.strip(), verdict.strip()),
                id=f"line {number}",
            )
