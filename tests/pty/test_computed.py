"""`quiz today` with computed cards: the worker beside it, and whatever may happen to it.

A folder put before the others on PYTHONPATH makes the worker, and only it, misbehave at the
card a test says: what it does then it does in the middle of that card's computing.
"""

import io
import json
import os
import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from tests.pty.terminal import PROMPTS, ROOT, Program

MINUTE = 60
LAB = """\
deck: lab
title: {ko: 실험실, en: Laboratory}
cards:
"""
SIDE = """\
- id: side
  kind: number
  ask: {ko: "n={size} k={kernel_size} p={padding} s={stride}: 출력의 한 변은?",
        en: "n={size} k={kernel_size} p={padding} s={stride}: the side of the output?"}
  draw: {size: 100..900, kernel_size: [5, 7], padding: 1..2, stride: 1..2}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1}
  take: output_size
  slips:
  - with: {padding: 0}
    label: no-padding
    say: {ko: "패딩 {padding:을} 뺐다.", en: "You left out the padding of {padding}."}
"""
FIT = """\
- id: fit
  kind: number
  integer: true
  ask: {ko: "n={size}, s=4: 출력의 한 변이 {side:이} 되는 커널은?",
        en: "n={size}, s=4: which kernel gives the side {side}?"}
  draw: {side: 4..9}
  let: {size: "4*side + 4"}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1, stride: 4, kernel_size: "=answer"}
  accept: "output_size == side"
  example: "5"
"""
PRODUCT = """\
- id: product
  kind: number
  ask: "a={a} b={b}: a·b?"
  draw: {a: 3..9, b: 11..19}
  key: "=a*b"
"""
BAD = """\
- id: bad
  kind: number
  ask: "n={size}: bad"
  draw: {size: 100..900}
  reference: conv2d
  with: {in_channels: 1, out_channels: 13, kernel_size: 3}
  take: output_size
"""
TAMPER = """\
import importlib.util, os, signal, sys, threading, types

def kill():
    os.kill(os.getpid(), signal.SIGKILL)

def stop():
    os.kill(os.getpid(), signal.SIGSTOP)

def grow():
    held = [b"x" * 100_000_000 for _ in range(25)]
    threading.Event().wait()
    del held

def nothing():
    pass

def run(given):
    if given.out_channels == 13:
        globals()[os.environ["AT_BAD"]]()
    spec = importlib.util.spec_from_file_location("conv2d", os.environ["CONV2D"])
    real = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(real)
    return real.run(given)

if "quizcli.references" in sys.orig_argv:
    globals()[os.environ.get("AT_START", "nothing")]()
    fake = types.ModuleType("conv2d")
    fake.run = run
    sys.modules["quizcli.references.convolution.conv2d"] = fake
"""
RIGHT = {"ko": "✔ 맞았습니다", "en": "✔ Right"}
WRONG = {"ko": "✘ 틀렸습니다", "en": "✘ Wrong"}
DONE = {"ko": "오늘 할 것을 모두 마쳤습니다.", "en": "Nothing is left for today."}


@pytest.fixture
def lab(learner, tmp_path):
    """Starts `quiz today` over a deck of these cards, its worker tampered with."""
    tamper = tmp_path / "tamper"
    tamper.mkdir()
    (tamper / "sitecustomize.py").write_text(TAMPER, encoding="utf-8")
    deck = learner.folder / "mine" / "small.yaml"

    def start(*cards: str, lang: str = "en", **deeds: str) -> Program:
        if cards:
            deck.write_text(LAB + "".join(cards), encoding="utf-8")
        given = {name.upper(): deed for name, deed in deeds.items()}
        given["PYTHONPATH"] = f"{tamper}:{ROOT}"
        given["CONV2D"] = str(ROOT / "quizcli/references/convolution/conv2d.py")
        started.append(heard(learner("today", columns=160, lang=lang, environ=given)))
        return started[-1]

    started: list[Program] = []
    start.learner = learner
    yield start
    for pid in (pid for program in started for pid in workers(program)):
        os.kill(pid, signal.SIGKILL)


def heard(program: Program) -> Program:
    """Everything it says is written down, and it has the time a cold worker takes."""
    program.process.logfile_read = io.BytesIO()
    program.process.timeout = 3 * MINUTE
    return program


def said(program: Program) -> str:
    return program.process.logfile_read.getvalue().decode(errors="replace")


def rows(learner, query: str, name: str = "quiz.db") -> list[tuple]:
    with closing(sqlite3.connect(learner.folder / name)) as database:
        return database.execute(query).fetchall()


def reviews(learner) -> list[tuple]:
    query = "SELECT item, rating FROM reviews ORDER BY id"
    return [(item.partition(":")[2], rating) for item, rating in rows(learner, query)]


