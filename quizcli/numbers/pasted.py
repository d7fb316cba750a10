"""What comes along when a number or a list is copied from elsewhere: LaTeX, Markdown, torch, numpy.

Each function takes away one kind of wrapping and leaves the signs a learner would type; what
the rest means is read elsewhere.
"""

import re

_QUOTED = re.compile("""([“‘"'`$]{1,3})([^“”‘’"'`$]*)[”’"'`$]{1,3}""")
_WRAPPED = (
    re.compile(r"(\*{1,3}|_{1,2})(?=[^\s*_])(?P<inner>[^*_]*[^\s*_])\1"),
    re.compile(r"\\\( ?(?P<inner>.*?) ?\\\)"),
    re.compile(r"\\\[ ?(?P<inner>.*?) ?\\\]"),
    re.compile(r"\\boxed ?\{(?P<inner>[^{}]*)\}"),
)
"""Emphasis in Markdown, and what LaTeX puts around a formula."""
_CALLED = re.compile(
    r"(?:parameter containing: ?)?(?:(?:torch|np|numpy|jnp|tf|sp|sympy|nn) ?\. ?)?"
    r"(?:(?:float|long|int|double)?tensor|(?:as)?array|constant|matrix|vector|parameter"
    r"|u?int(?:8|16|32|64)|b?float(?:16|32|64)) ?\((.*)\)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:(?:torch|np|numpy)\.)?(?:tensor|array) ?\( ?(\[[^()]*\]) ?\)")
_SETTINGS = re.compile(
    r" ?, ?(?:(?:dtype|device|requires_grad|grad_fn|layout|copy|size) ?= ?[^\[\]{}]*"
    r"|(?:np\.|torch\.)?(?:float|int|double|long|half)[0-9]*) ?$",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?<![0-9])\\[dt]?frac ?(?:\{([^{}]*)\}|([0-9])) ?(?:\{([^{}]*)\}|([0-9]))")
"""A digit before it would be multiplied, or the whole part of a mixed number: left as it is."""
_ROOT = re.compile(r"\\sqrt ?(?:\{([^{}]*)\}|([0-9]))")
_RAISED = re.compile(r"\^ ?\{(?! ?(?:T|t|⊤|ᵀ|\\top|\\intercal|\\mathsf\b))([^{}]*)\}")
_STYLED = re.compile(r"\\(?:math(?:bf|rm|it|sf|bb)|text(?:bf|rm|it)?|operatorname) ?\{([^{}]*)\}")
_GROUPED = re.compile(r"(?<=[0-9])(?:\{,\}|\\,)(?=[0-9]{3}(?![0-9]))")
_MACRO = re.compile(r"\\(left|right|[A-Za-z]+|[,;:!% ])")
_SIGNS = {
    **{"cdot": "·", "times": "×", "div": "÷", "approx": "≈", "simeq": "≈", "pi": "pi", "in": "∈"},
    **{"left": "", "right": "", "%": "%", "!": "", "quad": " ", "ln": "ln", "log": "log"},
    **{"exp": "exp", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉"},
    **dict.fromkeys(",;: ", " "),
}
_DEPTH = 4
"""Fractions, roots and powers within each other."""


def unquoted(text: str) -> str:
    """Without quotation marks, emphasis and the signs of mathematics around all of it."""
    for _ in range(3):
        found = _QUOTED.fullmatch(text)
        inner = found[2] if found else _unwrapped(text)
        if inner is None:
            break
        text = inner.strip()
    return text


def _unwrapped(text: str) -> str | None:
    return next((found["inner"] for each in _WRAPPED if (found := each.fullmatch(text))), None)


def from_latex(text: str) -> str:
    r"""`\frac{1}{1+e^{-2}}` as `((1)/(1+e^(-2)))`; a macro that is not known stays."""
    if not any(sign in text for sign in ("\\", "^{", "{,}")):
        return text
    text = _GROUPED.sub(lambda sign: "," if "{" in sign[0] else "", text)
    for _ in range(_DEPTH):
        before = text
        text = _RAISED.sub(r"^(\1)", _STYLED.sub(r"\1", text))
        text = _FRACTION.sub(lambda part: "(({}{})/({}{}))".format(*part.groups("")), text)
        text = _ROOT.sub(lambda part: f"sqrt({part[1] or part[2]})", text)
        if text == before:
            break
    return _MACRO.sub(lambda macro: _SIGNS.get(macro[1], macro[0]), text).strip()


def uncalled(text: str) -> str | None:
    """Without `torch.tensor(…, dtype=…)` or `np.float64(…)` around it; None where none is."""
    found = _CALLED.fullmatch(text)
    if found is None:
        return None
    text = found[1].strip()
    while (cut := _SETTINGS.sub("", text)) != text:
        text = cut
    return text.rstrip(", ")


def unlisted(text: str) -> str:
    """`[tensor([1, 2]), tensor([3, 4])]` as lists in a list."""
    return _LISTED.sub(r"\1", text)
