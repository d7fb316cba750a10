"""A file changed as text: read before, and read again before the change is believed.

What is written into a deck must say what was meant, and nothing else may say anything new.
"""

import codecs
import re
from typing import Any

from quizcli.decks import nodes
from quizcli.decks.tree import Document, Flaw, Mapping, Node, Sequence
from quizcli.errors import Reason
from quizcli.errors.adding import DeckFaulty


def opened(data: bytes, file: str) -> tuple[str, Node] | Reason:
    document = nodes.parse(data)
    flaw = document if isinstance(document, Flaw) else next(iter(document.flaws), None)
    if flaw:
        return DeckFaulty(file, flaw.line, flaw.column, flaw.reason)
    assert isinstance(document, Document)
    return decoded(data), document.root


def decoded(data: bytes) -> str:
    return data.removeprefix(codecs.BOM_UTF8).decode()


def line_break(text: str) -> str:
    found = re.search(r"\r\n?|\n", text)
    return found[0] if found else "\n"


def bare(node: Node) -> Any:
    """What a node says, wherever it stands."""
    if isinstance(node, Mapping):
        return {name: bare(each) for name, (_, each) in node.pairs.items()}
    if isinstance(node, Sequence):
        return tuple(map(bare, node.items))
    return None if node.null else node.value.strip()


def checked(before: bytes, made: str, expected: Any) -> bytes | None:
    """The text as bytes, if it says what was meant."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    data = mark + made.encode()
    document = nodes.parse(data)
    if isinstance(document, Flaw) or document.flaws or bare(document.root) != expected:
        return None
    return data
