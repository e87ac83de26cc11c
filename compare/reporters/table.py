"""The report for a terminal: what to do, what about, one column an outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from tabulate import tabulate

from compare.model import Report
from compare.reporters._places import outlets_of, paragraphs, places
from compare.reporters._rows import (
    MOST_COLUMNS,
    SCREEN,
    Row,
    Said,
    compared,
    counted,
    head,
    rows_of,
    rule_words,
    status_words,
    tally_words,
)
from compare.reporters._screen import Words, columns, paint, paragraph, shares, words, wrap
from compare.reporters._style import Style

NARROWEST = 14  # columns an outlet needs, or each reading gets a line of its own
WIDEST_WHAT = 30
MOST_ROWS = 40
MOST_PLACES = 6
NOTE_LINES = 2
GAP = "  "
NOTHING = [("–", "quiet")]
TONE_OF = {"FIX": "error", "ASK": "warning", "SETTLE": "note"}


def render(report: Report, style: Style) -> str:
    """The report within the style's width: head, rows under MUST FIX, QUERY and NOTE, then what was left out."""
    rows = rows_of(report)
    wanted = [row for row in rows if style.everything or row.finding.severity != "note"]
    shown = wanted if style.everything else wanted[:MOST_ROWS]
    notes = [row for row in rows if row not in wanted]
    lines = paragraph(head(report), style.width, indent="  ")
    lines += _table(shown, report, style) if shown else []
    if len(shown) < len(wanted):
        lines += ["", f"… {counted(len(wanted) - len(shown), 'more row')}: --all"]
    lines += _notes(notes, report, style)
    lines += _foot(report, style, hidden=len(rows) - len(shown))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(rows: Sequence[Row], report: Report, style: Style) -> list[str]:
    """The lines of tabulate's table, a heading put in where the severity changes."""
    narrow = [max(columns(str(row.number)) for row in rows), max(len(row.finding.action) for row in rows)]
    left = style.width - sum(narrow) - 2 * len(GAP)
    side_by_side = len(report.outlets) <= MOST_COLUMNS
    side_by_side = side_by_side and left // (len(report.outlets) + 1) >= NARROWEST + len(GAP)
    layout = _by_outlet if side_by_side else _by_reading
    header, cells = layout(rows, report, left, style)
    body = [[str(row.number), _action(row, style), *cell] for row, cell in zip(rows, cells, strict=True)]
    lines_of = [["#", "DO", *header], *body]  # as `headers`, tabulate would pad them
    drawn = tabulate(lines_of, tablefmt="plain", disable_numparse=True, preserve_whitespace=True).split("\n")
    lines = ["", paint([(drawn[0].rstrip(), "strong")], colour=style.colour)]
    start = 1
    for severity, run in groupby(zip(rows, body, strict=True), key=lambda pair: pair[0].finding.severity):
        lines.append(paint([(SCREEN[severity].upper(), severity)], colour=style.colour))
        height = sum(max(cell.count("\n") + 1 for cell in cells) for _, cells in run)
        lines += drawn[start : start + height]
        start += height
    return lines


def _by_outlet(
    rows: Sequence[Row], report: Report, left: int, style: Style
) -> tuple[list[str], list[list[str]]]:
    """WHAT and one column an outlet."""
    outlets = outlets_of(report)

    def text(said: Said) -> list[tuple[str, str]]:
        where = paragraphs(said.evidence, outlets, most=_most(style))
        return words(said.counted) + words(f"[{where}]" if where else "", "quiet")

    header = ["WHAT", *(outlet.short for outlet in report.outlets)]
    body = [[[_what(row)], *([text(said) for said in cell] or [NOTHING] for cell in row.cells)] for row in rows]
    wanted = [max(_natural(words(h)), *(_natural(t) for r in body for t in r[n])) for n, h in enumerate(header)]
    widths = shares([min(wanted[0], WIDEST_WHAT), *wanted[1:]], left - len(GAP) * (len(header) - 1))
    return _header(header, widths), [
        [_cell(texts, width, style) for texts, width in zip(row, widths, strict=True)] for row in body
    ]


