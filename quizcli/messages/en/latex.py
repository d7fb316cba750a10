"""Why a formula written in LaTeX cannot be read."""

from quizcli.errors import latex
from quizcli.errors.arithmetic import clipped
from quizcli.messages import Templates


def _unbalanced(reason: latex.LatexUnbalanced) -> str:
    if not reason.sign:
        return "The braces of this LaTeX do not match."
    return f"`{clipped(reason.sign)}` has no partner in this LaTeX."


def _unknown(reason: latex.LatexUnknown) -> str:
    said = f"`{clipped(reason.macro)}` cannot be read in an answer."
    meant = f" Did you mean `{reason.meant}`?" if reason.meant else " Write it without LaTeX."
    return said + meant


def _braces(reason: latex.LatexBraces) -> str:
    inside = clipped(reason.inside)
    return (
        f"Braces print nothing in LaTeX: write `({inside})`, or `\\frac{{…}}{{…}}` for a fraction."
    )


def _mixed(reason: latex.LatexMixed) -> str:
    whole, fraction = clipped(reason.whole), clipped(reason.fraction)
    return (
        f"`{whole}` before `{fraction}` may be a product or a mixed number: "
        f"write `{whole} \\cdot` or `{whole} +` before the fraction."
    )


TEMPLATES: Templates = {
    "rating.taken": "{rating} (taken)",
    "rating.enter": "{rating} (Enter)",
    "command.source": "show formulas as LaTeX, or again as they look",
    latex.LatexDeep: "Too many braces inside each other: at most {most}.",
    latex.LatexUnbalanced: _unbalanced,
    latex.LatexUnknown: _unknown,
    latex.LatexArgument: lambda reason: (
        f"Something is missing behind `{clipped(reason.macro)}`: give it in braces."
    ),
    latex.LatexScript: "A `{sign}` that belongs to nothing, or a second one: put what belongs "
    "together in braces.",
    latex.LatexSubscript: lambda reason: (
        f"The subscript `{clipped(reason.written)}` cannot be read as part of a name."
    ),
    latex.LatexBraces: _braces,
    latex.LatexProduct: "It is unclear how much stands below the `/`: use brackets or "
    "`\\frac{{…}}{{…}}`.",
    latex.LatexMixed: _mixed,
    latex.LatexFunction: "It is unclear what `{name}` applies to: use brackets, as in `{name}(x)`.",
}
