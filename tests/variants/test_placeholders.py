r"""Placeholders in texts: `{name}`, `{name:을}`, `\val{name}` in mathematics, and nothing else."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from quizcli.model import Text
from quizcli.variants.particles import KNOWN
from quizcli.variants.placeholders import bare, faults, fill, filled, names

VALUES = {
    "n": 16, "size": 224, "trillion": 10**12, "half": Fraction(1, 2), "third": Fraction(-1, 3),
    "shape": (3, 5), "act": Text("렐루", "ReLU"), "size@small": 7, "word": "LSTM", "braced": "{n}",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "", "no braces", "h_{t-1}", "{0, 1}", "{}", "{ n }", "{크기}", "{n[0]}", "{x, y}", "}",
        "}}", "{n-1}}", "{{0", "a {x | x > 0}", "costs $5", "$5 and $6 and {0}", r"\$5 + \$6",
        "$x$", "$x^{n}$", r"$\frac{n}{2}$", r"$\sum_{n=1}^{size} x_{n}$", "$${n}$$", r"$x_{i:j}$",
        r"\value", r"$\value{n}$", r"$\\val{n}$", r"$\{n\}$", r"$a \$ {n}$", r"C:\new",
        r"$\text{size {n}}$", "${{n}}$",
    ],
)  # fmt: skip
def test_what_is_no_placeholder_stays(text):
    wanted = {"{{0": "{0"}.get(text, text)
    assert fill(text, VALUES, "ko") == fill(text, VALUES, "en") == wanted
    assert names(text) == ()
    assert faults(text, VALUES, "en") == bare(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{n}", "16"),
        ("{n}×{n} 입력", "16×16 입력"),
        ("{size@small}", "7"),
        ("{half} {third} {shape} {word}", "0.5 -1/3 (3, 5) LSTM"),
        ("{n:을} {size:을}", "16을 224를"),
        ("{n:을/를} {size:을(를)} {size:를}", "16을 224를 224를"),
        ("{size@small:으로} {n:로} {trillion:(으)로}", "7로 16으로 1,000,000,000,000로"),
        ("{half:은} {third:는} {shape:이}", "0.5는 -1/3은 (3, 5)가"),
        ("{act:을} {word:을}", "렐루를 LSTM을"),
        ("{n:이라}고 {size:과}의", "16이라고 224와의"),
        (
            unicodedata.normalize("NFD", "{n:을} 뺀다"),
            "16을" + unicodedata.normalize("NFD", " 뺀다"),
        ),
        ("{{n}}", "{n}"),
        ("{{{n}}}", "{16}"),
        ("{{{{n}}}}", "{{n}}"),
        ("{{ {n}, {size} }}", "{ 16, 224 }"),
        ("{{n} }} }}", "{n} } }}"),
        ("{{1, {2, 3}}}", "{1, {2, 3}}"),
        ("{{ {0, 1} }}", "{ {0, 1} }"),
        ("{0, {n}}", "{0, 16}"),
        ("h_{t-1} = {n}", "h_{t-1} = 16"),
        (r"$\val{n}$", "$16$"),
        (r"$2(\val{n} + 1)$", "$2(16 + 1)$"),
        (r"$x^{\val{n}} + {n}$", "$x^{16} + {n}$"),
        (r"$x^\val{n} + \frac\val{n}\val{size}$", "$x^{16} + \\frac{16}{224}$"),
        (r"$a \times \val{n} + \val{n}$", "$a \\times {16} + 16$"),
        (r"$${n} = \val{n}$$", "$${n} = 16$$"),
        (r"$$ \val{n} $$", "$$ 16 $$"),
        (r"\${n} $\val{n}$", r"\$16 $16$"),
        ("costs $5, {n}", "costs $5, 16"),
        ("in US$ {n}, in CA$", "in US$ 16, in CA$"),
        (r"$5 and {n} for $6", "$5 and 16 for $6"),
        (r"\\$\val{n}$", r"\\$16$"),
        ("{braced}{n}", "{n}16"),
    ],
)
def test_filled_in(text, wanted):
    assert faults(text, VALUES, "ko") == []
    assert fill(text, VALUES, "ko") == wanted


def test_words_are_shown_in_the_language():
    text = "f = {act}, $\\val{act}(x)$"
    assert fill(text, VALUES, "ko") == "f = 렐루, $렐루(x)$"
    assert fill(text, VALUES, "en") == "f = ReLU, $ReLU(x)$"


def test_names_come_with_their_columns():
    text = r"{n}: {size@small:을} $x^{n}\val{size}$ {{n}} {n"
    assert names(text) == (("n", 1), ("size@small", 6), ("size", 27))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ab {siez}", UnknownPlaceholder("siez", ("n", "size"), False, 4)),
        ("{n} {x}", UnknownPlaceholder("x", ("n", "size"), False, 5)),
        ("{n@big}", UnknownPlaceholder("n@big", ("n", "size"), False, 1)),
        (r"$2\val{x}$", UnknownPlaceholder("x", ("n", "size"), True, 3)),
        ("{n:을를}", UnknownParticle("n", "을를", KNOWN, 1)),
        ("{n: 1}", UnknownParticle("n", " 1", KNOWN, 1)),
        ("{n:}", UnknownParticle("n", "", KNOWN, 1)),
        (r"\val{n} + 1", ValueOutsideMathematics("n", 1)),
        (r"$ \val{n} $", ValueOutsideMathematics("n", 3)),
        (r"\val{n", ValueOutsideMathematics("n", 1)),
        (r"$\val{n:을}$", ParticleInMathematics("n", "을", 2)),
        (r"$x + {n:(으)로}$", ParticleInMathematics("n", "(으)로", 6)),
        (r"$\val n$", ValueWithoutName(2)),
        (r"$\val{n + 1}$", ValueWithoutName(2)),
        (r"$\val {n}$", ValueWithoutName(2)),
        ("{size", LeftOpen("size", 1)),
        ("{size × {n}", LeftOpen("size", 1)),
        ("a {n:을", LeftOpen("n", 3)),
        ("a {n:을 }", UnknownParticle("n", "을 ", KNOWN, 3)),
        ("{n: {size}}", LeftOpen("n", 1)),
        ("{x, $y$", LeftOpen("x", 1)),
    ],
)
def test_faults(text, fault):
    """A fault is named, and its part of the text stays as it was written."""
    assert faults(text, ["size", "n"], "ko") == [fault]
    place = fault.column - 1
    assert fill(text, {}, "ko")[place:] == text[place:]


def test_all_faults_come_in_the_order_of_the_text():
    found = faults(r"{size, {x} $\val$ {n:d} \val{n}", {"n"}, "ko")
    assert [type(each) for each in found] == [
        *(LeftOpen, UnknownPlaceholder, ValueWithoutName, UnknownParticle),
        ValueOutsideMathematics,
    ]


def test_no_particles_in_english():
    assert faults("{n:을} {n}", {"n"}, "en") == [ParticleInEnglish("n", "을", 1)]


def test_a_text_given_once_for_both_languages_keeps_its_particles():
    text = Text("{n:을} 뺀다, {act:은}", "{n:을} 뺀다, {act:은}")
    assert filled(text, VALUES) == Text("16을 뺀다, 렐루는", "16을 뺀다, ReLU은(는)")


@pytest.mark.parametrize(
    ("name", "meant"), [("siez", "size"), ("kernelsize", "kernel_size"), ("q", "")]
)
def test_the_name_probably_meant(name, meant):
    (found,) = faults(f"{{{name}}}", {"size", "kernel_size", "n"}, "ko")
    assert isinstance(found, UnknownPlaceholder)
    assert found.meant == meant


@pytest.mark.parametrize("particle", "을 를 이 가 은 는 과 와 으로 로".split())
@pytest.mark.parametrize("after", ["", " ", ".", ",", ")", "x", "?"])
def test_bare_particles(particle, after):
    assert bare(f"a {{n}}{particle}{after}") == [BareParticle("n", particle, "", 3)]
    decomposed = unicodedata.normalize("NFD", particle)
    assert bare(f"a {{n}}{decomposed}{after}") == [BareParticle("n", particle, "", 3)]
    mathematics = f"$2\\val{{n}}${particle}{after}"
    assert bare(mathematics) == [BareAfterMathematics("n", particle, "", 3)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{n}과의", [BareParticle("n", "과", "의", 1)]),
        ("{n}은 {n}로도", [BareParticle("n", "은", "", 1), BareParticle("n", "로", "도", 6)]),
        ("$$\\val{n}$$은", [BareAfterMathematics("n", "은", "", 3)]),
        *(
            (text, [])
            for text in (
                "{n}가지", "{n}이하", "{n}이다", "{n}로그", "{n}개를", "{n} 을", "{n}의",
                "{n:을} 을", "{n:을}은", "{{n}}을", "$x$을", r"$\val{n} + 1$을", r"$\val{n}은 수$",
                "을", "{n을}", unicodedata.normalize("NFD", "{n}가지 {n}이하 {n}은행"),
            )
        ),
    ],
)  # fmt: skip
def test_what_is_a_bare_particle_and_what_is_not(text, found):
    assert bare(text) == found


PARTS = {
    "{n}": "16",
    "{size:을}": "224를",
    "{{n}}": "{n}",
    "{{{n}}}": "{16}",
    "{0, {n}}": "{0, 16}",
    "$x^{n}$": "$x^{n}$",
    r"$-\val{n}$": "$-16$",
    r"\$": r"\$",
    "h_{t-1} ": "h_{t-1} ",
    "을 }": "을 }",
}
pieces = st.sampled_from(
    [
        *"{}$\\n@을로 x:1\n",
        "{{",
        "}}",
        "$$",
        "\\$",
        "\\val",
        "\\val{",
        "{n}",
        "{n:을}",
        "{n:",
        "{y}",
    ]
)
texts = st.text() | st.lists(pieces, max_size=12).map("".join)


@given(texts, st.sampled_from(["ko", "en"]))
def test_no_text_makes_anything_raise(text, lang):
    for values in ({}, VALUES):
        assert isinstance(fill(text, values, lang), str)
        faults(text, values, lang)
    assert all(
        text.startswith(("{" + name, "\\val{" + name), column - 1) for name, column in names(text)
    )
    bare(text)


@given(st.text(st.characters(exclude_characters="{}\\$")))
def test_plain_text_comes_back(text):
    assert fill(text, VALUES, "ko") == text
    assert faults(text, (), "en") == bare(text) == []


@given(st.text(st.characters(exclude_characters="$\\") | st.sampled_from("{}n:^_")).map(str.strip))
def test_mathematics_without_val_is_untouched(inside):
    text = f"a ${inside}$ b" if inside else "a"
    assert fill(text, VALUES, "ko") == text
    assert names(text) == ()


@given(st.lists(st.sampled_from(sorted(PARTS))))
def test_parts_are_filled_in_one_by_one(parts):
    text = "".join(parts)
    assert faults(text, VALUES, "ko") == []
    assert fill(text, VALUES, "ko") == "".join(PARTS[part] for part in parts)
