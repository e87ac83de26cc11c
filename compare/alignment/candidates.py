"""The pairs of statements of two articles that may say the same thing, and the weight of what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.alignment.extent import Extent, Sentence, best_extent
from compare.alignment.slogans import slogans

LEAST_SHARED = 0.5
"""Shared rarity below which two sentences are not looked at: one word of middling frequency."""
LEAST_DICE = 0.2
DISTINCTION = 0.5
"""Power of the share of what two statements have in common that they do not say again and again. Mean pair F1 with
each set left out of seven: .651 with 0, .657 with 0.25, .683 with 0.5, .676 with 1."""
SLOGAN_DISTINCTION = 0.25
"""The same for a slogan, which is repeated by its nature."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentence `left` of one article and `right` of the other, and how far they may be the same.

    `distinct`, 0..1, is the share of what they share that is not repeated all over the two articles; `slogans` are the
    quoted terms that both hold; `across`: one of them is a headline and the other is not.
    """

    left: int
    right: int
    extent: Extent
    distinct: float
    slogans: frozenset[str]
    across: bool

    @property
    def weight(self) -> float:
        """Strength of the evidence: how much is shared, how large a part that is, and how little it is repeated."""
        return self.extent.matched * self.extent.dice * self.discount

    @property
    def discount(self) -> float:
        """What repetition in the two articles leaves of the evidence, 0..1."""
        return float(self.distinct ** (SLOGAN_DISTINCTION if self.slogans else DISTINCTION))


def candidates(lefts: Sequence[Sentence], rights: Sequence[Sentence]) -> list[Candidate]:
    """Those that share enough, in the order of the text."""
    often = _often(lefts), _often(rights)
    found: list[Candidate] = []
    repeated = slogans(lefts, rights)
    for i, j in _meetings(lefts, rights):
        best = best_extent(lefts[i], rights[j])
        extents = repeated.get((i, j), [])
        if best and not any(e.left.overlaps(best.left) and e.right.overlaps(best.right) for e, _ in extents):
            extents = [(best, frozenset()), *extents]
        elif best:
            terms = frozenset[str]().union(*(t for _, t in extents))
            extents = [(best, terms)]
        for one, terms in extents:
            if one.dice >= LEAST_DICE:
                across = (lefts[i].statement.kind == "heading") != (rights[j].statement.kind == "heading")
                found.append(Candidate(i, j, one, _distinct(one, *often), terms, across))
    return found


def _meetings(lefts: Sequence[Sentence], rights: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that share enough rarity, by an inverted index."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, other in enumerate(rights):
        for key in other.content:
            holders[key].append(j)
    for i, one in enumerate(lefts):
        shared: dict[int, int] = defaultdict(int)
        for key, rarity in one.content.items():
            for j in holders.get(key, ()):
                shared[j] += rarity
        yield from ((i, j) for j in sorted(shared) if shared[j] >= 1000 * LEAST_SHARED)


def _often(sentences: Sequence[Sentence]) -> Counter[str]:
    """In how many sentences of the article each key stands."""
    return Counter(key for one in sentences for key in one.content)


def _distinct(found: Extent, left: Counter[str], right: Counter[str]) -> float:
    """Share of the matched rarity that is left when each key is divided among the sentences that hold it, 0..1.

    What two articles repeat all over, "foreign affairs and international integration", tells no two of their
    sentences apart. The two alone decide: an unrelated third changes nothing.
    """
    rarities = ((k, min(found.left.content[k], found.right.content[k])) for k in found.shared)
    return sum(r / (left[k] * right[k]) ** 0.5 for k, r in sorted(rarities)) / (1000 * found.matched)
