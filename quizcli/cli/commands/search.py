"""`quiz search WORDS…`: the items in which the words occur and which fit the filters."""

import json
import os
import re
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from quizcli import studyday
from quizcli.cli.opened import Opened, bar, cache, opened
from quizcli.cli.speech import words
from quizcli.errors import QuizError, Reason
from quizcli.errors.command import NoSuchFlag
from quizcli.errors.notice import NoCards
from quizcli.errors.search import EmptySearch, NotACount, NothingFound
from quizcli.messages import label, say
from quizcli.model import Lang
from quizcli.session import home, searching
from quizcli.store import listed, search
from quizcli.store.agenda import Agenda
from quizcli.store.database import open_readonly, open_store, reading
from quizcli.store.listed import Entry
from quizcli.store.search import Query

USAGE = "quiz search WORDS… [deck:GLOB] [tag:NAME] [kind:NAME] [is:STATE] [slip:LABEL] [-n N]"
ANY_ANSWER = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""`-word` says what must not occur. No option here has one letter, or click would read `-mean`
as several; `-n` and `-h` are read by ourselves.
"""

_TRIED = 8
"""Words tried one by one where all together find nothing."""


def command(
    context: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help=words("search"))
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", metavar="N", min=1, help=words("listed"))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
) -> int:
    if asks_help(query):
        print(context.get_help())
        return 0
    here = opened(lang)
    given, most = options(query, most)
    if not any(map(str.strip, given)):
        raise QuizError(EmptySearch(USAGE), code=2)
    return run(here, given, most, as_json=as_json)


def asks_help(query: Sequence[str] | None) -> bool:
    """Whether `-h` stands among the words, before any `--`."""
    return "-h" in _divided(query)[0]


def _divided(query: Sequence[str] | None) -> tuple[Sequence[str], Sequence[str]]:
    """The words before and behind a `--`, which click has taken out."""
    query, argv = query or (), sys.argv
    end = len(query) - (len(argv) - argv.index("--") - 1 if "--" in argv else 0)
    return query[:end], query[end:]


def options(query: Sequence[str] | None, most: int | None) -> tuple[list[str], int | None]:
    """The words without `-n N`, and N. Raises QuizError: no number, or no such option."""
    given: list[str] = []
    before, behind = _divided(query)
    rest = iter(before)
    for word in rest:
        if short := re.fullmatch(r"-n(\d*)", word):
            most = _count(short[1] or next(rest, ""))
        elif re.match("--[a-z]", word):
            raise QuizError(NoSuchFlag(word, USAGE), code=2)
        else:
            given.append(word)
    return [*given, *behind], most


def _count(typed: str) -> int:
    if re.fullmatch("[0-9]{1,9}", typed) and int(typed):
        return int(typed)
    raise QuizError(NotACount(typed), code=2)


def run(here: Opened, given: Sequence[str], most: int | None, *, as_json: bool) -> int:
    """List what fits, at most so many, and say how much that is. Raises QuizError."""
    query = searching.parse(given)
    if isinstance(query, Reason):
        raise QuizError(query, code=2)
    decks = cache(here)
    searching.fill(decks, bar(here.lang, "search.filling"))
    decks.close()
    known = here.home.database.exists()
    (open_readonly if known else open_store)(here.home.database).close()
    for missing in here.missing():
        print(say(here.lang, missing), file=sys.stderr)
    today = here.today()
    with reading(here.home.database, here.home.index) as now:
        items = search.find(now, query, today)
        if not items:
            raise QuizError(_nothing(here, now, query, given), code=3)
        entries = list(listed.entries(now, items[:most]))
    _put(here.lang, entries, today, as_json=as_json)
    name = "search.found" if len(entries) == len(items) else "search.more"
    print(label(here.lang, name, count=len(items), listed=len(entries)), file=sys.stderr)
    return 0


def _nothing(here: Opened, now: Agenda, query: Query, given: Sequence[str]) -> Reason:
    if query == Query():
        folders = home.folders(here.home, here.settings)
        return NoCards(tuple(str(folder) for folder in folders))
    sought = [word for word in query.words if not word.negated][:_TRIED]
    nowhere = [word.text for word in sought if not search.find(now, Query((word,)), 0)]
    return NothingFound(" ".join(given), tuple(nowhere))


def _put(lang: Lang, entries: Sequence[Entry], today: int, *, as_json: bool) -> None:
    """The lines to stdout, until nobody reads them any more."""
    try:
        if as_json:
            for entry in entries:
                print(json.dumps(_json(entry, today), ensure_ascii=False))
        else:
            _list(lang, entries, today)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _list(lang: Lang, entries: Sequence[Entry], today: int) -> None:
    from quizcli.ui import listing

    rows = [(e.item, e.kind, _state(lang, e, today), e.ask.of(lang)) for e in entries]
    seen = sys.stdout.isatty()
    for line in listing.lines(rows, listing.width()) if seen else listing.tabbed(rows):
        print(line)


def _state(lang: Lang, entry: Entry, today: int) -> str:
    state = searching.state(entry, today)
    if state != "scheduled" or entry.due is None:
        return label(lang, f"search.{state}")
    days = entry.due - today
    return label(lang, "tomorrow") if days == 1 else label(lang, "search.in", days=days)


def _json(entry: Entry, today: int) -> dict[str, Any]:
    return {
        "item": entry.item,
        "deck": entry.deck,
        "kind": entry.kind,
        "ask": {"ko": entry.ask.ko, "en": entry.ask.en},
        "tags": entry.tags,
        "state": searching.state(entry, today),
        "due": None if entry.due is None else studyday.to_date(entry.due).isoformat(),
        "lapses": entry.lapses,
        "file": entry.file,
        "line": entry.line,
    }
