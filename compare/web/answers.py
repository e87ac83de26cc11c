"""The answers to what a page reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare.decisions import writing
from compare.errors import UsageError
from compare.model import Decision
from compare.reporters._rows import compared, counted, decision_lines, head
from compare.reporters._screen import printable, visible
from compare.termbase.candidates import Witness
from compare.version import VERSION
from compare.web import views
from compare.web.desk import Desk, Held
from compare.web.forms import GROUNDS, KINDS, UNSAID
from compare.web.journal import Change
from compare.web.queue import MOST, OPEN, Item, Wanted, found, span
from compare.web.settling import Standing, standing

Query = Mapping[str, str]
Answer = dict[str, Any]
MOST_CHANGES = 50
"""Changes that the page lists."""


def state(desk: Desk, query: Query) -> Answer:
    """What is true of the desk as a whole."""
    held = desk.now()
    last = desk.journal.last
    return {
        "version": VERSION,
        "revision": _revision(held),
        "title": ", ".join(desk.corpus.drafts or desk.corpus.paths) or "standard input",
        "head": head(held.report),
        "compared": compared(held.report),
        "by": desk.by,
        "today": desk.today().isoformat(),
        "open": sum(item.status == "new" for item in held.items),
        "findings": len(held.items),
        "outdated": list(desk.outdated()),
        "problems": [f"{p.path}: {p.reason}" for p in held.report.problems],
        "decisions": [] if desk.corpus.is_review else decision_lines(held.report),
        "changes": [_change(c) for c in reversed(desk.journal.changes[-MOST_CHANGES:])],
        "last": last.number if last else None,
        "files": {"decisions": desk.waivers.shown, "terms": desk.corpus.termbase.shown},
        "kinds": list(KINDS),
        "grounds": list(GROUNDS),
        "unsaid": dict(UNSAID),
        "page": MOST,
    }


def _change(change: Change) -> Answer:
    return {
        "number": change.number,
        "at": change.at.isoformat(timespec="minutes"),
        "by": change.by,
        "said": printable(change.said),
        "finding": change.finding,
        "undone": change.undone,
    }


def _revision(held: Held) -> str:
    """Another one whenever a page that shows the queue shows something old."""
    return writing.stamped([repr(held.read), repr(held.seen), *sorted(held.ruled)])


def queue(desk: Desk, query: Query) -> Answer:
    """A page of the queue, with the numbers of each filter."""
    held = desk.now()
    names = ("severity", "category", "outlet", "rule", "status", "search")
    wanted = Wanted(**{name: query.get(name, "") for name in names})
    result = found(held.items, wanted)
    part = result.items[span(query.get("from", "0"), query.get("count", str(MOST)))]
    outlets = {o.name: o for o in held.report.outlets}
    answer = {
        "revision": _revision(held),
        "total": len(result.items),
        "lines": [views.line(item, outlets) for item in part],
        "facets": {facet: [list(pair) for pair in values] for facet, values in result.facets.items()},
        "open": OPEN,
    }
    if "find" in query:
        keys = (n for n, item in enumerate(result.items) if item.finding.fingerprint == query["find"])
        answer["at"] = next(keys, None)
    return answer


def finding(desk: Desk, query: Query) -> Answer:
    """A finding, what is decided on it, and what can be settled."""
    item = desk.item(query.get("finding", ""))
    held = desk.now()
    return {
        **views.detail(item, held.report),
        "seen": desk.stamp(item),
        "decisions": _decisions(desk, item, held),
        "term": _term(desk, item),
    }


def _decisions(desk: Desk, item: Item, held: Held) -> list[Answer]:
    """Every decision on the finding, whatever file it stands in, and why it does not apply where it does not."""
    outcomes = {o.decision: o for o in held.report.outcomes}
    hits = desk.decisions(item)
    return [_decision(d, outcomes[d].reason if d in outcomes else "") for d in hits]


def _decision(decision: Decision, reason: str) -> Answer:
    return {
        "kind": decision.decision,
        "ground": decision.reason or "",
        "why": printable(decision.why),
        "by": printable(decision.by),
        "decided": decision.decided.isoformat() if decision.decided else "",
        "until": decision.expires.isoformat() if decision.expires else "",
        "place": decision.place,
        "over": printable(reason),
    }


def _term(desk: Desk, item: Item) -> Answer | None:
    """The forms that can be preferred, and what is ruled about them; None where the finding is about no term."""
    if item.status == "settled":
        return {"settled": "settled here; it applies when the articles are read again"}
    term = desk.term(item)
    if term is None:
        return None
    if isinstance(term, Standing):
        return {"settled": printable(term.why)}
    return {
        "id": term.found.id,
        "seen": term.stamp,
        "file": term.file.shown,
        "settled": printable(standing(term)),
        "forms": [{**_form(w), "status": term.status(w.form)} for w in term.found.forms],
        "said": counted(len(term.found.forms), "form"),
    }


def _form(witness: Witness) -> Answer:
    return {
        "form": witness.form,
        "outlets": [f"{short} ×{n}" if n > 1 else short for short, n in witness.outlets],
        "sentence": [visible(witness.before), visible(witness.printed), visible(witness.behind)],
        "place": witness.place,
    }


def article(desk: Desk, query: Query) -> Answer:
    """An article in full, with the places of a finding marked."""
    item = desk.item(query.get("finding", ""))
    held = desk.now()
    printed = next((a for a in held.report.articles if a.id == query.get("article")), None)
    if printed is None:
        raise UsageError("article: no article goes by this name")
    answer: Answer = views.full(printed, item.finding, held.report, held.statements)
    return answer
