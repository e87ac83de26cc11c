"""What another outlet is to be asked: what they print, what we print, and why we ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.model import Article, Decision, Finding, Outlet, Reading, Report
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
    """One question of a sheet; `question` is what somebody said to ask, if anybody did."""

    finding: Finding
    subject: str
    asks: str
    printed: tuple[Printed, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one outlet is asked, and of which of its articles."""

    outlet: str
    heading: str
    articles: tuple[Article, ...]
    queries: tuple[Query, ...]


def sheets(report: Report, *, only: Sequence[str] = (), everything: bool = False) -> tuple[Sheet, ...]:
    """A sheet for each outlet that is not ours and is to be asked; `only` has full names.

    What was sent to it before is left out unless `everything` is asked for, as notes and what has an answer are.
    """
    found = [(o, _asked(report, o, everything=everything)) for o in _outlets(report, only)]
    return tuple(_sheet(report, outlet, findings) for outlet, findings in found if findings)


def left_out(report: Report, made: Sequence[Sheet], *, only: Sequence[str] = ()) -> frozenset[str]:
    """Ids of the findings that a sheet lacks because they were sent to its outlet; `only` as for `sheets`."""
    there = {(query.finding.id, sheet.outlet) for sheet in made for query in sheet.queries}
    return frozenset(
        finding.id
        for outlet in _outlets(report, only)
        for finding in report.findings
        if (finding.id, outlet.name) not in there
        and outlet.name in answerers(report, finding)
        and _is_sent(report, finding, outlet)
    )


def answered(report: Report) -> frozenset[str]:
    """Ids of the findings that an outlet was asked about and has answered, and that nobody has decided on since."""
    came = (o for o in report.outcomes if o.decision.state == "answered")
    found = frozenset(id_ for outcome in came for id_ in outcome.findings)
    return found & {f.id for f in report.findings if f.status not in SETTLED}


def answerers(report: Report, finding: Finding) -> frozenset[str]:
    """The outlets that print what we do not; all that print anything of it where no outlet does. Not for what is right
    by a ruling: there is nothing to ask."""
    ours = {o.name for o in report.outlets if o.ours}
    suspects = [r for r in finding.readings if r.text not in finding.right]
    apart = frozenset(name for r in suspects if not ours & set(r.outlets) for name in r.outlets)
    return apart or frozenset(name for r in suspects for name in r.outlets)


def _outlets(report: Report, only: Sequence[str]) -> list[Outlet]:
    """The outlets that may be asked; all but ours where nobody names any."""
    return [o for o in report.outlets if not o.ours and (not only or o.name in only)]


def _is_sent(report: Report, finding: Finding, outlet: Outlet) -> bool:
    """Whether the outlet has been asked about the finding."""
    sent = [d for d in _asking(report, finding) if d.state == "sent"]
    return any(not d.sent_to or outlet.name in d.sent_to for d in sent)


def _asking(report: Report, finding: Finding) -> list[Decision]:
    """The decisions to ask about the finding."""
    applied = (o for o in report.outcomes if o.status == "applied" and finding.id in o.findings)
    return [o.decision for o in applied if o.decision.decision == "ask"]


def is_question(asked: Decision) -> bool:
    """Whether its reason is what to ask, and not an answer, or what stands there where nobody said anything."""
    return asked.state in (None, "sent") and asked.why != sent_words(asked.sent_to)


def sent_words(outlets: Sequence[str]) -> str:
    """The reason where nobody gave one: `sent to The Courier`."""
    return f"sent to {', '.join(outlets) or 'all'}"


def named(article: Article) -> str:
    """The title of an article, its day and its id."""
    day = f", {article.published}" if article.published else ""
    return f"“{article.title}”{day} ({article.id})"


def _asked(report: Report, outlet: Outlet, *, everything: bool) -> tuple[Finding, ...]:
    """What somebody said to ask, and what nobody has decided on, where the outlet can answer it."""
    passed = frozenset() if everything else answered(report)
    return tuple(
        f
        for f in report.findings
        if f.id not in passed
        and outlet.name in answerers(report, f)
        and (_is_open(f, everything=everything) or _is_to_ask(report, f, outlet, everything=everything))
    )


def _is_to_ask(report: Report, finding: Finding, outlet: Outlet, *, everything: bool) -> bool:
    """Whether somebody said to ask, and this outlet was not asked before, or everything is wanted."""
    return finding.status == "asked" and (everything or not _is_sent(report, finding, outlet))


def _is_open(finding: Finding, *, everything: bool) -> bool:
    """Whether the finding is for another outlet to answer, and nobody has decided on it."""
    wanted = ("error", "warning", "note") if everything else ("error", "warning")
    return finding.action == "ASK" and finding.status not in SETTLED and finding.severity in wanted


def _sheet(report: Report, outlet: Outlet, findings: Sequence[Finding]) -> Sheet:
    printed = {e.article for f in findings for e in f.evidence}
    theirs = tuple(a for a in articles_of(report)[outlet.name] if a.id in printed)
    heading = f"{counted(len(findings), 'query').capitalize()} for {outlet.name}"
    return Sheet(outlet.name, heading, theirs, tuple(_query(f, outlet, report) for f in findings))


def _query(finding: Finding, outlet: Outlet, report: Report) -> Query:
    questions = dict.fromkeys(d.why for d in _asking(report, finding) if is_question(d))
    printed = tuple(_printed(finding, outlet, report))
    return Query(finding, finding.subject, rule_words(finding), printed, "; ".join(questions))


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
