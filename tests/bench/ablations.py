#!/usr/bin/env python3
"""Each part of alignment switched off alone: what it costs at the shipped threshold, and at the best for what is left.

A part whose absence shifts all scores loses at the shipped threshold without being missed; the best threshold,
chosen on the same sets, says which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

from align_sets import Row
from gold import GoldSet, Scored, asked_for, mean_f1
from measure import SHIPPED, THRESHOLDS, Adapt, Change, scores
from tabulate import tabulate

from compare.alignment import content_words
from compare.english import words
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
    rarity = content_words.rarity(word)
    return ((content_words.key(word), round(1000 * rarity)),) if rarity > 0 else ()


def equal_rarity(word: str) -> float:
    """All words alike, but for function words."""
    return 1.0 if words.rarity(word) > 0 else 0.0


HERE = "compare.alignment."
PARTS = (
    Part("nothing"),
    Part("rarity of words in the language: all count alike", ((HERE + "content_words.rarity", equal_rarity),)),
    Part("lesser weight of reporting verbs", (("compare.english.words.REPORTING", frozenset()),)),
    Part("stems: words as printed, folded", ((HERE + "content_words.key", words.fold),)),
    Part("parts of compounds", ((HERE + "content_words.parts", whole_word),)),
    Part("figures by value: as words", ((HERE + "content_words.Figure", NoFigure),)),
    Part("other spellings of one word", ((HERE + "spellings.spellings", lambda left, right: {}),)),
    Part(
        "stems and other spellings",
        ((HERE + "content_words.key", words.fold), (HERE + "spellings.spellings", lambda left, right: {})),
    ),
    Part("clauses: whole sentences only", adapt=whole_sentences),
    Part("runs of clauses: one or all", ((HERE + "clause_spans.LONGEST_RUN", 1),)),
    Part(
        "discount of what is repeated",
        ((HERE + "candidates.DISTINCTION", 0), (HERE + "candidates.SLOGAN_DISTINCTION", 0)),
    ),
    Part("repeated quoted terms (slogans)", ((HERE + "repeated_terms.LONGEST_TERM", 0),)),
    Part("rivals", ((HERE + "competition.RIVALRY", 0),)),
    Part("allowance for rivals that say the same", ((HERE + "clause_spans.likeness", lambda one, other: 0.0),)),
    Part("headlines pair off with headlines", adapt=plain_headings),
    Part("neighbours", ((HERE + "neighbours.SUPPORT", 0),)),
    Part("articles on one event", ((HERE + "same_event.NOISE", 0.0001),)),
    Part("third articles", ((HERE + "third_article.TESTIMONY", 0),)),
)
"""The first is the whole, which the others are compared with."""

F1s = tuple[float, float]
BySet = dict[str, Scored]


@cache
def measured(part: Part, sets: tuple[GoldSet, ...]) -> dict[float, BySet]:
    """What the scorer says without the part, for each threshold."""
    return scores(sets, THRESHOLDS, part.changes, part.adapt)


def table(sets: Sequence[GoldSet]) -> str:
    """A row a part: means of the sets."""
    rows: list[Row] = []
    whole: tuple[BySet, BySet] | None = None
    for part in PARTS:
        found = measured(part, tuple(sets))
        best = max(THRESHOLDS, key=lambda least: (round(sum(_means(found[least])), 6), -abs(least - SHIPPED)))
        whole = whole or (found[SHIPPED], found[best])
        shipped, tuned = ((_said(x), _less(x, y)) for x, y in zip((found[SHIPPED], found[best]), whole, strict=True))
        rows.append([part.name, *shipped, f"{best:.2f}", *tuned])
    heads = ["without", f"at {SHIPPED}", "difference", "best threshold", "there", "difference"]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def table_by_set(sets: Sequence[GoldSet]) -> str:
    """A row a part: the difference that its absence makes to each set at the shipped threshold, and their median."""
    whole, *others = (measured(part, tuple(sets))[SHIPPED] for part in PARTS)
    rows: list[Row] = []
    for part, found in zip(PARTS[1:], others, strict=True):
        less = [_difference({n: found[n]}, {n: whole[n]}) for n in whole]
        middle = (median(pair for pair, _ in less), median(tight for _, tight in less))
        rows.append([part.name, *map(_signed, less), _signed(middle)])
    return tabulate(rows, headers=["without", *whole, "median"], tablefmt="github", disable_numparse=True)


def _means(by_set: BySet) -> F1s:
    return mean_f1(by_set.values(), "pair"), mean_f1(by_set.values(), "tight")


def _said(by_set: BySet) -> str:
    return "{:.3f} / {:.3f}".format(*_means(by_set))


def _difference(found: BySet, whole: BySet) -> F1s:
    pair, tight = (a - b for a, b in zip(_means(found), _means(whole), strict=True))
    return pair, tight


def _less(found: BySet, whole: BySet) -> str:
    """Difference of pair / tight F1; empty for the whole."""
    return "" if found is whole else _signed(_difference(found, whole))


def _signed(difference: F1s) -> str:
    signed = [f"{x:+.3f}".replace("-", "−") for x in difference]
    return " / ".join("0" if x in ("+0.000", "−0.000") else x for x in signed)


if __name__ == "__main__":
    chosen = asked_for(__doc__)
    print(f"{table(chosen)}\n\n{table_by_set(chosen)}")
