"""Why an answer is right, wrong or cannot be read."""

from quizcli.errors import answer
from quizcli.messages import Templates

TEMPLATES: Templates = {
    answer.Empty: "Nothing to read there. Type an answer, or /s to skip.",
    answer.NoSuchOption: "There is no option `{typed}`; the last one is {last}.",
    answer.NotAnOption: "`{typed}` is no option. Type a letter up to {last}, or an option's text.",
    answer.OneOnly: "{count} options were given; one is asked for.",
    answer.TooLong: "{length} characters are too many to be an answer (at most {most}).",
    answer.Missing: "Missing: {names}.",
    answer.Extra: "Not among them: {names}.",
    answer.OptionsMissed: "Not picked but right: {options}.",
    answer.OptionsExtra: "Picked but wrong: {options}.",
    answer.CaseDiffers: "Upper and lower case matter here: `{typed}`.",
    answer.DoesNotHold: "With this answer: {seen}.",
    answer.CannotBe: "With this answer the layer cannot be built: {given}.",
}
