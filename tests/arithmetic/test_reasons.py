"""What cannot be read or computed says why, and where."""

import math

import pytest

from quizcli.arithmetic import Expression, read, read_answer, value
from quizcli.arithmetic.bounds import BITS
from quizcli.errors import Reason, arithmetic

LONG = tuple(range(10_000))
NAMES = {
    "size": 224,
    "v": (1, 2),
    "word": "adam",
    "nothing": math.nan,
    "long": LONG,
    "longer": (*LONG, 1),
    "huge": 1 << BITS,
    "gates": {"f": 1},
}

DECK = """
                        | ExpressionEmpty    | 1
1 +                     | ValueMissing       | 4
* 2                     | ValueMissing       | 1
1 + * 2                 | ValueMissing       | 5
()                      | ValueMissing       | 2
[1,,2]                  | ValueMissing       | 4
2 3                     | OperatorMissing    | 3
size size               | OperatorMissing    | 6
2(3)                    | OperatorMissing    | 2
(1 2)                   | OperatorMissing    | 4
(1                      | BracketOpen        | 1
2*[1, (2]               | BracketStray       | 9
max(1, 2                | BracketOpen        | 4
1)                      | BracketStray       | 2
1]                      | BracketStray       | 2
1, 2                    | CommaOutside       | 2
(1, 2)                  | CommaOutside       | 3
size ^ 2                | WrittenOtherwise   | 6
size = 2                | WrittenOtherwise   | 6
size => 2               | WrittenOtherwise   | 6
size <> 2               | WrittenOtherwise   | 6
size && 2               | WrittenOtherwise   | 6
size || 2               | WrittenOtherwise   | 6
2 × 3                   | WrittenOtherwise   | 3
2 · 3                   | WrittenOtherwise   | 3
2 − 3                   | WrittenOtherwise   | 3
2 ÷ 3                   | WrittenOtherwise   | 3
2²                      | WrittenOtherwise   | 2
size²                   | WrittenOtherwise   | 5
size ≤ 2                | WrittenOtherwise   | 6
√2                      | WrittenOtherwise   | 1
{size} * 2              | WrittenOtherwise   | 1
２                      | WrittenOtherwise   | 1
not 1                   | WordReserved       | 1
1 if 2 else 3           | WordReserved       | 3
lambda: 1               | WordReserved       | 1
True                    | WordReserved       | 1
1 in v                  | WordReserved       | 3
size.real               | NoAttributes       | 5
(1).real                | NoAttributes       | 4
v[0].real               | NoAttributes       | 5
'adam'                  | NoStrings          | 1
word == "adam"          | NoStrings          | 9
open(1)                 | NotFunction        | 1
__import__(1)           | NotFunction        | 1
size(1)                 | NotFunction        | 1
1.2.3                   | BadNumber          | 1
12O                     | BadNumber          | 1
0x10                    | BadNumber          | 1
1_000                   | BadNumber          | 1
2size                   | BadNumber          | 1
1e                      | BadNumber          | 1
size # 2                | StrangeCharacter   | 6
size; 2                 | StrangeCharacter   | 5
크기                    | StrangeCharacter   | 1
v[0:1]                  | StrangeCharacter   | 4
value@Wide              | StrangeCharacter   | 6
1 + siez                | NameNotKnown       | 5
sqrt + 1                | FunctionBare       | 1
max()                   | ArgumentCount      | 1
max([])                 | ArgumentCount      | 1
1 + sqrt(1, 2)          | ArgumentCount      | 5
dot(v)                  | ArgumentCount      | 1
1/0                     | DividedByZero      | 2
1%0                     | DividedByZero      | 2
1//(1-1)                | DividedByZero      | 2
0**-1                   | DividedByZero      | 2
1/(0*exp(1))            | DividedByZero      | 2
log(0)                  | OutsideDomain      | 1
log2(-1)                | OutsideDomain      | 1
sqrt(-1)                | OutsideDomain      | 1
log(-exp(1))            | OutsideDomain      | 1
(-8)**(1/3)             | OutsideDomain      | 5
(-exp(1))**0.5          | OutsideDomain      | 10
exp(1000)               | NumberTooBig       | 1
exp(700)*exp(700)       | NumberTooBig       | 9
exp(1) + 10**400        | NumberTooBig       | 8
exp(1) / (1/10**400)    | NumberTooBig       | 8
9**9**9                 | NumberTooBig       | 2
1**10001                | NumberTooBig       | 2
2**10001                | NumberTooBig       | 2
10**9000                | NumberTooBig       | 3
(1/10)**9000            | NumberTooBig       | 7
exp(2)**20000           | NumberTooBig       | 7
1 + 1e999999999         | NumberTooBig       | 5
1e-999999999            | NumberTooBig       | 1
1e9999                  | NumberTooBig       | 1
10**5000*10**5000       | NumberTooBig       | 9
1/10**5000/10**5000     | NumberTooBig       | 11
1/3**9999+1/7**7000     | NumberTooBig       | 10
huge                    | NumberTooBig       | 1
nothing                 | NotFinite          | 1
v + 1                   | OperandKind        | 1
-v                      | OperandKind        | 2
1 + word                | OperandKind        | 5
(1 < 2) + 1             | OperandKind        | 2
1 < word                | OperandKind        | 5
v < v                   | OperandKind        | 1
1 and 2 < 3             | OperandKind        | 1
1 < 2 and 2             | OperandKind        | 11
size[0]                 | OperandKind        | 5
v[1/2]                  | OperandKind        | 3
v[exp(0.0)*1.5]         | OperandKind        | 3
sqrt(v)                 | OperandKind        | 6
max(1)                  | OperandKind        | 1
max(v, 1)               | OperandKind        | 1
dot(1, 2)               | OperandKind        | 1
dot([word], v[0:])      | StrangeCharacter   | 16
dot([word], [1])        | OperandKind        | 1
gates                   | OperandKind        | 1
v[2]                    | IndexOutside       | 2
v[-3]                   | IndexOutside       | 2
dot(v, [1])             | LengthsDiffer      | 1
longer                  | TooManyElements    | 1
0 == [long, 1]          | TooManyElements    | 6
"""

