"""A card without draws, as its kind is given it."""

from msgspec import structs

from quizcli import kinds
from quizcli.model import Card, Made, Terms, Variant


def variant(card: Card, seed: int, terms: Terms | None = None) -> Variant:
    """The card's variant; fails the test where there is none."""
    made = Made(card=card, seed=seed, ask=card.ask, hint=card.hint, key=None)
    found = kinds.load(card.kind).variant(made, terms or {})
    assert isinstance(found, Variant), found
    return structs.replace(found, work=card.work)
