"""What learners put round a name that says nothing of it: a number, a bullet, LaTeX, a module.

Only for answers that are names and nothing else: before a row or an option a number or a letter
may be the answer itself.
"""

import re

_OPENING = re.compile(
    r"(?:(?:[•▪◦●■※*+]|#{1,6}|(?:a|ans)\s*[.:])\s+|\(?\d{1,2}[.)]\s*|(?:a|ans):"
    r"|(?:(?:the|my) )?answer(?: is)?(?: [-:=]|:)? "
    r"|(?:it|that|this) (?:would|should|must|might|could) be "
    r"|i′?d say |제 답은 |혹시 )(?=(?:the |an? )?[^\W\d_]{2})",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[\s,]+i (?:think|guess|believe)[.?!]*$|[\s,]+(?:probably|maybe)[.?!]*$"
    r"|(?<=[^\W_])[이가] (?:맞(?:습니다|아요|음|다|나요|죠|지요)"
    r"|(?:정)?답(?:입니다|이에요|임|이다)?)[.!?]*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?<=[^\W_]),?\s+(?:et\s+al\.?|등)$", re.IGNORECASE)
_MATHS = re.compile(r"\$([^$]+)\$|\\\((.+?)\\\)")
_STYLED = re.compile(
    r"\\(?:text(?:bf|it|tt|rm|sf|sc)?|emph|math(?:rm|bf|it|sf|tt|cal)|operatorname)\{([^{}]*)\}"
)
_BRACED = re.compile(r"(?<=[\^_√])\{(-?\w+)\}|(?<=√)\((\w+)\)")
_GREEK = re.compile(
    r"\\(?=(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau"
    r"|phi|chi|psi|omega)(?![A-Za-z]))"
)
_DOTTED = re.compile(r"(?<![^\W_.])(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![^\W_가-힣]))?")
_CALLED = re.compile(
    r"((?:torch\.)?(?:nn\.functional|nn|optim|F)\.|torch\.)?([A-Za-z]\w*)(?:\(([^()]*)\))?"
)
_HANGUL = re.compile("[가-힣]")
_SYMBOL = re.compile(
    r"\s*\(\s*([A-Za-z])(?:_\w+)?\s*\)|(?<=[^\W\d_])\s+([A-Za-z])_\w(?=$|[\s,.?!]|[가-힣])"
)


def undressed(answer: str) -> tuple[str, ...]:
    """The answer as it stands and, where something stands round it, without that."""
    text = _MATHS.sub(lambda run: run[1] or run[2], answer)
    text = _GREEK.sub("", _BRACED.sub(lambda run: run[1] or run[2], _STYLED.sub(r"\1", text)))
    text = _OTHERS.sub("", _CLOSING.sub("", _OPENING.sub("", text.strip(), count=1)))
    text = _DOTTED.sub(lambda run: run[0].replace(".", ""), text)
    return tuple(dict.fromkeys((answer, text, _class(text))))


def _class(text: str) -> str:
    """The bare name of a class or function of torch: `nn.Dropout(p=0.5)`, `Conv2d()`."""
    called = _CALLED.fullmatch(text)
    if called is None:
        return text
    module, name, settings = called.groups()
    return name if module or settings == "" or "=" in (settings or "") else text


def without_symbols(answer: str, letters: str) -> str:
    """The answer without the symbols behind its names: `forget gate (f_t)`, `hidden state h_t`.

    A symbol stands in brackets or has an index, and begins one of the words before it; behind
    Hangul it is one of these letters. Any other stays.
    """

    def kept(symbol: re.Match[str]) -> str:
        before = re.findall("[A-Za-z]+", _HANGUL.split(answer[: symbol.start()])[-1])[-3:]
        known = [word[0].lower() for word in before] or letters.lower()
        return "" if (symbol[1] or symbol[2]).lower() in known else symbol[0]

    return _SYMBOL.sub(kept, answer)
