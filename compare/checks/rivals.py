"""Figures of two articles that are of one thing, told by what stands about them and by their digits, without a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from compare.checks.ages import AGE, one_person
from compare.checks.context import names
from compare.checks.sheets import OF_WHOLE, rate
from compare.hedges import agree, is_whole
from compare.model import Figure, Rival, Sheet, Stated

CLOCK, RESULT = "time of day", "result"
HOURS = {"minut": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24), "week": Decimal(168),
         "month": Decimal(730), "year": Decimal(8766)}  # fmt: skip
"""Units of time in hours."""
METRES = {"metr": 1, "meter": 1, "km": 1000, "mile": 1609, "feet": Decimal("0.3048"), "foot": Decimal("0.3048")}
"""Units of length in metres."""
ONE_OF_FEW = frozenset({"magnitude", "phase", "stage", "category", "grade", "level", "tier"})
"""Units of figures of which an article hardly has two."""
LEAST_SHARED = (1.2, 0.9, 0.6, 0.0)
"""What the words about two figures must have in common, the less, the more digits are alike."""
FEW = 0.4
"""How much less need be in common where one article has no other such figure left, and the other at most one."""
LEAST_AGREED = 0.5
"""What must be in common where two figures agree."""
SAME_WHOLE = 0.4
"""What it counts that two figures are parts of one number."""
FEW_UNITS = 3
"""Number below which anything may take as many weeks, or months, as another thing takes days."""
LEAST_COUNTED = 0.3
"""What must be in common where three digits have changed places, and two nouns are counted."""
FURTHEST = 4
"""How many times the lower one of two figures the other may be that have no digits alike."""
NEAR_ENOUGH = Decimal("1.5")
"""How many times the other a figure may be that a hedge leaves open: more than 300, 320."""


def rivals(left: Sheet, right: Sheet) -> Iterator[Rival]:
    """Pairs of figures of two articles, each the likeliest counterpart of the other: at odds, and those that agree."""
    here, there = _by_unit(left), _by_unit(right)
    for unit in sorted(here.keys() & there.keys()):
        if unit == AGE:
            yield from _ages(here[unit], there[unit])
        elif unit != RESULT:
            yield from _paired(here[unit], there[unit])
            yield from _other_rates(here[unit], there[unit])
    yield from _other_units(here, there)
    yield from _other_nouns(here, there)


def _by_unit(sheet: Sheet) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for stated in sheet.stated:
        found[stated.figure.unit].append(stated)
    return found


def _paired(here: Sequence[Stated], there: Sequence[Stated]) -> Iterator[Rival]:
    """Those that agree by words, and of the figures that the other article has not, the likeliest pairs."""
    shown = [[s for s in side if not s.aside] for side in (here, there)]
    for one, other in product(*shown):
        if (
            _is_same(one.figure, other.figure)
            and rate(one) == rate(other)
            and (score := shared(one, other)) >= LEAST_AGREED
        ):
            yield Rival(one, other, round(score, 4), None)
    left, right = _left(here, there), _left(there, here)
    few = min(len(left), len(right)) == 1 and len(left) + len(right) < 4
    yield from _likeliest([r for one, other in product(left, right) for r in _rival(one, other, few=few)])


def _left(mine: Sequence[Stated], theirs: Sequence[Stated]) -> list[Stated]:
    """Our figures that the other article has nowhere, not even as a sum of its own."""
    sums = _sums(theirs)
    return [
        s
        for s in mine
        if not s.aside and s.figure.value not in sums and not any(_is_same(s.figure, t.figure) for t in theirs)
    ]


def _sums(stated: Sequence[Stated]) -> set[Decimal]:
    """What two figures of one sentence come to."""
    pairs = ((a, b) for a, b in combinations(stated, 2) if a.sentence.id == b.sentence.id)
    return {a.figure.value + b.figure.value for a, b in pairs}


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether the two may be one number: as far as hedges leave it open, and no slip of a digit."""
    if one.value == other.value:
        return True
    near = max(one.value, other.value) <= NEAR_ENOUGH * min(one.value, other.value)
    return near and agree((one.value, one.upper, one.hedge), (other.value, other.upper, other.hedge))


def _rival(one: Stated, other: Stated, *, few: bool) -> Iterator[Rival]:
    """The two, where enough about them is alike and nothing tells them apart."""
    alike = _alike(one.figure, other.figure)
    score = shared(one, other) + (SAME_WHOLE if one.figure.unit.startswith(OF_WHOLE) else 0)
    if alike == 0 and not _is_near(one.figure.value, other.figure.value):
        return
    if score >= LEAST_SHARED[alike] - (FEW if few else 0) and _is_whole(one) == _is_whole(other):
        yield Rival(one, other, round(score, 4), alike)


def _is_near(one: Decimal, other: Decimal) -> bool:
    return max(one, other) <= FURTHEST * min(one, other)


