"""Why an expression cannot be read or has no value, and what was probably meant."""

from typing import Any

from msgspec import structs

from quizcli.errors import arithmetic
from quizcli.errors.arithmetic import clipped, excerpt
from quizcli.messages import Template, Templates

_KINDS = {
    "number": "a number",
    "truth": "a comparison (true or false)",
    "word": "a word",
    "list": "a list",
    "mapping": "a group of results",
}
_RESERVED = {
    "not": "there is no `not`; turn the comparison round (`!=` for `==`).",
    "True": "there is no `True`; write a comparison.",
    "False": "there is no `False`; write a comparison.",
}


def _where(reason: Any) -> str:
    """The expression, or the part around the fault, and the character."""
    quoted = f"`{excerpt(reason.text, reason.column)}`"
    return quoted if reason.column == 1 else f"{quoted}, character {reason.column}"


def _at(sentence: str | Template) -> Template:
    """The sentence after the place of the fault, unless it quotes the whole text itself."""

    def said(reason: Any) -> str:
        fields = structs.asdict(reason)
        place = f"{_where(reason)}: "
        if not reason.text.strip() or list(fields.values()).count(reason.text) > 1:
            place = ""
        if callable(sentence):
            return place + sentence(reason)
        quoted = {
            name: clipped(field) if isinstance(field, str) else field
            for name, field in fields.items()
        }
        return place + sentence.format(**quoted)

    return said


def _strange(reason: arithmetic.StrangeCharacter) -> str:
    if reason.found.isprintable() and not reason.found.isspace():
        return f"`{reason.found}` cannot be used here."
    return f"the invisible character U+{ord(reason.found):04X} cannot be used; delete it."


def _number(reason: arithmetic.BadNumber) -> str:
    sentence = f"`{clipped(reason.found)}` is not a number"
    digits = reason.found.rstrip("abcdefghijklmnopqrstuvwxyz")
    if digits != reason.found and digits.replace(".", "", 1).isdecimal():
        return f"{sentence}; a product needs its sign: `{digits}*{reason.found[len(digits) :]}`."
    return f"{sentence}."


def _function(reason: arithmetic.NotFunction) -> str:
    meant = f"; did you mean `{reason.meant}`?" if reason.meant else "."
    there = ", ".join(reason.known)
    return f"`{clipped(reason.name)}` is no function here{meant} There are: {there}."


def _count(reason: arithmetic.ArgumentCount) -> str:
    wanted = {1: "one value", 2: "two lists"}[reason.least]
    if not reason.most:
        wanted = "at least one value"
    return f"`{reason.name}` takes {wanted}; {reason.got} given."


def _name(reason: arithmetic.NameNotKnown) -> str:
    sentence = f"the name `{clipped(reason.name)}` stands for nothing here"
    if reason.meant:
        return f"{sentence}; did you mean `{reason.meant}`?"
    return sentence + (f"; there are: {', '.join(reason.known)}." if reason.known else ".")


def _word(reason: arithmetic.UnknownWord) -> str:
    sentence = f"`{clipped(reason.word)}` cannot be read as part of a number"
    return f"{sentence}; a power of e is `exp(…)`." if reason.word == "e" else f"{sentence}."


def _missing(reason: arithmetic.ValueMissing) -> str:
    if not reason.found:
        return "it breaks off; a number or name is missing at the end."
    return f"a number or name is missing before `{clipped(reason.found)}`."


def _operand(reason: arithmetic.OperandKind) -> str:
    if reason.wanted == "whole":
        return "an index must be a whole number."
    got, wanted = _KINDS[reason.got], _KINDS[reason.wanted]
    if reason.operation == "[":
        return f"what stands before `[` must be {wanted}, not {got}."
    return f"`{clipped(reason.operation)}` needs {wanted}, not {got}."


TEMPLATES: Templates = {
    arithmetic.ExpressionEmpty: _at("an expression is missing."),
    arithmetic.ExpressionTooLong: "{length} characters are too many for an expression (at most "
    "{most}).",
    arithmetic.ExpressionTooDeep: _at("nested deeper than {most} levels; divide it up."),
    arithmetic.ExpressionTooWide: _at("more than {most} numbers, names and operators."),
    arithmetic.StrangeCharacter: _at(_strange),
    arithmetic.WrittenOtherwise: _at("`{found}` is written `{meant}` here."),
    arithmetic.WordReserved: _at(
        lambda reason: _RESERVED.get(reason.word, f"`{reason.word}` cannot be used here.")
    ),
    arithmetic.BadNumber: _at(_number),
    arithmetic.BadThousands: _at(
        "`{found}` is not a number; a thousands separator stands before every three digits "
        "(`1,000`), and decimals after a point (`0.5`)."
    ),
    arithmetic.CommaUnclear: _at(
        "`{found}` can be one number or several; leave out the separator, or put a space after "
        "the comma."
    ),
    arithmetic.ValueMissing: _at(_missing),
    arithmetic.OperatorMissing: _at("a sign such as `+` or `*` is missing before `{found}`."),
    arithmetic.ProductUnclear: _at(
        "unclear whether this is divided by or multiplied with; put parentheses: `1/(2*(3))` or "
        "`(1/2)*(3)`."
    ),
    arithmetic.BracketOpen: _at("`{found}` is not closed."),
    arithmetic.BracketStray: _at("`{found}` closes nothing."),
    arithmetic.CommaOutside: _at(
        "a comma cannot stand here; decimals stand after a point (`0.5`), lists in `[…]`."
    ),
    arithmetic.NoAttributes: _at("`.{name}`: names within a value cannot be used here."),
    arithmetic.NoStrings: _at("quotes cannot be used; names stand without them."),
    arithmetic.NotFunction: _at(_function),
    arithmetic.FunctionBare: _at("`{name}` needs its value in parentheses: `{name}(…)`."),
    arithmetic.ArgumentCount: _at(_count),
    arithmetic.NameNotKnown: _at(_name),
    arithmetic.UnknownWord: _at(_word),
    arithmetic.ListInAnswer: _at("`{found}`: one number is asked for, not a list."),
    arithmetic.TwoValues: _at("these are two values: {left} and {right}. Type the one you mean."),
    arithmetic.DividedByZero: _at("this divides by zero."),
    arithmetic.OutsideDomain: _at("`{function}` has no real value for {value}."),
    arithmetic.NumberTooBig: _at("the number gets too large, or has too many digits."),
    arithmetic.NotFinite: _at("`{name}` is infinite or not a number."),
    arithmetic.OperandKind: _at(_operand),
    arithmetic.IndexOutside: _at(
        "there is no element {index}; the list has {length}, counted from 0."
    ),
    arithmetic.LengthsDiffer: _at(
        "`dot` needs lists of equal length; these have {first} and {second} elements."
    ),
    arithmetic.TooManyElements: _at("more than {most} elements in a list."),
    arithmetic.TooMuchWork: _at("this takes too much calculating; simplify it."),
    arithmetic.BadPath: _at(
        "not a path to a result; write it like `output_size`, `weights[0]` or `gates.f`."
    ),
}
