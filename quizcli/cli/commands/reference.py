"""`quiz reference`: what the reference models say; without a name, which there are."""

from typing import Annotated, Any

import typer

from quizcli import catalogue
from quizcli.catalogue import listing
from quizcli.cli import trying
from quizcli.cli.completing import references
from quizcli.cli.opened import opened
from quizcli.cli.speech import words
from quizcli.decks import nodes, walk
from quizcli.decks.tree import Flaw
from quizcli.errors import QuizError, Reason
from quizcli.errors.command import BadLine, NotASetting
from quizcli.messages import label
from quizcli.model import Device, Job, Lang
from quizcli.oracle.protocol import Answer
from quizcli.session.trial import Trial

REQUEST = '{"reference": "conv2d", "parameters": {"size": 32, …}}'


def command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=words("reference"), autocompletion=references)
    ] = "",
    settings: Annotated[
        list[str] | None, typer.Argument(metavar="K=V …", help=words("settings"))
    ] = None,
    batch: Annotated[bool, typer.Option("--batch", help=words("batch"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    device: Annotated[Device, typer.Option("--device", help=words("device"))] = "auto",
) -> int:
    here = opened()
    with Trial(here.home, {}, device) as trial:
        if batch:
            return _batch(trial, here.lang)
        if not name:
            return _list(here.lang, as_json=as_json)
        if not settings:
            return _describe(here.lang, name, as_json=as_json)
        job = Job(name, dict(_setting(text) for text in settings))
        (answer,) = trial.ask((job,)) if _known(job) else ()
    if isinstance(answer, Reason):
        raise QuizError(answer)
    if as_json:
        trying.put(_shown(job, answer))
    else:
        for result, value in answer.results.items():
            print(f"{result}: {_plain(value)}")
        print(label(here.lang, "reference.convention", text=answer.convention))
    return 0


def _known(job: Job) -> bool:
    """Whether there is such a reference and the settings are in its domain. Raises QuizError."""
    found = catalogue.checked(job.reference, job.parameters)
    if isinstance(found, Reason):
        raise QuizError(found)
    return True


def _setting(text: str) -> tuple[str, Any]:
    """`name=value`, the value as YAML. Raises QuizError."""
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise QuizError(NotASetting(text), code=2)
    document = nodes.parse(value.encode(errors="replace"))
    if isinstance(document, Flaw):
        raise QuizError(document.reason)
    return name, walk.plain(document.root)


def _shown(job: Job, answer: Answer) -> dict[str, Any]:
    return {
        "reference": job.reference,
        "parameters": job.parameters,
        "results": answer.results,
        "convention": answer.convention,
    }


def _plain(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _batch(trial: Trial, lang: Lang) -> int:
    """A line out for each line in, in their order; 1 where one was at fault."""
    failed = False
    for number, request in trying.requests(REQUEST):
        if isinstance(request, BadLine) or not _asks(request):
            failed = True
            trying.put({"error": trying.reason(lang, BadLine(number, REQUEST))})
            continue
        job = Job(request["reference"], request.get("parameters", {}))
        (answer,) = trial.ask((job,))
        if isinstance(answer, Reason):
            failed = True
            trying.put({**request, "error": trying.reason(lang, answer)})
        else:
            trying.put({**request, **_shown(job, answer)})
    return 1 if failed else 0


def _asks(request: dict[str, Any]) -> bool:
    named = isinstance(request.get("reference"), str)
    return named and isinstance(request.get("parameters", {}), dict)


def _list(lang: Lang, *, as_json: bool) -> int:
    for topic, names in catalogue.topics().items():
        if not as_json:
            print(topic)
        for name in names:
            header = catalogue.header(name)
            assert header
            if as_json:
                trying.put(_header(header))
            else:
                results = ", ".join(header.results)
                print(f"  {name}({', '.join(header.parameters)}) -> {results}")
    if not as_json:
        print(label(lang, "reference.more"))
    return 0


def _describe(lang: Lang, name: str, *, as_json: bool) -> int:
    """One reference: parameters with their domains, results, conventions, source."""
    header = catalogue.header(name)
    if header is None:
        unknown = listing.unknown(name)
        assert unknown
        raise QuizError(unknown)
    if as_json:
        trying.put(_header(header))
        return 0
    print(name)
    for parameter, domain in header.parameters.items():
        print(f"  {parameter}: {listing.written(domain)}")
    for rule in header.where:
        print(f"  {rule}")
    for result, about in header.results.items():
        print(f"  -> {result}: {about}")
    print(label(lang, "reference.convention", text=header.convention))
    print(label(lang, "reference.source", text=header.source))
    return 0


def _header(header: catalogue.Header) -> dict[str, Any]:
    return {
        "reference": header.name,
        "topic": header.topic,
        "parameters": {name: listing.written(each) for name, each in header.parameters.items()},
        "where": header.where,
        "results": header.results,
        "convention": header.convention,
        "source": header.source,
    }
