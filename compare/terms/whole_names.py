"""A pair of phrases within two names, widened to as much of both names as answers to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeAlias

from compare.terms.forms import Line, is_capital
from compare.terms.grid import SURE, Cell, Grid, Span
from compare.terms.name_edges import JOINTS, OWNED, first, from_capital, is_name, last, name_around, parts
from compare.terms.noun_phrases import head
from compare.terms.replacement import UNKNOWN

Pair: TypeAlias = tuple[Span, Span]

LEAST_ANSWERED = 0.5
"""Share of the words of either name that answers to the other one from which both are taken whole."""


def in_full(grid: Grid, left: Span, right: Span) -> Iterator[Pair]:
    """The two phrases, each with the rest of the name that it stands in, where the other has an answer to it:
    (Committee for) Truth and Return, (Commission for) Truth and Homecoming. The longest first."""
    ours, theirs = _capitals(grid.left, left), _capitals(grid.right, right)
    bare = from_capital(grid.left, left, theirs), from_capital(grid.right, right, ours)
    names = _names_around(grid, bare)
    met = _met(grid, names)
    if _answer(grid, names, met) and _are_of_one_kind(grid, *names, met):
        yield _trimmed(grid, names, bare, met)
    yield _widened(grid, _widened(grid, bare, names, 0), names, 1)


def answered(grid: Grid, left: Span, right: Span) -> float:
    """Share of the words of two names that answers to the other one, of the poorer of the two, 0..1.

    0 where one is no name or only has a word more, one word alone answers, or one names a thing that belongs to the
    other: Harbour Congress, Congress Resolution.
    """
    keys = _capitals(grid.left, left), _capitals(grid.right, right)
    met = _met(grid, (left, right))
    least = min(len({i for i, _ in met}), len({j for _, j in met}))
    named = is_name(grid.left, left) and is_name(grid.right, right)
    if (
        not named
        or least < 2
        or keys[0] <= keys[1]
        or keys[1] <= keys[0]
        or not _are_of_one_kind(grid, left, right, met)
    ):
        return 0.0
    return least / max(len(parts(grid.left, left[0], left[1] + 1)), len(parts(grid.right, right[0], right[1] + 1)))


def _are_of_one_kind(grid: Grid, left: Span, right: Span, met: Sequence[Cell]) -> bool:
    """Whether what both names are about answers to a word of the other one, or neither does."""
    heads = head(grid.left, left), head(grid.right, right)
    return (heads[0] in {i for i, _ in met}) == (heads[1] in {j for _, j in met})


def _capitals(here: Line, span: Span) -> frozenset[str]:
    return frozenset(w.key for w in here.words[span[0] : span[1] + 1] if is_capital(w))


def _names_around(grid: Grid, pair: Pair) -> Pair:
    """The names that two phrases stand in; one goes on over "of the" to what answers to words of the other."""
    own = name_around(grid.left, pair[0]), name_around(grid.right, pair[1])
    left = name_around(grid.left, pair[0], JOINTS | OWNED)
    right = name_around(grid.right, pair[1], JOINTS | OWNED)
    return (
        left if _met(grid, ((own[0][1] + 1, left[1]), own[1])) else own[0],
        right if _met(grid, (own[0], (own[1][1] + 1, right[1]))) else own[1],
    )


def _met(grid: Grid, names: Pair) -> list[Cell]:
    """The words of the two that stand for each other."""
    ours = parts(grid.left, names[0][0], names[0][1] + 1)
    theirs = parts(grid.right, names[1][0], names[1][1] + 1)
    return [cell for cell in product(ours, theirs) if _answers(grid, cell)]


def _answers(grid: Grid, cell: Cell) -> bool:
    """Whether two words stand for each other and are not both known as names alone: (Anna of) Ashford."""
    i, j = cell
    known = min(grid.left.words[i].rarity, grid.right.words[j].rarity) < UNKNOWN
    return known and grid.chances.get(cell, 0.0) >= SURE


def _answer(grid: Grid, names: Pair, met: Sequence[Cell]) -> bool:
    """Whether half of the words of each name answer to the other one."""
    for side, (here, (start, end)) in enumerate(((grid.left, names[0]), (grid.right, names[1]))):
        there = {cell[side] for cell in met}
        if not met or len(there) < LEAST_ANSWERED * len(parts(here, start, end + 1)):
            return False
    return True


def _trimmed(grid: Grid, names: Pair, bare: Pair, met: Sequence[Cell]) -> Pair:
    """The names without what one alone has: (Ninth) Harbour Congress, (Lisbon's) Charter, (Porto and) Upper Weir."""
    left, right = (
        (
            first(here, name[0], min(own[0], *(cell[side] for cell in met))),
            last(here, name[1], max(own[1], *(cell[side] for cell in met))),
        )
        for side, (here, name, own) in enumerate(zip((grid.left, grid.right), names, bare, strict=True))
    )
    return left, right


def _widened(grid: Grid, pair: Pair, names: Pair, side: int) -> Pair:
    """Both phrases with what their names have before them (side 0) or behind them (1), if that answers."""
    ours = parts(grid.left, *_rest(pair[0], names[0], side))
    theirs = parts(grid.right, *_rest(pair[1], names[1], side))
    if ours and theirs:
        answers = any(_answers(grid, cell) for cell in product(ours, theirs))
    else:
        answers = _are_held(grid.left, ours, grid.right, pair[1]) and _are_held(grid.right, theirs, grid.left, pair[0])
    if not answers:
        return pair
    left, right = ((name[0], own[1]) if side == 0 else (own[0], name[1]) for own, name in zip(pair, names, strict=True))
    return left, right


def _rest(span: Span, name: Span, side: int) -> Span:
    """The words of a name before or behind a phrase, the end excluded."""
    return (name[0], span[0]) if side == 0 else (span[1] + 1, name[1] + 1)


def _are_held(here: Line, more: Sequence[int], there: Line, span: Span) -> bool:
    """Whether what one name alone has stands within the other phrase: Harbour Front, Front (for the Harbour)."""
    held = {w.key for w in there.words[span[0] : span[1] + 1]}
    return all(here.words[n].key in held for n in more)
