r"""A formula without what stands around it, in signs and brackets that `arithmetic` reads.

Words, counters, Markdown, what is asked for before an equals sign, transposes, Korean powers
and LaTeX are taken away or rewritten here; what a name or a product means is not known here.
"""

import re
from collections.abc import Iterable

from quizcli import latex
from quizcli.arithmetic.spelling import LETTERS, NAME
from quizcli.arithmetic.symbols import Symbols
from quizcli.arithmetic.wording import FUNCTION_WORDS
from quizcli.errors import Reason
from quizcli.numbers import phrases

_WON = str.maketrans("₩￦", "\\\\")
"""What the backslash's key gives on a Korean keyboard."""
_MARKED = re.compile(r"(\*{1,3}|_{1,3}|~~)(?![*_])(.*[^*_])\1")
_LOWERED = re.compile(r"_\{([^{}\\]*)\}")
_POWERED = re.compile(r"\^\{([^{}\\]*)\}")
_WRAPPED = re.compile(r"_(?:\{\(([^(){}]*)\)\}|\(([^(){}=]{1,20})\))")
_BARS = re.compile(r"\\[lr]vert(?![A-Za-z])")
_BRACES = str.maketrans("{}", "()")
_ASSIGNED = re.compile(r":=|←|≔|≜|\\(?:leftarrow|gets|coloneqq|triangleq)(?![A-Za-z])")
_TRANSPOSED = re.compile(
    r"\^\s*(?:(?:\\top|\\intercal)(?![A-Za-z])|⊤|\{\s*(?:\\top|\\intercal|⊤)\s*\}"
    r"|\\(?:mathsf|mathrm|text)\{T\}|\{\\(?:mathsf|mathrm|text) ?\{?T\}?\})|⊤"
)
_TURNED = r"(?:\.T\b|ᵀ|\^\{T\}|\^T(?![\w{]))"
_FACTOR = "[A-Za-z]"
_T = re.compile(
    rf"(?<={_FACTOR}){_TURNED}(?=\s*[A-Za-z(])|(?<={_FACTOR}{{2}}){_TURNED}"
    rf"|(?:(?<=[*·⋅@]{_FACTOR})|(?<=[*·⋅@] {_FACTOR})|(?<={_FACTOR} {_FACTOR})){_TURNED}"
)
"""A T that is raised beside a letter's factor: no power, where T is no name of the question."""
_LETTERS = re.compile("[A-Za-z]+$")
_RAISED = re.compile(r"(?<![\w.])([A-Za-z0-9_]+)의 ?([A-Za-z0-9_]+) ?(?:제곱|승)(?!근)")
_SQUARED = re.compile(r"(?<![\w.])([A-Za-zα-ω](?:_[A-Za-z0-9]+)?)(?:의 ?| ?)제곱(?!근)")
_OR = ("또는", "혹은")
_ENVIRONMENT = re.compile(
    r"\\(?:begin|end)\{(?:equation|align|aligned|gather|gathered|split)\*?\}"
    r"|\\(?:tag|label)\{[^{}]*\}"
)
_SLOPE = re.compile(r"\\[dt]?frac\s*\{\s*(∂[^{}]*)\}\s*\{\s*(∂[^{}]*)\}")

_ARGUMENTS = r"(?:\s*[(\[][^()\[\]+*/^-]{1,40}[)\]])"
_WORD = r"[^\W\d_][\w\u0300-\u036f'′’*]*"
_WORDS = re.compile(rf"((?:{_WORD}\s+){{1,5}}{_WORD}){_ARGUMENTS}?")
_CALL = re.compile(rf"({_WORD}){_ARGUMENTS}")
_ALONE = re.compile(_WORD)
_DERIVED = re.compile(
    rf"\(?[d∂]\s*(?:{_WORD}{_ARGUMENTS}?)?\)?\s*/\s*\(?[d∂]\s*{_WORD}\)?"
    rf"(?:\s*{_WORD}(?:{_ARGUMENTS}|\s+{_WORD})?)?"
)
_DRESS = (
    (re.compile(r"\\[dt]?frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{([^{}]*)\}"), r"(\1)/(\2)"),
    (re.compile(r"\\(?:[,;:! ]|left|right|quad|[bB]igg?[lr]?(?![A-Za-z]))"), " "),
    (re.compile(r"\\\||\\(?:mid|parallel|vert|Vert)(?![A-Za-z])"), "|"),
    (re.compile(r"\\partial\s*"), "∂"),
    (re.compile(r"\^\s*(?:\{\s*(?:\*|\\ast|\\star)\s*\}|\*|\\ast|\\star)"), "′"),
)
_FUNCTION = re.compile(r"([^\W\d_]{1,20})\(([^\W_]{1,8})\)")
_MACRO = re.compile(r"\\([A-Za-z]+)\*?\s*")


