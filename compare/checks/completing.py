"""One row of two that tell of one term: each has a rendering that the other has not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from compare.checks.finding import merged
from compare.checks.forms import bag
from compare.checks.rule import Desk, Rule
from compare.model import Finding, Reading

COMMON = 2
"""Readings that two rows must share to be of one term; one is enough where the others are the same words."""


def completed(findings: Iterable[Finding], rules: Mapping[str, Rule], desk: Desk) -> list[Finding]:
    """The findings, those of one unsettled term as one, under the name of the first of them."""
    kept: list[Finding] = []
    there: dict[Any, list[int]] = defaultdict(list)
    for found in sorted(findings, key=lambda f: f.order):
        near = sorted({n for place in found.evidence for n in there[found.rule, place.order]})
        home = next((n for n in near if _are_one(found, kept[n])), None)
        if home is None:
            home = len(kept)
            kept.append(found)
        else:
            kept[home] = merged(rules[found.rule], (kept[home], found), desk)
        for place in found.evidence:
            there[found.rule, place.order].append(home)
    return kept


def _are_one(found: Finding, other: Finding) -> bool:
    """Whether both are of one unsettled term, and no article stands behind what one of them adds and the other has."""
    if found.category != "terminology" or found.suggestion or other.suggestion:
        return False
    shared = [(a, b) for a in found.readings for b in other.readings if not set(a.evidence).isdisjoint(b.evidence)]
    ours = [r for r in found.readings if all(r is not a for a, _ in shared)]
    theirs = [r for r in other.readings if all(r is not b for _, b in shared)]
    if len(shared) < COMMON and {bag(r.text) for r in ours} != {bag(r.text) for r in theirs}:
        return False
    apart = _articles(ours).isdisjoint(_articles(other.readings))
    return apart and _articles(theirs).isdisjoint(_articles(found.readings))


def _articles(readings: Iterable[Reading]) -> set[str]:
    return {place.article for item in readings for place in item.evidence}
