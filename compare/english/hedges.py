"""Words that make a number approximate, and the bounds that they leave it."""

from __future__ import annotations

import re
from decimal import Decimal

FROM = frozenset({"more than", "at least", "no fewer than", "no less than", "over", "more"})
UP_TO = frozenset({"up to", "at most", "as many as", "as much as", "no more than", "fewer than", "less than", "under"})
HEDGES = (
    "no more than", "no less than", "no fewer than", "more than", "less than", "fewer than", "at least", "at most",
    "up to", "as many as", "as much as", "close to", "an estimated", "about", "around", "some", "nearly", "almost",
    "approximately", "roughly", "over", "under", "estimated", "circa", "more",
)  # fmt: skip
LEEWAY = Decimal("0.15")
"""Share by which a number that is called approximate may be missed: 35 to 46 are about 40."""

PART = re.compile(
    r"(?:\b(?:none|neither|any|both|either|few|fewer|half|many|more|most|one|several|some|third|quarter|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens|per\s?cent)|\d%?)\s+(?:(?:out\s+)?of|in)(?:\s+every)?"
    r"(?:\s+(?:the|its|their|those|these))?(?:\s+(?:about|some|nearly|around))?\s*$"
    r"|\ball\s+but\s*$",
    re.IGNORECASE,
)
"""What makes the number behind it a whole of which a part is told, or one of those left out: three of the (40)."""


def is_whole(text: str, start: int) -> bool:
    """Whether a part is told of the number that begins at `start` of a statement: two of the (40), half of the (40)."""
    return PART.search(text[:start]) is not None


def bounds(value: Decimal, upper: Decimal | None, hedge: str | None) -> tuple[Decimal, Decimal | None]:
    """The lowest and the highest number that is meant; None where there is no highest."""
    top = value if upper is None else upper
    if hedge in FROM:
        return value, None
    if hedge in UP_TO:
        return Decimal(0), top
    if hedge:
        return value * (1 - LEEWAY), top * (1 + LEEWAY)
    return value, top


End = tuple[Decimal, Decimal | None, str | None]
"""A number with its upper end and its hedge, None where it has none."""
ROUNDED = 2
"""Significant digits from which a figure may be another one rounded: 1,200 for 1,234, but not 10 for 12."""


def agree(one: End, other: End) -> bool:
    """Whether one number satisfies both: their bounds overlap, or the one is the other rounded."""
    (low, high), (bottom, top) = bounds(*one), bounds(*other)
    overlap = (top is None or low <= top) and (high is None or bottom <= high)
    return overlap or is_rounding(one[0], other[0]) or is_rounding(other[0], one[0])


def is_rounding(rough: Decimal, exact: Decimal) -> bool:
    """Whether a number is another one rounded."""
    digits = len(rough.normalize().as_tuple().digits)
    if digits < ROUNDED or digits >= len(exact.normalize().as_tuple().digits):
        return False
    return round(exact, digits - exact.adjusted() - 1) == rough
