"""Tolls and counts of all articles: one tally an outcome, and one a noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.facts.compared import names
from compare.facts.ordinals import OF, occurrences
from compare.model import Analysis, Figure, Statement, Toll
from compare.quantities.records import CountMention, CountTally

CLOCK = "time of day"
LEAST_RARE = 0.45
"""Rarity of a noun from which its number tells of an event: shells, but not years or people."""

WHERE = re.compile(r"\bwhere\s+(?:\w+\s+){0,3}$")
BACK_THEN = re.compile(r"\W*(?:Back then|At (?:the|that) time|In those days)\b")
"""How a sentence begins that goes on about other times."""


def counts(analysis: Analysis) -> Iterator[CountMention]:
    """Every toll that an article states, and every number of things that are named."""
    sentences = [s for s in analysis.statements if s.id == s.sentence and not BACK_THEN.match(s.excerpt.text)]
    whole = {f.outcome for s in sentences for f in s.facts if isinstance(f, Toll) and not _is_of_place(f, s)}
    named = tuple(sorted({name for s in sentences for name in names(s)}))
    seen: set[tuple[bool, str]] = set()
    for statement in sorted(sentences, key=lambda s: s.order):
        for fact in (*statement.facts, *occurrences(statement)):
            if isinstance(fact, Toll) and fact.outcome in whole and _is_of_place(fact, statement):
                continue
            if isinstance(fact, Toll) or (isinstance(fact, Figure) and _counts_things(fact, statement)):
                subject = isinstance(fact, Toll), _subject(fact)
                yield CountMention(fact, statement, named, subject not in seen)
                seen.add(subject)


def _is_of_place(toll: Toll, statement: Statement) -> bool:
    """Whether it is the toll of a place that is named before: Lindal, where 12 people died."""
    return WHERE.search(statement.excerpt.text[: toll.excerpt.start - statement.excerpt.start]) is not None


def subject_of(count: CountMention) -> tuple[bool, str]:
    """What the counts of one tally share."""
    return isinstance(count.fact, Toll), _subject(count.fact)


def tallies(counts: Sequence[CountMention]) -> Iterator[CountTally]:
    """The tally of counts that share an outcome or a noun."""
    yield CountTally(_subject(counts[0].fact), tuple(counts))


def _subject(fact: Toll | Figure) -> str:
    return fact.outcome if isinstance(fact, Toll) else fact.unit


def _counts_things(figure: Figure, statement: Statement) -> bool:
    """Whether the figure counts a noun that is not too common, or tells the time of day."""
    before = statement.excerpt.text[: figure.excerpt.start - statement.excerpt.start]
    if figure.unit.startswith(OF):
        return True
    if figure.unit.startswith(CLOCK):
        return not before.endswith("(")
    if figure.ordinal or "-" in figure.excerpt.text or before.endswith("("):
        return False  # in brackets stands the same again: the time elsewhere, or another unit
    noun = next((t for t in statement.tokens if t.key == figure.unit and t.start > figure.excerpt.start), None)
    return noun is not None and noun.rarity >= LEAST_RARE and noun.part == "noun"
