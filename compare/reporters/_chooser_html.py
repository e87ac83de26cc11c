"""The search and the filters above the findings; the page's script shows them, and does what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from compare.model import Report
from compare.reporters._findings_html import text
from compare.reporters._rows import rows_shown

LEAST = 2
"""Findings among which there is something to choose."""


def chooser(report: Report, *, everything: bool) -> str:
    """A form with a search, a choice of what to do, category, rule and outlet, and two buttons."""
    findings = [row.finding for row in rows_shown(report, everything=everything)]
    if len(findings) < LEAST:
        return ""
    who = [{name for reading in f.readings for name in reading.outlets} for f in findings]
    outlets = [(str(n), o.short, sum(o.name in w for w in who)) for n, o in enumerate(report.outlets)]
    return (
        '<form id="chooser" class="chooser" role="search" aria-label="Findings shown" hidden>\n'
        '<label class="search"><span>Search</span><input type="search" name="search" autocomplete="off" '
        'placeholder="words, articles, rules"></label>\n'
        f"{_select('do', 'Do', _counted(f.action for f in findings))}"
        f"{_select('category', 'Category', _counted(f.category for f in findings))}"
        f"{_select('rule', 'Rule', _counted(f.rule for f in findings))}"
        f"{_select('outlet', 'Outlet', [o for o in outlets if o[2]])}"
        '<button type="reset">Show all</button><button type="button" name="open">Open those shown</button>\n'
        f'<output aria-live="polite">{len(findings)} findings</output>\n</form>\n'
        '<p id="nothing" class="lead" hidden>No finding is like that.</p>\n'
    )


def _counted(values: Iterable[str]) -> list[tuple[str, str, int]]:
    """Each value with what it is called and how often it is found, by name."""
    return [(value, value.replace("-", " "), n) for value, n in sorted(Counter(values).items())]


def _select(name: str, label: str, choices: Iterable[tuple[str, str, int]]) -> str:
    options = "".join(f'<option value="{text(value)}">{text(words)} ({n})</option>' for value, words, n in choices)
    return f'<label><span>{label}</span><select name="{name}"><option value="">all</option>{options}</select></label>\n'
