"""What every report for people says, before any format: its head, its numbered rows, its last lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Action, Excerpt, Finding, Outcome, Outlet, Report, Severity, Status
from compare.reporters._places import article_name, articles_of, outlets_of
from compare.reporters._wording import abridge

SCREEN: dict[Severity, str] = {"error": "must fix", "warning": "query", "note": "note"}
ACTIONS: dict[Action, str] = {
    "FIX": "our own copy",
    "ASK": "the other outlet",
    "SETTLE": "which wording is right",
}
SETTLED: tuple[Status, ...] = ("waived", "held", "asked", "baselined")
"""Statuses of findings that somebody has decided on: counted, and shown when everything is asked for.

What is said to be fixed is shown until it is gone from the text.
"""
MOST_COLUMNS = 5  # outlets; more, and a table has a line for each reading instead
MOST_OUTLETS = 20  # that the head names
OTHERWISE, NOTHING = "cf.", "–"
"""What stands in the cell of an outlet that has none of the readings: see what it says there, or it says nothing."""
SIDE_BY_SIDE = "named side by side"
"""What stands over rows whose terms articles name together."""
LONGEST_ID = 12  # of an article, where its outlet would do
MOST_NAMED = 8  # articles of one outlet that the head names one by one


@dataclass(frozen=True, slots=True)
class Said:
    """A reading and where it is printed, by one outlet or by all; `form` is the reading, abridged."""

    reading: str
    form: str
    evidence: tuple[Excerpt, ...]

    @property
    def counted(self) -> str:
        """`key and regular ×5`; a single place is not counted."""
        return f"{self.form} ×{len(self.evidence)}" if len(self.evidence) > 1 else self.form


@dataclass(frozen=True, slots=True)
class Row:
    """A finding under its number in the report.

    `readings` are the finding's; `cells` has them by outlet, in the report's order, empty where it has none of them;
    `otherwise` has for these the sentences that say it otherwise.
    """

    number: int
    finding: Finding
    readings: tuple[Said, ...]
    cells: tuple[tuple[Said, ...], ...]
    otherwise: tuple[tuple[Excerpt, ...], ...]

    @property
    def what(self) -> str:
        """What it is about; the rule's words where it does not say."""
        return self.finding.subject or rule_words(self.finding)

    @property
    def noun(self) -> str:
        """The rule's id in words, by which a reader looks it up, unless `what` says it already."""
        return rule_words(self.finding) if self.finding.subject else ""


def rows_of(report: Report) -> tuple[Row, ...]:
    """The findings as numbered rows, must fix first; a rule that is off has none."""
    outlets = outlets_of(report)
    shown = [f for f in report.findings if f.severity in SCREEN]
    return tuple(_row(n, f, report.outlets, outlets) for n, f in enumerate(shown, start=1))


def rows_shown(report: Report, *, everything: bool) -> tuple[Row, ...]:
    """The rows that are still to be looked at, or every row; the numbers are the same."""
    return tuple(row for row in rows_of(report) if everything or row.finding.status not in SETTLED)


