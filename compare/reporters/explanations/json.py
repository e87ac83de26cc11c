"""An explanation for programs; explanation.schema.json beside this file says what stands where."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from compare.model import Link
from compare.reporters._style import Style
from compare.reporters.explanations.text import decisions_on, order_words
from compare.reporters.json import article_entry, decision_entry, finding_entry, link_entry, span_entry
from compare.views import Explanation

SCHEMA_VERSION = 1


def render(explanation: Explanation, style: Style) -> str:
    """One JSON object, with every sentence and every link."""
    found, rule, run = explanation.finding, explanation.rule, explanation.report.run
    there = {e.article for e in found.evidence}
    made = {
        "schema_version": SCHEMA_VERSION,
        "run": {"version": run.version, "packs": dict(run.packs), "options": dict(run.options)},
        "finding": finding_entry(found),
        "articles": [article_entry(a) for a in explanation.report.articles if a.id in there],
        "sides": [{"text": r.text, "sentences": [span_entry(s) for s in held]} for r, held in explanation.sides],
        "links": [_link(x) for x in explanation.links],
        "rule": {
            "id": found.rule,
            "kind": rule.kind,
            "finds": rule.finds,
            "why": found.why,
            "place": rule.place,
            "options": [asdict(o) for o in rule.options],
        },
        "because": explanation.because,
        "grounds": explanation.grounds,
        "order": order_words(explanation),
        "decisions": [decision_entry(o) for o in decisions_on(explanation)],
        "silence": explanation.silence,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _link(link: Link) -> dict[str, Any]:
    told = [{"kind": r.kind, "text": r.text, "weight": r.weight} for r in link.reasons]
    return {**link_entry(link), "reasons": told}
