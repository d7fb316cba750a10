"""Which files of a folder are decks, and what is read of them."""

import os
from pathlib import Path

from quizcli.decks import MOST_BYTES, files
from quizcli.errors.deck import FileTooLarge, FileUnreadable


def lay(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def names(folder: Path, stamps: list[files.Stamp]) -> list[str]:
    return [str(Path(stamp.path).relative_to(folder)) for stamp in stamps]


def test_a_folder_that_is_not_there_has_no_decks(tmp_path: Path) -> None:
    assert files.scan(tmp_path / "none") == []


def test_decks_at_any_depth_in_order(tmp_path: Path) -> None:
    lay(tmp_path, "z.yaml", "b/c.yml", "b/가 나.yaml", "a.yaml", "terms.yaml", "b/terms.yaml")
    lay(
        tmp_path, ".hidden.yaml", "_draft.yaml", ".git/x.yaml", "_old/x.yaml", "a.txt", "a\x1b.yaml"
    )
    (tmp_path / "folder.yaml").mkdir()
    found = files.scan(tmp_path)
    assert names(tmp_path, found) == [
        "a.yaml",
        "b/c.yml",
        "b/terms.yaml",
        "b/가 나.yaml",
        "terms.yaml",
        "z.yaml",
    ]
    about = (tmp_path / "a.yaml").stat()
    assert found[0] == files.Stamp(str(tmp_path / "a.yaml"), 6, about.st_mtime_ns)


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    lay(tmp_path, "decks/a.yaml", "elsewhere/b.yaml")
    decks = tmp_path / "decks"
    (decks / "circle").symlink_to(decks)
    (decks / "linked").symlink_to(tmp_path / "elsewhere")
    (decks / "self").symlink_to(decks / "self")
    (decks / "gone.yaml").symlink_to(tmp_path / "nothing")
    assert names(decks, files.scan(decks)) == ["a.yaml", "linked/b.yaml"]


def test_the_bytes_of_a_deck(tmp_path: Path) -> None:
    lay(tmp_path, "a.yaml")
    assert files.load(tmp_path / "a.yaml") == b"a.yaml"


def test_what_cannot_be_read_is_a_reason(tmp_path: Path) -> None:
    assert files.load(tmp_path / "gone.yaml") == FileUnreadable("ENOENT")
    assert files.load(tmp_path) == FileUnreadable("EISDIR")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert files.load(tmp_path / "pipe.yaml") == FileUnreadable("EINVAL")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    assert files.load(path) == FileTooLarge(100 << 20, MOST_BYTES)
