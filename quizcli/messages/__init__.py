"""All sentences, in both languages: one template a reason or label, in `ko/` and `en/`.

Each file of the two folders has the same name as the file of `errors` whose reasons it puts
into words (or names a part of the interface: `labels`), and holds `TEMPLATES`, from a reason's
class, or a label's name, to a `str.format` template over its fields, or to a function of the
reason where a template is not enough.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import structs

from quizcli.errors import Reason
from quizcli.model import Lang, Problem, Text

Template = str | Callable[[Any], str]
Templates = Mapping[type[Reason] | str, Template]


@cache
def templates(lang: Lang) -> Templates:
    """Every template of a language."""
    package = importlib.import_module(f"{__name__}.{lang}")
    found: dict[type[Reason] | str, Template] = {}
    for module in pkgutil.iter_modules(package.__path__):
        found |= importlib.import_module(f"{package.__name__}.{module.name}").TEMPLATES
    return found


def say(lang: Lang, reason: Reason) -> str:
    """The reason in words."""
    template = templates(lang)[type(reason)]
    if callable(template):
        return template(reason)
    fields = structs.asdict(reason)
    return template.format(**{name: _plain(lang, value) for name, value in fields.items()})


def label(lang: Lang, name: str, /, **fields: object) -> str:
    """The label of this name, with its fields filled in."""
    template = templates(lang)[name]
    assert isinstance(template, str)
    return template.format(**{name: _plain(lang, value) for name, value in fields.items()})


def problem(lang: Lang, found: Problem) -> str:
    """`file:line:column: what is wrong; what was meant`."""
    place = found.place
    return f"{place.file}:{place.line}:{place.column}: {say(lang, found.reason)}"


def some(names: Sequence[str], most: int = 6) -> str:
    """The first of several names, with a sign where there are more."""
    return ", ".join([*names[:most], *(["…"] if len(names) > most else [])])


def _plain(lang: Lang, value: object) -> object:
    """Texts in the language, several things in a row."""
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, Reason):
        return say(lang, value)
    if isinstance(value, Problem):
        return problem(lang, value)
    if isinstance(value, tuple):
        return ", ".join(str(_plain(lang, each)) for each in value)
    return value
