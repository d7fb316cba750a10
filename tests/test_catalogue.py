"""Headers read without importing, and settings held to them: domains, defaults, rules, stacks."""

import importlib
import os
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizcli
from quizcli import arithmetic, catalogue
from quizcli.catalogue import domains, settings
from quizcli.catalogue.domains import At
from quizcli.catalogue.plain import plain
from quizcli.catalogue.spelled import Spelled, spelled
from quizcli.errors import Reason
from quizcli.errors import reference as errors

CONV = {"size": 5, "in_channels": 2, "out_channels": 4, "kernel_size": 3}
REFERENCES = [(topic, name) for topic, found in catalogue.topics().items() for name in found]


def test_references_are_found_by_topic():
    assert set(catalogue.topics()["convolution"]) >= {"conv2d", "layers", "pool2d"}
    assert catalogue.names() == tuple(sorted({name for _, name in REFERENCES}))
    assert len(catalogue.names()) == len(REFERENCES), "two references of one name"


@pytest.mark.parametrize(("topic", "name"), REFERENCES)
def test_a_header_is_the_literal_of_its_module(topic, name):
    literal = importlib.import_module(f"quizcli.references.{topic}.{name}").REFERENCE
    header = catalogue.header(name)
    assert (header.name, header.topic) == (name, topic)
    assert header.parameters == domains.declared(literal["parameters"])
    assert header.where == tuple(literal.get("where", ()))
    assert (header.results, header.source) == (literal["results"], literal["source"])
    assert (header.convention, header.meta) == (literal["convention"], literal.get("meta", False))


@pytest.mark.parametrize(("topic", "name"), REFERENCES)
def test_rules_can_be_read_and_use_only_the_parameters(topic, name):
    header = catalogue.header(name)
    stacks = [each.domain for each in header.parameters.values()]
    layers = [each for s in stacks if isinstance(s, domains.Stack) for each in s.layers.values()]
    both = [
        (header.where, header.parameters),
        *((layer.rules, layer.parameters) for layer in layers),
    ]
    for rules, parameters in both:
        known = {*parameters, *(f"{each}_shape" for each in parameters), "size", "axes"}
        for rule in rules:
            expression = arithmetic.read(rule)
            assert not isinstance(expression, Reason), rule
            assert expression.names <= known, rule


def test_no_such_reference():
    assert catalogue.header("conv3d") is None
    assert catalogue.checked("conv3d", {}) == errors.UnknownReference(
        "conv3d", "conv2d", catalogue.names()
    )


def test_defaults_are_filled_in_the_headers_order():
    assert list(catalogue.checked("conv2d", {**CONV, "bias": None}).items()) == [
        *(("size", 5), ("in_channels", 2), ("out_channels", 4), ("kernel_size", 3)),
        *(("stride", 1), ("padding", 0), ("dilation", 1), ("groups", 1), ("bias", True)),
    ]


def test_a_default_may_be_another_parameter():
    assert catalogue.checked("pool2d", {"size": 9, "kernel_size": [2, 3]})["stride"] == [2, 3]


def test_what_expressions_give_is_taken():
    """Tuples for pairs, and fractions that are whole."""
    asked = {**CONV, "size": (Fraction(5), 7)}
    assert catalogue.checked("conv2d", asked)["size"] == [5, 7]


@pytest.mark.parametrize("name", ["kernal_size", "kernelsize", "Kernel_size"])
def test_an_unknown_parameter_names_the_nearest(name):
    reason = catalogue.checked("conv2d", {**CONV, name: 3})
    assert isinstance(reason, errors.UnknownParameter)
    assert (reason.reference, reason.name, reason.meant) == ("conv2d", name, "kernel_size")


def test_a_missing_parameter():
    asked = {"size": 5, "in_channels": 2, "out_channels": 4}
    missing = errors.MissingParameter("conv2d", 0, "kernel_size")
    assert catalogue.checked("conv2d", asked) == missing
    assert catalogue.checked("conv2d", {**asked, "kernel_size": None}) == missing


