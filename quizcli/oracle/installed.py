"""Which torch there is, told without importing it: the import takes seconds."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_VERSION = re.compile(r"""^__version__\b[^=\n]*=\s*["']([^"']+)["']""", re.MULTILINE)


@cache
def torch_version() -> str | None:
    """As `torch.__version__` says it, or None where torch is not installed."""
    try:
        spec = find_spec("torch")
        if spec is None or spec.origin is None:
            return None
        text = Path(spec.origin).with_name("version.py").read_text(encoding="utf-8")
    except (ValueError, OSError):
        return None
    found = _VERSION.search(text)
    return found[1] if found else None
