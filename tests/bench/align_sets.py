#!/usr/bin/env python3
"""Precision, recall and F1 of the links of each annotated set, as shipped."""

from __future__ import annotations

from collections.abc import Sequence

from gold import FIVE, GoldSet, Scored, asked_for
from measure import SHIPPED, scores
from tabulate import tabulate

Row = list[str | float | int | None]
COLUMNS = [(kind, part) for kind in ("pair", "tight") for part in ("P", "R", "F1")]
COUNTS = ("traps", "repeats", "predicted")


def table(sets: Sequence[GoldSet]) -> str:
    """A row a set, then means."""
    found = scores(sets, [SHIPPED])[SHIPPED]
    rows: list[Row] = [[name, *_figures(s), *(s[c] for c in COUNTS)] for name, s in found.items()]
    rows.append(mean_row(f"mean of {len(found)} sets", list(found.values())))
    five = [found[name] for name in FIVE if name in found]
    if len(five) == len(FIVE) < len(found):
        rows.append(mean_row("mean of five", five))
    heads = ["set", *(f"{kind} {part}" for kind, part in COLUMNS), "traps", "repeats", "links"]
    return tabulate(rows, headers=heads, tablefmt="github", floatfmt=".3f")


def mean_row(name: str, found: Sequence[Scored]) -> Row:
    """The mean of every column."""
    columns = zip(*map(_figures, found), strict=True)
    return [name, *(sum(c) / len(found) for c in columns)]


def _figures(scored: Scored) -> list[float]:
    return [scored[kind][part] for kind, part in COLUMNS]


if __name__ == "__main__":
    print(table(asked_for(__doc__)))
