"""The axes of a shape: their names in use, dimensions given by name, and customary layouts.

Which notation a learner used to say which number belongs to which axis is found out here;
what the numbers are is read elsewhere.
"""

import re

from msgspec import Struct

from quizcli.numbers import phrases

_BATCH = ("n", "b", "batch", "배치")
_CHANNELS = ("c", "channel", "channels", "채널")
_SEQUENCE = ("l", "t", "s", "length", "time", "seq", "seq_len", "sequence", "길이", "시간")
_ANY = re.compile(
    r"n|b|bs|-1|\?|none|(?:batch|배치)(?:[ _]?(?:size|크기))?(?: ?[=:]? ?(?:n|b|\?|-1))?",
    re.IGNORECASE,
)
"""What stands for a batch of any size."""
_ALSO = {
    "n": ("b", "bs", "batch", "batch_size", "batch size", "배치", "배치 크기"),
    "b": ("n", "bs", "batch", "batch_size", "batch size", "배치", "배치 크기"),
    "c": ("channel", "channels", "ch", "채널", "채널 수"),
    "h": ("height", "높이", "세로"),
    "w": ("width", "너비", "폭", "가로"),
    "d": ("depth", "깊이", "dim", "차원"),
    "l": ("length", "seq", "seq_len", "길이"),
    "t": ("time", "steps", "시간"),
}
"""Other names under which the customary axes are given."""
_NUMBER = "[0-9][0-9_]*"
_CROSSED = re.compile(rf"{_NUMBER}(?: ?x ?{_NUMBER})+")
"""An axis that is called x is not named in `3 x 4`."""
_JOINED = r" ?[,;x×@*/|] ?| "


class Ordered(Struct, frozen=True):
    """A shape as typed, and the axes in the order in which it names them."""

    text: str
    axes: tuple[str, ...]


def is_any(piece: str) -> bool:
    """Whether a dimension stands for a batch of any size."""
    return bool(_ANY.fullmatch(piece))


def batch(axes: tuple[str, ...]) -> int | None:
    """The place of the batch among the axes."""
    return next((at for at, axis in enumerate(axes) if axis.casefold() in _BATCH), None)


def names(axes: tuple[str, ...]) -> dict[str, str]:
    """The axes by all names they have, in small letters."""
    found = {name: axis for axis in axes for name in _ALSO.get(axis.casefold(), ())}
    return found | {axis.casefold(): axis for axis in axes}


def is_label(text: str, axes: tuple[str, ...]) -> bool:
    """Whether a text is the name of one of the axes, or the customary one of any."""
    every = {*_ALSO, *(name for others in _ALSO.values() for name in others)}
    return text.casefold() in every | names(axes).keys()


def annotated(text: str, axes: tuple[str, ...]) -> Ordered | None:
    """`112×112×64 (HWC)`, `(H, W, C) = (112, 112, 64)`; None where the order is not named."""
    known = names(axes)
    if len(axes) < 2:
        return None
    label = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    single = "".join(re.escape(name) for name in known if len(name) == 1)
    run = rf"[{single}nb]{{2,6}}" if single else "(?!)"
    joined = _JOINED.replace("x", "") if "x" in known else _JOINED
    listed = rf"(?:{label}|n|b)(?:(?:{joined})(?:{label}))+"
    order = rf"[(\[]?(?P<order>{run}|{listed})[)\]]?"
    found = re.fullmatch(rf"{order} ?[=:]? ?(?P<rest>[(\[0-9].*)", text, re.IGNORECASE) or (
        re.fullmatch(rf"(?P<rest>.*[)\]0-9]) ?(?:[,:]|in|순서)? ?{order}", text, re.IGNORECASE)
    )
    if found is None:
        return None
    said = found["order"].casefold()
    parts = list(said) if re.fullmatch(run, said) else re.split(joined, said)
    if parts[0] in _BATCH and parts[0] not in known:
        parts = parts[1:]
    given = tuple(known.get(part, "") for part in parts)
    if sorted(given) != sorted(axes):
        return None
    return Ordered(found["rest"].strip(), given)


def labelled(text: str, axes: tuple[str, ...]) -> dict[str, str] | None:
    """What each axis was given where the text names axes; None where it names none.

    Names may lack, and an axis given twice lacks. Unnamed numbers that stand together are those
    of the axes not named, in their order.
    """
    text, known = re.sub("(?<=[0-9])개(?![가-힣])", "", text.casefold()), names(axes)
    if _CROSSED.fullmatch(text):
        return None
    label = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    label = rf"(?<![a-z_])(?:{label})(?![a-z_])"
    before = re.compile(rf"({label}) ?[=:]? ?(.+)")
    behind = re.compile(rf"(.+?) ?[(\[]?({label})[)\]]?")
    pair = re.compile(
        rf"({label}) ?[=:]? ?({_NUMBER})(?![0-9_.])|({_NUMBER}) ?[(\[]?({label})[)\]]?"
    )
    parts = phrases.split(text)
    if len(parts) == 1:
        parts = [found[0] for found in pair.finditer(text)]
        if pair.sub("", text).strip(" x×@/|"):
            return _partly(text, axes, pair)
    given: dict[str, str] = {}
    for part in parts:
        if found := before.fullmatch(part):
            given[known[found[1]]] = found[2]
        elif found := behind.fullmatch(part):
            given[known[found[2]]] = found[1]
    if given and len(given) < len(parts):
        return _partly(text, axes, pair) or {}
    return given or None


def _partly(text: str, axes: tuple[str, ...], pair: re.Pattern[str]) -> dict[str, str] | None:
    """`64채널 112x112`: some numbers with their axes, the others in one piece."""
    known = names(axes)
    given: dict[str, str] = {}
    for found in pair.finditer(text):
        axis = known[found[1] or found[4]]
        if axis in given:
            return {}
        given[axis] = found[2] or found[3]
    if not given:
        return None
    chunks = [chunk.strip(" x×@/|,;()[]") for chunk in pair.sub("\0", text).split("\0")]
    rest = [axis for axis in axes if axis not in given]
    numbers = [re.split(r" ?[,x×] ?| ", chunk) for chunk in chunks if chunk]
    if len(numbers) != 1 or len(numbers[0]) != len(rest):
        return {}
    found_of = dict(zip(rest, numbers[0], strict=True))
    any_batch = {axis for axis, number in found_of.items() if is_any(number)}
    if any(not re.fullmatch(_NUMBER, found_of[axis]) for axis in found_of.keys() - any_batch):
        return {}
    return given | found_of


def layouts(axes: tuple[str, ...], key: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The key in the other customary orders: channels first or last, the batch first or second."""
    found: set[tuple[int, ...]] = set()
    folded = [axis.casefold() for axis in axes]
    start = 1 if folded[:1] and folded[0] in _BATCH else 0
    head, rest, inner = key[:start], key[start:], folded[start:]
    spread = (inner and len(rest) >= 3) or (
        start and len(rest) == 2 and set(inner) & set(_SEQUENCE)
    )
    if spread and inner[0] in _CHANNELS:
        found.add((*head, *rest[1:], rest[0]))
    if spread and inner[-1] in _CHANNELS:
        found.add((*head, rest[-1], *rest[:-1]))
    if len(axes) >= 3 and {_role(name) for name in folded[:2]} == {"batch", "sequence"}:
        found.add((key[1], key[0], *key[2:]))
    return found - {key}


def _role(name: str) -> str:
    return "batch" if name in _BATCH else "sequence" if name in _SEQUENCE else ""
