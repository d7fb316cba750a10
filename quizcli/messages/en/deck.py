"""What is wrong with a deck, and what was probably meant."""

from typing import Any

from quizcli.errors import deck
from quizcli.messages import Templates

_SHAPES = {
    "text": "text",
    "list": "a list",
    "mapping": "a mapping (`name: value`)",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "number": "a number",
}
_ERRORS = {
    "EACCES": "you may not read it",
    "ENOENT": "it is no longer there",
    "EISDIR": "it is a folder",
}
_HINTS = {
    "mapping values are not allowed in this context": "text with a colon in it belongs in quotes",
    "found character that cannot start any token": "indent with spaces, not with tabs, and put "
    "text that begins with `%`, `@` or a backquote in quotes",
    "found unexpected end of stream": "a quote is not closed",
    "did not find expected ',' or ']'": "a bracket is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a brace is not closed, or a comma is missing",
    "did not find expected key": "the indentation does not fit the lines above, or a quote "
    "inside the text ends it too early",
    "could not find expected ':'": "a colon is missing after the name of a field",
}
_LANGUAGES = {"ko": "Korean", "en": "English"}


def _mib(size: int) -> str:
    return f"{size / 2**20:.0f} MiB"


def _meant(reason: Any, otherwise: str = "") -> str:
    """The end of a sentence: the name probably meant."""
    return f"; did you mean `{reason.meant}`?" if reason.meant else otherwise or "."


def _known(reason: Any) -> str:
    return f"; there are: {', '.join(reason.known)}."


def _syntax(reason: deck.Syntax) -> str:
    words = ", ".join(filter(None, (reason.context, reason.problem)))
    hint = _HINTS.get(reason.problem)
    return f"this is not valid YAML ({words})" + (f"; {hint}." if hint else ".")


def _empty(reason: deck.EmptyValue) -> str:
    if not reason.word:
        return "a value is missing here."
    return f"`{reason.word}` means that there is no value; put it in quotes if the word is meant."


def _shape(reason: deck.WrongShape) -> str:
    wanted = " or ".join(_SHAPES[shape] for shape in reason.wanted)
    sentence = f"expected {wanted}, got {_SHAPES[reason.got]}"
    return sentence + ("; put it in brackets." if _bare(reason) else ".")


def _bare(reason: deck.WrongShape) -> bool:
    return reason.wanted == ("list",) and reason.got == "text"


def _number(reason: deck.NotNumber) -> str:
    sentence = f"`{reason.value}` is not a {'whole ' if reason.whole else ''}number"
    return sentence + ("; numbers stand without quotes." if reason.value[:1] == '"' else ".")


TEMPLATES: Templates = {
    deck.FileTooLarge: lambda reason: (
        f"the file has {_mib(reason.size)}; a deck may have {_mib(reason.most)}. "
        "Divide it into several."
    ),
    deck.FileUnreadable: lambda reason: (
        f"the file cannot be read: {_ERRORS.get(reason.error, reason.error)}."
    ),
    deck.NotUtf8: "the byte {byte} is not UTF-8; save the file as UTF-8.",
    deck.Syntax: _syntax,
    deck.EmptyFile: "the file is empty.",
    deck.SeveralDocuments: "a second document begins here; put it in a file of its own, or delete "
    "the `---`.",
    deck.TooDeep: "lists and mappings lie more than {most} deep here; is a bracket not closed?",
    deck.TooManyAliases: "more than {most} aliases (`*name`); write the values out.",
    deck.TooManyNodes: "more than {most} values, aliases written out; divide the deck into "
    "several.",
    deck.UnknownAlias: "`*{name}` is an alias of `&{name}`, which does not stand before it; put "
    "the text in quotes if the star is meant.",
    deck.ExplicitTag: "the YAML tag `{tag}` is not allowed; delete it, or put the text in quotes "
    "if the exclamation mark is meant.",
    deck.DuplicateKey: "the field `{key}` stands here for the second time; the first is in line "
    "{line}. Delete one of them.",
    deck.KeyNotText: "a list or mapping stands where the name of a field belongs; put text with "
    "brackets or braces in quotes.",
    deck.ControlCharacter: "the invisible character {code} is not allowed; delete it.",
    deck.TooManyMarks: "more than {most} combining marks on one letter; delete them.",
    deck.EmptyValue: _empty,
    deck.WrongShape: _shape,
    deck.NotBoolean: lambda reason: (
        f"`{reason.value}` is neither `true` nor `false`{_meant(reason)}"
    ),
    deck.NotNumber: _number,
    deck.UnknownValue: lambda reason: (
        f"`{reason.value}` cannot stand here{_meant(reason, _known(reason))}"
    ),
    deck.UnknownField: lambda reason: (
        f"unknown field `{reason.field}`{_meant(reason, _known(reason))}"
    ),
    deck.MissingField: "the field `{field}` is missing.",
    deck.MissingLanguage: lambda reason: (
        f"the {_LANGUAGES[reason.language]} text (`{reason.language}`) is missing."
    ),
    deck.UnknownKind: lambda reason: (
        f"unknown kind `{reason.kind}`{_meant(reason)} The kinds are: {', '.join(reason.known)}."
    ),
    deck.BadId: lambda reason: (
        f"the id `{reason.id}` may have only small letters, digits and single hyphens between "
        f"them{_meant(reason)}"
    ),
    deck.BadDeckName: lambda reason: (
        f"the deck name `{reason.name}` may have only small letters, digits and single `.`, `_` "
        f"or `-` between them{_meant(reason)}"
    ),
    deck.BadFormer: "`{name}` is not a former name of a card; write `id` or `deck:id`.",
    deck.DuplicateId: "the id `{id}` is already that of the card at {file}:{line}; give this one "
    "another.",
    deck.NoNames: "the term `{term}` has no name; give it one under `ko`, `en` or `short`.",
    deck.SharedName: "`{name}` is already a name of the term `{term}` ({file}:{line}); delete it "
    "from one of them.",
    deck.EmptyText: "the text is empty, or nothing but spaces and punctuation.",
    deck.TermOrAll: "`answer` needs exactly one of `term` and `all`.",
    deck.UnknownTerm: lambda reason: (
        f"terms.yaml has no term `{reason.term}`"
        + _meant(reason, "; add it there, or list the accepted answers here.")
    ),
    deck.TooFewOptions: "a choice needs at least two options; this one has {count}.",
    deck.TooManyOptions: "{count} options are too many; a choice may have {most}.",
    deck.NoRightOption: "no option is right; mark one with `right: true`.",
    deck.SeveralRight: "{count} options are marked `right: true`; leave one, or add "
    "`several: true` to the card.",
    deck.SameOptions: "this option reads the same as option {first}: `{text}`.",
    deck.TextOrValue: "an option needs either a `text` or a `value`.",
}