def until(condition):
    """What the condition gives once it gives something."""
    end = time.monotonic() + 3 * MINUTE
    while not (found := condition()):
        assert time.monotonic() < end, "it never came to that"
        os.sched_yield()
    return found


def workers(program: Program) -> list[int]:
    """The living children that compute."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            command = (each / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if parent == program.process.pid and b"quizcli.references" in command:
            found.append(int(each.name))
    return found


def worker(program: Program) -> int:
    (pid,) = until(lambda: workers(program))
    return pid


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def ended(program: Program, *pids: int) -> str:
    """The last screen; nothing is left behind, and nothing was said that is not for learners."""
    screen = program.end()
    assert program.code == 0
    until(lambda: not any(map(alive, pids)))
    for word in ("Traceback", "Exception", "Warning", "warn", "Error"):
        assert word not in said(program)
    return screen


def numbers(screen: str) -> dict[str, int]:
    return {name: int(value) for name, value in re.findall(r"\b([a-z])=(\d+)", screen)}


def right(screen: str) -> str:
    """By hand, from what the screen shows."""
    given = numbers(screen)
    if "b" in given:
        return str(given["a"] * given["b"])
    if "p" in given:
        return str((given["n"] + 2 * given["p"] - given["k"]) // given["s"] + 1)
    return "8"


def answer(program: Program, typed: str, verdict: dict[str, str] = RIGHT) -> str:
    """Type an answer to the question on the screen and go on; gives the feedback."""
    program.type(typed)
    screen = program.until("\n> ")
    assert verdict[program.lang] in screen
    program.type("")
    return screen


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_session_with_computed_cards(lab, lang):
    program = lab(PRODUCT, SIDE, FIT, lang=lang)
    screen = program.asked()
    assert "a·b?" in screen
    pid = worker(program)
    answer(program, right(screen))
    asked = []
    for _ in range(2):
        screen = program.asked()
        asked.append(screen)
        answer(program, right(screen))
    side, fit = sorted(asked, key=lambda each: "p=" not in each)
    assert {"ko": "출력의 한 변은?", "en": "the side of the output?"}[lang] in side
    assert {"ko": "되는 커널은?", "en": "which kernel gives"}[lang] in fit
    assert DONE[lang] in ended(program, pid)
    assert sorted(reviews(lab.learner)) == [("fit", 3), ("product", 3), ("side", 3)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_slip_an_answer_that_does_not_fit_and_one_that_cannot_be(lab, lang):
    program = lab(SIDE, FIT, lang=lang)
    asked = {}
    while len(asked) < 2:
        screen = program.asked()
        given = numbers(screen)
        if ("side" if "p" in given else "fit") in asked:
            program.type("/s")
        elif "p" in given:
            typed = str((given["n"] - given["k"]) // given["s"] + 1)
            asked["side"] = answer(program, typed, WRONG)
            slip = {"ko": f"패딩 {given['p']}", "en": f"the padding of {given['p']}."}
            assert slip[lang] in asked["side"]
        else:
            asked["fit"] = answer(program, "9", WRONG)
            assert f"output_size = {given['n'] // 4 - 2}" in asked["fit"]
    while "커널은" not in (screen := program.asked()) and "which kernel" not in screen:
        program.type("/s")
    assert "kernel_size = -1" in answer(program, "-1", WRONG)
    program.asked()
    program.type("/q")
    ended(program)
    assert sorted(reviews(lab.learner)) == [("fit", 1), ("fit", 1), ("side", 1)]


def test_the_session_itself_never_loads_torch(lab):
    """The first question is there before torch, and torch is only ever in the worker."""
    program = lab(SIDE, PRODUCT)
    screen = program.asked()
    maps = Path(f"/proc/{program.process.pid}/maps")
    assert "libtorch" not in maps.read_text()
    answer(program, right(screen))
    screen = program.asked()
    assert "libtorch" in Path(f"/proc/{worker(program)}/maps").read_text()
    assert "libtorch" not in maps.read_text()
    program.type(right(screen))
    assert RIGHT["en"] in program.until("\n> ")
    assert "libtorch" not in maps.read_text()
    program.type("")
    ended(program)


def test_what_needs_no_torch_is_asked_while_the_worker_does_not_even_begin(lab):
    program = lab(SIDE, PRODUCT, FIT, PRODUCT.replace("product", "second"), at_start="stop")
    answer(program, right(program.asked()))
    pid = worker(program)
    answer(program, right(program.asked()))
    program.until("Computing with torch")
    assert reviews(lab.learner) == [("product", 3), ("second", 3)]
    assert alive(pid)
    program.process.kill(signal.SIGKILL)
    program.process.wait()
    os.kill(pid, signal.SIGCONT)
    until(lambda: not alive(pid))


def test_quitting_while_the_worker_is_stopped(lab):
    program = lab(SIDE, PRODUCT, at_start="stop")
    program.asked()
    pid = worker(program)
    program.type("/q")
    assert "2 left for today" in ended(program, pid)


def test_ctrl_c_while_computing_ends_the_session(lab):
    """At once, not when the worker has been given up: no card is left out."""
    program = lab(SIDE, PRODUCT, at_start="stop")
    answer(program, right(program.asked()))
    program.until("Computing with torch")
    pid = worker(program)
    program.interrupt()
    screen = program.end()
    assert "1 left for today" in screen
    assert "left out" not in screen
    assert reviews(lab.learner) == [("product", 3)]
    ended(program, pid)


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("kill", "ended during `conv2d` (SIGKILL)"),
        ("stop", "`conv2d` was not done after 10 s"),
        ("grow", "`conv2d` took more than 2 GB of memory"),
    ],
)
def test_whatever_befalls_the_worker_costs_one_card_and_one_line(lab, deed, why):
    program = lab(BAD, SIDE, PRODUCT, at_bad=deed)
    answer(program, right(program.asked()))
    screen = program.asked()
    assert "p=" in screen
    answer(program, right(screen))
    ended(program)
    assert said(program).count("left out for today: lab:bad.") == 1
    assert why in said(program)
    assert reviews(lab.learner) == [("product", 3), ("side", 3)]


def keys(learner) -> int:
    try:
        return rows(learner, "SELECT count(*) FROM keys", "index.db")[0][0]
    except sqlite3.OperationalError:
        return 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_lost_between_two_questions_costs_nothing(lab, how):
    """It had computed what is asked next; the key after that is another worker's."""
    program = lab(PRODUCT, SIDE)
    screen = program.asked()
    until(lambda: keys(lab.learner) == 2)
    pid = worker(program)
    os.kill(pid, how)
    answer(program, right(screen))
    answer(program, right(program.asked()))
    screen = ended(program, pid)
    assert DONE["en"] in screen
    assert "left out" not in said(program)
    assert reviews(lab.learner) == [("product", 3), ("side", 3)]


