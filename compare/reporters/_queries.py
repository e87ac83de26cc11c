"""A sheet of queries for each other outlet, to be sent: what they print, what we print, and why we ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.model import Article, Finding, Outlet, Reading, Report
from compare.reporters._places import articles_of, outlets_of, places
from compare.reporters._rows import SETTLED, counted, rule_words
from compare.reporters.markdown import escape


def asked(report: Report, outlet: Outlet, *, everything: bool) -> tuple[Finding, ...]:
    """What the outlet is to be asked: what somebody said to ask, and where it parts from us and nobody has decided."""
    return tuple(
        f
        for f in report.findings
        if (f.status == "asked" or _is_open(f, everything=everything))
        and any(outlet.name in r.outlets for r in f.readings)
    )


def _is_open(finding: Finding, *, everything: bool) -> bool:
    """Whether the finding is for another outlet to answer, and nobody has decided on it."""
    wanted = ("error", "warning", "note") if everything else ("error", "warning")
    return finding.action == "ASK" and finding.status not in SETTLED and finding.severity in wanted


def sheets(report: Report, *, only: Sequence[str] = (), everything: bool = False) -> str:
    """The sheets in Markdown, one after another; a sentence where there is nothing to ask."""
    outlets = [o for o in report.outlets if not o.ours and (not only or {o.name, o.short} & set(only))]
    found = [(o, asked(report, o, everything=everything)) for o in outlets]
    blocks = [block for outlet, findings in found if findings for block in _sheet(report, outlet, findings)]
    return "\n\n".join(blocks or ["There is nothing to ask."]) + "\n"


def _sheet(report: Report, outlet: Outlet, findings: Sequence[Finding]) -> Iterator[str]:
    printed = {e.article for f in findings for e in f.evidence}
    theirs = [a for a in articles_of(report)[outlet.name] if a.id in printed]
    yield f"# {counted(len(findings), 'query').capitalize()} for {escape(outlet.name)}"
    yield f"On: {'; '.join(map(_named, theirs))}."
    for number, finding in enumerate(findings, start=1):
        yield "\n".join(_query(number, finding, outlet, report))


def _named(article: Article) -> str:
    day = f", {article.published}" if article.published else ""
    return f"“{escape(article.title)}”{day} ({escape(article.id)})"


def _query(number: int, finding: Finding, outlet: Outlet, report: Report) -> Iterator[str]:
    subject = f"**{escape(finding.subject)}**: " if finding.subject else ""
    yield f"{number}. {subject}{escape(rule_words(finding))}"
    for reading in finding.readings:
        if outlet.name in reading.outlets:
            yield f"   - you print {_said(reading, {outlet.name}, report)}"
    for reading in finding.readings:
        others = {name for name in reading.outlets if name != outlet.name}
        if others:
            yield f"   - {_who(others, report)} {_said(reading, others, report)}"
    yield f"   - {escape(finding.why)} `{finding.id}`"


def _who(names: set[str], report: Report) -> str:
    """`we print`, where any of them is ours, or `others print`."""
    return "we print" if any(o.ours and o.name in names for o in report.outlets) else "others print"


def _said(reading: Reading, names: set[str], report: Report) -> str:
    outlets = outlets_of(report)
    there = [e for e in reading.evidence if outlets[e.article].name in names]
    return f"{escape(reading.text)} <sub>{escape(places(there, outlets))}</sub>"
