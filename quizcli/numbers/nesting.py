"""Vectors and matrices as people write them: from text to rows of entries that are still text.

Every notation in use is one of lists in lists; where spaces, a minus or a slash may part
entries or belong to one, all that may be meant is given, and the kind decides by the shape.
Commas part entries here, never thousands. Nothing here knows what an entry is worth.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from quizcli.errors import Reason
from quizcli.errors.answer import Empty
from quizcli.errors.arithmetic import BracketOpen, BracketStray
from quizcli.errors.tensor import (
    MinusUnclear,
    NestedTooDeep,
    OneNumber,
    RaggedRows,
    RowsWanted,
    SlashUnclear,
)
from quizcli.numbers import pasted, phrases

Nest: TypeAlias = "str | tuple[Nest, ...]"
"""An entry as typed, or a list of such."""

RANK = 4
"""Most levels of lists."""
_TURNED = re.compile(
    r"(.*[)\]}]) ?(?:ᵀ|⊤|'|\.m?T|\.t\(\)"
    r"|\^ ?\{? ?(?:T|t|⊤|ᵀ|\\top|\\intercal|\\mathsf ?\{?T\}?) ?\}?)",
    re.DOTALL,
)
_LATEX = re.compile(
    r"(?:\\left|\\bigl?|\\Bigl?)? ?[\[(]? ?\\begin ?\{((?:[pbBvV]|small)?matrix|array)\*?\}"
    r"(?:\{[lcr| ]*\})?(.*)\\end ?\{\1\*?\} ?(?:\\right|\\bigr?|\\Bigr?)? ?[\])]?(.*)",
    re.DOTALL,
)
_NEGATIVE = re.compile(r"(?<!\w)(?:minus|negative|마이너스) ?(?=[0-9.가-힣])", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:[행열] ?)?(?:벡터|행렬|텐서|matrix|vector|tensor)(?: (?=[(\[{])|(?=[\[{]))", re.IGNORECASE
)
_SPACING = re.compile(r"\\\\ ?\[[0-9.]+ ?(?:pt|em|ex|mm|cm)\]")
_COMMA = re.compile(r"(?<![0-9.,])(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0,[0-9]+)(?![0-9.]|,[0-9])")
"""What may be one number with a comma in it."""
_MINUS = re.compile(r"[0-9.)] ?[-+]")
_SIDE_BY_SIDE = re.compile(r"(?<=\])\s*(?=\[)|(?<=\})\s*(?=\{)")
_TUPLES = re.compile(r"(\([^()]*,[^()]*\))\s*(?=\([^()]*,)")
_ENDS = re.compile(r"[0-9.)\]}%¼½¾⅓⅔π⁰¹²³⁴-⁹가-힣A-WYZa-wyz]")
_BEGINS = re.compile(r"[0-9.(\[{√¼½¾⅓⅔π가-힣A-WYZa-wyz]")


def meant(text: str, wanted: tuple[int, ...]) -> "Nest | Reason":
    """The entries as typed, in rows; of several ways to read them the one of the right shape."""
    rank = len(wanted)
    if not text or (asked := _unbalanced(text)):
        return asked if text and asked else Empty()
    if rank == 1 and "," not in text and slashed(phrases.unwrapped(text)):
        return SlashUnclear()
    sizes = {each: shape(each) for each in _readings(text, rank)}
    even = [each for each, size in sizes.items() if size is not None]
    fitting = [each for each in even if _fits(sizes[each], wanted)]
    if not even:
        return RaggedRows() if sizes else NestedTooDeep(RANK)
    nest = (fitting or even)[0]
    if not fitting and (len(even) > 1 or ("," not in text and any(map(_MINUS.search, flat(nest))))):
        return MinusUnclear()
    size = sizes[nest] or ()
    if 0 in size:
        return Empty()
    return tuple(flat(nest)) if rank == 1 and len(size) == 2 and 1 in size else nest


def lacking(got: tuple[int, ...], wanted: tuple[int, ...], typed: str) -> Reason | None:
    """What is missing from numbers in a row where there are several rows, or from one alone."""
    if len(got) == 1 < len(wanted):
        return RowsWanted(got[0])
    return OneNumber() if got == (1,) != wanted and not re.search(r"[\[({,;]", typed) else None


def joined(text: str, nest: "Nest | Reason", wanted: tuple[int, ...]) -> str:
    """The first `1,234` or `0,5` of a list that has the right shape only with it as one entry."""
    if isinstance(nest, Reason) or _fits(shape(nest), wanted) or not (found := _COMMA.search(text)):
        return ""
    whole = meant(_COMMA.sub(lambda run: run[0].replace(",", ""), text), wanted)
    return found[0] if not isinstance(whole, Reason) and _fits(shape(whole), wanted) else ""


def _unbalanced(text: str) -> Reason | None:
    """The first bracket that closes nothing, or the last that is not closed."""
    opened: list[int] = []
    for place, c in enumerate(text):
        if c in "([{":
            opened.append(place)
        elif c in ")]}":
            if not opened or phrases.CLOSING[text[opened[-1]]] != c:
                return BracketStray(text, place + 1, c)
            opened.pop()
    return BracketOpen(text, opened[-1] + 1, text[opened[-1]]) if opened else None


def _fits(size: tuple[int, ...] | None, wanted: tuple[int, ...]) -> bool:
    return size == wanted or (len(wanted) == 1 and size in ((1, *wanted), (*wanted, 1)))


def flat(nest: Nest) -> Iterator[str]:
    if isinstance(nest, str):
        yield nest
    else:
        for each in nest:
            yield from flat(each)


def size(nest: "Nest | Reason") -> tuple[int, ...]:
    return () if isinstance(nest, Reason) else shape(nest) or ()


def _readings(typed: str, rank: int) -> tuple[Nest, ...]:
    """All that may be meant, without repetition, that which reads `1 -1` as two entries first.

    `rank`: how many levels of lists are asked for; where that is one, a slash divides.
    """
    text, turned = _called(_from_latex(typed))
    text = _NEGATIVE.sub("-", pasted.unlisted(text))
    text = _TUPLES.sub(r"\1, ", _SIDE_BY_SIDE.sub(", ", text))
    if text[:1] + text[-1:] in ("<>", "⟨⟩"):
        text = text[1:-1]
    found = [_read(text, rank, loose) for loose in (True, False)]
    made = [_transposed(each) if turned and each else each for each in found]
    return tuple(dict.fromkeys(each for each in made if each is not None))


def shape(nest: Nest) -> tuple[int, ...] | None:
    """The lengths of the lists; None where they are not of one length each."""
    if isinstance(nest, str):
        return ()
    inner = {shape(each) for each in nest}
    if len(inner) != 1:
        return None if inner else (0,)
    (below,) = inner
    return None if below is None else (len(nest), *below)


def slashed(text: str) -> bool:
    """Whether a slash may stand between rows, or divide: `1 2 / 3 4`."""
    parts = text.split(" / ")
    return len(parts) > 1 and all(
        len(_spaced(part, True)) > 1 or len(phrases.split(part)) > 1 for part in parts
    )


def _from_latex(text: str) -> str:
    if "\\" not in text and "&" not in text:
        return text
    found = _LATEX.fullmatch(text.strip().strip("$").strip())
    body, behind = (found[2], found[3]) if found else (text, "")
    if found is None and "&" not in text and "\\\\" not in text:
        return pasted.from_latex(text)
    body = _SPACING.sub(r"\\\\", body).replace(r"\hline", "")
    rows = [row.strip() for row in body.split("\\\\")]
    cells = [
        ", ".join(map(pasted.from_latex, row.split("&")))
        for row in (rows if rows[-1] else rows[:-1])
    ]
    return f"[{', '.join(f'[{row}]' for row in cells)}]{behind.strip()}"


def _called(text: str) -> tuple[str, bool]:
    """Without `torch.tensor(…, dtype=…)` around it and ᵀ behind it, and whether that was there."""
    noun = _NOUN.match(text := text.strip())
    text, turned = text[noun.end() :] if noun else text, False
    for _ in range(3):
        if found := _TURNED.fullmatch(text):
            text, turned = found[1].strip(), not turned
        if (inner := pasted.uncalled(text)) is None:
            break
        text = inner
    return text, turned


def _transposed(nest: Nest) -> "Nest | None":
    """A list stands for a row, so that it becomes a column."""
    size = shape(nest)
    if isinstance(nest, str) or size is None or len(size) > 2:
        return None
    if len(size) == 1:
        return tuple((each,) for each in nest)
    return tuple(zip(*nest, strict=True))


def _read(text: str, rank: int, loose: bool) -> "Nest | None":
    inside = _inside(text, loose)
    content = text if inside is None else inside
    if rank > 1 and slashed(content):
        rows = [_listed(part, loose, 1) for part in content.split(" / ")]
        return None if None in rows else tuple(row for row in rows if row is not None)
    return _listed(content, loose, 0)


def _listed(content: str, loose: bool, depth: int) -> tuple[Nest, ...] | None:
    """The entries or rows of a list; `loose`: ` -1` begins a new one. None if nested too deeply."""
    if depth >= RANK:
        return None
    content = content.strip().strip("|").strip()
    rows = phrases.split(content, ";|")
    if len(rows) > 1:
        made = [_row(row, loose, depth + 1) for row in rows if row]
        return None if None in made else tuple(row for row in made if row is not None)
    commas = phrases.split(content, ",")
    if commas == [content]:
        pieces = [_one(piece, loose, depth) for piece in _spaced(content, loose)]
    else:
        pieces = [_piece(piece, loose, depth) for piece in commas]
    return None if None in pieces else tuple(piece for piece in pieces if piece is not None)


def _row(text: str, loose: bool, depth: int) -> tuple[Nest, ...] | None:
    inside = _inside(text, loose)
    return _listed(text if inside is None else inside, loose, depth)


def _piece(text: str, loose: bool, depth: int) -> "Nest | None":
    """What stands between commas: one entry or list, or a row of entries with spaces between."""
    if len(_spaced(text, loose)) > 1:
        return _listed(text, loose, depth + 1)
    return _one(text, loose, depth)


def _one(text: str, loose: bool, depth: int) -> "Nest | None":
    inside = _inside(text, loose)
    return text if inside is None else _listed(inside, loose, depth + 1)


def _inside(text: str, loose: bool) -> str | None:
    """What a list holds; None for an entry. Round brackets are those of a sum, or of a list."""
    text = text.strip()
    while phrases.wrapped(text):
        inner = text[1:-1].strip()
        if text[0] != "(":
            return inner
        if len(phrases.split(inner, ",;|")) > 1 or inner.endswith(","):
            return inner
        if len(_spaced(inner, loose)) > 1:
            return inner
        text = inner
    return None


def _spaced(text: str, loose: bool) -> list[str]:
    """The pieces between such spaces outside brackets as do not stand beside an operator."""
    pieces, depth, start = [], 0, 0
    text = text.strip()
    for place, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}")
        if c == " " and depth == 0 and _parts(text[:place].rstrip(), text[place:].lstrip(), loose):
            pieces.append(text[start:place].strip())
            start = place
    return [*pieces, text[start:].strip()]


def _parts(before: str, after: str, loose: bool) -> bool:
    """Whether a space parts what stands before it from what stands behind."""
    if not before or not after or not _ENDS.match(before[-1]):
        return False
    if before[-1].isascii() and before[-1].isalpha() and after[0] == "(":
        return False
    if after[0] in "+-" and after[1:2] not in ("", " "):
        return loose
    return bool(_BEGINS.match(after[0]))
