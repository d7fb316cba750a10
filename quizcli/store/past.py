"""What was asked before, from the log alone: decks, references and torch are not needed."""

from typing import Any

from quizcli.store.database import Store


def reviews(store: Store, item: str) -> list[dict[str, Any]]:
    """What was shown at each review of the item, under its former names too, oldest first."""
    names = (
        "event", "item", "study_day", "lang", "seed", "question", "draws", "key", "answer",
        "reading", "slip", "correct",
    )  # fmt: skip
    rows = store.rows(
        "WITH RECURSIVE names (i) AS (SELECT id FROM items WHERE name = ? UNION "
        "SELECT v.former FROM events v JOIN names ON v.item = names.i WHERE v.kind = 'moved') "
        "SELECT e.id, n.name, date(e.day * 86400, 'unixepoch'), s.lang, s.seed, s.question, "
        "s.draws, s.key, s.answer, s.reading, s.slip, e.correct FROM events e "
        "JOIN shown s ON s.event = e.id JOIN items n ON n.id = e.item "
        "WHERE e.item IN (SELECT i FROM names) AND e.kind = 'review' AND NOT EXISTS "
        "(SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo') ORDER BY e.id",
        (item,),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]
