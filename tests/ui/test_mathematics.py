"""Formulas on the screen: what is painted, what stays, and the command that shows the source."""

import pytest
from msgspec import structs

from quizcli.model import Text
from quizcli.ui import layout, listing, verdict
from quizcli.ui.mathematics import Shown, shown
from quizcli.ui.terminal import Terminal
from tests.pty.terminal import Program
from tests.ui.test_layout import feedback, painted, question

FRACTION = r"$\frac{W_1-F+2P}{S}+1$"

CARD = r"""
deck: my.formulas
title: {ko: 수식, en: Formulas}
cards:
- id: first
  kind: recall
  ask: {ko: '$x_{t-1}$의 뜻은?', en: 'What is $x_{t-1}$?'}
  answer: {ko: '앞의 $x$', en: 'the $x$ before'}
- id: second
  kind: recall
  ask: {ko: '$h_{t-1}$의 뜻은?', en: 'What is $h_{t-1}$?'}
  answer: {ko: '앞의 $h$', en: 'the $h$ before'}
"""


@pytest.mark.parametrize(
    ("text", "unicode", "plain"),
    [
        (f"크기: {FRACTION}.", "크기: (W₁ − F + 2P)/S + 1.", "크기: (W_1 - F + 2P)/S + 1."),
        ("$$2^{10}$$ = 1024", "2¹⁰ = 1024", "2^10 = 1024"),
        ("$x_1$와 $x_2$", "x₁와 x₂", "x_1와 x_2"),
        (r"\$5는 $x$달러", "$5는 x달러", "$5는 x달러"),
        ("$5 and $6, 5 $", "$5 and $6, 5 $", "$5 and $6, 5 $"),
        (r"$\text{가격: \$5}$", "가격: $5", "가격: $5"),
        (r"$\frac{a$ 그대로", r"\frac{a 그대로", r"\frac{a 그대로"),
        (r"C:\new\\ [bold]", r"C:\new\\ [bold]", r"C:\new\\ [bold]"),
        ("$x$ {n}", "x {n}", "x {n}"),
        ("", "", ""),
    ],
)
def test_what_is_shown_of_a_text(text, unicode, plain):
    assert shown(text) == unicode
    assert shown(text, Shown.PLAIN) == plain
    assert shown(text, Shown.SOURCE) == text


def formulas(kind: str, **given):
    """A question with a formula wherever a card may have one."""
    asked = question(kind, **given)
    made = structs.replace(asked.variant.made, ask=Text(*[f"{FRACTION}: $y_1$"] * 2))
    variant = structs.replace(asked.variant, made=made, work=Text("$w_1$", "$w_1$"))
    return structs.replace(asked, variant=variant, hint=Text("$z_1$", "$z_1$"))


OPTIONS = [
    {"text": {"ko": "$u_1$", "en": "$u_1$"}, "right": True},
    {"text": {"ko": "$v_1$", "en": "$v_1$"}, "say": {"ko": "$s_1$", "en": "$s_1$"}},
]


@pytest.mark.parametrize(
    ("given", "signs"),
    [
        ({"plain": False}, ["(W₁ − F + 2P)/S + 1: y₁", "u₁", "v₁", "z₁", "s₁", "w₁"]),
        ({"plain": True}, ["(W_1 - F + 2P)/S + 1: y_1", "u_1", "v_1", "z_1", "s_1", "w_1"]),
        ({"plain": False, "source": True}, [FRACTION, "$u_1$", "$v_1$", "$z_1$", "$s_1$", "$w_1$"]),
    ],
    ids=["unicode", "plain", "source"],
)
def test_every_text_of_a_card(given, signs):
    asked = formulas("choice", options=OPTIONS)
    places = {text.en: letter for letter, text in zip("ab", asked.variant.options, strict=True)}
    answered = feedback(asked, places["$v_1$"])
    screen = painted(layout.question("en", asked, **given), 80)
    screen += painted(layout.feedback("en", answered, **given), 80)
    assert [sign for sign in signs if sign not in screen] == []
    if not given.get("source"):
        assert "$" not in screen


def test_the_verdict_and_the_listing():
    asked = formulas("recall", answer={"ko": "$k_1$", "en": "$k_1$"})
    told = "\n".join(verdict.lines("en", asked.variant, feedback_graded(asked)))
    assert "k₁" in told and "$" not in told
    row = ("d:c", "recall", "new", f"{FRACTION}?")
    assert next(listing.lines([row], 80)).endswith("(W₁ − F + 2P)/S + 1?")
    assert next(iter(listing.tabbed([row]))).endswith(f"{FRACTION}?")


def feedback_graded(asked):
    from quizcli.model import Grade
    from quizcli.screen import Graded

    return Graded(None, Grade(right=False))


def test_the_source_is_shown_for_one_question_only(monkeypatch, capsys):
    terminal = Terminal(plain=True)
    monkeypatch.setattr(terminal, "_read", lambda lang, prompt: "")
    first, second = (formulas("recall", answer={"ko": "a", "en": "a"}) for _ in range(2))
    for asked in (first, first, second, first):
        terminal.ask("en", asked)
        terminal.source()
    painted_ = capsys.readouterr().out
    screens = painted_.split("done 3")[1:]
    assert [FRACTION in screen for screen in screens] == [False, True, False, False]


def test_the_command_in_a_session(tmp_path):
    """`/m`, also with the Korean layout on, at the question and at the answer; then no more."""
    deck = tmp_path / "quiz" / "own" / "f.yaml"
    deck.parent.mkdir(parents=True)
    deck.write_text(CARD, encoding="utf-8")
    (tmp_path / "quiz" / "config.toml").write_text('decks = ["own"]\n', encoding="utf-8")
    program = Program(tmp_path, "today", lang="ko")
    assert "xₜ₋₁의 뜻은?" in program.asked()
    program.type("/ㅡ")
    assert "$x_{t-1}$의 뜻은?" in program.asked()
    program.type("")
    assert "앞의 $x$" in program.until("\n> ")
    program.type("/m")
    assert "앞의 x\n" in program.until("\n> ")
    program.type("")
    assert "hₜ₋₁의 뜻은?" in program.asked()
    program.type("/q")
    program.end()
