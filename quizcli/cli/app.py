"""The typer app of one run: the verb asked for, or all of them where help is."""

import importlib
import sys
from collections.abc import Sequence

import typer

from quizcli.cli import VERBS
from quizcli.errors import QuizError
from quizcli.messages import label, say
from quizcli.session import home


def build(verbs: Sequence[str]) -> typer.Typer:
    """The app with these verbs: the module of a verb holds its function `command`."""
    lang = home.language()
    app = typer.Typer(
        name="quiz",
        help=label(lang, "help"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(lambda: None)
    for verb in verbs:
        module = importlib.import_module(f"quizcli.cli.commands.{verb}")
        app.command(verb, help=label(lang, f"help.{verb}"))(module.command)
    return app


def run(argv: Sequence[str]) -> int:
    """Run the command line; gives the exit code."""
    if argv[:1] == ["--version"]:
        from quizcli import __version__

        print(__version__)
        return 0
    verbs = [word for word in argv[:1] if word in VERBS] or VERBS
    try:
        return build(verbs)(args=list(argv), prog_name="quiz", standalone_mode=False) or 0
    except QuizError as error:
        print(say(home.language(), error.reason), file=sys.stderr)
        return error.code
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        return 130
