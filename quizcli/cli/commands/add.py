"""`quiz add`: write a card, in a dialogue, by options, or as YAML on standard input."""

import sys
from typing import Annotated, Any

import typer
from msgspec import Struct

from quizcli.cli import trying
from quizcli.cli.completing import decks, kinds
from quizcli.cli.opened import Opened, bar, cache, opened
from quizcli.cli.speech import readable, words
from quizcli.decks import MOST_BYTES, rewriting
from quizcli.decks.rewriting import Alone
from quizcli.decks.tree import Flaw
from quizcli.errors import QuizError, Reason
from quizcli.errors.adding import (
    Added,
    CardFaulty,
    FieldMissing,
    NoCardGiven,
    OptionsUnused,
    TwiceGiven,
    WouldAdd,
)
from quizcli.messages import problem, say
from quizcli.model import Device, Lang, Problem
from quizcli.session.adding import draft, naming
from quizcli.session.adding.advice import advice
from quizcli.session.adding.finishing import Finishing, next_variant
from quizcli.session.adding.shelf import STDIN, Proposal, Shelf
from quizcli.session.judging import UNANSWERED
from quizcli.session.trial import Trial

USAGE = 'quiz add --deck NAME --kind text --ask "…" --answer "…"'
STDIN_USAGE = "quiz add --deck NAME < card.yaml"


def _option(flag: str, name: str, **about: Any) -> Any:
    return typer.Option(flag, help=words(name), **about)


Several = list[str] | None


def command(
    deck: Annotated[str, _option("--deck", "into", metavar="NAME", autocompletion=decks)] = "",
    kind: Annotated[str, _option("--kind", "kind", autocompletion=kinds)] = "",
    ask: Annotated[str | None, _option("--ask", "ask")] = None,
    ask_en: Annotated[str | None, _option("--ask-en", "ask-en")] = None,
    answer: Annotated[Several, _option("--answer", "given")] = None,
    wrong: Annotated[Several, _option("--wrong", "wrong")] = None,
    hint: Annotated[str, _option("--hint", "hint")] = "",
    work: Annotated[str, _option("--work", "work")] = "",
    id_: Annotated[str, _option("--id", "id")] = "",
    settings: Annotated[Several, _option("--set", "set", metavar="FIELD=YAML")] = None,
    create: Annotated[bool, _option("--create", "create")] = False,
    dry_run: Annotated[bool, _option("--dry-run", "dry-run")] = False,
    as_json: Annotated[bool, _option("--json", "json")] = False,
    lang: Annotated[Lang | None, _option("--lang", "lang", metavar="ko|en")] = None,
    plain: Annotated[bool, _option("--plain", "plain")] = False,
    device: Annotated[Device, _option("--device", "device")] = "auto",
) -> int:
    rest = {"--kind": kind, "--answer": answer, "--wrong": wrong, "--hint": hint, "--work": work,
            "--id": id_, "--set": settings}  # fmt: skip
    here, asked = opened(lang), ask is not None or ask_en is not None
    readable(deck, ask or "", ask_en or "", kind, hint, work, id_, *(answer or ()), *(wrong or ()))
    filling = None if plain else bar(here.lang, "search.filling")
    shelf = Shelf(here.home, here.settings, cache(here, plain=plain), filling)
    with Trial(here.home, shelf.terms, device) as trial:
        fields: dict[str, Any] = {}
        if asked:
            fields = {"id": id_, "ask": draft.both(ask or ask_en or "", ask_en or "")}
            fields |= {"hint": hint, "work": work}
            fields = _fields(fields, kind, (answer or [], wrong or []), settings or [])
        elif unused := tuple(flag for flag, given in rest.items() if given):
            raise QuizError(OptionsUnused(unused, STDIN_USAGE), code=2)
        elif sys.stdin is not None and sys.stdin.isatty():
            return _dialogue(here, shelf, trial, (deck, create), plain=plain)
        into = _Into(deck, create, dry_run)
        return _scripted(here, shelf, trial, (into, fields), as_json=as_json)


class _Into(Struct, frozen=True):
    """Where cards go, and whether they really do."""

    deck: str
    create: bool
    dry_run: bool