def block_openers(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of rows that are the first of two or more in succession whose terms are named side by side."""
    pairs = list(pairwise(rows))
    goes_on = {after.number for row, after in pairs if after.finding.id in row.finding.beside}
    return frozenset(row.number for row, after in pairs if after.number in goes_on and row.number not in goes_on)


def _row(number: int, finding: Finding, columns: Sequence[Outlet], outlets: Mapping[str, Outlet]) -> Row:
    texts = [reading.text for reading in finding.readings]
    forms = [abridge(text, [*texts[:n], *texts[n + 1 :]]) for n, text in enumerate(texts)]
    said = tuple(Said(r.text, form, r.evidence) for form, r in zip(forms, finding.readings, strict=True))
    cells = tuple(
        tuple(
            _printed(item, finding, tuple(e for e in item.evidence if outlets[e.article] == outlet))
            for item, reading in zip(said, finding.readings, strict=True)
            if outlet.name in reading.outlets
        )
        for outlet in columns
    )
    otherwise = tuple(tuple(e for e in finding.otherwise if outlets[e.article] == outlet) for outlet in columns)
    return Row(number, finding, said, cells, otherwise)


def _printed(said: Said, finding: Finding, evidence: tuple[Excerpt, ...]) -> Said:
    """What one outlet prints: of a term its own words, unless the reading has them, or says more of them; of a number
    its own form, with what else the reading says of it."""
    own = Counter(" ".join(e.text.split()) for e in evidence)
    has_them = any(text.casefold() in said.form.casefold() for text in own)
    if finding.category not in ("terminology", "contradiction") or has_them or said.form != said.reading:
        return Said(said.reading, said.form, evidence)
    printed = min(own, key=lambda text: (-own[text], text))
    return Said(said.reading, printed if finding.category == "terminology" else _as_number(said, printed), evidence)


def _as_number(said: Said, printed: str) -> str:
    """The reading with this form of its number in the place of the one that it was made of, if it has one."""
    theirs = (" ".join(e.text.split()) for e in said.evidence)
    made_of = next((text for text in theirs if text in said.form and any(map(str.isdecimal, text))), "")
    return said.form.replace(made_of, printed, 1) if made_of else said.form


def legend(rows: Iterable[Row]) -> list[str]:
    """What `otherwise` and `–` mean, as far as they stand in a cell."""
    empty = [there for row in rows for cell, there in zip(row.cells, row.otherwise, strict=True) if not cell]
    said = (
        [f"{OTHERWISE}: the sentence there has none of these wordings, and may say the same as one of them"]
        if any(empty)
        else []
    )
    return [*said, f"{NOTHING}: nothing like it there"] if not all(empty) else said


def rule_words(finding: Finding) -> str:
    """The rule's id in plain words."""
    return finding.rule.replace("-", " ")


def status_words(finding: Finding) -> str:
    """The finding's status where it is not simply new."""
    return "" if finding.status == "new" else finding.status


def sides(finding: Finding, outlets: Sequence[Outlet]) -> str:
    """`VNS v WVR, VNN`: who prints which reading, a set of outlets named once; of many only how many."""
    everyone = [outlet for outlet in outlets if any(outlet.name in r.outlets for r in finding.readings)]
    if len(everyone) > MOST_COLUMNS:
        return counted(len(everyone), "outlet")
    named = [", ".join(o.short for o in outlets if o.name in reading.outlets) for reading in finding.readings]
    return " v ".join(dict.fromkeys(named))


def head(report: Report) -> list[str]:
    """`5 articles`, `VNS (ours) 000 003 004`, `same occasion: 002 003`, `undated: 4`."""
    chunks = [counted(len(report.articles), "article")]
    articles = articles_of(report)
    for outlet in report.outlets[:MOST_OUTLETS]:
        ids = [article_name(a.id, outlet) for a in articles[outlet.name]]
        named = " ".join(ids) if len(ids) <= MOST_NAMED else f"{len(ids)} articles"
        chunks.append(" ".join(part for part in (outlet.short, "(ours)" * outlet.ours, named) if part))
    more = len(report.outlets) - MOST_OUTLETS
    chunks += [counted(more, "more outlet")] if more > 0 else []
    occasions = [_occasion(ids, report) for ids in report.occasions if len(ids) > 1]
    chunks += [f"same occasion: {', '.join(occasions)}"] if occasions else []
    focus = dict(report.run.options).get("focus")
    chunks += [f"in focus: {focus}"] if focus is not None else []
    undated = sum(a.published is None for a in report.articles)
    return chunks + ([f"undated: {undated}"] if undated else [])


def _occasion(ids: Sequence[str], report: Report) -> str:
    """`002 003`, in the order of the ids; of many articles only how many."""
    if len(ids) > MOST_NAMED:
        return "all" if len(ids) == len(report.articles) else counted(len(ids), "article")
    printed = articles_of(report)
    return " ".join(_short_name(a, o, len(printed[o.name])) for a, o in sorted(outlets_of(report).items()) if a in ids)


def _short_name(article: str, outlet: Outlet, printed: int) -> str:
    """The article's id; its outlet's short name where that says as much, and the id is a long one."""
    name = article_name(article, outlet)
    return outlet.short if not name or (len(name) > LONGEST_ID and printed == 1) else name


def tally(report: Report) -> dict[Severity, int]:
    """How many findings there are of each severity that nobody has decided on."""
    left = [f for f in report.findings if f.status not in SETTLED]
    return {severity: sum(f.severity == severity for f in left) for severity in SCREEN}


def tally_words(report: Report) -> list[str]:
    """`6 must fix`, `7 queries`, `1 note`; `2 waived`, where there are any."""
    counts = tally(report)
    shown = [f.status for f in report.findings if f.severity in SCREEN]
    return [
        f"{counts['error']} must fix",
        counted(counts["warning"], "query"),
        counted(counts["note"], "note"),
        *(f"{shown.count(status)} {status}" for status in SETTLED if status in shown),
    ]


def decision_lines(report: Report) -> list[str]:
    """A line for each waiver that does not do any more what it was made for, and one for the baseline."""
    odd = [o for o in report.outcomes if o.status in ("expired", "outgrown", "stale")]
    lines = [_decision_line(o) for o in odd if o.decision.decision != "baseline"]
    fixed = [o for o in report.outcomes if o.status == "fixed" and o.decision.decision == "baseline"]
    for file in sorted({o.decision.file for o in fixed}):
        number = sum(o.decision.file == file for o in fixed)
        lines.append(f"{file}: {counted(number, 'finding')} of it no longer there: concordant baseline prune")
    mended = [o.decision for o in report.outcomes if o.status == "fixed" and o.decision.decision == "fixed"]
    lines += [f"{d.place}: fixed, as {d.by} said: the entry can go" for d in mended]
    return lines


def _decision_line(outcome: Outcome) -> str:
    decision = outcome.decision
    what = decision.subject or " / ".join(decision.readings)
    who = f"{decision.decision}, {decision.by}, {decision.decided}"
    return f"{decision.place}: {outcome.reason}: {what} ({decision.rule.replace('-', ' ')}; {who})"


def compared(report: Report) -> str:
    """How much was compared, in a sentence; never that the articles agree."""
    if report.linked:
        shown = "" if any(tally(report).values()) else f"; {_silence(report)}"
        return f"{counted(report.linked, 'statement')} compared with a counterpart in another article{shown}"
    if len(report.articles) > 1:
        return "no statement of one article was found in another: nothing could be compared"
    if report.articles:
        return "one article alone: there was nothing to compare it with"
    return "no article could be read: nothing was compared"


def _silence(report: Report) -> str:
    found = [f for f in report.findings if f.severity in SCREEN]
    return "every difference that was found has been decided on" if found else "no rule found a difference"


def counted(number: int, noun: str) -> str:
    """`1 query`, `7 queries`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
