#!/usr/bin/env python3
"""Each part of alignment switched off alone: what it costs at the shipped threshold, and at the best for what is left.

A part whose absence shifts all scores loses at the shipped threshold without being missed; the best threshold,
chosen on the same sets, says which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from align_sets import Row
from gold import GoldSet, Scored, asked_for, mean_f1
from measure import SHIPPED, THRESHOLDS, Adapt, Change, scores
from tabulate import tabulate

from compare import text
from compare.alignment import content
from compare.model import Analysis


@dataclass(frozen=True)
class Part:
    """A part of alignment and what takes its place."""

    name: str
    changes: tuple[Change, ...] = ()
    adapt: Adapt = lambda analysis: analysis


class NoFigure:
    """Nothing is one of these."""


def plain_headings(analysis: Analysis) -> Analysis:
    """Headlines as any other sentence."""
    return replace(
        analysis,
        statements=tuple(replace(s, kind="sentence") if s.kind == "heading" else s for s in analysis.statements),
    )


def whole_sentences(analysis: Analysis) -> Analysis:
    """No clauses."""
    return replace(analysis, statements=tuple(s for s in analysis.statements if s.kind != "clause"))


def whole_word(word: str) -> tuple[tuple[str, int], ...]:
    """A compound as one word."""
    rarity = content.rarity(word)
    return ((content.key(word), round(1000 * rarity)),) if rarity > 0 else ()


def equal_rarity(word: str) -> float:
    """All words alike, but for function words."""
    return 1.0 if text.rarity(word) > 0 else 0.0


HERE = "compare.alignment."
PARTS = (
    Part("nothing"),
    Part("rarity of words in the language: all count alike", ((HERE + "content.rarity", equal_rarity),)),
    Part("lesser weight of reporting verbs", (("compare.text.REPORTING", frozenset()),)),
    Part("stems: words as printed, folded", ((HERE + "content.key", text.fold),)),
    Part("parts of compounds", ((HERE + "content.parts", whole_word),)),
    Part("figures by value: as words", ((HERE + "content.Figure", NoFigure),)),
    Part("other spellings of one word", ((HERE + "spellings.spellings", lambda left, right: {}),)),
    Part("clauses: whole sentences only", adapt=whole_sentences),
    Part("runs of clauses: one or all", ((HERE + "extent.LONGEST_RUN", 1),)),
    Part(
        "discount of what is repeated",
        ((HERE + "candidates.DISTINCTION", 0), (HERE + "candidates.SLOGAN_DISTINCTION", 0)),
    ),
    Part("repeated quoted terms (slogans)", ((HERE + "slogans.LONGEST_TERM", 0),)),
    Part("rivals", ((HERE + "rivalry.RIVALRY", 0),)),
    Part("allowance for rivals that say the same", ((HERE + "extent.likeness", lambda one, other: 0.0),)),
    Part("headlines pair off with headlines", adapt=plain_headings),
    Part("neighbours", ((HERE + "neighbours.SUPPORT", 0),)),
    Part("third articles", ((HERE + "witnesses.TESTIMONY", 0),)),
)
"""The first is the whole, which the others are compared with."""

F1s = tuple[float, float]


def table(sets: Sequence[GoldSet]) -> str:
    """A row a part."""
    rows: list[Row] = []
    whole: tuple[F1s | None, F1s | None] = (None, None)
    for part in PARTS:
        found = scores(sets, THRESHOLDS, part.changes, part.adapt)
        best = max(THRESHOLDS, key=lambda least: (round(sum(_means(found[least])), 6), -abs(least - SHIPPED)))
        shipped, tuned = _means(found[SHIPPED]), _means(found[best])
        rows.append([part.name, *_cells(shipped, whole[0]), f"{best:.2f}", *_cells(tuned, whole[1])])
        whole = (whole[0] or shipped, whole[1] or tuned)
    heads = ["without", f"pair / tight at {SHIPPED}", "difference", "best threshold", "pair / tight", "difference"]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def _means(by_set: dict[str, Scored]) -> F1s:
    return mean_f1(by_set.values(), "pair"), mean_f1(by_set.values(), "tight")


def _cells(found: F1s, whole: F1s | None) -> tuple[str, str]:
    if whole is None:
        return f"{found[0]:.3f} / {found[1]:.3f}", ""
    less = [a - b for a, b in zip(found, whole, strict=True)]
    return f"{found[0]:.3f} / {found[1]:.3f}", " / ".join(f"{x:+.3f}".replace("-", "−") for x in less)


if __name__ == "__main__":
    print(table(asked_for(__doc__)))
