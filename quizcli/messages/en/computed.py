"""What can be wrong with a card's draws, expressions, reference and slips."""

from quizcli.errors import computed
from quizcli.messages import Templates


def _key_once(reason: computed.KeyOnce) -> str:
    if not reason.given:
        return "no key: give `answer`, `key`, or `reference` with `take`."
    return f"the key is given more than once ({', '.join(reason.given)}); one of them is enough."


def _unknown_run(reason: computed.UnknownRun) -> str:
    known = f"there are: {', '.join(reason.known)}" if reason.known else "it has no `runs`"
    return f"`{reason.name}` names no run of this card; {known}."


TEMPLATES: Templates = {
    computed.DrawExhausted: "no draw is left by `{rule}`; widen the draw or loosen the rule.",
    computed.NotTruth: "`{text}` gives a number; a comparison is wanted, as in `a < b`.",
    computed.ExampleFails: "the example {example} does not fulfil `{accept}`.",
    computed.BadDraw: "nothing can be drawn from `{text}`; write `1..9`, `[3, 5, 7]`, "
    "`{{real: 0.1..0.9, step: 0.1}}` or `{{value: shown}}`.",
    computed.EmptyRange: "the range ends at {high}, before its beginning {low}.",
    computed.BadStep: "`{step}` is no step: it must be above 0, and whole for `int`.",
    computed.StepMissing: "a range of real numbers needs a `step`, as in `step: 0.1`.",
    computed.TooManyDrawn: "{count} entries; a draw has from 1 to {most}.",
    computed.BadName: "`{name}` is no name for expressions: letters, digits and `_`, "
    "beginning with a letter (runs in small letters).",
    computed.NameTaken: "`{name}` means something else already ({owner}); take another name.",
    computed.UnusedName: "`{name}` is used nowhere: no expression, no text, and the reference "
    "has no parameter of that name.",
    computed.NothingWithout: "`{field}` means nothing without `{other}`.",
    computed.UnknownResult: "`{reference}` has no result `{name}`; it gives {known}.",
    computed.UnknownRun: _unknown_run,
    computed.NotComputable: "a card of kind {kind} cannot have `{field}`.",
    computed.KeyOnce: _key_once,
    computed.SlipHow: "the slip `{label}` needs either `when`, or `with` and/or `take`.",
    computed.SameSlip: "there is a slip `{label}` already.",
    computed.AcceptNeeds: "an inverse question needs `{field}` too: `accept` with `reference`, "
    '`example`, and `with: {{…: "=answer"}}`.',
    computed.FixedNeedsReason: "`fixed: true` goes together with a `reason`; `{missing}` "
    "is missing.",
    computed.PartsNeed: "cards of kind {kind} cannot have these `parts`; each part is named "
    "and has its own `ask` and key.",
    computed.NotInPart: "`{field}` belongs to the whole card, not to a part.",
    computed.OptionsAlike: "two options show the same with these numbers: {text}.",
    computed.RightOptions: "{count} options are right with these numbers.",
    computed.NotTaken: "`take: {path}` leads to several results; go on to one of them, "
    "as in `gates.f`.",
    computed.NameReserved: "`{name}` is a word of expressions themselves; take another name.",
    computed.TooMany: "`{field}` has {count} entries; at most {most} are allowed.",
}
