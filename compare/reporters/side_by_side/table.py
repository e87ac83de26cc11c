"""Articles side by side in a terminal: a column each or, where those would be too narrow, one under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from compare.model import Statement
from compare.reporters import _problems
from compare.reporters._screen import paint, paragraph, words, wrap
from compare.reporters._style import Style
from compare.reporters.side_by_side._lines import lines
from compare.reporters.side_by_side._pieces import LEGEND, Pieces, abridged, pieces, used
from compare.reporters.side_by_side._said import SIGNS, reasons, sign, summary
from compare.views import Cell, Column, Comparison, Row

GAP = 3  # columns between two articles
NARROWEST = 24  # columns in which prose can still be read


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the parts of the table share; `margin` columns stand before a row, `first` says where a sentence does."""

    comparison: Comparison
    style: Style
    margin: int
    width: int
    first: dict[str, int]


def render(comparison: Comparison, style: Style) -> str:
    """The rows within the style's width, then what the signs mean and how much was matched."""
    margin = len(str(max((row.number for row in comparison.rows), default=0))) + 3
    width = (style.width - margin + GAP) // max(1, len(comparison.columns)) - GAP
    sheet = Sheet(comparison, style, margin, width, _first_rows(comparison.rows))
    body = _columns(sheet) if width >= NARROWEST else _stacked(sheet)
    return "\n".join(line.rstrip() for line in [*body, *_foot(comparison, style)]) + "\n"


def _first_rows(rows: Sequence[Row]) -> dict[str, int]:
    """The number of the first row in which each sentence stands."""
    return {s.id: row.number for row in reversed(rows) for cell in row.cells for s in cell.statements}


def _columns(sheet: Sheet) -> Iterator[str]:
    """A column for each article under its label."""
    if not sheet.comparison.rows:
        return
    yield from _beside(" " * sheet.margin, [_head(column, sheet) for column in sheet.comparison.columns], sheet)
    for row in sheet.comparison.rows:
        yield ""
        yield from _beside(_number(row, sheet), [_cell(cell, row, sheet) for cell in row.cells], sheet)
        yield from _why(row, sheet)


def _beside(number: str, cells: Sequence[list[str]], sheet: Sheet) -> Iterator[str]:
    for first, *rest in zip_longest([number], *cells, fillvalue=""):
        yield (first or " " * sheet.margin) + (" " * GAP).join(line or " " * sheet.width for line in rest)


def _head(column: Column, sheet: Sheet) -> list[str]:
    """The article's label; under it, quiet, its outlet and date where the label does not say them."""
    name = column.outlet.name if column.outlet.name != column.outlet.short else ""
    published = column.article.published.isoformat() if column.article.published else ""
    below = ", ".join(part for part in (name, published) if part)
    parts = [[(column.label, "strong")], *([[(below, "quiet")]] if below else [])]
    return [line for part in parts for line in lines(part, sheet.width, colour=sheet.style.colour)]


def _number(row: Row, sheet: Sheet) -> str:
    return f"{row.number:>{sheet.margin - 3}} {sign(row) or ' '} "


def _cell(cell: Cell, row: Row, sheet: Sheet) -> list[str]:
    """The sentences under each other, each after the number of its paragraph."""
    if not cell.statements:
        return lines([("–", "quiet")], sheet.width, colour=sheet.style.colour)
    found = []
    for statement in cell.statements:
        place = f"¶{statement.excerpt.paragraph}"
        parts = [(place, "quiet"), (" ", None), *_pieces(statement, cell, row, sheet)]
        found += lines(parts, sheet.width, colour=sheet.style.colour)
    return found


def _pieces(statement: Statement, cell: Cell, row: Row, sheet: Sheet) -> Pieces:
    """The sentence; where it stands in an earlier row already, only what this row compares of it."""
    parts = pieces(statement, cell)
    return abridged(parts) if sheet.first[statement.id] < row.number else parts


def _stacked(sheet: Sheet) -> Iterator[str]:
    """The articles of a row under each other, each after its label."""
    for row in sheet.comparison.rows:
        first = _number(row, sheet)
        for column, cell in zip(sheet.comparison.columns, row.cells, strict=True):
            for statement in cell.statements:
                label = f"{column.label} ¶{statement.excerpt.paragraph}"
                parts = [(label, "strong"), (" ", None), *_pieces(statement, cell, row, sheet)]
                for line in lines(parts, sheet.style.width - sheet.margin, colour=sheet.style.colour):
                    yield first + line
                    first = " " * sheet.margin
        yield from _why(row, sheet)
        if row != sheet.comparison.rows[-1]:
            yield ""


def _why(row: Row, sheet: Sheet) -> Iterator[str]:
    """Why the row is one, where that was asked for."""
    for reason in reasons(row, sheet.comparison.columns) if sheet.style.explain else []:
        for line in wrap(words(reason, "quiet"), sheet.style.width - sheet.margin, indent="  "):
            yield " " * sheet.margin + paint(line, colour=sheet.style.colour)


def _foot(comparison: Comparison, style: Style) -> list[str]:
    found = [""] if comparison.rows else []
    legend = _legend(comparison.rows)
    found += lines(legend, style.width, colour=style.colour) if legend else []
    found += paragraph(summary(comparison), style.width)
    return [*found, *_problems.lines(comparison.problems, style)]


def _legend(rows: Sequence[Row]) -> list[tuple[str, str | None]]:
    """What the signs mean that occur in the rows."""
    signs = {sign(row) for row in rows}
    found: list[tuple[str, str | None]] = [(f"{s} {SIGNS[s]}", None) for s in SIGNS if s in signs]
    found += [(LEGEND[kind], kind) for kind in used(cell for row in rows for cell in row.cells)]
    return [part for entry in found for part in ((" · ", None), entry)][1:]
