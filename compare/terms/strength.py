"""How sure it is that two forms stand for each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from compare.terms.forms import Form, Sighting, Swap

WEAK = 0.25
"""Score below which a further sentence that shows two forms counts by its square: much weak evidence is often one
mistake made many times."""


def strength(shown: Sequence[Swap], places: Mapping[Form, Sequence[Sighting]]) -> float:
    """How sure it is that the two forms stand for each other: noisy or over the sentences that show it, 0..1.

    Where one of two articles prints both forms, it may mean two things by them: then what their sentences
    show counts as far as the forms stand against each other wherever they could.
    """
    counts: Counter[tuple[Form, str]] = Counter()
    for form in {f for swap in shown for f in (swap.left, swap.right)}:
        counts.update((form, s.excerpt.article) for s in places.get(form, ()))
    against: dict[tuple[Form, str, Form, str], set[tuple[int, int]]] = defaultdict(set)
    for swap in shown:
        against[_meeting(swap)].add((swap.left_place.start, swap.right_place.start))
    met = {meeting: (len({a for a, _ in seen}), len({b for _, b in seen})) for meeting, seen in against.items()}
    consistent = weight = 0.0
    for swap in shown:
        consistent += swap.score * _consistency(swap, met[_meeting(swap)], counts)
        weight += swap.score
    return (1 - doubt(shown)) * consistent / weight if weight else 0.0


def doubt(shown: Sequence[Swap]) -> float:
    """How much doubt all sentences that show the two forms leave, each by its best swap, 0..1."""
    best: dict[tuple[str, str], float] = {}
    for swap in shown:
        best[swap.sentences] = max(best.get(swap.sentences, 0.0), swap.score)
    first, *others = sorted(best.values(), reverse=True)
    return math.prod(1 - 0.8 * score for score in (first, *(s if s >= WEAK else s * s for s in others)))


def _consistency(swap: Swap, met: tuple[int, int], counts: Counter[tuple[Form, str]]) -> float:
    """Share of the places where the forms could stand against each other in two articles and do, 0..1.

    `met` counts the places of either form that do. 1 where each article prints only its own form.
    """
    left, one, right, other = _meeting(swap)
    if not (counts[left, other] or counts[right, one]):
        return 1.0
    places = (
        met[0] / max(1, counts[left, one]),
        met[1] / max(1, counts[right, other]),
    )
    return min(1.0, *places)


def _meeting(swap: Swap) -> tuple[Form, str, Form, str]:
    return swap.left, swap.left_place.article, swap.right, swap.right_place.article
