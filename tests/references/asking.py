"""Asking a reference in this process, as the worker would."""

from typing import Any

from quizcli.references import serve
from quizcli.references.devices import CPU


def told(reference: str, **parameters: Any) -> dict[str, Any]:
    """Its results; a refusal fails the test."""
    answer = serve.answer({"id": 1, "reference": reference, "parameters": parameters}, CPU)
    assert "results" in answer, answer
    return answer["results"]


def refused(reference: str, **parameters: Any) -> dict[str, Any]:
    """Its error, as it goes over the pipe."""
    answer = serve.answer({"id": 1, "reference": reference, "parameters": parameters}, CPU)
    assert "error" in answer, answer
    return answer["error"]
