"""Study days: the local calendar date, which turns over not at midnight but at the rollover.

A study day is a whole number, days since 1970-01-01. It is stored with every event, so a
journey or a change of clocks later never moves an answer to another day.
"""

from datetime import UTC, date, datetime, timedelta, tzinfo

_EPOCH = date(1970, 1, 1).toordinal()


def study_day(now: datetime, zone: tzinfo | None, rollover: int) -> int:
    """The study day at an instant.

    now: aware; zone: None for the machine's own; rollover: the hour, 0..23, at which the
    day turns over as the clock on the wall shows it.
    """
    wall = now.astimezone(zone)
    return wall.date().toordinal() - _EPOCH - (wall.hour < rollover)


def to_date(day: int) -> date:
    return date.fromordinal(day + _EPOCH)


def noon(day: int) -> datetime:
    """Noon UTC of the study day: the only clock time the scheduler ever sees."""
    return datetime(1970, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
