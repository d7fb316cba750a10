"""Which closed forms were proved against their references, by `quiz check`.

A proof hangs on all that the formula and the reference could mean: the card's draws and
settings, and the reference's source. What is not in force any more is simply never looked up.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from quizcli import catalogue, kinds
from quizcli.decks import starter
from quizcli.model import Card, Computed
from quizcli.session.home import Home

SHIPPED = "proved.json"


def fingerprint(card: Card) -> str:
    """What was proved of a card, or is to be."""
    computed = msgspec.structs.replace(card.computed or Computed(), slips=(), fixed="")
    key = getattr(kinds.alone(card).fields, "key", "")
    about = f"{catalogue.digest(computed.reference)}\0{key}\0".encode()
    return blake2b(about + msgspec.json.encode(computed), digest_size=12).hexdigest()


def known(home: Home) -> frozenset[str]:
    """The learner's own proofs and those that came with the shipped decks."""
    return frozenset((*_read(home.proofs), *_read(starter.source() / SHIPPED)))


def add(path: Path, proofs: Iterable[str]) -> None:
    """Keep proofs in a file beside those that are there."""
    every = sorted({*_read(path), *proofs})
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(path.name + ".new")
    waiting.write_text(json.dumps(every, indent=0) + "\n", encoding="utf-8")
    waiting.replace(path)


def _read(path: Path) -> list[str]:
    """The proofs of a file; none where it cannot be read, since they can be made again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
