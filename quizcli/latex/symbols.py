r"""LaTeX's names of signs, with the sign in Unicode and its role: `\le` is `≤`, a relation.

Only what has no argument stands here; what has one is known to `source`.
"""

from quizcli.latex.tree import Role

_LETTERS = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ imath ı jmath ȷ aleph ℵ partial ∂ nabla ∇ Re ℜ Im ℑ
"""
_ORDINARY = """
infty ∞ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ neg ¬ lnot ¬ prime ′
dagger † ddagger ‡ angle ∠ degree ° checkmark ✓ square □ blacksquare ■ triangle △ % % $ $ & & # #
_ _ S § P ¶ copyright ©
"""
_BINARY = """
pm ± mp ∓ times × cdot · ast ∗ star ⋆ div ÷ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ circ ∘
bullet • cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ setminus ∖ backslash \\ wedge ∧ land ∧ vee ∨ lor ∨ uplus ⊎
bmod mod mod mod
"""
_RELATIONS = """
le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ equiv ≡ sim ∼
simeq ≃ cong ≅ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ perp ⊥ mid ∣
nmid ∤ parallel ∥ prec ≺ succ ≻ preceq ⪯ succeq ⪰ to → rightarrow → leftarrow ← gets ←
leftrightarrow ↔ longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ Rightarrow ⇒ Leftarrow ⇐
Leftrightarrow ⇔ Longrightarrow ⟹ implies ⟹ iff ⟺ uparrow ↑ downarrow ↓ triangleq ≜ doteq ≐
coloneqq ≔ models ⊨ vdash ⊢ asymp ≍ lesssim ≲ gtrsim ≳ colon : therefore ∴ because ∵
"""
_OPENING = "( ( [ [ { { lbrace { lbrack [ lfloor ⌊ lceil ⌈ langle ⟨ lvert | lVert ‖"
_CLOSING = ") ) ] ] } } rbrace } rbrack ] rfloor ⌋ rceil ⌉ rangle ⟩ rvert | rVert ‖"
_BARS = "| ‖ vert | Vert ‖"
_BIG = """
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
bigodot ⨀ bigvee ⋁ bigwedge ⋀
"""
_DOTS = "ldots … dots … dotsc … cdots ⋯ dotsb ⋯ dotsm ⋯ vdots ⋮ ddots ⋱"
_FUNCTIONS = """
exp log ln lg max min sup inf lim limsup liminf arg argmax argmin det dim ker gcd deg Pr sin cos
tan cot sec csc sinh cosh tanh coth arcsin arccos arctan hom
"""


def _pairs(text: str, role: Role) -> dict[str, tuple[str, Role]]:
    words = text.split()
    return {name: (sign, role) for name, sign in zip(words[::2], words[1::2], strict=True)}


SIGNS: dict[str, tuple[str, Role]] = {
    **_pairs(_LETTERS, Role.LETTER),
    **_pairs(_ORDINARY, Role.ORDINARY),
    **_pairs(_BINARY, Role.BINARY),
    **_pairs(_RELATIONS, Role.RELATION),
    **_pairs(_BIG, Role.BIG),
    **_pairs(_DOTS, Role.DOTS),
    **{name: (name, Role.FUNCTION) for name in _FUNCTIONS.split()},
    **_pairs(_OPENING, Role.OPEN),
    **_pairs(_CLOSING, Role.CLOSE),
    **_pairs(_BARS, Role.BAR),
}
"""Of each macro, without its backslash."""

SPACES = {
    **dict.fromkeys(" ,:>;\n\t", 1),
    **dict.fromkeys(("thinspace", "medspace", "thickspace", "space", "enspace"), 1),
    **{"quad": 2, "qquad": 2, "!": 0, "/": 0},
}
"""The blank a macro prints, see `Space`."""

SILENT = frozenset(
    "displaystyle textstyle scriptstyle limits nolimits nonumber notag mathstrut strut allowbreak "
    "relax".split()
)
"""Macros that say only how to set what follows."""

SIZES = frozenset(
    f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in " l r m".split(" ")
)
"""Macros that make the delimiter behind them larger."""

_TYPED = {
    **dict.fromkeys("+-−–—±∓×·∙⋅ㆍ∗*÷⊙⊕⊗∘∪∩∧∨", Role.BINARY),
    **dict.fromkeys("=<>≤≥≠≈≡∼∝∈∉⊂⊆→←↦⇒⇔⊥∣∥:", Role.RELATION),
    **dict.fromkeys(",;", Role.PUNCTUATION),
    **dict.fromkeys("([⌊⌈⟨", Role.OPEN),
    **dict.fromkeys(")]⌋⌉⟩", Role.CLOSE),
    **dict.fromkeys("|‖", Role.BAR),
    **dict.fromkeys("∑∏∫", Role.BIG),
    **dict.fromkeys("…⋯", Role.DOTS),
    **dict.fromkeys("/∕⁄", Role.SLASH),
}


def role(character: str) -> Role:
    """Of a sign that stands in the source as itself."""
    if character in _TYPED:
        return _TYPED[character]
    return Role.LETTER if character.isalpha() else Role.ORDINARY
