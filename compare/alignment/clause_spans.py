"""How far the likeness of two sentences extends: which run of clauses of one says what which run of the other says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from compare.alignment.content_words import Content
from compare.model import Statement

UNMATCHED = 0.25
"""What a unit of unmatched content costs against a unit of matched content: a run grows as long as the Dice
coefficient of what it adds stays over a third."""

LONGEST_RUN, MANY_CLAUSES, LONGEST_OF_MANY = 5, 40, 2
"""Clauses of a run, the whole sentence excepted: a list of forty clauses has 820 runs, and each would meet each. Of
sentences with still more clauses only pairs of them are runs."""


@dataclass(frozen=True, slots=True)
class ClauseRun:
    """Adjacent clauses of a sentence, `first` to `last` included, with their content and its sum."""

    first: int
    last: int
    content: Content
    total: int

    def overlaps(self, other: ClauseRun) -> bool:
        """Whether the two have a clause in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its clauses, and every run of them, short runs first."""

    statement: Statement
    clauses: tuple[Statement, ...]
    runs: tuple[ClauseRun, ...]

    @property
    def content(self) -> Content:
        return self.runs[-1].content

    @property
    def words(self) -> tuple[str, ...]:
        """The keys of its words, in their order."""
        return tuple(t.key for t in self.statement.tokens)


@dataclass(frozen=True, slots=True)
class ClauseSpan:
    """A run of clauses against another: the keys that they share, and the rarity of these."""

    left: ClauseRun
    right: ClauseRun
    shared: frozenset[str]
    matched: float

    @property
    def dice(self) -> float:
        """Share of all content that is matched, 0..1."""
        return 2000 * self.matched / (self.left.total + self.right.total)

    @property
    def covered(self) -> float:
        """Share of the longer side's content that is matched, 0..1."""
        return 1000 * self.matched / max(self.left.total, self.right.total)


def sentence(statement: Statement, clauses: tuple[Statement, ...], contents: Sequence[Content]) -> Sentence:
    """The statement with its clauses (itself, where it has none) and the content of each."""
    longest = LONGEST_RUN if len(contents) <= MANY_CLAUSES else LONGEST_OF_MANY
    lengths = {*range(1, min(len(contents), longest) + 1), len(contents)}
    runs = [
        _run(first, first + length - 1, contents)
        for length in sorted(lengths)
        for first in range(len(contents) - length + 1)
    ]
    return Sentence(statement, clauses, tuple(runs))


def _run(first: int, last: int, contents: Sequence[Content]) -> ClauseRun:
    joined: Content = {}
    for part in contents[first : last + 1]:
        joined |= part
    return ClauseRun(first, last, joined, sum(joined.values()))


def clause_span(left: ClauseRun, right: ClauseRun) -> ClauseSpan | None:
    """What two runs share; None if that is nothing."""
    shared = left.content.keys() & right.content.keys()
    return ClauseSpan(left, right, frozenset(shared), _matched(left, right, shared) / 1000) if shared else None


def _matched(left: ClauseRun, right: ClauseRun, shared: set[str]) -> int:
    return sum(map(min, map(left.content.__getitem__, shared), map(right.content.__getitem__, shared)))


def best_span(left: Sentence, right: Sentence) -> ClauseSpan | None:
    """The two runs of clauses with the most matched and least unmatched content; None if nothing is shared.

    A local alignment (Smith and Waterman 1981) over clauses instead of characters, without order inside a run.
    Of equal ones the shorter, then the earlier ones count, whichever sentence is the left one. Runs that could match
    all that one of them has and come to less than what is known are passed over.
    """
    if len(left.runs) == len(right.runs) == 1:
        return clause_span(left.runs[0], right.runs[0])
    shared = sorted(left.content.keys() & right.content.keys())
    weights = [min(left.content[k], right.content[k]) for k in shared]
    here, there = _holding(left, shared), _holding(right, shared)
    matched = {bits: _sum(weights, bits) for bits in {*here, *there, 0}}
    least = _worth(left.runs[-1].total + right.runs[-1].total, sum(weights))
    best: tuple[ClauseRun, ClauseRun] | None = None
    best_value: tuple[float, int, int] = (-math.inf, 0, 0)
    for one, some in zip(left.runs, here, strict=True):
        if _worth(one.total, matched[some]) < least:
            continue
        for other, others in zip(right.runs, there, strict=True):
            totals = one.total + other.total
            if _worth(totals, min(matched[some], matched[others])) < least or not (both := some & others):
                continue
            if both not in matched:
                matched[both] = _sum(weights, both)
            worth = _worth(totals, matched[both])
            value = worth, -(one.last + other.last), both
            if value > best_value:
                best_value, best, least = value, (one, other), max(least, worth)
    return clause_span(*best) if best else None


def _worth(totals: int, matched: int) -> float:
    """What a match is worth between runs with so much content together; no less than any part of it."""
    return (1 + 2 * UNMATCHED) * matched - UNMATCHED * totals


def _holding(sentence: Sentence, keys: Sequence[str]) -> list[int]:
    """For each run which of the keys it holds, as the bits of a number."""
    clauses = [
        sum(1 << n for n, key in enumerate(keys) if key in run.content)
        for run in sentence.runs
        if run.first == run.last
    ]
    return [reduce(or_, clauses[run.first : run.last + 1]) for run in sentence.runs]


def _sum(weights: Sequence[int], bits: int) -> int:
    """The weights at the places of the bits that are set."""
    total = 0
    while bits:
        lowest = bits & -bits
        total += weights[lowest.bit_length() - 1]
        bits ^= lowest
    return total


def likeness(one: ClauseRun, other: ClauseRun) -> float:
    """Dice coefficient of the content of two runs, 0..1."""
    shared = one.content.keys() & other.content.keys()
    return 2 * _matched(one, other, shared) / (one.total + other.total) if shared else 0.0
