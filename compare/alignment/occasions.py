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
    by_article = {b.article: b for b in bylines}
    told = {(o.left, o.right): o for o in shared}
    found: dict[str, set[str]] = {}
    for pair in sorted({*told, *_declared(by_article.values())}):
        if _is_one(by_article[pair[0]], by_article[pair[1]], told.get(pair)):
            found.setdefault(pair[0], set()).add(pair[1])
            found.setdefault(pair[1], set()).add(pair[0])
    return {k: frozenset(v) for k, v in found.items()}


def _declared(bylines: Iterable[Byline]) -> Iterator[tuple[str, str]]:
    """Pairs of articles for which the same occasion is declared."""
    by_occasion: dict[str, list[str]] = {}
    for byline in bylines:
        if byline.occasion:
            by_occasion.setdefault(byline.occasion, []).append(byline.article)
    return (pair for names in by_occasion.values() for pair in combinations(sorted(names), 2))


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
