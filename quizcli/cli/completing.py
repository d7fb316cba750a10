"""What a shell offers while a command line is typed.

The shells' scripts (`quiz completion`) hand over the line up to the cursor in `_QUIZ_LINE`.
Verbs are offered here; what follows a verb is left to typer, with the one verb imported, and to
the functions below, which commands name as `autocompletion`. All of it only reads: the index
as it stands, never the decks; and whatever goes wrong, nothing is offered and nothing said.
"""

import contextlib
import io
import os
import shlex
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizcli.store.database import Store

WANTED = "_QUIZ_COMPLETE"
"""Set by the scripts alone, to the shell's name; typer looks at the same variable."""

ROOT_OPTIONS = ("--help", "--version")


def answer(verbs: Sequence[str], run: Callable[[str], object]) -> None:
    """Print what may stand at the end of the line; `run` starts the app with one verb."""
    shell = os.environ.get(WANTED, "")
    words = _words(os.environ.get("_QUIZ_LINE", ""))
    found = io.StringIO()
    with (
        contextlib.redirect_stdout(found),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(Exception, SystemExit),
    ):
        if len(words) == 2:
            _offer_verbs(words[1], verbs)
        elif len(words) > 2 and words[1] in verbs:
            os.environ.update(_as_typer_asks(shell, words))
            run(words[1])
    for line in found.getvalue().splitlines():
        value, _, about = line.partition("\t")
        if value:
            print(_written(shell, words[-1], value, about))


def _words(line: str) -> list[str]:
    """The words up to the cursor, the last one perhaps empty or in an open quote."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    found: list[str] = []
    try:
        found += lexer
    except ValueError:
        return [*found, lexer.token]
    return [*found, ""] if line[-1:].isspace() else found


def _offer_verbs(incomplete: str, verbs: Sequence[str]) -> None:
    from quizcli.messages import label
    from quizcli.session import home

    lang = home.language()
    for verb in verbs:
        if verb.startswith(incomplete):
            print(f"{verb}\t{label(lang, f'help.{verb}')}")
    for option in ROOT_OPTIONS:
        if incomplete.startswith("-") and option.startswith(incomplete):
            print(option)


def _as_typer_asks(shell: str, words: Sequence[str]) -> dict[str, str]:
    """The environment in which typer answers: for bash without help, which costs loading rich."""
    if shell == "bash":
        count = str(len(words) - 1)
        return {WANTED: "complete_bash", "COMP_WORDS": shlex.join(words), "COMP_CWORD": count}
    return {
        WANTED: "complete_fish",
        "_TYPER_COMPLETE_ARGS": shlex.join(words),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


def _written(shell: str, word: str, value: str, about: str) -> str:
    """One offer as the shell's script reads it.

    bash replaces only what follows the last `:` or `=` of the word, which it hands over too.
    """
    if word.startswith("--") and "=" in word:
        value = f"{word.partition('=')[0]}={value}"
    if shell == "bash":
        replaced = os.environ.get("_QUIZ_WORD", "").lstrip("'\"")
        before = word.removesuffix(replaced)
        return value.removeprefix(before)
    if shell == "zsh":
        value = value.replace("\\", "\\\\").replace(":", "\\:")
        return f"{value}:{about}" if about else value
    return f"{value}\t{about}" if about else value


def items(incomplete: str) -> list[str]:
    """Items that begin so; while several decks can be meant, these with their colon.

    Where no deck begins so, the cards that only one deck has, without it.
    """
    known = _known_items()
    if ":" in incomplete:
        return [item for item in known if item.startswith(incomplete)]
    decks = list(dict.fromkeys(item.partition(":")[0] for item in known))
    found = [deck for deck in decks if deck.startswith(incomplete)]
    if len(found) == 1:
        return [item for item in known if item.startswith(f"{found[0]}:")]
    if found:
        return [f"{deck}:" for deck in found]
    cards = Counter(item.partition(":")[2] for item in known)
    return [card for card, decks in cards.items() if decks == 1 and card.startswith(incomplete)]


def decks(incomplete: str) -> list[str]:
    """The names of decks that begin so."""
    from quizcli.store import index

    with contextlib.closing(_index()) as store:
        names = sorted({deck for _, deck in index.decks(store)})
    return [name for name in names if name.startswith(incomplete)]


def references(incomplete: str) -> list[str]:
    """The references that begin so."""
    from quizcli import catalogue

    names = sorted(name for topic in catalogue.topics().values() for name in topic)
    return [name for name in names if name.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """The kinds of cards that begin so."""
    from quizcli.kinds import names

    return [name for name in names() if name.startswith(incomplete)]


def files(incomplete: str) -> list[str]:
    """Nothing: where nothing is offered, the shell itself offers files."""
    return []


def _known_items() -> Sequence[str]:
    from quizcli.store import index

    with contextlib.closing(_index()) as store:
        return index.items(store)


def _index() -> "Store":
    """The index as it stands, for reading only. Raises where there is none of this version."""
    from quizcli.session import home
    from quizcli.store import index
    from quizcli.store.database import Store, connect, version

    path = home.find().index
    connection = connect(path, "mode=ro")
    if version(connection) != index.VERSION:
        connection.close()
        raise LookupError
    return Store(path, connection)