def _scripted(
    here: Opened, shelf: Shelf, trial: Trial, what: tuple[_Into, dict[str, Any]], *, as_json: bool
) -> int:
    """The card that the options say, or those on standard input. Raises QuizError."""
    into, fields = what
    typed = not fields
    if not into.deck:
        raise QuizError(FieldMissing("--deck", STDIN_USAGE if typed else USAGE), code=2)
    named = _named(shelf, into.deck, _read() if typed else [draft.alone(fields)])
    proposal = shelf.proposed(into.deck, named, create=into.create)
    if isinstance(proposal, Reason):
        raise QuizError(proposal)
    wrongs = [_fault(here.lang, each, typed=typed) for each in proposal.problems]
    if wrongs := wrongs or _unaskable(here.lang, trial, proposal):
        print("\n".join(wrongs), file=sys.stderr)
        return 1
    if not into.dry_run:
        proposal = shelf.add(into.deck, named, create=into.create)
        if isinstance(proposal, Reason):
            raise QuizError(proposal)
    _report(here, shelf, proposal, as_json=as_json, written=not into.dry_run)
    return 0


def _dialogue(
    here: Opened, shelf: Shelf, trial: Trial, into: tuple[str, bool], *, plain: bool
) -> int:
    from quizcli.session.adding.dialogue import Dialogue
    from quizcli.ui.form import Form

    talk = Dialogue(shelf, trial, Form(plain=plain), here.lang)
    if into[0]:
        found = shelf.bytes_of(into[0], create=into[1])
        if isinstance(found, Reason):
            raise QuizError(found)
        talk.deck, talk.create = into
    return 0 if Finishing(talk).run() else 1


def _fields(
    fields: dict[str, Any], kind: str, answers: tuple[list[str], list[str]], pairs: list[str]
) -> dict[str, Any]:
    """What the options say; answers are right ones and wrong ones. Raises QuizError."""
    from quizcli.kinds import load, names

    kind = kind or ("choice" if answers[1] else "text")
    given = draft.settings(pairs)
    if isinstance(given, Reason):
        raise QuizError(given, code=2)
    found: dict[str, Any] = {**fields, "kind": kind}
    entries = load(kind).ENTRIES if kind in names() else ()
    own = {"reference", "key", *(entry.field for entry in entries if entry.required)}
    if entries and (any(answers) or not given.keys() & own):
        said = draft.answered(kind, *answers, USAGE)
        if isinstance(said, Reason):
            raise QuizError(said, code=2)
        found |= said
    if twice := next((name for name in given if found.get(name)), ""):
        raise QuizError(TwiceGiven(twice), code=2)
    return found | given


def _read() -> list[Alone]:
    """The cards on standard input. Raises QuizError."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
    found = rewriting.alone(data)
    if isinstance(found, Flaw):
        if not data.strip():
            raise QuizError(NoCardGiven(STDIN_USAGE), code=2)
        raise QuizError(CardFaulty(found.problem(STDIN)))
    if not found or not all(card.is_card() for card in found):
        raise QuizError(NoCardGiven(STDIN_USAGE), code=2)
    return found


def _named(shelf: Shelf, deck: str, given: list[Alone]) -> list[Alone]:
    """Each card with an id: its own, or one proposed from its question."""
    taken = shelf.ids(deck) | {card.id() for card in given}
    named = []
    for card in given:
        if card.field("id") is None and (ask := card.ask()):
            name = naming.proposed(ask, shelf.terms.values(), taken)
            taken.add(name)
            card = card.named(name)
        named.append(card)
    return named


def _fault(lang: Lang, found: Problem, *, typed: bool) -> str:
    """A problem with its place in what was typed; options have no lines."""
    return problem(lang, found) if typed else say(lang, found.reason)


def _unaskable(lang: Lang, trial: Trial, proposal: Proposal) -> list[str]:
    """Why there are no questions: nothing is said where torch could not be asked."""
    found = [(card, next_variant(trial, card, 0)) for card in proposal.cards]
    return [
        f"{card.item}: {say(lang, why)}"
        for card, why in found
        if isinstance(why, Reason) and not isinstance(why, UNANSWERED)
    ]


def _report(
    here: Opened, shelf: Shelf, proposal: Proposal, *, as_json: bool, written: bool
) -> None:
    """What was, or would be, added; what is worth knowing goes to stderr."""
    for card in proposal.cards:
        place, known = card.place, advice(shelf, card)
        if as_json:
            about = {"item": card.item, "file": place.file, "line": place.line, "written": written}
            trying.put({**about, "advice": [trying.reason(here.lang, each) for each in known]})
            continue
        for each in known:
            print(say(here.lang, each), file=sys.stderr)
        told = (Added if written else WouldAdd)(card.item, place.file, place.line)
        print(say(here.lang, told))
