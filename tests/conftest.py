"""What several tests build on: a small deck, a store, a session without a terminal."""

import os
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from quizcli.model import Lang
from quizcli.screen import Command, Feedback, Question, Said, Summary
from quizcli.session import collection, home
from quizcli.session.desk import Desk
from quizcli.session.home import Home
from quizcli.session.run import Session
from quizcli.store import index
from quizcli.store.database import open_store

settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")

DECK = """\
deck: small
title: {ko: 작은 덱, en: Small deck}
cards:
- id: relu
  kind: text
  ask: {ko: "max(0, x)의 이름은?", en: "The name of max(0, x)?"}
  hint: {ko: "네 글자", en: "Four letters"}
  answer: [렐루, ReLU]
  work: {ko: "음수는 0이 된다.", en: "Negatives become 0."}
  source: {section: "Day 1"}
- id: sigmoid-at-zero
  kind: choice
  ask: {ko: "시그모이드의 0에서의 값은?", en: "The sigmoid at 0?"}
  options:
  - {text: "0"}
  - {text: "0.5", right: true}
  - {text: "1", say: {ko: "그것은 극한이다.", en: "That is the limit."}}
- id: why-nonlinear
  kind: recall
  ask: {ko: "비선형이 왜 필요한가?", en: "Why nonlinearities?"}
  answer: {ko: "선형의 합성은 선형이다.", en: "Linear maps compose to a linear map."}
"""


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


class Scripted:
    """A screen that says what it was told to, and remembers what it was shown.

    A line `=right` stands for the key of the question asked. When the script ends it quits.
    """

    def __init__(self, *lines: Said) -> None:
        self.lines = list(lines)
        self.shown: list[object] = []

    def _next(self) -> Said:
        return self.lines.pop(0) if self.lines else Command.QUIT

    def ask(self, lang: Lang, question: Question) -> Said:
        self.shown.append(question)
        said = self._next()
        return right(question) if said == "=right" else said

    def again(self, lang: Lang, reason: object) -> Said:
        self.shown.append(reason)
        return self._next()

    def feedback(self, lang: Lang, feedback: Feedback) -> Said:
        self.shown.append(feedback)
        return self._next()

    def help(self, lang: Lang) -> None:
        self.shown.append("help")

    def changed(self, lang: Lang, ask: object) -> Said:
        self.shown.append(ask)
        return self._next()

    def computing(self, lang: Lang) -> AbstractContextManager[None]:
        self.shown.append("computing")
        return nullcontext()

    def edit(self, lang: Lang, card: object) -> None:
        self.shown.append("edit")
        said = self._next()
        assert callable(said)
        said()

    def summary(self, lang: Lang, summary: Summary) -> None:
        self.shown.append(summary)

    def of(self, wanted: type) -> list:
        return [shown for shown in self.shown if isinstance(shown, wanted)]


def right(question: Question) -> str:
    from quizcli import kinds

    return kinds.load(question.variant.card.kind).samples(question.variant).right[0]


class House:
    """A learner's folder with one deck, and sessions over it."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root)
        self.clock = Clock()
        self.deck = root / "decks" / "small.yaml"
        self.deck.parent.mkdir(parents=True)
        self.deck.write_text(DECK, encoding="utf-8")
        self.settings = home.in_force(home.given(self.home, "en", {}))
        self.store = open_store(self.home.database)
        self.cache = index.open_index(self.home.index)

    def desk(self) -> Desk:
        collection.refresh(self.cache, home.folders(self.home, self.settings))
        desk = Desk(self.home, self.settings, self.store, self.cache, self.clock)
        desk.inherit()
        return desk

    def session(self, *lines: Said, new: int = 20, lang: Lang = "en") -> tuple[Session, Scripted]:
        from quizcli.plan import Limits

        desk, screen = self.desk(), Scripted(*lines)
        return Session(desk, screen, lang, desk.planned(Limits(0, new), "")), screen

    def edit(self, old: str, new: str) -> None:
        text = self.deck.read_text(encoding="utf-8")
        assert old in text
        self.deck.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path / "home")
    yield made
    made.store.close()
    made.cache.close()


def pytest_addoption(parser):
    parser.addoption("--overwrite", action="store_true", help="renew the golden files")


@pytest.fixture
def golden(request):
    """Compare a text with a file of tests/golden, or renew the file with --overwrite."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--overwrite"):
            path.write_text(text + "\n", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text + "\n"

    return compare