def _is_whole(stated: Stated) -> bool:
    place = stated.sentence.excerpt
    return is_whole(place.text, stated.figure.excerpt.start - place.start)


def shared(one: Stated, other: Stated) -> float:
    """What the words about two figures have in common: of each the lower weight."""
    theirs = dict(other.about)
    return sum(min(weight, theirs[word]) for word, weight in one.about if word in theirs)


def _other_nouns(here: Mapping[str, Sequence[Stated]], there: Mapping[str, Sequence[Stated]]) -> Iterator[Rival]:
    """Numbers that go by two nouns, three digits of which have changed places: 13,500 children, 15,300 pupils."""
    sides = [[s for unit in side if _is_counted(unit) for s in side[unit] if not s.aside] for side in (here, there)]
    known = [{s.figure.value for s in side} for side in sides]
    left, right = (
        [s for s in side if s.figure.value not in other] for side, other in zip(sides, known[::-1], strict=True)
    )
    found = [
        Rival(one, other, round(score, 4), 3)
        for one, other in product(left, right)
        if one.figure.unit != other.figure.unit
        and _alike(one.figure, other.figure) == 3
        and (score := shared(one, other)) >= LEAST_COUNTED
    ]
    yield from _likeliest(found)


def _is_counted(unit: str) -> bool:
    """Whether the unit is a noun that is counted."""
    return unit.isalpha() and unit not in HOURS and unit not in METRES and unit not in (AGE, RESULT, *ONE_OF_FEW)


def _other_rates(here: Sequence[Stated], there: Sequence[Stated]) -> Iterator[Rival]:
    """One sum that is told of two spans of time: $3m a day, and $3m in total."""
    found = [
        Rival(one, other, round(score, 4), 2)
        for one, other in product(here, there)
        if one.figure.value == other.figure.value
        and rate(one)
        and rate(other)
        and rate(one) != rate(other)
        and (score := shared(one, other)) >= LEAST_COUNTED
    ]
    yield from _likeliest(found)


def _shared_things(one: Stated, other: Stated) -> float:
    """The same of words that are no names: who speaks says little of what a number is of."""
    theirs, named = dict(other.about), names(one.sentence)
    return sum(min(weight, theirs[word]) for word, weight in one.about if word in theirs and word not in named)


def _likeliest(found: Sequence[Rival]) -> Iterator[Rival]:
    """The pairs whose figures have no likelier counterpart."""
    taken: set[object] = set()
    for rival in sorted(found, key=lambda r: (-(r.score + (r.alike or 0) / 2), r.order)):
        ends = {rival.left.order, rival.right.order}
        if not ends & taken:
            yield rival
        taken |= ends


def _alike(one: Figure, other: Figure) -> int:
    """How likely one is a slip for the other, 0 to 3: digits that have changed places, one that is another, one more.

    Three digits that have changed places are nothing else.
    """
    if one.upper is not None or other.upper is not None:
        return 0
    if one.unit in ONE_OF_FEW:
        return 2
    if one.unit.startswith(OF_WHOLE):
        return max(1, _alike(replace(one, unit=""), replace(other, unit="")))
    if one.unit.startswith(CLOCK):
        return _alike_times(one.value, other.value)
    (a, high), (b, top) = _digits(one.value), _digits(other.value)
    same_size = high == top
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


def _digits(value: Decimal) -> tuple[str, int]:
    """The digits of a number without noughts at either end, and the place of the first."""
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    return digits, value.adjusted()


def _is_within(short: str, long: str) -> bool:
    """Whether one digit more makes the one the other."""
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _ages(here: Iterable[Stated], there: Sequence[Stated]) -> Iterator[Rival]:
    """Two ages of one person."""
    for one in here:
        for other in there:
            if one.who and other.who and one_person(one.who, other.who):
                same = one.figure.value == other.figure.value
                yield Rival(one, other, 2.0, None if same else 1)


def _other_units(here: dict[str, list[Stated]], there: dict[str, list[Stated]]) -> Iterator[Rival]:
    """One number in two units of time or of length: a depth of 14 km, and of 14 miles."""
    for scale in (HOURS, METRES):
        units = sorted(scale.keys() & (here.keys() | there.keys()))
        for mine, theirs in ((a, b) for a in units for b in units if a != b and scale[a] != scale[b]):
            found = [
                Rival(one, other, round(shared(one, other), 4), 2)
                for one in here.get(mine, ())
                for other in there.get(theirs, ())
                if one.figure.value == other.figure.value
                and not (one.aside or other.aside)
                and not any(_is_same(one.figure, s.figure) for s in there.get(mine, ()))
                and not any(_is_same(other.figure, s.figure) for s in here.get(theirs, ()))
                and _shared_things(one, other) >= LEAST_SHARED[0 if one.figure.value < FEW_UNITS else 2]
            ]
            yield from _likeliest(found)
