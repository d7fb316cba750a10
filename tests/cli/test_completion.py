"""What shells offer: by the protocol of the scripts, and in the shells themselves."""

import os
import shutil
import subprocess
import sys

import pexpect
import pytest

from tests.cli.test_commands import ROOT, learner  # noqa: F401  the fixture

OTHER = """\
deck: {name}
title: {{ko: 다른, en: Other}}
cards:
- id: relu
  kind: text
  ask: {{ko: "{name}의 다른 쪽?", en: "The other side of {name}?"}}
  answer: [leaky]
- id: only-{name}
  kind: text
  ask: {{ko: "{name}의 이쪽?", en: "This side of {name}?"}}
  answer: [swish]
"""
BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"


@pytest.fixture
def indexed(learner):  # noqa: F811
    """Three decks, read before: small, week2, week3."""
    for name in ("week2", "week3"):
        deck = learner.home / "mine" / f"{name}.yaml"
        deck.write_text(OTHER.format(name=name), encoding="utf-8")
    learner.quiz("due")
    return learner


def offered(learner, line: str, shell: str = "bash", word: str | None = None) -> list[str]:  # noqa: F811
    """The lines printed for a command line up to the cursor; nothing may be said besides."""
    done = subprocess.run(
        [sys.executable, "-m", "quizcli"],
        env={
            "PATH": os.environ["PATH"],
            "QUIZ_HOME": str(learner.home),
            "LANG": "C.UTF-8",
            "_QUIZ_COMPLETE": shell,
            "_QUIZ_LINE": line,
            "_QUIZ_WORD": line.rpartition(" ")[2] if word is None else word,
        },
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_verbs_and_options(indexed):
    assert offered(indexed, "quiz su") == ["suspend"]
    assert offered(indexed, "quiz --") == ["--help", "--version"]
    assert offered(indexed, "quiz su", "fish") == ["suspend\tHide items until they are resumed."]
    assert offered(indexed, "quiz undo --") == ["--help"]
    assert offered(indexed, "quiz import --d") == ["--deck", "--dry-run"]
    assert offered(indexed, "quiz import --sk", "zsh") == [
        "--skip-bad:Leave out lines that cannot be read."
    ]
    assert offered(indexed, "quiz nosuch ") == []
    assert "completion" in offered(indexed, "quiz ")


def test_items_deck_by_deck(indexed):
    for verb in ("show", "grade", "suspend", "resume", "bury", "reset", "suspend week2:relu"):
        assert offered(indexed, f"quiz {verb} week") == ["week2:", "week3:"]
        assert offered(indexed, f"quiz {verb} week3:r") == ["week3:relu"]
        assert offered(indexed, f"quiz {verb} s") == [
            "small:relu",
            "small:sigmoid-at-zero",
            "small:why-nonlinear",
        ]
    assert offered(indexed, "quiz show small:relu ") == []


def test_a_card_of_one_deck_without_its_deck(indexed):
    assert offered(indexed, "quiz show only") == ["only-week2", "only-week3"]
    assert offered(indexed, "quiz show rel") == []


def test_decks_references_formats_and_shells(indexed):
    assert offered(indexed, "quiz today --deck we") == ["week2", "week3"]
    assert "conv2d" in offered(indexed, "quiz reference c")
    assert offered(indexed, "quiz import --format ") == ["revlog"]
    assert offered(indexed, "quiz completion ") == ["bash", "zsh", "fish"]
    assert offered(indexed, "quiz show --device cu") == ["cuda"]


def test_files_are_left_to_the_shell(indexed):
    for line in ("quiz import ", "quiz import re", "quiz check te", "quiz check --proofs x"):
        assert offered(indexed, line) == []


def test_bash_is_given_what_follows_its_last_word_break(indexed):
    assert offered(indexed, "quiz show week2:re", word="re") == ["relu"]
    assert offered(indexed, "quiz show week2:", word="") == ["relu", "only-week2"]
    assert offered(indexed, "quiz show 'week2:re", word="'week2:re") == ["week2:relu"]
    assert offered(indexed, "quiz today --deck=week2", word="week2") == ["week2"]
    assert offered(indexed, "quiz show week2:re", "zsh") == [r"week2\:relu"]
    assert offered(indexed, "quiz today --deck=week2", "zsh") == ["--deck=week2"]
    assert offered(indexed, "quiz show week2:re", "fish") == ["week2:relu"]


@pytest.mark.parametrize("line", ["", "quiz", " ", "'", 'quiz "', "quiz show \\"])
def test_lines_that_say_nothing(indexed, line):
    offered(indexed, line)


def test_in_trouble_nothing_is_offered(indexed):
    whole = indexed.home / "index.db"
    kept = whole.read_bytes()
    for content in (b"", b"no database at all", kept[:5000]):
        whole.write_bytes(content)
        assert offered(indexed, "quiz show s") == []
        assert whole.read_bytes() == content
    whole.unlink()
    assert offered(indexed, "quiz show s") == []
    assert not whole.exists()
    indexed.config.write_text("decks = [", encoding="utf-8")
    assert offered(indexed, "quiz su") == ["suspend"]


def test_no_home_is_made(indexed):
    indexed.home = indexed.home / "none"
    assert offered(indexed, "quiz show ") == []
    assert offered(indexed, "quiz su") == ["suspend"]
    assert not indexed.home.exists()


def test_the_index_is_taken_as_it_stands(indexed):
    """A deck changed meanwhile is not read: that would be slow, and would write."""
    (indexed.home / "mine" / "week2.yaml").unlink()
    before = (indexed.home / "index.db").read_bytes()
    assert offered(indexed, "quiz show week") == ["week2:", "week3:"]
    assert (indexed.home / "index.db").read_bytes() == before


def test_only_what_is_needed_is_loaded(indexed):
    """One verb at most, and nothing heavy; bash shows no help, which rich would render."""
    script = (
        "import atexit, sys; from quizcli.cli import main\n"
        "atexit.register(lambda: print(*sorted(m for m in sys.modules if m in ('rich', 'yaml', "
        "'torch') or m.startswith('quizcli.cli.commands.')), file=sys.stderr))\n"
        "main()"
    )

    def loaded(line: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={
                "QUIZ_HOME": str(indexed.home),
                "LANG": "C.UTF-8",
                "_QUIZ_COMPLETE": "bash",
                "_QUIZ_LINE": line,
            },
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        )
        return done.stderr.strip()

    assert loaded("quiz s") == ""
    assert loaded("quiz undo --") == "quizcli.cli.commands.undo"
    assert loaded("quiz suspend small:") == "quizcli.cli.commands.suspend"
    assert loaded("quiz show small:") == "quizcli.cli.commands.show"


def test_another_shell_has_none(indexed):
    assert indexed.quiz("completion", "csh") == (
        2,
        "",
        "There is no completion for `csh`. There is for: bash, zsh, fish.\n",
    )
    assert indexed.quiz("completion", "csh", lang="ko_KR.UTF-8")[2] == (
        "`csh` 셸의 자동 완성은 없습니다. 있는 것: bash, zsh, fish.\n"
    )


@pytest.fixture
def surroundings(indexed, tmp_path):
    """An environment in which `quiz` is this program, and a file lies beside."""
    program = tmp_path / "bin" / "quiz"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quizcli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "reviews.csv").touch()
    return {
        "cwd": str(tmp_path / "here"),
        "env": {
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "QUIZ_HOME": str(indexed.home),
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
            "TERM": "dumb",
        },
    }