def bare(typed: str, names: Iterable[str], symbols: Symbols) -> str:
    """What was typed without the words around it; an equation of formulas keeps its sides.

    A counter behind it (개, parameters) is dropped where it is no part of one of the `names`.
    """
    text = phrases.tidied(typed)
    while marked := _MARKED.fullmatch(text):
        text = marked[2].strip()
    plain, unit = phrases.bare(text, None, counted=True)
    counter = unit.isalpha() and (len(unit) > 2 or not unit.isascii())
    if not counter or any(unit in name.casefold() for name in names):
        plain = phrases.bare(text, None, counted=False)[0]
    plain = plain.translate(_WON)
    if _ENVIRONMENT.search(plain):
        plain = _ENVIRONMENT.sub(" ", plain).replace("&", "")
    text = _ASSIGNED.sub("=", plain.rstrip(" ;,").removesuffix(r"\\").strip(), count=1)
    for name in names:
        if call := _FUNCTION.fullmatch(name):
            text = _called(text, name, *call.groups())
    text = _transposed(_SQUARED.sub(r"(\1)^2 ", _RAISED.sub(r"(\1)^(\2) ", text)), symbols)
    return _unasked(text, symbols) if "=" in text else _unnamed(text, symbols)


def _called(text: str, name: str, function: str, value: str) -> str:
    """The text with `tanh²(x)` and `tanh x` as its powers, where `tanh(x)` is a name."""
    call = rf"(?:\s*\({value}\)|\s*{value}(?!\w))"
    squared = re.compile(rf"(?<![\w\\]){function}\s*(?:\^\{{2\}}|\^2|\*\*2|²){call}")
    return re.sub(rf"(?<![\w\\]){function} {value}(?!\w)", name, squared.sub(f"{name}²", text))


def _transposed(text: str, symbols: Symbols) -> str:
    """The text without transposes: a number is its own."""
    text = _TRANSPOSED.sub(" ", text)
    if symbols.knows("T"):
        return text

    def without(turned: re.Match[str]) -> str:
        word = _LETTERS.search(text[: turned.start()])
        long = word is not None and len(word[0]) > 1
        return turned[0] if word and long and symbols.knows(word[0]) else " "

    return _T.sub(without, text)


def _unnamed(text: str, symbols: Symbols) -> str:
    """Without a name and a colon, or `출력은`; `d:h` is a ratio, `n 또는 d` are two answers."""
    found = phrases.unnamed(text)
    before = text[: len(text) - len(found)].strip()
    ratio = before[-1:] == ":" and symbols.means(before[:-1].strip())
    return text if ratio or before.endswith(_OR) else found


def _unasked(text: str, symbols: Symbols) -> str:
    """Without what only says what is asked for: `출력 크기 =`, `D^*(x) =`, `\\frac{dL}{dw} =`."""
    while (cut := _equals(text)) and _is_asked(_undressed(text[:cut]), symbols):
        if not text[cut + 1 :].strip():
            break
        text = text[cut + 1 :].strip()
    return text


def _equals(text: str) -> int:
    """The place of the first equals sign that stands in no brackets, or 0."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if character == "=" and depth == 0:
            return place
    return 0


def _undressed(left: str) -> str:
    for pattern, plain in _DRESS:
        left = pattern.sub(plain, left)
    left = _MACRO.sub(_macro, left)
    return " ".join(left.translate({ord(c): None for c in "{}$"}).split())


def _macro(found: re.Match[str]) -> str:
    word = found[1]
    return LETTERS.get(word, f" {word}" if word in FUNCTION_WORDS else "")


def _is_asked(left: str, symbols: Symbols) -> bool:
    if _DERIVED.fullmatch(left):
        return True
    if call := _CALL.fullmatch(left):
        return call[1].casefold() in FUNCTION_WORDS or not symbols.means(call[1].rstrip("*"))
    if _ALONE.fullmatch(left):
        return not symbols.means(left) and bool(NAME.fullmatch(left.rstrip("*")))
    words = _WORDS.fullmatch(left)
    if words is None:
        return False
    return not any(
        symbols.means(word) or word.casefold() in FUNCTION_WORDS for word in words[1].split()
    ) and any(len(word) > 1 for word in words[1].split())


def linear(text: str) -> str | Reason:
    """LaTeX as one would type it; braces alone are brackets, or stand around a script."""
    text = _WRAPPED.sub(lambda low: f"_{{{low[1] or low[2]}}}", text)
    if "\\" in text:
        text = (
            _BARS.sub("|", text)
            .replace(r"\partial ", "∂")
            .replace(r"\partial", "∂")
            .replace(r"\nabla", "∇")
        )
        return latex.linear(_SLOPE.sub(r"\1/\2", text))
    text = _POWERED.sub(r"^(\1)", text)
    if "{" not in _LOWERED.sub("", text):
        return text
    found = latex.linear(text)
    return text.translate(_BRACES) if isinstance(found, Reason) else found
