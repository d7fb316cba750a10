"""What the log means: undoing is never having done, another rating is having rated so."""

from hypothesis import given
from hypothesis import strategies as st

from quizcli.history import Forgotten, Hidden, Rated, Reviewed, Undone, fold
from quizcli.model import FOREVER, Rating, Standing
from quizcli.schedule import DEFAULT_PARAMETERS


def reviewed(id_: int, day: int, rating: int, due: int) -> Reviewed:
    return Reviewed(id_, day, Rating(rating), due, DEFAULT_PARAMETERS, "f")


events = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(0, 9), st.integers(1, 40)),
    max_size=25,
)


def built(rows) -> list:
    """A history out of numbers: mostly reviews, some hidings and forgettings, days going on."""
    found, day = [], 100
    for id_, (gap, rating, what, ahead) in enumerate(rows, 1):
        day += gap
        if what == 0:
            found.append(Hidden(id_, day + 1))
        elif what == 1:
            found.append(Forgotten(id_))
        else:
            found.append(reviewed(id_, day, rating, day + ahead))
    return found


def test_nothing_happened():
    assert fold([]) == Standing()


@given(events, st.integers(0, 24))
def test_undoing_is_never_having_done(rows, which):
    history = built(rows)
    undone = [*history, Undone(99, which)]
    assert fold(undone) == fold([event for event in history if event.id != which])


@given(events, st.integers(1, 4), st.integers(0, 24))
def test_another_rating_is_having_rated_so(rows, rating, which):
    history = built(rows)
    rated = [*history, Rated(98, which, Rating(2), 1), Rated(99, which, Rating(rating), 777)]
    instead = [
        reviewed(e.id, e.day, rating, 777) if e.id == which and isinstance(e, Reviewed) else e
        for e in history
    ]
    assert fold(rated) == fold(instead)


@given(events)
def test_a_rating_undone_leaves_the_one_before(rows):
    history = built(rows)
    assert fold([*history, Rated(98, 1, Rating(4), 9), Undone(99, 98)]) == fold(history)


def test_by_hand():
    """Good on day 100 (S 2.3065), suspended, then forgotten: new, hidden, one review counted."""
    history = [reviewed(1, 100, 3, 102), Hidden(2, FOREVER)]
    standing = fold(history)
    assert standing.memory.stability == 2.3065
    assert (standing.memory.due, standing.reviews, standing.hidden_until) == (102, 1, FOREVER)
    assert fold([*history, Forgotten(3)]) == Standing(None, 1, FOREVER, "f")