ANSWERS = """
12O                     | BadNumber          | 1
0x10                    | BadNumber          | 1
1.000.000               | BadNumber          | 1
2r                      | BadNumber          | 1
1,00                    | BadThousands       | 1
1 + 1234,567            | BadThousands       | 5
0,123                   | BadThousands       | 1
1_00                    | BadThousands       | 1
1,000_000               | BadThousands       | 1
sqrt(1,00)              | BadThousands       | 6
max(1,000, 5)           | CommaUnclear       | 5
3, 4                    | CommaOutside       | 2
2 3                     | OperatorMissing    | 3
2 (3)                   | OperatorMissing    | 3
2³4                     | OperatorMissing    | 3
1 ½                     | OperatorMissing    | 3
1/2(3)                  | ProductUnclear     | 4
1÷2π                    | ProductUnclear     | 4
[1]                     | ListInAnswer       | 1
1]                      | ListInAnswer       | 2
abc                     | UnknownWord        | 1
12개                    | UnknownWord        | 3
e^2                     | UnknownWord        | 1
nan                     | UnknownWord        | 1
inf                     | UnknownWord        | 1
3 x -2                  | UnknownWord        | 3
x3                      | UnknownWord        | 1
2ⁿ                      | UnknownWord        | 2
sqrt 9                  | FunctionBare       | 1
log10(3)                | NotFunction        | 1
3!                      | StrangeCharacter   | 2
(1 = 1)                 | StrangeCharacter   | 4
= = 5                   | ExpressionEmpty    | 3
5 =                     | ExpressionEmpty    | 4
1/3 = 0.333             | TwoValues          | 5
5 = 1/0                 | DividedByZero      | 6
1/0 = 5                 | DividedByZero      | 2
5%                      | ValueMissing       | 3
²                       | ValueMissing       | 1
√-4                     | OutsideDomain      | 1
1e999999999             | NumberTooBig       | 1
2⁹⁹⁹⁹⁹                  | NumberTooBig       | 2
(2                      | BracketOpen        | 1
2)                      | BracketStray       | 2
"""


def rows(table):
    return [[cell.strip() for cell in row.split("|")] for row in split(table)]


