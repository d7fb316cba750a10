"""Where a variant's chance comes from: a seed of its own for every asking of an item.

The seed hangs on nothing but the item and how often it was reviewed, so what will be asked
next is known beforehand, and what was asked can be asked again.
"""

from collections.abc import Iterator
from hashlib import blake2b
from random import Random

ATTEMPTS = 10


def seed(item: str, reviews: int) -> int:
    """The seed of an item's next variant, 0 <= seed < 2**63."""
    digest = blake2b(f"{item}\0{reviews}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def seeds(item: str, reviews: int) -> Iterator[int]:
    """The seed of the next variant, then those that follow where its numbers leave no question."""
    yield seed(item, reviews)
    for attempt in range(1, ATTEMPTS):
        yield seed(f"{item}\0{attempt}", reviews)


def stream(seed: int, field: str) -> Random:
    """The sub-stream of one field: a new field never changes what another draws."""
    return Random(f"{seed}:{field}")
