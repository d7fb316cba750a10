"""Histories: marked, imported, completed."""

from quizcli.errors import history
from quizcli.messages import Templates


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _taken(reason: history.Imported | history.WouldImport) -> str:
    reviews, items = _count(reason.reviews, "review"), _count(reason.items, "item")
    return f"{reviews} of {items}, {reason.first} to {reason.last}."


def _left_alone(reason: history.LeftAlone) -> str:
    reviews = _count(reason.reviews, "review")
    if reason.items == 1:
        return f"Left alone, having reviews of its own: {reason.example} ({reviews})."
    items = f"{reason.items} items such as {reason.example}"
    return f"Left alone, having reviews of their own: {items} ({reviews})."


def _lacks_columns(reason: history.LacksColumns) -> str:
    meant = "".join(f" Is `{found}` the {wanted}?" for wanted, found in reason.meant)
    return (
        f"{reason.path} lacks columns of a review log: {', '.join(reason.missing)}. "
        f"It has: {', '.join(reason.found)}.{meant}"
    )


def _not_a_legal_deck(reason: history.NotALegalDeck) -> str:
    meant = f"; did you mean `{reason.meant}`?" if reason.meant else "."
    return (
        f"`{reason.name}` cannot be a deck's name{meant} It takes small letters and digits, with "
        "single dots, hyphens or underscores between: --deck NAME."
    )


TEMPLATES: Templates = {
    history.SeveralDecks: "Several decks have a card `{card}`: {items}. Name it with its deck.",
    history.NeedsPart: "`{card}` has parts, and one of them is wanted: {parts}.",
    history.NowSuspended: "Hidden until resumed: {item}. `quiz resume {item}` brings it back.",
    history.AlreadySuspended: "Hidden already, until resumed: {item}.",
    history.NowBuried: "Hidden until tomorrow: {item}.",
    history.AlreadyBuried: "Hidden already, until {until}: {item}.",
    history.NowResumed: "Asked again: {item}.",
    history.NotHidden: "Not hidden: {item}.",
    history.NowReset: "Forgotten: {item}. It is learnt anew; its history stays. `quiz undo` takes "
    "this back.",
    history.NothingToReset: "Nothing to forget: {item}.",
    history.NoSuchFormat: "There is no format `{name}`. There are: {known}.",
    history.NotALegalDeck: _not_a_legal_deck,
    history.CannotRead: "{path} cannot be read: {detail}.",
    history.NotALog: "{path}:{line}: this is no CSV in UTF-8: {detail}. A review log is wanted, "
    "with the columns card_id, review_rating, review_time, review_duration.",
    history.EmptyLog: "{path} is empty. A review log is wanted, with the columns card_id, "
    "review_rating, review_time, review_duration.",
    history.LacksColumns: _lacks_columns,
    history.BadLogLine: "{path}:{line}: {why}",
    history.NotAnItem: "card_id `{text}` cannot be in an item's name; wanted are small letters, "
    "digits and single hyphens, or `deck:card`.",
    history.NotARating: "review_rating `{text}` is no whole number; wanted is 1, 2, 3 or 4.",
    history.NotATime: "review_time `{text}` is no time; wanted are milliseconds since 1970, or "
    "2026-11-22T09:30:00+09:00.",
    history.NoOffset: "review_time `{text}` does not say how far from UTC it is; write it as "
    "2026-11-22T09:30:00+09:00.",
    history.TooEarly: "review_time `{text}` lies before 1973; are these seconds? Wanted are "
    "milliseconds since 1970.",
    history.InTheFuture: "review_time `{text}` lies in the future.",
    history.NotADuration: "review_duration `{text}` is no number; wanted are milliseconds.",
    history.WrongWidth: "there are {found} columns here and {wanted} in the first line.",
    history.LogRefused: lambda r: (
        f"{r.path}: {_count(r.count, 'line')} cannot be read. Nothing was imported. Correct the "
        "file, or leave such lines out with --skip-bad."
    ),
    history.LinesLeftOut: lambda r: f"Left out as unreadable: {_count(r.count, 'line')}.",
    history.Imported: lambda r: f"Imported {_taken(r)}",
    history.WouldImport: lambda r: f"Would import {_taken(r)} Nothing was written.",
    history.NothingNew: "Nothing to import from {path}.",
    history.KnownReviews: lambda r: f"Already there: {_count(r.count, 'review')}.",
    history.LeftAlone: _left_alone,
    history.NotReviews: lambda r: (
        f"Not reviews (rated neither 1, 2, 3 nor 4): {_count(r.count, 'line')}."
    ),
    history.NoSuchShell: "There is no completion for `{name}`. There is for: {known}.",
    "history.importing": "importing {done}/{total}",
    "history.before": "As it was before: {path}",
    "help.import": "Take in a review log of FSRS's tools (CSV).",
    "help.suspend": "Hide items until they are resumed.",
    "help.resume": "Bring back items that are suspended or buried.",
    "help.bury": "Hide items until tomorrow.",
    "help.reset": "Forget items: they are learnt anew, their history stays.",
    "help.completion": "Print what makes the Tab key complete commands and items.",
    "option.history-file": "The review log: card_id, review_rating, review_time, review_duration.",
    "option.history-format": "How the log is written: revlog.",
    "option.history-deck": "The deck its cards are put under; without it the file's name.",
    "option.history-dry-run": "Say what would be imported, and write nothing.",
    "option.history-skip-bad": "Leave out lines that cannot be read.",
    "option.history-items": "Cards as deck:card, deck:card#part, or card where one deck has it.",
    "option.history-shell": 'bash, zsh or fish. In ~/.bashrc: eval "$(quiz completion bash)"',
}
