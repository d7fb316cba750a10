"""How often a word is used in the cards, for authors; the tables of `search` must be filled."""

import re

from quizcli.store.database import Store
from quizcli.store.search import folded


def cards_with(index: Store, word: str) -> int:
    """How many cards have the word, in whatever case and form of Hangul."""
    pattern = re.sub(r"[*?[]", r"[\g<0>]", folded(word))
    rows = index.rows("SELECT count(*) FROM texts WHERE text GLOB ?", (f"*{pattern}*",))
    return int(rows[0][0])
