"""Figures of two articles that are of one thing, told by what stands about them and by their digits, without a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from compare.english.currencies import is_one
from compare.english.hedges import is_whole
from compare.facts.ages import AGE
from compare.quantities.across_units import RESULT, ages, other_nouns, other_rates, other_units
from compare.quantities.figure_mentions import DATE, OF_WHOLE, rate
from compare.quantities.records import FigureMatch, FigureMention, FigureSheet
from compare.quantities.similarity import alike, is_same, likeliest, shared

LEAST_SHARED = (1.2, 0.9, 0.6, 0.0)
"""What the words about two figures must have in common, the less, the more digits are alike."""
FEW = 0.4
"""How much less need be in common where one article has no other such figure left, and the other at most one."""
LEAST_AGREED = 0.5
"""What must be in common where two figures agree."""
SAME_WHOLE = 0.4
"""What it counts that two figures are parts of one number."""
FURTHEST = 4
"""How many times the lower one of two figures the other may be that have no digits alike."""


def figure_matches(left: FigureSheet, right: FigureSheet) -> Iterator[FigureMatch]:
    """Pairs of figures of two articles, each the likeliest counterpart of the other: at odds, and those that agree."""
    here, there = _by_unit(left), _by_unit(right)
    for unit in sorted(here.keys() & there.keys()):
        if unit == AGE:
            yield from ages(here[unit], there[unit])
        elif unit != RESULT:
            yield from _paired(here[unit], there[unit])
            yield from other_rates(here[unit], there[unit])
    for unit, other in product(sorted(here.keys() - there.keys()), sorted(there.keys() - here.keys())):
        if is_one(unit, other):
            yield from _paired(here[unit], there[other])
    yield from other_units(here, there)
    yield from other_nouns(here, there)


def _by_unit(sheet: FigureSheet) -> dict[str, list[FigureMention]]:
    found: dict[str, list[FigureMention]] = defaultdict(list)
    for stated in sheet.stated:
        found[stated.figure.unit].append(stated)
    return found


def _paired(here: Sequence[FigureMention], there: Sequence[FigureMention]) -> Iterator[FigureMatch]:
    """Those that agree by words, and of the figures that the other article has not, the likeliest pairs."""
    shown = [[s for s in side if not s.aside] for side in (here, there)]
    for one, other in product(*shown):
        if (
            is_same(one.figure, other.figure)
            and rate(one) == rate(other)
            and (score := shared(one, other)) >= LEAST_AGREED
        ):
            yield FigureMatch(one, other, round(score, 4), None)
    left, right = _left(here, there), _left(there, here)
    few = min(len(left), len(right)) == 1 and len(left) + len(right) < 4
    yield from likeliest([r for one, other in product(left, right) for r in _match(one, other, few=few)])


def _left(mine: Sequence[FigureMention], theirs: Sequence[FigureMention]) -> list[FigureMention]:
    """Our figures that the other article has nowhere, not even as a sum of its own."""
    sums = _sums(theirs)
    return [
        s
        for s in mine
        if not s.aside and s.figure.value not in sums and not any(is_same(s.figure, t.figure) for t in theirs)
    ]


def _sums(stated: Sequence[FigureMention]) -> set[Decimal]:
    """What two figures of one sentence come to."""
    pairs = ((a, b) for a, b in combinations(stated, 2) if a.sentence.id == b.sentence.id)
    return {a.figure.value + b.figure.value for a, b in pairs}


def _match(one: FigureMention, other: FigureMention, *, few: bool) -> Iterator[FigureMatch]:
    """The two, where enough about them is alike and nothing tells them apart."""
    slip = alike(one.figure, other.figure)
    score = shared(one, other) + (SAME_WHOLE if one.figure.unit.startswith(OF_WHOLE) else 0)
    if slip == 0 and (one.figure.unit == DATE or not _is_near(one.figure.value, other.figure.value)):
        return
    if score >= LEAST_SHARED[slip] - (FEW if few else 0) and _is_whole(one) == _is_whole(other):
        yield FigureMatch(one, other, round(score, 4), slip)


def _is_near(one: Decimal, other: Decimal) -> bool:
    return max(one, other) <= FURTHEST * min(one, other)


def _is_whole(stated: FigureMention) -> bool:
    place = stated.sentence.excerpt
    return is_whole(place.text, stated.figure.excerpt.start - place.start)