def _by_reading(
    rows: Sequence[Row], report: Report, left: int, style: Style
) -> tuple[list[str], list[list[str]]]:
    """WHAT, each reading, and beside it where it is printed; for more outlets than there is room for."""
    outlets = outlets_of(report)
    header = ["WHAT", "READING", "WHERE"]
    body = []
    for row in rows:
        readings = [words(said.counted) for said in row.readings]
        where = [words(places(said.evidence, outlets, most=_most(style)), "quiet") for said in row.readings]
        body.append((_what(row), readings or [NOTHING], where or [NOTHING]))
    wanted = [
        min(WIDEST_WHAT, max(_natural(what) for what, _, _ in body)),
        max(_natural(text) for _, readings, _ in body for text in readings),
        max(_natural(text) for _, _, where in body for text in where),
    ]
    widths = shares(wanted, left - 2 * len(GAP))
    return header, [[_cell([what], widths[0], style), *_side_by_side(r, w, widths, style)] for what, r, w in body]


def _side_by_side(left: Sequence[Words], right: Sequence[Words], widths: Sequence[int], style: Style) -> tuple[str, str]:
    """Two cells whose texts begin on the same line, one by one."""
    columns_of_lines: tuple[list[str], list[str]] = ([], [])
    for pair in zip(left, right, strict=True):
        cells = [_cell([text], width, style).split("\n") for text, width in zip(pair, widths[1:], strict=True)]
        height = max(map(len, cells))
        for column, lines in zip(columns_of_lines, cells, strict=True):
            column.extend(lines + [""] * (height - len(lines)))
    return "\n".join(columns_of_lines[0]), "\n".join(columns_of_lines[1])


def _what(row: Row) -> list[tuple[str, str]]:
    suggestion = row.finding.suggestion
    return [
        *words(row.what),
        *words(f"→ {suggestion}" if suggestion else "", "strong"),
        *words(status_words(row.finding), "quiet"),
    ]


def _action(row: Row, style: Style) -> str:
    return paint([(row.finding.action, TONE_OF[row.finding.action])], colour=style.colour)


def _cell(texts: Iterable[Words], width: int, style: Style) -> str:
    """The texts under each other, each broken at the width with its further lines set in by one column."""
    lines = [line for text in texts for line in wrap(text, width, indent=" ")]
    return "\n".join(paint(line, colour=style.colour) for line in lines)


def _header(names: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [paint(wrap(words(name), width)[0], colour=False) for name, width in zip(names, widths, strict=True)]


def _natural(text: Words) -> int:
    return columns(" ".join(word for word, _ in text))


def _most(style: Style) -> int | None:
    return None if style.everything else MOST_PLACES


def _notes(rows: Sequence[Row], report: Report, style: Style) -> list[str]:
    """Notes in a line for each rule and set of outlets: `14–19 house style · VNS v WVR · Việt Nam / Vietnam …`."""
    groups: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    for row in rows:
        who = tuple(o.short for o, cells in zip(report.outlets, row.cells, strict=True) if cells)
        groups.setdefault((rule_words(row.finding), who), []).append(row)
    lines = []
    for (rule, who), members in groups.items():
        forms = ["/".join(dict.fromkeys(c.form for cells in row.cells for c in cells)) for row in members]
        chunks = [f"{_numbers(members)}  {rule}", " v ".join(who), ", ".join(forms)]
        text = [word for chunk in chunks for word in [*words(chunk), ("·", "")]][:-1]
        wrapped = wrap(text, style.width, indent="   ")
        cut = wrapped[:NOTE_LINES]
        if len(wrapped) > NOTE_LINES:
            cut[-1] = wrap([*cut[-1]], style.width - 2)[0] + [("…", "")]
        lines += [paint(line, colour=style.colour) for line in cut]
    return [paint([("NOTE", "note")], colour=style.colour), *lines] if lines else []


def _numbers(rows: Sequence[Row]) -> str:
    numbers = [row.number for row in rows]
    if len(numbers) == 1:
        return str(numbers[0])
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return f"{numbers[0]}…{numbers[-1]}"


def _foot(report: Report, style: Style, *, hidden: int) -> list[str]:
    chunks = tally_words(report)
    chunks += ["all rows: --all"] if hidden else []
    chunks += ["the sentences: --format html -o report.html"] if report.findings else []
    lines = ["", *paragraph([compared(report)], style.width, indent="  ")]
    lines += paragraph(chunks, style.width, indent="  ")
    if report.problems:
        lines += ["", paint([(counted(len(report.problems), "problem").upper(), "error")], colour=style.colour)]
        lines += [line for p in report.problems for line in paragraph([f"{p.path}: {p.reason}"], style.width, indent="  ")]
    return lines
