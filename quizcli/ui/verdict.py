"""What an answer would be worth, line by line, as `quiz grade` and `quiz add` say it."""

from collections.abc import Iterator

from quizcli.messages import label, say
from quizcli.model import Lang, Unreadable, Variant
from quizcli.screen import Graded


def lines(lang: Lang, variant: Variant, graded: Graded) -> Iterator[str]:
    grade = graded.grade
    yield label(lang, f"verdict.{graded.verdict}")
    if graded.reading and graded.reading.shown.of(lang):
        yield f"{label(lang, 'read-as')} {graded.reading.shown.of(lang)}"
    if isinstance(grade, Unreadable):
        yield say(lang, grade.reason)
        return
    yield from (say(lang, why) for why in grade.why)
    if grade.say:
        yield grade.say.of(lang)
    if grade.slip:
        yield f"slip: {grade.slip}"
    if not grade.right:
        yield f"{label(lang, 'key')} {variant.key.of(lang)}"
