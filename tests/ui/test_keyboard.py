"""Commands in either layout, and what is left of a line a terminal should not have sent."""

import os
import signal
import unicodedata

import pytest

from quizcli.screen import Command
from quizcli.ui import editor
from quizcli.ui.keyboard import TWO_SET, Keyboard, Unknown, understood


@pytest.mark.parametrize("command", list(Command))
def test_each_command_by_its_letter_and_its_jamo(command):
    assert understood(f"/{command.value}") is command
    assert understood(f" /{command.value.upper()} ") is command
    for jamo, letter in TWO_SET.items():
        if letter == command.value:
            assert understood(f"/{jamo}") is command
            assert understood("/" + unicodedata.normalize("NFKC", jamo)) is command


def test_the_two_set_layout_by_hand():
    """Rows of the keyboard as printed on it."""
    assert [TWO_SET[jamo] for jamo in "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ"] == list("qwertyuiop")
    assert [TWO_SET[jamo] for jamo in "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ"] == list("asdfghjkl")
    assert [TWO_SET[jamo] for jamo in "ㅋㅌㅊㅍㅠㅜㅡ"] == list("zxcvbnm")


@pytest.mark.parametrize("line", ["/", "/?", "/？", "／?"])
def test_help(line):
    assert understood(line) is Command.HELP


@pytest.mark.parametrize("line", ["/z", "/hint", "/usr/bin", "/1"])
def test_what_only_looks_like_a_command(line):
    assert understood(line) == Unknown(line)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("", ""),
        ("  ReLU ", "ReLU"),
        ("a\x1b[31mb\x07", "a[31mb"),
        ("\udceb", "\ufffd"),
        ("1/2", "1/2"),
    ],
)
def test_text(line, text):
    assert understood(line) == text


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"EDITOR": "vim"}, ["vim", "+7", "d.yaml"]),
        ({"EDITOR": "emacs -nw"}, ["emacs", "-nw", "+7", "d.yaml"]),
        ({"VISUAL": "code", "EDITOR": "vim"}, ["code", "--wait", "--goto", "d.yaml:7"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "--goto", "d.yaml:7"]),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "d.yaml:7"]),
    ],
)
def test_editors(environ, expected):
    assert editor.command("d.yaml", 7, environ) == expected


def test_an_editor_that_is_not_there(monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    assert editor.edit("d.yaml", 1) == "no-such-editor-here"


@pytest.fixture
def keyboard():
    before = signal.getsignal(signal.SIGINT)
    yield Keyboard()
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_between_two_lines_waits_for_the_next(keyboard, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt: "typed")
    os.kill(os.getpid(), signal.SIGINT)
    assert keyboard.read("> ") is Command.QUIT
    assert keyboard.read("> ") == "typed"


def test_ctrl_c_at_the_prompt_is_quit(keyboard, monkeypatch):
    def interrupted(prompt):
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("the signal should have ended the line")

    monkeypatch.setattr("builtins.input", interrupted)
    assert keyboard.read("> ") is Command.QUIT
