"""A workbook with a sheet for each table: findings, their evidence, concepts, articles and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.model import Concept, Excerpt, Finding, Outlet, Report
from compare.places import line_around
from compare.reporters._places import outlets_of, places
from compare.reporters._rows import MOST_COLUMNS, SCREEN, decision_lines
from compare.reporters._style import Style
from compare.workbook import Link, Sheet, Value, written

Rows = Sequence[Sequence[Value]]
LONGEST_PARAGRAPH = 2_000
"""Characters of a paragraph that are shown around a place; of a longer one those beside it."""


def render(report: Report, style: Style) -> bytes:
    """Every finding, notes and what is decided on, too; each leads to its places, and these back to it."""
    outlets = outlets_of(report)
    first = _first_rows(report.findings)
    return written(
        [
            Sheet("findings", list(_findings(report, outlets, first)), _widths(report)),
            Sheet("evidence", list(_evidence(report, outlets)), [9, 30, 18, 20, 8, 8, 8, 36, 80]),
            Sheet("concepts", list(_concepts(report, outlets)), [30, 10, 12, 11, 9, *[30] * len(_columns(report))]),
            Sheet("articles", list(_articles(report, outlets)), [20, 20, 50, 12, 12, 10, 24, 10, 40]),
            Sheet("problems", list(_problems(report)), [40, 100, 10]),
        ]
    )


def _columns(report: Report) -> list[str]:
    """What the columns of readings are called: the outlets' short names, or one for all where there are many."""
    return [o.short for o in report.outlets] if len(report.outlets) <= MOST_COLUMNS else ["readings"]


def _widths(report: Report) -> list[int]:
    return [7, 11, 9, 30, 22, *[30] * len(_columns(report)), 24, 40, 50, 10, 10, 14, 9]


def _first_rows(findings: Iterable[Finding]) -> list[int]:
    """The row of each finding's first place on the sheet of evidence, under its head."""
    rows, row = [], 2
    for finding in findings:
        rows.append(row)
        row += sum(len(r.evidence) for r in finding.readings)
    return rows


def _findings(report: Report, outlets: Mapping[str, Outlet], first: Sequence[int]) -> Iterator[Sequence[Value]]:
    heads = ["#", "severity", "do", "what", "rule", *_columns(report), "suggestion", "where", "why", "status"]
    yield [*heads, "confidence", "category", "id"]
    for number, (finding, row) in enumerate(zip(report.findings, first, strict=True), start=1):
        yield [
            Link(number, "evidence", row),
            SCREEN.get(finding.severity, finding.severity),
            finding.action,
            finding.subject or finding.message,
            finding.rule,
            *_readings(finding, report),
            finding.suggestion or "",
            places(finding.evidence, outlets),
            finding.why,
            finding.status,
            finding.confidence,
            finding.category,
            finding.id,
        ]


def _readings(finding: Finding, report: Report) -> list[str]:
    if len(report.outlets) > MOST_COLUMNS:
        return ["\n".join(r.text for r in finding.readings)]
    return ["\n".join(r.text for r in finding.readings if o.name in r.outlets) for o in report.outlets]


def _evidence(report: Report, outlets: Mapping[str, Outlet]) -> Iterator[Sequence[Value]]:
    yield ["finding", "reading", "outlet", "article", "¶", "line", "column", "words", "paragraph"]
    texts = {a.id: a.text for a in report.articles}
    for row, finding in enumerate(report.findings, start=2):
        for reading in finding.readings:
            for e in reading.evidence:
                place: list[Value] = [outlets[e.article].name, e.article, e.paragraph, e.line, e.column]
                back = Link(row - 1, "findings", row)
                yield [back, reading.text, *place, e.text, _around(e, texts[e.article])]


def _around(place: Excerpt, text: str) -> str:
    """The paragraph, or of a long one the words beside the place."""
    start, end = line_around(text, place.start, place.end)
    if end - start > LONGEST_PARAGRAPH:
        beside = max(0, LONGEST_PARAGRAPH - (place.end - place.start)) // 2
        start, end = max(start, place.start - beside), min(end, place.end + beside)
    return text[start:end].strip()


def _concepts(report: Report, outlets: Mapping[str, Outlet]) -> Iterator[Sequence[Value]]:
    columns = _columns(report)
    yield ["concept", "channel", "source", "confidence", "support", *columns]
    for concept in report.concepts:
        said = _forms(concept, columns, outlets) if len(report.outlets) <= MOST_COLUMNS else [_all_forms(concept)]
        yield [concept.label, concept.channel, concept.source, concept.confidence, concept.support, *said]


def _forms(concept: Concept, columns: Sequence[str], outlets: Mapping[str, Outlet]) -> list[str]:
    """For each outlet the forms that it prints, and how often."""
    counted = [(r.form, Counter(outlets[e.article].short for e in r.excerpts)) for r in concept.renderings]
    return ["\n".join(f"{form} ×{n[short]}" for form, n in counted if n[short]) for short in columns]


def _all_forms(concept: Concept) -> str:
    return "\n".join(f"{r.form} ×{len(r.excerpts)}" for r in concept.renderings)


def _articles(report: Report, outlets: Mapping[str, Outlet]) -> Iterator[Sequence[Value]]:
    yield ["article", "outlet", "title", "published", "role", "language", "occasion", "findings", "file"]
    found = Counter(a for f in report.findings for a in {e.article for e in f.evidence})
    for a in report.articles:
        day = a.published.isoformat() if a.published else ""
        yield [a.id, outlets[a.id].name, a.title, day, a.role, a.language, a.occasion or "", found[a.id], a.path]


def _problems(report: Report) -> Iterator[Sequence[Value]]:
    """Input that was not used, caps that were reached, and decisions that are over."""
    yield ["file", "reason", "kind"]
    yield from ([p.path, p.reason, p.kind] for p in report.problems)
    for line in decision_lines(report):
        place, _, reason = line.partition(": ")
        yield [place, reason, "decision"]
