"""What words are known to mean something: none of them is another one mistyped.

Names of terms and references, the field's own names, and every answer and option of the decks.
Looked up only where an answer was nearly right; the decks are then read through once.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile

from quizcli import catalogue, kinds
from quizcli.model import Term
from quizcli.store import index
from quizcli.store.database import Store
from quizcli.words import folding

Known = Callable[[str, str], bool]
"""Whether a word is one of them that means something else than the accepted form it is near."""


def known(cache: Store, terms: Mapping[str, Term]) -> Known:
    def is_known(word: str, form: str) -> bool:
        from quizcli.words.lexicon import FIELD  # not before an answer is nearly right

        said, meant = folding.readings(word), folding.readings(form)
        if not said.isdisjoint(FIELD) or _named(said, catalogue.names()):
            return True
        others = (term.names for term in terms.values() if not _named(meant, term.names))
        if any(_named(said, names) for names in others):
            return True
        cards = index.holding(cache, _beginning(said))
        return any(_named(said, kinds.load(card.kind).known(card.fields)) for card in cards)

    return is_known


def _beginning(words: Iterable[str]) -> str:
    """What all of them begin with."""
    first, *_, last = sorted((*words, *words))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _ in same)


def _named(said: frozenset[str], names: Iterable[str]) -> bool:
    return any(not said.isdisjoint(folding.forms(name)) for name in names)
