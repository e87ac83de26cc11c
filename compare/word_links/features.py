"""What speaks for two words standing for each other, as numbers for every cell of left words against right words.

Nothing here knows a position in the sentence, since articles reorder, and all is the same with the sides swapped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from compare.model import Token
from compare.word_links import word_classes
from compare.word_links.neural import vectors

Matrix = NDArray[np.float64]
Features = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

ALIKE = 0.65
"""Character similarity (Indel ratio, 0..1) from which two stems may be forms of one word."""
ANCHOR = 0.5
"""Chance from which a word counts as aligned, and those between two such words as a gap."""

NEAR = 7
"""Words on either side whose alignment says how dense a stretch is: F1 on the differing links is the same with 4 and 5;
with as much foreign text added to both sides as there was, it is .506 instead of .488."""

ALONE = ("any", "same content word", "same function word", "alike", "similar", "rare", "both capital",
         "one capital", "rivals alike")  # fmt: skip
MEANING = ("near", "near but other", "nearest", "rivals near")
COMPANY = ("before", "previous", "following", "crosswise", "content before", "content after", "content both",
           "rivals", "before and previous", "before and following", "beside", "gap opens", "gap closes", "in gap",
           "content in gap", "mixed in gap", "sparser side", "dense", "dense before", "dense rivals",
           "dense beside")  # fmt: skip
"""Names of the features of a cell by itself, of its words' vectors where there are any, and of what the pass before
thought of it and those around it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a statement as arrays; `previous` and `following` point at the content word beside each word."""

    tokens: tuple[Token, ...]
    keys: NDArray[np.str_]
    content: Mask
    capital: Mask
    classes: Places
    rarity: NDArray[np.float64]
    previous: Places
    following: Places
    vectors: vectors.Matrix | None = None


def arrays(tokens: Sequence[Token], meanings: vectors.Matrix | None = None) -> Words:
    """The words as arrays, to be compared with any number of others; `meanings` has a row of length 1 for each word."""
    content = np.array([t.rarity > 0 for t in tokens], dtype=bool)
    return Words(
        tokens=tuple(tokens),
        keys=np.array([t.key for t in tokens], dtype=str),
        content=content,
        capital=np.array([t.text[:1].isupper() for t in tokens], dtype=bool),
        classes=word_classes.classes(tokens),
        rarity=np.array([t.rarity for t in tokens]),
        previous=_before(content),
        following=_after(content),
        vectors=meanings,
    )


def _before(marked: Mask) -> Places:
    """For each word the place of the marked word before it, counted from 1; 0 where there is none."""
    places = np.where(marked, np.arange(1, len(marked) + 1), 0)
    running = np.maximum.accumulate(places) if len(places) else places
    return np.concatenate([[0], running[:-1]]).astype(np.intp)[: len(marked)]


def _after(marked: Mask) -> Places:
    """For each word the place of the marked word after it, counted from 1; one past the end where there is none."""
    return len(marked) + 1 - _before(marked[::-1])[::-1]


def cell_features(left: Words, right: Words) -> tuple[Features, Places]:
    """What two words show by themselves, shape (ALONE, left, right), and the pair of classes of those that differ.

    With vectors, the features of MEANING follow those of ALONE.

    The pair is len(wordclass.PAIRS) for words that are the same.
    """
    similar = process.cdist(left.keys, right.keys, scorer=fuzz.ratio, workers=1) / 100
    same = left.keys[:, None] == right.keys
    both = left.content[:, None] & right.content
    other = both & ~same
    alike = other & (similar >= ALIKE)
    features = np.empty((len(ALONE), *similar.shape))
    features[0] = 1
    features[1] = same & both
    features[2] = same & ~both
    features[3] = alike
    features[4] = np.where(other, np.maximum(similar - 0.4, 0), 0)
    features[5] = np.where(both, np.minimum(left.rarity[:, None], right.rarity), 0)
    features[6] = other & (left.capital[:, None] & right.capital)
    features[7] = other & (left.capital[:, None] ^ right.capital)
    features[8] = rivals(np.where(same, 1.0, np.where(alike, similar * 0.9, 0.0)))
    if left.vectors is not None and right.vectors is not None:
        features = np.concatenate([features, _meaning(vectors.nearness(left.vectors, right.vectors), same)])
    return features, np.where(same, len(word_classes.PAIRS), word_classes.pairs(left.classes, right.classes))


def _meaning(near: Matrix, same: Mask) -> Features:
    nearest = (near >= near.max(axis=1, keepdims=True)) & (near >= near.max(axis=0, keepdims=True))
    return np.stack([near, np.where(same, 0.0, near), nearest, rivals(near)])


def context_features(chance: Matrix, left: Words, right: Words) -> Features:
    """What the pass before thought of a cell, its neighbours and its rivals, shape (COMPANY, left, right)."""
    padded = np.zeros((chance.shape[0] + 2, chance.shape[1] + 2))
    padded[1:-1, 1:-1] = chance
    features = np.empty((len(COMPANY), *chance.shape))
    features[0] = chance
    features[1], features[2] = padded[:-2, :-2], padded[2:, 2:]
    np.maximum(padded[:-2, 2:], padded[2:, :-2], out=features[3])
    features[4] = padded[left.previous][:, right.previous]
    features[5] = padded[left.following][:, right.following]
    features[6] = features[4] * features[5]
    features[7] = rivals(chance)
    features[8], features[9] = chance * features[1], chance * features[2]
    features[10] = (padded[:-2, 1:-1] + padded[2:, 1:-1]) + (padded[1:-1, :-2] + padded[1:-1, 2:])
    rows, columns = chance.max(axis=1) >= ANCHOR, chance.max(axis=0) >= ANCHOR
    features[11] = padded[_before(rows)][:, _before(columns)]
    features[12] = padded[_after(rows)][:, _after(columns)]
    features[13] = features[11] * features[12]
    features[14] = features[13] * (left.content[:, None] & right.content)
    features[15] = features[13] * (left.content[:, None] ^ right.content)
    around = _density(chance.max(axis=1))[:, None], _density(chance.max(axis=0))[None]
    np.minimum(*around, out=features[16])
    np.multiply(*around, out=features[17])
    for dense, plain in ((18, 0), (19, 7), (20, 10)):
        np.multiply(features[17], features[plain], out=features[dense])
    return features


def _density(best: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each word the mean of the best chances of the words near it, itself left out: where few have a counterpart,
    a word whose neighbours happen to have one is no proof."""
    places = np.arange(len(best))
    first, end = np.maximum(places - NEAR, 0), np.minimum(places + NEAR + 1, len(best))
    sums = np.concatenate([[0.0], best.cumsum()])
    mean: NDArray[np.float64] = (sums[end] - sums[first] - best) / np.maximum(end - first - 1, 1)
    return mean


def rivals(values: Matrix) -> Matrix:
    """The best other value in the row of each cell plus the best other one in its column."""
    return _best_other(values) + _best_other(values.T).T


def _best_other(values: Matrix) -> Matrix:
    if values.shape[1] == 1:
        return np.zeros_like(values)
    two = np.partition(values, -2, axis=1)[:, -2:]
    top, second = two[:, 1][:, None], two[:, 0][:, None]
    result: Matrix = np.where(values == top, second, top)
    return result
