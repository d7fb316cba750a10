"""What words are known to mean something: none of them is another one mistyped.

Names of terms and references, the field's own names, and every answer and option of the decks.
Looked up only where an answer was nearly right; the decks are then read through once.
"""

from collections.abc import Callable, Iterable, Mapping
from os.path import commonprefix

from quizcli import catalogue, folding, kinds
from quizcli.lexicon import FIELD
from quizcli.model import Term
from quizcli.store import index
from quizcli.store.database import Store

Known = Callable[[str], bool]


def known(cache: Store, terms: Mapping[str, Term]) -> Known:
    """Whether a word is one of them, as far as an answer can say it."""

    def is_known(word: str) -> bool:
        said = folding.readings(word)
        if not said.isdisjoint(FIELD) or _named(said, catalogue.names()):
            return True
        if any(_named(said, term.names) for term in terms.values()):
            return True
        cards = index.holding(cache, commonprefix(sorted(said)))
        return any(_named(said, kinds.load(card.kind).known(card.fields)) for card in cards)

    return is_known


def _named(said: frozenset[str], names: Iterable[str]) -> bool:
    return any(not said.isdisjoint(folding.forms(name)) for name in names)
