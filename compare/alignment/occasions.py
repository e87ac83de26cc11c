"""Which articles report one occasion: what is declared, else how much of two articles says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import sqrt
from typing import Any

from compare.model import Byline, Link, Statement

LEAST_TOLD, LEAST_TOLD_AT_ONCE = 0.4, 0.25
"""How much of two articles must be linked for both to report one occasion: the geometric mean of the two shares, 0..1.
Less is asked of articles that were published at once. Of the seeds, the two reports of one speech have .47 and no
other pair over .34; of five stories on one summer's weather none has over .29."""
AT_ONCE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many words of two articles stand in statements that are linked, function words left out."""

    left: str
    right: str
    left_words: int
    right_words: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.left, self.right)


def articles(link: Link) -> tuple[str, str]:
    """The two articles of a link."""
    return link.left.excerpt.article, link.right.excerpt.article


def overlaps(links: Sequence[Link]) -> Iterator[Overlap]:
    """What the links of two articles cover of each."""
    left, right = articles(links[0])
    yield Overlap(left, right, _covered(x.left for x in links), _covered(x.right for x in links))


def _covered(statements: Iterable[Statement]) -> int:
    return len({t.start for s in statements for t in s.tokens if t.rarity > 0})


def occasions(bylines: Iterable[Byline], shared: Iterable[Overlap]) -> dict[str, frozenset[str]]:
    """For each article the others that report its occasion; those without any are left out."""
    told = {(o.left, o.right): o for o in shared}
    found: dict[str, set[str]] = {}
    for one, other in combinations(sorted(bylines, key=lambda b: b.article), 2):
        if _is_one(one, other, told.get((one.article, other.article))):
            found.setdefault(one.article, set()).add(other.article)
            found.setdefault(other.article, set()).add(one.article)
    return {k: frozenset(v) for k, v in found.items()}


def _is_one(one: Byline, other: Byline, told: Overlap | None) -> bool:
    if one.occasion or other.occasion:
        return one.occasion == other.occasion
    if told is None:
        return False
    at_once = one.published and other.published and abs(one.published - other.published) <= AT_ONCE
    share = sqrt(told.left_words / one.words * told.right_words / other.words)
    return share >= (LEAST_TOLD_AT_ONCE if at_once else LEAST_TOLD)


def cliques(same: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Articles that all report one occasion, each group once."""
    groups = {tuple(sorted({a, *others})) for a, others in same.items()}
    return tuple(sorted(g for g in groups if all(set(g) <= {a, *same[a]} for a in g)))
