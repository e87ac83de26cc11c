#!/usr/bin/env python3
"""Constants chosen on the other sets and measured on the one left out.

What is tried: the shipped constants, every one of NAMES moved one step up or down, and every two of them,
each with every threshold. What is chosen: the highest mean of pair and tight F1 over the other sets, without
those of the same collection. All settings are measured once, for all folds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import combinations, product

from align_sets import Row
from gold import FIVE, GoldSet, Scored, asked_for, mean_f1
from measure import SHIPPED, scores
from tabulate import tabulate

NAMES = (
    "candidates.DISTINCTION",
    "competition.RIVALRY",
    "neighbours.SUPPORT",
    "third_article.TESTIMONY",
    "clause_spans.UNMATCHED",
)
STEPS = (2 / 3, 1.5)
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6)

Move = tuple[str, float]
Setting = tuple[tuple[Move, ...], float]
"""Constants that are not as shipped, and the score that a link needs."""
Measured = dict[Setting, dict[str, Scored]]


def settings() -> Iterator[tuple[Move, ...]]:
    """No move, each move alone, and every two of two constants; the fewest first."""
    yield ()
    for count in (1, 2):
        for names in combinations(NAMES, count):
            for steps in product(STEPS, repeat=count):
                yield tuple((name, round(_shipped(name) * step, 4)) for name, step in zip(names, steps, strict=True))


def _shipped(name: str) -> float:
    module, constant = name.split(".")
    return float(getattr(import_module(f"compare.alignment.{module}"), constant))


def measured(sets: Sequence[GoldSet]) -> Measured:
    """What every setting gives on every set."""
    found: Measured = {}
    for moves in settings():
        changes = [(f"compare.alignment.{name}", value) for name, value in moves]
        for least, by_set in scores(sets, THRESHOLDS, changes).items():
            found[moves, least] = by_set
    return found


def chosen(found: Measured, others: Sequence[str], *, moves: bool) -> Setting:
    """The best setting for those sets: the nearest to the shipped one of equal ones; without moves only thresholds."""
    return max(
        (s for s in found if moves or not s[0]),
        key=lambda s: (round(goal(found[s], others), 6), -len(s[0]), -abs(s[1] - SHIPPED)),
    )


def goal(by_set: dict[str, Scored], names: Sequence[str]) -> float:
    """What is chosen for: the mean of pair and tight F1 over the sets."""
    return (mean_f1([by_set[n] for n in names], "pair") + mean_f1([by_set[n] for n in names], "tight")) / 2


def table(sets: Sequence[GoldSet]) -> str:
    """A row a set, with what was chosen without it; then means."""
    found = measured(sets)
    kept: dict[str, tuple[Scored, Scored, Scored]] = {}
    rows: list[Row] = []
    for one in sets:
        others = [s.name for s in sets if s.collection != one.collection]
        threshold, constants = (chosen(found, others, moves=moves) for moves in (False, True))
        kept[one.name] = tuple(found[s][one.name] for s in (((), SHIPPED), threshold, constants))  # type: ignore[assignment]
        rows.append([one.name, *_cells(kept[one.name]), f"{threshold[1]:.2f}", _said(constants)])
    for name, names in ((f"mean of {len(kept)} sets", list(kept)), ("mean of five", [n for n in FIVE if n in kept])):
        columns = list(zip(*(kept[n] for n in names), strict=True))
        rows.append([name, *(f"{mean_f1(c, 'pair'):.3f} / {mean_f1(c, 'tight'):.3f}" for c in columns)])
    heads = ["set left out", "as shipped", "threshold chosen", "constants chosen", "threshold", "constants"]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def _cells(found: Sequence[Scored]) -> list[str]:
    return [f"{s['pair']['F1']:.3f} / {s['tight']['F1']:.3f}" for s in found]


def _said(setting: Setting) -> str:
    moves, least = setting
    return ", ".join([f"{least:.2f}", *(f"{name.partition('.')[2]} {value:g}" for name, value in moves)])


if __name__ == "__main__":
    print(table(asked_for(__doc__)))
