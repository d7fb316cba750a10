"""The words that stand around an answer: leads, names, counters, copulas, brackets.

What may be dropped because it changes nothing is listed here and nowhere else; what stands
between is read elsewhere.
"""

import re
import unicodedata
from functools import lru_cache

from quizcli import arithmetic
from quizcli.model import Text
from quizcli.numbers import pasted

_WIDE = str.maketrans(
    {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}
    | {"。": ".", "、": ",", "−": "-", "–": "-", "﹣": "-"}
)
_LEAD = re.compile(
    r"(?:(?:정답은?|답은?|결과는?|(?:the )?(?:answer|result)(?: is)?|it is|it's|i think|maybe"
    r"|probably)(?![a-z]) ?:? ?|(?:아마도?|총|모두|전체|합쳐서|total(?: of)?|in total) "
    r"|(?:->|[→⇒➜∴]) ?|(?:따라서|그래서|그러므로|즉|thus|therefore|hence),? "
    r"|(?:=|≈|≒|≃|≅|~|약|대략|대충|거의|about|approximately|approx\.?|around|roughly|circa)"
    r"(?![a-z]) ?)*",
    re.IGNORECASE,
)
_WORD = (
    r"[^\W\d_](?:(?![⁰¹²³⁴-⁹])\w|['′’]|_\{[\w,]{1,8}\}|(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})"
    r"|(?<=\w)\.(?=[^\W\d])){0,31}"
)
_CALL = r"(?:\([^()]{0,24}\)|\[[^\[\]=]{0,24}\])?"
_NAME = re.compile(
    rf"(?P<name>(?:{_WORD}{_CALL} ){{0,4}}{_WORD}{_CALL}|[d∂∇]\w{{0,6}} ?/ ?[d∂]\w{{1,8}}"
    rf"|[Δ∂∇]{_WORD}) ?(?::?==?(?!=)|:|≈|≒|≃|≅) ?(?=[^\s=:])"
)
_TOPIC = re.compile(
    rf"(?P<name>(?:{_WORD} ){{0,4}}(?:[가-힣]{{1,8}}|[A-Za-z][\w-]{{0,15}}))(?:은|는|가)"
    r"(?: (?=[^\s=:])|(?=[-+]?[0-9]))"
    rf"|(?:the )?(?P<english>(?:{_WORD} ){{1,5}})(?:is|are|equals) (?=[^\s=:])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    rf"(?:^|.* )(?:(?:{'|'.join(arithmetic.FUNCTIONS)}|ln|int|trunc|not)[(\[ ].*"
    r"|\S*\.m?t(?:\(\))?|pi|π|not|no|and|or|오답|아니|아닌|최소|최대|at least|at most|이상|이하"
    r"|범위)(?: .*|$)",
    re.IGNORECASE,
)
"""What is no name: a function of numbers, and words that make another thing of what follows."""
_END = (
    r"(?: ?(?:(?:인|일)? ?(?:것 ?)?(?:같(?:아요|습니다|다|음)|듯(?:해요|합니다|하다)?)"
    r"|(?:[이가] ?)?(?:됩니다|된다|돼요|나옵니다|나온다|나와요)"
    r"|(?:정도|쯤)(?: ?(?:입니다|이다|이에요|요|(?:이 )?(?:됩니다|된다|돼요|나옵니다|나와요)))?"
    r"|입니다|이에요|예요|에요|이다|이요|이죠|이네요|네요|인가요|이야|이지|다|요|죠|임|야|지))?"
    r"(?:[ .?…]|(?<=[가-힣!])!)*"
)
_UNCOUNTED = re.compile(rf"(.*?)(?P<unit>){_END}")
PERCENT = ("%", "퍼센트", "프로", "percent", "per cent")
_DATA = {
    "byte": ("byte", "bytes", "바이트"),
    "bit": ("bit", "bits", "비트"),
}
"""Measures that are no mere counters: where a card names one, another is another number."""
_MULTIPLE = re.compile(
    r"[kmgt]i?(?:b(?:it|yte)?s?)|(?:kilo|mega|giga|tera|kibi|mebi|gibi)(?:bit|byte)s?"
    r"|(?:킬로|메가|기가|테라)(?:비트|바이트)?",
    re.IGNORECASE,
)
"""Thousands of them: 16 bytes are not 16 GB."""
_WORDS = (
    *"개 층 배 장 번 칸 회 명 가지 단계 차원 픽셀 채널 파라미터 행 줄 블록 헤드 노드".split(),
    *"뉴런 유닛 에폭 에포크 스텝 토큰 샘플 레이어 필터 커널 가중치 그룹 클래스 곱셈 연산".split(),
    *(
        f"{of} {noun}"
        for noun in ("파라미터", "픽셀", "채널", "층", "가중치", "뉴런", "유닛", "필터", "원소")
        for of in ("개", "개의")
    ),
    *"px pixel pixels ch channel channels param params parameter parameters weight weights".split(),
    *"layer layers unit units dimension dimensions dim dims time times step steps".split(),
    *"neuron neurons node nodes head heads epoch epochs iteration iterations".split(),
    *"filter filters kernel kernels token tokens sample samples class classes".split(),
    *"element elements entry entries".split(),
    *(word for words in _DATA.values() for word in words),
)
"""Counters and units that change nothing where a card does not ask for them."""
_NOUN = re.compile(
    r"(?:(?:the )?(?:파라미터|가중치|매개변수|채널|픽셀|뉴런|유닛|필터|parameters|params|weights"
    r"|channels|출력|output|크기|size|개수|갯수|수|값|number|value|count)s? )+"
    r"(?:(?:of|수|개수|갯수|값|크기|size) )*(?=[-+]?[0-9.])",
    re.IGNORECASE,
)
"""Nouns that say again what is asked for: `파라미터 33280개`."""
_SIGN = r"(?<=[0-9) ])[x×]"
_CALLED = re.compile(
    r"(?:(?:\w{1,16}\.){0,3}(?:size|shape)(?:\(\))?|크기|모양|형태|텐서|tensor|행렬|벡터|matrix"
    r"|vector|가중치|weights?"
    r"|(?:tensor )?of shape)"
    r" ?(?:==?|:)? ?(?=[(\[0-9]|torch)",
    re.IGNORECASE,
)
CLOSING = {"(": ")", "[": "]", "{": "}"}


def bare(typed: str, units: Text | None, *, counted: bool, named: bool = False) -> tuple[str, str]:
    """What was typed without the words around it, and the unit (if `counted`) behind it.

    `named`: also without the name of what is asked for, as in `W2 = 112`.
    """
    text = _unled(tidied(typed))
    if named:
        text = _unled(unnamed(text))
        text = _NOUN.sub("", text, count=1) if _NOUN.match(text) else text
    found = (_tail(units) if counted else _UNCOUNTED).fullmatch(text)
    return (found[1], (found["unit"] or "").casefold()) if found else (text, "")


def _unled(text: str) -> str:
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def unnamed(text: str) -> str:
    """The right side of `h = 0.88`, `출력은 112`, `the output is 112`; else the text."""
    found = _NAME.match(text) or _TOPIC.match(text)
    if found is None:
        return text
    name = found["name"] or (found.groupdict().get("english") or "").strip()
    return text if not name or _NO_NAME.fullmatch(name) else text[found.end() :]


def tidied(typed: str) -> str:
    """Without invisible characters, wide ones and runs of spaces; superscripts stay raised."""
    kept = "".join(c for c in typed if unicodedata.category(c) != "Cf")
    text = " ".join(unicodedata.normalize("NFC", kept).translate(_WIDE).split()).replace(r"\%", "%")
    return pasted.unquoted(text)


def _given(units: Text | None) -> list[str]:
    return [text for text in map(tidied, (units.ko, units.en) if units else ()) if text]


@lru_cache(maxsize=32)
def _tail(units: Text | None) -> re.Pattern[str]:
    """The number, its unit, a copula and final punctuation."""
    declared = _given(units)
    declared += [text[:-1] for text in declared if re.search("[a-rt-z]s$", text)]
    declared += [f"{text}s" for text in declared if re.search("[a-rt-z]$", text)]
    words = sorted({*declared, *_WORDS, *PERCENT} - _other(declared), key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in words if word[0].isascii())
    other = "|".join(re.escape(word) for word in words if not word[0].isascii())
    unit = rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])|{other}|{_SIGN}"
    behind = rf"(?P<open>\( ?)?(?P<unit>{unit})(?(open) ?\))"
    return re.compile(rf"(.*?) ?(?:{behind})?{_END}", re.IGNORECASE)


def _other(declared: list[str]) -> set[str]:
    """Bits where bytes are asked for, and the other way round."""
    asked = {name for name, words in _DATA.items() for text in declared if text.casefold() in words}
    if any(map(_MULTIPLE.fullmatch, declared)):
        return {word for words in _DATA.values() for word in words}
    return {word for name, words in _DATA.items() if asked and name not in asked for word in words}


def counted_in_percent(units: Text | None) -> bool:
    """Whether 12.5% is 12.5 here, not 0.125."""
    return any(text.casefold() in PERCENT for text in _given(units))


def unwrapped(text: str) -> str:
    """What stands inside the brackets around all of it, and behind `torch.Size`."""
    while called := _CALLED.match(text):
        text = text[called.end() :]
    while wrapped(text):
        text = text[1:-1].strip()
    return text


def wrapped(text: str) -> bool:
    """Whether one pair of brackets stands around all of it."""
    if not text or CLOSING.get(text[0]) != text[-1]:
        return False
    depth = 0
    for place, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}")
        if not depth:
            return place == len(text) - 1
    return False


def split(text: str, at: str = ",;") -> list[str]:
    """The pieces between separators that stand in no brackets; one at the end separates nothing."""
    pieces, depth = [""], 0
    for c in text:
        depth += (c in "([{") - (c in ")]}")
        if c in at and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += c
    pieces = [piece.strip() for piece in pieces]
    return pieces if pieces[-1] else pieces[:-1]
