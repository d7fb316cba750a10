"""The typer app of one run: the verb asked for, or all of them where help is."""

import difflib
import functools
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import typer

from quizcli.cli import VERBS, completing
from quizcli.errors import QuizError
from quizcli.errors.state import NoSuchVerb
from quizcli.messages import label, say
from quizcli.model import Lang
from quizcli.session import home


def build(verbs: Sequence[str], *, for_shell: bool = False) -> typer.Typer:
    """The app with these verbs: the module of a verb holds its function `command`.

    for_shell: with typer's answers to shells, which its own options would otherwise show.
    """
    lang = home.language()
    app = typer.Typer(
        name="quiz",
        help=label(lang, "help"),
        no_args_is_help=True,
        add_completion=for_shell,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(lambda: None)
    for verb in verbs:
        module = importlib.import_module(f"quizcli.cli.commands.{verb}")
        context = getattr(module, "ANY_ANSWER", None)
        app.command(verb, help=label(lang, f"help.{verb}"), context_settings=context)(
            _exiting(module.command)
        )
    return app


def _exiting(command: Callable[..., int]) -> Callable[..., None]:
    """The command, its exit code raised as typer wants it."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        raise typer.Exit(command(*args, **kwargs))

    return run


def run(argv: Sequence[str]) -> NoReturn:
    """Run the command line and exit with its code."""
    if completing.WANTED in os.environ:
        completing.answer(VERBS, lambda verb: build([verb], for_shell=True)(prog_name="quiz"))
        sys.exit(0)
    if argv[:1] == ["--version"]:
        from quizcli import __version__

        print(__version__)
        sys.exit(0)
    try:
        build(_verbs(argv))(args=list(argv), prog_name="quiz")
    except QuizError as error:
        print(say(_language(argv), error.reason), file=sys.stderr)
        sys.exit(error.code)
    raise AssertionError("typer exits by itself")


def _language(argv: Sequence[str]) -> Lang:
    """What `--lang` asks for, else the language of settings and environment."""
    for word, after in zip(argv, [*argv[1:], ""], strict=True):
        asked = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in ("ko", "en"):
            return "ko" if asked == "ko" else "en"
    return home.language()


def _verbs(argv: Sequence[str]) -> Sequence[str]:
    """The verb asked for, or all of them where only help can be meant."""
    verb = next(iter(argv), "-")
    if verb.startswith("-"):
        return VERBS
    if verb not in VERBS:
        meant = "".join(difflib.get_close_matches(verb, VERBS, n=1))
        raise QuizError(NoSuchVerb(verb, meant, VERBS), code=2)
    return [verb]
