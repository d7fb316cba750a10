"""Run as a script: open the collection and say which card comes first.

usage: anki_first.py COLLECTION
"""

import sys

from anki.collection import Collection

collection = Collection(sys.argv[1])
queued = collection.sched.get_queued_cards(fetch_limit=1)
print("FIRST", queued.cards[0].card.id, queued.new_count, queued.review_count, flush=True)
collection.close()
