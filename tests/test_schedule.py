"""The scheduler against published figures; sources stand in tests/data/fsrs_vectors.json."""

import json
from pathlib import Path

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from quizcli import schedule
from quizcli.model import Memory, Rating, Standing

VECTORS = json.loads((Path(__file__).parent / "data" / "fsrs_vectors.json").read_text())
FORMULA = {entry["name"]: entry for entry in VECTORS["formula"]}


def parameters(name: str) -> tuple[float, ...]:
    """A named parameter set; 19 become 21 by the published rule, [0, 0.5] appended."""
    weights = [*VECTORS["parameters"][name.split()[0]]]
    if "w17..w19=0" in name:
        weights[17:20] = [0, 0, 0]
    return tuple(weights if len(weights) == 21 else [*weights, 0, 0.5])


def cases(name: str):
    entry = FORMULA[name]
    return [
        pytest.param(case, entry.get("tol", 1e-6), id=f"{name}-{i}")
        for i, case in enumerate(entry["cases"])
    ]


def memory(stability: float = 5.0, difficulty: float = 5.0, due: int = 0) -> Memory:
    return Memory(stability, difficulty, last_day=0, due=due, lapses=0, failing=False)


def test_the_default_parameters_are_the_published_ones():
    assert list(DEFAULT_PARAMETERS) == VECTORS["parameters"]["FSRS6_DEFAULT"]


@pytest.mark.parametrize(("case", "tol"), cases("forgetting_curve") + cases("forgetting_curve_f64"))
def test_retrievability(case, tol):
    recalled = schedule.retrievability(
        DEFAULT_PARAMETERS, memory(case["stability"]), case["delta_t"]
    )
    assert recalled == pytest.approx(case["expect_R"], rel=tol)


@pytest.mark.parametrize(("case", "tol"), cases("next_difficulty"))
def test_difficulty_after_a_review(case, tol):
    _, difficulty = schedule.after(
        DEFAULT_PARAMETERS, memory(difficulty=case["difficulty"]), Rating(case["rating"]), 3
    )
    assert difficulty == pytest.approx(case["expect"], rel=tol)


@pytest.mark.parametrize(
    ("case", "tol"), cases("stability_after_success") + cases("stability_after_failure")
)
def test_raw_stability_formulas(case, tol):
    """The published lines are of the formulas at a given R, so the calculator's are asked."""
    calculator = schedule.calculator(DEFAULT_PARAMETERS, 0.9)
    state = {
        "difficulty": case["difficulty"],
        "stability": case["stability"],
        "retrievability": case["R"],
    }
    if "rating" in case:
        found = calculator._next_recall_stability(**state, rating=Rating(case["rating"]))
    else:
        found = calculator._next_forget_stability(**state)
    assert found == pytest.approx(case["expect"], rel=tol)


@pytest.mark.parametrize(("case", "tol"), cases("stability_same_day"))
def test_stability_after_a_second_review_on_the_same_day(case, tol):
    stability, _ = schedule.after(
        DEFAULT_PARAMETERS, memory(case["stability"]), Rating(case["rating"]), 0
    )
    assert stability == pytest.approx(case["expect"], rel=tol)


@pytest.mark.parametrize(("case", "tol"), cases("next_interval_days_by_retention"))
def test_interval_by_desired_retention(case, tol):
    """Published before rounding up to a day and down to the longest interval."""
    raw = schedule.raw_interval(DEFAULT_PARAMETERS, case["stability"], case["desired_retention"])
    assert max(1, round(raw)) == pytest.approx(case["expect_days"], rel=1e-6)


@pytest.mark.parametrize(("case", "tol"), cases("init_difficulty_stability"))
def test_first_review(case, tol):
    stability, difficulty = schedule.after(DEFAULT_PARAMETERS, None, Rating(case["rating"]), 7)
    assert stability == pytest.approx(case["expect_stability"], rel=tol)
    assert difficulty == pytest.approx(case["expect_difficulty"], rel=tol)


def replay(weights, ratings, gaps):
    """Memories after each of a row of reviews, `gaps` days apart."""
    known, day, found = None, 0, []
    for rating, gap in zip(ratings, gaps, strict=True):
        day += gap
        outcome = schedule.after(weights, known, Rating(rating), day)
        known = schedule.remember(known, Rating(rating), outcome, day, day)
        found.append(known)
    return found


@pytest.mark.parametrize("case", VECTORS["state_sequences"], ids=lambda case: case["name"])
def test_published_sequences(case):
    last = replay(parameters(case["params"]), case["ratings"], case["delta_t"])[-1]
    assert last.stability == pytest.approx(case["expect_stability"], rel=case["tol_rel"])
    assert last.difficulty == pytest.approx(case["expect_difficulty"], rel=case["tol_rel"])


@pytest.mark.parametrize("rating", ["again", "hard", "good", "easy"])
def test_published_next_states(rating):
    case = VECTORS["next_states_tables"][0]
    weights = parameters(case["params"])
    ratings, gaps = zip(*case["history"], strict=True)
    known = replay(weights, ratings, gaps)[-1]
    day = known.last_day + case["elapsed"]
    outcome = schedule.after(weights, known, Rating[rating.upper()], day)
    expected = case["expect"][rating]
    assert outcome == pytest.approx(
        (expected["stability"], expected["difficulty"]), rel=case["tol_rel"]
    )
    raw = schedule.raw_interval(weights, outcome[0], case["desired_retention"])
    assert raw == pytest.approx(expected["interval"], rel=case["tol_rel"])


