"""Figures of all pairs of articles that are at odds, put together where they are of one thing."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.quantities.matching import figure_matches
from compare.quantities.records import FigureConflict, FigureMatch, FigureSheet


@dataclass(frozen=True, slots=True)
class PairSheet:
    """The sheet of an article, for one of the pairs that it is in."""

    left: str
    right: str
    sheet: FigureSheet

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.left, self.right, self.sheet.order)


def pair_of(page: PairSheet) -> Hashable:
    """The pair that a page is for."""
    return page.left, page.right


def compared(pages: Sequence[PairSheet]) -> Iterator[FigureMatch]:
    """What the two articles of a pair have for one thing, in figures."""
    if len(pages) == 2:
        left, right = sorted(pages, key=lambda p: p.order)
        yield from figure_matches(left.sheet, right.sheet)


def ends(rival: FigureMatch) -> tuple[Hashable, Hashable]:
    """The two figures, by their places."""
    return rival.left.figure.excerpt.order, rival.right.figure.excerpt.order


def conflicts(component: Sequence[FigureMatch]) -> Iterator[FigureConflict]:
    """The rivals that hang together, where some of them are at odds."""
    if any(r.alike is not None for r in component):
        yield FigureConflict(tuple(sorted(component, key=lambda r: r.order)))
