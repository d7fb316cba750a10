"""The shipped decks are found wherever the program runs from: wheel, editable install, checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAY = "from quizcli.decks import starter; print(starter.source())"


def built(folder: Path, how: str) -> Path:
    """An unpacked wheel of the project, built as pip would build it."""
    script = f"from hatchling.build import {how}; print({how}({str(folder)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    site = folder / "site"
    with zipfile.ZipFile(folder / done.stdout.splitlines()[-1]) as wheel:
        wheel.extractall(site)
    return site


def said(code: str, site: Path, home: Path) -> str:
    """What the program installed in `site` prints, run from elsewhere."""
    done = subprocess.run(
        [sys.executable, "-c", f"import site; site.addsitedir({str(site)!r})\n{code}"],
        cwd=home,
        env={"HOME": str(home), "QUIZ_HOME": str(home / "quiz"), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


DUE = "import sys; sys.argv = ['quiz', 'due', '--lang', 'en']\nfrom quizcli.cli import main\nmain()"


def test_in_a_wheel(tmp_path, home):
    """The package that is imported must be the wheel's, so the checkout's is hidden."""
    site = built(tmp_path, "build_wheel")
    hide = f"import sys; sys.path.insert(0, {str(site)!r})\n"
    found = Path(said(hide + SAY, site, home))
    assert found == site / "quizcli" / "starter"
    shipped = {str(f.relative_to(ROOT / "decks")) for f in (ROOT / "decks").rglob("*.yaml")}
    assert {str(f.relative_to(found)) for f in found.rglob("*.yaml")} == shipped
    assert said(hide + DUE, site, home).startswith("due 0 · new 20")
    assert (home / "quiz" / "decks" / "week2" / "day1-intro.yaml").exists()


def test_in_an_editable_install(tmp_path, home):
    site = built(tmp_path, "build_editable")
    assert not (site / "quizcli").exists()
    assert said(SAY, site, home) == str(ROOT / "decks")
    assert said(DUE, site, home).startswith("due 0 · new 20")


def test_in_a_checkout(tmp_path, home):
    hide = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    assert said(hide + SAY, tmp_path, home) == str(ROOT / "decks")
