"""A card in the making: its fields as they were typed, and the YAML they make."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quizcli import kinds
from quizcli.decks import rewriting, tree, writing
from quizcli.decks.rewriting import Alone
from quizcli.decks.tree import Flaw
from quizcli.decks.writing import Typed
from quizcli.errors import QuizError, Reason
from quizcli.errors.adding import FieldMissing, NotForKind, OnceOnly
from quizcli.errors.command import NotASetting
from quizcli.kinds import Entry
from quizcli.model import Lang, Text

ORDER = (
    "id", "kind", "ask", "draw", "let", "symbols", "where", "reference", "with", "take", "runs",
    "accept", "property", "layers", "example", "key", "closed_form", "integer",
    "decimals", "digits", "rtol", "atol", "units", "axes", "answer", "case", "options", "several",
    "rows", "others", "pick", "by", "apart", "free", "each", "holes", "hint", "work", "slips",
    "parts", "fixed", "reason", "source", "after", "siblings", "tags", "was",
)  # fmt: skip
"""How the fields of a written card follow each other; others come last."""

Fields = Mapping[str, Any]


def text(fields: Fields) -> str:
    """The card as YAML; fields that hold nothing are left out."""
    place = {name: number for number, name in enumerate(ORDER)}
    known = sorted(fields, key=lambda name: place.get(name, len(place)))
    return writing.card({name: fields[name] for name in known if fields[name] not in ("", [], {})})


def alone(fields: Fields) -> Alone:
    """The card as it goes into a deck. Raises QuizError for characters no deck may hold."""
    found = rewriting.alone(text(fields).encode())
    if isinstance(found, Flaw):
        raise QuizError(found.reason)
    return found[0]


def both(ko: str, en: str) -> Any:
    """A text: one string where both languages say the same."""
    return ko if not en or ko == en else {"ko": ko, "en": en}


def asked(value: Any) -> Text:
    """A text as it was typed, in both languages."""
    return Text(value["ko"], value["en"]) if isinstance(value, dict) else Text(value, value)


def value(entry: Entry, typed: Sequence[str], wrong: Sequence[str] = ()) -> Any | Reason:
    """What was typed for a field, as the deck has it; `wrong` are the wrong options."""
    match entry.form:
        case "options":
            right = [{"text": one, "right": True} for one in typed]
            return [*right, *({"text": one} for one in wrong)]
        case "words":
            return list(typed) if len(typed) > 1 else typed[0]
        case "text":
            return typed[0]
        case "list":
            inner = typed[0].strip().strip("[]()")
            return writing.typed(f"[{', '.join(inner.replace(',', ' ').split())}]")
        case "yaml":
            return writing.typed(typed[0])


def answered(
    kind: str, answers: Sequence[str], wrong: Sequence[str], usage: str
) -> dict[str, Any] | Reason:
    """The fields that `--answer` and `--wrong` mean for a kind."""
    forms = {"options", "words"}
    entry = next((e for e in kinds.load(kind).ENTRIES if e.field in ("answer", "options")), None)
    if entry is None:
        return NotForKind("--answer", kind, "--set")
    if wrong and entry.form != "options":
        return NotForKind("--wrong", kind, "--kind choice")
    if len(answers) > 1 and entry.form not in forms:
        return OnceOnly("--answer", kind)
    if not answers:
        return FieldMissing("--answer", usage)
    made = value(entry, answers, wrong)
    if isinstance(made, Reason):
        return made
    several = {"several": True} if entry.form == "options" and len(answers) > 1 else {}
    return {entry.field: made, **several}


def settings(given: Iterable[str]) -> dict[str, Any] | Reason:
    """`name=YAML` pairs; a dot leads into a field: `draw.size=16..256`."""
    found: dict[str, Any] = {}
    for pair in given:
        path, equals, typed = pair.partition("=")
        if not (path and equals and typed.strip()):
            return NotASetting(pair)
        made = writing.typed(typed)
        if isinstance(made, Reason):
            return made
        *outer, last = path.split(".")
        inner = found
        for name in outer:
            inner = inner.setdefault(name, {})
            if isinstance(inner, Typed):
                return NotASetting(pair)
        inner[last] = made
    return found


def shown(value: Any, lang: Lang) -> str:
    """What a field was given, on one line."""
    match value:
        case Typed():
            return value.yaml
        case {"ko": ko, "en": en}:
            return str(ko if lang == "ko" else en)
        case {"text": option}:
            return ("✔ " if value.get("right") else "") + shown(option, lang)
        case dict():
            return ", ".join(f"{name}: {shown(each, lang)}" for name, each in value.items())
        case list() if any(isinstance(each, Typed) for each in value):
            return f"[{', '.join(shown(each, lang) for each in value)}]"
        case list():
            return " · ".join(shown(each, lang) for each in value)
        case _:
            return str(value).lower() if isinstance(value, bool) else str(value)


def taken_up(card: Alone) -> dict[str, Any]:
    """The fields of a card written by this program, to be asked on with."""
    fields = card.node.pairs if isinstance(card.node, tree.Mapping) else {}
    return {name: _value(name, node) for name, (_, node) in fields.items()}


def languages(value: Any) -> dict[str, str]:
    """Both sides of a text, where it has two."""
    return value if isinstance(value, dict) and value.keys() == {"ko", "en"} else {}


_TEXTS = ("ko", "en", "id", "kind", "ask", "hint", "work", "where", "take", "reference")


def _value(name: str, node: tree.Node) -> Any:
    """Texts as text, lists and mappings as such, all else as it was typed."""
    if isinstance(node, tree.Sequence):
        return [_value(name, each) for each in node.items]
    if isinstance(node, tree.Mapping):
        return {key: _value(key, each) for key, (_, each) in node.pairs.items()}
    plain = name not in _TEXTS and node.plain
    return Typed(node.value) if plain else node.value
