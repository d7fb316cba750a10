"""Korean first, on every screen: widths in both forms of Hangul, colours, and screen readers."""

import io
import unicodedata

import pytest
from msgspec import structs
from rich.cells import cell_len
from rich.console import Console
from wcwidth import wcswidth

from quizcli.errors.notice import Rerated
from quizcli.model import Place, Problem, Rating, Text
from quizcli.screen import Summary
from quizcli.ui import beside, layout, listing
from tests.ui.test_layout import DAY, OPTIONS, feedback, question

HANGUL = "역전파는 손실을 각 가중치로 미분한 값을 뒤에서 앞으로 계산한다. "
SIGNS = r"$\hat y \odot \tilde{c}_{t-1} \times \mathbb R$ ① ⊙ × 가① "


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def screens(lang, text: str, *, plain: bool = False):
    """A question and its feedback with this text in every place that has one."""
    both = Text(text, text)
    asked = question("choice", options=[dict(option) for option in OPTIONS])
    variant = asked.variant
    made = structs.replace(variant.made, ask=both, hint=both)
    variant = structs.replace(
        variant, made=made, work=both, key=both, options=(both,) * 3, rows=(both,) * 2
    )
    asked = structs.replace(asked, variant=variant, hint=both, title=both)
    answered = structs.replace(
        feedback(question("recall", answer={"ko": text, "en": text}), ""), question=asked
    )
    answered = structs.replace(answered, grade=structs.replace(answered.grade, say=both))
    notices = (Rerated("rating.4", "2026-12-01"),)
    return [
        layout.question(lang, asked, plain=plain),
        layout.feedback(lang, structs.replace(answered, notices=notices), plain=plain),
        layout.summary(lang, Summary(12, 9, 754_000, 3, 14, DAY, None, notices), plain=plain),
        layout.commands(lang),
    ]


def printed(what, columns: int, **given) -> str:
    console = Console(width=columns, file=io.StringIO(), highlight=False, **given)
    console.print(what)
    return console.file.getvalue()


@pytest.mark.parametrize("plain", [False, True], ids=["rich", "plain"])
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_line_is_wider_than_the_screen(lang, columns, plain):
    """Composed or not, with marks over letters: as wide as rich and the terminal both think."""
    for text in (HANGUL * 3, decomposed(HANGUL * 3), SIGNS * 4, decomposed("가" * 90)):
        for screen in screens(lang, text, plain=plain):
            for line in printed(screen, columns).splitlines():
                assert line == unicodedata.normalize("NFC", line)
                assert wcswidth(line.rstrip()) == cell_len(line.rstrip()) <= columns


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_both_forms_of_hangul_look_the_same(columns):
    for text in (HANGUL * 3, SIGNS * 4):
        composed, apart = (screens("ko", each) for each in (text, decomposed(text)))
        for one, other in zip(composed, apart, strict=True):
            assert printed(one, columns) == printed(other, columns)


def test_columns_of_a_listing_stand_under_each_other():
    rows = [
        ("d:c", "text", "대기", decomposed(HANGUL)),
        ("d:long-name", "text", "새 카드", r"$\hat y$ " + HANGUL),
    ]
    starts = [line.index("text") for line in listing.lines(rows, 80)]
    assert len({*starts}) == 1
    assert all(cell_len(line) <= 80 for line in listing.lines(rows, 80))


def test_the_mark_stands_under_a_place_behind_decomposed_hangul():
    row = decomposed("제목: {틀림}")
    place = Place("d.yaml", 1, row.index("{") + 1)
    _, shown, mark = beside.lines("ko", Problem(place, Rerated("rating.4", "")), row)
    assert cell_len(mark[: mark.index("^")]) == cell_len(shown[: shown.index("{")])


PALETTES = {
    "VGA": {"red": "aa0000", "green": "00aa00", "magenta": "aa00aa"},
    "xterm": {"red": "cd0000", "green": "00cd00", "magenta": "cd00cd"},
    "Tango": {"red": "cc0000", "green": "4e9a06", "magenta": "75507b"},
    "macOS": {"red": "990000", "green": "00a600", "magenta": "b200b2"},
    "Campbell": {"red": "c50f1f", "green": "13a10e", "magenta": "881798"},
}
"""What widespread terminals draw for the colours we use."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("background", ["000000", "ffffff"])
@pytest.mark.parametrize("palette", PALETTES)
def test_no_colour_vanishes_on_black_or_white(palette, background):
    used = {style for _, style in layout.MARKS.values()} | {layout.ACCENT}
    assert used <= PALETTES[palette].keys()
    assert min(contrast(PALETTES[palette][each], background) for each in used) > 2


def test_no_colour_but_those(monkeypatch):
    """Whatever else stands out does so by weight, which every terminal has."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = "".join(
        printed(screen, 80, force_terminal=True, color_system="standard", legacy_windows=False)
        for screen in screens("ko", HANGUL)
    )
    codes = {code for found in text.split("\x1b[")[1:] for code in found.split("m")[0].split(";")}
    assert codes <= {"0", "1", "2", "32", "31", "35"}
    assert "35" in codes


def test_no_color_is_obeyed(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    for screen in screens("ko", HANGUL):
        text = printed(screen, 80, force_terminal=True, color_system="standard")
        codes = {c for found in text.split("\x1b[")[1:] for c in found.split("m")[0].split(";")}
        assert codes <= {"0", "1", "2"}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_plain_is_one_thing_a_line(lang):
    """No lines drawn, no marks, no small signs, nothing in a row; brackets mean no rating."""
    text = r"$x_{t-1}^2 \ne \frac{W_1-F+2P}{S}+1$"
    shown = "".join(printed(screen, 60) for screen in screens(lang, text, plain=True)[:2])
    assert not {*shown} & {*"─│┌┐└┘✔✘≈·•…₀₁₂₃ₜᵢ⁰¹²³ⁿ−"}
    assert "x_{t-1}^2 ≠ (W_1 - F + 2P)/S + 1" in shown
    ratings = [line for line in shown.splitlines() if line[:2] in ("1 ", "2 ", "3 ", "4 ")]
    assert len(ratings) == 4
    assert not any(line.startswith("[") for line in shown.splitlines())


@pytest.mark.parametrize(
    ("rated", "expected"), [(Rating.HARD, "2 Hard tomorrow (taken)"), (None, "(Enter)")]
)
def test_plain_says_which_rating_is_taken(rated, expected):
    answered = feedback(question("recall", answer={"ko": "a", "en": "a"}), "", rated)
    assert expected in printed(layout.feedback("en", answered, plain=True), 80)
