"""Tolls of all articles, one tally an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.context import names
from compare.model import Analysis, Count, Tally, Toll


def counts(analysis: Analysis) -> Iterator[Count]:
    """Every toll that an article states."""
    sentences = [s for s in analysis.statements if s.id == s.sentence]
    named = tuple(sorted({name for s in sentences for name in names(s)}))
    for statement in sentences:
        yield from (Count(fact, statement, named) for fact in statement.facts if isinstance(fact, Toll))


def outcome_of(count: Count) -> str:
    """What the counts of one tally share."""
    return count.toll.outcome


def tallies(counts: Sequence[Count]) -> Iterator[Tally]:
    """The tally of counts that share an outcome."""
    yield Tally(counts[0].toll.outcome, tuple(counts))
