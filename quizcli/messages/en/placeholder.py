"""What is wrong with the placeholders in a card's texts, and what was probably meant."""

from quizcli.errors import placeholder
from quizcli.messages import Templates


def _unknown(reason: placeholder.UnknownPlaceholder) -> str:
    meant = f"did you mean `{reason.meant}`?" if reason.meant else ""
    there = f"there are: {', '.join(reason.known)}." if reason.known else "the card has no names."
    unknown = f"unknown name `{reason.name}` in braces at character {reason.column}; "
    braces = "" if reason.mathematics else f" Write `{{{{{reason.name}}}}}` if braces are meant."
    return unknown + (meant or there) + braces


TEMPLATES: Templates = {
    placeholder.UnknownPlaceholder: _unknown,
    placeholder.UnknownParticle: "`{{{name}:{particle}}}` at character {column}: what follows the "
    "colon is not one of the particles {known}. Write `{{{{{name}:{particle}}}}}` if braces are "
    "meant.",
    placeholder.ParticleInEnglish: "`{{{name}:{particle}}}` at character {column}: an English "
    "text has no Korean particles; write `{{{name}}}`.",
    placeholder.ParticleInMathematics: "`{name}:{particle}` at character {column}: there are no "
    "particles in mathematics; write `{{{name}:{particle}}}` outside `$…$`, or `\\val{{{name}}}` "
    "inside.",
    placeholder.ValueOutsideMathematics: "`\\val{{{name}}}` at character {column} is not in "
    "mathematics; write `{{{name}}}`, or put it in `$…$` without spaces next to the dollars.",
    placeholder.ValueWithoutName: "`\\val` at character {column} needs a name in braces right "
    "after it, as in `\\val{{size}}`.",
    placeholder.LeftOpen: "`{{{name}` at character {column} is not closed; write `{{{name}}}`, or "
    "`{{{{{name}` if a brace is meant.",
    placeholder.BareParticle: "`{particle}{rest}` after `{{{name}}}` at character {column} does "
    "not fit every value; write `{{{name}:{particle}}}{rest}`.",
    placeholder.BareAfterMathematics: "`{particle}{rest}` after `\\val{{{name}}}$` at character "
    "{column} does not fit every value; write the value outside the mathematics, as "
    "`{{{name}:{particle}}}{rest}`.",
}
