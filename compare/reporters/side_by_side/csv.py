"""Articles side by side as comma-separated values, for a spreadsheet: one row a row, one column an article."""

from __future__ import annotations

from compare.reporters._style import Style
from compare.reporters.csv import inert
from compare.reporters.side_by_side._said import labels
from compare.views import Comparison, Row


def render(comparison: Comparison, style: Style) -> str:
    """Every row; what a spreadsheet would take for a formula begins with an apostrophe."""
    frame = comparison.to_frame()
    frame["where"] = [_where(row, comparison) for row in comparison.rows]
    frame.columns = [inert(str(name)) for name in frame.columns]
    text = frame.map(lambda cell: inert(cell) if isinstance(cell, str) else cell)
    return text.to_csv(index=False, lineterminator="\n", float_format="%.4f")


def _where(row: Row, comparison: Comparison) -> str:
    """`VNN 002 ¶4; VNS 003 ¶7 ¶11`."""
    named = []
    for name, cell in zip(labels(comparison).values(), row.cells, strict=True):
        paragraphs = dict.fromkeys(f"¶{s.excerpt.paragraph}" for s in cell.statements)
        named += [" ".join([name, *paragraphs])] if paragraphs else []
    return "; ".join(named)
