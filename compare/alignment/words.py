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
WEIGHTS: tuple[tuple[float, ...], ...] = (
    (
        -1.948,
        5.376,
        4.765,
        0.664,
        5.769,
        -0.272,
        -0.587,
        0.128,
        0.864,
        0.558,
        -0.83,
        0.053,
        -1.394,
        -2.023,
        -2.068,
    ),
    (
        -2.677,
        3.528,
        2.506,
        0.415,
        3.956,
        0.09,
        -0.124,
        -0.1,
        0.865,
        0.59,
        -0.499,
        0.195,
        -1.076,
        -0.923,
        -0.952,
        0.634,
        1.983,
        1.858,
        0.111,
        0.596,
        1.466,
        1.764,
        -1.468,
        -1.628,
        -1.632,
        1.003,
        1.245,
    ),
    (
        -1.976,
        3.028,
        2.25,
        0.339,
        3.408,
        0.197,
        -0.013,
        0.017,
        0.764,
        0.579,
        -0.382,
        0.249,
        -1.009,
        -0.83,
        -0.809,
        0.641,
        1.601,
        1.511,
        0.444,
        1.052,
        1.459,
        1.672,
        -1.398,
        -2.171,
        -2.205,
        -0.524,
        -0.518,
    ),
)


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
