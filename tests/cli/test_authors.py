"""check, show, grade and reference: exact output and exit codes, in both languages.

A command that asks torch costs seconds, so most of these cards need none; what torch says is
checked against Dumoulin & Visin's relation, worked out by hand beside the expected values.
"""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from quizcli import variants
from quizcli.screen import Command
from tests.cli.test_commands import ROOT, Learner

DECK = """\
deck: net
title: {ko: 신경망, en: Networks}
cards:
- id: side
  kind: number
  ask:
    ko: "{size}×{size} 입력, 커널 {kernel_size}, 한쪽 패딩 {padding}: 출력 한 변은?"
    en: "Input {size}×{size}, kernel {kernel_size}, padding {padding} a side: output side?"
  hint: {ko: "나눌 것이 없다.", en: "Nothing to divide."}
  draw: {size: 16..256, kernel_size: [3, 5, 7], padding: 1..3}
  reference: conv2d
  with: {in_channels: 1, out_channels: 8}
  take: output_size
  closed_form: size - kernel_size + 2*padding + 1
  work: "{size} − {kernel_size} + 2·{padding} + 1 = {key}"
  slips:
  - with: {padding: 0}
    label: no-padding
    say: {ko: "패딩을 잊었다.", en: "You forgot the padding."}
- id: kept
  kind: number
  ask:
    ko: "커널 {kernel_size}: 크기 {size:을} 지키는 패딩은?"
    en: "Kernel {kernel_size}: which padding keeps the size {size}?"
  draw: {size: 16..256, kernel_size: [3, 5, 7, 9, 11, 13]}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1, padding: "=answer"}
  accept: output_size == size
  example: (kernel_size - 1) / 2
- id: below
  kind: number
  ask: "{a} − {b}?"
  hint: {ko: "0보다 작다.", en: "Below 0."}
  draw: {a: 1..9, b: 10..40}
  key: "=a - b"
  work: "{a} − {b} = {key}"
  slips: [{when: b - a, label: turned}]
- id: relu
  kind: choice
  ask: {ko: "x < 0에서 렐루는?", en: "ReLU for x < 0?"}
  options:
  - {text: zero, right: true}
  - {text: same, label: identity, say: {ko: "그것은 x > 0이다.", en: "That is for x > 0."}}
"""
FAULTS = """\
deck: faults
title: T
cards:
- id: particle
  kind: number
  ask: {ko: "{a}과 {b}의 합은?", en: "The sum of {a} and {b}?"}
  draw: {a: 1..40, b: 1..40}
  key: "=a + b"
  after: [sum]
  slips: [{when: b + a, label: turned}]
- id: one-language
  kind: recall
  ask: "활성화 함수란?"
  answer: "활성 함수는 비선형이다."
- id: halves
  kind: number
  ask: {ko: "{n}의 절반은?", en: "Half of {n}?"}
  draw: {n: [3, 5, 7]}
  key: "=n / 2"
- id: unread
  kind: numbr
  ask: Q
"""
TERMS = """\
terms:
  activation-function: {ko: [활성화 함수, 활성 함수], en: [activation function]}
"""
TORCH = version("torch")
KOREAN = "ko_KR.UTF-8"