def test_a_worker_killed_while_it_is_waited_for_costs_at_most_a_card(lab):
    """From outside, at whatever it is doing; the session goes on and keeps what was answered."""
    program = lab(PRODUCT, SIDE, FIT)
    screen = program.asked()
    pid = worker(program)
    os.kill(pid, signal.SIGKILL)
    answer(program, right(screen))
    screen = program.asked()
    answer(program, right(screen))
    found = program.process.expect_exact([PROMPTS["en"] + " ", pexpect.EOF])
    if found == 0:
        program.stream.feed(program.process.before + program.process.after)
        answer(program, right(program.screen()))
    ended(program, pid)
    assert said(program).count("left out for today") == found
    assert len(reviews(lab.learner)) == 3 - found


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP])
def test_no_worker_outlives_a_session_that_is_killed(lab, how):
    program = lab(PRODUCT, SIDE)
    answer(program, right(program.asked()))
    program.asked()
    pid = worker(program)
    program.process.kill(how)
    program.process.wait()
    until(lambda: not alive(pid))
    assert reviews(lab.learner) == [("product", 3)]


def test_the_keys_of_one_session_serve_the_next(lab):
    """The second one's worker never begins, and is not missed."""
    program = lab(PRODUCT, SIDE)
    program.asked()
    until(lambda: keys(lab.learner) == 2)
    program.type("/q")
    ended(program)
    program = lab(at_start="stop")
    answer(program, right(program.asked()))
    screen = program.asked()
    assert "p=" in screen
    assert "Computing" not in said(program)
    program.type("/q")
    ended(program)


GUESSES = ("1", "1, 1, 1", "a", "x")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_first_session_on_the_shipped_decks(learner, lang):
    """Guessing through it until a computed card was answered; nothing else is prepared."""
    (learner.folder / "config.toml").unlink()
    program = heard(learner("today", "--deck", "week2.day3*", lang=lang))
    answered = "SELECT draws FROM shown"
    for turn in range(200):
        wanted = [f"{PROMPTS[lang]} ".encode(), b"\n> ", pexpect.EOF]
        if program.process.expect_exact(wanted) == 2:
            break
        feedback = program.process.after == b"\n> "
        computed = [each for (each,) in rows(learner, answered) if "reference" in json.loads(each)]
        enough = feedback and len(computed) >= 2
        program.type("/q" if enough else "" if feedback else GUESSES[turn % len(GUESSES)])
    assert len(computed) >= 2
    ended(program)
    assert {json.loads(each)["by"] for each in computed} != {"formula"}
