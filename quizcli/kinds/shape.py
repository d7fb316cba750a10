"""shape: the dimensions of a tensor, compared one by one.

A shape is read in every notation in use; what might mean two things is asked again. The order
of the axes is part of the answer unless each number says which axis it is.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from quizcli import arithmetic
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
from quizcli.numbers import axes, numerals, pasted, phrases, quantities

SELF_RATED = False
COMPUTED = True
ENTRIES = (Entry("axes", "list", required=False), Entry("answer", "list"))

_LARGEST = 10**15
_THOUSANDS = re.compile(r"(?<![0-9])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])")
_OPEN = re.compile(r"[(\[{][^)\]}]*")
_PRODUCT = re.compile(r"[0-9)] ?[*·⋅∙ㆍ] ?[0-9(]|\) ?\(")
_BETWEEN = re.compile(r" ?[x×✕@] ?| ", re.IGNORECASE)
_SPACED = re.compile(r", |,0[0-9]{2}(?![0-9])")
"""What tells that other commas may stand between thousands."""
_SIGNS = str.maketrans(dict.fromkeys("✖⨯ⅹхХ", "×"))
_BY = re.compile(r"(?<=[0-9)]) by (?=[0-9(])", re.IGNORECASE)
_ROWS = re.compile(
    r"([0-9]+) ?(?:행|rows?)(?: ?[,x×]| by)? ?([0-9]+) ?(?:열|columns?|cols?)", re.IGNORECASE
)
_ANY_BATCH = re.compile(
    r"(batch|배치)(?:[ _]?(?:size|크기))?(?: ?[=:]? ?(?:n|b|\?|-1))?(?= ?[,x×)\]])", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?<=[)\]0-9]) ?(?:텐서|모양|크기|행렬|벡터|tensor|shape|matrix|vector)", re.IGNORECASE
)
_OF = re.compile(r",? (?:of|with|each)(?: of)? (?=[0-9])", re.IGNORECASE)
_QUOTED = re.compile(r"""['"]([^\W\d]\w*)['"]""")
_SPACE = re.compile(r"(?:\w{1,16} ?∈ ?)?[ℝR] ?\^ ?\(?([^(){}^]*)\)?")
"""`X ∈ ℝ^{64×112×112}`, as papers have it."""
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
    asked = variant.card.fields.axes
    return AxesWanted(asked) if asked else ShapeWanted()


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
    asked: tuple[str, ...] = variant.card.fields.axes
    text = pasted.from_latex(phrases.bare(typed, None, counted=False)[0]).translate(_SIGNS)
    text = _OF.sub(", ", text.rstrip(" ,;") if text[-2:-1] in (")", "]") else text)
    text = _SPACE.sub(r"\1", _QUOTED.sub(r"\1", text))
    text = _ANY_BATCH.sub(r"\1", _ROWS.sub(r"\1, \2", _BY.sub("×", text)))
    if not text:
        return Unreadable(Empty())
    order = axes.annotated(text, asked) if asked else None
    inside = phrases.unwrapped(order.text if order else _unnamed(text, asked))
    inside = phrases.unwrapped(_BEHIND.sub("", inside).replace("][", ", "))
    labelled = axes.labelled(inside, asked) if asked and order is None else None
    if labelled is not None and len(labelled) < len(asked):
        return Unreadable(AxesAsked(asked))
    pieces = _pieces(inside, len(variant.answer)) if labelled is None else _listed(labelled, asked)
    reading = pieces if isinstance(pieces, Reason) else _read(pieces, asked, variant.answer)
    if order and isinstance(pieces, list) and len(pieces) == len(asked):
        given = dict(zip(order.axes, pieces, strict=True))
        reading = _read(_listed(given, asked), asked, variant.answer)
    if isinstance(reading, Reason):
        return Unreadable(reading)
    if labelled is None and order is None and _other_layout(variant, reading.value):
        return Unreadable(OtherLayout(asked))
    return reading


def _listed(given: dict[str, str], asked: tuple[str, ...]) -> list[str]:
    return [given[axis] for axis in asked]


def _unnamed(text: str, asked: tuple[str, ...]) -> str:
    """Without the name of what has the shape, unless it is the name of an axis."""
    rest = phrases.unnamed(text)
    return text if asked and axes.is_label(text.removesuffix(rest).rstrip(" =:"), asked) else rest


