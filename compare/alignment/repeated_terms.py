"""Quoted terms that articles repeat: every clause that holds one may answer to every other that does.

Statements pair off, so that a better partner speaks against a worse one; a slogan ("a “key and regular” task")
stands in several places of each article, and all of them say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from compare.alignment.clause_spans import ClauseRun, ClauseSpan, Sentence, clause_span
from compare.alignment.content_words import FIGURE, parts
from compare.model import Quotation

LONGEST_TERM = 6
"""Words between quotation marks that are a term; more are somebody's words."""
COMMON, OFTEN = 0.2, 3
"""A word in more than this share of an article's sentences, and in more of them than this, marks no term."""
LEAST_BESIDE = 600
"""Rarity in thousandths that two clauses must share beside the term: one word of middling frequency."""

Answer = tuple[ClauseSpan, frozenset[str]]
"""Clauses that answer to each other, and the keys of the quoted terms that they hold."""
Slogans = dict[tuple[int, int], list[Answer]]
"""For sentence i of one article and j of the other: the clauses that hold a term."""


def repeated_terms(lefts: Sequence[Sentence], rights: Sequence[Sentence]) -> Slogans:
    """The clauses of two articles that hold the same quoted term and share something beside it."""
    terms = _terms(lefts) | _terms(rights)
    if not terms:
        return {}
    terms -= _common(lefts) | _common(rights)
    holders: dict[str, list[tuple[int, ClauseRun]]] = defaultdict(list)
    for j, sentence in enumerate(rights):
        for clause in _clauses(sentence):
            for term in terms & clause.content.keys():
                holders[term].append((j, clause))
    found: Slogans = defaultdict(list)
    for i, one in enumerate(lefts):
        for clause in _clauses(one):
            met = {(j, other.first): other for t in terms & clause.content.keys() for j, other in holders[t]}
            for (j, _), other in sorted(met.items(), key=lambda item: item[0]):
                both = clause_span(clause, other)
                if both and _beside(both, terms) >= LEAST_BESIDE:
                    found[i, j].append((both, both.shared & terms))
    return found


def _clauses(sentence: Sentence) -> list[ClauseRun]:
    return [run for run in sentence.runs if run.first == run.last]


def _terms(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Keys of the words that stand in short quotations."""
    found: set[str] = set()
    for sentence in sentences:
        for fact in sentence.statement.facts:
            if isinstance(fact, Quotation):
                inside = [t for t in sentence.statement.tokens if fact.excerpt.start <= t.start < fact.excerpt.end]
                if len(inside) <= LONGEST_TERM:
                    found |= {key for token in inside for key, _ in parts(token.text)}
    return frozenset(k for k in found if not k.startswith(FIGURE))


def _common(sentences: Sequence[Sentence]) -> frozenset[str]:
    often = Counter(key for one in sentences for key in one.content)
    return frozenset(k for k, n in often.items() if n > max(OFTEN, COMMON * len(sentences)))


def _beside(found: ClauseSpan, terms: frozenset[str]) -> int:
    return sum(min(found.left.content[k], found.right.content[k]) for k in found.shared - terms)
