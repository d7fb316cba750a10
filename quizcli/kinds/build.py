"""build: layers, typed as torch has them; any that have the property asked for are right.

The layers go to a reference that builds them on the meta device, and what it says of them is
put into the card's `property`: both happen where answers are judged. Here layers are read and
shown. `example` is one right answer, shown as the key.
"""

import re

from msgspec import Struct

from quizcli import layering
from quizcli.errors import Reason
from quizcli.errors.build import LayersWanted
from quizcli.errors.deck import MissingField
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.layering import BETWEEN
from quizcli.model import Computed, Grade, Made, Reading, Terms, Text, Unreadable, Variant
from quizcli.variants import begun

SELF_RATED = False
COMPUTED = True
ENTRIES = (
    Entry("with", "yaml"),
    Entry("property", "yaml"),
    Entry("layers", "list", required=False),
    Entry("example", "yaml"),
)


class Fields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`property` is an expression over the reference's results; `layers` those that may be used."""

    property: str
    layers: tuple[str, ...] = ()


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    found = ((at, layering.unknown(name)) for at, name in enumerate(fields.layers))
    return [Fault(("layers", at), reason) for at, reason in found if reason]


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return [(("property",), fields.property.removeprefix("="))]


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    fields: Fields = variant.card.fields
    return LayersWanted(layering.names(fields.layers) if fields.layers else ())


def essence(fields: Fields) -> str:
    asked = fields.property.removeprefix("=").replace(" ", "")
    return "\0".join((asked, *sorted(layering.names(fields.layers) if fields.layers else ())))


def variant(made: Made, terms: Terms) -> Variant | Reason:
    key = begun.exemplary(made.card, made.names) if made.key is None else made.key
    if isinstance(key, Reason):
        return key
    if not isinstance(key, tuple) or not key:
        return MissingField("example")
    shown = BETWEEN.join(map(str, key))
    return Variant(made=made, key=Text(shown, shown), answer=key)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    computed = variant.card.computed or Computed()
    fields: Fields = variant.card.fields
    layers = layering.read(typed, computed.reference or begun.BUILDER, fields.layers)
    if isinstance(layers, Reason):
        return Unreadable(layers)
    shown = BETWEEN.join(layers)
    return Reading(Text(shown, shown), layers)


def grade(variant: Variant, reading: Reading) -> Grade:
    right = reading.value == variant.answer if variant.holds is None else variant.holds
    if right:
        return Grade(right=True)
    slip = next((each for each in variant.made.slips if each.value == reading.value), None)
    return Grade(right=False, slip=slip.label if slip else "", say=slip.say if slip else None)


def samples(variant: Variant) -> Samples:
    """Right: the example as it is and as others write it; wrong: torch refuses what arrives."""
    layers: tuple[str, ...] = variant.answer
    key, first = variant.key.en, layers[0]
    right = (
        key,
        " → ".join(f"nn.{each}" for each in layers),
        f"nn.Sequential({', '.join(f'torch.nn.{each}' for each in layers)})",
        key.lower(),
    )
    told = re.match(r"(?:Conv|ConvTranspose|BatchNorm)2d\(([0-9]+)|Linear\(([0-9]+)", first)
    arriving = next((each for each in told.groups() if each), "") if told else ""
    less = int(arriving) - 1 if arriving else 0
    other = first.replace(f"({arriving}", f"({less or 2}", 1) if arriving else ""
    return Samples(
        right=right,
        wrong=(BETWEEN.join((other, *layers[1:])),) if other else (),
        unreadable=("", "12", f"{key} ->", f"{first}(x)", "x = 3", f"F.relu -> {key}"),
    )
