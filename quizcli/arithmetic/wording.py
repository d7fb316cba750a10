"""Functions as learners write them in a formula: their words, and where those begin in others.

`-logp`, `ylog(p)`, `xσ(x)`, `루트d_k`: a function touches its value, or the factor before it.
What several arguments, or a power, make of a call stands in `calling`.
"""

import re

from quizcli.arithmetic.functions import FUNCTIONS, SEVERAL
from quizcli.arithmetic.spelling import spelled
from quizcli.arithmetic.symbols import LONGEST, Symbols

POWERS = ("pow", "power")
FUNCTION_WORDS = {
    **{name: name for name in FUNCTIONS if name != "dot"},
    **{"ln": "log", "log_e": "log", "log_2": "log2", "int": "floor", "trunc": "floor"},
    **{"ceiling": "ceil", "relu": "relu", "루트": "sqrt", "로그": "log", "시그모이드": "sigmoid"},
    **{"내림": "floor", "올림": "ceil", "절댓값": "abs", "절대값": "abs", "최댓값": "max"},
    **{"최솟값": "min", **dict.fromkeys(POWERS, "pow")},
}
NAMES = tuple(name for name in FUNCTIONS if name != "dot")
"""The functions that a formula may call, as messages list them."""
CALLS = frozenset((*FUNCTIONS, "relu", "pow"))
LISTED = (*SEVERAL, "pow")
LIBRARY = re.compile(
    r"(?<![\w.])(?:(?:math|np|numpy|jnp|tf|torch)\.(?!nn\b)(?=[a-z])"
    r"|(?:F|(?:torch\.)?nn\.functional)\.(?=[a-z]\w*\s*\())"
)
_TOUCHING = ("루트", "로그", "log₂", "log", "ln", "exp", "sqrt", "tanh", "sigmoid")
"""Those that may touch their value, without a bracket or a blank."""


def function_word(word: str, symbols: Symbols, *, called: bool) -> str | None:
    """The function that a word means, if it does."""
    plain = spelled(word)
    if plain == "sigma" and called and not symbols.knows(word):
        return "sigmoid"
    return FUNCTION_WORDS.get(plain.casefold())


def touching(word: str, symbols: Symbols) -> int:
    """How many characters at the beginning of a word are a function of the rest, or 0."""
    for name in _TOUCHING:
        rest = word[len(name) :]
        if word[: len(name)].casefold() == name and rest:
            value = rest.isdecimal() and name == "ln"
            return len(name) if value or symbols.means(rest) else 0
    return 0


def before(word: str, symbols: Symbols, *, called: bool) -> int:
    """How many characters at the beginning of a word are names before a function, or 0."""
    for cut in range(1, min(len(word), LONGEST)):
        rest = word[cut:]
        whole = called and function_word(rest, symbols, called=True) is not None
        if (whole or touching(rest, symbols)) and symbols.means(word[:cut]):
            return cut
    return 0
