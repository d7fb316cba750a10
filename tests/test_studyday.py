"""Study days: rollover, journeys, daylight saving; and the published table of day numbers."""

import itertools
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quizcli.studyday import noon, study_day, to_date

VECTORS = json.loads((Path(__file__).parent / "data" / "fsrs_vectors.json").read_text())


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


@pytest.mark.parametrize("case", VECTORS["days_elapsed"]["cases"], ids=lambda case: case["now"])
def test_published_day_numbers(case):
    """Anki counts from the date of creation to the study day of now."""
    created, now = map(datetime.fromisoformat, (case["created"], case["now"]))
    elapsed = study_day(now, now.tzinfo, case["rollover"]) - day(created.date().isoformat())
    assert elapsed == case["expect"]


@pytest.mark.parametrize(
    ("wall", "zone", "rollover", "expected"),
    [
        ("2026-11-22T03:59:59", "Asia/Seoul", 4, "2026-11-21"),
        ("2026-11-22T04:00:00", "Asia/Seoul", 4, "2026-11-22"),
        ("2026-11-22T00:00:00", "Asia/Seoul", 0, "2026-11-22"),
        ("2027-01-01T02:00:00", "Asia/Seoul", 4, "2026-12-31"),
        ("2028-03-01T03:00:00", "Asia/Seoul", 4, "2028-02-29"),
        # clocks go forward at 02:00 and back at 03:00: the rollover stays at 04:00 by the wall
        ("2026-03-29T03:30:00", "Europe/Berlin", 4, "2026-03-28"),
        ("2026-03-29T04:00:00", "Europe/Berlin", 4, "2026-03-29"),
        ("2026-10-25T03:59:00", "Europe/Berlin", 4, "2026-10-24"),
        ("2026-10-25T04:00:00", "Europe/Berlin", 4, "2026-10-25"),
        ("2026-11-22T23:59:00", "America/Los_Angeles", 4, "2026-11-22"),
    ],
)
def test_the_day_turns_over_at_the_rollover(wall, zone, rollover, expected):
    now = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))
    assert study_day(now, ZoneInfo(zone), rollover) == day(expected)


@pytest.mark.parametrize(
    ("instant", "zone", "expected"),
    [
        # one instant, three places: the learner's wall decides
        ("2026-11-22T00:30:00+00:00", "Asia/Seoul", "2026-11-22"),
        ("2026-11-22T00:30:00+00:00", "Europe/London", "2026-11-21"),
        ("2026-11-22T00:30:00+00:00", "America/Los_Angeles", "2026-11-21"),
        # over the date line: 2026-11-22 in Auckland is still the 21st in Honolulu
        ("2026-11-21T20:00:00+00:00", "Pacific/Auckland", "2026-11-22"),
        ("2026-11-21T20:00:00+00:00", "Pacific/Honolulu", "2026-11-21"),
    ],
)
def test_a_journey_moves_the_wall_not_the_instant(instant, zone, expected):
    assert study_day(datetime.fromisoformat(instant), ZoneInfo(zone), 4) == day(expected)


def test_every_hour_of_a_year_with_daylight_saving_moves_on_by_at_most_a_day():
    zone = ZoneInfo("America/New_York")
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = [study_day(start + timedelta(hours=hour), zone, 4) for hour in range(366 * 24)]
    assert {later - earlier for earlier, later in itertools.pairwise(days)} == {0, 1}


def test_noon_and_dates():
    assert noon(0) == datetime(1970, 1, 1, 12, tzinfo=UTC)
    assert to_date(day("2026-11-22")) == date(2026, 11, 22)
