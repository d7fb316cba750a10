"""Requests and answers in this process: ids kept, faults as reasons, results plain."""

import json
from types import SimpleNamespace

import pytest
import torch

from quizcli.errors.reference import DevicesDisagree, ReferenceFailed, ResultUnusable
from quizcli.references import devices, serve
from quizcli.references.devices import CPU, META, Device

CONV = {"size": 5, "in_channels": 1, "out_channels": 1, "kernel_size": 3}
SINGLE = Device("cpu", torch.float32, 1e-9)
LOOSE = Device("cpu", torch.float32, 1e-4)


@pytest.mark.parametrize("number", [7, "a", 2**70])
def test_an_answer_bears_its_requests_id(number):
    answer = serve.answer({"id": number, "reference": "conv2d", "parameters": CONV}, CPU)
    assert answer["id"] == number
    assert answer["device"] == "meta"
    assert answer["results"]["output_size"] == 3
    assert "padding is per side" in answer["convention"]


def test_an_error_is_a_reason_with_its_type():
    answer = serve.answer({"id": 7, "reference": "conv3d", "parameters": {}}, CPU)
    assert answer["id"] == 7
    assert answer["error"]["type"] == "UnknownReference"
    assert answer["error"]["meant"] == "conv2d"


@pytest.mark.parametrize(
    "line",
    [
        *(b"what", b"[1, 2]", b'"conv2d"', b"{", b"\xff\xfe", b"null", b"[" * 100_000),
        b'{"id": 1, "parameters": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    ],
    ids=range(8),
)
def test_lines_that_are_no_request(line):
    answer = json.loads(serve.replied(line, lambda request: serve.answer(request, CPU)))
    assert answer["error"]["type"] == "RequestUnreadable"


def test_parameters_too_deep_to_walk():
    line = b'{"reference": "conv2d", "parameters": ' + b'{"a":' * 450 + b"1" + b"}" * 450 + b"}"
    answer = json.loads(serve.replied(line, lambda request: serve.answer(request, CPU)))
    assert answer["error"]["type"] in {"RequestUnreadable", "UnknownParameter"}


@pytest.mark.parametrize(
    "request_", [{"id": 1}, {"id": 1, "reference": 3, "parameters": {}}, {"reference": "conv2d"}]
)
def test_requests_without_their_parts(request_):
    answer = serve.answer(request_, CPU)
    assert answer["error"]["type"] == "RequestUnreadable"
    assert answer["id"] == request_.get("id")


def computed(run, device=CPU, **given):
    return serve.outcome("trial", run, given, device)


def test_tensors_come_out_as_numbers_in_float64():
    def run(given: SimpleNamespace):
        x = torch.tensor(given.x)
        return {"y": x / 3, "rows": (x, [x.sum()]), "shape": x.shape, "ok": True, "by": {"n": 1}}

    assert computed(run, x=[1.0, 2.0]) == {
        "y": [1 / 3, 2 / 3],
        "rows": [[1.0, 2.0], [3.0]],
        "shape": [2],
        "ok": True,
        "by": {"n": 1},
    }


def test_no_gradient_unless_asked_for():
    def run(given):
        weight = torch.nn.Parameter(torch.ones(2))
        with torch.enable_grad():
            (slope,) = torch.autograd.grad((3 * weight).sum(), weight)
        return {"tracked": (3 * weight).requires_grad, "slope": slope}

    assert computed(run) == {"tracked": False, "slope": [3.0, 3.0]}


def fails(given):
    return {"y": torch.ones(2, 3) @ torch.ones(2, 3)}


def throws(given):
    raise KeyError


@pytest.mark.parametrize(
    ("run", "error"),
    [
        (fails, "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)"),
        (throws, "KeyError"),
        (lambda given: given.missing, "'types.SimpleNamespace' object has no attribute 'missing'"),
    ],
)
def test_what_a_reference_throws_is_a_reason(run, error):
    assert computed(run) == ReferenceFailed("trial", error)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (float("nan"), "NaN"),
        (torch.tensor([1.0, float("inf")]), "[1.0, Infinity]"),
        ({"n": [0.0, -float("inf")]}, '{"n": [0.0, -Infinity]}'),
        (None, "null"),
        ({1: 2}, '{"1": 2}'),
        (1j, '"1j"'),
    ],
)
def test_results_must_be_finite_and_plain(value, shown):
    assert computed(lambda given: {"y": value}) == ResultUnusable("trial", "y", shown)


def test_nothing_is_computed_on_meta():
    """A reference of shapes that reads a value fails instead of allocating."""
    assert isinstance(computed(lambda given: {"y": torch.ones(2)}, META), ReferenceFailed)


def thirds(given):
    return {"y": torch.ones(3) / 3, "n": 3, "word": "three"}


def test_another_device_must_agree_with_the_processor():
    """float32 is off by 1e-8: within 1e-4, not within 1e-9; what comes back is float64's."""
    assert computed(thirds, LOOSE) == {"y": [1 / 3] * 3, "n": 3, "word": "three"}
    disagreed = computed(lambda given: {"y": 1e3 * thirds(given)["y"]}, SINGLE)
    assert isinstance(disagreed, DevicesDisagree)
    assert (disagreed.reference, disagreed.result) == ("trial", "y")


def test_a_sum_that_cancels_is_no_disagreement():
    """0.1 + 0.2 - 0.3 is 0 in exact numbers, 1e-17 in one type and 1e-8 in the other."""
    assert computed(lambda given: {"y": torch.tensor([0.1, 0.2, -0.3]).sum()}, LOOSE)["y"] < 1e-15


@pytest.mark.parametrize(
    ("results", "same"),
    [
        ({"a": [1.0, 2.0]}, True),
        ({"a": [1.0, 2.0 + 1e-8]}, False),
        ({"a": [1.0 + 1.5e-9, 2.0]}, True),  # scaled by the largest number, not by its own
        ({"a": [[1.0], 2.0]}, False),
        ({"a": [1.0]}, False),
        ({}, False),
    ],
)
def test_agreement_is_relative_to_the_largest_number(results, same):
    found = devices.agreed("trial", CPU, results, {"a": [1.0, 2.0]})
    assert (found is None) == same


def test_a_failure_on_either_device_is_told():
    def only_here(given):
        if torch.get_default_dtype() is torch.float32:
            raise RuntimeError("not there")
        return {"y": 1}

    assert computed(only_here, SINGLE) == ReferenceFailed("trial", "not there")
    assert isinstance(computed(fails, SINGLE), ReferenceFailed)


def test_the_type_of_the_process_is_left_as_it_was():
    computed(throws)
    assert torch.get_default_dtype() is torch.float32
    assert torch.empty(1).device.type == "cpu"


def test_devices_that_are_not_here():
    assert devices.found("cpu") == CPU
    assert devices.found("tpu").device == "tpu"
    auto = devices.found("auto")
    assert auto.name == ("cuda" if torch.cuda.is_available() else "cpu")
