"""The cells of the table: one column an outlet or, where those do not fit, one line a reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from compare.model import Excerpt, Outlet, Report
from compare.reporters._places import outlets_of, paragraphs, places
from compare.reporters._rows import MOST_COLUMNS, NOTHING, OTHERWISE, Row, Said, status_words
from compare.reporters._screen import Words, columns, paint, shares, where_words, words, wrap
from compare.reporters._style import Style

GAP = 2  # columns between two cells
NARROWEST = 14  # columns that an outlet needs
WIDEST_WHAT = 30
MOST_PLACES = 6  # of one reading, unless everything is asked for
SILENT = [(NOTHING, "quiet")]

Cells = list[list[str]]


def layout(rows: Sequence[Row], report: Report, width: int, style: Style) -> tuple[list[str], Cells]:
    """The header and the broken cells of each row, WHAT first, for the columns right of # and DO."""
    return (_by_outlet if is_by_outlet(report, width) else _by_reading)(rows, report, width, style)


def is_by_outlet(report: Report, width: int) -> bool:
    """Whether each outlet has a column."""
    return width // (len(report.outlets) + 1) >= NARROWEST + GAP and len(report.outlets) <= MOST_COLUMNS


def _by_outlet(rows: Sequence[Row], report: Report, width: int, style: Style) -> tuple[list[str], Cells]:
    """WHAT and one column an outlet."""
    outlets = outlets_of(report)

    def text(said: Said) -> list[tuple[str, str]]:
        where = paragraphs(said.evidence, outlets, most=_most(style))
        return words(said.counted) + where_words(f"[{where}]" if where else "")

    header = ["WHAT", *(outlet.short for outlet in report.outlets)]
    body: list[list[Sequence[Words]]] = [
        [
            _what(row),
            *(
                [text(said) for said in cell] or [_silent(there, outlets, style)]
                for cell, there in zip(row.cells, row.otherwise, strict=True)
            ),
        ]
        for row in rows
    ]
    wanted = [max(_natural(words(h)), *(_natural(t) for r in body for t in r[n])) for n, h in enumerate(header)]
    widths = shares([min(wanted[0], WIDEST_WHAT), *wanted[1:]], width - GAP * (len(header) - 1))
    names = [paint(wrap(words(h), w)[0], colour=False) for h, w in zip(header, widths, strict=True)]
    return names, [[_cell(texts, w, style) for texts, w in zip(row, widths, strict=True)] for row in body]


def _by_reading(rows: Sequence[Row], report: Report, width: int, style: Style) -> tuple[list[str], Cells]:
    """WHAT, each reading, and beside it where it is printed; for more outlets than there is room for."""
    outlets = outlets_of(report)
    header = ["WHAT", "READING", "WHERE"]
    body = []
    for row in rows:
        readings = [words(said.counted) for said in row.readings]
        where = [where_words(places(said.evidence, outlets, most=_most(style))) for said in row.readings]
        body.append((_what(row), readings or [SILENT], where or [SILENT]))
    wanted = [
        min(WIDEST_WHAT, max(_natural(line) for what, _, _ in body for line in what)),
        max(len(header[1]), *(_natural(text) for _, readings, _ in body for text in readings)),
        max(len(header[2]), *(_natural(text) for _, _, where in body for text in where)),
    ]
    widths = shares(wanted, width - 2 * GAP)
    return header, [[_cell(what, widths[0], style), *_side_by_side(r, w, widths[1:], style)] for what, r, w in body]


def _side_by_side(
    left: Sequence[Words], right: Sequence[Words], widths: Sequence[int], style: Style
) -> tuple[str, str]:
    """Two cells whose texts begin on the same line, one by one."""
    columns_of_lines: tuple[list[str], list[str]] = ([], [])
    for pair in zip(left, right, strict=True):
        cells = [_cell([text], width, style).split("\n") for text, width in zip(pair, widths, strict=True)]
        height = max(map(len, cells))
        for column, lines in zip(columns_of_lines, cells, strict=True):
            column.extend(lines + [""] * (height - len(lines)))
    return "\n".join(columns_of_lines[0]), "\n".join(columns_of_lines[1])


def _silent(there: Sequence[Excerpt], outlets: Mapping[str, Outlet], style: Style) -> list[tuple[str, str]]:
    """`otherwise [002 ¶4]`, or a dash where no sentence stands opposite."""
    where = paragraphs(there, outlets, most=_most(style))
    return [*words(OTHERWISE, "quiet"), *where_words(f"[{where}]")] if there else SILENT


def _what(row: Row) -> list[Words]:
    suggestion = row.finding.suggestion
    lines = [
        words(row.what),
        words(" ".join([row.noun, status_words(row.finding)]), "quiet"),
        words(f"→ {suggestion}" if suggestion else "", "strong"),
    ]
    return [line for line in lines if line]


def _cell(texts: Iterable[Words], width: int, style: Style) -> str:
    """The texts under each other, each broken at the width with its further lines set in by one column."""
    lines = [line for text in texts for line in wrap(text, width, indent=" ")]
    return "\n".join(paint(line, colour=style.colour) for line in lines)


def _natural(text: Words) -> int:
    return columns(" ".join(word for word, _ in text))


def _most(style: Style) -> int | None:
    return None if style.everything else MOST_PLACES
