"""The docs are tested: their decks are read, what they name exists, what exists they name."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from quizcli import kinds
from quizcli.cli import VERBS
from quizcli.decks import cards, terms
from quizcli.messages import problem
from quizcli.settings import CHECKS, read

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
TERMS, _ = terms.read((ROOT / "decks" / "terms.yaml").read_bytes(), "terms.yaml")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


DECKS = [(page.name, text) for page in PAGES for text in blocks(page, "yaml") if "cards:" in text]


@pytest.mark.parametrize(("page", "text"), DECKS)
def test_every_deck_shown_is_valid(page, text):
    deck = cards.read(text.encode(), page, TERMS)
    assert [problem("en", found) for found in deck.problems] == []
    assert len({card.id for card in deck.cards}) == deck.total == text.count("- id:")


def test_the_readme_shows_a_deck_before_any_install_step():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index("```yaml") < readme.index("make today")


def test_terms_shown_are_valid():
    (text,) = [text for text in blocks(ROOT / "docs" / "cards.md", "yaml") if "terms:" in text]
    found, problems = terms.read(text.encode(), "terms.yaml")
    assert not problems
    assert set(found) == {"activation-function", "loss-function"}


def test_every_kind_has_a_section_with_a_card():
    page = (ROOT / "docs" / "cards.md").read_text(encoding="utf-8")
    for kind in kinds.names():
        assert f"\n## {kind}\n" in page
        assert f"kind: {kind}\n" in page


def test_every_command_is_in_the_readme_and_every_command_there_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(VERBS) == set(re.findall(r"`quiz ([a-z]+)", readme))
    files = {file.stem for file in (ROOT / "quizcli" / "cli" / "commands").glob("[a-z]*.py")}
    assert set(VERBS) == files


def test_every_setting_is_shown_with_a_value_that_is_one():
    (text,) = blocks(ROOT / "docs" / "state.md", "toml")
    assert set(read(text, "config.toml")) == set(CHECKS) == set(tomllib.loads(text))


def test_the_query_shown_runs(house):
    (text,) = blocks(ROOT / "docs" / "state.md", "sh")
    (query,) = re.findall(r'"(SELECT .*)"', text)
    assert house.store.rows(query) == []


def test_the_options_shown_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith("| `quiz today`"))
    done = subprocess.run(
        [sys.executable, "-m", "quizcli", "today", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "COLUMNS": "200", "LANG": "C.UTF-8"},
    )
    for option in re.findall(r"`(--?[a-z]+)", row):
        assert option in done.stdout


def test_make_has_the_targets_shown():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(
            r"\bmake (today|test|check|install|torch|benchmark)\b", page.read_text("utf-8")
        ):
            assert f"\n{target}:" in makefile


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_every_version_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    extras = project["optional-dependencies"]
    assert set(extras) == {"torch", "optimize", "llm", "test", "dev"}
    for needed in (
        *project["dependencies"],
        *(each for extra in extras.values() for each in extra),
    ):
        name = re.match(r"[A-Za-z0-9_-]+", needed)[0].lower().replace("_", "-")
        assert re.search(rf"^{re.escape(name)}==", pinned, re.M), name
