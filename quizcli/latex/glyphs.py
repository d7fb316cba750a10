"""Small and unusual signs of Unicode: sub- and superscripts, alphabets, accents.

A script has glyphs only if every character of it has one; there is no subscript b, no
superscript q, and a formula in which some of a script is small would say something else.
"""

import unicodedata

_BELOW = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
_ABOVE = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ",
        strict=True,
    )
)
_COMBINING = {
    **dict.fromkeys(("hat", "widehat"), "\u0302"),
    **dict.fromkeys(("bar", "overline"), "\u0304"),
    **dict.fromkeys(("tilde", "widetilde"), "\u0303"),
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "underline": "\u0332",
}
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DOUBLE = dict(zip(_UPPER, "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ", strict=True)) | {"1": "𝟙"}
_SCRIPT = dict(zip(_UPPER, "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", strict=True))
_FRAKTUR = dict(zip(_UPPER, "𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ", strict=True))
_BOLD = {
    chr(ord(first) + place): chr(bold + place)
    for first, last, bold in (
        ("A", "Z", 0x1D400),
        ("a", "z", 0x1D41A),
        ("0", "9", 0x1D7CE),
        ("Α", "Ω", 0x1D6A8),
        ("α", "ω", 0x1D6C2),
    )
    for place in range(ord(last) - ord(first) + 1)
}
_ALPHABETS = {
    "mathbb": _DOUBLE,
    "mathcal": _SCRIPT,
    "mathscr": _SCRIPT,
    "mathfrak": _FRAKTUR,
    **dict.fromkeys(("mathbf", "boldsymbol", "bm", "pmb"), _BOLD),
}


def _each(text: str, table: dict[str, str]) -> str | None:
    return "".join(table[c] for c in text) if text and all(c in table for c in text) else None


def lowered(text: str) -> str | None:
    """The text as a subscript, if all of it has glyphs."""
    return _each(text, _BELOW)


def raised(text: str) -> str | None:
    """The text as a superscript, if all of it has glyphs."""
    return _each(text, _ABOVE)


def styled(text: str, alphabet: str) -> str | None:
    """The text in another alphabet, if that has all of its letters."""
    return _each(text, _ALPHABETS[alphabet])


def accented(text: str, name: str) -> str | None:
    """One character with a mark over or under it, composed where Unicode has it in one."""
    if len(text) != 1 or not text.isalnum():
        return None
    return unicodedata.normalize("NFC", text + _COMBINING[name])
