"""The pairs of statements of two articles that may say the same thing, and the weight of what they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from compare.alignment.clause_spans import ClauseSpan, Sentence, best_span
from compare.alignment.repeated_terms import Answer, repeated_terms

LEAST_SHARED = 0.9
"""Shared rarity below which two sentences are not looked at: one unknown word, or two of middling frequency."""
LEAST_DICE = 0.2
DISTINCTION = 0.5
"""Power of the share of what two statements have in common that they do not say again and again. What other
values of this and of the other constants give: docs/alignment.md."""
SLOGAN_DISTINCTION = 0.25
"""The same for a slogan, which is repeated by its nature."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentence `left` of one article and `right` of the other, and how far they may be the same.

    `distinct`, 0..1, is the share of what they share that is not repeated all over the two articles;
    `repeated_terms` are the
    quoted terms that both hold; `across`: one of them is a headline and the other is not; `verbatim`: they are the
    same words, and pair off as such. `weight` is the strength of the evidence: how much is shared, how large a part
    that is, and how little it is repeated; `discount`, 0..1, is what repetition leaves of it.
    """

    left: int
    right: int
    clause_span: ClauseSpan
    distinct: float
    repeated_terms: frozenset[str]
    across: bool
    verbatim: bool
    undiscounted: float
    discount: float
    weight: float


def candidates(lefts: Sequence[Sentence], rights: Sequence[Sentence]) -> list[Candidate]:
    """Those that share enough, in the order of the text."""
    often = _often(lefts), _often(rights)
    found: list[Candidate] = []
    repeated = repeated_terms(lefts, rights)
    words = [one.words for one in lefts], [one.words for one in rights]
    same = _verbatim(*words)
    for i, j in _meetings(lefts, rights, same):
        if words[0][i] == words[1][j] and (i, j) not in same:
            continue
        for one, terms in _extents(lefts[i], rights[j], repeated.get((i, j), [])):
            if one.dice >= LEAST_DICE:
                across = (lefts[i].statement.kind == "heading") != (rights[j].statement.kind == "heading")
                distinct = _distinct(one, *often)
                verbatim = (i, j) in same
                strength = one.matched * one.dice
                left_over = 1.0 if verbatim else distinct ** (SLOGAN_DISTINCTION if terms else DISTINCTION)
                found.append(
                    Candidate(i, j, one, distinct, terms, across, verbatim, strength, left_over, strength * left_over)
                )
    return found


def _extents(left: Sentence, right: Sentence, repeated: list[Answer]) -> list[Answer]:
    """How far two sentences may be the same, by all their words and by the terms that both repeat."""
    best = best_span(left, right)
    if best is None:
        return repeated
    if any(e.left.overlaps(best.left) and e.right.overlaps(best.right) for e, _ in repeated):
        return [(best, frozenset[str]().union(*(terms for _, terms in repeated)))]
    return [(best, frozenset()), *repeated]


def _verbatim(lefts: Sequence[Words], rights: Sequence[Words]) -> set[tuple[int, int]]:
    """Pairs of sentences that are the same words: the first of one article with the first of the other, and so on."""
    waiting: dict[Words, list[int]] = defaultdict(list)
    for j in range(len(rights) - 1, -1, -1):
        waiting[rights[j]].append(j)
    return {(i, waiting[words].pop()) for i, words in enumerate(lefts) if waiting.get(words)}


def _meetings(
    lefts: Sequence[Sentence], rights: Sequence[Sentence], same: AbstractSet[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that share enough rarity, by an inverted index, and `same`."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, other in enumerate(rights):
        for key in other.content:
            holders[key].append(j)
    for i, one in enumerate(lefts):
        shared: dict[int, int] = defaultdict(int)
        for key, rarity in one.content.items():
            for j in holders.get(key, ()):
                shared[j] += rarity
        yield from ((i, j) for j in sorted(shared) if shared[j] >= 1000 * LEAST_SHARED or (i, j) in same)


def _often(sentences: Sequence[Sentence]) -> Counter[str]:
    """In how many sentences of the article each key stands."""
    return Counter(key for one in sentences for key in one.content)


def _distinct(found: ClauseSpan, left: Counter[str], right: Counter[str]) -> float:
    """Share of the matched rarity that is left when each key is divided among the sentences that hold it, 0..1.

    What two articles repeat all over, "foreign affairs and international integration", tells no two of their
    sentences apart. The two alone decide: an unrelated third changes nothing.
    """
    rarities = ((k, min(found.left.content[k], found.right.content[k])) for k in found.shared)
    shared = sum(r / math.sqrt(left[k] * right[k]) for k, r in sorted(rarities))
    return shared / (1000 * found.matched)
