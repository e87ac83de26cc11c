"""The report for a terminal: what to do, what about, one column an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tabulate import tabulate

from compare.model import Report
from compare.reporters import _problems
from compare.reporters._columns import GAP, is_by_outlet, layout
from compare.reporters._rows import (
    SCREEN,
    SIDE_BY_SIDE,
    Row,
    block_openers,
    compared,
    counted,
    decision_lines,
    head,
    legend,
    rows_of,
    rows_shown,
    rule_words,
    sides,
    tally_words,
)
from compare.reporters._screen import Words, paint, paragraph, words, wrap
from compare.reporters._style import Style

MOST_ROWS, FEWEST_LEFT = 40, 5
"""Rows that are shown, and rows of which it is worth saying that there are more: so few have room, too."""
NOTE_LINES = 2
MOST_NUMBERS = 4  # of rows that share a line, named one by one
TONE_OF = {"FIX": "error", "ASK": "warning", "SETTLE": "note"}


def render(report: Report, style: Style) -> str:
    """The report within the style's width: its head, its rows by severity, and what was left out."""
    rows = rows_shown(report, everything=style.everything)
    wanted = [row for row in rows if style.everything or row.finding.severity != "note"]
    shown = wanted if style.everything or len(wanted) < MOST_ROWS + FEWEST_LEFT else wanted[:MOST_ROWS]
    notes = [row for row in rows if row not in wanted]
    lines = paragraph(head(report), style.width, indent="  ")
    lines += _table(shown, report, style) if shown else [""] * bool(notes)
    if len(shown) < len(wanted):
        lines += ["", f"… {counted(len(wanted) - len(shown), 'more row')}: --all"]
    lines += _notes(notes, report, style)
    lines += _foot(report, style, hidden=len(rows_of(report)) - len(shown))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(rows: Sequence[Row], report: Report, style: Style) -> list[str]:
    """The lines of tabulate's table, a heading put in where the severity changes."""
    narrow = [max(len(str(row.number)) for row in rows), max(len(row.finding.action) for row in rows)]
    width = style.width - sum(narrow) - 2 * GAP
    header, cells = layout(rows, report, width, style)
    body = [[str(row.number), _action(row, style), *cell] for row, cell in zip(rows, cells, strict=True)]
    lines_of = [["#", "DO", *header], *body]  # as `headers`, tabulate would pad them
    drawn = tabulate(lines_of, tablefmt="plain", disable_numparse=True, preserve_whitespace=True).split("\n")
    lines = ["", paint([(drawn[0].rstrip(), "strong")], colour=style.colour)]
    start, openers = 1, block_openers(rows)
    for severity, run in groupby(zip(rows, body, strict=True), key=lambda pair: pair[0].finding.severity):
        lines.append(paint([(SCREEN[severity].upper(), severity)], colour=style.colour))
        for row, cells_of in run:
            if row.number in openers:
                lines.append(paint([(f"{' ' * (narrow[0] + GAP)}{SIDE_BY_SIDE}", "quiet")], colour=style.colour))
            height = max(cell.count("\n") + 1 for cell in cells_of)
            lines += drawn[start : start + height]
            start += height
    said = paragraph(legend(rows), style.width, indent="  ") if is_by_outlet(report, width) else []
    return [*lines, *(paint([(line, "quiet")], colour=style.colour) for line in said)]


def _action(row: Row, style: Style) -> str:
    return paint([(row.finding.action, TONE_OF[row.finding.action])], colour=style.colour)


def _notes(rows: Sequence[Row], report: Report, style: Style) -> list[str]:
    """A line for each rule and its outlets: `14–19 house style · VNS v WVR · Việt Nam / Vietnam …`."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((rule_words(row.finding), sides(row.finding, report.outlets)), []).append(row)
    lines = []
    for (rule, who), members in groups.items():
        forms = [" / ".join(dict.fromkeys(said.form for said in row.readings)) for row in members]
        text = words(f"{_numbers(members)} {rule} · {who} · {'; '.join(forms)}")
        lines += [paint(line, colour=False) for line in _cut(wrap(text, style.width, indent="   "), style)]
    return [paint([("NOTE", "note")], colour=style.colour), *lines] if lines else []


def _cut(lines: Sequence[Words], style: Style) -> Sequence[Words]:
    if len(lines) <= NOTE_LINES:
        return lines
    last = wrap(lines[NOTE_LINES - 1], style.width - 2)[0]
    return [*lines[: NOTE_LINES - 1], [*last, ("…", "")]]


def _numbers(rows: Sequence[Row]) -> str:
    """`3`, `14–19` where there is no gap, `4 6 9`, or only the ends of a longer row of numbers, `4…30`."""
    numbers = [row.number for row in rows]
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    if len(numbers) > MOST_NUMBERS:
        return f"{numbers[0]}…{numbers[-1]}"
    return " ".join(map(str, numbers))


def _foot(report: Report, style: Style, *, hidden: int) -> list[str]:
    chunks = tally_words(report)
    chunks += ["all rows: --all"] if hidden else []
    chunks += ["the sentences: --format html -o report.html"] if report.findings else []
    lines = ["", *paragraph([compared(report)], style.width, indent="  ")]
    lines += paragraph(chunks, style.width, indent="  ")
    told = _problems.decision_lines(decision_lines(report), style)
    return [*lines, *told, *_problems.lines(report.problems, style)]
