"""Cloze cards: their holes, and what is asked when one is added."""

from quizcli.errors import cloze
from quizcli.messages import Templates

_LANGUAGES = {"ko": "Korean ", "en": "English ", "": ""}


def _unknown(reason: cloze.UnknownHole) -> str:
    meant = f" did you mean `{reason.meant}`? The holes are:" if reason.meant else " there are:"
    return f"no hole is called `{reason.name}`;{meant} {', '.join(reason.known)}."


def _not_in_text(reason: cloze.HoleNotInText) -> str:
    question = f"the {_LANGUAGES[reason.language]}question"
    return f"the hole `{reason.name}` is not in {question}; write `[[{reason.name}]]` into it."


TEMPLATES: Templates = {
    "kind.cloze": "holes in a sentence, each filled in by itself",
    "add.field.cloze.holes": "Holes, each marked [[name]] in the question, e.g. "
    "{{gate: {{kind: text, answer: forget gate}}}}>",
    cloze.NoHoles: "a cloze card needs at least one hole: `holes: {{name: {{kind: text, "
    "answer: …}}}}`.",
    cloze.UnknownHole: _unknown,
    cloze.HoleNotInText: _not_in_text,
    cloze.HoleInMathematics: "a hole cannot stand inside mathematics; close the dollars before "
    "`[[{name}]]` and open them again behind it.",
}
