"""Links into swaps: words that replace each other between neighbours that agree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from compare.model import Link, ListFact, Statement, Token
from compare.terms.forms import LONGEST, Swap, breaks, form, is_capital, is_content

Span = tuple[int, int]
Cell = tuple[int, int]

NEAR = 3
"""Words on either side within which an agreeing word speaks for a replaced one."""
LEAST_AGREEMENT = 0.4
"""Rarity of the agreeing neighbours that a replaced word needs."""
ADJACENT_CHANCE, LONE_CHANCE, LONE_AGREEMENT = 0.25, 0.6, 1.0
"""Chance of a word pair from which it counts: with an agreeing word right beside it, and without."""
REORDERED, INSERTED, LISTED = 0.7, 0.6, 0.6
"""Trust in a pair that no word link supports: a coordination turned round, a word more in a name, a list."""
SURE = 0.5
MOST_CONTENT = 5
COORDINATORS = frozenset({"and", "or"})
NAME_LINKS = frozenset({"of", "the", "for", "and", "in", "on"})


@dataclass(frozen=True, slots=True)
class Grid:
    """A link as a grid of words: the chance of each linked pair, and the pairs that are the same word."""

    left: Statement
    right: Statement
    chances: dict[Cell, float]
    same: frozenset[Cell]

    @property
    def words(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        return self.left.tokens, self.right.tokens


def swaps(link: Link) -> Iterator[Swap]:
    """Every pair of differing forms that the link shows, each once, with its best score."""
    grid = _grid(link)
    best: dict[tuple[Span, Span], float] = {}
    for source in (_replaced, _turned, _inserted, _listed, _reordered):
        for left, right, trust in source(grid):
            best[left, right] = max(best.get((left, right), 0.0), trust)
    sentences = link.left.sentence, link.right.sentence
    for (left, right), trust in sorted(best.items()):
        a, b = form(link.left.tokens, left), form(link.right.tokens, right)
        if a != b and max(len(a), len(b)) <= LONGEST:
            yield Swap(min(a, b), max(a, b), round(trust * (0.3 + 0.7 * link.score), 4), sentences)


def _grid(link: Link) -> Grid:
    left = {t.start: n for n, t in enumerate(link.left.tokens)}
    right = {t.start: n for n, t in enumerate(link.right.tokens)}
    chances = {(left[w.left_start], right[w.right_start]): w.score for w in link.words}
    same = frozenset((i, j) for i, j in chances if link.left.tokens[i].key == link.right.tokens[j].key)
    return Grid(link.left, link.right, chances, same)


def _agreement(grid: Grid, i: int, j: int, near: int = NEAR) -> float:
    """How sure the words around a cell are that it is one: 0..1, from the rarity of those that agree."""
    left, right = grid.words
    agreeing = [min(left[a].rarity, right[b].rarity) for a, b in sorted(grid.same) if abs(a - i) <= near and abs(b - j) <= near]
    return sum(agreeing)


def _replaced(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Words that differ, widened to the phrase they stand in."""
    left, right = grid.words
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (i, j), chance in grid.chances.items():
        rows[i], columns[j] = max(rows.get(i, 0), chance), max(columns.get(j, 0), chance)
    for (i, j), chance in sorted(grid.chances.items()):
        if (i, j) in grid.same or not (is_content(left[i]) and is_content(right[j])):
            continue
        if chance < max(rows[i], columns[j]) or left[i].key[:1].isdigit() or right[j].key[:1].isdigit():
            continue
        agreement = _agreement(grid, i, j)
        one, other = _widened(grid, i, j)
        adjacent = one != (i, i)
        if (adjacent and chance >= ADJACENT_CHANCE and agreement >= LEAST_AGREEMENT) or (
            chance >= LONE_CHANCE and agreement >= LONE_AGREEMENT
        ):
            yield one, other, chance * (1 - math.exp(-agreement))


def _widened(grid: Grid, i: int, j: int) -> tuple[Span, Span]:
    """The phrase around a pair of words: adjacent linked content words, a whole name, or a coordination."""
    left, right = grid.words
    name = is_capital(left[i]) and is_capital(right[j])
    (a, b), (c, d) = (i, i), (j, j)
    while b - a < MOST_CONTENT and _goes_on(grid, (a - 1, c - 1), (a, c), name=name):
        a, c = a - 1, c - 1
    while b - a < MOST_CONTENT and _goes_on(grid, (b + 1, d + 1), (b, d), name=name):
        b, d = b + 1, d + 1
    if name:
        b, d = _rest_of_name(grid, b, d)
    if a == b and c == d:
        for step in (1, -1):
            if _coordinated(grid, i, j, step):
                a, b, c, d = min(a, i + 2 * step), max(b, i + 2 * step), min(c, j + 2 * step), max(d, j + 2 * step)
                break
    return (a, b), (c, d)


def _goes_on(grid: Grid, cell: Cell, beside: Cell, *, name: bool) -> bool:
    """Whether a phrase goes on from the words `beside` to those of `cell`, on both sides at once."""
    left, right = grid.words
    i, j = cell
    if not (0 <= i < len(left) and 0 <= j < len(right)) or grid.chances.get(cell, 0) < SURE:
        return False
    if not (is_content(left[i]) and is_content(right[j])) or (name and not (is_capital(left[i]) and is_capital(right[j]))):
        return False
    return not (breaks(grid.left)[min(i, beside[0])] or breaks(grid.right)[min(j, beside[1])])


