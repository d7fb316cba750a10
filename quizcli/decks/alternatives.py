"""One more accepted form, where the others stand: in a card's answer, or among a term's names.

Only the list itself is touched; a single form becomes a list of two.
"""

from typing import Any

import yaml

from quizcli.decks.believed import bare, checked, line_break, opened
from quizcli.decks.outline import line_end
from quizcli.decks.rewriting import flow
from quizcli.decks.tree import Node, Path, Scalar, Sequence, follow
from quizcli.errors import Reason
from quizcli.errors.adding import CannotRewrite


def added(data: bytes, path: Path, form: str, file: str) -> bytes | Reason:
    """The file with the form behind those that the path leads to.

    path: of keys and numbers, from the top of the file to one form or a list of them.
    """
    found = opened(data, file)
    if isinstance(found, Reason):
        return found
    text, root = found
    there = follow(root, path)
    span = _span(yaml.compose(text, Loader=yaml.CSafeLoader), path)
    if span is None or not isinstance(there, Scalar | Sequence):
        return CannotRewrite(file)
    made = _behind(text, span, there, flow(Scalar(form, True, 0, 0)))
    forms = bare(there) if isinstance(there, Sequence) else (bare(there),)
    expected = _with(bare(root), path, (*forms, form))
    return checked(data, made, expected) or CannotRewrite(file)


def _span(node: yaml.Node | None, path: Path) -> yaml.Node | None:
    """What the path leads to, with its marks; None where it leads nowhere."""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((each for key, each in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
    return node


def _behind(text: str, span: Any, there: Node, word: str) -> str:
    start, end = span.start_mark.index, span.end_mark.index
    if isinstance(there, Scalar):
        return f"{text[:start]}[{flow(there)}, {word}]{text[end:]}"
    if not span.value:
        return f"{text[: end - 1]}{word}{text[end - 1 :]}"
    behind = span.value[-1].end_mark.index
    if span.flow_style:
        return f"{text[:behind]}, {word}{text[behind:]}"
    at = line_end(text, behind - 1)
    lead = "" if text[:at].endswith(("\n", "\r")) else line_break(text)
    row = f"{' ' * span.start_mark.column}- {word}{line_break(text)}"
    return text[:at] + lead + row + text[at:]


def _with(whole: Any, path: Path, forms: tuple[Any, ...]) -> Any:
    if not path:
        return forms
    step, *rest = path
    if isinstance(step, int):
        changed = _with(whole[step], tuple(rest), forms)
        return (*whole[:step], changed, *whole[step + 1 :])
    return {**whole, step: _with(whole[step], tuple(rest), forms)}
