"""`quiz config`: every setting, its value, and where the value comes from."""

from typing import Any

from quizcli.messages import label
from quizcli.session import home


def command() -> int:
    where = home.find()
    values = home.given(where)
    lang = values["lang"].value
    print(label(lang, "config.file", path=where.config))
    width = max(map(len, values))
    for key, given in values.items():
        origin = given.origin or label(lang, "config.default")
        print(f"{key:<{width}}  {_toml(given.value)}  ({origin})")
    return 0


def _toml(value: Any) -> str:
    """The value as it would be written in config.toml."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}" if value else str(value)