def _rest_of_name(grid: Grid, b: int, d: int) -> tuple[int, int]:
    """Where a name ends that goes on over "of the": Party Committee of the Ministry of Foreign Affairs."""
    left, right = grid.words
    while True:
        step = 1
        while b + step < len(left) and left[b + step].key in NAME_LINKS and step < 3:
            step += 1
        inner = range(1, step + 1)
        if b + step >= len(left) or d + step >= len(right) or not is_capital(left[b + step]):
            return b, d
        if not all((b + n, d + n) in grid.same for n in inner) or not is_capital(right[d + step]):
            return b, d
        if any(breaks(grid.left)[b + n - 1] or breaks(grid.right)[d + n - 1] for n in inner):
            return b, d
        b, d = b + step, d + step


def _coordinated(grid: Grid, i: int, j: int, step: int) -> bool:
    """Whether both words are joined by "and" to the same word: key and regular, crucial and regular."""
    left, right = grid.words
    far = i + 2 * step, j + 2 * step
    if not (0 <= far[0] < len(left) and 0 <= far[1] < len(right)) or grid.chances.get(far, 0) < SURE:
        return False
    joined = left[i + step].key in COORDINATORS and right[j + step].key in COORDINATORS
    cuts = breaks(grid.left)[min(i, far[0]) : max(i, far[0])] + breaks(grid.right)[min(j, far[1]) : max(j, far[1])]
    return joined and is_content(left[far[0]]) and not any(cuts)


def _coordinations(statement: Statement) -> list[int]:
    """Indices of words that "and" joins directly to another content word behind it."""
    words, cuts = statement.tokens, breaks(statement)
    return [
        n
        for n in range(len(words) - 2)
        if words[n + 1].key in COORDINATORS and is_content(words[n]) and is_content(words[n + 2]) and not any(cuts[n : n + 2])
    ]


def _turned(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Coordinations with one member in common, in the other place: key and regular, regular and critical."""
    left, right = grid.words
    for i in _coordinations(grid.left):
        for j in _coordinations(grid.right):
            first, last = left[i].key == right[j + 2].key, left[i + 2].key == right[j].key
            if first == last:
                continue
            agreement = _agreement(grid, i + 1, j + 1, NEAR + 1)
            if agreement >= 2 * LEAST_AGREEMENT:
                yield (i, i + 2), (j, j + 2), REORDERED * (1 - math.exp(-agreement))


def _inserted(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Names with a word more on one side: 14th Party Congress, 14th National Party Congress."""
    left, right = grid.words
    for i, j in sorted(grid.same):
        for across, down in ((1, 2), (2, 1)):
            k, m = i + across, j + down
            if (k, m) not in grid.same:
                continue
            run = [*left[i : k + 1], *right[j : m + 1]]
            cuts = breaks(grid.left)[i:k] + breaks(grid.right)[j:m]
            if any(cuts) or not all(is_capital(w) and is_content(w) for w in run):
                continue
            a, b, c, d = i, k, j, m
            while _goes_on(grid, (a - 1, c - 1), (a, c), name=True):
                a, c = a - 1, c - 1
            while _goes_on(grid, (b + 1, d + 1), (b, d), name=True):
                b, d = b + 1, d + 1
            yield (a, b), (c, d), INSERTED


def _listed(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Members at the same place in lists of equal length that share a word elsewhere or in part."""
    for one in _lists(grid.left):
        for other in _lists(grid.right):
            if len(one) != len(other):
                continue
            shared = [_common(grid, a, b) for a, b in zip(one, other, strict=True)]
            for n, (a, b) in enumerate(zip(one, other, strict=True)):
                support = sum(shared) - shared[n]
                if support > 0 and shared[n] < 1 and (shared[n] > 0 or support >= len(one) / 2 or len(one) == 2):
                    yield a, b, LISTED * min(1.0, 0.5 + support / len(one))


def _lists(statement: Statement) -> list[list[Span]]:
    starts = {t.start: n for n, t in enumerate(statement.tokens)}
    stops = {t.end: n for n, t in enumerate(statement.tokens)}
    found = []
    for fact in statement.facts:
        if isinstance(fact, ListFact):
            spans = [(starts.get(m.start, -1), stops.get(m.end, -1)) for m in fact.members]
            if all(a >= 0 and b >= 0 for a, b in spans):
                found.append(spans)
    return found


def _common(grid: Grid, a: Span, b: Span) -> float:
    """Share of the members' content words that are the same, 0..1."""
    left = {t.key for t in grid.left.tokens[a[0] : a[1] + 1] if is_content(t)}
    right = {t.key for t in grid.right.tokens[b[0] : b[1] + 1] if is_content(t)}
    return len(left & right) / max(1, len(left), len(right))


def _reordered(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """The same words in another order: the strategic goals of the country, the country's strategic goals."""
    left, right = _phrases(grid.left), _phrases(grid.right)
    for content, spans in left.items():
        for a in spans:
            for b in right.get(content, ()):
                one, other = form(grid.left.tokens, a), form(grid.right.tokens, b)
                order = [[k for k in f if k in content] for f in (one, other)]
                if order[0] != order[1]:
                    yield a, b, REORDERED * (1 - math.exp(-len(content) / 2))


def _phrases(statement: Statement) -> dict[frozenset[str], list[Span]]:
    """Runs of two to four content words, function words between them, by their content."""
    words, cuts = statement.tokens, breaks(statement)
    found: dict[frozenset[str], list[Span]] = {}
    for start in range(len(words)):
        if not is_content(words[start]):
            continue
        content = {words[start].key}
        for end in range(start + 1, min(len(words), start + LONGEST)):
            if cuts[end - 1]:
                break
            if is_content(words[end]):
                content.add(words[end].key)
                if len(content) <= 4:
                    found.setdefault(frozenset(content), []).append((start, end))
    return found
