#!/usr/bin/env python3
"""Whether a score is the probability that it claims to be: of the candidates scored about 0.7, how many are right?

A candidate is right where the scorer takes it for a pair of the gold; those it counts neither way are left
out. Measured as shipped, and with slope and middle of the scale fitted on the other sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from align_sets import Row
from gold import GoldSet, asked_for, span
from measure import QUICK, changed, links
from numpy.typing import NDArray
from tabulate import tabulate

from compare.alignment.calibration import EVEN, SLOPE
from compare.model import Link

Judged = NDArray[np.float64]
"""A row a candidate: its score, and 1 where it is right or 0."""
Bin = tuple[float, float, int]
"""Mean score, share right, and how many candidates."""
BINS = 10
FEWEST = 5
"""Candidates of a set in a tenth from which its share right counts in the mean over sets."""
LEAST = 0.0001
"""Scores are rounded to so much; 0 and 1 are taken for the nearest that have a logarithm."""
LEAST_FITTED = 0.1
"""Score of a candidate from which the scale is fitted to it. Below, what is right lost to rivals that are right too."""


@cache
def judged(one: GoldSet) -> Judged:
    """The candidates of a set that its gold can judge."""
    with changed(QUICK):
        found = links(one)
    want, maybe = _gold_pairs(one, optional=False), _gold_pairs(one, optional=True)
    right = [_answers(one, x, want) for x in found]
    rows = [(x.score, float(r)) for x, r in zip(found, right, strict=True) if r or not _answers(one, x, maybe)]
    return np.array(rows)


def _gold_pairs(one: GoldSet, *, optional: bool) -> dict[frozenset[str], list[tuple[object, object]]]:
    groups = [g for g in one.gold["alignment_groups"] if bool(g.get("optional")) == optional]
    pairs = [pair for g in groups for pair in one.scorer.crossing(g["members"])]
    found: dict[frozenset[str], list[tuple[object, object]]] = one.scorer.index_by_docs(pairs)
    return found


def _answers(one: GoldSet, link: Link, pairs: dict[frozenset[str], list[tuple[object, object]]]) -> bool:
    places = span(link.left.excerpt), span(link.right.excerpt)
    return any(one.scorer.pair_matches(places, p, False) for p in pairs[one.scorer.docs_of(places)])


def log_weight(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithm of the weight of evidence that a score was made of."""
    kept = np.clip(scores, LEAST, 1 - LEAST)
    weight: NDArray[np.float64] = np.log(EVEN) + np.log(kept / (1 - kept)) / SLOPE
    return weight


def fitted(sets: Iterable[Judged]) -> tuple[float, float]:
    """Slope and middle that make the sets' candidates most probable, each set counting alike (Newton's method)."""
    tables = [t[t[:, 0] >= LEAST_FITTED] for t in sets]
    x = np.concatenate([np.stack([log_weight(t[:, 0]), np.ones(len(t))], axis=1) for t in tables])
    right = np.concatenate([t[:, 1] for t in tables])
    share = np.concatenate([np.full(len(t), 1 / len(t)) for t in tables])
    weights = np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (share * chance * (1 - chance))[:, None]).T @ x
        weights += np.linalg.solve(curve, x.T @ (share * (right - chance)))
    return float(weights[0]), float(np.exp(-weights[1] / weights[0]))


def rescaled(table: Judged, slope: float, even: float) -> Judged:
    """The candidates with the scores that another scale would give them."""
    chance = 1 / (1 + np.exp(-slope * (log_weight(table[:, 0]) - np.log(even))))
    return np.stack([chance, table[:, 1]], axis=1)


def binned(table: Judged) -> list[Bin]:
    """Mean score, share right and count for each tenth of the scale."""
    place = np.minimum((table[:, 0] * BINS).astype(int), BINS - 1)
    found = (table[place == n] for n in range(BINS))
    return [(*map(float, t.mean(axis=0)), len(t)) if len(t) else (0.0, 0.0, 0) for t in found]  # type: ignore[misc]


def pooled(sets: Iterable[Judged]) -> list[Bin]:
    """The means over the sets that have enough candidates in a tenth, and the candidates of all."""
    found: list[Bin] = []
    for column in zip(*map(binned, sets), strict=True):
        means = np.array([(score, right) for score, right, count in column if count >= FEWEST] or [(0.0, 0.0)])
        found.append((*map(float, means.mean(axis=0)), sum(count for _, _, count in column)))  # type: ignore[arg-type]
    return found


def shares(sets: Sequence[GoldSet]) -> str:
    """A row a tenth of the scale: mean score, share right and count; means of the sets, then each set."""
    found = {one.name: judged(one) for one in sets}
    anew = _by_others(sets, found)
    columns = [pooled(found.values()), pooled(anew.values()), *map(binned, found.values())]
    rows: list[Row] = [[f".{n}–{_upper(n)}", *(_cell(column[n]) for column in columns)] for n in range(BINS)]
    heads = ["score", "mean of sets", "scale of the others", *found]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def scales(sets: Sequence[GoldSet]) -> str:
    """A row a set: the scale fitted without it, and how far the scores of links are from the share right."""
    found = {one.name: judged(one) for one in sets}
    anew = _by_others(sets, found)
    rows: list[Row] = [
        [one.name, *_scale(*_without(one, sets, found)), *(_mean([_above_half(t[one.name])]) for t in (found, anew))]
        for one in sets
    ]
    means = [_mean(map(_above_half, t.values())) for t in (found, anew)]
    rows.append(["none; means", *_scale(*fitted(found.values())), *means])
    rows.append(["as shipped", *_scale(SLOPE, EVEN)])
    heads = ["set left out", "slope", "middle", "said / right, as shipped", "said / right, scale of the others"]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def _by_others(sets: Sequence[GoldSet], found: dict[str, Judged]) -> dict[str, Judged]:
    """Each set's candidates on the scale of the others."""
    return {one.name: rescaled(found[one.name], *_without(one, sets, found)) for one in sets}


def _without(one: GoldSet, sets: Sequence[GoldSet], found: dict[str, Judged]) -> tuple[float, float]:
    """The scale fitted on the sets of other collections."""
    return fitted(found[other.name] for other in sets if other.collection != one.collection)


def _upper(n: int) -> str:
    return "1" if n + 1 == BINS else f".{n + 1}"


def _cell(figures: Bin) -> str:
    return f"{figures[0]:.2f} → {figures[1]:.2f} ({figures[2]})" if figures[2] else "–"


def _scale(slope: float, even: float) -> tuple[str, str]:
    return f"{slope:.2f}", f"{even:.2f}"


def _above_half(table: Judged) -> NDArray[np.float64]:
    """Mean score and share right of the candidates that score at least one half."""
    means: NDArray[np.float64] = table[table[:, 0] >= 0.5].mean(axis=0)
    return means


def _mean(figures: Iterable[NDArray[np.float64]]) -> str:
    return " / ".join(f"{x:.2f}" for x in np.mean(list(figures), axis=0))


if __name__ == "__main__":
    chosen = asked_for(__doc__)
    print(f"{shares(chosen)}\n\n{scales(chosen)}")