RULES = [
    ({"groups": 3}, "in_channels % groups == 0", ("in_channels = 2", "groups = 3"), ""),
    ({"groups": 2, "out_channels": 3}, "out_channels % groups == 0", None, ""),
    ({"kernel_size": [3, 6]}, None, None, "width"),
    ({"kernel_size": [6, 3]}, None, None, "height"),
    ({"kernel_size": 6}, None, None, ""),
    ({"size": [2, 2]}, None, None, ""),
    ({"padding": "same", "stride": [1, 2]}, "stride == 1", None, "width"),
]


@pytest.mark.parametrize(("changed", "rule", "given_", "side"), RULES)
def test_rules_hold_for_each_side(changed, rule, given_, side):
    reason = catalogue.checked("conv2d", {**CONV, **changed})
    assert isinstance(reason, errors.RuleBroken)
    assert rule in (None, reason.rule)
    assert given_ in (None, reason.given)
    assert reason.side == side


LITERAL = {
    "count": {"int": [1, 9]},
    "pair": {"int": [1, 9], "sides": True, "words": {"half": {"as": "1 / 2"}}},
    "four": {"int": [0, 9], "sides": 4},
    "rate": {"real": [0, 1]},
    "switch": {"bool": True},
    "word": {"one_of": ["sum", "mean"]},
    "row": {"list": [-9, 9]},
    "table": {"list": [-9, 9], "axes": [1, 2], "whole": True},
    "shape": {"shape": [1, 9], "axes": [1, 3], "single": 99},
    "sizes": {"shape": [1, 9], "axes": [2]},
    "stack": {"layers": {"relu": {}}},
}
TAKEN = [
    ("count", [1, 9]),
    ("pair", [1, [2, 9], "half"]),
    ("four", [3, [0, 1, 2, 3]]),
    ("rate", [0, 1, 0.5, 1e-300]),
    ("switch", [True, False]),
    ("word", ["sum", "mean"]),
    ("row", [[1], [0.5, -9, 9], [0] * 10_000]),
    ("table", [[1, 2], [[1, 2], [3, 4], [5, 6]]]),
    ("shape", [[9], [1, 2, 3], [99], 3, 99]),
    ("sizes", [[9, 9]]),
    ("stack", [["relu"]]),
]
NAN, INF, HUGE = float("nan"), float("inf"), 10**5000
JUNK = ["", "1", "None", NAN, INF, -INF, HUGE, -HUGE, [], [[]], [[1], 2], {}, {"a": 1}, b"", 1j]
JUNK += [[NAN], [INF, INF], [True, True], [[1, 2], [3]], [["a"]], Fraction(HUGE, 3), object]
REFUSED = [
    ("count", errors.WholeWanted, [0, 10, 1.0, 0.5, True, "half", [1, 2]]),
    ("pair", errors.WholeWanted, [0, [0, 1], [1], [1, 2, 3], [1, 2.0], "whole", [True, 1]]),
    ("four", errors.WholeWanted, [[1, 2], [1, 2, 3], 10]),
    ("rate", errors.RealWanted, [-0.1, 1.1, True, [0.5, 0.5]]),
    ("switch", errors.SwitchWanted, [0, 1, "true"]),
    ("word", errors.WordWanted, ["Sum", "median", 1, ["sum"]]),
    ("row", errors.NumbersWanted, [1, [10], [True], [[1]], [0] * 10_001]),
    ("table", errors.NumbersWanted, [[1.5], [[[1]]], [[1, 2], [3]], [[1, 2], 3], [3, [1]]]),
    ("shape", errors.SizesWanted, [[1, 2], [0], [100], 0, 100, True, [1.0], [[1]], [1, 2, 10]]),
    ("sizes", errors.SizesWanted, [3, [3], [9, 10]]),
    ("stack", errors.StackWanted, [[], "relu", {"relu": None}]),
]


