"""Which word of one statement stands for which word of another.

Three logistic passes over all word pairs: the first sees the words alone, the second and third also what
the pass before thought of the neighbours on both diagonals and of the rivals in row and column, so that a
replaced word is recognised by the company it keeps. No feature knows a position: articles reorder.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from compare.model import Token, WordLink

Matrix = NDArray[np.float64]

ALIKE = 0.65
"""Character similarity (Indel ratio, 0..1) from which two stems may be forms of one word."""

LEAST_CHANCE = 0.25
"""Chance from which a word pair is kept: for renderings even an unlikely one counts, if neighbours speak for it."""

# Learned by tests/bench/train_words.py: logistic regression with an L2 penalty of 1 on four fifths of
# the Edinburgh paraphrase corpus (Cohn, Callison-Burch and Lapata 2008), sure links only.
WEIGHTS: tuple[tuple[float, ...], ...] = (
    # fmt: off
    (-1.949, 5.378, 4.764, 0.653, 5.788, -0.271, -0.587, 0.139, 0.859, 0.549, -0.821, 0.063, -1.388,
     -2.022, -2.066),
    (-2.679, 3.523, 2.508, 0.374, 4.012, 0.087, -0.125, -0.097, 0.867, 0.586, -0.499, 0.201, -1.074,
     -0.926, -0.951, 0.638, 1.982, 1.861, 0.118, 0.594, 1.468, 1.76, -1.467, -1.62, -1.628, 1.018, 1.237),
    (-1.978, 3.025, 2.25, 0.297, 3.447, 0.195, -0.013, 0.02, 0.767, 0.578, -0.383, 0.253, -1.009,
     -0.83, -0.807, 0.647, 1.602, 1.509, 0.457, 1.048, 1.46, 1.671, -1.399, -2.168, -2.205, -0.531, -0.52),
    # fmt: on
)


def probabilities(left: Sequence[Token], right: Sequence[Token]) -> Matrix:
    """Probability that word i of `left` stands for word j of `right`, 0..1, one row a word of `left`."""
    if not left or not right:
        return np.zeros((len(left), len(right)))
    fixed = _word_features(left, right)
    chance = _logistic(fixed, WEIGHTS[0])
    content = _content(left), _content(right)
    for weights in WEIGHTS[1:]:
        chance = _logistic(np.concatenate([fixed, _company(chance, *content)], axis=2), weights)
    return chance


def _logistic(features: NDArray[np.float64], weights: Sequence[float]) -> Matrix:
    result: Matrix = 1 / (1 + np.exp(-(features @ np.asarray(weights))))
    return result


def _content(words: Sequence[Token]) -> NDArray[np.bool_]:
    return np.array([w.rarity > 0 for w in words])


def _capital(words: Sequence[Token]) -> NDArray[np.bool_]:
    return np.array([w.text[:1].isupper() for w in words])


def _parts(words: Sequence[Token]) -> NDArray[np.str_]:
    return np.array([w.part for w in words])


def _word_features(left: Sequence[Token], right: Sequence[Token]) -> NDArray[np.float64]:
    """What the two words show by themselves, shape (left, right, 15)."""
    a, b = [w.key for w in left], [w.key for w in right]
    similar = process.cdist(a, b, scorer=fuzz.ratio, workers=1) / 100
    same = np.array(a)[:, None] == np.array(b)[None, :]
    content_a, content_b = _content(left)[:, None], _content(right)[None, :]
    digit_a, digit_b = (np.array([w[:1].isdigit() for w in ws]) for ws in (a, b))
    both = content_a & content_b
    other = both & ~same
    capital_a, capital_b = _capital(left)[:, None], _capital(right)[None, :]
    same_part = _parts(left)[:, None] == _parts(right)[None, :]
    rare_a, rare_b = (np.array([w.rarity for w in ws]) for ws in (left, right))
    sim = np.where(same, 1.0, np.where(other & (similar >= ALIKE), similar * 0.9, 0.0))
    columns = [
        np.ones_like(sim),
        same & both,
        same & ~both,
        other & (similar >= ALIKE),
        np.where(other, np.maximum(similar - 0.4, 0), 0),
        other,
        content_a ^ content_b,
        other & (digit_a[:, None] & digit_b[None, :]),
        np.where(both, np.minimum(rare_a[:, None], rare_b[None, :]), 0),
        other & same_part,
        other & ~same_part,
        other & capital_a & capital_b,
        other & (capital_a ^ capital_b),
        *_rivals(sim),
    ]
    return np.stack([np.asarray(c, dtype=np.float64) for c in columns], axis=2)


def _rivals(values: Matrix) -> tuple[Matrix, Matrix]:
    """The best other value in the row, and in the column, of each cell."""
    return _best_other(values), _best_other(values.T).T


def _best_other(values: Matrix) -> Matrix:
    if values.shape[1] == 1:
        return np.zeros_like(values)
    two = np.partition(values, -2, axis=1)[:, -2:]
    top, second = two[:, 1][:, None], two[:, 0][:, None]
    result: Matrix = np.where(values == top, second, top)
    return result


def _company(chance: Matrix, content_a: NDArray[np.bool_], content_b: NDArray[np.bool_]) -> NDArray[np.float64]:
    """What the pass before thought of a cell, its neighbours and its rivals, shape (left, right, 12)."""
    before, after = _shift(chance, 1, 1), _shift(chance, -1, -1)
    crossed = np.maximum(_shift(chance, 1, -1), _shift(chance, -1, 1))
    near_before, near_after = _content_neighbours(chance, content_a, content_b)
    columns = [chance, before, after, before * after, crossed, near_before, near_after, near_before * near_after]
    columns += [*_rivals(chance), chance * before, chance * after]
    return np.stack(columns, axis=2)


def _shift(values: Matrix, down: int, across: int) -> Matrix:
    """The matrix moved by one cell in each direction, zeros coming in."""
    moved = np.zeros_like(values)
    rows, columns = values.shape
    if rows > 1 and columns > 1:
        moved[max(0, down) : rows + min(0, down), max(0, across) : columns + min(0, across)] = values[
            max(0, -down) : rows + min(0, -down), max(0, -across) : columns + min(0, -across)
        ]
    return moved


def _content_neighbours(chance: Matrix, a: NDArray[np.bool_], b: NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """Chances of the content words before and behind each cell, function words passed over."""
    padded = np.zeros((chance.shape[0] + 2, chance.shape[1] + 2))
    padded[1:-1, 1:-1] = chance
    before = padded[np.ix_(_previous(a), _previous(b))]
    after = padded[np.ix_(_following(a), _following(b))]
    return before, after


def _previous(content: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each word the padded index of the content word before it; 0, a zero, where there is none."""
    places = np.where(content, np.arange(1, len(content) + 1), 0)
    running = np.maximum.accumulate(places)
    return np.concatenate([[0], running[:-1]]).astype(np.intp)


def _following(content: NDArray[np.bool_]) -> NDArray[np.intp]:
    mirrored = _previous(content[::-1])[::-1]
    result: NDArray[np.intp] = len(content) + 1 - mirrored
    return result


def word_links(left: Sequence[Token], right: Sequence[Token], chance: Matrix, *, least: float = LEAST_CHANCE) -> tuple[WordLink, ...]:
    """Word pairs whose chance is at least `least` and the best of their row or column, in text order."""
    if not chance.size:
        return ()
    best = (chance >= chance.max(axis=1, keepdims=True)) | (chance >= chance.max(axis=0, keepdims=True))
    return tuple(
        WordLink(left[i].start, left[i].end, right[j].start, right[j].end, round(float(chance[i, j]), 4))
        for i, j in np.argwhere((chance >= least) & best)
    )
