"""Which word of one statement stands for which word of another.

Three logistic passes over all word pairs: the first sees the words alone, the second and third also what
the pass before thought of the neighbours on both diagonals, of the rivals in row and column and of the gap between
aligned words that both words stand in, so that a replaced word is recognised by the words around it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from compare.model import Token, WordLink
from compare.word_links.features import (
    ALONE,
    COMPANY,
    MEANING,
    Features,
    Matrix,
    Places,
    Words,
    cell_features,
    context_features,
)
from compare.word_links.word_classes import PAIRS

Kind = Literal["plain", "neural"]

LEAST_CHANCE = 0.15
"""Chance from which a word pair is kept: for renderings even an unlikely one counts, if neighbours speak for it."""
MOST_CELLS = 400_000
"""Words of one statement times words of the other up to which every pair is weighed: that takes 120 MB."""
CERTAIN = 0.5
"""Chance from which a content word that both sides have stands for itself and for no other."""
SURE = 0.22
"""Chance from which a word pair is shown. On the held-out fifth of the Edinburgh corpus the F1 of the links whose
words differ is .594 with .25, .596 with .22 and .592 with .2, their recall .51, .53 and .54."""


# Learned by tests/bench/train_words.py: logistic regression with an L2 penalty of 1 on four fifths of the Edinburgh
# paraphrase corpus (Cohn, Callison-Burch and Lapata 2008), sure links only, every pair once as it is and once with
# foreign words on both sides. Without these, F1 of the differing links is .35 where half of the text has no
# counterpart, with them .52. Synonyms of WordNet 3.0 or of Moby's thesaurus as features add .006 and .009 over five
# folds, for 25 MB; a fourth pass adds .005.
@dataclass(frozen=True, slots=True)
class Weights:
    """One pass: weights of the features of a cell, of the classes of its words, and of the words around it."""

    cell_features: NDArray[np.float64]
    classes: NDArray[np.float64]
    context_features: NDArray[np.float64]


@cache
def weights(kind: Kind) -> tuple[Weights, ...]:
    """The weights of every pass, as tests/bench/train_words.py learned them."""
    stated = json.loads(files("compare.word_links").joinpath("word_weights.json").read_text("utf-8"))
    return tuple(from_names(one) for one in stated[kind])


def from_names(stated: Mapping[str, float]) -> Weights:
    """One pass from weights by name; those that are not named are 0, and without any of MEANING there are none."""

    def vector(names: Sequence[str]) -> NDArray[np.float64]:
        return np.array([stated.get(name, 0.0) for name in names])

    meaning = MEANING if stated.keys() & set(MEANING) else ()
    return Weights(vector((*ALONE, *meaning)), vector((*PAIRS, "")), vector(COMPANY))


def probabilities(left: Words, right: Words, passes: Sequence[Weights] = ()) -> Matrix:
    """Probability that word i of `left` stands for word j of `right`, 0..1, one row a word of `left`.

    It is 0 for two content words that differ where one of them surely stands for itself on the other side. Without
    that "friendship" stands for "peace" where lists of aims differ by one member.
    """
    chance = passed(left, right, passes)
    if chance.size:
        same = left.keys[:, None] == right.keys
        both = left.content[:, None] & right.content
        certain = (chance >= CERTAIN) & same & both
        settled = certain.any(axis=1, keepdims=True) | certain.any(axis=0, keepdims=True)
        chance[settled & both & ~same] = 0
    return chance


def passed(left: Words, right: Words, passes: Sequence[Weights] = ()) -> Matrix:
    """What the last of the passes says of each cell, 0..1."""
    if not left.tokens or not right.tokens:
        return np.zeros((len(left.tokens), len(right.tokens)))
    features, pair = cell_features(left, right)
    first, *later = passes or weights("plain" if len(features) == len(ALONE) else "neural")
    chance = logistic(first, features, pair)
    for one in later:
        chance = logistic(one, features, pair, context_features(chance, left, right))
    return chance


def logistic(weights: Weights, features: Features, pair: Places, around: Features | None = None) -> Matrix:
    """The logistic function of the weighted sum of features, shape (left, right).

    einsum, not a matrix product: for that numpy starts threads, which cost more than they save here.
    """
    total = np.einsum("f,fij->ij", weights.cell_features, features)
    total += weights.classes[pair]
    if around is not None:
        total += np.einsum("f,fij->ij", weights.context_features, around)
    result: Matrix = 1 / (1 + np.exp(-total))
    return result


def is_too_long(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether two statements have too many words for every pair to be weighed."""
    return len(left) * len(right) > MOST_CELLS


def word_links(left: Words, right: Words) -> tuple[WordLink, ...]:
    """Word pairs that are likely enough, in text order; a word may have several partners, or none.

    Of statements that are too long only words that each has once are linked with themselves.
    """
    if is_too_long(left.tokens, right.tokens):
        return tuple(_same_words(left.tokens, right.tokens))
    chance = probabilities(left, right)
    return tuple(
        _link(left.tokens[i], right.tokens[j], float(chance[i, j])) for i, j in np.argwhere(chance >= LEAST_CHANCE)
    )


def _same_words(left: Sequence[Token], right: Sequence[Token]) -> Iterator[WordLink]:
    counts = Counter(t.key for t in left), Counter(t.key for t in right)
    other = {t.key: t for t in right}
    for token in left:
        if counts[0][token.key] == counts[1][token.key] == 1:
            yield _link(token, other[token.key], 1.0)


def _link(one: Token, other: Token, chance: float) -> WordLink:
    return WordLink(one.start, one.end, other.start, other.end, round(chance, 4))
