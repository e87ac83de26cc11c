"""Learn the weights of compare.alignment.words from a word-aligned corpus, and measure them.

    python tests/bench/train_words.py FILE.json

FILE holds a list of {source, target, sureAlign}: white-space tokens and `i-j` pairs. Every fifth pair of
sentences is held out of training and measured. Prints the weights and F1, on all sure links and on those
whose two words differ, beside difflib's and rapidfuzz's.
"""

from __future__ import annotations

import argparse
import difflib
import json
import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from compare.alignment import words
from compare.model import Token
from compare.statements.parts import tagged
from compare.text import WORD, fold, key, rarity

PASSES, PENALTY = 3, 1.0
ROW_AND_COLUMN = ((13, 14), (23, 24))
"""Features that look along the row, and along the column: one weight for both, so that the sides may be swapped."""


class Pair:
    """One sentence pair: its words, punctuation left out, and the gold links between them."""

    def __init__(self, row: dict[str, Any]) -> None:
        left, left_at = tokenised(row["source"])
        right, right_at = tokenised(row["target"])
        self.left, self.right = words.arrays(left), words.arrays(right)
        links = (tuple(map(int, x.split("-"))) for x in row["sureAlign"].split())
        self.gold = {(left_at[i], right_at[j]) for i, j in links if i in left_at and j in right_at}

    def differing(self, links: set[tuple[int, int]]) -> set[tuple[int, int]]:
        return {(i, j) for i, j in links if fold(self.left.tokens[i].text) != fold(self.right.tokens[j].text)}

    def target(self) -> NDArray[np.float64]:
        wanted = np.zeros((len(self.left.tokens), len(self.right.tokens)))
        for i, j in self.gold:
            wanted[i, j] = 1
        return wanted


def tokenised(sentence: str) -> tuple[list[Token], dict[int, int]]:
    kept, at = [], {}
    for number, word in enumerate(sentence.split()):
        if WORD.search(word):
            at[number] = len(kept)
            kept.append(Token(word, key(word), 0, 0, rarity(word)))
    return list(tagged(kept)), at


def fit(features: NDArray[np.float64], wanted: NDArray[np.float64]) -> tuple[float, ...]:
    """Logistic regression by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - wanted) + PENALTY * weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + PENALTY * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    for row, column in ROW_AND_COLUMN:
        if column < len(weights):
            weights[row] = weights[column] = (weights[row] + weights[column]) / 2
    return tuple(round(float(w), 3) for w in weights)


def learn(pairs: list[Pair]) -> tuple[tuple[float, ...], ...]:
    alone = [words.word_features(p.left, p.right) for p in pairs]
    wanted = np.concatenate([p.target().ravel() for p in pairs])
    found: list[tuple[float, ...]] = []
    tables = alone
    for _ in range(PASSES):
        found.append(fit(np.concatenate([t.reshape(len(t), -1) for t in tables], axis=1).T, wanted))
        chances = [words.logistic(t, found[-1]) for t in tables]
        tables = [
            np.concatenate([a, words.company(c, p.left, p.right)])
            for a, c, p in zip(alone, chances, pairs, strict=True)
        ]
    return tuple(found)


def ours(pair: Pair) -> set[tuple[int, int]]:
    chance = words.probabilities(pair.left, pair.right)
    best = (chance >= chance.max(axis=1, keepdims=True)) | (chance >= chance.max(axis=0, keepdims=True))
    return {(int(i), int(j)) for i, j in np.argwhere((chance >= 0.5) & best)}


def by_difflib(pair: Pair) -> set[tuple[int, int]]:
    a, b = [fold(t.text) for t in pair.left.tokens], [fold(t.text) for t in pair.right.tokens]
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return {(m.a + k, m.b + k) for m in blocks for k in range(m.size)}


def by_rapidfuzz(pair: Pair) -> set[tuple[int, int]]:
    a, b = [fold(t.text) for t in pair.left.tokens], [fold(t.text) for t in pair.right.tokens]
    alike = process.cdist(a, b, scorer=fuzz.ratio)
    return {
        (int(i), int(j))
        for i, j in np.argwhere(alike >= 65)
        if alike[i, j] == alike[i].max() and alike[i, j] == alike[:, j].max()
    }


def measure(
    pairs: list[Pair], align: Callable[[Pair], set[tuple[int, int]]]
) -> Iterator[tuple[str, float, float, float]]:
    links = [align(p) for p in pairs]
    for name, choose in (("sure", lambda _, x: x), ("differing", Pair.differing)):
        kept = [(choose(p, x), choose(p, p.gold)) for p, x in zip(pairs, links, strict=True)]
        hits, put, gold = (
            sum(len(a & b) for a, b in kept),
            sum(len(a) for a, _ in kept),
            sum(len(b) for _, b in kept),
        )
        yield name, hits / max(1, put), hits / gold, 2 * hits / max(1, put + gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--learn", action="store_true", help="learn the weights anew and print them")
    arguments = parser.parse_args()
    pairs = [Pair(row) for row in json.loads(arguments.file.read_text(encoding="utf-8"))]
    held_out = pairs[::5]
    if arguments.learn:
        words.WEIGHTS = learn([p for n, p in enumerate(pairs) if n % 5])
        print("WEIGHTS =", json.dumps(words.WEIGHTS).replace("[", "(").replace("]", ")"))
    for name, align in (("difflib", by_difflib), ("rapidfuzz", by_rapidfuzz), ("concordant", ours)):
        for part, precision, recall, f1 in measure(held_out, align):
            print(f"{name:12}{part:12}P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