def _pieces(text: str, rank: int) -> list[str] | Reason:
    """The dimensions as typed; commas of thousands only where the count fits no other way."""
    if text.casefold() in ("", "scalar", "스칼라"):
        return []
    if rank == 1:
        number, unit = phrases.bare(text, None, counted=True)
        text = number if number and unit not in phrases.PERCENT else text
    crossed = _CROSS.split(text)
    if len(crossed) == rank > 1 and all(map(_GROUPED.fullmatch, crossed)):
        return [part.replace(",", "") for part in crossed]
    parts = phrases.split(text)
    if len(parts) != 1 or parts[0] != text:
        times = [part for part in parts if _TIMES.fullmatch(part)]
        if rank != 1 and times and (len(parts) != rank or not all("*" in part for part in times)):
            return CommasWanted()
        apart = rank > 1 and not _SPACED.search(text)
        if len(parts) == rank or axes.is_any(parts[0]) or apart:
            return parts
        grouped = phrases.split(_THOUSANDS.sub(lambda run: run[0].replace(",", ""), text))
        return grouped if len(grouped) == rank else parts
    if _OPEN.fullmatch(text):
        return BracketOpen(text, 1, text[0])
    if rank != 1 and _PRODUCT.search(text):
        return CommasWanted()
    tokens = _BETWEEN.split(text)
    plain = all(_PLAIN.fullmatch(token) or axes.is_any(token) for token in tokens)
    if rank != 1 and not plain and _CROSSED.search(text):
        return CommasWanted()
    return tokens if plain else [text]


def _read(pieces: list[str], asked: tuple[str, ...], key: tuple[int, ...]) -> Reading | Reason:
    """The dimensions in numbers; a sign for any batch is the key's own, or dropped."""
    batch = axes.batch(asked)
    signs = [at for at, piece in enumerate(pieces[:2]) if axes.is_any(piece)]
    if signs == [0] and batch is None and len(pieces) == len(key) + 1 > 1:
        pieces, signs = pieces[1:], []
    kept = len(signs) == 1 and batch is not None and len(pieces) == len(key)
    numbers: list[int] = []
    for at, piece in enumerate(pieces):
        number = key[batch] if kept and batch is not None and at in signs else _dimension(piece)
        if isinstance(number, Reason):
            return number
        numbers.append(number)
    shown = _shown(tuple(pieces[at] if kept and at in signs else n for at, n in enumerate(numbers)))
    if asked and len(numbers) != len(asked):
        return AxesAsked(asked)
    return Reading(Text(shown, shown), tuple(numbers))


def _dimension(piece: str) -> int | Reason:
    if re.fullmatch("0[0-9_]+", piece):
        return NotDimension(piece)
    if spelled := numerals.spelled(piece, counted=False):
        return int(spelled.value) if _whole(spelled.value) else NotDimension(piece)
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
    """Whether this is the key in another customary order of its axes, and no known mistake.

    An inverse question has more than one right answer: there it may be one of them.
    """
    computed = variant.card.computed
    if computed is not None and computed.accept:
        return False
    known = [slip.value for slip in variant.made.slips]
    return value in axes.layouts(variant.card.fields.axes, variant.answer) and value not in known


def grade(variant: Variant, reading: Reading) -> Grade:
    key, got = variant.answer, reading.value
    if got == key if variant.holds is None else variant.holds:
        return Grade(right=True)
    slips = (s for s in variant.made.slips if _dimensions(s.value) == got != key)
    slip = next(slips, None)
    asked = variant.card.fields.axes
    why: tuple[Reason, ...] = ()
    if len(got) != len(key):
        why = (RankDiffers(len(got), len(key)),)
    elif asked and variant.holds is None:
        pairs = zip(asked, got, key, strict=True)
        why = (AxisDiffers(tuple(f"{axis} = {g}" for axis, g, k in pairs if g != k)),)
    return Grade(
        right=False, why=why, slip=slip.label if slip else "", say=slip.say if slip else None
    )


def samples(variant: Variant) -> Samples:
    key: tuple[int, ...] = variant.answer
    asked, numbers = variant.card.fields.axes, [str(n) for n in key]
    right = [_shown(key), f"torch.Size([{', '.join(numbers)}])"]
    if len(key) > 1:
        right += ["x".join(numbers), " ".join(numbers), f"[{','.join(numbers)}]"]
    if asked:
        right.append(", ".join(f"{a}={n}" for a, n in reversed([*zip(asked, key, strict=True)])))
    more = (tuple(n + (place == at) for at, n in enumerate(key)) for place in range(len(key)))
    return Samples(
        right=tuple(right),
        wrong=tuple(map(_shown, more)),
        unreadable=("", "abc", "(64.5, 112)", "(-3, 4)", "(3, ,)"),
    )
