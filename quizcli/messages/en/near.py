"""Answers nearly right, or typed with the other keyboard layout."""

from quizcli.errors import near
from quizcli.messages import Templates

TEMPLATES: Templates = {
    near.NearMiss: "One letter from `{form}`. If you knew it, Enter (it counts as Hard); if not, 1.",
    near.Misspelt: "`{word}` is no word known here. Misspelt, perhaps?",
    near.OtherKeyboard: "`{typed}` was typed with the other keyboard layout: `{read}`.",
}
