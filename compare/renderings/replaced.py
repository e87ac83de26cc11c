"""Words that differ between neighbours that agree, widened to the phrase they stand in."""

from __future__ import annotations

import math
from collections.abc import Iterator

from compare.model import Token
from compare.renderings.alignment_matrix import (
    COORDINATORS,
    LEAST_AGREEMENT,
    NAMING,
    SURE,
    AlignmentMatrix,
    Shown,
    Span,
    agreement,
    goes_on,
)
from compare.renderings.boundaries import bounded
from compare.renderings.records import Line, is_capital, is_content
from compare.renderings.verbs_and_prepositions import prepositions

ADJACENT_CHANCE, LONE_CHANCE = 0.2, 0.5
"""Chance of a word pair from which it counts: with an agreeing word right beside it, and with some on both sides."""
LEAST_ROOT, UNKNOWN = 5, 0.95
"""Letters that two words have in common from which one is derived from the other, and the rarity of words that
the language does not know: those are spellings of one name."""
AT_END = 0.8
"""Chance from which the end of both parts of a sentence stands for an agreeing word behind a pair."""
LEAST_OF_BEST = 0.6
"""Share of the best chance in its row and column that a word pair needs; one of the best alone found one concept
less of the seven of an annotated set."""
MOST_CONTENT = 5
"""Words that a phrase is widened by."""
NAME_LINKS = frozenset({"of", "the", "for", "and", "in", "on"})


def replaced(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Words that differ, widened to the phrase they stand in."""
    left, right = matrix.words
    bound = _bound(matrix.left), _bound(matrix.right)
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (i, j), chance in matrix.chances.items():
        rows[i], columns[j] = max(rows.get(i, 0), chance), max(columns.get(j, 0), chance)
    for (i, j), chance in sorted(matrix.chances.items()):
        if (i, j) in matrix.same or not (is_content(left[i]) and is_content(right[j])):
            continue
        if chance < LEAST_OF_BEST * max(rows[i], columns[j]) or left[i].key[:1].isdigit() or right[j].key[:1].isdigit():
            continue
        weight = nearness(left[i], right[j], chance)
        if not weight or i in bound[0] or j in bound[1]:
            continue
        before, behind, crossed = agreement(matrix, i, j)
        around = before + behind + crossed
        wide = _widened(matrix, i, j)
        one, other = bounded(matrix, *wide)
        if chance >= AT_END and _ends_part(matrix.left, one) and _ends_part(matrix.right, other):
            behind += LEAST_AGREEMENT
        adjacent = wide[0] != (i, i) and wide[1] != (j, j)
        if (adjacent and chance >= ADJACENT_CHANCE and around >= LEAST_AGREEMENT) or (
            chance >= LONE_CHANCE and min(before, behind) >= LEAST_AGREEMENT
        ):
            if left[one[1]].key != right[other[1]].key:
                one, other = _closed(matrix.left, one, matrix, 0), _closed(matrix.right, other, matrix, 1)
            yield one, other, weight * math.sqrt(chance) * (1 - math.exp(-around))


def _bound(here: Line) -> set[int]:
    """Words that say nothing without the prepositions around them: in (line) with."""
    return {n for start, end in prepositions(here) if end > start for n in range(start, end)}


def _ends_part(here: Line, span: Span) -> bool:
    """Whether the phrase ends its statement or stands before a comma or stop."""
    return span[1] + 1 == len(here.words) or here.cuts[span[1]]


def nearness(one: Token, other: Token, chance: float) -> float:
    """How far two words can name one thing, by their parts of speech: 0, nothing, to 1."""
    parts = {one.part, other.part}
    derived = one.key[:LEAST_ROOT] == other.key[:LEAST_ROOT] and max(one.rarity, other.rarity) < UNKNOWN
    if derived and is_capital(one) and is_capital(other):
        return 0.0  # Minister and Ministry, Secretary and Secretariat: two things
    if parts <= NAMING:
        return 1.0 if len(parts) == 1 or chance >= SURE else 0.0
    return 0.0


def _widened(matrix: AlignmentMatrix, i: int, j: int) -> tuple[Span, Span]:
    """The phrase around a pair of words: adjacent linked content words, a whole name, or a coordination."""
    left, right = matrix.words
    name = is_capital(left[i]) and is_capital(right[j])
    (a, b), (c, d) = (i, i), (j, j)
    while b - a < MOST_CONTENT and goes_on(matrix, (a - 1, c - 1), (a, c), name=name):
        a, c = a - 1, c - 1
    while b - a < MOST_CONTENT and goes_on(matrix, (b + 1, d + 1), (b, d), name=name):
        b, d = b + 1, d + 1
    while b > i and left[b].part == right[d].part == "adjective":
        b, d = b - 1, d - 1  # an adjective behind its noun belongs to what follows: level commensurate (with)
    if any(map(is_capital, (left[a], left[i], right[c], right[j]))):
        b, d = _rest_of_name(matrix, b, d)
    if a == b and c == d:
        for step in (1, -1):
            if _coordinated(matrix, i, j, step):
                far = i + 2 * step, j + 2 * step
                return (min(i, far[0]), max(i, far[0])), (min(j, far[1]), max(j, far[1]))
    return (a, b), (c, d)


def _rest_of_name(matrix: AlignmentMatrix, b: int, d: int) -> tuple[int, int]:
    """Where a name ends that goes on over "of the": Party Committee of the Ministry of Foreign Affairs.

    What it goes on to is the same, or stands for the other: Pact for the Ports, Treaty for the Harbours.
    """
    left, right = matrix.words
    while True:
        step = 1
        while b + step < len(left) and left[b + step].key in NAME_LINKS and step < 3:
            step += 1
        inner = range(1, step + 1)
        if b + step >= len(left) or d + step >= len(right) or not is_capital(left[b + step]):
            return b, d
        answers = (b + step, d + step) in matrix.same or matrix.chances.get((b + step, d + step), 0) >= LONE_CHANCE
        if not answers or not all((b + n, d + n) in matrix.same for n in inner[:-1]) or not is_capital(right[d + step]):
            return b, d
        if any(matrix.left.cuts[b + n - 1] or matrix.right.cuts[d + n - 1] for n in inner):
            return b, d
        b, d = b + step, d + step


def _coordinated(matrix: AlignmentMatrix, i: int, j: int, step: int) -> bool:
    """Whether both words are joined by "and" to the same word: key and regular, crucial and regular."""
    left, right = matrix.words
    far = i + 2 * step, j + 2 * step
    if not (0 <= far[0] < len(left) and 0 <= far[1] < len(right)) or matrix.chances.get(far, 0) < SURE:
        return False
    joined = left[i + step].key in COORDINATORS and right[j + step].key in COORDINATORS
    cuts = matrix.left.cuts[min(i, far[0]) : max(i, far[0])] + matrix.right.cuts[min(j, far[1]) : max(j, far[1])]
    return joined and is_content(left[far[0]]) and not any(cuts)


def _closed(here: Line, span: Span, matrix: AlignmentMatrix, side: int) -> Span:
    """The span with the nouns that directly follow it and have no counterpart: Paris Peace (Accords)."""
    words, cuts = here.words, here.cuts
    taken = {cell[side] for cell in matrix.same}
    start, end = span
    while (
        is_capital(words[end])
        and end + 1 < len(words)
        and not cuts[end]
        and words[end + 1].part == "noun"
        and end + 1 not in taken
        and is_capital(words[end + 1])
    ):
        end += 1
    return start, end
