"""A review log from elsewhere: what its lines say, which are taken, and what they lead to."""

import csv
import time
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quizcli.errors import QuizError, history
from quizcli.errors.state import NothingToUndo
from quizcli.model import Rating, Standing
from quizcli.session import home, importing
from quizcli.session.home import Home
from quizcli.session.importing import Past
from quizcli.store import doctor, imported, log
from quizcli.store.database import open_store
from quizcli.store.imported import Held
from tests.store.test_log import answer
from tests.test_schedule_independent import replay

LOG = Path(__file__).resolve().parents[3] / "shared" / "data" / "real_review_log.csv"
HEAD = "card_id,review_rating,review_time,review_duration"
NOW = 1_800_000_000_000
DAY_MS = 86_400_000


def parsed(*lines: str, head: str = HEAD) -> importing.Log:
    return importing.parse("\n".join([head, *lines, ""]), "log.csv", "d", NOW)


def refused(text: str):
    with pytest.raises(QuizError) as error:
        importing.parse(text, "log.csv", "d", NOW)
    return error.value.reason


def wrong(line: str):
    """Why a line is no good."""
    found = parsed(line)
    assert (found.reviews, found.others, len(found.faults)) == ((), 0, 1)
    assert (found.faults[0].path, found.faults[0].line) == ("log.csv", 2)
    return found.faults[0].why


def ignored(count: int) -> None:
    """Progress that nobody looks at."""


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "quiz.db")
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path):
    return home.in_force(home.given(Home(tmp_path), "en", {}))


@pytest.mark.parametrize(
    "line",
    [
        "7,3,2024-03-29T20:32:32.250000+00:00,25060",
        "7,3,2024-03-30T05:32:32.250+09:00,25060",
        "7,3,2024-03-29T20:32:32.250Z,25060",
        "7,3,1711744352250,25060",
        "7,3.0,1711744352250.0,25060.0",
        ' 7 ,"3", 1711744352250 ,25060',
    ],
)
def test_a_time_as_each_tool_writes_it(line):
    """2024-03-29T20:32:32.250Z is 1711744352250: `date -u -d '2024-03-29 20:32:32' +%s`."""
    assert parsed(line).reviews == (Past("d:7", 1_711_744_352_250, Rating.GOOD, 25_060),)


def test_columns_in_any_order_and_others_passed_over():
    head = "review_state,Review_Time,card_id,note,review_rating"
    found = parsed('2,1711744352250,7,"a, b",1', head=head)
    assert found.reviews == (Past("d:7", 1_711_744_352_250, Rating.AGAIN, 0),)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_separators_line_ends_and_empty_lines(separator, ending):
    text = f"{HEAD}\n\n7,2,1711744352250,5\n\n".replace(",", separator).replace("\n", ending)
    assert importing.parse(text, "x", "d", NOW).reviews[0].rating == Rating.HARD


def test_names_that_are_items_already():
    lines = ["week2.day3:conv", "w:gates#forget", "gates#forget", "conv"]
    found = parsed(*(f"{name},3,1711744352250,1" for name in lines))
    names = [past.item for past in found.reviews]
    assert names == ["week2.day3:conv", "w:gates#forget", "d:gates#forget", "d:conv"]


def test_ratings_that_are_no_reviews_are_counted():
    found = parsed("7,0,1711744352250,1", "7,5,,", "7,-1,x,y", "7,4,1711744352250,1")
    assert (len(found.reviews), found.others, found.faults) == (1, 3, ())


@pytest.mark.parametrize(
    ("took", "kept"),
    [("", 0), ("0", 0), ("-5", 0), ("1234.6", 1235), ("600001", 600_000), ("inf", 600_000)],
)
def test_durations_are_kept_within_a_sessions_bounds(took, kept):
    assert parsed(f"7,3,1711744352250,{took}").reviews[0].milliseconds == kept


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("7,good,1711744352250,1", history.NotARating("good")),
        ("7,3.5,1711744352250,1", history.NotARating("3.5")),
        ("7,,1711744352250,1", history.NotARating("")),
        ("Seven,3,1711744352250,1", history.NotAnItem("Seven")),
        (",3,1711744352250,1", history.NotAnItem("")),
        ("A:b,3,1711744352250,1", history.NotAnItem("A:b")),
        ("7,3,yesterday,1", history.NotATime("yesterday")),
        ("7,3,,1", history.NotATime("")),
        ("7,3,2024-03-29T20:32:32,1", history.NoOffset("2024-03-29T20:32:32")),
        ("7,3,1711744352,1", history.TooEarly("1711744352")),
        ("7,3,-1711744352250,1", history.TooEarly("-1711744352250")),
        ("7,3,1800000000001,1", history.InTheFuture("1800000000001")),
        ("7,3,99999999999999999999,1", history.InTheFuture("99999999999999999999")),
        ("7,3,1711744352250,long", history.NotADuration("long")),
        ("7,3,1711744352250,nan", history.NotADuration("nan")),
        ("7,3,1711744352250", history.WrongWidth(3, 4)),
        ("7,3,1711744352250,1,2", history.WrongWidth(5, 4)),
        ("\x1b[2J,3,1711744352250,1", history.NotAnItem(r"'\x1b[2J'")),
        ("7,3," + "x" * 50 + ",1", history.NotATime("x" * 40 + "…")),
    ],
)
def test_lines_that_cannot_be_read(line, why):
    assert wrong(line) == why


