"""Which declared name a learner's word stands for: exactly, by another spelling, or a product.

What could stand for several is a reason with all of them; nothing is guessed.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from quizcli.arithmetic.bounds import Fault
from quizcli.arithmetic.spelling import INITIAL, NAME, plain, shown, spelled
from quizcli.errors.formula import NameUnclear

LONGEST = 40
"""Characters of a word that is looked at as several names run together."""
_ALSO = {
    **dict.fromkeys(("lam", "lamda", "lambda"), ("lambda", "람다")),
    **dict.fromkeys(("eps", "epsilon"), ("epsilon", "엡실론", "입실론")),
    **{"Lam": ("Lambda",), "alpha": ("알파",), "beta": ("베타",), "gamma": ("감마",)},
    **{"delta": ("델타",), "eta": ("에타",), "theta": ("세타",), "mu": ("뮤",)},
    **{"sigma": ("시그마",), "tau": ("타우",), "omega": ("오메가",)},
}
"""Other names of Greek letters: `lambda` means something in Python."""
Pieces = tuple[tuple[str, int], ...]
"""Declared names, each with the place in the word where it begins."""


def loose(name: str) -> str:
    """What a name is compared by where its spelling is not the declared one."""
    return spelled(name).replace("_", "")


class Symbols:
    """The declared names with the other names learners use for them."""

    def __init__(self, declared: Mapping[str, Iterable[str]]) -> None:
        self.names = tuple(declared)
        self.exact: dict[str, str] = {}
        self.loose: dict[str, set[str]] = {}
        self.folded: dict[str, set[str]] = {}
        phrases: list[tuple[str, str]] = []
        for name, also in declared.items():
            for spelling in (name, *_ALSO.get(name, ()), *also):
                written = plain(spelling).strip()
                if not NAME.fullmatch(written):
                    phrases.append((written, name))
                    continue
                self.exact.setdefault(spelled(written), name)
                self.loose.setdefault(loose(written), set()).add(name)
                self.folded.setdefault(loose(written).casefold(), set()).add(name)
        phrases.sort(key=lambda phrase: -len(phrase[0]))
        self.phrases = [(_pattern(written), name) for written, name in phrases if written]

    def phrase(self, text: str, at: int) -> tuple[str, int] | None:
        """The name whose other name of several signs stands here, and where that ends."""
        for pattern, name in self.phrases:
            if found := pattern.match(text, at):
                return name, found.end()
        return None

    def knows(self, word: str) -> bool:
        """Whether a word is a name, in upper or lower case."""
        return loose(word).casefold() in self.folded

    def means(self, word: str) -> bool:
        """Whether a word stands for names in one way."""
        try:
            return self.named(word) is not None
        except Fault:
            return False

    def named(self, word: str) -> Pieces | None:
        """The names that a word stands for; None where it stands for none.

        Raises `Fault` where it may stand for several.
        """
        if found := self.exact.get(spelled(word)):
            return ((found, 0),)
        return self._one(word, self._same) or self._one(word, self._any_case)

    def _same(self, word: str) -> set[str]:
        return self.loose.get(loose(word), set())

    def _any_case(self, word: str) -> set[str]:
        return self._same(word) or self.folded.get(loose(word).casefold(), set())

    def _one(self, word: str, look: Callable[[str], set[str]]) -> Pieces | None:
        """The only reading of a word, whole or as a product of names."""
        ways: list[Pieces] = [((name, 0),) for name in sorted(look(word))]
        ways += _splits(word, look)
        if len(ways) > 1:
            readings = ("·".join(shown(name) for name, _ in way) for way in ways)
            raise Fault(NameUnclear, word, tuple(dict.fromkeys(readings)))
        return ways[0] if ways else None


def _splits(word: str, look: Callable[[str], set[str]]) -> list[Pieces]:
    """Ways to cut a word into two names or more, three at most of all there are."""
    if not 1 < len(word) <= LONGEST or "{" in word or "(" in word:
        return []
    ways: list[list[Pieces]] = [[] for _ in word] + [[()]]
    for start in reversed(range(len(word))):
        if not INITIAL.match(word, start):
            continue
        for end in range(start + 1, len(word) + 1):
            whole = start == 0 and end == len(word)
            if not ways[end] or whole or word[end - 1] == "_":
                continue
            for name in sorted(look(word[start:end])):
                ways[start] += [((name, start), *rest) for rest in ways[end]]
        del ways[start][3:]
    return ways[0]


def _pattern(phrase: str) -> re.Pattern[str]:
    """A name of several signs, however it is spaced, and not as a part of another."""
    inside = r"\s*".join(re.escape(character) for character in phrase if not character.isspace())
    behind = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.compile(inside + behind)
