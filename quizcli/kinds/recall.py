"""recall: the learner recalls, sees the answer, and says himself how well it went.

The last resort, for explanations no program can grade.
"""

from msgspec import Struct

from quizcli import folding
from quizcli.kinds import Fault, Samples
from quizcli.model import Card, Grade, Reading, Terms, Text, Unreadable, Variant

SELF_RATED = True


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    answer: Text


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return []


def form(fields: Fields) -> str:
    return "form.recall"


def essence(fields: Fields) -> str:
    return f"{folding.exact(fields.answer.ko)}\0{folding.exact(fields.answer.en)}"


def variant(card: Card, seed: int, terms: Terms) -> Variant:
    return Variant(card=card, seed=seed, key=card.fields.answer, answer=None)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    """Anything typed is kept beside the answer, also nothing at all."""
    text = typed.strip()
    return Reading(shown=Text(text, text), value=text)


def grade(variant: Variant, reading: Reading) -> Grade:
    """Taken as known until the learner rates it."""
    return Grade(right=True)


def samples(variant: Variant) -> Samples:
    return Samples(right=("", variant.key.en, variant.key.ko), wrong=(), unreadable=())
