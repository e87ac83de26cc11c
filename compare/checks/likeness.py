"""What two figures of two articles have in common, and which of them go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.hedges import agree
from compare.model import Figure, Rival, Stated

NEAR_ENOUGH = Decimal("1.5")
"""How many times the other a figure may be that a hedge leaves open: more than 300, 320."""


def shared(one: Stated, other: Stated) -> float:
    """What the words about two figures have in common: of each the lower weight."""
    theirs = dict(other.about)
    return sum(min(weight, theirs[word]) for word, weight in one.about if word in theirs)


def is_same(one: Figure, other: Figure) -> bool:
    """Whether the two may be one number: as far as hedges leave it open, and no slip of a digit."""
    if one.value == other.value:
        return True
    near = max(one.value, other.value) <= NEAR_ENOUGH * min(one.value, other.value)
    return near and agree((one.value, one.upper, one.hedge), (other.value, other.upper, other.hedge))


def likeliest(found: Sequence[Rival]) -> Iterator[Rival]:
    """The pairs whose figures have no likelier counterpart."""
    taken: set[object] = set()
    for rival in sorted(found, key=lambda r: (-(r.score + (r.alike or 0) / 2), r.order)):
        ends = {rival.left.order, rival.right.order}
        if not ends & taken:
            yield rival
        taken |= ends
