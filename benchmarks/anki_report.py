"""Run as a script: open the collection, have its graphs counted or notes found, and say how many.

usage: anki_report.py COLLECTION graphs DAYS
       anki_report.py COLLECTION find SEARCH
"""

import sys

from anki.collection import Collection

path, what, wanted = sys.argv[1:]
collection = Collection(path)
if what == "graphs":
    graphs = collection._backend.graphs(search="", days=int(wanted))
    print("GRAPHS", len(graphs.reviews.count), flush=True)
else:
    print("FOUND", len(collection.find_notes(wanted)), flush=True)
collection.close()
