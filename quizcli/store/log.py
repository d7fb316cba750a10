"""Writing the log: each function is one event, in one transaction with what folds from it.

A review is folded on from the memory before; another rating or an undo folds the item's
events anew. `daily` is kept by adding and taking away the same whole numbers.
"""

import json
from functools import lru_cache
from typing import Any

from quizcli import history
from quizcli.errors import QuizError
from quizcli.errors.state import NothingToUndo
from quizcli.model import FOREVER, Choice, Decided, Memory, Rating, Shown, Standing
from quizcli.store.database import Row, Store, Write

_UNDOABLE = "('review', 'bury', 'suspend', 'reset', 'relearn', 'due')"
STANDING = "stability, difficulty, last_day, due, lapses, failing, reviews, hidden_until, answer"


def standing(store: Store, item: str) -> Standing:
    """Where the item stands; one never seen stands at nothing."""
    rows = store.rows(
        f"SELECT {STANDING} FROM memory WHERE item = (SELECT id FROM items WHERE name = ?)",
        (item,),
    )
    return to_standing(rows[0]) if rows else Standing()


def to_standing(row: Row) -> Standing:
    stability, difficulty, last_day, due, lapses, failing, reviews, hidden_until, answer = row
    memory = None
    if stability is not None:
        memory = Memory(stability, difficulty, last_day, due, lapses, bool(failing))
    return Standing(memory, reviews, hidden_until, answer)


def review(store: Store, decided: Decided, shown: Shown) -> int:
    """A graded answer; gives the event's id."""
    with store.transaction() as write:
        event = answered(write, decided)
        write(
            "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (event, shown.lang, shown.seed, shown.question, shown.draws, shown.key,
             shown.answer, shown.reading, shown.slip),
        )  # fmt: skip
    return event


def answered(write: Write, decided: Decided) -> int:
    """The review with the memory and the sums it leads to; gives the event's id."""
    choice, before = decided.choice, decided.before.memory
    item = item_id(write, decided.item)
    event = append(
        write,
        kind="review",
        item=item,
        at=decided.at,
        day=decided.day,
        rating=int(choice.rating),
        due=choice.memory.due,
        new=not decided.before.reviews,
        elapsed=choice.elapsed,
        retrievability=choice.retrievability,
        stability=before.stability if before else None,
        difficulty=before.difficulty if before else None,
        retention=decided.retention,
        parameters=_parameters(write, decided.parameters),
        correct=decided.right,
        self_rated=decided.self_rated,
        milliseconds=decided.milliseconds,
        answer=decided.answer,
    )
    count, hidden_until = decided.before.reviews + 1, decided.before.hidden_until
    keep(write, item, Standing(choice.memory, count, hidden_until, decided.answer))
    _count(write, event, 1)
    return event


def rate(store: Store, event: int, choice: Choice, at: int, *, claimed: bool = False) -> None:
    """Another rating for a review; `claimed`: the learner says the answer was right."""
    with store.transaction() as write:
        item, day = write("SELECT item, day FROM events WHERE id = ?", (event,)).fetchone()
        item = now_called(write, item, event)
        _count(write, event, -1)
        append(
            write,
            kind="rate",
            item=item,
            at=at,
            day=day,
            of=event,
            rating=int(choice.rating),
            due=choice.memory.due,
            answer="claimed" if claimed else None,
        )
        _count(write, event, 1)
        refold(write, item)


def bury(store: Store, item: str, at: int, day: int) -> None:
    """Hide the item until the next study day."""
    with store.transaction() as write:
        mark(write, "bury", item, at, day)


def suspend(store: Store, item: str, at: int, day: int) -> None:
    """Hide the item until it is resumed."""
    with store.transaction() as write:
        mark(write, "suspend", item, at, day)


def relearn(store: Store, item: str, at: int, day: int) -> None:
    """Forget the memory, not the history: the answer of the card has changed."""
    with store.transaction() as write:
        mark(write, "relearn", item, at, day)


def mark(write: Write, kind: str, name: str, at: int, day: int) -> None:
    """An event that hides the item, or forgets its memory: bury, suspend, reset, relearn."""
    item = item_id(write, name)
    until = {"bury": day + 1, "suspend": FOREVER}.get(kind)
    append(write, kind=kind, item=item, at=at, day=day, due=until)
    refold(write, item)


def move(store: Store, moves: dict[str, str], at: int, day: int) -> None:
    """Items that go by another name from now on, former name first: history goes with them."""
    with store.transaction() as write:
        for former, name in moves.items():
            item, old = item_id(write, name), item_id(write, former)
            append(write, kind="moved", item=item, at=at, day=day, former=old)
            write("DELETE FROM memory WHERE item = ?", (old,))
            refold(write, item)


def undo(store: Store, at: int, day: int) -> tuple[str, str]:
    """Take back the last event that counts; gives its kind and item.

    An answer is taken back with its other ratings. Raises QuizError(NothingToUndo).
    """
    with store.transaction() as write:
        row = write(
            f"SELECT e.id, e.kind, e.item, i.name FROM events e JOIN items i ON i.id = e.item "
            f"WHERE e.kind IN {_UNDOABLE} AND (e.kind != 'review' OR EXISTS "
            "(SELECT 1 FROM shown s WHERE s.event = e.id)) AND NOT EXISTS "
            "(SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo') "
            "ORDER BY e.id DESC LIMIT 1"
        ).fetchone()
        if row is None:
            raise QuizError(NothingToUndo())
        event, kind, item, name = row
        if kind == "review":
            _count(write, event, -1)
        now = now_called(write, item, event)
        append(write, kind="undo", item=now, at=at, day=day, of=event)
        refold(write, now)
        if now != item:
            name = write("SELECT name FROM items WHERE id = ?", (now,)).fetchone()[0]
    return kind, name