@pytest.mark.parametrize(("name", "values"), TAKEN)
def test_values_inside_a_domain(name, values):
    domain = domains.declared(LITERAL)[name].domain
    for value in values:
        assert domains.refused(domain, name, value, At("trial")) is None, value


@pytest.mark.parametrize(("name", "reason", "values"), REFUSED)
def test_values_outside_of_a_domain(name, reason, values):
    domain = domains.declared(LITERAL)[name].domain
    for value in [*values, *(plain(each) for each in JUNK if name != "stack")]:
        found = domains.refused(domain, name, value, At("trial", 2))
        assert type(found) is reason, value
        assert found.name == name
        assert len(found.value) <= 60


def test_a_header_with_an_unknown_type():
    with pytest.raises(ValueError, match="complex"):
        domains.declared({"z": {"complex": [0, 1]}})


def test_rules_about_lists_words_and_what_was_left_out():
    literal = {
        "a": {"list": [-9, 9], "axes": [2]},
        "b": {"list": [-9, 9]},
        "rate": {"real": [0, 1]},
        "mode": {"one_of": ["sum", "mean"]},
        "other": {"int": [0, 9], "default": None},
        "half": {"int": [0, 9], "words": {"half": {"as": "1 / 2"}}},
    }
    declared = domains.declared(literal)
    values = {"a": [[1, 2, 3]], "b": [1, 2, 3], "rate": 0.3, "mode": "sum", "half": "half"}
    values = settings.settled(declared, values, At("trial"))

    def broken(rule):
        return settings.broken([rule], declared, values, At("trial"))

    assert broken("a_shape[1] == b_shape[0]") is None
    assert broken("3 * rate == 0.9") is None, "decimals count as they are written"
    assert broken("b[0] == 1 and a[0] == b") is None
    assert broken("other == 5") is None, "not asked of what was left out"
    assert broken("4 * half == 2") is None
    assert broken("a_shape[0] == 2").rule == "a_shape[0] == 2"
    assert type(broken("mode + 1 == 2")) is not errors.RuleBroken


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(
    st.sampled_from(catalogue.names()).flatmap(
        lambda name: st.tuples(
            st.just(name),
            st.dictionaries(st.sampled_from([*catalogue.header(name).parameters, "x"]), ANYTHING),
        )
    )
)
def test_no_parameters_raise(asked):
    name, parameters = asked
    assert isinstance(catalogue.checked(name, parameters), dict | Reason)


def test_what_was_checked_can_be_checked_again():
    layers = ["Conv2d(3, 8, 3, padding='same')", {"repeat": 2, "layers": ["relu", "flatten"]}]
    asked = [
        ("conv2d", {**CONV, "size": [8, 9], "padding": "same"}),
        ("pool2d", {"size": 9, "kernel_size": 3}),
        ("layers", {"input": [3, 9, 9], "layers": layers}),
    ]
    for name, parameters in asked:
        once = catalogue.checked(name, parameters)
        assert catalogue.checked(name, once) == once


def stacked(*entries):
    found = catalogue.checked("layers", {"input": [3, 32, 32], "layers": list(entries)})
    return found if isinstance(found, Reason) else found["layers"]


def test_repeats_are_written_out():
    inner = {"repeat": 2, "layers": ["relu", "tanh"]}
    names = [layer["layer"] for layer in stacked("sigmoid", {"repeat": 2, "layers": [inner]})]
    assert names == ["sigmoid", *["relu", "tanh"] * 4]


def test_a_shape_of_one_axis_is_a_list():
    layers = ["LayerNorm(9)", {"layer_norm": {"normalized_shape": 9}}, "LayerNorm((9,))"]
    checked = catalogue.checked("layers", {"input": 9, "layers": layers})
    assert checked["input"] == [9]
    assert [layer["normalized_shape"] for layer in checked["layers"]] == [[9]] * 3


