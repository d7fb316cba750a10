"""Golden reports: both languages, narrow and wide, plain or not; what is learner's stays text."""

import io
from datetime import date, timedelta

import pytest
from msgspec import structs
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from quizcli import stats
from quizcli.model import Text
from quizcli.stats import Coming, Counts, Hard, Mistake, Report, Streak, Today
from quizcli.ui import columns as parts
from quizcli.ui import report

CONV = "Conv2d(kernel 3, stride 2, padding 1) on a 32×32 input: output side?"
DAY = date(2026, 11, 22)
TODAY = 20_779
MLP = Text("딥러닝의 기본 요소와 다층 퍼셉트론", "Elements of deep learning and the MLP")
CNN = Text("합성곱과 현대 CNN", "Convolution and modern CNNs")
WORK = (14, 3, 0, 7, 1, 25, 0, 0, 2, 0, 0, 112, 1, 0)
FULL = Report(
    day=DAY,
    deck=None,
    since=date(2026, 10, 1),
    today=Today(12, 9, 0.75, 3, 754_000, 14, 5),
    streak=Streak(4, 31),
    decks=(
        Counts("week2.day1.intro", MLP, 18, 7, 5, 0, 0.912),
        Counts("week2.day3.cnn", CNN, 50, 0, 0, 2, None),
        Counts("mine.cnn", CNN, 0, 1203, 640, 0, 0.9),
        Counts(None, None, 0, 2, 130, 1, 0.87),
    ),
    total=Counts(None, None, 68, 1212, 775, 3, 0.873),
    retention=tuple(
        stats.retention(TODAY + 1 - days, TODAY, self_rated, sums)
        for self_rated, days, sums in (
            (False, 7, (44, 40)),
            (False, 30, (230, 210)),
            (False, 53, (2333, 2100)),
            (True, 7, (0, 0)),
            (True, 30, (10, 9)),
            (True, 53, (10, 10)),
        )
    ),
    coming=tuple(Coming(DAY + timedelta(n), k, k * 20_000) for n, k in enumerate(WORK)),
    hardest=(
        Hard(
            "week2.day1.intro:activation-function",
            Text(
                "활성화 함수는 신경망이 선형 함수 하나로 줄어드는 것을 막는다.\n그 이름은?",
                "It keeps a network from being one linear map.\nIts name?",
            ),
            5,
            8.31,
            ("시그모이드", "[bold]x[/bold]", "the hyperbolic tangent of a weighted sum"),
        ),
        Hard(
            "week2.day3.cnn:conv-output-size",
            Text(CONV, CONV),
            2,
            7.0,
            (),
        ),
        Hard("mine.cnn:imported", Text("", ""), 1, 5.5, ("\x1b[31mred\x07",)),
    ),
    slips=(
        Mistake("no-padding", 7, 3, date(2026, 11, 20)),
        Mistake("padding-on-one-side-of-the-image-only", 2, 1, date(2025, 12, 30)),
    ),
)
BEGINNING = structs.replace(
    FULL,
    deck="week2*",
    today=Today(0, 0, None, 0, 0, 0, 20),
    streak=Streak(0, 0),
    decks=(Counts("week2.day3.cnn", CNN, 52),),
    total=Counts(None, None, 52),
)
QUIET = structs.replace(
    FULL,
    today=Today(0, 0, None, 0, 0, 0, 0),
    streak=Streak(0, 2),
    decks=(),
    total=Counts(None, None),
    retention=tuple(
        stats.retention(TODAY + 1 - days, TODAY, rated, (0, 0))
        for rated in (False, True)
        for days in (7, 30)
    ),
    coming=tuple(Coming(DAY + timedelta(n), 0, 0) for n in range(14)),
    hardest=(),
    slips=(),
)


def painted(shown: Report, lang, columns: int, *, plain: bool, colours=None) -> str:
    console = Console(
        width=columns, file=io.StringIO(), color_system=colours, force_terminal=bool(colours),
        markup=False, highlight=False, emoji=False,
    )  # fmt: skip
    console.print(report.page(report.Look(lang, columns, plain), shown))
    return console.file.getvalue()


@pytest.mark.parametrize("plain", [False, True], ids=["rich", "plain"])
@pytest.mark.parametrize("columns", [40, 60, 120])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_reports(golden, lang, columns, plain):
    pages = [painted(one, lang, columns, plain=plain) for one in (FULL, BEGINNING, QUIET)]
    lines = [line.rstrip() for page in pages for line in (*page.splitlines(), "=" * columns)]
    assert all(cell_len(line) <= columns for line in lines)
    assert "\x1b" not in "".join(lines)
    golden(f"report-{lang}-{columns}{'-plain' if plain else ''}.txt", "\n".join(lines[:-1]))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("columns", [20, 21, 33, 55, 56, 79, 200])
def test_nothing_stands_over_the_edge(lang, columns):
    for plain in (False, True):
        text = painted(FULL, lang, columns, plain=plain)
        assert max(map(cell_len, text.splitlines())) <= columns


def test_plain_has_neither_bars_nor_dashes():
    text = painted(FULL, "en", 80, plain=True)
    assert not set(text) & set("█▏▎▍▌▋▊▉–─│#")


def test_colours_change_no_letter():
    bare = painted(FULL, "ko", 80, plain=False)
    styled = painted(FULL, "ko", 80, plain=False, colours="standard")
    assert "\x1b[" in styled
    assert Line.from_ansi(styled).plain.split() == bare.split()


@pytest.mark.parametrize(
    ("value", "most", "width", "expected"),
    [
        (0, 8, 10, ""),
        (8, 8, 10, "██████████"),
        (4, 8, 10, "█████"),
        (1, 8, 10, "█▎"),
        (1, 10_000, 10, "▏"),
        (3, 0, 0, ""),
    ],
)
def test_bars_start_at_zero(value, most, width, expected):
    assert parts.bar(value, most, width) == expected


def test_bars_without_blocks():
    assert [parts.bar(n, 8, 4, ascii=True) for n in (0, 1, 4, 8)] == ["", "#", "##", "####"]


@pytest.mark.parametrize("given", [{}, {"NO_COLOR": "1"}])
@pytest.mark.parametrize("plain", [False, True])
def test_a_pipe_gets_no_escapes(capsys, monkeypatch, given, plain):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    report.show("en", FULL, plain=plain)
    assert "\x1b" not in capsys.readouterr().out
