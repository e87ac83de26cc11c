"""Articles side by side as GitHub's Markdown: one table, what stands there alone in bold."""

from __future__ import annotations

from collections.abc import Sequence

from compare.reporters._style import Style
from compare.reporters.markdown import escape, problem_blocks
from compare.reporters.side_by_side._pieces import LEGEND, Signs, pieces, signed, used
from compare.reporters.side_by_side._said import SIGNS, labels, reasons, sign, summary
from compare.views import Cell, Comparison, Row

BOLD: Signs = {
    "only here": ("**", "**"),
    "replaced": ("*", "*"),
    "moved": ("<ins>", "</ins>"),
    "not linked": ("<sub>", "</sub>"),
}


def render(comparison: Comparison, style: Style) -> str:
    """The table under its title; under it what the signs mean and how much was matched."""
    names = labels(comparison)
    header = ["#", *(escape(name) for name in names.values()), *(["Why"] if style.explain else [])]
    rows = [_line(_cells(row, comparison, style)) for row in comparison.rows]
    blocks = [f"# Side by side: {', '.join(header[1 : len(names) + 1])}"]
    blocks += ["\n".join([_line(header), _line(["---"] * len(header)), *rows])] if rows else []
    blocks += [" · ".join(_legend(comparison.rows))] if rows else []
    blocks += ["  \n".join(f"{escape(words)}." for words in summary(comparison))]
    blocks += problem_blocks(comparison.problems)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _cells(row: Row, comparison: Comparison, style: Style) -> list[str]:
    why = ["<br>".join(map(escape, reasons(row, comparison.columns)))] if style.explain else []
    return [f"{row.number} {escape(sign(row))}".strip(), *(_cell(cell) for cell in row.cells), *why]


def _cell(cell: Cell) -> str:
    """The sentences under each other, each before the number of its paragraph."""
    texts = []
    for statement in cell.statements:
        parts = [(" ".join(_kept(text)), tone) for text, tone in pieces(statement, cell)]
        texts.append(f"{signed(parts, BOLD)} <sub>¶{statement.excerpt.paragraph}</sub>")
    return "<br>".join(texts) or "–"


def _kept(text: str) -> list[str]:
    """The words of a piece, escaped; white space at its ends stays, as one space."""
    inner = escape(text)
    return [*([""] if text[:1].isspace() else []), inner, *([""] if text[-1:].isspace() and inner else [])]


def _legend(rows: Sequence[Row]) -> list[str]:
    signs = {sign(row) for row in rows}
    kinds = used(cell for row in rows for cell in row.cells)
    marks = [signed([(LEGEND[kind], kind)], BOLD) for kind in kinds]
    return [*(f"{escape(s)} {SIGNS[s]}" for s in SIGNS if s in signs), *marks]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
