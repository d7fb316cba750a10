"""Writing cards: from fields, YAML or a dialogue into a deck, and between decks.

`shelf` holds the learner's decks for writing, `naming` proposes ids, `advice` says what an
author would want to know, `draft` is a card in the making and `dialogue` asks for it.
"""
