"""Vectors of words in their context: what a language model makes of an article, as a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.model import Token

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """A vector for each word of an article's sentences, by the offset where the word begins.

    `values` are float16, little-endian, a row of `size` for each of `starts`; bytes, so that records compare.
    """

    article: str
    size: int
    starts: tuple[int, ...]
    values: bytes

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article,)


def rows(vectors: Vectors, tokens: Sequence[Token]) -> Matrix:
    """The vector of each of the article's words, length 1, shape (tokens, size); zeros where it has none."""
    matrix, at = _read(vectors)
    found: Matrix = matrix[[at.get(t.start, len(matrix) - 1) for t in tokens]]
    return found


@lru_cache(maxsize=4)
def _read(vectors: Vectors) -> tuple[Matrix, dict[int, int]]:
    """All vectors at length 1 and a row of zeros behind them, and the row of each start."""
    matrix = np.frombuffer(vectors.values, dtype="<f2").reshape(-1, vectors.size).astype(np.float32)
    matrix /= np.maximum(np.sqrt(np.einsum("if,if->i", matrix, matrix)), 1e-6)[:, None]
    return np.pad(matrix, ((0, 1), (0, 0))), {start: n for n, start in enumerate(vectors.starts)}


def nearness(left: Matrix, right: Matrix) -> NDArray[np.float64]:
    """Cosine of every left vector with every right one, -1..1, shape (left, right), rounded.

    Unrounded, the last bits depend on which side is left.
    """
    cosine: NDArray[np.float64] = (left @ right.T).astype(np.float64)
    return cosine.round(5)
