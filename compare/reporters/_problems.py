"""What was not used, or not done, as every form for people says it."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Problem
from compare.reporters._findings_html import text
from compare.reporters._rows import counted
from compare.reporters._screen import paint, paragraph
from compare.reporters._style import Style


def section(problems: Sequence[Problem]) -> str:
    """A section of HTML; nothing where there are none."""
    if not problems:
        return ""
    lines = "".join(f"<li><b>{text(p.path)}</b>: {text(p.reason)}</li>" for p in problems)
    heading = counted(len(problems), "problem").capitalize()
    return f'<section class="problems" id="problems"><h2>{heading}</h2><ul>{lines}</ul></section>\n'


def lines(problems: Sequence[Problem], style: Style) -> list[str]:
    """Lines for a terminal, under a heading; none where there are none."""
    if not problems:
        return []
    found = ["", paint([(counted(len(problems), "problem").upper(), "error")], colour=style.colour)]
    for problem in problems:
        found += paragraph([f"{problem.path}: {problem.reason}"], style.width, indent="  ")
    return found
