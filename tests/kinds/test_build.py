"""build: what learners type (answers/build.txt), torch's own signatures, and what torch refuses.

Layers are read here without torch; whether they have the property a real worker says.
"""

import inspect
import re

import msgspec
import pytest
import torch
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizcli import catalogue, kinds, layering, messages
from quizcli.decks import cards
from quizcli.errors import Reason
from quizcli.errors import build as why
from quizcli.errors.answer import DoesNotHold, Empty, TooLong
from quizcli.errors.check import SlipSeldom, VariantFails
from quizcli.errors.computed import ExampleFails, NotComputable, NotTruth
from quizcli.errors.oracle import WaitsForTorch
from quizcli.layering.signatures import SIGNATURES, UNUSED
from quizcli.model import Card, Made, Reading, Text, Unreadable, Variant
from quizcli.screen import Graded
from quizcli.session import judging
from quizcli.session.checking import check
from quizcli.session.home import Home
from quizcli.session.trial import Trial
from quizcli.variants import begun
from tests.answers import HERE
from tests.session.test_adding import END, Author

KIND = kinds.load("build")
STEM = {
    "input": [3, 224, 224],
    "property": "=output_shape == [{c}, 112, 112]",
    "example": "Conv2d(3, {c}, 7, stride=2, padding=3)",
}


def card(source: str) -> Card:
    deck = cards.read(f"deck: d\ntitle: D\ncards:\n{source}".encode(), "d.yaml", {})
    assert not deck.problems, deck.problems
    return deck.cards[0]


def problems(**fields) -> list[tuple[int, Reason]]:
    """What is wrong with a card that has these fields, with the column of the mark."""
    whole = {"id": "c", "kind": "build", "ask": "?", "with": {"input": [3, 8, 8]}, **fields}
    source = f"- {yaml.safe_dump(whole, default_flow_style=True, width=9999)}"
    deck = cards.read(f"deck: d\ntitle: D\ncards:\n{source}".encode(), "d.yaml", {})
    return [found.reason for found in deck.problems]


def asked(fields: dict) -> Card:
    """The card of a line of the table."""
    given = {"id": "c", "kind": "build", "ask": "?", "with": {"input": fields.pop("input")}}
    slips = [{"label": name, "when": rule} for name, rule in fields.pop("slips", {}).items()]
    source = yaml.safe_dump(
        {**given, **fields, "slips": slips}, default_flow_style=True, width=9999
    )
    return card(f"- {source}")


def posed(card: Card, **names) -> Variant:
    """Its variant with these numbers, no reference asked."""
    key = begun.exemplary(card, names)
    made = KIND.variant(Made(card, 0, card.ask, names=names, key=key), {})
    assert isinstance(made, Variant), made
    return made


def read(typed: str, *allowed: str) -> str | Reason:
    found = layering.read(typed, "layers", allowed)
    return found if isinstance(found, Reason) else " -> ".join(found)


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    with Trial(Home(tmp_path_factory.mktemp("home")), {}) as made:
        yield made


def table():
    """Every line of the table with the card above it."""
    found = None
    for number, line in enumerate(HERE.joinpath("build.txt").read_text("utf-8").split("\n"), 1):
        if line.startswith("card "):
            found = asked(yaml.safe_load(line.removeprefix("card ")))
        elif line and not line.startswith("#"):
            typed, shown, verdict = line.rsplit("|", 2)
            yield pytest.param(
                found,
                typed.removesuffix(" "),
                (shown.strip(), verdict.strip()),
                id=f"line {number}",
            )


def outcome(trial: Trial, card: Card, typed: str) -> tuple[str, str]:
    """What was echoed and the verdict, as the table has them."""
    tried = trial.variant(card, 0)
    assert not isinstance(tried, Reason), tried
    graded = trial.graded(tried.variant, typed, lambda word: False)
    assert not isinstance(graded, Reason), graded
    if graded.reading is None:
        assert isinstance(graded.grade, Unreadable)
        return "-", type(graded.grade.reason).__name__
    grade = graded.grade
    words = ["right" if grade.right else "wrong", grade.slip]
    words += [type(reason).__name__ for reason in grade.why]
    return graded.reading.shown.en, " ".join(filter(None, words))


@pytest.mark.parametrize(("card", "typed", "expected"), list(table()))
def test_as_learners_type(trial, card, typed, expected):
    assert outcome(trial, card, typed) == expected


