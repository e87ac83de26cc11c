"""Verbs that differ before the same object: promote a pioneering role, playing a pioneering role."""

from __future__ import annotations

import math
from collections.abc import Iterator

from compare.terms.forms import LONGEST, Line
from compare.terms.grid import COORDINATORS, Grid, Shown, agreement, is_inside

LEAST_CHANCE = 0.4
"""Chance of a pair of verbs from which it counts."""
VERBAL = 0.5
"""What a replaced verb counts: a choice of words more often than of terms."""


def verb_phrases(grid: Grid) -> Iterator[Shown]:
    """Pairs of verbs with the same object right behind them, each with its object."""
    left, right = grid.words
    for (i, j), chance in sorted(grid.chances.items()):
        if (i, j) in grid.same or chance < LEAST_CHANCE or not left[i].part == right[j].part == "verb":
            continue
        trust = VERBAL * math.sqrt(chance) * (1 - math.exp(-sum(agreement(grid, i, j))))
        length = _object(grid, i, j)
        if length:
            yield (i, i + length), (j, j + length), trust
        for far in (-2, 2):
            if _coordinated(grid, i, j, far):
                yield (min(i, i + far), max(i, i + far)), (min(j, j + far), max(j, j + far)), trust


def _coordinated(grid: Grid, i: int, j: int, far: int) -> bool:
    """Whether "and" joins both verbs to the same verb: identify and resolve, identifying and neutralizing."""
    if (i + far, j + far) not in grid.same or min(i, j) + far < 0 or grid.left.words[i + far].part != "verb":
        return False
    joined = {w[n + far // 2].key for w, n in zip(grid.words, (i, j), strict=True)}
    cuts = grid.left.cuts[min(i, i + far) : max(i, i + far)] + grid.right.cuts[min(j, j + far) : max(j, j + far)]
    return joined <= COORDINATORS and not any(cuts)


def _object(grid: Grid, i: int, j: int) -> int:
    """Words of the noun phrase that follows both verbs, the same on both sides; 0 where there is none."""
    length = 0
    while length + 1 < LONGEST and _same_inside(grid, i + length + 1, j + length + 1):
        length += 1
        if _ends_phrase(grid.left, i + length) and _ends_phrase(grid.right, j + length):
            return length
    return 0


def _same_inside(grid: Grid, i: int, j: int) -> bool:
    if i >= len(grid.left.words) or j >= len(grid.right.words) or grid.left.cuts[i - 1] or grid.right.cuts[j - 1]:
        return False
    one, other = grid.left.words[i], grid.right.words[j]
    if one.key != other.key:
        return False
    return is_inside(one) or (is_inside(grid.left.words[i - 1]) and one.text == other.text)  # a pioneering role


def _ends_phrase(here: Line, n: int) -> bool:
    """Whether the word is a noun that no other noun follows."""
    last = n + 1 == len(here.words) or here.cuts[n] or here.words[n + 1].part != "noun"
    return here.words[n].part == "noun" and last
