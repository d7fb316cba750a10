"""Every reason is reached, and has words in both languages."""

import pytest

from quizcli.arithmetic import read, read_answer
from quizcli.errors import Reason, arithmetic
from quizcli.messages.en.arithmetic import TEMPLATES as ENGLISH
from quizcli.messages.ko.arithmetic import TEMPLATES as KOREAN
from tests.arithmetic.test_reasons import ANSWERS, DECK, HOSTILE, NAMES, fault, rows


def said(template, reason):
    if callable(template):
        return template(reason)
    fields = {name: getattr(reason, name) for name in reason.__struct_fields__}
    return template.format(**fields)


def everything():
    found = [fault(read, row[0].replace("‖", "||"), NAMES) for row in rows(DECK)]
    found += [fault(read_answer, row[0], {}) for row in rows(ANSWERS)]
    found += [fault(read, text, NAMES) for text in HOSTILE]
    found.append(arithmetic.BadPath("a..b", 2))
    return [reason for reason in found if isinstance(reason, Reason)]


def test_every_reason_is_reached_and_has_words_in_both_languages():
    reasons = everything()
    declared = {cls for cls in Reason.registry.values() if cls.__module__ == arithmetic.__name__}
    assert {type(reason) for reason in reasons} == declared == set(ENGLISH) == set(KOREAN)
    for reason in reasons:
        for templates in (ENGLISH, KOREAN):
            words = said(templates[type(reason)], reason)
            assert words.endswith((".", "?"))
            assert len(words) < 300
            assert words.isprintable()


@pytest.mark.parametrize(
    ("text", "english", "korean"),
    [
        (
            "size ^ 2",
            "`size ^ 2`, character 6: `^` is written `**` here.",
            "`size ^ 2`, 6번째 글자: `^` 대신 `**`라고 씁니다.",
        ),
        ("12O", "`12O` is not a number.", "숫자가 아닙니다: `12O`."),
        ("", "an expression is missing.", "식이 빠졌습니다."),
        (
            "1 + \x1b[31m",
            "`1 + �[31m`, character 5: the invisible character U+001B cannot be used; delete it.",
            "`1 + �[31m`, 5번째 글자: 보이지 않는 문자 U+001B: 쓸 수 없습니다. 지워야 합니다.",
        ),
        (
            "1" + "+1" * 30 + "#" + "+1" * 30,
            "`…+1+1+1+1+1+1+1+1+1+1#+1+1+1+1+1+1+1+1+1+1…`, character 62: `#` cannot be used here.",
            "`…+1+1+1+1+1+1+1+1+1+1#+1+1+1+1+1+1+1+1+1+1…`, 62번째 글자: "
            "여기에 쓸 수 없는 글자입니다: `#`.",
        ),
    ],
)
def test_in_words(text, english, korean):
    reason = read(text)
    assert said(ENGLISH[type(reason)], reason) == english
    assert said(KOREAN[type(reason)], reason) == korean
