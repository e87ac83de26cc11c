"""SARIF 2.1.0, the interchange format of OASIS for what checkers find."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from compare.model import Decision, Excerpt, Finding, Problem, Report
from compare.reporters._rows import rule_words
from compare.reporters._style import Style
from compare.reporters.machine._entries import Entry, end_of, entries, ruled, where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
FINGERPRINT = "concordantFinding/v1"
BREAKS = ("\r\n", "\n", "\r", "\v", "\u0085", "\u2028", "\u2029")
STATES = {"not-the-same": "accepted", "no-fault": "accepted", "stands": "accepted", "hold": "underReview"}
Entity = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """One run, a result for each finding; what is decided on is suppressed, with the reason, and what the baseline
    knows and is gone is absent.

    Lines end where the reports of this program see them end; columns and offsets count code points.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report) -> Entity:
    told = entries(report)
    rules = sorted({e.finding.rule: e.finding for e in reversed(told)}.items())
    index = {rule: n for n, (rule, _) in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "concordant",
                "version": report.run.version,
                "rules": [_rule(finding) for _, finding in rules],
            }
        },
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which the command ran."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": [*(f"{b}\f" for b in BREAKS), *BREAKS, "\f"],
        "results": [*(_result(entry, report, index) for entry in told), *_absent(report, index)],
        "properties": {"packs": dict(report.run.packs), "options": dict(report.run.options)},
    }


def _rule(finding: Finding) -> Entity:
    return {
        "id": finding.rule,
        "shortDescription": {"text": _message(rule_words(finding))},
        "fullDescription": {"text": _message(finding.why)},
        "help": {"text": _message(f"{finding.why} `concordant rules` lists all rules; waivers.yaml holds decisions.")},
        "defaultConfiguration": {"level": finding.severity},
        "properties": {"tags": [finding.category]},
    }


def _invocation(report: Report) -> Entity:
    """Whether everything could be used, and what could not or was cut short."""
    unread = any(p.kind == "input" for p in report.problems)
    told = [_notification(p) for p in report.problems]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": told}


def _notification(problem: Problem) -> Entity:
    said: Entity = {
        "level": "error" if problem.kind == "input" else "note",
        "message": {"text": _message(f"{problem.path}: {problem.reason}" if problem.path else problem.reason)},
    }
    if problem.path:
        said["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(problem.path)}}]
    return said


def _result(entry: Entry, report: Report, index: dict[str, int]) -> Entity:
    finding = entry.finding
    paths = {a.id: a.path for a in report.articles}
    made: Entity = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(entry.message)},
        "locations": [{"physicalLocation": _place(entry.place, paths)}],
        "relatedLocations": [
            {"id": n, "physicalLocation": _place(e, paths), "message": {"text": _message(where(e, report))}}
            for n, e in enumerate(entry.others, start=1)
        ],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "rank": round(100 * finding.confidence, 2),
        "properties": {
            "id": finding.id,
            "category": finding.category,
            "action": finding.action,
            "status": finding.status,
            "suggestion": finding.suggestion,
        },
    }
    if report.outcomes:
        made["suppressions"] = _suppressions(entry)
    if any(o.decision.decision == "baseline" for o in report.outcomes):
        made["baselineState"] = "unchanged" if finding.status == "baselined" else "new"
    return made


def _absent(report: Report, index: dict[str, int]) -> Iterator[Entity]:
    """A result for each finding of the baseline that is gone; it stands at the article, for its line is gone, too."""
    paths = {a.id: a.path for a in report.articles}
    gone = [o.decision for o in report.outcomes if o.status == "fixed" and o.decision.decision == "baseline"]
    for decision in gone:
        said = f"no longer found: {decision.subject or ' / '.join(decision.readings)}"
        made: Entity = {"ruleId": decision.rule, "kind": "pass", "level": "none", "message": {"text": _message(said)}}
        made |= {"ruleIndex": index[decision.rule]} if decision.rule in index else {}
        there = [paths[p.article] for p in decision.places if p.article in paths]
        made["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}} for path in there[:1]]
        yield made | {"partialFingerprints": {FINGERPRINT: decision.fingerprint}, "baselineState": "absent"}


def _suppressions(entry: Entry) -> list[Entity]:
    return [] if entry.is_open else [_suppression(d) for d in entry.decisions]


def _suppression(decision: Decision) -> Entity:
    said: Entity = {
        "kind": "external",
        "status": STATES.get(decision.decision, "accepted"),
        "justification": ruled([decision]),
    }
    if decision.file:
        region = {"region": {"startLine": decision.line}} if decision.line else {}
        said["location"] = {"physicalLocation": {"artifactLocation": _artifact(decision.file), **region}}
    return said


def _place(place: Excerpt, paths: dict[str, str]) -> Entity:
    line, column = end_of(place)
    return {
        "artifactLocation": _artifact(paths[place.article]),
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": line,
            "endColumn": column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
            "snippet": {"text": place.text},
        },
    }


def _artifact(path: str) -> Entity:
    """The file by an address: from the folder of the run where it lies in it, else as far as it is known."""
    uri = quote(os.fsencode(path))
    if PurePath(path).is_absolute():
        return {"uri": f"file://{uri}"}
    return {"uri": uri} if ".." in PurePath(path).parts else {"uri": uri, "uriBaseId": ROOT}


def _message(text: str) -> str:
    """The text as a message in which nothing is a link or stands for an argument (3.11.5 and 3.11.6)."""
    for sign in "\\[]":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("{", "{{").replace("}", "}}")