def split(table):
    return [row for row in table.replace("||", "‖").splitlines() if row]


def fault(reading, text, names):
    made = reading(text)
    return value(made, names) if isinstance(made, Expression) else made


@pytest.mark.parametrize(("text", "reason", "column"), rows(DECK))
def test_in_a_deck(text, reason, column):
    text = text.replace("‖", "||")
    found = fault(read, text, NAMES)
    assert (type(found).__name__, found.column) == (reason, int(column))
    assert found.text == text


@pytest.mark.parametrize(("text", "reason", "column"), rows(ANSWERS))
def test_in_an_answer(text, reason, column):
    found = fault(read_answer, text, {})
    assert (type(found).__name__, found.column) == (reason, int(column))
    assert found.text == text


OPEN = "(" * 51 + "1" + ")" * 51
HOSTILE = {
    "a" * 1001: "ExpressionTooLong",
    "1" * 1001: "ExpressionTooLong",
    OPEN: "ExpressionTooDeep",
    "(" * 1000: "ExpressionTooDeep",
    "[" * 1000: "ExpressionTooDeep",
    "-" * 999 + "1": "ExpressionTooDeep",
    "2**" * 300 + "1": "ExpressionTooDeep",
    "sqrt(" * 150 + "1": "ExpressionTooDeep",
    "+".join(["1"] * 251): "ExpressionTooWide",
    ",".join(["1"] * 500): "CommaOutside",
    "[" + ",".join(["1"] * 499) + "]": None,
    "+".join(["1"] * 250): None,
    OPEN[1:-1]: None,
    "9**9**9**9": "NumberTooBig",
    "10**5000*" * 60 + "1": "NumberTooBig",
    "1e6000+" * 20 + "1": None,
    "*".join(["9**999"] * 100): "NumberTooBig",
    "+".join(["dot(long, long)"] * 50): "TooMuchWork",
    "==".join(["long"] * 150): "TooMuchWork",
    "+".join(["max(long)"] * 90): "TooMuchWork",
    "[" + ",".join(["long"] * 150) + "]": "TooManyElements",
    "(" + "9" * 998 + ")": None,
}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_bounded(text):
    found = fault(read, text, NAMES)
    assert (type(found).__name__ if isinstance(found, Reason) else None) == HOSTILE[text]


def test_a_list_of_lists_cannot_grow_deeper_from_name_to_name():
    grown = (1,)
    for _ in range(100):
        made = value(read("[[[grown]]]"), {"grown": grown})
        if isinstance(made, Reason):
            break
        grown = made
    assert isinstance(made, arithmetic.ExpressionTooDeep)


@pytest.mark.parametrize(
    ("found", "meant"),
    [("^", "**"), ("=", "=="), ("=>", ">="), ("<>", "!="), ("&&", "and"), ("||", "or"),
     ("×", "*"), ("·", "*"), ("−", "-"), ("–", "-"), ("÷", "/"), ("≤", "<="), ("≠", "!="),
     ("¹⁰", "**10"), ("⁻³", "**-3"), ("{size}", "size"), ("（", "("), ("９", "9")],
)  # fmt: skip
def test_what_was_meant(found, meant):
    reason = read(f"size {found} 2")
    assert isinstance(reason, arithmetic.WrittenOtherwise)
    assert (reason.found, reason.meant) == (found, meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("ln(2)", "log"), ("sqr(2)", "sqrt"), ("SQRT(2)", "sqrt"), ("int(2)", "floor"), ("q(2)", "")],
)
def test_which_function_was_meant(text, meant):
    assert read(text).meant == meant


def test_the_nearest_name():
    assert value(read("siez"), NAMES).meant == "size"
    assert value(read("Size"), NAMES).meant == "size"
    assert value(read("zzz"), NAMES).meant == ""


def test_the_column_of_what_was_typed():
    """Brackets are read as functions, but an error points into what the learner wrote."""
    for typed, column in (
        ("⌈", 2),
        ("⌈3", 1),
        ("⌊7/2⌋ + x", 9),
        ("int(3) + y", 10),
        ("⌈1⌉ = 2", 5),
    ):
        made = read_answer(typed)
        assert (made.text, made.column) == (typed, column), made
