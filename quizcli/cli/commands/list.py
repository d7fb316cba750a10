"""`quiz list`: every item, or those that fit the filters; `quiz search` that needs no word."""

from typing import Annotated

import typer

from quizcli.cli.commands import search
from quizcli.cli.opened import opened
from quizcli.cli.speech import words
from quizcli.model import Lang

ANY_ANSWER = search.ANY_ANSWER


def command(
    context: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[FILTERS]", help=words("search"))
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", metavar="N", min=1, help=words("listed"))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
) -> int:
    if search.asks_help(query):
        print(context.get_help())
        return 0
    here = opened(lang)
    given, most = search.options(query, most)
    return search.run(here, given, most, as_json=as_json)