@pytest.mark.parametrize("layer", SIGNATURES)
def test_the_signatures_are_torchs(layer):
    """Names, order, what must be given and what has no place, as torch has them."""
    signature = SIGNATURES[layer]
    found = inspect.signature(getattr(torch.nn, signature.name)).parameters.values()
    named = [each for each in found if each.kind is not each.VAR_POSITIONAL]
    named = [each for each in named if each.kind is not each.VAR_KEYWORD]
    assert signature.named == tuple(p.name for p in named if p.kind is p.KEYWORD_ONLY)
    placed = [each for each in named if each.kind is not each.KEYWORD_ONLY]
    assert signature.required == tuple(p.name for p in placed if p.default is p.empty)
    assert signature.placed == tuple(each.name for each in placed)
    for each in placed:
        if each.name in UNUSED:
            assert UNUSED[each.name] == each.default


def test_every_layer_of_the_reference_can_be_typed():
    """Two have no class of their own in torch; every argument has a place to go."""
    _, stack = layering.stack("layers")
    assert set(stack.layers) - set(SIGNATURES) == {"global_avg_pool", "pool2d"}
    for layer, signature in SIGNATURES.items():
        known = {*stack.layers[layer].parameters, *UNUSED}
        assert set(signature.arguments) <= known
        assert set(stack.layers[layer].parameters) <= set(signature.arguments)
    header = catalogue.header("layers")
    assert header.meta


LAZY = "BatchNorm1d BatchNorm2d Conv2d ConvTranspose2d InstanceNorm2d Linear".split()


@pytest.mark.parametrize("name", LAZY)
def test_lazy_layers_are_told_nothing_of_what_arrives(name):
    lazy = inspect.signature(getattr(torch.nn, f"Lazy{name}")).parameters
    _, signature = layering.signatures.found(f"Lazy{name}")
    placed = [each.name for each in lazy.values() if each.kind is not each.KEYWORD_ONLY]
    assert signature.placed[: len(placed)] == tuple(placed)
    required = [each.name for each in lazy.values() if each.default is each.empty]
    assert signature.required == tuple(required)


PRINTED = [
    torch.nn.Conv2d(3, 8, 3, padding="same"),
    torch.nn.Conv2d(4, 8, (3, 5), stride=2, padding=(1, 2), groups=2, bias=False),
    torch.nn.ConvTranspose2d(4, 8, 2, stride=2, output_padding=1),
    torch.nn.MaxPool2d(3, 2, 1, ceil_mode=True),
    torch.nn.AvgPool2d(2),
    torch.nn.AdaptiveAvgPool2d((1, 7)),
    torch.nn.Linear(400, 10),
    torch.nn.BatchNorm2d(64),
    torch.nn.BatchNorm1d(64, eps=1e-3),
    torch.nn.GroupNorm(2, 4),
    torch.nn.LayerNorm(768),
    torch.nn.LayerNorm((4, 8, 8)),
    torch.nn.LocalResponseNorm(5),
    torch.nn.ReLU(inplace=True),
    torch.nn.LeakyReLU(0.2),
    torch.nn.ELU(),
    torch.nn.GELU("tanh"),
    torch.nn.Softmax(dim=1),
    torch.nn.Dropout(0.3),
    torch.nn.Flatten(),
    torch.nn.ZeroPad2d(1),
    torch.nn.Upsample(scale_factor=2),
    torch.nn.Tanh(),
    torch.nn.Identity(),
    torch.nn.PReLU(),
]


@pytest.mark.parametrize("module", PRINTED, ids=str)
def test_what_torch_prints_is_read_and_is_the_same_layer(module):
    """The text made of it, run as Python, prints the same."""
    text = read(str(module))
    assert isinstance(text, str), text
    again = eval(text, {name: getattr(torch.nn, name) for name in dir(torch.nn)})
    assert str(again) == str(module)


def test_a_network_as_torch_prints_it():
    network = torch.nn.Sequential(
        torch.nn.Sequential(torch.nn.Conv2d(1, 6, 5), torch.nn.ReLU()), torch.nn.MaxPool2d(2)
    )
    assert read(str(network)) == "Conv2d(1, 6, 5) -> ReLU() -> MaxPool2d(2)"


