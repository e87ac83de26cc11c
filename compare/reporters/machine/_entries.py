"""Findings as other programs take them: told at one place, with all others beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.model import Article, Decision, Excerpt, Finding, Report
from compare.places import LINE_END
from compare.reporters._places import outlets_of, places
from compare.reporters._rows import SCREEN, SETTLED
from compare.reporters._screen import printable


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, the place it is told at, all its other places, and the decisions that cover it."""

    finding: Finding
    article: Article
    place: Excerpt
    others: tuple[Excerpt, ...]
    decisions: tuple[Decision, ...]

    @property
    def end(self) -> tuple[int, int]:
        """Line and column behind the place's last character."""
        return end_of(self.place)

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return self.finding.status not in SETTLED

    @property
    def message(self) -> str:
        """What it says, on one line, and the wording that is to be preferred, where there is one."""
        said, better = printable(self.finding.message), printable(self.finding.suggestion or "")
        return f"{said}; write “{better}”" if better and f"“{better}”" not in said else said


def entries(report: Report) -> tuple[Entry, ...]:
    """An entry for each finding, in the report's order; a rule that is off has none."""
    articles = {a.id: a for a in report.articles}
    ranks = _ranks(report)
    return tuple(_entry(f, articles, ranks, report) for f in report.findings if f.severity in SCREEN and f.evidence)


def _ranks(report: Report) -> dict[str, tuple[bool, int]]:
    """What an article's place is sorted by: those in focus first, then ours, then as in the report."""
    every = enumerate(outlets_of(report))
    return {article: (article not in report.focus, n) for n, article in every}


def _entry(
    finding: Finding, articles: Mapping[str, Article], ranks: Mapping[str, tuple[bool, int]], report: Report
) -> Entry:
    """Told where it is in focus; there, and where nothing is, at a wording that is not the suggestion."""
    right = {e.order for r in finding.readings if r.text in (finding.suggestion, *finding.right) for e in r.evidence}
    ranked = sorted(finding.evidence, key=lambda e: (ranks[e.article][0], e.order in right, ranks[e.article], e.order))
    covering = tuple(o.decision for o in report.outcomes if o.status == "applied" and finding.id in o.findings)
    return Entry(finding, articles[ranked[0].article], ranked[0], tuple(ranked[1:]), covering)


def end_of(place: Excerpt) -> tuple[int, int]:
    """Line and column behind the place's last character."""
    breaks = list(LINE_END.finditer(place.text))
    if not breaks:
        return place.line, place.column + len(place.text)
    return place.line + len(breaks), len(place.text) - breaks[-1].end() + 1


def where(place: Excerpt, report: Report) -> str:
    """`VNS 003 ¶7: “key and regular”`."""
    return f"{places([place], outlets_of(report))}: “{printable(place.text)}”"


def ruled(decisions: Iterable[Decision]) -> str:
    """What was decided, why and by whom, on one line."""
    return printable("; ".join(": ".join(filter(None, (d.decision, d.why, d.by))) for d in decisions))