def test_a_bad_line_is_named_by_its_place_in_the_file():
    text = f'{HEAD}\r\n\r\n7,3,1711744352250,1\r\n"two\r\nlines",3,1711744352250,1\r\n7,x,1,1\r\n'
    found = importing.parse(text, "log.csv", "d", NOW)
    assert [fault.line for fault in found.faults] == [5, 6]


def test_what_is_no_review_log():
    assert refused("\n\n") == history.EmptyLog("log.csv")
    assert refused("cid,rating,time\n") == history.LacksColumns(
        "log.csv",
        ("card_id", "review_rating", "review_time"),
        ("cid", "rating", "time"),
        (("card_id", "cid"), ("review_rating", "rating"), ("review_time", "time")),
    )
    assert refused("card_id,review_rating,x\n") == history.LacksColumns(
        "log.csv", ("review_time",), ("card_id", "review_rating", "x"), ()
    )
    assert refused(f'{HEAD}\n7,3,"open\n') == history.NotALog(
        "log.csv", 2, "unexpected end of data"
    )


@pytest.mark.parametrize(
    ("given", "stem", "name"),
    [
        ("", "real_review_log", "real_review_log"),
        ("", "My Deck (2024)", "my-deck-2024"),
        ("", "a..b--c_.d", "a.b-c.d"),
        ("week2.day3", "x", "week2.day3"),
    ],
)
def test_the_deck_is_the_one_asked_for_or_the_files_name(given, stem, name):
    assert importing.deck_name(given, stem) == name


@pytest.mark.parametrize(
    ("given", "stem", "reason"),
    [
        ("My Deck", "x", history.NotALegalDeck("My Deck", "my-deck")),
        ("a:b", "x", history.NotALegalDeck("a:b", "a-b")),
        ("", "복습", history.NotALegalDeck("복습", "")),
    ],
)
def test_a_name_that_no_deck_can_have(given, stem, reason):
    with pytest.raises(QuizError) as error:
        importing.deck_name(given, stem)
    assert error.value.reason == reason


def past(item: str, day: float, rating: Rating = Rating.GOOD) -> Past:
    return Past(item, round(day * DAY_MS), rating, 1000)


def test_what_is_known_is_not_taken_twice(store, settings):
    first = [past("d:a", 20_000.5), past("d:a", 20_003.5), past("d:b", 20_001.5)]
    take(store, settings, first)
    more = [*first, past("d:a", 20_009.5), past("d:a", 20_009.5, Rating.AGAIN)]
    sifted = importing.sift(more, partial(imported.held, store))
    assert (sifted.reviews, sifted.known, sifted.apart) == ((past("d:a", 20_009.5),), 4, {})
    take(store, settings, more)
    again = importing.sift(more, partial(imported.held, store))
    assert (again.reviews, again.known, again.apart) == ((), 5, {})
    assert doctor.differing(store) == ((), ())


