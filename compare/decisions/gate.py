"""What of a report concerns some articles only, and what of it is held against them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Literal

from compare.model import SEVERITIES, Finding, Report, Severity

FailOn = Literal["error", "warning", "note", "never"]


def focused(report: Report, articles: Collection[str], *, named: str) -> Report:
    """The report with only the findings that have something at fault in one of the articles, told by id; `named` says
    which."""
    kept = tuple(f for f in report.findings if any(e.article in articles for e in f.at_fault))
    options = (*report.run.options, ("focus", named))
    return replace(report, findings=kept, run=replace(report.run, options=options), focus=tuple(sorted(articles)))


def brought_by(finding: Finding, articles: Collection[str]) -> bool:
    """Whether the articles alone print one of the readings: without them the finding would not be what it is."""
    suspects = (r for r in finding.readings if r.text not in finding.right)
    return any(all(e.article in articles for e in r.evidence) for r in suspects)


def held_against(findings: Iterable[Finding], fail_on: FailOn) -> tuple[Finding, ...]:
    """The findings at or above the severity that nobody has decided on; none where that is never.

    That somebody calls a finding fixed is no decision: it counts until the text no longer has it.
    """
    return tuple(f for f in findings if f.status in ("new", "fixed") and f.severity in failing(fail_on))


def failing(fail_on: FailOn) -> tuple[Severity, ...]:
    """The severities at which a finding fails."""
    return () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
