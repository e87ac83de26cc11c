"""Which word of one statement stands for which word of another.

Three logistic passes over all word pairs: the first sees the words alone, the second and third also what
the pass before thought of the neighbours on both diagonals, of the rivals in row and column and of the gap between
aligned words that both words stand in, so that a replaced word is recognised by the company it keeps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from compare.alignment.evidence import ALONE, COMPANY, Features, Matrix, Places, Words, alone, company
from compare.alignment.wordclass import PAIRS
from compare.model import WordLink

LEAST_CHANCE = 0.25
"""Chance from which a word pair is kept: for renderings even an unlikely one counts, if neighbours speak for it."""
SURE = 0.25
"""Chance from which a word pair is shown. F1 of the links whose words differ, five-fold over the Edinburgh corpus:
.511 with .4, .534 with .35, .545 with .28, where half of them are found."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One pass: weights of the features of a cell, of the classes of its words, and of the company it keeps."""

    alone: NDArray[np.float64]
    classes: NDArray[np.float64]
    company: NDArray[np.float64]


@cache
def weights() -> tuple[Weights, ...]:
    """The weights of every pass, as tests/bench/train_words.py learned them."""
    stated = json.loads(files("compare.alignment").joinpath("word_weights.json").read_text("utf-8"))
    return tuple(from_names(one) for one in stated)


def from_names(stated: Mapping[str, float]) -> Weights:
    """One pass from weights by name; those that are not named are 0."""

    def vector(names: Sequence[str]) -> NDArray[np.float64]:
        return np.array([stated.get(name, 0.0) for name in names])

    return Weights(vector(ALONE), vector((*PAIRS, "")), vector(COMPANY))


def probabilities(left: Words, right: Words, passes: Sequence[Weights] = ()) -> Matrix:
    """Probability that word i of `left` stands for word j of `right`, 0..1, one row a word of `left`."""
    if not left.tokens or not right.tokens:
        return np.zeros((len(left.tokens), len(right.tokens)))
    features, pair = alone(left, right)
    first, *later = passes or weights()
    chance = logistic(first, features, pair)
    for one in later:
        chance = logistic(one, features, pair, company(chance, left, right))
    return chance


def logistic(weights: Weights, features: Features, pair: Places, around: Features | None = None) -> Matrix:
    """The logistic function of the weighted sum of features, shape (left, right).

    einsum, not a matrix product: for that numpy starts threads, which cost more than they save here.
    """
    total = np.einsum("f,fij->ij", weights.alone, features)
    total += weights.classes[pair]
    if around is not None:
        total += np.einsum("f,fij->ij", weights.company, around)
    result: Matrix = 1 / (1 + np.exp(-total))
    return result


def word_links(left: Words, right: Words) -> tuple[WordLink, ...]:
    """Word pairs that are likely enough, in text order; a word may have several partners, or none."""
    chance = probabilities(left, right)
    found = np.nonzero(chance >= LEAST_CHANCE)
    return tuple(
        WordLink(a.start, a.end, b.start, b.end, round(score, 4))
        for a, b, score in zip(
            (left.tokens[i] for i in found[0]),
            (right.tokens[j] for j in found[1]),
            chance[found].tolist(),
            strict=True,
        )
    )