@pytest.mark.parametrize("sizes", [[1, 1, 65537], [2**31 + 1], 2**31 + 1, []])
def test_inputs_too_large(sizes):
    reason = catalogue.checked("layers", {"input": sizes, "layers": ["relu"]})
    assert isinstance(reason, errors.SizesWanted)
    assert reason.high == (65536 if sizes == [1, 1, 65537] or not sizes else 2**31)


def test_like_takes_over_what_is_not_said():
    table = {
        "a": {"module": "A", "takes": "map", "parameters": {"x": {"int": [1, 2]}}, "where": ["x"]},
        "b": {"like": "a", "module": "B", "parameters": {"y": {"bool": True}}},
        "c": {"like": "b", "parameters": {"x": {"int": [1, 9]}}},
    }
    told = domains.facts(table, "c")
    assert (told["module"], told["takes"], told["where"]) == ("B", "map", ["x"])
    assert list(told["parameters"].items()) == [("y", {"bool": True}), ("x", {"int": [1, 9]})]


def nested(times, depth):
    entry = "relu"
    for _ in range(depth):
        entry = {"repeat": times, "layers": [entry]}
    return entry


DEEP = nested(1, 9)
STACKS = [
    (["rleu"], errors.UnknownLayer, {"layer": 1, "name": "rleu", "meant": "relu"}),
    (["relu", "Conv2D(3"], errors.LayerUnreadable, {"layer": 2, "entry": '"Conv2D(3"'}),
    ([3], errors.LayerUnreadable, {"entry": "3"}),
    ([{"relu": None, "tanh": None}], errors.LayerUnreadable, {"layer": 1}),
    ([{"relu": 3}], errors.LayerUnreadable, {"layer": 1}),
    (["ReLU(True, False)"], errors.LayerUnreadable, {"layer": 1}),
    (["Linear(3, 4, in_features=3)"], errors.LayerUnreadable, {"layer": 1}),
    (["Conv2d(3, 8, 3, padding_mode='reflect')"], errors.UnknownParameter, {"layer": 1}),
    (["MaxPool2d(2, return_indices=True)"], errors.UnknownParameter, {"layer": 1}),
    (["MaxPool2d(2, return_indices=0.5)"], errors.UnknownParameter, {"layer": 1}),
    ([{"conv2d": {"padding_mode": "zeros"}}], errors.UnknownParameter, {"layer": 1}),
    ([{"nn.Conv5d": None}], errors.UnknownLayer, {"name": "Conv5d", "meant": "conv2d"}),
    ([{"Layer": "relu", "layer": "tanh"}], errors.UnknownParameter, {"name": "Layer"}),
    (["Linear(10)"], errors.MissingParameter, {"layer": 1, "name": "out_features"}),
    ([{"tanh": {"size": 3}}], errors.UnknownParameter, {"reference": "tanh", "known": ()}),
    ([{"linear": {"features": 3}}], errors.UnknownParameter, {"meant": "in_features"}),
    ([{"linear": {"out_features": "=n"}}], errors.WholeWanted, {"value": '"=n"', "layer": 1}),
    ([{"repeat": 0, "layers": ["relu"]}], errors.WholeWanted, {"name": "repeat"}),
    ([{"repeat": 2}], errors.StackWanted, {"value": "null"}),
    ([{"repeat": 2, "layers": []}], errors.StackWanted, {"value": "[]"}),
    ([{"repeat": 2, "times": 3, "layers": ["relu"]}], errors.UnknownParameter, {"name": "times"}),
    (["tanh", nested(10, 3)], errors.TooManyLayers, {"most": 1000}),
    (["relu"] * 1001, errors.TooManyLayers, {"most": 1000}),
    ([nested(1000, 8)], errors.TooManyLayers, {"most": 1000}),
    ([DEEP], errors.StackTooDeep, {"most": 8}),
]


