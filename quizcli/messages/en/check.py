"""What `quiz check` finds in cards that can be read."""

from quizcli.errors import check
from quizcli.messages import Templates

TEMPLATES: Templates = {
    check.OneLanguage: "`{field}` is not in both languages: its `{lang}` side is in the other.",
    check.VariantFails: "cannot be asked with {draws} ({count} of {of} variants): {reason}",
    check.FormulaDiffers: "with {draws} `closed_form` gives {formula}, the reference {reference}.",
    check.FormulaFails: "with {draws} `closed_form` has no value: {reason}",
    check.SlipSeldom: "the slip `{label}` differs from the key and the other slips in only "
    "{share} % of the variants; at least {least} % are wanted.",
    check.FewKeys: "only {count} different keys in {seeds} seeds, at least {least} are wanted; "
    "widen the draws, or say `fixed: true` with a `reason`.",
    check.FrequentKey: "{share} % of the variants have the answer {key}, at most {most} % should; "
    "widen the draws, or say `fixed: true` with a `reason`.",
    check.UnevenPlaces: "the right option stands at some places more often: {counts}.",
    check.SampleFails: "the answer `{typed}` should be {wanted} and is {got} ({draws}).",
    check.UnknownItem: "`after` names `{item}`, which no deck has.",
    check.TermVaries: "one concept ({term}) goes by several names here: {names}.",
    check.NotChecked: "{count} computed cards were not checked: that needs torch.",
}
