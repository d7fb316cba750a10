"""shape: the dimensions of a tensor, compared one by one.

A shape is read in every notation in use; what might mean two things is asked again. The order
of the axes is part of the answer unless each number says which axis it is.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from quizcli import arithmetic, quantities
from quizcli.errors import Reason
from quizcli.errors.answer import Empty, TooLong
from quizcli.errors.arithmetic import BracketOpen
from quizcli.errors.quantity import (
    AxesAsked,
    AxesWanted,
    AxisDiffers,
    BadAxes,
    CommasWanted,
    KeyAxes,
    KeyNotShape,
    KeyWithoutSign,
    NotDimension,
    OtherLayout,
    RankDiffers,
    ShapeWanted,
)
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Terms, Text, Unreadable, Value, Variant

SELF_RATED = False
COMPUTED = True
ENTRIES = (Entry("axes", "list", required=False), Entry("answer", "list"))

_LARGEST = 10**15
_BATCH = {"n", "b", "batch"}
_ANY = {"n", "b", "-1", "?", "none", "batch", "배치"}
"""What stands for a batch of any size."""
_ALSO = {
    "n": ("batch", "배치"),
    "b": ("batch", "배치"),
    "c": ("channel", "channels", "채널"),
    "h": ("height", "높이", "세로"),
    "w": ("width", "너비", "폭", "가로"),
    "d": ("depth", "깊이"),
    "l": ("length", "길이"),
    "t": ("time", "시간"),
}
"""Other names under which the customary axes are given."""
_THOUSANDS = re.compile(r"(?<![0-9])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])")
_OPEN = re.compile(r"[(\[{][^)\]}]*")
_PRODUCT = re.compile(r"[0-9)] ?[*·⋅∙ㆍ] ?[0-9(]")
_BETWEEN = re.compile(r" ?[x×✕@] ?| ", re.IGNORECASE)
_SPACED = re.compile(r", |,0[0-9]{2}(?![0-9])")
"""What tells that other commas may stand between thousands."""
_CROSS = re.compile(r" ?[x×✕] ?", re.IGNORECASE)
_CROSSED = re.compile(r"[0-9)²] ?[x×✕] ?[0-9(]", re.IGNORECASE)
_TIMES = re.compile(r"[0-9]+ ?[x×✕*] ?[0-9]+", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9][0-9_]*")
_PLAIN = re.compile(r"[0-9][0-9_]*")


class Fields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    answer: tuple[int, ...] | None = None
    key: str = ""
    axes: tuple[str, ...] = ()


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    return list(_faults(fields))


def _faults(fields: Fields) -> Iterator[Fault]:
    if not all(fields.axes) or len({axis.casefold() for axis in fields.axes}) < len(fields.axes):
        yield Fault(("axes",), BadAxes(fields.axes))
    if fields.key and not fields.key.startswith("="):
        yield Fault(("key",), KeyWithoutSign(fields.key))
    if fields.answer is not None and isinstance(key := _checked(fields.answer, fields), Reason):
        yield Fault(("answer",), key)


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return [(("key",), fields.key.removeprefix("="))] if fields.key else []


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    axes = variant.card.fields.axes
    return AxesWanted(axes) if axes else ShapeWanted()


def essence(fields: Fields) -> str:
    if fields.key:
        return "=" + fields.key.removeprefix("=").replace(" ", "")
    return "" if fields.answer is None else _shown(fields.answer)


def variant(made: Made, terms: Terms) -> Variant | Reason:
    fields: Fields = made.card.fields
    value: Value | Reason | None = made.key
    if value is None and fields.key:
        value = arithmetic.evaluated(fields.key, made.names)
    elif value is None:
        value = fields.answer or ()
    key = value if isinstance(value, Reason) else _checked(value, fields)
    if isinstance(key, Reason):
        return key
    return Variant(made=made, key=Text(_shown(key), _shown(key)), answer=key)


def _checked(value: Value, fields: Fields) -> tuple[int, ...] | Reason:
    """The key as a shape, or why it is none."""
    shown = arithmetic.shown(value)
    key = _dimensions(value)
    if key is None:
        return KeyNotShape(shown)
    return key if not fields.axes or len(key) == len(fields.axes) else KeyAxes(shown, fields.axes)


def _dimensions(value: Value) -> tuple[int, ...] | None:
    """The list of whole numbers from 0 that a value is, if it is one."""
    if not isinstance(value, tuple):
        return None
    whole = tuple(int(n) for n in value if not isinstance(n, bool | str | tuple) and _whole(n))
    return whole if len(whole) == len(value) else None


def _whole(number: Value) -> bool:
    return not isinstance(number, str | tuple) and 0 <= number < _LARGEST and number % 1 == 0


def _shown(dimensions: tuple[int | str, ...]) -> str:
    inside = ", ".join(map(str, dimensions))
    return f"({inside},)" if len(dimensions) == 1 else f"({inside})"


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > quantities.LONGEST:
        return Unreadable(TooLong(len(typed), quantities.LONGEST))
    text = quantities.bare(typed, None, counted=False)[0]
    if not text:
        return Unreadable(Empty())
    axes, key = variant.card.fields.axes, variant.answer
    inside = quantities.unwrapped(text)
    labelled = _labelled(inside, axes)
    pieces = _pieces(inside, len(key)) if labelled is None else labelled
    if isinstance(pieces, Reason):
        return Unreadable(pieces)
    reading = _read(pieces, axes, key)
    if isinstance(reading, Reason):
        return Unreadable(reading)
    if labelled is None and _other_layout(variant, reading.value):
        return Unreadable(OtherLayout(axes))
    return reading


def _pieces(text: str, rank: int) -> list[str] | Reason:
    """The dimensions as typed; commas of thousands only where the count fits no other way."""
    if text.casefold() in ("", "scalar", "스칼라"):
        return []
    crossed = _CROSS.split(text)
    if len(crossed) == rank > 1 and all(map(_GROUPED.fullmatch, crossed)):
        return [part.replace(",", "") for part in crossed]
    parts = quantities.at_commas(text)
    if len(parts) != 1 or parts[0] != text:
        if rank != 1 and any(map(_TIMES.fullmatch, parts)):
            return CommasWanted()
        apart = rank > 1 and not _SPACED.search(text)
        if len(parts) == rank or parts[0].casefold() in _ANY or apart:
            return parts
        grouped = quantities.at_commas(_THOUSANDS.sub(lambda run: run[0].replace(",", ""), text))
        return grouped if len(grouped) == rank else parts
    if _OPEN.fullmatch(text):
        return BracketOpen(text, 1, text[0])
    if rank != 1 and _PRODUCT.search(text):
        return CommasWanted()
    tokens = _BETWEEN.split(text)
    plain = all(_PLAIN.fullmatch(token) or token.casefold() in _ANY for token in tokens)
    if rank != 1 and not plain and _CROSSED.search(text):
        return CommasWanted()
    return tokens if plain else [text]


def _labelled(text: str, axes: tuple[str, ...]) -> list[str] | Reason | None:
    """The dimensions in the order asked for where each was given with its axis; else None."""
    if not axes:
        return None
    text = text.casefold()
    names = {name: axis for axis in axes for name in _ALSO.get(axis.casefold(), ())}
    names |= {axis.casefold(): axis for axis in axes}
    label = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    label = rf"(?<![a-z_])(?:{label})(?![a-z_])"
    before = re.compile(rf"({label}) ?[=:]? ?(.+)")
    behind = re.compile(rf"(.+?) ?[(\[]?({label})[)\]]?")
    parts = quantities.at_commas(text)
    if len(parts) == 1:
        pair = rf"{label} ?[=:]? ?[0-9]+|[0-9]+ ?[(\[]?{label}[)\]]?"
        parts = re.findall(pair, text)
        if re.sub(pair, "", text).strip(" x×@/|"):
            return None
    given: dict[str, str] = {}
    for part in parts:
        if found := before.fullmatch(part):
            given[names[found[1]]] = found[2]
        elif found := behind.fullmatch(part):
            given[names[found[2]]] = found[1]
    if not given:
        return None
    return (
        [given[axis] for axis in axes] if len(given) == len(axes) == len(parts) else AxesAsked(axes)
    )


def _read(pieces: list[str], axes: tuple[str, ...], key: tuple[int, ...]) -> Reading | Reason:
    """The dimensions in numbers; a sign for any batch is the key's own, or dropped."""
    batched = bool(axes) and axes[0].casefold() in _BATCH
    symbol = bool(pieces) and pieces[0].casefold() in _ANY
    if symbol and not batched and len(pieces) == len(key) + 1:
        pieces, symbol = pieces[1:], False
    kept = symbol and batched and len(pieces) == len(key)
    dimensions = [_dimension(piece) for piece in (pieces[1:] if kept else pieces)]
    for dimension in dimensions:
        if isinstance(dimension, Reason):
            return dimension
    value = tuple(n for n in dimensions if isinstance(n, int))
    shown = _shown((pieces[0], *value) if kept else value)
    value = (key[0], *value) if kept else value
    if axes and len(value) != len(axes):
        return AxesAsked(axes)
    return Reading(Text(shown, shown), value)


