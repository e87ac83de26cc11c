#!/usr/bin/env python3
"""Links by simple similarity of whole sentences, on the product's statements and by the same scorer.

A pair is linked where each sentence is the other's best in its article (mutual best) and they are similar
enough. How similar is chosen once for all sets, and once on the other sets alone. CPU is measured in the same
run, as a multiple of what the product takes to align the same statements.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations
from time import process_time

import numpy as np
from align_sets import Row
from gold import FIVE, GoldSet, Pair, Scored, asked_for, mean_f1, score, scored_pairs
from measure import QUICK, SHIPPED, analysed, changed, links
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from tabulate import tabulate

from compare.english.words import fold
from compare.model import Statement

Sentences = Sequence[Statement]
Table = NDArray[np.float64]
Read = dict[str, list[list[Sentences]]]
"""For each set the sentences of each article of each corpus."""
Found = dict[str, list[tuple[float, Pair]]]
"""For each set the pairs with their similarity."""

THRESHOLDS = tuple(n / 20 for n in range(20))
MARKS = {
    "seeds": (0.38, 0.14),
    "ecb_gaza_school": (0.39, 0.39),
    "ecb_aceh_quake": (0.49, 0.45),
    "ru_weather_2020": (0.12, 0.12),
    "cn_official_items": (0.97, 0.94),
    "mix_acts": (0.82, 0.56),
    "bible_ezra_nehemiah": (0.90, 0.80),
}
"""Pair and tight F1 that are published with the sets for the simplest methods (tf-idf, mutual best)."""


def by_difflib(corpus: Sequence[Sentences]) -> Iterator[tuple[int, int, Table]]:
    """difflib's ratio of characters."""
    texts = [[fold(s.excerpt.text) for s in sentences] for sentences in corpus]
    for a, b in combinations(range(len(corpus)), 2):
        matcher = SequenceMatcher(autojunk=False)
        found = np.zeros((len(texts[a]), len(texts[b])))
        for j, other in enumerate(texts[b]):
            matcher.set_seq2(other)
            for i, one in enumerate(texts[a]):
                matcher.set_seq1(one)
                found[i, j] = matcher.ratio()
        yield a, b, found


def by_token_set(corpus: Sequence[Sentences]) -> Iterator[tuple[int, int, Table]]:
    """rapidfuzz's token_set_ratio."""
    texts = [[fold(s.excerpt.text) for s in sentences] for sentences in corpus]
    for a, b in combinations(range(len(corpus)), 2):
        yield a, b, process.cdist(texts[a], texts[b], scorer=fuzz.token_set_ratio, dtype=np.float64, workers=1) / 100


def by_tf_idf(corpus: Sequence[Sentences]) -> Iterator[tuple[int, int, Table]]:
    """Cosine of Porter stems, each weighted by its rarity in the corpus. Without function words it does worse."""
    counts = [[Counter(t.key for t in s.tokens) for s in sentences] for sentences in corpus]
    holders = Counter(key for sentences in counts for one in sentences for key in one)
    total = sum(map(len, counts))
    idf = {key: 1 + math.log((1 + total) / (1 + often)) for key, often in sorted(holders.items())}
    place = {key: n for n, key in enumerate(idf)}
    unit = []
    for article in counts:
        vectors = np.zeros((len(article), len(place)))
        for row, one in zip(vectors, article, strict=True):
            for key, often in one.items():
                row[place[key]] = often * idf[key]
        unit.append(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    for a, b in combinations(range(len(corpus)), 2):
        yield a, b, unit[a] @ unit[b].T


PEERS: dict[str, Callable[[Sequence[Sentences]], Iterator[tuple[int, int, Table]]]] = {
    "difflib ratio": by_difflib,
    "rapidfuzz token_set_ratio": by_token_set,
    "tf-idf": by_tf_idf,
}


def sentences(one: GoldSet) -> list[list[Sentences]]:
    """The sentences of each article of each corpus."""
    return [
        [[s for x in analysed(article) for s in x.statements if s.kind != "clause"] for article in corpus]
        for corpus in one.corpora
    ]


def mutual_best(corpus: Sequence[Sentences], peer: str) -> Iterator[tuple[float, Pair]]:
    """Pairs of sentences of two articles that are each other's most similar one, the first of equal ones."""
    for a, b, alike in PEERS[peer](corpus):
        if alike.size:
            for i, j in enumerate(alike.argmax(axis=1)):
                if alike[:, j].argmax() == i and alike[i, j] > 0:
                    yield float(alike[i, j]), (corpus[a][i].excerpt, corpus[b][j].excerpt)


def ours(sets: Sequence[GoldSet]) -> Found:
    """The product's links."""
    return {one.name: scored_pairs(links(one)) for one in sets}


def theirs(read: Read, peer: str) -> Found:
    """A simple method's links."""
    return {name: [x for corpus in corpora for x in mutual_best(corpus, peer)] for name, corpora in read.items()}


def timed(work: Callable[[], Found]) -> tuple[float, Found]:
    """CPU seconds of the work, and its result."""
    start = process_time()
    found = work()
    return process_time() - start, found


def table(sets: Sequence[GoldSet]) -> str:
    """A row a method and way of choosing its threshold: pair / tight F1 of each set, means, CPU."""
    read = {one.name: sentences(one) for one in sets}
    with changed(QUICK):
        unit, found = timed(lambda: ours(sets))
    with_words, _ = timed(lambda: ours(sets))
    own = {one.name: score(one, found[one.name], least=SHIPPED) for one in sets}
    rows: list[Row] = [_row(f"concordant, {SHIPPED:.2f}", own, "1")]
    rows.append(
        ["concordant with its links between words", *("" for _ in range(len(sets) + 2)), f"{with_words / unit:.2g}"]
    )
    for peer in PEERS:
        spent, found = timed(partial(theirs, read, peer))
        scored = {t: {one.name: score(one, found[one.name], least=t) for one in sets} for t in THRESHOLDS}
        best = _best(scored, [one.name for one in sets])
        others = {one.name: _best(scored, [o.name for o in sets if o.collection != one.collection]) for one in sets}
        rows.append(_row(f"{peer}, {best:.2f}: best for these sets", scored[best], f"{spent / unit:.2g}"))
        rows.append(_row(f"{peer}, chosen on the other sets", {n: scored[t][n] for n, t in others.items()}, ""))
    marks = {n: {"pair": {"F1": MARKS[n][0]}, "tight": {"F1": MARKS[n][1]}} for n in read if n in MARKS}
    rows.append(_row("tf-idf, as published with the sets", marks, ""))
    heads = ["method, threshold", *read, f"mean of {len(read)} sets", "mean of five", "CPU"]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def _best(scored: dict[float, dict[str, Scored]], names: Sequence[str]) -> float:
    def f1(least: float) -> float:
        return sum(mean_f1([scored[least][n] for n in names], kind) for kind in ("pair", "tight"))

    return max(scored, key=lambda least: (round(f1(least), 6), -least))


def _row(name: str, by_set: dict[str, Scored], spent: str) -> Row:
    means = [list(by_set.values()), [by_set[n] for n in FIVE if n in by_set]]
    cells = [f"{s['pair']['F1']:.3f} / {s['tight']['F1']:.3f}" for s in by_set.values()]
    return [name, *cells, *(f"{mean_f1(m, 'pair'):.3f} / {mean_f1(m, 'tight'):.3f}" for m in means), spent]


if __name__ == "__main__":
    print(table(asked_for(__doc__)))