COMPLETED = {
    "quiz susp": "quiz suspend ",
    "quiz show week2:re": "quiz show week2:relu ",
    "quiz show week": "quiz show week",
    "quiz show small:why": "quiz show small:why-nonlinear ",
    "quiz show 'small:why": "quiz show 'small:why-nonlinear' ",
    "quiz suspend week2:relu small:sig": "quiz suspend week2:relu small:sigmoid-at-zero ",
    "quiz today --deck=sm": "quiz today --deck=small ",
    "quiz today --deck sm": "quiz today --deck small ",
    "quiz today --pla": "quiz today --plain ",
    "quiz import rev": "quiz import reviews.csv ",
    "true | quiz show small:why": "true | quiz show small:why-nonlinear ",
}


def completed(shell: pexpect.spawn, line: str) -> str:
    """The line after the Tab key; Ctrl-T shows it and clears it."""
    shell.send(f"{line}\t\x14")
    shell.expect("<<(.*?)>>")
    return shell.match[1]


@pytest.mark.parametrize(
    "first",
    [
        "true",
        pytest.param(
            f". {BASH_COMPLETION}",
            marks=pytest.mark.skipif(
                not os.path.exists(BASH_COMPLETION), reason="bash-completion is not installed"
            ),
        ),
    ],
)
def test_in_bash(surroundings, first):
    bash = pexpect.spawn("bash", ["--norc", "--noprofile"], encoding="utf-8", **surroundings)
    bash.sendline(
        "bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; "
        "show() { printf '<''<%s>>' \"$READLINE_LINE\"; READLINE_LINE=; }; "
        "bind -x '\"\\C-t\": show'; " + first + '; eval "$(quiz completion bash)"; echo rea""dy'
    )
    bash.expect("ready\r\n")
    assert {line: completed(bash, line) for line in COMPLETED} == COMPLETED
    bash.close(force=True)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_in_zsh(surroundings):
    zsh = pexpect.spawn("zsh", ["-f"], encoding="utf-8", **surroundings)
    zsh.sendline(
        "unsetopt zle_bracketed_paste prompt_sp list_ambiguous; setopt no_beep; "
        "show() { zle -I; print -rn -- '<''<'$BUFFER'>>'; BUFFER= }; zle -N show; "
        'bindkey "^T" show; eval "$(quiz completion zsh)"; echo rea""dy'
    )
    zsh.expect("ready\r\n")
    assert {line: completed(zsh, line) for line in COMPLETED} == COMPLETED
    zsh.close(force=True)


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_in_fish(surroundings):
    """fish says itself what it would offer."""
    lines = ["quiz show week2:re", "quiz today --deck=sm", "quiz susp", "quiz import rev"]
    script = "quiz completion fish | source\n" + "".join(
        f"complete --do-complete '{line}'\n" for line in lines
    )
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        **surroundings,
    )
    assert done.stdout.splitlines() == [
        "week2:relu",
        "--deck=small",
        "suspend\tHide items until they are resumed.",
        "reviews.csv",
    ]
