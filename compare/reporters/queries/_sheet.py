"""What another outlet is to be asked: what they print, what we print, and why we ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.model import Article, Finding, Outlet, Reading, Report
from compare.reporters._places import articles_of, outlets_of, places
from compare.reporters._rows import SETTLED, counted, rule_words

NOTHING = "There is nothing to ask."


@dataclass(frozen=True, slots=True)
class Printed:
    """What somebody prints: `who` is "you print", "we print" or "others print", `where` articles and paragraphs."""

    who: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question of a sheet."""

    finding: Finding
    subject: str
    asks: str
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one outlet is asked, and of which of its articles."""

    outlet: str
    heading: str
    articles: tuple[Article, ...]
    queries: tuple[Query, ...]


def sheets(report: Report, *, only: Sequence[str] = (), everything: bool = False) -> tuple[Sheet, ...]:
    """A sheet for each outlet that is not ours and is to be asked; `only` names outlets.

    What was sent before is left out unless `everything` is asked for, as notes are.
    """
    outlets = [o for o in report.outlets if not o.ours and (not only or {o.name, o.short} & set(only))]
    found = [(o, _asked(report, o, everything=everything)) for o in outlets]
    return tuple(_sheet(report, outlet, findings) for outlet, findings in found if findings)


def sent(report: Report) -> frozenset[str]:
    """Ids of the findings that another outlet has been asked about."""
    asked = (o for o in report.outcomes if o.decision.state == "sent" and o.status == "applied")
    return frozenset(id_ for outcome in asked for id_ in outcome.findings)


def named(article: Article) -> str:
    """The title of an article, its day and its id."""
    day = f", {article.published}" if article.published else ""
    return f"“{article.title}”{day} ({article.id})"


def _asked(report: Report, outlet: Outlet, *, everything: bool) -> tuple[Finding, ...]:
    """What somebody said to ask, and what nobody has decided on, where the outlet can answer it."""
    before = frozenset() if everything else sent(report)
    return tuple(
        f
        for f in report.findings
        if ((f.status == "asked" and f.id not in before) or _is_open(f, everything=everything))
        and outlet.name in _answerers(report, f)
    )


def _answerers(report: Report, finding: Finding) -> frozenset[str]:
    """The outlets that print what we do not; all that print anything of it where no outlet does."""
    ours = {o.name for o in report.outlets if o.ours}
    apart = frozenset(name for r in finding.readings if not ours & set(r.outlets) for name in r.outlets)
    return apart or frozenset(name for r in finding.readings for name in r.outlets)


def _is_open(finding: Finding, *, everything: bool) -> bool:
    """Whether the finding is for another outlet to answer, and nobody has decided on it."""
    wanted = ("error", "warning", "note") if everything else ("error", "warning")
    return finding.action == "ASK" and finding.status not in SETTLED and finding.severity in wanted


def _sheet(report: Report, outlet: Outlet, findings: Sequence[Finding]) -> Sheet:
    printed = {e.article for f in findings for e in f.evidence}
    theirs = tuple(a for a in articles_of(report)[outlet.name] if a.id in printed)
    heading = f"{counted(len(findings), 'query').capitalize()} for {outlet.name}"
    queries = (Query(f, f.subject, rule_words(f), tuple(_printed(f, outlet, report))) for f in findings)
    return Sheet(outlet.name, heading, theirs, tuple(queries))


def _printed(finding: Finding, outlet: Outlet, report: Report) -> Iterator[Printed]:
    """Their words first, then ours and others'."""
    for reading in finding.readings:
        if outlet.name in reading.outlets:
            yield _said("you print", reading, {outlet.name}, report)
    for reading in finding.readings:
        others = {name for name in reading.outlets if name != outlet.name}
        if others:
            yield _said(_who(others, report), reading, others, report)


def _who(names: set[str], report: Report) -> str:
    return "we print" if any(o.ours and o.name in names for o in report.outlets) else "others print"


def _said(who: str, reading: Reading, names: set[str], report: Report) -> Printed:
    outlets = outlets_of(report)
    there = [e for e in reading.evidence if outlets[e.article].name in names]
    return Printed(who, reading.text, places(there, outlets))
