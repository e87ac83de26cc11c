"""The whole report for programs; report.schema.json beside this file says what stands where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from compare.model import Article, Concept, Excerpt, Finding, Link, Outcome, Outlet, Problem, Report, WordLink
from compare.reporters._places import outlets_of
from compare.reporters._style import Style

SCHEMA_VERSION = 1


def render(report: Report, style: Style) -> str:
    """One JSON object; each record of a list has a line of its own, so that reports can be compared."""
    lines = [f"{_text(key)}: {_value(value)}" for key, value in _report(report).items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n" + ",\n".join(f" {_text(entry)}" for entry in value) + "\n]"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _report(report: Report) -> dict[str, Any]:
    outlets = outlets_of(report)
    run = report.run
    return {
        "schema_version": SCHEMA_VERSION,
        "run": {"version": run.version, "packs": dict(run.packs), "options": dict(run.options)},
        "outlets": [{"name": o.name, "short": o.short, "ours": o.ours} for o in report.outlets],
        "articles": [article_entry(a) for a in report.articles],
        "occasions": [list(ids) for ids in report.occasions],
        "links": [link_entry(pair) for pair in report.links],
        "groups": [{"id": g.id, "statements": [span_entry(s.excerpt) for s in g.statements]} for g in report.groups],
        "concepts": [concept_entry(c, outlets) for c in report.concepts],
        "findings": [finding_entry(f) for f in report.findings],
        "decisions": [decision_entry(o) for o in report.outcomes],
        "problems": [problem_entry(p) for p in report.problems],
    }


def problem_entry(problem: Problem) -> dict[str, str]:
    """What was not used or not done, and why."""
    return {"path": problem.path, "reason": problem.reason, "kind": problem.kind}


def article_entry(article: Article) -> dict[str, Any]:
    """What is said of an article; its text stands in its file."""
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "role": article.role,
    }


def span_entry(excerpt: Excerpt) -> dict[str, Any]:
    """Words of an article and where they stand in it."""
    return {
        "article": excerpt.article,
        "start": excerpt.start,
        "end": excerpt.end,
        "text": excerpt.text,
        "paragraph": excerpt.paragraph,
        "line": excerpt.line,
        "column": excerpt.column,
    }


def _spans(evidence: Iterable[Excerpt]) -> list[dict[str, Any]]:
    return [span_entry(excerpt) for excerpt in evidence]


def link_entry(pair: Link) -> dict[str, Any]:
    """Two linked statements and the words in them that answer to each other."""
    return {
        "left": span_entry(pair.left.excerpt),
        "right": span_entry(pair.right.excerpt),
        "score": round(pair.score, 4),
        "relation": pair.relation,
        "words": _ends(pair.words),
        "phrases": _ends(pair.phrases),
    }


def _ends(words: Iterable[WordLink]) -> list[list[int]]:
    return [[w.left_start, w.left_end, w.right_start, w.right_end] for w in words]


def concept_entry(concept: Concept, outlets: Mapping[str, Outlet]) -> dict[str, Any]:
    """A concept with every place of each rendering; `outlets` are those of the articles, in the report's order."""
    renderings = []
    for rendering in concept.renderings:
        there = {e.article for e in rendering.excerpts}
        names = dict.fromkeys(outlet.name for article, outlet in outlets.items() if article in there)
        occurrences = _spans(rendering.excerpts)
        renderings.append({"text": rendering.form, "outlets": list(names), "occurrences": occurrences})
    return {
        "id": concept.id,
        "label": concept.label,
        "source": concept.source,
        "confidence": round(concept.confidence, 4),
        "channel": concept.channel,
        "renderings": renderings,
    }


def decision_entry(outcome: Outcome) -> dict[str, Any]:
    """A decision and what became of it."""
    decision = outcome.decision
    return {
        "file": decision.file,
        "line": decision.line or None,
        "rule": decision.rule,
        "subject": decision.subject,
        "decision": decision.decision,
        "state": decision.state,
        "sent_to": list(decision.sent_to),
        "reason": decision.reason,
        "why": decision.why,
        "by": decision.by,
        "decided": decision.decided.isoformat() if decision.decided else None,
        "expires": decision.expires.isoformat() if decision.expires else None,
        "fingerprint": decision.fingerprint,
        "status": outcome.status,
        "findings": list(outcome.findings),
        "because": outcome.reason,
    }


def finding_entry(finding: Finding) -> dict[str, Any]:
    """A finding with its readings and every place."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "action": finding.action,
        "status": finding.status,
        "message": finding.message,
        "subject": finding.subject,
        "readings": [
            {"text": r.text, "outlets": list(r.outlets), "evidence": _spans(r.evidence)} for r in finding.readings
        ],
        "evidence": _spans(finding.evidence),
        "otherwise": _spans(finding.otherwise),
        "suggestion": finding.suggestion,
        "confidence": round(finding.confidence, 4),
        "why": finding.why,
        "fingerprint": finding.fingerprint,
        "right": list(finding.right),
        "signs": [{"kind": s.kind, "noun": s.noun, "evidence": _spans(s.evidence)} for s in finding.signs],
        "beside": list(finding.beside),
    }
