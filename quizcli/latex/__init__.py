"""Mathematics written in LaTeX: read where a learner answers in it, shown where a card has it.

The parser is pylatexenc's, loaded only when something is parsed. What the parts mean, and how
they look in a terminal, is decided here.
"""

from quizcli.latex.linear import linear
from quizcli.latex.terminal import terminal

__all__ = ["linear", "terminal"]