def test_published_next_state_from_a_memory():
    case = VECTORS["next_states_tables"][1]
    start = memory(case["state"]["stability"], case["state"]["difficulty"])
    found = schedule.after(parameters(case["params"]), start, Rating.GOOD, case["elapsed"])
    good = case["expect"]["good"]
    assert found == pytest.approx((good["stability"], good["difficulty"]), rel=case["tol_rel"])


@pytest.mark.parametrize("case", VECTORS["long_term_sequences_fsrs5_19"], ids=lambda c: c["name"])
def test_published_long_term_sequences(case):
    """Short-term terms frozen, each review on the due day the published interval gives."""
    weights = [*parameters("TS_LONG_TERM_19")]
    weights[17:20] = [0, 0, 0]
    gaps = [0, *case["expect_interval_days"][:-1]]
    found = replay(tuple(weights), case["ratings"], gaps)
    assert [m.stability for m in found] == pytest.approx(case["expect_stability"], rel=1e-6)
    assert [m.difficulty for m in found] == pytest.approx(case["expect_difficulty"], rel=1e-6)


@pytest.mark.parametrize("row", VECTORS["review_fuzz"]["cases"], ids=str)
def test_published_fuzz(row):
    interval, minimum, maximum, *expected = row
    found = [schedule.fuzzed(interval, factor, minimum, maximum) for factor in (0.0, 0.5, 0.99)]
    assert found == expected


@pytest.mark.parametrize("row", VECTORS["review_fuzz"]["no_fuzz"], ids=str)
def test_published_intervals_without_fuzz(row):
    """Outside the fuzz an interval is rounded and kept within its bounds."""
    interval, minimum, maximum, expected = row
    kept = min(max(interval, minimum), maximum)
    assert min(max(schedule._round(kept), minimum), maximum) == expected


def standing(known: Memory | None, reviews: int = 3) -> Standing:
    return Standing(memory=known, reviews=reviews)


def test_a_new_item_by_hand():
    """S = 1.2931, 2.3065, 8.2956 round to 1, 2 and 8 days; 8 may be moved by fuzz of 1.775."""
    found = schedule.choices("d:a", Standing(), 100, 0.9)
    assert [found[rating].interval for rating in Rating][:3] == [0, 1, 2]
    assert 7 <= found[Rating.EASY].interval <= 10
    assert found[Rating.AGAIN].memory.due == 100
    assert found[Rating.GOOD].memory.due == 102


memories = st.builds(
    Memory,
    stability=st.floats(0.01, 36500),
    difficulty=st.floats(1, 10),
    last_day=st.integers(0, 1000),
    due=st.integers(1000, 3000),
    lapses=st.integers(0, 20),
    failing=st.booleans(),
)


@given(memories, st.integers(0, 5000), st.floats(0.7, 0.99), st.integers(0, 50))
def test_ratings_are_ordered_and_a_timely_pass_never_shortens(known, day, retention, reviews):
    found = schedule.choices("d:x", standing(known, reviews), day, retention)
    hard, good, easy = (found[rating].interval for rating in schedule.PASSING)
    longest = schedule.LONGEST
    assert hard < good or good == longest
    assert good < easy or easy == longest
    assert hard >= 1
    if day >= known.due:
        assert hard >= min(known.due - known.last_day, longest)
    assert all(choice.memory.stability <= 36500 for choice in found.values())


def test_the_preview_is_what_happens():
    known = memory(40.0, due=30)
    first = schedule.choices("d:x", standing(known), 30, 0.9)
    assert first == schedule.choices("d:x", standing(known), 30, 0.9)
    assert first != schedule.choices("d:x", standing(known, reviews=4), 30, 0.9)


def test_early_answer_keeps_an_interval_inside_the_fuzz_range():
    """Due in 40 days, asked on day 39 at S = 40: Hard's new interval's range holds the old."""
    for reviews in range(40):
        found = schedule.choices("d:x", standing(memory(40.0, due=40), reviews), 39, 0.9)
        assert found[Rating.HARD].interval >= 40


def test_a_clock_set_back_counts_as_the_same_day():
    known = Memory(5.0, 5.0, last_day=50, due=55, lapses=0, failing=False)
    before = schedule.choices("d:x", standing(known), 40, 0.9)
    assert before[Rating.GOOD].memory.stability == 5.0
    assert before[Rating.GOOD].elapsed == 0
    assert before[Rating.GOOD].retrievability == 1.0


def test_lapses_count_the_first_again_of_something_known():
    known = memory(10.0, due=5)
    failed = schedule.choices("d:x", standing(known), 5, 0.9)[Rating.AGAIN].memory
    assert (failed.lapses, failed.failing) == (1, True)
    again = schedule.choices("d:x", standing(failed), 5, 0.9)[Rating.AGAIN].memory
    assert again.lapses == 1
    assert schedule.choices("d:x", Standing(), 5, 0.9)[Rating.AGAIN].memory.lapses == 0
