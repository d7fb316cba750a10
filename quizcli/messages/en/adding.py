"""Writing cards: what went wrong, what is worth knowing, and the words of the dialogue."""

from quizcli.errors import adding
from quizcli.messages import Templates, say, some

_CODES = {
    "ENOSPC": "the disk is full",
    "EDQUOT": "your share of the disk is full",
    "EACCES": "you may not write there",
    "EPERM": "you may not write there",
    "EROFS": "the disk is read-only",
}


def _faulty(reason: adding.DeckFaulty) -> str:
    where = f"{reason.path}:{reason.line}:{reason.column}"
    return f"{where}: {say('en', reason.reason)} Mend this first; nothing was written."


def _no_deck(reason: adding.NoDeckNamed) -> str:
    meant = f" Did you mean `{reason.meant}`?" if reason.meant else ""
    known = f" There are: {', '.join(reason.known)}." if reason.known else " There are none yet."
    return f"There is no deck `{reason.deck}`.{meant}{known} `--create` makes it."


TEMPLATES: Templates = {
    adding.DeckFaulty: _faulty,
    adding.NoCardList: "{path} has no list of cards with dashes that could be written into; "
    "an empty one is `cards: []`. Nothing was written.",
    adding.CannotRewrite: "{path} is written in a way that cannot be changed without touching "
    "other cards (anchors, perhaps). Nothing was written; `quiz edit` opens it.",
    adding.ChangedMeanwhile: "{path} was changed by somebody else meanwhile. Nothing was written; "
    "try again.",
    adding.NotWritten: lambda r: (
        f"{r.path} could not be written: {_CODES.get(r.code, r.code)}. It is as it was."
    ),
    adding.NoCardGiven: "There is no card on standard input: a mapping with `kind:`, `ask:` and so "
    "on is wanted, or a list of them. Usage: {usage}",
    adding.NoDeckNamed: _no_deck,
    adding.NotAName: "`{deck}` cannot name a deck: small letters, digits and single dots, dashes "
    "or underscores between them, as in `my.first`.",
    adding.FileInTheWay: "{path} is there already, but holds no deck of that name.",
    adding.FieldMissing: "{option} is missing. Usage: {usage}",
    adding.NotForKind: "{option} means nothing for a card of kind `{kind}`; use {instead}.",
    adding.SameQuestion: "{item} asks the very same.",
    adding.AlikeQuestion: "{item} asks nearly the same: {ask}",
    adding.IsATerm: lambda r: (
        f"`{r.answer}` is a name of the term `{r.term}`; with `answer: {{term: {r.term}}}` all its "
        f"names are right: {some(r.names)}."
    ),
    adding.OtherWord: "This card says `{word}`; the decks say `{usual}` ({count} cards).",
    adding.ShippedDeck: "The deck {deck} came with the program; once changed, newer versions of it "
    "are not taken over. A deck of your own avoids that.",
    adding.Added: "Added: {item} ({path}:{line}).",
    adding.WouldAdd: "Would be added: {item} ({path}:{line}). Nothing was written.",
    adding.DraftKept: "Not saved. What you typed is kept in {path}; the next `quiz add` offers it.",
    adding.LaidAside: "The draft is laid aside: {path}.",
    adding.NotInList: "`{typed}` is neither a number of the list nor part of a name in it.",
    adding.YesOrNo: "`{typed}`? y (or Enter) or n.",
    adding.NeedsAnswer: "This cannot stay empty; /u goes back, /q stops.",
    adding.NotAMistake: "`{typed}`? A mistake is `name: parameter=value` or `name: =formula`, as "
    "in `no-padding: padding=0`.",
    adding.CardFaulty: "{problem}",
    adding.ThereAlready: "The deck {deck} has {item} already.",
    adding.Moved: "Moved: {former} → {item} ({path}). Its history goes along.",
    adding.WouldMove: "Would be moved: {former} → {item} ({path}). Nothing was written.",
    adding.Edited: "Saved: {path}.",
    adding.NotEdited: "Nothing was changed in {path}.",
    adding.PutBack: lambda r: (
        f"{r.path} is as it was before." + (f" Your edit is in {r.aside}." if r.aside else "")
    ),
    adding.WaitsForNone: "{item} comes after {first}, which no deck has: it will not be asked.",
    adding.TwiceGiven: "`{field}` is given twice, once by --set.",
    adding.OptionsUnused: "{options}: only beside --ask; a card on standard input says all of "
    "itself. Usage: {usage}",
    adding.OnceOnly: "{option} is given once for a card of kind `{kind}`.",
    adding.AnswerChanged: "The answer of {item} is another now; when it is next due you will be "
    "asked whether to keep what you remember or learn it anew.",
    adding.StillFaulty: lambda r: (
        f"{r.path} keeps {r.count} {'fault' if r.count == 1 else 'faults'}; the cards concerned "
        "are set aside, their history is kept."
    ),
    "help.edit": "Open a card in your editor, at its line; its history is kept.",
    "help.move": "Move cards to another deck; their history goes along.",
    "option.move": "One card or more, then the deck they go to.",
    "edit.again": "Enter: edit again · r: put back what was there · q: leave it so>",
    "help.add": "Write a card: in a dialogue, by options, or as YAML on standard input.",
    "option.into": "The deck it goes into.",
    "option.kind": "How it is answered: text, choice, number, shape, tensor, formula, order, "
    "match, cloze, build or recall.",
    "option.ask": "The question; Korean where --ask-en is given too.",
    "option.ask-en": "The question in English.",
    "option.given": "A right answer; several times where several are right.",
    "option.wrong": "A wrong option (choice).",
    "option.hint": "A hint.",
    "option.work": "What is said after an answer.",
    "option.id": "Its id; proposed from the question where it is left out.",
    "option.set": "Any other field as YAML: decimals=2, draw.size=16..256.",
    "option.create": "Make the deck if there is none of that name.",
    "option.dry-run": "Say what would be done, and do nothing.",
    "kind.text": "a word or a few, typed",
    "kind.choice": "options to pick from",
    "kind.number": "a number, given or computed",
    "kind.shape": "a tensor's shape, given or computed",
    "kind.recall": "recalled, shown and rated by yourself",
    "add.help": "Enter takes what stands in brackets, or leaves a field out. /u one field back, "
    "/e the card in your editor, /l the other language, /q stop (a draft is kept).",
    "add.field.deck": "Deck (number, name, or a new name)>",
    "add.create": "There is no deck `{deck}` yet. Make it? [y/n]>",
    "add.field.kind": "Kind>",
    "add.field.by": "What says which answer is right?>",
    "add.by.answer": "an answer that you type",
    "add.by.reference": "a reference model in torch, with fresh numbers each time",
    "add.field.reference": "Reference (number, or part of a name)>",
    "add.parameters": "For each parameter: a value (3), numbers to draw (16..256 or [3, 5, 7]), a "
    "=formula over drawn names (a pair: =[3, 5]), or Enter for its default.",
    "add.setting": "{name}: {domain}>",
    "add.field.where": "Rule the drawn numbers must keep, as in size >= kernel_size [none]>",
    "add.field.take": "Which result is asked for?>",
    "add.names": "In the texts, these stand for the drawn numbers: {names}",
    "add.field.ask": "Question>",
    "add.also.ko": "The same in Korean [the same words]>",
    "add.also.en": "The same in English [the same words]>",
    "add.field.text.answer": "Right answer>",
    "add.field.recall.answer": "Answer>",
    "add.field.answer": "Answer>",
    "add.another": "… another [none]>",
    "add.right": "Right option>",
    "add.wrong": "Wrong option>",
    "add.field.number.decimals": "Decimal places [a whole number]>",
    "add.field.number.answer": "Right answer>",
    "add.field.units": "Units [none]>",
    "add.field.shape.axes": "Axes, as in C H W [none]>",
    "add.field.shape.answer": "Shape, as in 64 112 112>",
    "add.term": "All names of this term are right: {names}? [y/n]>",
    "add.field.hint": "Hint [none]>",
    "add.field.work": "What is said after an answer [nothing]>",
    "add.slip": "A mistake to recognise, as in no-padding: padding=0 [none]>",
    "add.field.id": "Id [{name}]>",
    "add.more": "… {count} more: type part of a name",
    "add.which": "`{typed}` fits {count}; which one?",
    "add.keep": "[{value}] Enter keeps it, - empties it>",
    "add.try": "Type an answer to try it; Enter saves · /e editor · /u back · /q stop>",
    "add.edit": "Enter opens the editor, /q stops>",
    "add.draft": "A draft lies in {path}:",
    "add.draft.use": "Go on with it? [y/n]>",
}