class Author(Learner):
    """A learner with decks that compute; commands may be given their standard input."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.deck = self.home / "mine" / "net.yaml"
        self.deck.write_text(DECK, encoding="utf-8")
        (self.home / "mine" / "small.yaml").unlink()

    def batch(self, verb: str, *lines: object, lang: str = "C.UTF-8") -> tuple[int, list]:
        """The exit code, and the line out for each line in; objects are sent as JSON."""
        sent = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        done = subprocess.run(
            [sys.executable, "-m", "quizcli", verb, "--batch"],
            env={"PATH": os.environ["PATH"], "QUIZ_HOME": str(self.home), "LANG": lang},
            input="\n".join(sent) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
        assert done.stderr == ""
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def author(tmp_path_factory):
    return Author(tmp_path_factory.mktemp("author"))


@pytest.fixture
def alone(tmp_path):
    """An author whose decks the test may change."""
    return Author(tmp_path)


def test_show_a_card_that_asks_a_reference(author):
    """Seed 7 draws 82, 3 and 3: 82 - 3 + 2·3 + 1 = 86, and 80 without the padding."""
    code, out, error = author.quiz("show", "net:side", "--seed", "7")
    assert (code, error) == (0, "")
    assert out == (
        "Input 82×82, kernel 3, padding 3 a side: output side?\n"
        "\n"
        "Type a whole number\n"
        "Hint: Nothing to divide.\n"
        "Answer: 86\n"
        "82 − 3 + 2·3 + 1 = 86\n"
        "  no-padding: 80 You forgot the padding.\n"
        "quiz reference conv2d size=82 kernel_size=3 padding=3 in_channels=1 out_channels=8\n"
        f"Seed 7 · by {TORCH}\n"
    )


def test_show_as_json(author):
    """86·86 places, 8 filters of 9 weights: 532,512 multiply-adds, 8·9 + 8 = 80 parameters."""
    code, out, error = author.quiz("show", "net:side", "--seed", "7", "--json", lang=KOREAN)
    assert (code, error) == (0, "")
    assert json.loads(out) == {
        "item": "net:side",
        "kind": "number",
        "seed": 7,
        "ask": {
            "ko": "82×82 입력, 커널 3, 한쪽 패딩 3: 출력 한 변은?",
            "en": "Input 82×82, kernel 3, padding 3 a side: output side?",
        },
        "form": "정수로 입력하세요",
        "options": [],
        "key": {"ko": "86", "en": "86"},
        "rows": [],
        "hint": {"ko": "나눌 것이 없다.", "en": "Nothing to divide."},
        "work": {"ko": "82 − 3 + 2·3 + 1 = 86", "en": "82 − 3 + 2·3 + 1 = 86"},
        "draws": {"size": 82, "kernel_size": 3, "padding": 3},
        "slips": [{"label": "no-padding", "value": 80}],
        "by": TORCH,
        "reference": "conv2d",
        "parameters": {
            "size": 82,
            "kernel_size": 3,
            "padding": 3,
            "in_channels": 1,
            "out_channels": 8,
        },
        "results": {
            "output_size": 86,
            "output_shape": [8, 86, 86],
            "parameters": 80,
            "multiply_adds": 532512,
        },
        "convention": "padding is per side, a fraction is rounded down; "
        "adding the bias is not counted among the multiply-adds",
    }


def test_show_in_korean(author):
    assert author.quiz("show", "net:below", "--seed", "1", "--lang", "ko") == (
        0,
        "4 − 22?\n\n정수로 입력하세요\n힌트: 0보다 작다.\n정답: -18\n4 − 22 = -18\n"
        "  turned: 18\n시드 1 · -\n",
        "",
    )


def test_show_the_variant_that_comes_next(alone):
    code, out, _ = alone.quiz("show", "net:below", "--json")
    assert (code, json.loads(out)["seed"]) == (0, variants.seed("net:below", 0))


def test_show_a_choice(author):
    code, out, _ = author.quiz("show", "net:relu", "--seed", "1", "--json")
    found = json.loads(out)
    assert code == 0
    assert sorted(option["en"] for option in found["options"]) == ["same", "zero"]
    right = [option["en"] for option in found["options"]].index("zero")
    assert found["key"]["en"] == f"{'ab'[right]}) zero"
    assert (found["by"], found["reference"], found["results"]) == ("", None, None)


@pytest.mark.parametrize("verb", [("show",), ("grade", "--seed", "1")])
def test_an_item_no_deck_has(author, verb):
    verb, *options = verb
    answer = ["3"] if verb == "grade" else []
    assert author.quiz(verb, "net:sied", *options, *answer) == (
        1,
        "",
        "No deck has an item `net:sied`. Did you mean `net:side`? Items are named `deck:card`.\n",
    )
    assert author.quiz(verb, "xxx", *options, *answer, lang=KOREAN)[2] == (
        "어느 덱에도 없는 항목입니다: `xxx`. 항목 이름은 `덱:카드`로 씁니다.\n"
    )


@pytest.mark.parametrize(
    ("lang", "typed", "said"),
    [
        ("en", ["-18"], "Right\nRead as: -18\n"),
        ("ko", ["-18"], "맞음\n읽은 답: -18\n"),
        ("en", ["--", "-18"], "Right\nRead as: -18\n"),
        ("en", ["4", "-", "22"], "Right\nRead as: 4 - 22 = -18\n"),
        ("ko", ["18"], "틀림\n읽은 답: 18\nslip: turned\n정답: -18\n"),
        ("en", ["-3"], "Wrong\nRead as: -3\nAnswer: -18\n"),
        ("en", ["abc"], "Cannot be read\n`abc` cannot be read as part of a number.\n"),
        ("ko", ["abc"], "읽을 수 없음\n숫자로 읽을 수 없는 말입니다: `abc`.\n"),
    ],
)
def test_grade(author, lang, typed, said):
    given = ["net:below", "--seed", "1", "--lang", lang, *typed]
    assert author.quiz("grade", *given) == (0, said, "")


def test_grade_as_json(author):
    code, out, _ = author.quiz("grade", "net:below", "--seed", "1", "--json", "--", "4-", "22")
    assert (code, json.loads(out)) == (
        0,
        {
            "item": "net:below",
            "seed": 1,
            "answer": "4- 22",
            "reading": "4- 22 = -18",
            "verdict": "right",
            "why": [],
            "say": None,
            "slip": "",
            "key": "-18",
        },
    )


@pytest.mark.parametrize("words", [[], ["net:below"]])
def test_grade_without_an_answer(author, words):
    usage = "quiz grade ITEM [--seed N] [--] ANSWER\n"
    assert author.quiz("grade", *words) == (2, "", f"Usage: {usage}")
    assert author.quiz("grade", *words, lang=KOREAN) == (2, "", f"사용법: {usage}")


def test_grade_with_an_option_misspelt(author):
    assert author.quiz("grade", "net:below", "--sede", "1", "3") == (
        2,
        "",
        "There is no option `--sede`. Usage: quiz grade ITEM [--seed N] [--] ANSWER\n",
    )


def test_grading_records_nothing(alone):
    alone.quiz("grade", "net:below", "-18")
    assert not (alone.home / "quiz.db").exists()


REQUEST = '{"item": "deck:card", "seed": 7, "answer": "112"}'


def test_grade_a_batch_in_its_order(author):
    """198 - 7 + 2·4 + 1 = 200 is not 198: the padding that keeps it is 3."""
    below = {"item": "net:below", "seed": 1}
    sent = [
        {**below, "answer": "-18", "note": [7]},
        {**below, "answer": "x"},
        {"item": "net:side", "seed": 7, "answer": "80"},
        {"item": "net:kept", "seed": 1, "answer": "4"},
        {"item": "net:kept", "seed": 1, "answer": "3"},
        {"item": "net:relu", "answer": "same", "seed": 1},
    ]
    code, out = author.batch("grade", *sent)
    assert code == 0
    assert out[0] == {
        **sent[0],
        "reading": "-18",
        "verdict": "right",
        "why": [],
        "say": None,
        "slip": "",
        "key": "-18",
    }
    assert out[1]["verdict"] == "unreadable"
    assert out[1]["reading"] is None
    assert out[1]["why"] == [
        {"reason": "UnknownWord", "message": "`x` cannot be read as part of a number."}
    ]
    assert (out[2]["verdict"], out[2]["slip"], out[2]["key"]) == ("wrong", "no-padding", "86")
    assert out[2]["say"] == "You forgot the padding."
    assert (out[3]["verdict"], out[3]["key"]) == ("wrong", "3")
    assert out[3]["why"] == [
        {
            "reason": "DoesNotHold",
            "message": "With this answer: output_size = 200, size = 198.",
        }
    ]
    assert out[4]["verdict"] == "right"
    assert (out[5]["verdict"], out[5]["slip"]) == ("wrong", "identity")


def test_grade_a_batch_with_bad_lines_in_between(author):
    below = {"item": "net:below", "seed": 1, "answer": "-18"}
    bad = [
        "not json",
        "[1]",
        {**below, "seed": -1},
        {**below, "seed": True},
        {**below, "answer": 18},
        {"item": "net:below"},
        "[" * 100_000,
    ]
    code, out = author.batch("grade", below, "", *bad, {**below, "item": "net:belw"}, below)
    assert code == 1
    assert [each.get("verdict") for each in out] == ["right", *[None] * 8, "right"]
    for number, line in enumerate(bad, 3):
        error = {
            "reason": "BadLine",
            "message": f"Line {number} is no request. One JSON object a line is wanted: {REQUEST}",
        }
        asked = line if isinstance(line, dict) else {}
        assert out[number - 2] == {**asked, "error": error}
    assert out[-2]["error"] == {
        "reason": "NoSuchItem",
        "message": "No deck has an item `net:belw`. Did you mean `net:below`? "
        "Items are named `deck:card`.",
    }
    assert author.batch("grade", "x", lang=KOREAN)[1] == [
        {
            "error": {
                "reason": "BadLine",
                "message": "1번째 줄은 요청이 아닙니다. 한 줄에 JSON 객체 하나를 쓰세요: "
                + REQUEST,
            }
        }
    ]


@pytest.mark.parametrize("field", ["item", "answer"])
def test_half_a_character_in_a_batch_costs_its_line_only(author, field):
    below = {"item": "net:below", "seed": 1, "answer": "-18"}
    _, out = author.batch("grade", {**below, field: "\ud800"}, below)
    assert (len(out), out[-1]["verdict"]) == (2, "right")
    assert out[0].get("verdict", "unreadable") == "unreadable"


def test_references_there_are(author):
    code, out, error = author.quiz("reference")
    assert (code, error) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "convolution"
    assert (
        "  pool2d(size, channels, kernel_size, stride, padding, ceil_mode, dilation) -> "
        "output_size, output_shape, parameters"
    ) in lines
    assert lines[-1] == "`quiz reference NAME` says what each parameter may be."
    listed = [line.partition("(")[0].strip() for line in lines if line.startswith("  ")]
    _, out, _ = author.quiz("reference", "--json", lang=KOREAN)
    assert [json.loads(line)["reference"] for line in out.splitlines()] == listed
    assert author.quiz("reference", lang=KOREAN)[1].splitlines()[-1] == (
        "`quiz reference 이름`은 파라미터의 범위를 알려 줍니다."
    )


POOL = "Dumoulin & Visin 2016, relation 15; torch.nn.MaxPool2d"
CONVENTION = (
    "padding is per side; a fraction is rounded down, with ceil_mode up, "
    "but no window begins in the padding after the input"
)


def test_what_a_reference_takes_and_gives(author):
    lines = [
        "pool2d",
        "  size: 1..65536 | [h, w]",
        "  channels: 1..65536 = 1",
        "  kernel_size: 1..1024 | [h, w]",
        "  stride: 1..1024 | [h, w] = kernel_size",
        "  padding: 0..512 | [h, w] = 0",
        "  ceil_mode: true | false = false",
        "  dilation: 1..1024 | [h, w] = 1",
        "  2 * padding <= kernel_size",
        "  ceil_mode or dilation * (kernel_size - 1) + 1 <= size + 2 * padding",
        "  dilation * (kernel_size - 1) + 1 < size + 2 * padding + stride",
        "  -> output_size: side of the output in pixels; [height, width] where they differ "
        "and where `size` is a pair",
        "  -> output_shape: [channels, height, width] of the output",
        "  -> parameters: number of weights: 0",
    ]
    code, out, _ = author.quiz("reference", "pool2d")
    assert (code, out.splitlines()) == (
        0,
        [*lines, f"Convention: {CONVENTION}", f"Source: {POOL}"],
    )
    assert author.quiz("reference", "pool2d", lang=KOREAN)[1].splitlines() == [
        *lines,
        f"규약: {CONVENTION}",
        f"출처: {POOL}",
    ]


def test_ask_a_reference(author):
    """30·30 places, 8 filters of 3·9 weights: 194,400; 8·27 + 8 = 224 parameters."""
    settings = ["size=32", "kernel_size=3", "in_channels=3", "out_channels=8"]
    code, out, error = author.quiz("reference", "conv2d", *settings, lang=KOREAN)
    assert (code, error) == (0, "")
    assert out == (
        "output_size: 30\n"
        "output_shape: [8, 30, 30]\n"
        "parameters: 224\n"
        "multiply_adds: 194,400\n"
        "규약: padding is per side, a fraction is rounded down; "
        "adding the bias is not counted among the multiply-adds\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "english", "korean"),
    [
        (
            ["conv2d", "size=0"],
            1,
            "`conv2d`: `size` must be a whole number from 1 to 65536, or a pair [height, width] "
            "of such numbers, not 0.",
            "`conv2d`: `size` 자리에 0 값이 있습니다. 올 수 있는 것: 1부터 65536까지의 정수, "
            "그런 수 둘의 목록 [높이, 너비].",
        ),
        (
            ["pool2d", "stide=2"],
            1,
            "`pool2d` has no parameter `stide`; did you mean `stride`?",
            "`pool2d`: `stide` 매개변수는 없습니다. 혹시 `stride`입니까?",
        ),
        (
            ["pool2d", "size=5", "kernel_size=3", "padding=2"],
            1,
            "`pool2d`: `2 * padding <= kernel_size` does not hold: kernel_size = 3, padding = 2.",
            "`pool2d`: `2 * padding <= kernel_size` 조건에 맞지 않습니다(kernel_size = 3, "
            "padding = 2).",
        ),
        (
            ["pol2d"],
            1,
            "there is no reference `pol2d`; did you mean `pool2d`?",
            "모르는 레퍼런스입니다: `pol2d`. 혹시 `pool2d`입니까?",
        ),
        (
            ["pool2d", "size"],
            2,
            "`size` is no setting; write `name=value`, as in `stride=2`.",
            "설정이 아닙니다: `size`. `stride=2`처럼 `이름=값`으로 쓰세요.",
        ),
        (
            ["pool2d", "size=[5"],
            1,
            "this is not valid YAML (while parsing a flow sequence, did not find expected ',' or "
            "']'); a bracket is not closed, or a comma is missing.",
            "YAML 문법에 맞지 않습니다(while parsing a flow sequence, did not find expected ',' or "
            "']'). 대괄호가 닫히지 않았거나 쉼표가 빠졌습니다.",
        ),
    ],
)
def test_what_a_reference_does_not_take(author, words, code, english, korean):
    assert author.quiz("reference", *words) == (code, "", english + "\n")
    assert author.quiz("reference", *words, lang=KOREAN) == (code, "", korean + "\n")


def test_ask_references_a_batch_in_its_order(author):
    """AlexNet's first pooling: ⌊(55 - 3) / 2⌋ + 1 = 27."""
    pool = {"id": 3, "reference": "pool2d", "parameters": {"size": 55, "kernel_size": 3}}
    strided = {**pool, "parameters": {**pool["parameters"], "stride": 2}}
    wanted = '{"reference": "conv2d", "parameters": {"size": 32, …}}'
    code, out = author.batch(
        "reference", strided, {"reference": "pol2d"}, "", "x", {"parameters": {}}, pool
    )
    assert code == 1
    assert out[0] == {
        **strided,
        "results": {"output_size": 27, "output_shape": [1, 27, 27], "parameters": 0},
        "convention": CONVENTION,
    }
    assert out[1] == {
        "reference": "pol2d",
        "error": {
            "reason": "UnknownReference",
            "message": "there is no reference `pol2d`; did you mean `pool2d`?",
        },
    }
    for place, number in ((2, 4), (3, 5)):
        assert out[place]["error"] == {
            "reason": "BadLine",
            "message": f"Line {number} is no request. One JSON object a line is wanted: {wanted}",
        }
    assert out[4]["results"]["output_size"] == 18
    assert len(out) == 5