REFUSED = [
    *(f"Conv2d(4, 8, {typed})" for typed in ("-1", "3, stride=0", "3, stride=-1", "3, padding=-1")),
    *(f"Conv2d(4, 8, 3, {typed})" for typed in ("dilation=0", "dilation=-1", "groups=0")),
    *("Conv2d(0, 8, 3)", "Conv2d(-4, 8, 3)", "Conv2d(4, 8, 3, groups=-1)", "Conv2d(4, 8, 0)"),
    *("Conv2d(4, 0, 3)", "Conv2d(4, -1, 3)", "ConvTranspose2d(4, 0, 3)"),
    *("ConvTranspose2d(4, 8, 2, stride=0)", "ConvTranspose2d(4, 8, 2, padding=-1)"),
    *("ConvTranspose2d(4, 8, 2, output_padding=-1)", "ConvTranspose2d(4, 8, 0)"),
    *("ConvTranspose2d(4, 8, 2, dilation=0)", "ConvTranspose2d(4, 8, 2, groups=0)"),
    *(f"MaxPool2d({typed})" for typed in ("0", "-1", "2, 0", "2, -1", "2, 2, -1", "2, 2, 0, 0")),
    *(f"AvgPool2d({typed})" for typed in ("0", "-2", "2, 0", "2, 2, -1")),
    *("GroupNorm(0, 4)", "GroupNorm(-2, 4)", "Dropout(1.5)", "Dropout(-0.1)", "Dropout2d(2)"),
]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_torch_refuses_is_wrong_and_not_unreadable(trial, typed):
    """torch on the processor builds or runs none of these; nor do we, and we say so."""
    with pytest.raises((RuntimeError, ValueError, ZeroDivisionError)):
        eval(f"torch.nn.{typed}").eval()(torch.empty(1, 4, 8, 8))
    given = asked({"input": [4, 8, 8], "property": "jump >= 1", "example": "ReLU"})
    _, verdict = outcome(trial, given, typed)
    assert verdict == "wrong LayerRefused"


ACCEPTED_BY_TORCH = [
    "AdaptiveAvgPool2d(0)",
    "ZeroPad2d(-1)",
    "Upsample(scale_factor=0.5)",
    "Flatten(2)",
    "Flatten(0)",
    "LeakyReLU(-1)",
    "BatchNorm2d(4, momentum=None)",
    "Conv2d(4, 8, 3, padding=1, padding_mode='reflect')",
]


@pytest.mark.parametrize("typed", ACCEPTED_BY_TORCH)
def test_what_torch_builds_and_no_reference_can_is_never_wrong(typed):
    eval(f"torch.nn.{typed}").eval()(torch.empty(1, 4, 8, 8))
    assert isinstance(read(typed), Reason)


SIDES = st.integers(1, 1024)
CONVOLUTIONS = st.tuples(
    st.integers(1, 65536), st.integers(1, 65536), SIDES, SIDES, st.integers(0, 1024)
)


@given(CONVOLUTIONS, st.integers(0, 4))
def test_a_layer_is_the_same_in_every_notation_and_another_when_changed(numbers, changed):
    places = dict(
        zip("in_channels out_channels kernel_size stride padding".split(), numbers, strict=True)
    )
    text = read(f"Conv2d({', '.join(map(str, numbers))})")
    assert text == read(f"nn.conv2d({','.join(f'{name}={n}' for name, n in places.items())})")
    assert text == read(f"[torch.nn.Conv2d({', '.join(f'({n})' for n in numbers)},)]")
    i, o, k, s, p = numbers
    assert text == read(f"Sequential(Conv2d({i}, {o}, {k}x{k}, ({s}, {s}), padding=[{p},{p}]))")
    assert text == read(text)
    low, high = (0, 1024) if changed == 4 else (1, 65536 if changed < 2 else 1024)
    other = [n + (at == changed) * (1 if n < high else -1) for at, n in enumerate(numbers)]
    assert low <= other[changed] <= high
    assert text != read(f"Conv2d({', '.join(map(str, other))})")


ALPHABET = "Conv2d ReLU nn.()[]{}=,;:->→|'\"0123456789.*x×/_+-#@\\ \n\t（），합성곱 F lambda"
VARIANT = posed(asked({**STEM, "property": "=1 == 1", "example": "Conv2d(3, 8, 3) -> ReLU"}))


@given(st.one_of(st.text(max_size=500), st.text(ALPHABET, max_size=80)))
def test_no_text_makes_it_raise(typed):
    reading = KIND.parse(VARIANT, typed)
    if isinstance(reading, Reading):
        assert KIND.grade(VARIANT, reading).right in (True, False)
        assert read(reading.shown.en) == reading.shown.en


