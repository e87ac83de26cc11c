"""Which articles are worth comparing: those that share a word that is rare in the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from compare.alignment.vectors import Vectors
from compare.model import Analysis, Problem

RARE = 0.55
"""Rarity from which a shared word makes two articles partners."""
MOST_ARTICLES = 2000
"""A word that more articles hold makes no partners; it would pair all with all."""


@dataclass(frozen=True, slots=True)
class Posting:
    """An article holds a word."""

    key: str
    article: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.key, self.article)


@dataclass(frozen=True, slots=True)
class Partners:
    """Two articles that may have statements in common, `left` before `right`."""

    left: str
    right: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Seat:
    """An article's place in a pair."""

    article: str
    pair: Partners

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article, self.pair.left, self.pair.right)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles of a pair, with the vectors of its words where a model made some."""

    pair: Partners
    analysis: Analysis
    vectors: Vectors | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        return ((self.pair.left, 0, 0), (self.pair.right, 0, 0), self.analysis.order)  # before the links of the pair


def postings(analysis: Analysis) -> Iterator[Posting]:
    """The rare words of an article, each once."""
    keys = {t.key for s in analysis.statements for t in s.tokens if t.rarity >= RARE}
    return (Posting(key, analysis.article.id) for key in sorted(keys))


def partners(shared: Sequence[Posting]) -> Iterator[Partners | Problem]:
    """All pairs of the articles that hold one word."""
    if len(shared) > MOST_ARTICLES:
        yield Problem("", f"'{shared[0].key}' is in {len(shared)} articles and was not used to pair them")
        return
    for a, b in combinations(sorted({p.article for p in shared}), 2):
        yield Partners(a, b)


def seats(pair: Partners) -> Iterator[Seat]:
    """The places of its two articles."""
    yield Seat(pair.left, pair)
    yield Seat(pair.right, pair)


def holder(record: Analysis | Seat | Vectors) -> str:
    """The article that a record is about."""
    return record.article.id if isinstance(record, Analysis) else record.article


def sides(records: Sequence[Analysis | Seat | Vectors]) -> Iterator[Side]:
    """An article once for each pair it has a seat in."""
    found = [r for r in records if isinstance(r, Analysis)]
    vectors = next((r for r in records if isinstance(r, Vectors)), None)
    return (Side(r.pair, analysis, vectors) for analysis in found for r in records if isinstance(r, Seat))