def test_reviews_are_taken_in_the_order_of_time():
    sifted = importing.sift([past("d:a", 9.0), past("d:b", 7.0), past("d:a", 8.0)], Held)
    assert [review.at // DAY_MS for review in sifted.reviews] == [7, 8, 9]
    assert sifted.standings == {"d:a": Standing(), "d:b": Standing()}


def test_items_with_reviews_of_their_own_are_left_alone(store):
    """Reviewed here before, after or between what the file has; only `d:free` was not."""
    for item, day in (("d:before", 20_000), ("d:after", 20_009), ("d:between", 20_005)):
        answer(store, item, day, Rating.GOOD)
    items = ("d:before", "d:after", "d:between", "d:free")
    lines = [past(item, day) for item in items for day in (20_004.5, 20_006.5)]
    sifted = importing.sift(lines, partial(imported.held, store))
    assert {review.item for review in sifted.reviews} == {"d:free"}
    assert sifted.apart == {"d:before": 2, "d:after": 2, "d:between": 2}


def test_what_was_taken_and_forgotten_since_is_left_alone(store, settings):
    take(store, settings, [past("d:a", 20_000.5)])
    log.relearn(store, "d:a", 20_010 * DAY_MS, 20_010)
    more = [past("d:a", 20_000.5), past("d:a", 20_005.5)]
    held = partial(imported.held, store)
    assert importing.sift(more, held).apart == {"d:a": 1}
    log.undo(store, 20_011 * DAY_MS, 20_011)
    assert importing.sift(more, held).reviews == (past("d:a", 20_005.5),)


def test_undo_leaves_what_was_imported(store, settings):
    take(store, settings, [past("d:a", 20_000.5)])
    with pytest.raises(QuizError) as error:
        log.undo(store, 1, 20_001)
    assert error.value.reason == NothingToUndo()
    assert log.standing(store, "d:a").reviews == 1


def test_a_review_taken_back_is_not_taken_again(store, settings):
    take(store, settings, [past("d:a", 20_000.5)])
    with store.transaction() as write:
        item = log.item_id(write, "d:a")
        log.append(write, kind="undo", item=item, at=1, day=20_001, of=1)
    sifted = importing.sift([past("d:a", 20_000.5)], partial(imported.held, store))
    assert (sifted.reviews, sifted.known) == ((), 1)


def test_a_longer_log_goes_on_under_the_name_its_items_have_now(store, settings):
    take(store, settings, [past("d:a", 20_000.5)])
    log.move(store, {"d:a": "week2:conv"}, 20_002 * DAY_MS, 20_002)
    more = [past("d:a", 20_000.5), past("d:a", 20_001.5)]
    sifted = importing.sift(more, partial(imported.held, store))
    assert (sifted.reviews, sifted.known) == ((past("week2:conv", 20_001.5),), 1)
    take(store, settings, more)
    assert log.standing(store, "week2:conv").reviews == 2
    assert log.standing(store, "d:a") == Standing()
    assert doctor.differing(store) == ((), ())


def take(store, settings, lines, zone=UTC):
    sifted = importing.sift(lines, partial(imported.held, store))
    decided = importing.decide(sifted.reviews, sifted.standings, settings, zone, ignored)
    imported.put(store, decided, ignored)
    return decided


def test_the_study_day_is_the_learners(settings):
    """03:59 and 04:00 in Seoul are 18:59 and 19:00 UTC of the day before."""
    seoul = timezone(timedelta(hours=9))
    at = [datetime(2026, 11, 22, 3, 59, tzinfo=seoul), datetime(2026, 11, 22, 4, tzinfo=seoul)]
    lines = [Past("d:a", int(when.timestamp() * 1000), Rating.GOOD, 1) for when in at]
    days = [importing.study_day(line, settings, ZoneInfo("Asia/Seoul")) for line in lines]
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    assert [epoch + timedelta(days=day) for day in days] == [
        datetime(2026, 11, 21, tzinfo=UTC),
        datetime(2026, 11, 22, tzinfo=UTC),
    ]


def test_an_item_hidden_before_stays_hidden(store, settings):
    log.suspend(store, "d:a", 1, 20_000)
    hidden = log.standing(store, "d:a").hidden_until
    take(store, settings, [past("d:a", 19_000.5), past("d:a", 19_002.5)])
    now = log.standing(store, "d:a")
    assert (now.reviews, now.hidden_until) == (2, hidden)
    assert doctor.differing(store) == ((), ())


def by_hand(text: str) -> tuple[dict[str, list[tuple[int, int]]], dict[int, list[int]]]:
    """Each card's (day, rating) in order, and each day's sums, from the CSV alone.

    The sums: reviews, passed, new, firsts of the day of known cards, those passed, milliseconds.
    A study day ends at 04:00 UTC, so four hours earlier it has the date of its beginning.
    """
    rows = sorted(csv.DictReader(text.splitlines()), key=lambda row: row["review_time"])
    cards: dict[str, list[tuple[int, int]]] = {}
    days: dict[int, list[int]] = {}
    for row in rows:
        when = datetime.fromisoformat(row["review_time"]) - timedelta(hours=4)
        day = (when.date() - datetime(1970, 1, 1).date()).days
        rating, before = int(row["review_rating"]), cards.setdefault(row["card_id"], [])
        first = bool(before) and before[-1][0] < day
        took = min(int(row["review_duration"]), 600_000)
        adds = (1, rating > 1, not before, first, first and rating > 1, took)
        days[day] = [sum(pair) for pair in zip(days.get(day, [0] * 6), adds, strict=True)]
        before.append((day, rating))
    return cards, days


@pytest.mark.skipif(not LOG.exists(), reason="the real log lies beside the project, not in it")
def test_a_real_learners_log(store, settings):
    """12,580 reviews: sums, counts and memories agree with what the CSV alone says."""
    text = LOG.read_text(encoding="utf-8")
    cards, days = by_hand(text)
    found = importing.parse(text, str(LOG), "mine", round(time.time() * 1000))
    assert (len(found.reviews), found.others, found.faults) == (12_580, 0, ())
    take(store, settings, found.reviews)
    assert store.rows("SELECT * FROM daily ORDER BY day") == [
        (day, "mine", 1, *sums) for day, sums in sorted(days.items())
    ]
    kept = dict(store.rows("SELECT i.name, m.reviews FROM memory m JOIN items i ON i.id = m.item"))
    assert kept == {f"mine:{card}": len(reviews) for card, reviews in cards.items()}
    for card, reviews in cards.items():
        now = log.standing(store, f"mine:{card}").memory
        assert (now.stability, now.difficulty) == pytest.approx(replay(reviews), rel=1e-9)
        assert (now.last_day, now.failing) == (reviews[-1][0], reviews[-1][1] == 1)
    assert doctor.differing(store) == ((), ())
    assert importing.sift(found.reviews, partial(imported.held, store)).reviews == ()
