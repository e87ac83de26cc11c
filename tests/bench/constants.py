#!/usr/bin/env python3
"""What each constant of alignment is worth: means of the annotated sets with it a step lower and a step higher."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from gold import GoldSet, asked_for, mean_f1
from measure import SHIPPED, scores
from tabulate import tabulate

HERE = "compare.alignment."
STEPS: dict[str, tuple[float, float]] = {
    "clause_spans.UNMATCHED": (0.15, 0.35),
    "candidates.LEAST_SHARED": (0.6, 1.2),
    "candidates.LEAST_DICE": (0.1, 0.3),
    "candidates.DISTINCTION": (0.25, 1.0),
    "candidates.SLOGAN_DISTINCTION": (0.0, 0.5),
    "repeated_terms.LEAST_BESIDE": (300, 900),
    "spellings.ALIKE": (60, 80),
    "competition.RIVALRY": (2, 6),
    "competition.MOST_RIVALS": (4, 16),
    "neighbours.SUPPORT": (0.25, 1.0),
    "same_event.NOISE": (0.2, 0.45),
    "same_event.FEW_NAMES": (2, 5),
    "same_event.HALF": (1, 4),
    "pairing.MOST_LINKS": (3, 12),
    "pairing.VERBATIM": (4.0, 16.0),
    "third_article.TESTIMONY": (0.5, 1.5),
    "third_article.LEAST_KNOWN": (0.3, 0.7),
    "third_article.LEAST_HEARD": (0.02, 0.3),
    "calibration.EVEN": (0.75, 0.95),
}
"""A value below and one above the shipped one."""


def table(sets: Sequence[GoldSet]) -> str:
    """A row a constant: pair / tight F1 as shipped and with the other two values."""
    shipped = _means(sets, {})
    rows = []
    for name, values in STEPS.items():
        low, high = (f"{_means(sets, {name: value})} with {value:g}" for value in values)
        rows.append([f"`{name}`", low, f"{shipped} with {_shipped(name):g}", high])
    return tabulate(rows, headers=["constant", "lower", "shipped", "higher"], tablefmt="github", disable_numparse=True)


def _shipped(name: str) -> float:
    module, _, constant = name.partition(".")
    return float(getattr(import_module(HERE + module), constant))


def _means(sets: Sequence[GoldSet], changes: dict[str, float]) -> str:
    found = scores(sets, [SHIPPED], [(HERE + name, value) for name, value in changes.items()])[SHIPPED]
    return "{:.3f} / {:.3f}".format(*(mean_f1(found.values(), kind) for kind in ("pair", "tight")))


if __name__ == "__main__":
    print(table(asked_for(__doc__)))