@pytest.mark.parametrize(("entries", "reason", "fields"), STACKS)
def test_faults_of_a_stack(entries, reason, fields):
    found = stacked(*entries)
    assert type(found) is reason
    assert {name: getattr(found, name) for name in fields} == fields


def test_the_largest_and_the_deepest_stack():
    assert len(stacked(nested(10, 3))) == 1000
    assert len(stacked(nested(1, 8))) == 1


TEXTS = [
    ("relu", Spelled("relu")),
    (" ReLU() ", Spelled("ReLU")),
    ("MaxPool2d(2)", Spelled("MaxPool2d", (2,))),
    (
        "Conv2d(64, 128, (3, 1), padding=[1,0], bias=False)",
        Spelled("Conv2d", (64, 128, [3, 1]), {"padding": [1, 0], "bias": False}),
    ),
    ("f(-1, +2, .5, 1e-05, 2.)", Spelled("f", (-1, 2, 0.5, 1e-05, 2.0))),
    (
        "f(a=None, b=true, c='same', d=same)",
        Spelled("f", (), {"a": None, "b": True, "c": "same", "d": "same"}),
    ),
    ("f(1, 2,)", Spelled("f", (1, 2))),
    ("f((3), (3,), [3], (4*2))", Spelled("f", (3, [3], [3], 8))),
    ("f(16 * 5 * 5, a=28*28)", Spelled("f", (400,), {"a": 784})),
    ("f((2*3, 4), -2*3)", Spelled("f", ([6, 4], -6))),
    ("nn.f", Spelled("f")),
    ("torch.nn.f(1)", Spelled("f", (1,))),
    *(
        (text, None)
        for text in ("", "f(", "f(1 2)", "f(a=1, 2)", "f(a=1, a=2)", "f(())", "f(g(1))")
    ),
    *((text, None) for text in ("f(2*)", "f(*2)", "f(2.5*2)", "f(2*1e3)", "f(2**3)", "f(a*2)")),
    *((text, None) for text in ("nn.nn.f", "os.f", "f((2 3))")),
    *((text, None) for text in ("f(,)", "f()()", "f.g(1)", "1(2)", "f(1)" + " " * 200)),
    *((text, None) for text in ("f(__import__('os'))", "f(x.y)", "f([1, [2]])", "f('a b')")),
]


@pytest.mark.parametrize(("text", "read"), TEXTS)
def test_layers_spelled_as_torch_does(text, read):
    assert spelled(text) == read


@given(st.text(alphabet="fConv2d(),=[]'\" .-+1e\0", max_size=60) | st.text(max_size=220))
def test_no_text_raises(text):
    assert isinstance(spelled(text), Spelled | None)


def test_digests():
    digests = {catalogue.digest(name) for name in catalogue.names()}
    assert len(digests) == len(catalogue.names())
    assert all(len(digest) == 32 and int(digest, 16) for digest in digests)


def test_a_digest_covers_its_own_file_and_what_is_shared(tmp_path):
    copy = tmp_path / "quizcli"
    shutil.copytree(Path(quizcli.__file__).parent, copy, ignore=shutil.ignore_patterns("*.pyc"))

    def digests() -> list[str]:
        code = "from quizcli import catalogue as c; print(c.digest('conv2d'), c.digest('pool2d'))"
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.split()

    def touch(path: str) -> None:
        with (copy / path).open("a", encoding="utf-8") as file:
            file.write("\n")

    before = digests()
    assert before == [catalogue.digest("conv2d"), catalogue.digest("pool2d")]
    touch("references/convolution/pool2d.py")
    own = digests()
    assert (own[0], own[1] != before[1]) == (before[0], True)
    touch("references/measure.py")
    shared = digests()
    assert shared[0] != own[0] and shared[1] != own[1]
    touch("catalogue/stack.py")
    assert digests()[0] != shared[0]
