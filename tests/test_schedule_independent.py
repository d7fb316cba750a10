"""FSRS-6 written down once more from its published formulas, against what the scheduler says.

Formulas: "The Algorithm", open-spaced-repetition wiki, version FSRS-6. R is the chance of recall,
S the stability in days, D the difficulty, G the rating 1..4.
"""

import csv
import math
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizcli import schedule
from quizcli.model import Memory, Rating
from quizcli.studyday import study_day

W = schedule.DEFAULT_PARAMETERS
LOG = Path(__file__).resolve().parents[2] / "shared" / "data" / "real_review_log.csv"


def recall(days: float, s: float) -> float:
    """R(t, S) = (1 + factor t/S)^-w20, factor such that R(S, S) = 0.9."""
    return (1 + (0.9 ** (-1 / W[20]) - 1) * days / s) ** -W[20]


def first(g: int) -> tuple[float, float]:
    """S0(G) = w[G-1]; D0(G) = w4 - e^(w5 (G-1)) + 1."""
    return W[g - 1], clamp(W[4] - math.exp(W[5] * (g - 1)) + 1)


def clamp(d: float) -> float:
    return min(max(d, 1.0), 10.0)


def difficulty(d: float, g: int) -> float:
    """D' = D - w6 (G-3) (10-D)/9, then a share w7 back to D0(4)."""
    moved = d - W[6] * (g - 3) * (10 - d) / 9
    return clamp(W[7] * (W[4] - math.exp(W[5] * 3) + 1) + (1 - W[7]) * moved)


def stability(s: float, d: float, r: float, g: int, same_day: bool) -> float:
    """Same day: S e^(w17 (G-3+w18)) S^-w19, a pass never lowering it; else by recall or lapse."""
    if same_day:
        growth = math.exp(W[17] * (g - 3 + W[18])) * s ** -W[19]
        return s * (max(growth, 1.0) if g > 1 else growth)
    if g == 1:
        lapse = W[11] * d ** -W[12] * ((s + 1) ** W[13] - 1) * math.exp(W[14] * (1 - r))
        return min(lapse, s / math.exp(W[17] * W[18]))
    gain = math.exp(W[8]) * (11 - d) * s ** -W[9] * (math.exp(W[10] * (1 - r)) - 1)
    return s * (1 + gain * (W[15] if g == 2 else 1) * (W[16] if g == 4 else 1))


def replay(reviews: list[tuple[int, int]]) -> tuple[float, float]:
    """S and D after (study day, rating) pairs."""
    s = d = 0.0
    last = None
    for day, g in reviews:
        if last is None:
            s, d = first(g)
        else:
            r = recall(day - last, s)
            s = min(max(stability(s, d, r, g, day == last), 0.001), 36500.0)
            d = difficulty(d, g)
        last = day
    return s, d


def ours(reviews: list[tuple[int, int]]) -> Memory:
    known = None
    for day, g in reviews:
        outcome = schedule.after(W, known, Rating(g), day)
        known = schedule.remember(known, Rating(g), outcome, day, day)
    assert known is not None
    return known


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 4)), min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_random_histories(gaps):
    day, reviews = 20_000, []
    for gap, g in gaps:
        day += gap
        reviews.append((day, g))
    found = ours(reviews)
    assert (found.stability, found.difficulty) == pytest.approx(replay(reviews), rel=1e-9)


@pytest.mark.skipif(not LOG.exists(), reason="the real log lies beside the project, not in it")
def test_a_real_learners_log():
    """12,580 real reviews: every card's last memory agrees."""
    zone = ZoneInfo("UTC")
    cards: dict[str, list[tuple[int, int]]] = {}
    with LOG.open(newline="") as file:
        for row in csv.DictReader(file):
            day = study_day(datetime.fromisoformat(row["review_time"]), zone, 4)
            cards.setdefault(row["card_id"], []).append((day, int(row["review_rating"])))
    assert sum(map(len, cards.values())) == 12_580
    for reviews in cards.values():
        reviews.sort(key=lambda review: review[0])
        found = ours(reviews)
        assert (found.stability, found.difficulty) == pytest.approx(replay(reviews), rel=1e-9)
