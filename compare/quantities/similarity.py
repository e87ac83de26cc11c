"""What two figures of two articles have in common, and which of them go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from compare.english.hedges import agree
from compare.model import Figure
from compare.quantities.figure_mentions import DATE, OF_WHOLE
from compare.quantities.records import FigureMatch, FigureMention

NEAR_ENOUGH = Decimal("1.5")
"""How many times the other a figure may be that a hedge leaves open: more than 300, 320."""


def shared(one: FigureMention, other: FigureMention) -> float:
    """What the words about two figures have in common: of each the lower weight."""
    theirs = dict(other.about)
    return sum(min(weight, theirs[word]) for word, weight in one.about if word in theirs)


def is_same(one: Figure, other: Figure) -> bool:
    """Whether the two may be one number: as far as hedges leave it open, and no slip of a digit."""
    if one.value == other.value:
        return True
    near = max(one.value, other.value) <= NEAR_ENOUGH * min(one.value, other.value)
    return near and agree((one.value, one.upper, one.hedge), (other.value, other.upper, other.hedge))


def likeliest(found: Sequence[FigureMatch]) -> Iterator[FigureMatch]:
    """The pairs whose figures have no likelier counterpart."""
    taken: set[object] = set()
    for rival in sorted(found, key=lambda r: (-(r.score + (r.alike or 0) / 2), r.order)):
        ends = {rival.left.order, rival.right.order}
        if not ends & taken:
            yield rival
        taken |= ends


CLOCK = "time of day"
ONE_OF_FEW = frozenset({"magnitude", "phase", "stage", "category", "grade", "level", "tier"})
"""Units of figures of which an article hardly has two."""


def alike(one: Figure, other: Figure) -> int:
    """How likely one is a slip for the other, 0 to 3: digits that have changed places, one that is another, one more.

    Three digits that have changed places are nothing else.
    """
    if one.upper is not None or other.upper is not None:
        return 0
    if one.unit in ONE_OF_FEW:
        return 2
    if one.unit == DATE:
        return _alike_days(int(one.value), int(other.value))
    if one.unit.startswith(OF_WHOLE):
        return max(1, alike(replace(one, unit=""), replace(other, unit="")))
    if one.unit.startswith(CLOCK):
        return _alike_times(one.value, other.value)
    (a, high), (b, top) = _digits(one.value), _digits(other.value)
    same_size = high == top
    if same_size:
        a, b = a.ljust(len(b), "0"), b.ljust(len(a), "0")
    if same_size and len(a) == len(b) and sorted(a) == sorted(b):
        return 3 if len(a) > 2 else 2
    if same_size and len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return 2 if len(a) > 2 else 1
    if a == b:
        return 2 if abs(high - top) == 1 else 0
    short, long = sorted((a, b), key=len)
    return 1 if abs(high - top) == 1 and len(long) == len(short) + 1 and _is_within(short, long) else 0


def _alike_times(one: Decimal, other: Decimal) -> int:
    """Times of day that are an hour apart, or hours, to the same minute."""
    return 3 if one % 60 == other % 60 and one % 15 else 0


def _alike_days(one: int, other: int) -> int:
    """Days of one number in two months, or of one month that have a digit in common."""
    if one % 100 == other % 100:
        return 2
    days = f"{one % 100}", f"{other % 100}"
    return 1 if one // 100 == other // 100 and not set(days[0]).isdisjoint(days[1]) else 0


def _digits(value: Decimal) -> tuple[str, int]:
    """The digits of a number without noughts at either end, and the place of the first."""
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    return digits, value.adjusted()


def _is_within(short: str, long: str) -> bool:
    """Whether one digit more makes the one the other."""
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
