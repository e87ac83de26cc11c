"""What links nearby say for a candidate: evidence, never a constraint, for articles reorder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compare.alignment.calibration import chance
from compare.alignment.candidates import Candidate

SUPPORT = 0.5
"""What a sure neighbour on one side adds to a candidate's weight, as a share of it."""
BEFORE = ((-1, -1), (-1, -2), (-2, -1))
BEHIND = ((1, 1), (1, 2), (2, 1))
"""Where a neighbour may stand: an article may have a sentence more."""


def support(found: Sequence[Candidate], weights: Sequence[float]) -> list[float]:
    """For each candidate how probable its neighbours are, 0 (neither) to 2 (before and behind).

    A formula says little of what stands beside it, and a headline against text has no neighbours.
    """
    best: dict[tuple[int, int], float] = defaultdict(float)
    for one, weight in zip(found, weights, strict=True):
        best[one.left, one.right] = max(best[one.left, one.right], chance(weight) * one.discount)
    return [
        0.0
        if one.across
        else sum(max(best.get((one.left + a, one.right + b), 0.0) for a, b in side) for side in (BEFORE, BEHIND))
        for one in found
    ]
