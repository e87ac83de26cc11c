"""What was not used or not done, and what became of decisions, as every form for people says it."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Problem
from compare.reporters._findings_html import text
from compare.reporters._rows import counted
from compare.reporters._screen import paint, paragraph
from compare.reporters._style import Style


def section(problems: Sequence[Problem]) -> str:
    """Problems as a section of HTML; nothing where there are none."""
    return _section("problem", [f"<b>{text(p.path)}</b>: {text(p.reason)}" for p in problems])


def decision_section(said: Sequence[str]) -> str:
    """What became of decisions as a section of HTML; nothing where there is none to tell of."""
    return _section("decision", [text(line) for line in said])


def _section(noun: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    heading = counted(len(entries), noun).capitalize()
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    return f'<section class="problems" id="{noun}s"><h2>{heading}</h2><ul>{listed}</ul></section>\n'


def lines(problems: Sequence[Problem], style: Style) -> list[str]:
    """Problems as lines for a terminal, under a heading; none where there are none."""
    return _lines("problem", "error", [f"{p.path}: {p.reason}" for p in problems], style)


def decision_lines(said: Sequence[str], style: Style) -> list[str]:
    """What became of decisions as lines for a terminal, under a heading."""
    return _lines("decision", "warning", said, style)


def _lines(noun: str, tone: str, entries: Sequence[str], style: Style) -> list[str]:
    if not entries:
        return []
    found = ["", paint([(counted(len(entries), noun).upper(), tone)], colour=style.colour)]
    return [*found, *(line for entry in entries for line in paragraph([entry], style.width, indent="  "))]