PIECES = [
    *("Conv2d(", "Linear(", "ReLU", "nn.", "Sequential(", "[", "(", ")", "]", ")", ",", "->", " "),
    *("3", "64", "(3, 3)", "padding=", "'same'", "kernel_size=", "7x7", "1e309", "-1", "None"),
    *("0.5", "**", "10**999", "True", "=", "=>", ";", "|", "2**20000", "1/0", "Dropout(", "⌊", "√"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_pieces_of_layers_make_it_raise(pieces):
    reading = KIND.parse(VARIANT, "".join(pieces))
    for lang in ("ko", "en"):
        if isinstance(reading, Unreadable):
            assert messages.say(lang, reading.reason)


@pytest.mark.parametrize(
    "typed",
    [
        "(" * 1999,
        "Sequential(" * 180,
        "(" * 999 + ")" * 999,
        "ReLU," * 400,
        "ReLU-" * 399 + "ReLU",
        "Linear(" + "1," * 900 + ")",
        "Linear(" + "9*" * 900 + "9, 3)",
        "Dropout(" + "(" * 900 + ")" * 900 + ")",
        "a" * 2000,
        "(0):" * 500,
        "Conv2d(3, 64, " + "9" * 1900 + ")",
    ],
)
def test_long_runs_are_read_at_once(typed):
    KIND.parse(VARIANT, typed)


def test_a_paste_is_no_answer():
    assert KIND.parse(VARIANT, "1" * 2001) == Unreadable(TooLong(2001, 2000))
    assert KIND.parse(VARIANT, " ") == Unreadable(Empty())


def test_its_own_samples():
    samples = KIND.samples(VARIANT)
    for typed in samples.right:
        assert KIND.grade(VARIANT, KIND.parse(VARIANT, typed)).right, typed
    (wrong,) = samples.wrong
    assert wrong == "Conv2d(2, 8, 3) -> ReLU()"
    assert not KIND.grade(VARIANT, KIND.parse(VARIANT, wrong)).right
    for typed in samples.unreadable:
        assert isinstance(KIND.parse(VARIANT, typed), Unreadable), typed


def test_the_form_and_the_key_as_shown():
    given = asked({**STEM, "layers": ["conv2d", "relu"], "property": "1 == 1", "example": "ReLU"})
    variant = posed(given)
    assert KIND.form(variant) == why.LayersWanted(("Conv2d", "ReLU"))
    assert messages.say("en", KIND.form(variant)) == (
        "Type layers as in torch.nn, -> between them (of Conv2d, ReLU)"
    )
    assert messages.say("ko", KIND.form(variant)) == (
        "torch.nn의 층을 ->로 이어 입력하세요 (쓸 수 있는 층: Conv2d, ReLU)"
    )
    assert KIND.form(VARIANT) == why.LayersWanted(())
    assert VARIANT.key == Text("Conv2d(3, 8, 3) -> ReLU()", "Conv2d(3, 8, 3) -> ReLU()")


DRAWN = """\
- id: stem
  kind: build
  ask: "[3, {side}, {side}] to [{c}, {half}, {half}]"
  draw: {c: [32, 64, 96, 128], half: 40..112}
  let: {side: 2*half}
  with: {input: [3, "=side", "=side"]}
  property: "=output_shape == [c, half, half]"
  example: Conv2d(3, {c}, 7, stride=2, padding=3)
  slips:
  - {when: "output_shape == [c, side, side]", label: no-stride, say: {ko: 보폭, en: stride of 2}}
"""


def test_numbers_drawn_stand_in_the_example_and_in_the_property(trial):
    tried = trial.variant(card(DRAWN), 3)
    variant = tried.variant
    c, half = (variant.made.draws[name] for name in ("c", "half"))
    assert variant.key.en == f"Conv2d(3, {c}, 7, stride=2, padding=3)"
    graded = trial.graded(variant, f"conv2d(3, {c}, 3, 2, 1)", lambda word: False)
    assert graded.verdict == "right"
    graded = trial.graded(variant, f"conv2d(3, {c + 1}, 3, 2, 1)", lambda word: False)
    seen = (f"c = {c}", f"half = {half}", f"output_shape = ({c + 1}, {half}, {half})")
    assert graded.grade.why == (DoesNotHold(seen),)
    graded = trial.graded(variant, f"conv2d(3, {c}, 3, 1, 1)", lambda word: False)
    assert (graded.grade.slip, graded.grade.say.en) == ("no-stride", "stride of 2")


def test_a_number_of_five_digits_in_the_example_has_no_comma():
    given = asked({"input": [512, 7, 7], "property": "1 == 1", "example": "ReLU"})
    computed = msgspec.structs.replace(given.computed, example="Flatten -> Linear({n}, 10)")
    given = msgspec.structs.replace(given, computed=computed)
    assert begun.exemplary(given, {"n": 25088}) == ("Flatten()", "Linear(25088, 10)")


def test_where_a_property_has_no_value_the_answer_lacks_it(trial):
    """A list of one entry has no second one."""
    given = asked({"input": [4, 8, 8], "property": "output_shape[1] == 8", "example": "ReLU"})
    variant = trial.variant(given, 0).variant
    graded = trial.graded(variant, "Flatten", lambda word: False)
    assert graded.grade.why == (DoesNotHold(("output_shape = (256)",)),)


def test_what_is_too_large_to_be_built_is_asked_again(trial):
    given = asked({"input": [4, 8, 8], "property": "jump >= 1", "example": "ReLU"})
    variant = trial.variant(given, 0).variant
    typed = "Upsample(65536) -> Conv2d(4, 65536, 1)"
    graded = trial.graded(variant, typed, lambda word: False)
    assert isinstance(graded.grade.reason, why.OutputTooLarge)


def test_without_a_reference_nothing_is_said():
    reading = KIND.parse(VARIANT, "Conv2d(3, 8, 3) -> ReLU")
    waits = judging.graded(VARIANT, reading, lambda job: WaitsForTorch())
    assert waits == WaitsForTorch()


def test_a_good_card_passes_the_check(trial):
    assert check(trial, card(DRAWN), 30).found == ()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"example": "Tanh"}, None),
        (
            {"property": "output_shape == [4, 8, 8]"},
            ExampleFails("(ReLU())", "output_shape == [4, 8, 8]"),
        ),
        ({"property": "parameters"}, NotTruth("parameters")),
        ({"example": "Conv2d(3, 8, 9)"}, None),
    ],
)
def test_the_check_tries_the_example(trial, fields, reason):
    whole = {"input": [3, 8, 8], "property": "output_shape == [3, 8, 8]", "example": "ReLU"}
    found = check(trial, asked({**whole, **fields}), 5).found
    if fields == {"example": "Tanh"}:
        assert found == ()
        return
    (failed,) = found
    assert isinstance(failed, VariantFails)
    assert reason is None or failed.reason == reason


