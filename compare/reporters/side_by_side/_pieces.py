"""A sentence in pieces, each with what is to be said of it, and how that reads where there is no colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import MarkKind, Statement
from compare.views import Cell

Pieces = list[tuple[str, MarkKind | None]]
Signs = dict[str | None, tuple[str, str]]

PLAIN: Signs = {"only here": ("*", "*"), "replaced": ("_", "_"), "moved": ("{", "}"), "not linked": ("[", "]")}
"""Bold and underlined as in a plain-text mail; square brackets as around what an editor sets apart."""

LEGEND: dict[MarkKind, str] = {
    "only here": "only here",
    "replaced": "other words elsewhere",
    "moved": "in another order",
    "not linked": "outside what is compared",
}


def pieces(statement: Statement, cell: Cell) -> Pieces:
    """The sentence as it is printed, cut where a mark begins or ends; joined, the pieces are its text."""
    place = statement.excerpt
    found: Pieces = []
    at = place.start
    for mark in (m for m in cell.marks if place.start <= m.start < place.end):
        found += [(place.text[at - place.start : mark.start - place.start], None)]
        found += [(place.text[mark.start - place.start : mark.end - place.start], mark.kind)]
        at = mark.end
    return [(text, kind) for text, kind in [*found, (place.text[at - place.start :], None)] if text]


def abridged(parts: Pieces) -> Pieces:
    """The pieces, those that are not compared cut to an ellipsis."""
    return [("…" if kind == "not linked" else text, kind) for text, kind in parts]


def signed(parts: Iterable[tuple[str, str | None]], signs: Signs) -> str:
    """The text with signs around each piece whose tone has one."""
    around = [(text, signs.get(tone, ("", ""))) for text, tone in parts]
    return "".join(f"{before}{text}{after}" for text, (before, after) in around)


def used(cells: Iterable[Cell]) -> Sequence[MarkKind]:
    """The kinds of marks that occur, in the legend's order."""
    found = {mark.kind for cell in cells for mark in cell.marks}
    return [kind for kind in LEGEND if kind in found]
