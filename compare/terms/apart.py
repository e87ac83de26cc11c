"""Forms that are two things because one sentence has both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TypeAlias

from compare.model import Excerpt
from compare.terms.forms import Form, Sighting

SIDE_BY_SIDE = 8
"""Characters between two forms of one sentence up to which they are different things: autonomy and self-reliance."""

Places: TypeAlias = Mapping[Form, Sequence[Sighting]]


def different(a: frozenset[Form], b: frozenset[Form], places: Places) -> bool:
    """Whether a form of one and a form of the other stand side by side in a sentence, or one in the other."""
    return any(side_by_side(one, other, places) for one, other in product(sorted(a), sorted(b)))


def side_by_side(one: Form, other: Form, places: Places) -> set[str]:
    """The sentences in which the two stand side by side, or one in the other."""
    there = defaultdict(list)
    for sighting in places[other]:
        if not sighting.modified:
            there[sighting.sentence].append(sighting.excerpt)
    return {s.sentence for s in places[one] if not s.modified and any(_beside(s.excerpt, e) for e in there[s.sentence])}


def are_members(one: Form, other: Form, places: Places) -> bool:
    """Whether a place joins the two under the words that both begin with: national construction and defence."""
    if len(one) < 2 or one[:-1] != other[:-1]:
        return False
    return any(s.joined == b[-1] for a, b in ((one, other), (other, one)) for s in places[a])


def _beside(a: Excerpt, b: Excerpt) -> bool:
    return -1 <= max(a.start, b.start) - min(a.end, b.end) <= SIDE_BY_SIDE
