"""The shipped closed forms count as proved: decks/proved.json is as new as decks and references."""

import json
from pathlib import Path

from quizcli.decks import cards, terms
from quizcli.session import proofs

DECKS = Path(__file__).resolve().parents[2] / "decks"


def test_every_closed_form_shipped_is_proved():
    """Where this fails, a card or a reference changed: `make prove` checks them all again."""
    known, _ = terms.read((DECKS / "terms.yaml").read_bytes(), "terms.yaml")
    proved = set(json.loads((DECKS / proofs.SHIPPED).read_text(encoding="utf-8")))
    wanted = {
        card.item: proofs.fingerprint(card)
        for file in sorted(DECKS.glob("week*/*.yaml"))
        for card in cards.read(file.read_bytes(), file.name, known).cards
        if card.computed and card.computed.reference and card.computed.closed_form
    }
    assert wanted
    assert {item for item, proof in wanted.items() if proof not in proved} == set()
    assert proved <= set(wanted.values()), "proofs of what is not there any more"
