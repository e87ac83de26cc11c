"""Learn the weights of word links from a word-aligned corpus, and measure them.

    python tests/bench/train_words.py FILE.json [--neural MODEL] [--learn] [--folds] [--write]

FILE holds a list of {source, target, sureAlign}: white-space tokens and `i-j` pairs. Every fifth pair of
sentences is held out of training and measured. Prints precision, recall and F1, on all sure links and on those
whose two words differ, beside difflib's and rapidfuzz's. With a model, its vectors are a second opinion, with weights
of their own.
"""

from __future__ import annotations

import argparse
import difflib
import json
import pathlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from compare.english.parts_of_speech import tagged
from compare.english.words import WORD, fold, key, rarity
from compare.model import Token
from compare.word_links import classifier
from compare.word_links.features import ALONE, COMPANY, MEANING, Words, arrays, cell_features, context_features
from compare.word_links.neural.model_files import ModelFiles, find_model
from compare.word_links.neural.vectors import Vectors, rows
from compare.word_links.word_classes import PAIRS

PASSES, PENALTY, FOLDS = 3, 1.0, 5
WEIGHTS = pathlib.Path(classifier.__file__).with_name("word_weights.json")

Links = set[tuple[int, int]]
Passes = tuple[classifier.Weights, ...]


class Pair:
    """One sentence pair: its words, punctuation left out, and the gold links between them."""

    def __init__(self, left: Words, right: Words, gold: Links) -> None:
        self.left, self.right, self.gold = left, right, gold

    def differing(self, links: Links) -> Links:
        return {(i, j) for i, j in links if fold(self.left.tokens[i].text) != fold(self.right.tokens[j].text)}

    def target(self) -> NDArray[np.float64]:
        wanted = np.zeros((len(self.left.tokens), len(self.right.tokens)))
        for i, j in self.gold:
            wanted[i, j] = 1
        return wanted


def pair(row: dict[str, Any], model: ModelFiles | None) -> Pair:
    """The sentence pair of an entry of the corpus."""
    left, left_at = worded(row["source"], model)
    right, right_at = worded(row["target"], model)
    links = (tuple(map(int, x.split("-"))) for x in row["sureAlign"].split())
    return Pair(left, right, {(left_at[i], right_at[j]) for i, j in links if i in left_at and j in right_at})


