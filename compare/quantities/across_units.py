"""Figures of two articles that go by two units, two nouns or two rates, and ages of one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product

from compare.english.currencies import CURRENCIES
from compare.facts.ages import AGE, one_person
from compare.facts.compared import names
from compare.quantities.figure_mentions import rate
from compare.quantities.records import FigureMatch, FigureMention
from compare.quantities.similarity import ONE_OF_FEW, alike, is_same, likeliest, shared

TIMES = frozenset({"minut", "hour", "day", "week", "month", "year"})
LENGTHS = frozenset({"meter", "km", "mile", "feet"})
"""Units of time, and of length."""
FEW_UNITS = 3
"""Number below which anything may take as many weeks, or months, as another thing takes days."""
LEAST_OF_FEW, LEAST_IN_UNITS = 1.2, 0.6
"""What must be in common where one such number, and one that is higher, stands before two units."""
LEAST_COUNTED = 0.3
"""What must be in common where three digits have changed places and two nouns are counted, or one sum has two rates."""
RESULT = "result"
NAMED = 2.0
"""What it counts that two ages are of one person."""
ByUnit = Mapping[str, Sequence[FigureMention]]


def ages(here: Iterable[FigureMention], there: Sequence[FigureMention]) -> Iterator[FigureMatch]:
    """Two ages of one person."""
    for one in here:
        for other in there:
            if one.who and other.who and one_person(one.who, other.who):
                same = one.figure.value == other.figure.value
                yield FigureMatch(one, other, NAMED, None if same else 1)


def other_units(here: ByUnit, there: ByUnit) -> Iterator[FigureMatch]:
    """One number in two units of time or of length: a depth of 14 km, and of 14 miles."""
    for units in (TIMES, LENGTHS):
        known = sorted(units & {*here, *there})
        for mine, theirs in permutations(known, 2):
            pairs = product(_only(here, mine, there), _only(there, theirs, here))
            found = [FigureMatch(a, b, round(shared(a, b), 4), 2) for a, b in pairs if _is_one_number(a, b)]
            yield from likeliest(found)


def _only(mine: ByUnit, unit: str, theirs: ByUnit) -> list[FigureMention]:
    """Our figures of a unit that the other article has not in that unit, those in brackets left out."""
    others = [s.figure for s in theirs.get(unit, ())]
    return [s for s in mine.get(unit, ()) if not s.aside and not any(is_same(s.figure, o) for o in others)]


def _is_one_number(one: FigureMention, other: FigureMention) -> bool:
    least = LEAST_OF_FEW if one.figure.value < FEW_UNITS else LEAST_IN_UNITS
    return one.figure.value == other.figure.value and _shared_things(one, other) >= least


def _shared_things(one: FigureMention, other: FigureMention) -> float:
    """The same of words that are no names: who speaks says little of what a number is of."""
    theirs, named = dict(other.about), names(one.sentence)
    return sum(min(weight, theirs[word]) for word, weight in one.about if word in theirs and word not in named)


def other_nouns(here: ByUnit, there: ByUnit) -> Iterator[FigureMatch]:
    """Numbers that go by two nouns, three digits of which have changed places: 13,500 children, 15,300 pupils."""
    sides = [[s for unit in side if _is_counted(unit) for s in side[unit] if not s.aside] for side in (here, there)]
    known = [{s.figure.value for s in side} for side in sides]
    left, right = (
        [s for s in side if s.figure.value not in other] for side, other in zip(sides, known[::-1], strict=True)
    )
    found = [
        FigureMatch(one, other, round(score, 4), 3)
        for one, other in product(left, right)
        if one.figure.unit != other.figure.unit
        and alike(one.figure, other.figure) == 3
        and (score := shared(one, other)) >= LEAST_COUNTED
    ]
    yield from likeliest(found)


def _is_counted(unit: str) -> bool:
    """Whether the unit is a noun that is counted."""
    return unit.isalpha() and unit not in TIMES | LENGTHS | ONE_OF_FEW | CURRENCIES | {AGE, RESULT}


def other_rates(here: Sequence[FigureMention], there: Sequence[FigureMention]) -> Iterator[FigureMatch]:
    """One sum that is told of two spans of time: $3m a day, and $3m in total."""
    found = [
        FigureMatch(one, other, round(score, 4), 2)
        for one, other in product(here, there)
        if one.figure.value == other.figure.value
        and rate(one)
        and rate(other)
        and rate(one) != rate(other)
        and (score := shared(one, other)) >= LEAST_COUNTED
    ]
    yield from likeliest(found)