def item_id(write: Write, name: str) -> int:
    return _known(write, "SELECT id FROM items WHERE name = ?", name) or _made(
        write, "INSERT INTO items (name) VALUES (?)", name
    )


def _parameters(write: Write, parameters: tuple[float, ...]) -> int:
    weights = _weights(parameters)
    return _known(write, "SELECT id FROM parameters WHERE weights = ?", weights) or _made(
        write, "INSERT INTO parameters (weights) VALUES (?)", weights
    )


@lru_cache(maxsize=8)
def _weights(parameters: tuple[float, ...]) -> str:
    return json.dumps(parameters)


def _known(read: Write, query: str, value: str) -> int | None:
    row = read(query, (value,)).fetchone()
    return int(row[0]) if row else None


def _made(write: Write, statement: str, value: str) -> int:
    made = write(statement, (value,)).lastrowid
    assert made is not None
    return made


def append(write: Write, **fields: Any) -> int:
    columns, places = ", ".join(fields), ", ".join("?" * len(fields))
    made = write(f"INSERT INTO events ({columns}) VALUES ({places})", tuple(fields.values()))
    assert made.lastrowid is not None
    return made.lastrowid


def keep(write: Write, item: int, now: Standing) -> None:
    memory = now.memory
    known: tuple[object, ...] = (None,) * 6
    if memory:
        known = (memory.stability, memory.difficulty, memory.last_day, memory.due, memory.lapses,
                 memory.failing)  # fmt: skip
    write(
        f"INSERT OR REPLACE INTO memory (item, {STANDING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (item, *known, now.reviews, now.hidden_until, now.answer),
    )


def now_called(write: Write, item: int, since: int) -> int:
    """The item that an event of this one belongs to by now, after the moves that followed."""
    query = "SELECT item, id FROM events WHERE former = ? AND id > ? ORDER BY id LIMIT 1"
    while row := write(query, (item, since)).fetchone():
        item, since = row
    return item


_ROWS = """
SELECT e.id, e.kind, e.of, e.day, e.rating, e.due, p.weights, e.answer, e.former
FROM events e LEFT JOIN parameters p ON p.id = e.parameters
WHERE e.item = ? AND e.id > ? AND e.id < ? ORDER BY e.id
"""


def lineage(read: Write, item: int, before: int = 2**62) -> list[Row]:
    """The events an item's memory folds from, those of its former names included.

    What happened under a name until it moved away belongs to the name it moved to; a name
    used again afterwards begins anew.
    """
    found: list[Row] = []
    names = [(item, before)]
    while names:
        name, until = names.pop()
        away = read("SELECT max(id) FROM events WHERE former = ? AND id < ?", (name, until))
        own = read(_ROWS, (name, away.fetchone()[0] or 0, until)).fetchall()
        names += [(row[8], row[0]) for row in own if row[1] == "moved"]
        found += own
    return sorted(found)


def refold(write: Write, item: int) -> None:
    """The item's memory from its whole log; an item without events left has no row."""
    now = history.fold(event for row in lineage(write, item) for event in to_event(row))
    if now == Standing():
        write("DELETE FROM memory WHERE item = ?", (item,))
    else:
        keep(write, item, now)


def to_event(row: Row) -> tuple[history.Event, ...]:
    """What a row of `lineage` means for a fold."""
    id_, kind, of, day, rating, due, weights, answer, _ = row
    match kind:
        case "review":
            parameters = tuple(json.loads(weights))
            return (history.Reviewed(id_, day, Rating(rating), due, parameters, answer),)
        case "rate":
            return (history.Rated(id_, of, Rating(rating), due),)
        case "undo":
            return (history.Undone(id_, of),)
        case "bury" | "suspend":
            return (history.Hidden(id_, due),)
        case "reset" | "relearn":
            return (history.Forgotten(id_),)
        case _:
            return ()


CONTRIBUTION = """
SELECT e.day AS day, substr(i.name, 1, instr(i.name, ':') - 1) AS deck, e.self_rated AS self_rated,
    1 AS reviews, coalesce(r.rating, e.rating) > 1 AS passed, e.new AS new,
    coalesce(e.elapsed > 0, 0) AS firsts,
    coalesce(e.elapsed > 0 AND coalesce(r.rating, e.rating) > 1, 0) AS firsts_passed,
    e.milliseconds AS milliseconds
FROM events e JOIN items i ON i.id = e.item LEFT JOIN events r ON r.id =
    (SELECT max(x.id) FROM events x WHERE x.of = e.id AND x.kind = 'rate')
WHERE e.kind = 'review'
"""
"""What each review adds to `daily`, by its last rating."""


def _count(write: Write, event: int, sign: int) -> None:
    """Add a review to the sums of its day, or take it away."""
    write(
        "INSERT INTO daily SELECT day, deck, self_rated, :s * reviews, :s * passed, :s * new, "
        f":s * firsts, :s * firsts_passed, :s * milliseconds FROM ({CONTRIBUTION} AND e.id = :e) "
        "WHERE true ON CONFLICT DO UPDATE SET reviews = reviews + excluded.reviews, "
        "passed = passed + excluded.passed, new = new + excluded.new, "
        "firsts = firsts + excluded.firsts, "
        "firsts_passed = firsts_passed + excluded.firsts_passed, "
        "milliseconds = milliseconds + excluded.milliseconds",
        {"s": sign, "e": event},
    )
    if sign < 0:
        write("DELETE FROM daily WHERE reviews = 0")