@pytest.mark.parametrize(
    "parameters",
    ["[1]", '{"size": NaN, "kernel_size": 3}', '{"\\ud800": 1}'],
    ids=["list", "nan", "half-a-character"],
)
def test_bad_parameters_in_a_batch_cost_their_line_only(author, parameters):
    bad = f'{{"reference": "pool2d", "parameters": {parameters}}}'
    code, out = author.batch("reference", bad, {"reference": "pol2d"})
    assert (code, [sorted(each) for each in out][1:]) == (1, [["error", "reference"]])
    assert out[0]["error"]["reason"] in ("BadLine", "WholeWanted")


def test_what_was_asked_is_shown_from_the_log_without_decks(house, alone):
    for typed, lang in (("tanh", "en"), ("ReLU", "ko")):
        session, _ = house.session(typed, "", Command.QUIT, lang=lang)
        session.run()
    alone.home = house.home.root
    house.deck.unlink()
    assert alone.quiz("show", "small:relu", "--past") == (
        0,
        "study_day: 2026-11-22\nquestion: The name of max(0, x)?\nanswer: tanh\nkey: ReLU\n"
        "\n"
        "study_day: 2026-11-22\nquestion: max(0, x)의 이름은?\nanswer: ReLU\nkey: 렐루 (ReLU)\n"
        "\n",
        "",
    )
    code, out, _ = alone.quiz("show", "small:relu", "--past", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, [row["lang"] for row in rows]) == (0, ["en", "ko"])
    assert [(row["item"], row["answer"], row["correct"]) for row in rows] == [
        ("small:relu", "tanh", 0),
        ("small:relu", "ReLU", 1),
    ]
    assert alone.quiz("show", "small:relu")[0] == 1


