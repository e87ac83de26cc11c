"""What people are quoted with, by its rarest words: so the same words of two speakers meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compare.english.words import fold
from compare.facts.organisations import BODIES
from compare.model import Analysis, Observation, Quotation, Statement, Token

RAREST = 4
"""Words of a quotation by which it is known again, however it is translated."""
LEAST_LETTERS = 3
BODIES_SPEAK = frozenset(BODIES.split())
"""What is said by a ministry was said by somebody in it."""


def observe(analysis: Analysis) -> Iterator[Observation]:
    """Every quotation with its speaker, under each two of its rarest words."""
    for statement in (s for s in analysis.statements if s.id == s.sentence):
        for fact in statement.facts:
            if isinstance(fact, Quotation) and fact.speaker and not BODIES_SPEAK & set(fold(fact.speaker).split()):
                for subject in _known_by(statement, fact):
                    yield Observation("speaker", subject, fact.excerpt.text, fact.speaker, fact.excerpt)


def _known_by(statement: Statement, quotation: Quotation) -> Iterator[str]:
    """Each two of the rarest words of a quotation."""
    place = quotation.excerpt
    words = {t.key: t.rarity for t in statement.tokens if place.start <= t.start < place.end and _tells(t)}
    rarest = sorted(words, key=lambda key: (-words[key], key))[:RAREST]
    return (" ".join(pair) for pair in combinations(sorted(rarest), 2))


def _tells(token: Token) -> bool:
    return token.rarity > 0 and len(token.key) >= LEAST_LETTERS
