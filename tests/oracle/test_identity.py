"""What is the same question: the same source, numbers and torch; and which torch there is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizcli.model import Job
from quizcli.oracle import identity
from quizcli.oracle.identity import key

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {"size": 224, "kernel_size": [3, 5], "bias": True, "scale": 1.0}


def digest(name: str) -> str:
    return name.upper()


def of(parameters: dict, reference: str = "conv2d", digest=digest) -> str:
    return key(Job(reference, parameters), digest)


def test_the_order_of_names_does_not_matter():
    assert of(GIVEN) == of(dict(reversed(GIVEN.items())))
    assert of({"layers": [{"a": 1, "b": 2}]}) == of({"layers": [{"b": 2, "a": 1}]})
    assert of({"size": (1, 2)}) == of({"size": [1, 2]})


@pytest.mark.parametrize(
    "other",
    [
        GIVEN | {"size": 224.0},
        GIVEN | {"scale": 1},
        GIVEN | {"bias": 1},
        GIVEN | {"bias": None},
        GIVEN | {"kernel_size": [5, 3]},
        GIVEN | {"size": "224"},
        GIVEN | {"padding": 0},
        {},
    ],
)
def test_other_numbers_are_another_question(other):
    assert of(other) != of(GIVEN)


def test_another_reference_source_or_torch_is_another_question(monkeypatch):
    first = of(GIVEN)
    assert of(GIVEN, "pool2d", lambda name: "CONV2D") != first
    assert of(GIVEN, digest=lambda name: "changed") != first
    monkeypatch.setattr(identity, "torch_version", lambda: "0.4.1")
    assert of(GIVEN) != first


def test_what_json_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        of({"scale": float("inf")})
    with pytest.raises(TypeError):
        of({"scale": {1, 2}})


def python(program: str, *options: str, **environment: str) -> str:
    paths = os.pathsep.join(filter(None, [environment.pop("first", ""), str(ROOT)]))
    done = subprocess.run(
        [sys.executable, *options, "-c", program],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_in_every_process():
    program = (
        "from quizcli.model import Job; from quizcli.oracle.identity import key\n"
        f"print(key(Job('conv2d', {GIVEN!r}), str.upper))"
    )
    assert {python(program, PYTHONHASHSEED=seed) for seed in "12"} == {of(GIVEN)}


VERSION = "from quizcli.oracle.installed import torch_version as v; import sys\n"
SHOW = VERSION + "print(v(), 'torch' in sys.modules)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("__version__ = '2.13.0+cpu'\ndebug = False\n", "2.13.0+cpu"),
        ('from typing import Optional\n__version__: str = "9.1.0a0+git"\n', "9.1.0a0+git"),
        ("debug = False\n", "None"),
        (None, "None"),
    ],
)
def test_the_version_of_a_torch_that_must_not_be_imported(tmp_path, text, expected):
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text("raise SystemExit('imported')")
    if text is not None:
        (tmp_path / "torch" / "version.py").write_text(text)
    assert python(SHOW, first=str(tmp_path)) == f"{expected} False"


def test_without_torch():
    """-S: no site-packages, so no torch either."""
    assert python(SHOW, "-S") == "None False"


def test_the_oracle_imports_no_torch():
    program = "import quizcli.oracle.background, sys; print('torch' in sys.modules)"
    assert python(program) == "False"