def test_what_was_undone_was_not_asked(house, alone):
    session, _ = house.session("tanh", Command.UNDO, Command.QUIT)
    session.run()
    alone.home = house.home.root
    assert alone.quiz("show", "small:relu", "--past") == (
        1,
        "",
        "The log has no review of `small:relu`.\n",
    )


def test_nothing_was_asked_yet(author):
    assert author.quiz("show", "net:side", "--past", lang=KOREAN) == (
        1,
        "",
        "기록에 복습이 없는 항목입니다: `net:side`\n",
    )


def test_check_finds_nothing_in_good_decks_and_notes_what_it_proved(alone):
    proved = alone.home / "elsewhere" / "proved.json"
    given = ["check", "--seeds", "200", "--proofs", str(proved)]
    assert alone.quiz(*given) == (0, "Cards 4, problems 0, advice 0.\n", "")
    assert len(json.loads(proved.read_text(encoding="utf-8"))) == 1
    assert not (alone.home / "proved.json").exists()


def planted(author: Author) -> Path:
    file = author.home / "mine" / "faults.yaml"
    file.write_text(FAULTS, encoding="utf-8")
    (file.parent / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return file


def test_check_says_what_is_wrong_and_what_to_weigh(alone):
    file = planted(alone)
    expected = f"""\
{file}:21:9: unknown kind `numbr`; did you mean `number`? The kinds are: build, choice, cloze, \
formula, match, number, order, recall, shape, tensor, text.
{file}:4:3: `after` names `faults:sum`, which no deck has.
{file}:4:3: `과` after `{{a}}` at character 1 does not fit every value; write `{{a:과}}`.
{file}:4:3: the slip `turned` differs from the key and the other slips in only 0 % of the \
variants; at least 25 % are wanted.
{file}:15:3: cannot be asked with n=7 (50 of 50 variants): the key is 3.5, no whole number; add \
`decimals`, `digits` or `rtol` to say how it is to be rounded
advice: {file}:11:3: `ask` is not in both languages: its `en` side is in the other.
advice: {file}:11:3: `answer` is not in both languages: its `en` side is in the other.
advice: {file}:1:1: one concept (activation-function) goes by several names here: 활성 함수, \
활성화 함수.
Cards 3, problems 5, advice 3.
"""
    assert alone.quiz("check", str(file), "--seeds", "50") == (1, expected, "")


def test_check_in_korean(alone):
    file = planted(alone)
    expected = f"""\
{file}:21:9: 모르는 종류입니다: `numbr`. 혹시 `number`입니까? 종류는 다음과 같습니다: build, \
choice, cloze, formula, match, number, order, recall, shape, tensor, text.
{file}:4:3: `after`에 적힌 항목이 어느 덱에도 없습니다: `faults:sum`
{file}:4:3: 1번째 글자의 `{{a}}` 뒤에 있는 `과`: 값에 따라 맞지 않을 수 있습니다. \
`{{a:과}}`처럼 씁니다.
{file}:4:3: slip `turned`: 정답이나 다른 slip과 다른 변형이 0 %뿐입니다. 25 % 이상이어야 합니다.
{file}:15:3: 물을 수 없는 수입니다: n=7(변형 50개 가운데 50개). 정답이 정수가 아닙니다: 3.5. \
어디까지 반올림할지 `decimals`, `digits`, `rtol` 중 하나로 정해 주세요
권고: {file}:11:3: `ask`: 두 언어로 쓰이지 않았습니다. `en` 쪽이 다른 언어입니다.
권고: {file}:11:3: `answer`: 두 언어로 쓰이지 않았습니다. `en` 쪽이 다른 언어입니다.
권고: {file}:1:1: 한 개념(activation-function)을 여러 이름으로 부릅니다: 활성 함수, 활성화 함수
카드 3장, 문제 5개, 권고 3개.
"""
    said = alone.quiz("check", str(file), "--seeds", "50", lang=KOREAN)
    assert said == (1, expected, "")


def test_check_as_json(alone):
    file = planted(alone)
    code, out, _ = alone.quiz("check", str(file), "--seeds", "50", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(row["level"], row.get("card"), row.get("reason")) for row in rows] == [
        ("problem", "unread", "UnknownKind"),
        ("problem", "particle", "UnknownItem"),
        ("problem", "particle", "BareParticle"),
        ("problem", "particle", "SlipSeldom"),
        ("problem", "halves", "VariantFails"),
        ("advice", "one-language", "OneLanguage"),
        ("advice", "one-language", "OneLanguage"),
        ("advice", "", "TermVaries"),
        ("summary", None, None),
    ]
    assert rows[2] == {
        "level": "problem",
        "card": "particle",
        "file": str(file),
        "line": 4,
        "column": 3,
        "reason": "BareParticle",
        "message": "`과` after `{a}` at character 1 does not fit every value; write `{a:과}`.",
    }
    assert rows[-1] == {
        "level": "summary",
        "cards": 3,
        "problems": 5,
        "advice": 3,
        "unchecked": 0,
    }


def test_check_with_advice_only_is_well(alone):
    file = planted(alone)
    cut = FAULTS[FAULTS.index("- id: one-language") : FAULTS.index("- id: halves")]
    file.write_text(f"deck: faults\ntitle: T\ncards:\n{cut}", encoding="utf-8")
    code, out, _ = alone.quiz("check", str(file))
    assert (code, out.splitlines()[-1]) == (0, "Cards 1, problems 0, advice 3.")


def test_check_of_one_deck_knows_the_items_of_the_others(alone):
    file = alone.home / "mine" / "more.yaml"
    card = "{id: a, kind: recall, ask: 가, answer: 1, after: ['net:relu']}"
    file.write_text(f"deck: more\ntitle: T\ncards:\n- {card}\n", encoding="utf-8")
    assert alone.quiz("check", str(file))[1].splitlines()[-1] == ("Cards 1, problems 0, advice 1.")


def test_check_where_there_is_no_deck(author):
    path = author.home / "nothing"
    assert author.quiz("check", str(path)) == (1, "", f"There is no deck at `{path}`.\n")
    assert author.quiz("check", str(path), lang=KOREAN) == (
        1,
        "",
        f"그곳에는 덱이 없습니다: `{path}`\n",
    )
