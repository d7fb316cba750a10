r"""The macros that take arguments, by what is done with those; `\frac` takes two."""

import difflib

from quizcli.latex.symbols import SIGNS, SILENT, SIZES, SPACES

ACCENTS = frozenset(
    "hat widehat bar overline tilde widetilde dot ddot vec check breve acute grave "
    "underline".split()
)
ALPHABETS = frozenset("mathbb mathcal mathscr mathfrak mathbf boldsymbol bm pmb".split())
UPRIGHT = frozenset("mathrm operatorname mathsf mathtt mathit mathnormal".split())
TEXT = frozenset("text textrm textit textbf textsf texttt textnormal mbox hbox".split())
FRACTIONS = frozenset("frac dfrac tfrac cfrac nicefrac".split())
INFIX = frozenset(("over", "choose"))
TABLES = frozenset(
    "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array cases aligned align align* "
    "split gather gather* gathered equation equation*".split()
)
KNOWN = frozenset(
    {*SIGNS, *SILENT, *SIZES, *SPACES, *ACCENTS, *ALPHABETS, *UPRIGHT, *TEXT, *FRACTIONS}
    | {*INFIX, "binom", "sqrt", "left", "right", "middle", "not", "boxed", "operatorname*"}
)
"""Every macro that is read."""

NEGATED = dict(zip("=∈∣∥<>≤≥≡", "≠∉∤∦≮≯≰≱≢", strict=True))
"""Relations with a stroke through them."""


def nearest(macro: str) -> str:
    """The macro that was probably meant by one that is not known, or nothing."""
    close = difflib.get_close_matches(
        macro[1:60], sorted(filter(str.isalpha, KNOWN)), n=1, cutoff=0.7
    )
    return f"\\{close[0]}" if close else ""
