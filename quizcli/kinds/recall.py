"""recall: the learner recalls, sees the answer, and says himself how well it went.

The last resort, for explanations no program can grade.
"""

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.form import RecallIt
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Variant
from quizcli.variants import placeholders
from quizcli.words import folding

SELF_RATED = True
COMPUTED = False
ENTRIES = (Entry("answer", "text"),)


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    answer: Text


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return []


def texts(fields: Fields) -> list[Located[Text]]:
    return [(("answer",), fields.answer)]


def expressions(fields: Fields) -> list[Located[str]]:
    return []


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    return RecallIt()


def essence(fields: Fields) -> str:
    return f"{folding.exact(fields.answer.ko)}\0{folding.exact(fields.answer.en)}"


def variant(made: Made, terms: Terms) -> Variant:
    key = placeholders.filled(made.card.fields.answer, made.values)
    return Variant(made=made, key=key, answer=None)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    """Anything typed is kept beside the answer, also nothing at all."""
    text = typed.strip()
    return Reading(shown=Text(text, text), value=text)


def grade(variant: Variant, reading: Reading) -> Grade:
    """Taken as known until the learner rates it."""
    return Grade(right=True)


def samples(variant: Variant) -> Samples:
    return Samples(right=("", variant.key.en, variant.key.ko), wrong=(), unreadable=())
