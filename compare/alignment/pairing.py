"""The links between two articles: candidates by shared content, competition among them, word links inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from compare.alignment.evidence import Words, arrays
from compare.alignment.extent import Extent, Run, Sentence, best_extent, sentence
from compare.alignment.words import word_links
from compare.model import Analysis, Link, Relation, Statement

LEAST_SHARED = 0.9
"""Shared rarity below which two sentences are not looked at: one unknown word, or two of middling frequency."""
LEAST_DICE = 0.2
RIVALRY = 2
"""Power of the share that a link has of its strongest rival's weight, a rival being another link for the
same clauses. Mean pair F1 over seven annotated sets: .643; with a hard gate at three quarters .642, with powers
of 3, 4 and 6 .638, .632 and .627."""
MOST_RIVALS = 6
"""Links that are kept for one sentence where the other one has better ones too: formulae make hundreds. With 3 to
5 a second meaning of one word of the seeds was no longer told apart; the links are the same."""
LEAST_SAME = 0.5
"""Dice coefficient of the content from which two statements say the same, and not only in part."""
SLOPE, MIDDLE = 2.2, 0.75
"""score = logistic(SLOPE * ln(weight / MIDDLE)). A scale for the eye, not a calibrated probability: 0.5 stands at the
weight from which the mean pair F1 over seven annotated sets was best (0.65 gave the same, 0.574 too); a logistic
fit to their right and wrong links would give a slope of 0.91, too flat to tell slogans from paraphrase."""

Candidates: TypeAlias = dict[tuple[int, int], Extent]
Rivals: TypeAlias = dict[int, list[tuple[int, Extent]]]


def links(left: Analysis, right: Analysis, *, least: float) -> Iterator[Link]:
    """Links between two articles that would score at least `least`, 0..1, if they had no rivals."""
    lefts, rights = _sentences(left), _sentences(right)
    candidates = _candidates(lefts, rights)
    rivals_left, rivals_right = _by_side(candidates)
    best_left, best_right = _best(rivals_left), _best(rivals_right)
    words: dict[str, Words] = {}
    for (i, j), extent in candidates.items():
        if score(extent.weight) < least or (j not in best_left[i] and i not in best_right[j]):
            continue
        above = next((o.weight for n, o in rivals_left[i] if n != j and o.left.overlaps(extent.left)), 0.0)
        beside = next((o.weight for n, o in rivals_right[j] if n != i and o.right.overlaps(extent.right)), 0.0)
        strongest = max(extent.weight, above, beside)
        chance = score(extent.weight * (extent.weight / strongest) ** RIVALRY)
        yield _link(_joined(lefts[i], extent.left), _joined(rights[j], extent.right), chance, extent, words)


def _best(rivals: Rivals) -> dict[int, set[int]]:
    """For each sentence those on the other side that its best links lead to, the first of equal ones."""
    return {n: {other for other, _ in found[:MOST_RIVALS]} for n, found in rivals.items()}


def score(weight: float) -> float:
    """How sure a link of this weight is, 0..1."""
    return round(1 / (1 + (MIDDLE / weight) ** SLOPE), 4) if weight > 0 else 0.0


def _sentences(analysis: Analysis) -> list[Sentence]:
    clauses: dict[str, list[Statement]] = defaultdict(list)
    for statement in analysis.statements:
        if statement.kind == "clause":
            clauses[statement.sentence].append(statement)
    whole = [s for s in analysis.statements if s.kind != "clause"]
    return [sentence(s, tuple(clauses.get(s.id, [s]))) for s in whole]


def _candidates(lefts: Sequence[Sentence], rights: Sequence[Sentence]) -> Candidates:
    """Extents of the sentence pairs that share enough, by an inverted index."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, other in enumerate(rights):
        for key in other.runs[-1].content:
            holders[key].append(j)
    found: Candidates = {}
    for i, one in enumerate(lefts):
        shared: dict[int, int] = defaultdict(int)
        for key, rarity in one.runs[-1].content.items():
            for j in holders.get(key, ()):
                shared[j] += rarity
        for j in sorted(n for n, weight in shared.items() if weight >= 1000 * LEAST_SHARED):
            extent = best_extent(one, rights[j])
            if extent and extent.dice >= LEAST_DICE:
                found[i, j] = extent
    return found


def _by_side(
    candidates: Candidates,
) -> tuple[Rivals, Rivals]:
    """The candidates of each sentence, left and right, best first."""
    left, right = defaultdict(list), defaultdict(list)
    for (i, j), extent in candidates.items():
        left[i].append((j, extent))
        right[j].append((i, extent))
    for found in (*left.values(), *right.values()):
        found.sort(key=lambda rival: (-rival[1].weight, rival[0]))
    return left, right


def _joined(here: Sentence, run: Run) -> Statement:
    """The clauses of the run as one statement; the sentence itself where they are all of it."""
    whole, first, last = here.statement, run.first, run.last
    if first == 0 and last == len(here.clauses) - 1:
        return whole
    if first == last:
        return here.clauses[first]
    start, end = here.clauses[first].excerpt.start, here.clauses[last].excerpt.end
    offset = whole.excerpt.start
    text = whole.excerpt.text[start - offset : end - offset]
    return replace(
        whole,
        id=f"{whole.excerpt.article}:{start}-{end}",
        excerpt=replace(here.clauses[first].excerpt, end=end, text=text),
        tokens=tuple(t for t in whole.tokens if start <= t.start < end),
        facts=tuple(f for f in whole.facts if start <= f.excerpt.start and f.excerpt.end <= end),
        kind="clause",
        sentence=whole.id,
    )


def _link(left: Statement, right: Statement, chance: float, extent: Extent, words: dict[str, Words]) -> Link:
    for side in (left, right):
        if side.id not in words:
            words[side.id] = arrays(side.tokens)
    relation: Relation = "same" if extent.dice >= LEAST_SAME else "partial"
    return Link(left, right, chance, score(extent.weight), relation, word_links(words[left.id], words[right.id]))
