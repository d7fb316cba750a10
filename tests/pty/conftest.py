"""A learner's folder with a small deck of his own and nothing of the program's."""

import pytest

from tests.conftest import DECK
from tests.pty.terminal import Program


@pytest.fixture
def learner(tmp_path):
    """Starts the program in one folder, as often as asked."""
    folder = tmp_path / "quiz"
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "small.yaml").write_text(DECK, encoding="utf-8")
    (folder / "config.toml").write_text('decks = ["mine"]\n', encoding="utf-8")
    started = []

    def start(*arguments: str, **given) -> Program:
        started.append(Program(tmp_path, *arguments, **given))
        return started[-1]

    start.folder = folder
    yield start
    for program in started:
        program.process.close(force=True)
