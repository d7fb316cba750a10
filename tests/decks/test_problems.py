"""Every problem in full, in both languages, from the plain-text cases beside this file."""

from pathlib import Path

import pytest

from quizcli.decks import cards, terms
from quizcli.messages import problem
from quizcli.model import Lang, Problem, Term

TERMS = {
    "model": Term("model", ko=("모델",), en=("model",)),
    "data": Term("data", ko=("데이터",), en=("data",)),
}


def cases(name: str) -> list[object]:
    """Title, input, English and Korean of each case of a file; the file's head left out."""
    blocks = (Path(__file__).parent / name).read_text().split("\n.\n")[1:-1]
    rows = [[block.lstrip("\n") for block in blocks[i : i + 4]] for i in range(0, len(blocks), 4)]
    return [pytest.param(*row[1:], id=row[0]) for row in rows]


def said(lang: Lang, first: str, problems: tuple[Problem, ...]) -> str:
    return "\n".join([first, *(problem(lang, each) for each in problems)]).lstrip("\n")


@pytest.mark.parametrize(("text", "english", "korean"), cases("problems.txt"))
def test_a_deck_and_all_that_is_wrong_with_it(text: str, english: str, korean: str) -> None:
    deck = cards.read(text.encode(), "d.yaml", TERMS)
    first = f"{len(deck.cards)} of {deck.total}"
    assert said("en", first, deck.problems) == english
    assert said("ko", first, deck.problems) == korean


@pytest.mark.parametrize(("text", "english", "korean"), cases("terms.txt"))
def test_terms_and_all_that_is_wrong_with_them(text: str, english: str, korean: str) -> None:
    found, problems = terms.read(text.encode(), "t.yaml")
    assert said("en", " ".join(found), problems) == english
    assert said("ko", " ".join(found), problems) == korean
