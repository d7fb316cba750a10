"""The words of a report."""

from quizcli.errors import progress
from quizcli.messages import Templates


def _bad_since(reason: progress.BadSince) -> str:
    meant = f"; did you mean `{reason.meant}`?" if reason.meant else "."
    return (
        f"`--since {reason.text}` is neither a date nor a number of days{meant} "
        f"Wanted is a date as in 2026-11-22, or a number from 1 to {reason.most}."
    )


TEMPLATES: Templates = {
    progress.BadSince: _bad_since,
    progress.SinceAhead: "`--since {since}` is yet to come: today is {today}.",
    "help.progress": "What you learnt, what you know, and what is coming.",
    "option.since": "A period of your own: its first day (2026-11-22) or a number of days.",
    "progress.title": "Progress",
    "progress.nothing": "Nothing has been answered here yet. `quiz today` asks the first question.",
    "progress.today": "Today",
    "progress.answers": "answers {answers} · right {right} ({share}) · new {new} · {minutes}",
    "progress.no-answers": "no answers yet",
    "progress.waiting": "Waiting",
    "progress.left": "due {due} · new {new}",
    "progress.streak": "Streak",
    "progress.days": "days in a row {days} · longest {longest}",
    "progress.minutes": "{minutes} min",
    "progress.decks": "Decks",
    "progress.new": "new",
    "progress.learning": "learning",
    "progress.known": "known",
    "progress.recall": "recall",
    "progress.suspended": "suspended",
    "progress.no-deck": "in no deck",
    "progress.total": "total",
    "progress.retention": "Remembered, of what you knew before",
    "progress.self-rated": "self-rated",
    "progress.period": "{days} days",
    "progress.from": "from {date}",
    "progress.share": "share",
    "progress.interval": "95 %",
    "progress.of": "right",
    "progress.counted": "{right} of {answers}",
    "progress.range": "95 % interval {low} to {high}",
    "progress.coming": "Due in the next {days} days",
    "progress.items": "{items} due",
    "progress.weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "progress.hardest": "Hardest",
    "progress.lapses": "forgotten {lapses} · difficulty {difficulty}",
    "progress.wrong": "wrong:",
    "progress.slips": "Known mistakes since {date}",
    "progress.times": "times",
    "progress.with": "items",
    "progress.last": "last",
    "progress.none": "none",
}
