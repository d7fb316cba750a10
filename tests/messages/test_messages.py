"""Every message in full, in both languages: tests/golden/messages.txt (`--overwrite` renews it)."""

import string

import pytest

from quizcli import messages
from quizcli.errors import Reason, answer, notice, state
from quizcli.model import Place, Problem, Text

FULL = state.DiskFull("/home/kim/quiz.db")
GATES = (Text("입력 게이트", "input gate"), Text("출력 게이트", "output gate"))
SAMPLES: list[Reason] = [
    answer.Empty(),
    answer.NoSuchOption("e", "d"),
    answer.NotAnOption("zz", "d"),
    answer.OneOnly(2),
    answer.TooLong(900, 400),
    answer.Missing(GATES),
    answer.Extra(("GPU", "CPU")),
    answer.OptionsMissed(GATES),
    answer.OptionsExtra(GATES[:1]),
    answer.CaseDiffers("relu"),
    notice.SetAside(2, 30),
    notice.DecksRefused(2),
    notice.NoFolder("/home/kim/dekcs"),
    notice.NoCards(("/home/kim/decks",)),
    notice.MovedItems(3, "old:relu", "new:relu"),
    notice.Undid("event.review", "small:relu"),
    notice.Undid("event.bury", "small:relu"),
    notice.Rerated("rating.4", "2026-12-01"),
    notice.SelfRated("rating.2", "2026-11-23"),
    notice.Claimed("rectifier", "/home/kim/decks/small.yaml", 4),
    notice.Buried("small:relu"),
    notice.Suspended("small:relu"),
    notice.Skipped(),
    notice.NoHint(),
    notice.NoSuchCommand("/z"),
    notice.EnterOrRating("5"),
    notice.KeepOrRelearn("x"),
    notice.NotHere("/a"),
    notice.CardGone("small:relu"),
    notice.CardBroken(Problem(Place("small.yaml", 4, 3), state.DifferentDecks("small", "b.yaml"))),
    notice.NoEditor("emcas"),
    notice.NotRecorded(FULL),
    notice.BackupFailed(FULL),
    notice.StarterKept(("week2/day1-intro.yaml",)),
    notice.TimeUp(10),
    state.NewerDatabase("/home/kim/quiz.db", 9, 1),
    FULL,
    state.CannotWrite("/home/kim", "Read-only file system"),
    state.Busy("/home/kim/quiz.db"),
    state.Damaged("/home/kim/quiz.db", "file is not a database"),
    state.OtherSession(4711, "/dev/pts/3", "2026-11-22 09:00"),
    state.NothingToUndo(),
    state.NothingYet("/home/kim/quiz.db"),
    state.NoBackup("tow", ("one", "two")),
    state.NoBackup("two", ()),
    state.ClockBack("2026-11-23", "2026-11-20"),
    state.SettingsSyntax("config.toml", "Invalid value (at line 1, column 9)"),
    state.UnknownSetting("config.toml", 3, "new_per_dya", "new_per_day", ("decks", "lang")),
    state.UnknownSetting("config.toml", 3, "x", "", ("decks", "lang")),
    state.BadSetting("config.toml:2", "retention", "90", "wanted.retention"),
    state.NoSuchVerb("tody", "today", ("today", "due")),
    state.NoSuchVerb("x", "", ("today", "due")),
    state.NoTerminal(),
    state.NoSuchDeck("week9", ("week2.day1.intro",)),
    state.NoSuchDeck("week9", ()),
    state.DifferentDecks("small", "/home/kim/decks/small.yaml"),
]


def test_in_full(golden):
    lines = []
    for sample in SAMPLES:
        lines.append(type(sample).__name__)
        lines += [f"  {messages.say('en', sample)}", f"  {messages.say('ko', sample)}"]
    golden("messages.txt", "\n".join(lines))


def test_every_reason_is_sampled():
    modules = {answer.__name__, notice.__name__, state.__name__}
    wanted = {cls.__name__ for cls in Reason.registry.values() if cls.__module__ in modules}
    assert wanted == {type(sample).__name__ for sample in SAMPLES}


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
