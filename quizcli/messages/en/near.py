"""What an answer nearly right was taken for."""

from quizcli.errors import near
from quizcli.messages import Templates

TEMPLATES: Templates = {
    near.NearMiss: "One letter from `{form}`: taken as right but hard; 1 if you did not know it.",
    near.Misspelt: "`{word}` may be misspelt, or mean another thing. Check it and type it again.",
    near.OtherKeyboard: "Typed with the other keyboard layout: `{typed}` is read as `{read}`.",
}
