"""Noun phrases that answer to each other as wholes: guiding viewpoints and perspectives, norm for the climate and
normal climate."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from compare.terms.forms import LONGEST, Line, is_content, is_possessive
from compare.terms.grid import COORDINATORS, NAMING, Grid, Shown, Span, agreement

LEAST_ANSWERED = 0.4
"""Share of the rarity of two phrases that answers to the other one, 0..1, from which they may be one thing."""
TRUST = 1.0
SUBSET = 0.5
"""What phrases count of which one only has a word more: a comprehensive policy need not be the policy."""
HEADS = 0.5
"""What phrases count whose nouns do not answer to each other."""
OF = frozenset({"of", "for", "in"})


def phrases(grid: Grid) -> Iterator[Shown]:
    """Pairs of noun phrases, each the other's best, whose words answer to each other and are not the same."""
    left, right = _noun_phrases(grid.left), _noun_phrases(grid.right)
    scored: dict[tuple[Span, Span], float] = {}
    by_left: dict[int, list[tuple[int, float]]] = defaultdict(list)
    by_right: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), chance in grid.chances.items():
        by_left[i].append((j, chance))
        by_right[j].append((i, chance))
    for a in left:
        met = {j for i in range(a[0], a[1] + 1) for j, _ in by_left[i]}
        for b in right:
            if any(b[0] <= j <= b[1] for j in met) and keys(grid.left, a) != keys(grid.right, b):
                answered = _answered(grid, a, b, by_left, by_right)
                if answered >= LEAST_ANSWERED:
                    scored[a, b] = answered
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (a, b), value in scored.items():
        for n in range(a[0], a[1] + 1):
            best_left[n] = max(best_left[n], value)
        for n in range(b[0], b[1] + 1):
            best_right[n] = max(best_right[n], value)
    for (a, b), value in sorted(scored.items()):
        if value < max(best_left[n] for n in range(a[0], a[1] + 1)) or value < max(
            best_right[n] for n in range(b[0], b[1] + 1)
        ):
            continue
        ours, theirs = keys(grid.left, a), keys(grid.right, b)
        around = sum(agreement(grid, a[0], b[0]))
        weight = SUBSET if ours < theirs or theirs < ours else 1.0
        weight *= _heads(grid, a, b)
        yield a, b, TRUST * weight * value * (1 - math.exp(-around))


def keys(here: Line, span: Span) -> set[str]:
    """Keys of the content words of a phrase."""
    return {w.key for w in here.words[span[0] : span[1] + 1] if is_content(w)}


def _heads(grid: Grid, a: Span, b: Span) -> float:
    """How far the nouns that two phrases are about may be one, 0..1."""
    i, j = _head(grid.left, a), _head(grid.right, b)
    if grid.left.words[i].key == grid.right.words[j].key:
        return 1.0
    across = any(grid.left.words[i].key == w.key for w in grid.right.words[b[0] : b[1] + 1])
    if across and any(grid.right.words[j].key == w.key for w in grid.left.words[a[0] : a[1] + 1]):
        return 1.0  # turned round: the norm for the climate
    return HEADS + (1 - HEADS) * grid.chances.get((i, j), 0.0)


def _head(here: Line, span: Span) -> int:
    """The noun before "of", or the last one."""
    for n in range(span[0], span[1]):
        if here.words[n + 1].key in OF and here.words[n].part == "noun":
            return n
    return span[1]


def _answered(
    grid: Grid,
    a: Span,
    b: Span,
    by_left: dict[int, list[tuple[int, float]]],
    by_right: dict[int, list[tuple[int, float]]],
) -> float:
    """Share of the rarity of the two phrases' words that answers to a word of the other, 0..1."""
    answered = total = 0.0
    for words, span, other, links in ((grid.left.words, a, b, by_left), (grid.right.words, b, a, by_right)):
        for n in range(span[0], span[1] + 1):
            total += words[n].rarity
            chance = max((c for m, c in links[n] if other[0] <= m <= other[1]), default=0.0)
            answered += words[n].rarity * chance
    return answered / total if total else 0.0


def _noun_phrases(here: Line) -> list[Span]:
    """Spans of noun phrases: modifiers and their noun, also coordinated, also with what "of" adds."""
    words, cuts = here.words, here.cuts
    found: set[Span] = set()
    n = 0
    simple: list[Span] = []
    while n < len(words):
        if words[n].part not in NAMING:
            n += 1
            continue
        start = n
        while n + 1 < len(words) and not cuts[n] and words[n + 1].part in NAMING:
            n += 1
        if words[n].part == "noun":
            simple.append((start, n))
        elif n + 2 < len(words) and words[n + 1].key in COORDINATORS and words[n + 2].part in NAMING:
            simple.append((start, n))
        n += 1
    for start, end in list(simple):
        for n in range(start, end):
            if is_possessive(words[n]):
                simple += [(start, n), (n + 1, end)]
    simple.sort()
    for k, (start, end) in enumerate(simple):
        second = start > 1 and words[start - 1].key in COORDINATORS and words[start - 2].part == "adjective"
        if words[end].part == "noun" and not second:
            found.add((start, end))
        last = end
        for s, e in simple[k + 1 :]:
            gap = words[last + 1 : s]
            if any(cuts[last:s]) or e - start >= LONGEST or not gap or len(gap) > 2:
                break
            keys = [w.key for w in gap]
            if not (keys[0] in COORDINATORS | OF and (len(keys) == 1 or keys[1] in ("the", "a", "an", "its", "it"))):
                break
            if words[e].part == "noun":
                found.add((start, e))
            last = e
    return sorted(found)