def test_the_check_wants_slips_that_can_be_true_of_a_wrong_answer(trial):
    whole = {"input": [3, 8, 8], "property": "output_shape == [3, 8, 8]", "example": "ReLU"}
    slips = {"always": "parameters == 0", "number": "parameters", "good": "parameters > 0"}
    found = check(trial, asked({**whole, "slips": slips}), 5).found
    assert found == (SlipSeldom("always", 0, 25), SlipSeldom("number", 0, 25))


WHOLE = {"property": "output_shape == [3, 8, 8]", "example": "ReLU"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"reference": "layers"}, []),
        ({"closed_form": "1 == 1"}, [NotComputable("closed_form", "build")]),
        ({"runs": {"wide": {"input": [3, 9, 9]}}}, [NotComputable("runs", "build")]),
        ({"accept": "1 == 2"}, [NotComputable("accept", "build")]),
        ({"with": {"input": [3, 8, 8], "layers": ["relu"]}}, [why.LayersAreTyped("layers")]),
        ({"reference": "pool2d", "with": {}}, [why.NothingToBuild("pool2d")]),
        ({"slips": [{"label": "s", "take": "jump"}]}, [NotComputable("take", "build")]),
        (
            {"example": "Conv2d(3, 8)"},
            [
                why.ArgumentsMissing(
                    1, "Conv2d", ("kernel_size",), ("in_channels", "out_channels", "kernel_size")
                )
            ],
        ),
        ({"layers": ["Tanh"]}, [why.LayerNotAllowed("ReLU", ("Tanh",))]),
        ({"example": "MaxPool2d(2000)"}, [why.ArgumentOutside]),
    ],
)
def test_faults_of_a_card(fields, expected):
    found = problems(**{**WHOLE, **fields})
    assert [type(each) if isinstance(expected[0], type) else each for each in found] == expected


