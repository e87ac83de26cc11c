"""Noun phrases that answer to each other as wholes: guiding viewpoints and perspectives, plan for the harbour and
harbour plan."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from compare.model import Token
from compare.renderings.alignment_matrix import SURE, AlignmentMatrix, Shown, Span, agreement
from compare.renderings.noun_phrases import head, noun_phrases
from compare.renderings.records import Line, is_capital, is_content
from compare.renderings.reordered import RANKS
from compare.renderings.replaced import nearness

LEAST_ANSWERED = 0.4
"""Share of the rarity of two phrases that answers to the other one, 0..1, from which they may be one thing."""
MORE = 0.5
"""What phrases count of which one only has a word more: a comprehensive policy need not be the policy."""
OTHER_NOUN, OTHER_NAME = 0.5, 0.8
"""What phrases count whose nouns do not answer to each other, and names that have a word in common: Geneva Accords,
Geneva Agreement."""

Pair: TypeAlias = tuple[Span, Span]
Partners: TypeAlias = dict[int, dict[int, float]]
"""For each word those on the other side that it may stand for, and how probable that is."""


def phrases(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Pairs of noun phrases, each the other's best, whose words answer to each other and are not the same."""
    answered = _answered(matrix)
    best: dict[tuple[int, int], float] = defaultdict(float)
    for pair, share in answered.items():
        for word in _words(pair):
            best[word] = max(best[word], share)
    for pair, share in sorted(answered.items()):
        if share >= max(best[word] for word in _words(pair)):
            around = sum(agreement(matrix, pair[0][0], pair[1][0])) + _inner(matrix, pair)
            yield *pair, share * _likeness(matrix, pair) * (1 - math.exp(-around))


def keys(here: Line, span: Span) -> frozenset[str]:
    """Keys of the content words of a phrase."""
    return frozenset(w.key for w in here.words[span[0] : span[1] + 1] if is_content(w))


def _answered(matrix: AlignmentMatrix) -> dict[Pair, float]:
    """Pairs of phrases that differ, with the share of their words that answers to one of the other, by rarity."""
    ours: Partners = defaultdict(dict)
    theirs: Partners = defaultdict(dict)
    for (i, j), chance in sorted(matrix.chances.items()):
        ours[i][j] = chance
        theirs[j][i] = chance
    found: dict[Pair, float] = {}
    left, right = noun_phrases(matrix.left), noun_phrases(matrix.right)
    most = [_most(matrix.right, other.span, theirs) for other in right]
    holding: dict[int, list[int]] = defaultdict(list)
    for number, other in enumerate(right):
        for j in _range(other.span):
            holding[j].append(number)
    for one in left:
        met = {number for i in _range(one.span) for j in ours.get(i, ()) for number in holding.get(j, ())}
        here = _most(matrix.left, one.span, ours)
        for number in sorted(met):
            other = right[number]
            needed = LEAST_ANSWERED * (one.rarity + other.rarity)
            if here + most[number] < needed or one.keys == other.keys:
                continue
            answered = _share(matrix.left, one.span, other.span, ours) + _share(
                matrix.right, other.span, one.span, theirs
            )
            if answered >= needed:
                found[one.span, other.span] = answered / (one.rarity + other.rarity)
    return found


def _most(here: Line, span: Span, partners: Partners) -> float:
    """Rarity of the phrase that could be answered if all of the other statement were one phrase."""
    return sum(here.words[n].rarity * max(partners[n].values()) for n in _range(span) if n in partners)


def _share(here: Line, span: Span, other: Span, partners: Partners) -> float:
    """Rarity of the phrase that answers to the other one."""
    first, last = other
    return sum(
        here.words[n].rarity * max((c for m, c in partners[n].items() if first <= m <= last), default=0.0)
        for n in _range(span)
        if n in partners
    )


def _inner(matrix: AlignmentMatrix, pair: Pair) -> float:
    """Rarity of the words of both phrases that answer to each other, but for the first: each anchors the others."""
    (first, last), (start, end) = pair
    found = {
        i: matrix.left.words[i].rarity
        for (i, j), chance in matrix.chances.items()
        if chance >= SURE and first <= i <= last and start <= j <= end
    }
    return 0.4 * sum(sorted(found.values())[1:])


def _content(matrix: AlignmentMatrix, pair: Pair) -> list[Token]:
    return [
        w for words, span in zip(matrix.words, pair, strict=True) for w in words[span[0] : span[1] + 1] if is_content(w)
    ]


def _range(span: Span) -> range:
    return range(span[0], span[1] + 1)


def _words(pair: Pair) -> list[tuple[int, int]]:
    """The words of both phrases, each with its side."""
    return [(side, n) for side, span in enumerate(pair) for n in _range(span)]


def _likeness(matrix: AlignmentMatrix, pair: Pair) -> float:
    """How far two phrases may name one thing, by what they differ in, 0..1."""
    a, b = pair
    ours, theirs = keys(matrix.left, a), keys(matrix.right, b)
    weight = MORE if ours < theirs or theirs < ours else 1.0
    i, j = head(matrix.left, a), head(matrix.right, b)
    one, other = matrix.left.words[i], matrix.right.words[j]
    if one.key == other.key:
        return 0.0 if is_capital(one) and (ours ^ theirs) & RANKS else weight
    if one.key in theirs and other.key in ours:  # turned round: the plan for the harbour
        return weight
    chance = matrix.chances.get((i, j), 0.0)
    named = len(ours & theirs) == 1 and all(is_capital(w) for w in _content(matrix, pair))
    least = OTHER_NAME if named else OTHER_NOUN
    return weight * (least + (1 - least) * chance) * nearness(one, other, chance)
