"""Every message in full, in both languages: tests/golden/messages.txt (`--overwrite` renews it)."""

import re
import string
from pathlib import Path

import pytest

from quizcli import messages
from quizcli.errors import Reason, notice
from tests.messages.samples import ASIDE, SAMPLES

ERRORS = Path(messages.__file__).parents[1] / "errors"


def test_in_full(golden):
    lines = []
    for sample in SAMPLES:
        lines.append(type(sample).__name__)
        lines += [f"  {messages.say('en', sample)}", f"  {messages.say('ko', sample)}"]
    golden("messages.txt", "\n".join(lines))


def test_every_reason_is_sampled():
    """What can be wrong with a deck's text is said in full in tests/decks/problems.txt."""
    wanted = {cls.__name__ for cls in Reason.registry.values() if cls.__module__ not in ASIDE}
    assert wanted == {type(sample).__name__ for sample in SAMPLES}


def test_no_two_reasons_share_a_name():
    """They are told apart by it in the index and between processes."""
    names = re.findall(
        r"^class (\w+)",
        "\n".join(file.read_text(encoding="utf-8") for file in ERRORS.glob("*.py")),
        re.M,
    )
    assert len(names) == len(set(names))


def test_every_label_in_full(golden):
    english, korean = messages.templates("en"), messages.templates("ko")
    lines = [
        f"{name}\n  {english[name]}\n  {korean[name]}" for name in english if isinstance(name, str)
    ]
    golden("labels.txt", "\n".join(lines))


def test_both_languages_have_the_same_templates_with_the_same_fields():
    english, korean = messages.templates("en"), messages.templates("ko")
    assert english.keys() == korean.keys()
    for name, template in english.items():
        if isinstance(template, str):
            other = korean[name]
            assert isinstance(other, str), name
            assert fields(template) == fields(other), name


def fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_braces_in_what_is_quoted_are_not_fields(lang):
    assert "{0}" in messages.say(lang, notice.NoSuchCommand("/{0}"))
