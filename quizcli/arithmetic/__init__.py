"""The one evaluator of expressions: what authors write in decks and learners type as numbers.

Reading is apart from computing, so that a deck can be checked before any number is drawn.
Nothing here ever runs text as Python: what is not on the lists in `tokens`, `notation` and
`functions` is a reason. All work is bounded by the counters in `bounds`. Learners' formulas are
read in `formulas` and written out in `written`, which are loaded where one is asked for.
"""

from quizcli.arithmetic.evaluate import unknown, value
from quizcli.arithmetic.functions import FUNCTIONS
from quizcli.arithmetic.paths import follow, path_name
from quizcli.arithmetic.printing import shown
from quizcli.arithmetic.reading import evaluated, read, read_answer
from quizcli.arithmetic.tree import Expression

__all__ = [
    "FUNCTIONS",
    "Expression",
    "evaluated",
    "follow",
    "path_name",
    "read",
    "read_answer",
    "shown",
    "unknown",
    "value",
]
