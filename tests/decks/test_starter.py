"""The shipped decks in the learner's folder: his work is never lost, the rest stays fresh."""

import os
from pathlib import Path

import pytest

from quizcli.decks import cards, files, starter, terms
from quizcli.decks.starter import Installed


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    (folder / "week2").mkdir(parents=True)
    (folder / "terms.yaml").write_text("terms: 1")
    (folder / "week2" / "a.yaml").write_text("a 1")
    (folder / "week2" / "b.yaml").write_text("b 1")
    return folder


@pytest.fixture
def mine(tmp_path: Path, shipped: Path) -> Path:
    """The learner's folder after the first run."""
    folder = tmp_path / "mine" / "decks"
    assert starter.install(shipped, folder) == Installed(
        added=("terms.yaml", "week2/a.yaml", "week2/b.yaml")
    )
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".starter.json"
    }


def test_the_first_run_copies_everything(shipped: Path, mine: Path) -> None:
    assert contents(mine) == contents(shipped)


def test_nothing_happens_when_nothing_is_shipped(tmp_path: Path) -> None:
    assert starter.install(tmp_path / "none", tmp_path / "mine") == Installed()
    assert not (tmp_path / "mine").exists()


def test_the_second_run_opens_no_deck(
    shipped: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    read = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened.append(path.name)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert starter.install(shipped, mine) == Installed()
    assert opened == [".starter.json"]


def test_an_upgrade_renews_what_is_unchanged_and_keeps_the_rest(shipped: Path, mine: Path) -> None:
    (mine / "week2" / "b.yaml").write_text("b of mine")
    (mine / "terms.yaml").unlink()
    for name in ("terms.yaml", "week2/a.yaml", "week2/b.yaml", "week2/c.yaml"):
        (shipped / name).write_text("shipped 2")
    assert starter.install(shipped, mine) == Installed(
        added=("week2/c.yaml",), renewed=("week2/a.yaml",), kept=("week2/b.yaml",)
    )
    assert contents(mine) == {
        "week2/a.yaml": "shipped 2",
        "week2/b.yaml": "b of mine",
        "week2/c.yaml": "shipped 2",
    }


def test_what_was_deleted_stays_deleted_for_ever(shipped: Path, mine: Path) -> None:
    (mine / "week2" / "a.yaml").unlink()
    for text in ("a 2", "a 22", "a 222"):
        (shipped / "week2" / "a.yaml").write_text(text)
        assert starter.install(shipped, mine) == Installed()
    assert contents(mine) == {"terms.yaml": "terms: 1", "week2/b.yaml": "b 1"}


def test_a_changed_deck_is_not_named_while_the_shipped_one_stays(shipped: Path, mine: Path) -> None:
    (mine / "week2" / "a.yaml").write_text("a of mine")
    (shipped / "week2" / "b.yaml").write_text("b 22")
    assert starter.install(shipped, mine) == Installed(renewed=("week2/b.yaml",))


def test_a_deck_of_the_same_name_is_the_learners(shipped: Path, mine: Path) -> None:
    (mine / "week2" / "c.yaml").write_text("c of mine")
    (shipped / "week2" / "c.yaml").write_text("c 1")
    assert starter.install(shipped, mine) == Installed(kept=("week2/c.yaml",))
    assert contents(mine)["week2/c.yaml"] == "c of mine"


def test_a_file_where_a_folder_is_wanted_is_the_learners(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "week2").write_text("words")
    found = starter.install(shipped, tmp_path)
    assert found == Installed(added=("terms.yaml",), kept=("week2/a.yaml", "week2/b.yaml"))
    assert (tmp_path / "week2").read_text() == "words"


def test_a_link_is_the_learners(shipped: Path, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "dotfiles.yaml").write_text("a 1")
    (mine / "week2" / "a.yaml").unlink()
    (mine / "week2" / "a.yaml").symlink_to(tmp_path / "dotfiles.yaml")
    (shipped / "week2" / "a.yaml").write_text("a 22")
    assert starter.install(shipped, mine) == Installed(kept=("week2/a.yaml",))
    assert (tmp_path / "dotfiles.yaml").read_text() == "a 1"


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"files": {"a": 1}}', b"\xff\xfe"])
def test_a_broken_manifest_loses_nothing(shipped: Path, mine: Path, broken: bytes) -> None:
    """What differs counts as the learner's; what is the same is known again."""
    (mine / ".starter.json").write_bytes(broken)
    (mine / "week2" / "a.yaml").write_text("a of mine")
    assert starter.install(shipped, mine) == Installed(kept=("week2/a.yaml",))
    assert contents(mine)["week2/a.yaml"] == "a of mine"
    (shipped / "week2" / "b.yaml").write_text("b 22")
    found = starter.install(shipped, mine)
    assert found == Installed(renewed=("week2/b.yaml",), kept=("week2/a.yaml",))


def test_a_new_version_of_the_program_looks_again(
    shipped: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mine / "week2" / "a.yaml").write_text("a of mine")
    (shipped / "week2" / "a.yaml").write_text("a 22")
    assert starter.install(shipped, mine) == Installed(kept=("week2/a.yaml",))
    assert starter.install(shipped, mine) == Installed()
    monkeypatch.setattr("quizcli.__version__", "99.0.0")
    assert starter.install(shipped, mine) == Installed(kept=("week2/a.yaml",))


def test_a_write_that_fails_leaves_the_old_copy_and_no_other(
    shipped: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shipped / "week2" / "a.yaml").write_text("a 22")
    before = sorted(path.name for path in (mine / "week2").iterdir())

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            starter.install(shipped, mine)
    assert sorted(path.name for path in (mine / "week2").iterdir()) == before
    assert (mine / "week2" / "a.yaml").read_text() == "a 1"
    assert starter.install(shipped, mine) == Installed(renewed=("week2/a.yaml",))


def test_the_shipped_decks_are_without_problems() -> None:
    folder = starter.source()
    words, problems = terms.read((folder / "terms.yaml").read_bytes(), "terms.yaml")
    assert problems == ()
    decks = [stamp for stamp in files.scan(folder) if Path(stamp.path).name != files.TERMS]
    assert decks
    for stamp in decks:
        deck = cards.read(Path(stamp.path).read_bytes(), stamp.path, words)
        assert deck.problems == ()
        assert deck.cards
