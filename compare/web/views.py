"""Findings and articles as what a page is sent: plain lists and texts, nothing in them markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from compare.model import Article, Excerpt, Finding, Outlet, Report
from compare.places import paragraphs
from compare.reporters._passages import passages
from compare.reporters._places import article_name, outlets_of
from compare.reporters._rows import SCREEN, Row, Said, rows_of, rule_words
from compare.reporters._screen import printable, visible
from compare.reporters._wording import abridge, marked_runs
from compare.web.queue import Item

MOST_PLACES = 30
"""Places of one reading that can be gone to from the table."""
MOST_READINGS = 4
"""Readings that a line of the queue names."""
Piece = list[str]
Span = tuple[int, int]


def line(item: Item, outlets: Mapping[str, Outlet]) -> dict[str, Any]:
    """A finding as a line of the queue."""
    finding = item.finding
    texts = [r.text for r in finding.readings]
    said = [
        {
            "text": printable(abridge(r.text, [*texts[:n], *texts[n + 1 :]])),
            "outlets": [outlets[name].short for name in r.outlets],
        }
        for n, r in enumerate(finding.readings[:MOST_READINGS])
    ]
    return {
        "key": finding.fingerprint,
        "number": item.number,
        "severity": finding.severity,
        "says": SCREEN[finding.severity],
        "action": finding.action,
        "subject": printable(finding.subject),
        "noun": rule_words(finding),
        "status": item.status,
        "readings": said,
        "more": max(0, len(finding.readings) - MOST_READINGS),
    }


def detail(item: Item, report: Report) -> dict[str, Any]:
    """A finding as a table of outlets, and the articles that show it."""
    finding = item.finding
    row = rows_of(replace(report, findings=(finding,)))[0]
    outlets = outlets_of(report)
    printed = {e.article for e in finding.evidence}
    return {
        **line(item, {o.name: o for o in report.outlets}),
        "message": printable(finding.message),
        "why": printable(finding.why),
        "suggestion": printable(finding.suggestion or ""),
        "rule": finding.rule,
        "category": finding.category,
        "confidence": f"{finding.confidence:.2f}",
        "id": finding.id,
        "outlets": [_column(o, cell, row) for o, cell in zip(report.outlets, row.cells, strict=True)],
        "articles": [_named(a, outlets[a]) for a in outlets if a in printed],
    }


def _column(outlet: Outlet, said: Sequence[Said], row: Row) -> dict[str, Any]:
    texts = [r.text for r in row.finding.readings]
    return {
        "name": outlet.name,
        "short": outlet.short,
        "ours": outlet.ours,
        "said": [
            {
                "reading": texts.index(s.reading),
                "pieces": _differing(visible(s.form), [t for t in texts if t != s.reading]),
                "count": len(s.evidence),
                "places": [_place(e, outlet) for e in s.evidence[:MOST_PLACES]],
            }
            for s in said
        ],
    }


def _place(place: Excerpt, outlet: Outlet) -> dict[str, Any]:
    name = article_name(place.article, outlet)
    return {"article": place.article, "start": place.start, "says": f"{name} ¶{place.paragraph}".strip()}


def _named(article: str, outlet: Outlet) -> dict[str, str]:
    return {"id": article, "says": f"{outlet.short} {article_name(article, outlet)}".strip()}


def full(article: Article, finding: Finding, report: Report, statements: Mapping[str, tuple[Span, ...]]) -> Any:
    """The whole article, with the places of the finding marked and the sentences around them set off.

    A piece is its words and what they are: nothing, `near`, `mark` or `mark differs`, with the reading's number.
    """
    outlets = outlets_of(report)
    outlet = outlets[article.id]
    marks = _marks(finding, article)
    near = [(p.start, p.end) for p in passages([m for m, _ in marks], {article.id: article}, statements)]
    shown = visible(article.text)
    return {
        "id": article.id,
        "says": _named(article.id, outlet)["says"],
        "outlet": outlet.name,
        "ours": outlet.ours,
        "title": printable(article.title),
        "published": article.published.isoformat() if article.published else "undated",
        "language": article.language,
        "role": article.role,
        "path": article.path,
        "paragraphs": [
            {"number": n, "pieces": _pieces(shown, span, marks, near, finding)}
            for n, span in enumerate(paragraphs(article.text), start=1)
        ],
    }


def _marks(finding: Finding, article: Article) -> list[tuple[Excerpt, int]]:
    """The places in the article, each with its reading's number, in order and apart."""
    placed = [(e, n) for n, r in enumerate(finding.readings) for e in r.evidence if e.article == article.id]
    kept: list[tuple[Excerpt, int]] = []
    for place, reading in sorted(placed, key=lambda p: (p[0].start, -p[0].end, p[1])):
        if not kept or kept[-1][0].end <= place.start:
            kept.append((place, reading))
    return kept


def _pieces(
    text: str, span: Span, marks: Sequence[tuple[Excerpt, int]], near: Iterable[Span], finding: Finding
) -> list[list[Any]]:
    start, end = span
    kinds: dict[Span, list[Any]] = {}
    for place, reading in marks:
        others = [r.text for n, r in enumerate(finding.readings) if n != reading]
        differing = [(place.start + a, place.start + b) for a, b in marked_runs(place.text, others)]
        for a, b, differs in _cut(place.start, place.end, differing):
            kinds[a, b] = ["mark differs" if differs else "mark", reading, place.start]
    spans = sorted((max(start, a), min(end, b)) for a, b in kinds if a < end and start < b)
    around = [(max(start, a), min(end, b)) for a, b in near if a < end and start < b]
    out: list[list[Any]] = []
    at = start
    for a, b in [*spans, (end, end)]:
        out += [[text[x:y], "near" if is_near else ""] for x, y, is_near in _cut(at, a, around)]
        kind = next((k for (x, y), k in kinds.items() if max(start, x) == a and min(end, y) == b), None)
        out += [[text[a:b], *kind]] if kind and a < b else []
        at = b
    return out


def _cut(start: int, end: int, inner: Iterable[Span]) -> list[tuple[int, int, bool]]:
    """The span cut up: what is inside the others and what is not, in order."""
    out, at = [], start
    for a, b in sorted((max(start, a), min(end, b)) for a, b in inner if a < end and start < b):
        if at < a:
            out.append((at, a, False))
        if max(at, a) < b:
            out.append((max(at, a), b, True))
            at = b
    return [*out, (at, end, False)] if at < end else out


def _differing(text: str, others: Sequence[str]) -> list[Piece]:
    """The words of a reading, those that another one has not with `differs`."""
    return [
        [text[a:b], "differs" if differs else ""] for a, b, differs in _cut(0, len(text), marked_runs(text, others))
    ]
