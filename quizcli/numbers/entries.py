"""The entries of a tensor compared with those of another, each as a number is.

Which differ, which mistake was made, and how a key is written so that no known mistake looks
the same; how entries are typed stands in `nesting`.
"""

from fractions import Fraction
from functools import partial

from quizcli.numbers import precision, quantities, tensors
from quizcli.numbers.precision import Form
from quizcli.numbers.tensors import Place, Tensor


def differing(form: Form, got: Tensor, target: Tensor) -> list[Place] | None:
    """The places that are not as in the target; None where the shape is another."""
    if got.shape != target.shape:
        return None
    triples = zip(got.places(), got.entries, target.exactly(), strict=True)
    return [place for place, a, b in triples if not precision.fits(form, a, b)]


def mistaken(form: Form, got: Tensor, key: Tensor, rival: Tensor) -> bool:
    """Whether entries that all fit the key are nevertheless those of a known mistake."""
    if rival.shape != key.shape:
        return False
    triples = zip(got.entries, key.exactly(), rival.exactly(), strict=True)
    return precision.mistaken(form, list(triples))


def blurred(form: Form, read: tuple[Tensor, list[int]], key: Tensor, rivals: list[Tensor]) -> bool:
    """Whether entries written down to these places may be the key's or a known mistake's."""
    got, places = read

    def meant(target: Tensor) -> bool:
        triples = zip(got.exactly(), places, target.exactly(), strict=True)
        return all(precision.means(form, value, at, entry) for value, at, entry in triples)

    return meant(key) and any(meant(rival) for rival in rivals if rival.shape == key.shape)


def rounded(form: Form, key: Tensor, rivals: list[Tensor]) -> str:
    """The key in the form asked for, with more digits where a known mistake rounds to the same."""
    for digits in range(form.digits or 30, 30):
        places = [quantities.exponent(each) - digits + 1 for each in key.exactly()]
        if not blurred(form, (key, places), key, rivals):
            return tensors.written(key, partial(quantities.significant, digits=digits))
    return tensors.written(key, lambda each: precision.rounded(form, each, []))


def at(place: Place, every: list[Tensor]) -> list[Fraction]:
    """What tensors have at a place."""
    return [found for each in every if (found := each.at(place)) is not None]
