r"""The mathematics of a card's texts as it is shown: in Unicode, for screen readers, or as source.

A text keeps its LaTeX wherever it is stored; only what is painted is changed, and nothing is
loaded for a text without a dollar. What is mathematics is known to `variants.placeholders`.
"""

import re
from enum import Enum, auto
from functools import cache


class Shown(Enum):
    """How formulas are shown."""

    UNICODE = auto()
    PLAIN = auto()
    SOURCE = auto()

    @classmethod
    def given(cls, *, plain: bool, source: bool = False) -> "Shown":
        return cls.SOURCE if source else cls.PLAIN if plain else cls.UNICODE


def shown(text: str, how: Shown = Shown.UNICODE) -> str:
    r"""The text with its formulas; outside of them `\$` is a dollar."""
    if "$" not in text or how is Shown.SOURCE:
        return text
    from quizcli import latex

    def painted(found: re.Match[str]) -> str:
        if found["math"]:
            return latex.terminal(found["math"].strip("$"), plain=how is Shown.PLAIN)
        return "$" if found[0] == r"\$" else found[0]

    return _token().sub(painted, text)


@cache
def _token() -> re.Pattern[str]:
    from quizcli.variants.placeholders import MATHEMATICS

    return re.compile(rf"(?P<math>{MATHEMATICS})|\\[\\$]", re.DOTALL)
