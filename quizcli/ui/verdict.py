"""What an answer would be worth, line by line, as `quiz grade` and `quiz add` say it."""

from collections.abc import Iterator

from quizcli.messages import label, say
from quizcli.model import Lang, Unreadable, Variant
from quizcli.screen import Graded
from quizcli.ui.mathematics import Shown
from quizcli.ui.mathematics import shown as formulas


def lines(
    lang: Lang, variant: Variant, graded: Graded, how: Shown = Shown.UNICODE
) -> Iterator[str]:
    grade = graded.grade
    yield label(lang, f"verdict.{graded.verdict}")
    if graded.reading and graded.reading.shown.of(lang):
        yield f"{label(lang, 'read-as')} {formulas(graded.reading.shown.of(lang), how)}"
    if isinstance(grade, Unreadable):
        yield say(lang, grade.reason)
        return
    yield from (formulas(say(lang, why), how) for why in grade.why)
    if grade.say:
        yield formulas(grade.say.of(lang), how)
    if grade.slip:
        yield f"slip: {grade.slip}"
    if not grade.right:
        yield f"{label(lang, 'key')} {formulas(variant.key.of(lang), how)}"
