"""Is a card fresh enough each time to be learnt from: its keys, and the places they stand at?

Judged over many variants of one card. What is drawn must change what is right, and nothing but
what is right may be known by where it stands.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.errors.check import FewKeys, FrequentKey, UnevenPlaces
from quizcli.model import Card, Variant
from quizcli.variants import begun

LEAST_KEYS, MOST_SHARE = 20, 20
MOST_CHOICE_SHARE = 60


def faults(card: Card, variants: Sequence[Variant], *, counted: bool) -> Iterator[Reason]:
    """What makes the answer known beforehand; `counted`: enough variants to count its keys.

    Layers that are an example are not counted: any others may do as well.
    """
    if not variants:
        return
    options = bool(variants[0].options)
    if options:
        yield from _places(variants)
    drawn = card.computed and not card.computed.fixed and not begun.sought(card.fields)
    if not drawn or not counted or not (options or _computed(card)):
        return
    keys = Counter(_right(variant) if options else variant.key.en for variant in variants)
    if not options and len(keys) < LEAST_KEYS:
        yield FewKeys(len(keys), LEAST_KEYS, len(variants))
    most = MOST_CHOICE_SHARE if options else MOST_SHARE
    commonest, count = keys.most_common(1)[0]
    if (share := 100 * count / len(variants)) > most:
        yield FrequentKey(commonest, math.ceil(share), most)


def _computed(card: Card) -> bool:
    """Whether the key is to change: that of a hole may be written out beside what is drawn."""
    alone = kinds.alone(card)
    written = alone is not card and bool(getattr(alone.fields, "answer", None))
    return kinds.load(alone.kind).COMPUTED and not written


def _right(variant: Variant) -> str:
    """What the right options show, whatever their places, each behind its row where it has one."""
    texts = [variant.options[place].en for place in variant.answer]
    if not isinstance(variant.answer, tuple):
        return ", ".join(sorted(texts))
    rows = [f"{row.en}: " for row in variant.rows] or [""] * len(texts)
    return ", ".join(row + text for row, text in zip(rows, texts, strict=True))


def _places(variants: Sequence[Variant]) -> Iterator[Reason]:
    """Each place is right equally often, within six standard deviations.

    Compared are variants with equally many options: a side that two rows share is shown once.
    """
    most = Counter(len(variant.options) for variant in variants).most_common(1)[0][0]
    alike = [variant for variant in variants if len(variant.options) == most]
    counts = [sum(place in v.answer for v in alike) for place in range(most)]
    share = sum(counts) / most / len(alike)
    allowed = 6 * (len(alike) * share * (1 - share)) ** 0.5
    if any(abs(count - share * len(alike)) > allowed for count in counts):
        yield UnevenPlaces(tuple(counts))