def _dimension(piece: str) -> int | Reason:
    if re.fullmatch("0[0-9_]+", piece):
        return NotDimension(piece)
    expression = arithmetic.read_answer(piece)
    if isinstance(expression, Reason):
        return expression
    value = arithmetic.value(expression, {})
    if isinstance(value, Reason):
        return value
    return (
        int(value) if not isinstance(value, str | tuple) and _whole(value) else NotDimension(piece)
    )


def _other_layout(variant: Variant, value: tuple[int, ...]) -> bool:
    """Whether this is the key with its channels last instead of first, or the other way round."""
    axes, key = variant.card.fields.axes, variant.answer
    start = 1 if axes and axes[0].casefold() in _BATCH else 0
    batch, rest = key[:start], key[start:]
    if (
        not axes
        or len(rest) < 3
        or value == key
        or value in [slip.value for slip in variant.made.slips]
    ):
        return False
    if axes[start].casefold() == "c":
        return bool(value == (*batch, *rest[1:], rest[0]))
    return axes[-1].casefold() == "c" and bool(value == (*batch, rest[-1], *rest[:-1]))


def grade(variant: Variant, reading: Reading) -> Grade:
    key, got = variant.answer, reading.value
    if got == key if variant.holds is None else variant.holds:
        return Grade(right=True)
    slips = (s for s in variant.made.slips if _dimensions(s.value) == got != key)
    slip = next(slips, None)
    axes = variant.card.fields.axes
    why: tuple[Reason, ...] = ()
    if len(got) != len(key):
        why = (RankDiffers(len(got), len(key)),)
    elif axes and variant.holds is None:
        pairs = zip(axes, got, key, strict=True)
        why = (AxisDiffers(tuple(f"{axis} = {g}" for axis, g, k in pairs if g != k)),)
    return Grade(
        right=False, why=why, slip=slip.label if slip else "", say=slip.say if slip else None
    )


def samples(variant: Variant) -> Samples:
    key: tuple[int, ...] = variant.answer
    axes, numbers = variant.card.fields.axes, [str(n) for n in key]
    right = [_shown(key), f"torch.Size([{', '.join(numbers)}])"]
    if len(key) > 1:
        right += ["x".join(numbers), " ".join(numbers), f"[{','.join(numbers)}]"]
    if axes:
        right.append(", ".join(f"{a}={n}" for a, n in reversed([*zip(axes, key, strict=True)])))
    more = (tuple(n + (place == at) for at, n in enumerate(key)) for place in range(len(key)))
    return Samples(
        right=tuple(right),
        wrong=tuple(map(_shown, more)),
        unreadable=("", "abc", "(64.5, 112)", "(-3, 4)", "(3, ,)"),
    )
