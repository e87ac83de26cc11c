"""What the other candidates for the same words leave of a candidate: statements pair off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from compare.alignment.candidates import Candidate
from compare.alignment.clause_spans import ClauseRun, likeness

RIVALRY = 4
"""Power of the share that a candidate has of a rival's weight."""
MOST_RIVALS = 8
"""Stronger candidates for the same words that are heard."""

Side = Literal["left", "right"]


def competed(found: Sequence[Candidate]) -> list[float]:
    """What is left of each candidate's weight when its stronger rivals are heard, 0..1.

    A rival is a stronger candidate for the same clauses, in so far as it answers the same words, and in so far as it
    says something else than the candidate: two sentences of an article that say one thing are no rivals. A
    headline pairs off with a headline: there no such allowance is made.
    """
    by_side: dict[tuple[Side, int], list[Candidate]] = defaultdict(list)
    for one in found:
        by_side["left", one.left].append(one)
        by_side["right", one.right].append(one)
    for rivals in by_side.values():
        rivals.sort(key=lambda c: (-c.weight, c.left, c.right, c.clause_span.left.first, c.clause_span.right.first))
    alike = _Likenesses()
    return [
        min(
            _left_by(one, by_side["left", one.left], "left", alike),
            _left_by(one, by_side["right", one.right], "right", alike),
        )
        for one in found
    ]


class _Likenesses(dict[tuple[int, int], float]):
    """What is known of the likeness of runs, by their identities: in a list of a hundred items each meets each."""

    def of(self, one: ClauseRun, other: ClauseRun) -> float:
        both = id(one), id(other)
        if both not in self:
            self[both] = likeness(one, other)
        return self[both]


def _left_by(one: Candidate, rivals: Sequence[Candidate], side: Side, alike: _Likenesses) -> float:
    least, heard = 1.0, 0
    for rival in rivals:
        if rival.weight <= one.weight or heard == MOST_RIVALS:
            break
        if not _run(rival, side).overlaps(_run(one, side)) or rival.repeated_terms & one.repeated_terms:
            continue
        heard += 1
        least = min(least, (one.weight / rival.weight) ** (RIVALRY * _force(one, rival, side, alike)))
    return least


def _force(one: Candidate, rival: Candidate, side: Side, alike: _Likenesses) -> float:
    """How much of a rival the other is, 0..1."""
    if one.across and not rival.across:
        return 1.0
    words = _run(one, side).content
    claimed = sum(words[k] for k in one.clause_span.shared & rival.clause_span.shared)
    other: Side = "right" if side == "left" else "left"
    same = alike.of(_run(one, other), _run(rival, other))
    return float((1 - same**2) * (claimed / sum(words[k] for k in one.clause_span.shared)) ** 0.5)


def _run(candidate: Candidate, side: Side) -> ClauseRun:
    return candidate.clause_span.left if side == "left" else candidate.clause_span.right
