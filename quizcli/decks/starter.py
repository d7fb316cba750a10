"""The decks that come with the program, copied into the learner's folder and kept fresh.

Nothing the learner wrote is ever overwritten, nothing he deleted comes back. The manifest
remembers what was written, by hash; when it is lost, all that differs counts as his.
"""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

import quizcli
from quizcli.decks import files

MANIFEST = ".starter.json"
HIS = "not ours"
"""In place of the hash of something that is not a plain file, or cannot be read."""


class Installed(Struct, frozen=True):
    """Names of decks, relative to the folder; `kept`: the learner's, where the program's differ."""

    added: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Manifest(Struct, frozen=True):
    """What was written: `source` is the fingerprint of the shipped decks, `files` are hashes."""

    source: str = ""
    files: dict[str, str] = {}


def source() -> Path:
    """Where the shipped decks are: inside the installed package, or beside it in a checkout."""
    package = Path(quizcli.__file__).resolve().parent
    shipped = package / "starter"
    return shipped if shipped.is_dir() else package.parent / "decks"


def install(source: Path, target: Path) -> Installed:
    """Bring the learner's folder up to date with the shipped decks. Raises OSError."""
    stamps = files.scan(source)
    fingerprint = _fingerprint(source, stamps)
    manifest = _manifest(target / MANIFEST)
    if not stamps or manifest.source == fingerprint:
        return Installed()
    written = dict(manifest.files)
    done: dict[str, list[str]] = {"added": [], "renewed": [], "kept": []}
    for stamp in stamps:
        name = _name(source, stamp)
        data = Path(stamp.path).read_bytes()
        new, old, now = _hash(data), written.get(name), _current(target / name)
        action = _action(new, old, now)
        if action in ("added", "renewed"):
            files.write(target / name, data)
        if action in ("added", "renewed", "same"):
            written[name] = new
        if action in done:
            done[action].append(name)
    files.write(target / MANIFEST, msgspec.json.encode(Manifest(fingerprint, written)))
    return Installed(**{action: tuple(names) for action, names in done.items()})


def _action(new: str, old: str | None, now: str | None) -> str:
    """What becomes of a file, by the hashes of what is shipped, was written and is there."""
    if now == new:
        return "same"
    if now is None:
        return "added" if old is None else "deleted"
    if now == old:
        return "renewed"
    return "edited" if old == new else "kept"


def _name(source: Path, stamp: files.Stamp) -> str:
    return Path(stamp.path).relative_to(source).as_posix()


def _fingerprint(source: Path, stamps: list[files.Stamp]) -> str:
    rows = [(_name(source, stamp), stamp.size, stamp.mtime_ns) for stamp in stamps]
    return _hash(msgspec.json.encode((quizcli.__version__, rows)))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _manifest(path: Path) -> Manifest:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Manifest()


def _current(path: Path) -> str | None:
    """The hash of what is there, or None; links are the learner's own arrangement."""
    if path.is_symlink():
        return HIS
    try:
        return _hash(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError:
        return HIS