def overlapping(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Every pair with half a sentence of another pair on either side, before it or behind it.

    Linked statements overlap in part only; the corpus has whole paraphrases, and weights learned on them alone link
    words that have no counterpart.
    """
    for number, one in enumerate(pairs):
        left, before = _more(one.left, pairs[(number + 7) % len(pairs)].left, number % 2)
        right, above = _more(one.right, pairs[(number + 13) % len(pairs)].right, number // 2 % 2)
        yield Pair(left, right, {(i + before, j + above) for i, j in one.gold})


def _more(words: Words, foreign: Words, place: int) -> tuple[Words, int]:
    """The words with the first half of foreign ones before them or the last half behind, and how many are before."""
    middle = max(3, len(foreign.tokens) // 2)
    part = slice(None, middle) if place else slice(-middle, None)
    sides = [(foreign.tokens[part], None if foreign.vectors is None else foreign.vectors[part])]
    sides.insert(place, (classifier.tokens, classifier.vectors))
    tokens = [t for side, _ in sides for t in side]
    meanings = [m for _, m in sides if m is not None]
    return arrays(tokens, np.concatenate(meanings) if meanings else None), len(sides[0][0]) if place else 0


def worded(sentence: str, model: ModelFiles | None) -> tuple[Words, dict[int, int]]:
    """The words of a sentence, and the place among them of each of its tokens that is a word."""
    kept, at = [], {}
    for number, found in enumerate(re.finditer(r"\S+", sentence)):
        if WORD.search(word := found[0]):
            at[number] = len(kept)
            kept.append(Token(word, key(word), found.start(), found.end(), rarity(word)))
    meanings = None
    if model:
        from compare.word_links.neural.embedding import vectors

        values = vectors(sentence, [(t.start, t.end) for t in kept], model)
        record = Vectors("", values.shape[1], tuple(t.start for t in kept), values.tobytes())
        meanings = rows(record, kept)
    return arrays(tagged(kept), meanings), at


def table(pair: Pair, chance: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """All features of all cells of a pair, a row a cell, with what the pass before thought if there was one."""
    features, kinds = cell_features(pair.left, pair.right)
    kind = np.eye(len(PAIRS) + 1)[kinds.ravel()][:, : len(PAIRS)]
    around = [] if chance is None else [context_features(chance, pair.left, pair.right)]
    return np.concatenate([*(f.reshape(len(f), -1).T for f in [features, *around]), kind], axis=1)


def fit(features: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
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
    return weights


def learn(pairs: Sequence[Pair]) -> list[dict[str, float]]:
    """The weights of every pass by name, rounded, learned on the pairs and on what `overlapping` makes of them."""
    pairs = [*pairs, *overlapping(pairs)]
    wanted = np.concatenate([p.target().ravel() for p in pairs])
    found: list[dict[str, float]] = []
    chances: list[NDArray[np.float64] | None] = [None] * len(pairs)
    for number in range(PASSES):
        meaning = MEANING if pairs[0].left.vectors is not None else ()
        names = (*ALONE, *meaning, *(COMPANY if number else ()), *PAIRS)
        learned = fit(np.concatenate([table(p, c) for p, c in zip(pairs, chances, strict=True)]), wanted)
        found.append({n: round(float(w), 3) for n, w in zip(names, learned, strict=True)})
        passes = tuple(map(classifier.from_names, found))
        chances = [classifier.passed(p.left, p.right, passes) for p in pairs]
    return found


def ours(passes: Passes) -> Callable[[Pair], Links]:
    def links(pair: Pair) -> Links:
        chance = classifier.probabilities(pair.left, pair.right, passes)
        return {(int(i), int(j)) for i, j in np.argwhere(chance >= classifier.SURE)}

    return links


def by_difflib(pair: Pair) -> Links:
    a, b = [fold(t.text) for t in pair.left.tokens], [fold(t.text) for t in pair.right.tokens]
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return {(m.a + k, m.b + k) for m in blocks for k in range(m.size)}


def by_rapidfuzz(pair: Pair) -> Links:
    a, b = [fold(t.text) for t in pair.left.tokens], [fold(t.text) for t in pair.right.tokens]
    alike = process.cdist(a, b, scorer=fuzz.ratio)
    return {
        (int(i), int(j))
        for i, j in np.argwhere(alike >= 65)
        if alike[i, j] == alike[i].max() and alike[i, j] == alike[:, j].max()
    }


def tell(name: str, found: Iterable[tuple[Pair, Links]]) -> None:
    """Precision, recall and F1 over all pairs, on sure links and on those whose words differ."""
    found = list(found)
    for part, choose in (("sure", lambda _, x: x), ("differing", Pair.differing)):
        kept = [(choose(p, x), choose(p, p.gold)) for p, x in found]
        hits, put, gold = (
            sum(len(a & b) for a, b in kept),
            sum(len(a) for a, _ in kept),
            sum(len(b) for _, b in kept),
        )
        precision, recall, f1 = hits / max(1, put), hits / gold, 2 * hits / max(1, put + gold)
        print(f"{name:14}{part:11}P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def learned_without(pairs: Sequence[Pair], fold_number: int) -> list[dict[str, float]]:
    return learn([p for n, p in enumerate(pairs) if n % FOLDS != fold_number])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--learn", action="store_true", help="learn the weights anew instead of taking those in use")
    parser.add_argument("--write", action="store_true", help="learn the weights anew and put them into use")
    parser.add_argument("--folds", action="store_true", help="measure every fifth with weights learned on the others")
    parser.add_argument("--neural", metavar="MODEL", help="with the vectors of this model")
    arguments = parser.parse_args()
    model = find_model(arguments.neural) if arguments.neural else None
    kind: classifier.Kind = "neural" if model else "plain"
    pairs = [pair(row, model) for row in json.loads(arguments.file.read_text(encoding="utf-8"))]
    stated = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    passes = tuple(map(classifier.from_names, stated.get(kind, [])))
    if arguments.learn or arguments.write:
        found = learned_without(pairs, 0)
        passes = tuple(map(classifier.from_names, found))
        if arguments.write:
            WEIGHTS.write_text(json.dumps(stated | {kind: found}, indent=1) + "\n", encoding="utf-8")
    held_out = pairs[::FOLDS]
    for name, align in (("difflib", by_difflib), ("rapidfuzz", by_rapidfuzz), ("concordant", ours(passes))):
        tell(name, ((p, align(p)) for p in held_out))
        tell("  overlapping", ((p, align(p)) for p in overlapping(held_out)))
    if arguments.folds:
        parts = [
            (pairs[n::FOLDS], ours(tuple(map(classifier.from_names, learned_without(pairs, n))))) for n in range(FOLDS)
        ]
        tell("five folds", ((p, align(p)) for some, align in parts for p in some))


if __name__ == "__main__":
    main()