@pytest.mark.parametrize("missing", ["property", "example"])
def test_a_card_says_what_is_right_and_shows_an_example(missing):
    whole = {name: given for name, given in WHOLE.items() if name != missing}
    assert [str(each) for each in problems(**whole)] == [f"MissingField(field='{missing}')"]


def test_a_name_that_is_no_layer_cannot_be_allowed():
    fields = msgspec.convert({"property": "1 == 1", "layers": ["ReLU", "Conv1d"]}, KIND.Fields)
    (fault,) = KIND.faults(fields, {})
    assert fault.path == ("layers", 1)
    assert (fault.reason.name, fault.reason.meant) == ("Conv1d", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            ("Conv", "Conv2d"),
            ("FC", "Linear"),
            ("MaxPool", "MaxPool2d"),
            ("GAP", "AdaptiveAvgPool2d"),
        ),
        *(
            ("Conv2", "Conv2d"),
            ("Conv1d", ""),
            ("MaxPool3d", ""),
            ("Relu7", ""),
            ("Lineer", "Linear"),
        ),
        *(("Flaten", "Flatten"), ("LSTM", "")),
    ],
)
def test_the_layer_probably_meant(typed, meant):
    """Never one for another number of dimensions."""
    assert read(typed).meant == meant


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"property": "=a == 1"}, {"property": "a==1"}, True),
        ({"property": "a == 1"}, {"property": "a == 2"}, False),
        ({"layers": ["conv2d", "ReLU"]}, {"layers": ["relu", "Conv2d"]}, True),
        ({"layers": ["conv2d"]}, {}, False),
    ],
)
def test_what_makes_the_answer_the_answer(one, other, same):
    made = ({"property": "1 == 1", **fields} for fields in (one, other))
    first, second = (KIND.essence(msgspec.convert(fields, KIND.Fields)) for fields in made)
    assert (first == second) is same


def test_messages_name_the_layer_and_what_was_meant():
    said = messages.say("en", read("Conv2d(64, 7)"))
    assert said == (
        "Layer 1 (`Conv2d`): `kernel_size` is missing; torch reads "
        "Conv2d(in_channels, out_channels, kernel_size, …)."
    )
    said = messages.say("ko", read("Conv2d(3, 8, 3) -> Conv2d(8, 8, 3, strides=2)"))
    assert said == "2번째 층(`Conv2d`): `strides` 인자는 없습니다. 혹시 `stride`입니까?"
    for lang in ("ko", "en"):
        assert not re.search(r"[{}]", messages.say(lang, read("F.relu")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("MaxPool2d(2.0)", "a whole number from 1 to 1024 or a pair of such numbers, not `2.0`."),
        (
            "Conv2d(3, 8, 3, 1, full)",
            "a whole number from 0 to 1024, a pair of such numbers, 'valid' or 'same', not `full`.",
        ),
        ("Dropout(1e300)", "a number from 0 to 1, not `1e300`."),
        ("ReLU(64)", "True or False, not `64`."),
        ("Flatten(0)", "1, not `0`."),
        ("GELU('erf')", "'none' or 'tanh', not `'erf'`."),
        ("LayerNorm((0, 5))", "whole numbers from 1 to 65536, not `(0, 5)`."),
    ],
)
def test_what_may_stand_in_an_arguments_place(typed, said):
    reason = read(typed)
    assert isinstance(reason, why.ArgumentOutside)
    assert messages.say("en", reason).partition(" must be ")[2] == said
    assert "쓸 수 있는 값: " in messages.say("ko", reason)


def test_a_card_is_written_in_the_dialogue(house):
    """No reference and no key are asked for, and what cannot be is asked for again."""
    author = Author(house)
    good = ("{input: [3, 8, 8]}", "=output_shape == [4, 8, 8]", "Conv2d ReLU")
    bad = "Conv2d(3, 4)"
    lines = ("build", "Three to four?", "", *good, bad, "Conv2d(3, 4, 1) -> relu", *END)
    _, form = author.add(*lines, "conv2d(3,4,1)", "")
    assert author.last() == {
        "id": "three-four",
        "kind": "build",
        "ask": "Three to four?",
        "with": {"input": ["3", "8", "8"]},
        "property": "=output_shape == [4, 8, 8]",
        "layers": ["Conv2d", "ReLU"],
        "example": "Conv2d(3, 4, 1) -> relu",
    }
    assert [graded.verdict for graded in form.of(Graded)] == ["right"]
    assert [each.missing for each in form.of(why.ArgumentsMissing)] == [("kernel_size",)]
