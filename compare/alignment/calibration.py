"""The one scale of links: weight of evidence to probability, and back.

A logistic fit of the logarithm of the weight to the right and wrong candidates of seven annotated sets, each
counting alike; docs/alignment.md has the fit with each set left out, and how often links of a score are right.
"""

from __future__ import annotations

import math

SLOPE, EVEN = 1.5, 0.85
"""logit(chance) = SLOPE * ln(weight / EVEN)."""


def chance(weight: float) -> float:
    """How probable it is that a link of this weight is right, 0..1."""
    return 1 / (1 + (EVEN / weight) ** SLOPE) if weight > 0 else 0.0


def evidence(factor: float) -> float:
    """What multiplying the weight by this factor adds to the log-odds."""
    return SLOPE * math.log(factor)


def raised(chance: float, factor: float) -> float:
    """The chance of a link whose weight is multiplied by the factor."""
    odds = chance / (1 - chance) * factor**SLOPE if chance < 1 else math.inf
    return odds / (1 + odds) if odds < math.inf else 1.0
