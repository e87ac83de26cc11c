"""A picture of which outlets differ how often, and on what: a row for two outlets, a column for a category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from compare.model import CATEGORIES, Category, Finding, Outlet, Report
from compare.reporters._findings_html import text
from compare.reporters._rows import counted, rows_shown
from compare.reporters._screen import columns

MOST_LINES = 12
"""Pairs of outlets that are drawn, those that differ most."""
LETTER, CELL, LINE, HEAD = 12, 104, 30, 34
"""Units of the picture: the widths of a bold capital and of a cell, the heights of a line and of the heads."""

Two = tuple[int, int]
Counts = Mapping[Two, Mapping[Category, int]]


def overview(report: Report, *, everything: bool) -> str:
    """The picture, with the numbers in it; nothing where no two readings differ."""
    findings = [row.finding for row in rows_shown(report, everything=everything)]
    counts = _counts(findings, report.outlets)
    if not counts:
        return ""
    lines = sorted(counts, key=lambda two: (-sum(counts[two].values()), two))
    shown = [c for c in CATEGORIES if any(counts[two].get(c) for two in lines)]
    more = len(lines) - MOST_LINES
    rest = f" {counted(more, 'more pair')} differ less often." if more > 0 else ""
    return (
        '<section id="overview" aria-labelledby="overview-h">\n<h2 id="overview-h">Who differs on what</h2>\n'
        f'<p class="hint">Findings in which two outlets, or one with itself, print different readings.{rest}</p>\n'
        f'<div class="scroll" tabindex="0" role="group" aria-labelledby="overview-h">'
        f"{_picture(lines[:MOST_LINES], shown, counts, report.outlets)}</div>\n</section>\n"
    )


def _counts(findings: Sequence[Finding], outlets: Sequence[Outlet]) -> Counts:
    """How many findings part each two outlets, by category; outlets go by their number."""
    numbers = {outlet.name: n for n, outlet in enumerate(outlets)}
    counts: dict[Two, Counter[Category]] = {}
    for finding in findings:
        sides = [[numbers[name] for name in reading.outlets] for reading in finding.readings]
        for two in {(min(a, b), max(a, b)) for one, other in combinations(sides, 2) for a in one for b in other}:
            counts.setdefault(two, Counter())[finding.category] += 1
    return counts


def _picture(lines: Sequence[Two], shown: Sequence[Category], counts: Counts, outlets: Sequence[Outlet]) -> str:
    names = [_name(two, outlets) for two in lines]
    left = LETTER * max(columns(name) for name in names) + 12
    width, height = left + CELL * (len(shown) + 1), HEAD + LINE * len(lines)
    most = max(n for two in lines for n in counts[two].values())
    heads = [*shown, "in all"]
    drawn = [_label(left + CELL * n + CELL // 2, HEAD - 12, word, "head") for n, word in enumerate(heads)]
    for number, (two, name) in enumerate(zip(lines, names, strict=True)):
        top = HEAD + LINE * number
        drawn += [_label(left - 10, top + 19, name, "name"), *_cells(counts[two], shown, left, top, most)]
    return (
        f'<svg class="overview" role="img" aria-labelledby="overview-h" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">\n<desc>{text(_said(lines, names, counts))}</desc>\n'
        f"{''.join(drawn)}</svg>"
    )


def _cells(of: Mapping[Category, int], shown: Sequence[Category], left: int, top: int, most: int) -> Iterator[str]:
    for column, category in enumerate(shown):
        number, at = of.get(category, 0), left + CELL * column
        if number:
            strength = f"{0.12 + 0.68 * (number / most) ** 0.5:.2f}"
            place = f'x="{at + 2}" y="{top + 2}" width="{CELL - 4}" height="{LINE - 4}" rx="3"'
            yield f'<rect {place} fill-opacity="{strength}"/>'
        yield _label(at + CELL // 2, top + 19, str(number or "·"), "number" if number else "none")
    yield _label(left + CELL * len(shown) + CELL // 2, top + 19, str(sum(of.values())), "sum")


def _label(x: int, y: int, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{text(words)}</text>'


def _name(two: Two, outlets: Sequence[Outlet]) -> str:
    one, other = (outlets[n].short for n in two)
    return f"{one} with itself" if two[0] == two[1] else f"{one} v {other}"


def _said(lines: Sequence[Two], names: Sequence[str], counts: Counts) -> str:
    """The picture in words."""
    said = (
        f"{name}: {', '.join(f'{c} {counts[two][c]}' for c in CATEGORIES if counts[two].get(c))}"
        for two, name in zip(lines, names, strict=True)
    )
    return "; ".join(said)
