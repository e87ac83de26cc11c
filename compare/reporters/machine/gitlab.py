"""GitLab's code quality report: a part of the format of Code Climate."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from compare.model import Excerpt, Report, Severity
from compare.reporters._style import Style
from compare.reporters.machine._entries import Entry, end_of, entries

LEVELS: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, style: Style) -> str:
    """A list with an object for each finding that nobody has decided on; the fingerprint is the finding's own."""
    seen: Counter[str] = Counter()
    made = []
    for entry in entries(report):
        if entry.is_open:
            seen[entry.finding.fingerprint] += 1
            made.append(_issue(entry, report, nth=seen[entry.finding.fingerprint]))
    return "[" + ",".join(f"\n {json.dumps(issue, ensure_ascii=False)}" for issue in made) + "\n]\n"


def _issue(entry: Entry, report: Report, *, nth: int) -> dict[str, Any]:
    finding = entry.finding
    paths = {a.id: a.path for a in report.articles}
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": entry.message,
        "content": {"body": finding.why},
        "categories": ["Style"],
        "severity": LEVELS[finding.severity],
        "fingerprint": finding.fingerprint if nth == 1 else f"{finding.fingerprint}-{nth}",
        "location": _location(entry.place, paths),
        "other_locations": [_location(place, paths) for place in entry.others],
    }


def _location(place: Excerpt, paths: dict[str, str]) -> dict[str, Any]:
    return {"path": paths[place.article], "lines": {"begin": place.line, "end": end_of(place)[0]}}
