"""The one evaluator of expressions: what authors write in decks and learners type as numbers.

Reading is apart from computing, so that a deck can be checked before any number is drawn.
Nothing here ever runs text as Python: what is not on the lists in `tokens`, `notation` and
`functions` is a reason. All work is bounded by the counters in `bounds`.
"""

from quizcli.arithmetic.evaluate import unknown, value
from quizcli.arithmetic.formulas import read_formula
from quizcli.arithmetic.functions import FUNCTIONS
from quizcli.arithmetic.paths import follow, path_name
from quizcli.arithmetic.printing import shown
from quizcli.arithmetic.reading import evaluated, read, read_answer
from quizcli.arithmetic.spelling import plain
from quizcli.arithmetic.symbols import Symbols
from quizcli.arithmetic.tree import Expression
from quizcli.arithmetic.written import written

__all__ = [
    "FUNCTIONS",
    "Expression",
    "Symbols",
    "evaluated",
    "follow",
    "path_name",
    "plain",
    "read",
    "read_answer",
    "read_formula",
    "shown",
    "unknown",
    "value",
    "written",
]
