"""Which word of one statement stands for which word of another.

Three logistic passes over all word pairs: the first sees the words alone, the second and third also what
the pass before thought of the neighbours on both diagonals and of the rivals in row and column, so that a
replaced word is recognised by the company it keeps. No feature knows a position: articles reorder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from compare.model import Token, WordLink

Matrix = NDArray[np.float64]
Features = NDArray[np.float64]
Mask = NDArray[np.bool_]
Weights = Sequence[float]

ALIKE = 0.65
"""Character similarity (Indel ratio, 0..1) from which two stems may be forms of one word."""

LEAST_CHANCE = 0.25
"""Chance from which a word pair is kept: for renderings even an unlikely one counts, if neighbours speak for it."""

# Learned by tests/bench/train_words.py: logistic regression with an L2 penalty of 1 on four fifths of
# the Edinburgh paraphrase corpus (Cohn, Callison-Burch and Lapata 2008), sure links only.
# fmt: off
WEIGHTS: tuple[tuple[float, ...], ...] = (
    (-1.938, 5.39, 4.756, 0.683, 5.655, -0.268, -0.61, 0.16, 0.828, 0.552, -0.821, 0.154, -1.38,
     -2.046, -2.046),
    (-2.668, 3.5, 2.463, 0.407, 3.828, 0.096, -0.141, -0.074, 0.83, 0.588, -0.492, 0.316, -1.037,
     -0.922, -0.922, 0.684, 1.976, 1.841, 0.129, 0.588, 1.463, 1.768, -1.456, -1.651, -1.651, 0.999, 1.239),
    (-1.965, 3.032, 2.231, 0.357, 3.251, 0.204, -0.029, 0.045, 0.731, 0.574, -0.369, 0.382, -0.975,
     -0.812, -0.812, 0.663, 1.593, 1.49, 0.456, 1.051, 1.455, 1.669, -1.383, -2.201, -2.201, -0.533, -0.522),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a statement as arrays; `previous` and `following` point at the content word beside each word."""

    tokens: tuple[Token, ...]
    keys: NDArray[np.str_]
    content: Mask
    capital: Mask
    digit: Mask
    part: NDArray[np.str_]
    rarity: NDArray[np.float64]
    previous: NDArray[np.intp]
    following: NDArray[np.intp]


def arrays(tokens: Sequence[Token]) -> Words:
    """The words as arrays, to be compared with any number of others."""
    content = np.array([t.rarity > 0 for t in tokens], dtype=bool)
    return Words(
        tokens=tuple(tokens),
        keys=np.array([t.key for t in tokens], dtype=str),
        content=content,
        capital=np.array([t.text[:1].isupper() for t in tokens], dtype=bool),
        digit=np.array([t.key[:1].isdigit() for t in tokens], dtype=bool),
        part=np.array([t.part for t in tokens], dtype=str),
        rarity=np.array([t.rarity for t in tokens]),
        previous=_previous(content),
        following=len(content) + 1 - _previous(content[::-1])[::-1],
    )


def _previous(content: Mask) -> NDArray[np.intp]:
    """For each word the place of the content word before it, counted from 1; 0 where there is none."""
    places = np.where(content, np.arange(1, len(content) + 1), 0)
    running = np.maximum.accumulate(places) if len(places) else places
    return np.concatenate([[0], running[:-1]]).astype(np.intp)[: len(content)]


def probabilities(left: Words, right: Words) -> Matrix:
    """Probability that word i of `left` stands for word j of `right`, 0..1, one row a word of `left`."""
    if not left.tokens or not right.tokens:
        return np.zeros((len(left.tokens), len(right.tokens)))
    alone = word_features(left, right)
    first, *later = WEIGHTS
    chance = logistic(alone, first)
    for weights in later:
        chance = logistic(alone, weights[: len(alone)], company(chance, left, right), weights[len(alone) :])
    return chance


def logistic(features: Features, weights: Weights, more: Features | None = None, others: Weights = ()) -> Matrix:
    """The logistic function of the weighted sum of features, shape (left, right).

    einsum, not a matrix product: for that numpy starts threads, which cost more than they save here.
    """
    total = np.einsum("f,fij->ij", weights, features)
    if more is not None:
        total += np.einsum("f,fij->ij", others, more)
    result: Matrix = 1 / (1 + np.exp(-total))
    return result


def word_features(left: Words, right: Words) -> Features:
    """What the two words show by themselves, shape (15, left, right)."""
    similar = process.cdist(left.keys, right.keys, scorer=fuzz.ratio, workers=1) / 100
    same = left.keys[:, None] == right.keys
    both = left.content[:, None] & right.content
    other = both & ~same
    same_part = other & (left.part[:, None] == right.part)
    alike = other & (similar >= ALIKE)
    features = np.empty((15, *similar.shape))
    features[0] = 1
    features[1] = same & both
    features[2] = same & ~both
    features[3] = alike
    features[4] = np.where(other, np.maximum(similar - 0.4, 0), 0)
    features[5] = other
    features[6] = left.content[:, None] ^ right.content
    features[7] = other & (left.digit[:, None] & right.digit)
    features[8] = np.where(both, np.minimum(left.rarity[:, None], right.rarity), 0)
    features[9] = same_part
    features[10] = other & ~same_part
    features[11] = other & (left.capital[:, None] & right.capital)
    features[12] = other & (left.capital[:, None] ^ right.capital)
    _rivals(np.where(same, 1.0, np.where(alike, similar * 0.9, 0.0)), features[13:15])
    return features


def company(chance: Matrix, left: Words, right: Words) -> Features:
    """What the pass before thought of a cell, its neighbours and its rivals, shape (12, left, right)."""
    padded = np.zeros((chance.shape[0] + 2, chance.shape[1] + 2))
    padded[1:-1, 1:-1] = chance
    features = np.empty((12, *chance.shape))
    features[0] = chance
    features[1], features[2] = padded[:-2, :-2], padded[2:, 2:]
    features[3] = features[1] * features[2]
    np.maximum(padded[:-2, 2:], padded[2:, :-2], out=features[4])
    features[5] = padded[left.previous][:, right.previous]
    features[6] = padded[left.following][:, right.following]
    features[7] = features[5] * features[6]
    _rivals(chance, features[8:10])
    features[10], features[11] = chance * features[1], chance * features[2]
    return features


def _rivals(values: Matrix, out: Features) -> None:
    """The best other value in the row, and in the column, of each cell, into the two matrices of `out`."""
    out[0] = _best_other(values)
    out[1] = _best_other(values.T).T


def _best_other(values: Matrix) -> Matrix:
    if values.shape[1] == 1:
        return np.zeros_like(values)
    two = np.partition(values, -2, axis=1)[:, -2:]
    top, second = two[:, 1][:, None], two[:, 0][:, None]
    result: Matrix = np.where(values == top, second, top)
    return result


def word_links(left: Words, right: Words) -> tuple[WordLink, ...]:
    """Word pairs that are likely enough and the best of their row or column, in text order."""
    chance = probabilities(left, right)
    if not chance.size:
        return ()
    best = (chance >= chance.max(axis=1, keepdims=True)) | (chance >= chance.max(axis=0, keepdims=True))
    found = np.nonzero((chance >= LEAST_CHANCE) & best)
    return tuple(
        WordLink(a.start, a.end, b.start, b.end, round(score, 4))
        for a, b, score in zip(
            (left.tokens[i] for i in found[0]),
            (right.tokens[j] for j in found[1]),
            chance[found].tolist(),
            strict=True,
        )
    )
