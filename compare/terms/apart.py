"""Forms that are two things because one sentence has both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, combinations_with_replacement, product
from typing import TypeAlias

from compare.model import Excerpt
from compare.terms.forms import Form, Sighting

SIDE_BY_SIDE = 8
"""Characters between two forms of one sentence up to which they are different things: autonomy and self-reliance."""

Places: TypeAlias = Mapping[Form, Sequence[Sighting]]
Beside: TypeAlias = Mapping[frozenset[Form], set[str]]
"""For two forms, or one that stands beside itself, the sentences in which they stand side by side or one in the
other; no entry where there is none."""


def different(a: frozenset[Form], b: frozenset[Form], beside: Beside) -> bool:
    """Whether a form of one and a form of the other stand side by side in a sentence, or one in the other."""
    return any(frozenset(both) in beside for both in product(a, b))


def side_by_side(places: Places) -> Beside:
    """Where forms stand side by side."""
    there: dict[str, list[Sighting]] = defaultdict(list)
    for seen in places.values():
        for sighting in seen:
            if not sighting.modified:
                there[sighting.sentence].append(sighting)
    found: dict[frozenset[Form], set[str]] = defaultdict(set)
    for sentence, seen in there.items():
        for one, other in combinations_with_replacement(seen, 2):
            if _beside(one.excerpt, other.excerpt):
                found[frozenset((one.form, other.form))].add(sentence)
    return dict(found)


def contrasts(forms: frozenset[Form], places: Places, beside: Beside) -> tuple[tuple[Excerpt, Excerpt], ...]:
    """Where two of the forms stand side by side in one sentence, in the order of the text."""
    found = []
    for one, other in combinations(sorted(forms), 2):
        for sentence in sorted(beside.get(frozenset((one, other)), ())):
            here, there = ([s.excerpt for s in places[f] if s.sentence == sentence] for f in (one, other))
            found += [(min(a, b, key=_at), max(a, b, key=_at)) for a, b in product(here, there) if _is_next(a, b)]
    return tuple(sorted(found, key=lambda pair: (pair[0].order, pair[1].order)))


def _at(excerpt: Excerpt) -> int:
    return excerpt.start


def _is_next(a: Excerpt, b: Excerpt) -> bool:
    """Whether the two are side by side, and neither lies in the other."""
    return 0 < max(a.start, b.start) - min(a.end, b.end) <= SIDE_BY_SIDE


def are_members(one: Form, other: Form, places: Places) -> bool:
    """Whether a place joins the two under the words that both begin with: national construction and defence."""
    if len(one) < 2 or one[:-1] != other[:-1]:
        return False
    return any(s.joined == b[-1] for a, b in ((one, other), (other, one)) for s in places[a])


def _beside(a: Excerpt, b: Excerpt) -> bool:
    return -1 <= max(a.start, b.start) - min(a.end, b.end) <= SIDE_BY_SIDE
