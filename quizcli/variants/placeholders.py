r"""The placeholders in a card's texts: found, checked, filled in.

What a placeholder looks like is known here alone. Outside mathematics it is `{name}`, or
`{name:을}` with the Korean particle that fits, and `{{` is a brace; between dollars, where braces
are LaTeX's, it is `\val{name}`. Any other brace is itself. Mathematics has no space right inside
its dollars (`$$…$$` may), so that prices are none; `\$` is a dollar and stays written so, for
whoever sets the mathematics.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache

from msgspec import Struct

from quizcli.arithmetic import shown
from quizcli.errors import Reason
from quizcli.errors.placeholder import (
    BareAfterMathematics,
    BareParticle,
    LeftOpen,
    ParticleInEnglish,
    ParticleInMathematics,
    UnknownParticle,
    UnknownPlaceholder,
    ValueOutsideMathematics,
    ValueWithoutName,
)
from quizcli.model import Lang, Text, Value
from quizcli.variants import particles

_NAME = "[A-Za-z_][A-Za-z0-9_]*(?:@[a-z][a-z0-9_]*)?"
MATHEMATICS = r"\$\$(?:\\.|[^\\$])++\$\$|\$(?![\s$])(?:\\.|[^\\$])++(?<!\s)\$"
"""Mathematics with its dollars, in a text read from left to right past `\\\\` and `\\$`."""
_TOKEN = re.compile(
    rf"(?P<math>{MATHEMATICS})"
    r"|\\[\\$]"
    r"|\\val\{(?P<outside>[^{}$]*)\}?"
    r"|(?P<escape>\{\{)"
    rf"|\{{(?P<name>{_NAME})(?::(?P<particle>[^{{}}]*))?\}}"
    rf"|(?P<open>\{{)(?=(?:(?P<unclosed>{_NAME})(?P<colon>:)?)?)"
    r"|(?P<close>\})",
    re.DOTALL,
)
_IN_MATHEMATICS = re.compile(
    r"(?P<val>\\val(?![A-Za-z]))?"
    rf"\{{(?P<name>{_NAME})(?::(?P<particle>[^{{}}]*))?\}}"
    r"|(?P<nameless>\\val(?![A-Za-z]))"
    r"|\\.",
    re.DOTALL,
)
_AFTER_VALUE = re.compile("([가-힣ᄀ-ᇿㄱ-ㆎ]+)")
_AFTER_MATHEMATICS = re.compile(r"\$\$?([가-힣ᄀ-ᇿㄱ-ㆎ]+)")
_AFTER_COMMAND = re.compile(r"(?<=[\w^}\]])|(?<=[\w^}\]]\s)")
"""Where a number of several digits would lose all but its first: `x^`, `\\frac1`, `\\sqrt`."""


_GROUPED = 10_000
"""From here on a whole number is written with commas between its thousands."""


class _Kind(Enum):
    VALUE = auto()
    IN_MATHEMATICS = auto()
    BRACE = auto()
    PARTICLE_IN_MATHEMATICS = auto()
    OUTSIDE = auto()
    NAMELESS = auto()
    OPEN = auto()


class _Piece(Struct, frozen=True):
    """A stretch of a text that is not itself; without a colon the particle is None."""

    kind: _Kind
    start: int
    end: int
    name: str = ""
    particle: str | None = None

    @property
    def column(self) -> int:
        return self.start + 1


def names(text: str) -> tuple[tuple[str, int], ...]:
    """Every name that is filled in, as often as it is, with its column counted from 1."""
    return tuple((piece.name, piece.column) for piece in _pieces(text) if _placed(piece))


def faults(text: str, known: Collection[str], lang: Lang = "ko") -> list[Reason]:
    """What is wrong with the placeholders of a text; only one written for `en` has no particles."""
    return [
        reason
        for piece in _pieces(text)
        if (reason := _misplaced(piece) or _misnamed(piece, known, lang))
    ]


def fill(text: str, values: "Mapping[str, Value | Text]", lang: Lang) -> str:
    """The text with its values, words as they are in the language.

    What names nothing, or is no placeholder where it stands, stays as it is. A particle is
    printed in either language: a text given once for both may be Korean.
    """
    done: list[str] = []
    at = 0
    for piece in _pieces(text):
        done += text[at : piece.start], _instead(text, piece, values, lang)
        at = piece.end
    return "".join((*done, text[at:])) if done else text


def filled(text: Text, values: "Mapping[str, Value | Text]") -> Text:
    """Both sides of a text with its values."""
    return Text(ko=fill(text.ko, values, "ko"), en=fill(text.en, values, "en"))


def bare(text: str) -> list[Reason]:
    """Particles written out after a value of a Korean text, where only one of a pair stands.

    Only a whole word counts: `{n}가` and `{n}과의`, but not `{n}가지` or `{n}이다`.
    """
    found: list[Reason] = []
    for piece in _pieces(text):
        if not _placed(piece) or piece.particle is not None:
            continue
        inside = piece.kind is _Kind.IN_MATHEMATICS
        word = (_AFTER_MATHEMATICS if inside else _AFTER_VALUE).match(text, piece.end)
        if word and (parted := particles.bare(word[1])):
            reason = BareAfterMathematics if inside else BareParticle
            found.append(reason(piece.name, *parted, piece.column))
    return found


@lru_cache(maxsize=16)
def _pieces(text: str) -> tuple[_Piece, ...]:
    """All that is not itself, in its order; braces are matched to find those left open."""
    if "{" not in text and "\\val" not in text:
        return ()
    found: list[_Piece] = []
    braces: list[re.Match[str]] = []
    closed = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if token["math"]:
            found += _mathematics(text, start, end)
        elif token["name"]:
            found.append(_Piece(_Kind.VALUE, start, end, token["name"], token["particle"]))
        elif token["outside"] is not None:
            found.append(_Piece(_Kind.OUTSIDE, start, end, token["outside"]))
        elif token["escape"]:
            found.append(_Piece(_Kind.BRACE, start, end))
            braces.append(token)
        elif token["open"]:
            braces.append(token)
            if token["colon"]:
                found.append(_Piece(_Kind.OPEN, start, end, token["unclosed"]))
        elif token["close"] and braces and start >= closed:
            if braces[-1]["open"]:
                braces.pop()
            elif text.startswith("}}", start):
                braces.pop()
                closed = start + 2
                found.append(_Piece(_Kind.BRACE, start, closed))
    found += [
        _Piece(_Kind.OPEN, *brace.span(), brace["unclosed"])
        for brace in braces
        if brace["unclosed"] and not brace["colon"]
    ]
    return tuple(sorted(found, key=lambda piece: piece.start))


def _mathematics(text: str, start: int, end: int) -> Iterator[_Piece]:
    for token in _IN_MATHEMATICS.finditer(text, start, end):
        name, particle = token["name"], token["particle"]
        if token["nameless"]:
            yield _Piece(_Kind.NAMELESS, *token.span())
        elif particle is not None and (token["val"] or _AFTER_VALUE.search(particle)):
            yield _Piece(_Kind.PARTICLE_IN_MATHEMATICS, *token.span(), name, particle)
        elif token["val"]:
            yield _Piece(_Kind.IN_MATHEMATICS, *token.span(), name)


def _placed(piece: _Piece) -> bool:
    return piece.kind in (_Kind.VALUE, _Kind.IN_MATHEMATICS)


def _misplaced(piece: _Piece) -> Reason | None:
    if piece.kind is _Kind.PARTICLE_IN_MATHEMATICS:
        return ParticleInMathematics(piece.name, piece.particle or "", piece.column)
    if piece.kind is _Kind.OUTSIDE:
        return ValueOutsideMathematics(piece.name, piece.column)
    if piece.kind is _Kind.NAMELESS:
        return ValueWithoutName(piece.column)
    if piece.kind is _Kind.OPEN:
        return LeftOpen(piece.name, piece.column)
    return None


def _misnamed(piece: _Piece, known: Collection[str], lang: Lang) -> Reason | None:
    if not _placed(piece):
        return None
    if piece.name not in known:
        inside = piece.kind is _Kind.IN_MATHEMATICS
        return UnknownPlaceholder(piece.name, tuple(sorted(known)), inside, piece.column)
    if piece.particle is None:
        return None
    if not particles.known(piece.particle):
        return UnknownParticle(piece.name, piece.particle, particles.KNOWN, piece.column)
    return ParticleInEnglish(piece.name, piece.particle, piece.column) if lang == "en" else None


def _instead(text: str, piece: _Piece, values: "Mapping[str, Value | Text]", lang: Lang) -> str:
    """What stands in the text instead of a piece of it."""
    if piece.kind is _Kind.BRACE:
        return text[piece.start]
    if not _placed(piece) or piece.name not in values:
        return text[piece.start : piece.end]
    value = values[piece.name]
    word = value.of(lang) if isinstance(value, Text) else shown(value)
    if piece.kind is _Kind.VALUE and isinstance(value, int) and abs(value) >= _GROUPED:
        word = f"{value:,}"
    if piece.kind is _Kind.IN_MATHEMATICS:
        return f"{{{word}}}" if _AFTER_COMMAND.match(text, piece.start) else word
    if piece.particle is None:
        return word
    if not particles.known(piece.particle):
        return text[piece.start : piece.end]
    return word + particles.fitting(piece.particle, word)
