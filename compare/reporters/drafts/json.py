"""A review for programs; review.schema.json beside this file says what stands where."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from compare.model import Reading
from compare.reporters._style import Style
from compare.reporters.json import article_entry, decision_entry, finding_entry, span_entry
from compare.views import Counterpart, DraftReview, Remark, Review, ReviewedParagraph

SCHEMA_VERSION = 1


def render(review: Review, style: Style) -> str:
    """One JSON object. Paths are relative to where the command ran; of files elsewhere only the name is said."""
    report = review.report
    drafts = {d.article.id for d in review.drafts}
    made = {
        "schema_version": SCHEMA_VERSION,
        "run": {"version": report.run.version, "packs": dict(report.run.packs), "options": dict(report.run.options)},
        "against": [_inside(article_entry(a)) for a in report.articles if a.id not in drafts],
        "drafts": [_draft(d) for d in review.drafts],
        "findings": [finding_entry(f) for f in report.findings],
        "decisions": [_inside(decision_entry(o), "file") for o in report.outcomes],
        "problems": [_inside({"path": p.path, "reason": p.reason}) for p in report.problems],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _inside(entry: dict[str, Any], key: str = "path") -> dict[str, Any]:
    """The entry, with a path that leads out of the working directory cut down to the file's name."""
    path = PurePath(entry[key])
    return {**entry, key: path.name} if path.is_absolute() or ".." in path.parts else entry


def _draft(draft: DraftReview) -> dict[str, Any]:
    return {
        **_inside(article_entry(draft.article)),
        "sentences": draft.sentences,
        "linked": draft.linked,
        "twins": list(draft.twins),
        "paragraphs": [_paragraph(p) for p in draft.paragraphs],
    }


def _paragraph(part: ReviewedParagraph) -> dict[str, Any]:
    return {
        "number": part.excerpt.paragraph,
        "place": span_entry(part.excerpt),
        "remarks": [_remark(r) for r in part.remarks],
        "agreeing": [_counterpart(c) for c in part.agreeing],
        "alone": [span_entry(e) for e in part.alone],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "finding": remark.finding.id,
        "ours": [_reading(r) for r in remark.ours],
        "theirs": [_reading(r) for r in remark.theirs],
        "suggestion": remark.suggestion,
        "right": remark.right,
        "published": [span_entry(e) for e in remark.published],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    evidence = [span_entry(e) for e in reading.evidence]
    return {"text": reading.text, "outlets": list(reading.outlets), "evidence": evidence}


def _counterpart(counterpart: Counterpart) -> dict[str, Any]:
    places = [{**span_entry(e), "how": how} for e, how in counterpart.places]
    return {"sentence": span_entry(counterpart.sentence), "places": places}
