"""Decks: YAML files of cards, read as data from strangers.

The only owner of `yaml`. `cards.read` and `terms.read` turn bytes into a `Deck` or terms
together with everything wrong with them; on the way `nodes` composes the YAML safely and
`walk` types it. All of that is pure; `files` and `starter` alone touch the disk, and do not
import `yaml`, so that finding out that nothing changed stays cheap.
"""

MOST_BYTES = 32 << 20
"""A deck larger than this is refused before it is read."""
