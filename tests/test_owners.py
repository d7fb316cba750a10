"""One owner a dependency, at whatever depth of the code it is imported; no stray SQL."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "quizcli"
OWNERS = {
    "fcntl": {"store"},
    "fsrs": {"schedule.py"},
    "platformdirs": {"session", "cli"},
    "pylatexenc": {"latex"},
    "readline": {"ui"},
    "rich": {"ui"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "typer": {"cli"},
    "yaml": {"decks"},
    "random": {"variants"},
    "torch": {"references"},
    "subprocess": {"oracle", "ui"},
    "selectors": {"oracle"},
}


def imports(tree: ast.AST) -> set[str]:
    """Every module imported anywhere in a file, by its first name."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def files():
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def test_one_owner_a_dependency():
    strays = [
        (str(path), name)
        for path, tree in files()
        for name in imports(tree) & OWNERS.keys()
        if path.parts[0] not in OWNERS[name]
    ]
    assert strays == []


def test_only_the_store_executes_sql():
    """A stray `execute` would open a transaction that nothing commits."""
    strays = [
        str(path)
        for path, tree in files()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"execute", "executescript", "executemany"}
        and path.parts[0] != "store"
    ]
    assert strays == []


def test_no_clock_below_the_session():
    """`now` is an argument: only session, ui and cli may ask what time it is (the oracle waits)."""
    strays = [
        str(path)
        for path, tree in files()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date", "time"}
        and path.parts[0] not in {"session", "ui", "cli", "oracle"}
    ]
    assert strays == []


def test_rooms_are_small():
    """Files of at most 300 lines, functions of at most 40."""
    large = []
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 300:
            large.append(str(path))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40:
                large.append(f"{path}:{node.name}")
    assert large == []
