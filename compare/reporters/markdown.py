"""The report as GitHub's Markdown: every row that is not decided on, notes too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from compare.model import Excerpt, Outlet, Problem, Report
from compare.reporters._places import outlets_of, paragraphs, places
from compare.reporters._rows import (
    MOST_COLUMNS,
    NOTHING,
    OTHERWISE,
    SCREEN,
    SIDE_BY_SIDE,
    Row,
    block_openers,
    compared,
    decision_lines,
    head,
    legend,
    rows_shown,
    status_words,
    tally_words,
)
from compare.reporters._screen import printable
from compare.reporters._style import Style

# GitHub tells the user who is named after @.
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "|": "&#124;", "`": "&#96;"}


def render(report: Report, style: Style) -> str:
    """A heading and a table for each severity, under the report's head."""
    rows = rows_shown(report, everything=style.everything)
    header, openers = _header(report), block_openers(rows)
    blocks = ["# Consistency report", escape(" · ".join(head(report))), escape(f"{compared(report)}.")]
    for severity, run in groupby(rows, key=lambda row: row.finding.severity):
        lines = [_line(header), _line(["---"] * len(header))]
        for row in run:
            if row.number in openers:
                lines.append(_line(["", "", f"*{SIDE_BY_SIDE}*", *[""] * (len(header) - 3)]))
            lines.append(_line(_cells(row, report)))
        blocks += [f"## {SCREEN[severity].capitalize()}", "\n".join(lines)]
    blocks += [escape(f"{' · '.join(legend(rows))}.")] if _is_broad(report) and legend(rows) else []
    blocks.append(" · ".join(tally_words(report)))
    if decision_lines(report):
        blocks += ["## Decisions", "\n".join(f"- {escape(line)}" for line in decision_lines(report))]
    blocks += problem_blocks(report.problems)
    return "\n\n".join(blocks) + "\n"


def problem_blocks(problems: Sequence[Problem]) -> list[str]:
    """A heading and a list; nothing where there are none."""
    lines = [f"- {escape(p.path)}: {escape(p.reason)}" for p in problems]
    return ["## Problems", "\n".join(lines)] if lines else []


def escape(text: str) -> str:
    """The text on one line, with no sign left that Markdown, HTML or GitHub would read as its own."""
    inert = "".join(ENTITIES.get(c, c) for c in printable(text))
    return re.sub(r"([\\*_\[\]~$#])(?!\d+;)", r"\\\1", inert)


def _is_broad(report: Report) -> bool:
    """Whether each outlet has a column."""
    return len(report.outlets) <= MOST_COLUMNS


def _header(report: Report) -> list[str]:
    if not _is_broad(report):
        return ["#", "Do", "What", "Reading and where"]
    return ["#", "Do", "What", *(escape(outlet.short) for outlet in report.outlets)]


def _cells(row: Row, report: Report) -> list[str]:
    finding = row.finding
    outlets = outlets_of(report)
    suggestion = f"→ {escape(finding.suggestion)}" if finding.suggestion else ""
    what = _stack([f"**{escape(row.what)}**", escape(row.noun), suggestion, status_words(finding)])
    start = [str(row.number), finding.action, what]
    if not _is_broad(report):
        return [*start, _stack([_said(s.counted, places(s.evidence, outlets)) for s in row.readings])]
    cells = [[_said(s.counted, paragraphs(s.evidence, outlets)) for s in cell] for cell in row.cells]
    return [*start, *(_stack(c) or _silent(there, outlets) for c, there in zip(cells, row.otherwise, strict=True))]


def _silent(there: Sequence[Excerpt], outlets: Mapping[str, Outlet]) -> str:
    return _said(OTHERWISE, paragraphs(there, outlets)) if there else NOTHING


def _said(form: str, where: str) -> str:
    return f"{escape(form)} <sub>{escape(where)}</sub>" if where else escape(form)


def _stack(lines: Sequence[str]) -> str:
    return "<br>".join(line for line in lines if line)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
