"""How names and signs are spelled in a formula: glyphs raised and lowered, Greek, subscripts.

Signs are mapped one character to one, so that columns stay those of what was typed. `W₁`,
`W_1`, `W_{1}` and `W1` are one name; what a name stands for is decided in `symbols`.
"""

import re
import unicodedata

from quizcli.arithmetic.notation import HALVES, sign

_BLOCKS = (
    *(0xAA, 0xB2, 0xB3, 0xB9, 0xBA, 0x1D78, 0x2C7C, 0x2C7D),
    *range(0x2B0, 0x2B9),
    *range(0x2E0, 0x2E5),
    *range(0x1D2C, 0x1D6B),
    *range(0x1D9B, 0x1DC0),
    *range(0x2070, 0x209D),
)
"""Where Unicode has its small raised and lowered characters."""


def _small(tag: str) -> dict[str, str]:
    found = {}
    for code in _BLOCKS:
        kind, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        if kind == tag:
            found[chr(code)] = sign(chr(int(plain, 16)))
    return found


UP, DOWN = _small("<super>"), _small("<sub>")
"""What each small character is in full size."""
_RAISED, _LOWERED = (re.escape("".join(small)) for small in (UP, DOWN))
RAISED = re.compile(f"[{_RAISED}]+")
_LETTER = rf"(?![{_RAISED}{_LOWERED}{HALVES}])[^\W\d_]"
NAME = re.compile(
    rf"{_LETTER}(?:(?!_[{{(])(?:[{_LOWERED}\u0300-\u036f]|(?![{_RAISED}{HALVES}])\w))*"
    rf"(?:_[{{(][^{{}}()=]{{1,20}}[)}}])?'*"
)
"""A letter, what belongs to it (digits, a subscript in any notation), and primes."""
INITIAL = re.compile(_LETTER)

_SIGNS = {
    **dict.fromkeys("•‧․⋆⊙●∘◦⊗@", "*"),
    **dict(zip("⎣⎦⎡⎤└┘┌┐", "⌊⌋⌈⌉⌊⌋⌈⌉", strict=True)),
    **dict.fromkeys("′’‘ʹ", "'"),
    **dict.fromkeys("ㅣ∣│ǀ", "|"),
    **{"≔": "=", "\u3164": " ", "$": " ", "。": ".", "、": ","},
}
_GREEK = re.compile("GREEK (SMALL|CAPITAL) LETTER ([A-Z]+)")


def _greek() -> dict[str, str]:
    found = {}
    for code in range(0x391, 0x3CA):
        if name := _GREEK.fullmatch(unicodedata.name(chr(code), "")):
            word = name[2].replace("LAMDA", "LAMBDA")
            found[chr(code)] = word.lower() if name[1] == "SMALL" else word.capitalize()
    return found


_ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar", "\u0307": "dot"}
"""As LaTeX calls them, and names in code: `ŷ` is `y_hat`."""
GREEK = _greek()
"""The name of each Greek letter, as it is written in a deck."""
LETTERS = {name: letter for letter, name in GREEK.items()}


def plain(text: str) -> str:
    """The text in plain signs, as long as before; small characters and accents stay."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isascii() or unicodedata.category(character) == "Mn":
        return character
    tag = unicodedata.decomposition(character).partition(" ")[0]
    if tag in ("<font>", "<compat>"):
        found = unicodedata.normalize("NFKC", character)
        if found in GREEK or (len(found) == 1 and found.isascii() and found.isalpha()):
            return found
    return sign(character)


def spelled(name: str) -> str:
    """A name as decks spell it: Greek letters and accents by name, a subscript after one `_`."""
    made: list[str] = []
    lowered = False
    for character in "".join(map(_parted, name)):
        if character in DOWN:
            made += ("" if lowered or made[-1:] == ["_"] else "_"), DOWN[character]
        elif character in GREEK:
            made.append(GREEK[character])
        elif character in _ACCENTS:
            made.append(f"_{_ACCENTS[character]}")
        elif character not in "{}() ":
            made.append(character)
        lowered = character in DOWN
    return "".join(made)


def _parted(character: str) -> str:
    """A letter and its accent, where it has one that has a name."""
    parts = unicodedata.normalize("NFD", character)
    return parts if parts[1:] in _ACCENTS else character


def shown(name: str) -> str:
    """A name as it is printed: a Greek letter by its sign."""
    first, mark, rest = name.partition("_")
    return LETTERS.get(first, first) + mark + rest
