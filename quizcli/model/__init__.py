"""The frozen data passed between the floors: cards, variants, readings, grades, memory.

Nothing here computes more than a look into its own fields.
"""

from quizcli.model.card import (
    Card,
    Computed,
    Deck,
    Draw,
    Lang,
    Place,
    Problem,
    Slip,
    Source,
    Term,
    Text,
)
from quizcli.model.memory import (
    FOREVER,
    Choice,
    Decided,
    Memory,
    Rating,
    Shown,
    Standing,
)
from quizcli.model.variant import (
    Device,
    Grade,
    Job,
    Made,
    Near,
    Reading,
    Slipped,
    Terms,
    Unreadable,
    Value,
    Variant,
)

__all__ = [
    "FOREVER",
    "Card",
    "Choice",
    "Computed",
    "Decided",
    "Deck",
    "Device",
    "Draw",
    "Grade",
    "Job",
    "Lang",
    "Made",
    "Memory",
    "Near",
    "Place",
    "Problem",
    "Rating",
    "Reading",
    "Shown",
    "Slip",
    "Slipped",
    "Source",
    "Standing",
    "Term",
    "Terms",
    "Text",
    "Unreadable",
    "Value",
    "Variant",
]
