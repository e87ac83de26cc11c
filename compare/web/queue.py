"""The queue: findings that are looked for, a page of them at a time, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.english.words import fold
from compare.errors import UsageError
from compare.model import CATEGORIES, Finding, Outlet, Report, Status
from compare.reporters._rows import SCREEN, rule_words

OPEN = "open"
STATUSES: tuple[Status, ...] = ("new", "fixed", "asked", "held", "waived", "baselined")
MOST = 200
"""Findings on a page of the queue."""
FACETS = ("severity", "category", "outlet", "rule", "status")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding under its number in the report, with the words that a search looks through."""

    number: int
    finding: Finding
    outlets: tuple[str, ...]
    words: str
    status: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: an empty text wants everything. `status` is `open`, a status, or empty."""

    severity: str = ""
    category: str = ""
    outlet: str = ""
    rule: str = ""
    status: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The items that are wanted, and for each facet how many others of its values would bring."""

    items: tuple[Item, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]


def items(report: Report, ruled: Iterable[str] = ()) -> tuple[Item, ...]:
    """The findings in the order of the report; those in `ruled` have had their term settled since it was made."""
    settled = frozenset(ruled)
    outlets = {o.name: o for o in report.outlets}
    shown = [f for f in report.findings if f.severity in SCREEN]
    return tuple(_item(n, f, outlets, settled) for n, f in enumerate(shown, start=1))


def _item(number: int, finding: Finding, outlets: Mapping[str, Outlet], settled: frozenset[str]) -> Item:
    named = tuple(name for name in outlets if any(name in r.outlets for r in finding.readings))
    shorts = (outlets[name].short for name in named)
    articles = {e.article for r in finding.readings for e in r.evidence}
    said = [finding.subject, rule_words(finding), finding.category, finding.message, finding.id]
    said += [*(r.text for r in finding.readings), *named, *shorts, *sorted(articles)]
    status = "settled" if finding.fingerprint in settled and finding.status == "new" else finding.status
    return Item(number, finding, named, fold("\n".join(said)), status)


def found(every: Sequence[Item], wanted: Wanted) -> Found:
    """What of the queue is wanted."""
    words = fold(wanted.search).split()
    named = [item for item in every if all(word in item.words for word in words)]
    facets = {}
    for facet in FACETS:
        others = [name for name in FACETS if name != facet]
        rest = [item for item in named if all(_fits(item, name, wanted) for name in others)]
        facets[facet] = _counted(facet, rest)
    fitting = (item for item in named if all(_fits(item, name, wanted) for name in FACETS))
    return Found(tuple(fitting), facets)


def _fits(item: Item, facet: str, wanted: Wanted) -> bool:
    value = getattr(wanted, facet)
    if not value:
        return True
    if facet == "status" and value == OPEN:
        return item.status == "new"
    return value in VALUES[facet](item)


VALUES: Mapping[str, Callable[[Item], tuple[str, ...]]] = {
    "severity": lambda item: (item.finding.severity,),
    "category": lambda item: (item.finding.category,),
    "outlet": lambda item: item.outlets,
    "rule": lambda item: (item.finding.rule,),
    "status": lambda item: (item.status,),
}
ORDER: Mapping[str, Sequence[str]] = {
    "severity": tuple(SCREEN),
    "category": CATEGORIES,
    "status": (*STATUSES, "settled"),
}


def _counted(facet: str, rest: Iterable[Item]) -> tuple[tuple[str, int], ...]:
    """Each value with its number, in the order in which an editor wants to hear of them, else by number."""
    counts = Counter(value for item in rest for value in VALUES[facet](item))
    order = ORDER.get(facet)
    ranked = sorted(counts, key=lambda v: (order.index(v) if order else -counts[v], v))
    return tuple((value, counts[value]) for value in ranked)


def span(begin: str, count: str) -> slice:
    """The part of the queue from item `begin`, counted from 0. Raises UsageError."""
    if not (begin.isascii() and begin.isdigit() and count.isascii() and count.isdigit()):
        raise UsageError("from and count: take whole numbers")
    start, number = int(begin[:9]), int(count[:9])
    return slice(start, start + min(number, MOST))
