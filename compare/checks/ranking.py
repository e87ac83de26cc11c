"""What marks the forms of a term as official, which terms stand side by side, and the order this gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.kinds._forms import is_name
from compare.english.roots import bag
from compare.model import Excerpt, Finding, Reading, Sign, SignKind

LEAST_ARTICLES = 2
"""Articles that must join forms of two terms by "and" for the two to stand side by side: one may do so by chance."""
Edge = tuple[str, int]


def signed(finding: Finding, view: CorpusView) -> Finding:
    """The finding with the signs of its forms, where it is about a term that is worded in several ways."""
    if finding.category != "terminology" or len(finding.readings) < 2 or not are_printed(finding.readings):
        return finding
    return replace(finding, signs=tuple(_signs(finding, view)))


def are_printed(readings: Iterable[Reading]) -> bool:
    """Whether each reading is a form that is printed, and not what a rule says of one: autonomy for self-reliance."""
    return all(any(bag(place.text) == bag(item.text) for place in item.evidence) for item in readings)


def _signs(finding: Finding, view: CorpusView) -> Iterator[Sign]:
    places = finding.evidence
    tests: tuple[tuple[SignKind, Callable[[Excerpt], bool]], ...] = (
        ("quoted", view.is_quoted_term),
        ("capitalised", lambda place: is_name(place.text)),
    )
    spoken = tuple(filter(view.reports_speech, places))
    if 2 * len({e.article for e in spoken}) >= len({e.article for e in places}):
        yield Sign("spoken", spoken)
    for kind, holds in tests:
        if shown := tuple(filter(holds, places)):
            yield Sign(kind, shown)
    named: dict[str, list[Excerpt]] = defaultdict(list)
    for place in places:
        named[view.designation(place)].append(place)
    for noun in sorted(named.keys() - {""}, key=lambda noun: (-len(named[noun]), noun)):
        yield Sign("named", tuple(named[noun]), noun)
    if _is_everywhere(places, view):
        yield Sign("everywhere", places)


def _is_everywhere(places: Sequence[Excerpt], view: CorpusView) -> bool:
    """Whether every outlet whose articles are compared with these prints one of the forms."""
    own = {e.article for e in places}
    near = own.union(*(view.companions.get(article, ()) for article in own))
    outlets = {view.articles[article].outlet for article in near}
    return len(outlets) > 1 and outlets <= {view.outlet(e).name for e in places}


def arranged(findings: Sequence[Finding], view: CorpusView) -> tuple[Finding, ...]:
    """The findings best first. Those whose terms are named side by side stand together, in the place of the first of
    them, as the articles order them."""
    ordered = sorted(findings, key=lambda f: f.order)
    first = _first(ordered, view)
    beside = _beside(first)
    by_id = {f.id: f for f in ordered}
    placed: dict[str, Finding] = {}
    for found in ordered:
        for name in _block(found.id, beside, first):
            placed.setdefault(name, replace(by_id[name], beside=tuple(sorted(beside.get(name, ())))))
    return tuple(placed.values())


def _first(findings: Iterable[Finding], view: CorpusView) -> dict[tuple[str, str], set[str]]:
    """By two findings of one severity the articles that join a form of the one to one of the other, in this order."""
    official = {f.id: f for f in findings if {s.kind for s in f.signs} & {"quoted", "named"}}
    ends: dict[Edge, set[str]] = defaultdict(set)
    starts: dict[Edge, set[str]] = defaultdict(set)
    for name, found in official.items():
        for place in found.evidence:
            ends[place.article, place.end].add(name)
            starts[place.article, place.start].add(name)
    joined: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in sorted({article for article, _ in ends}):
        for start, end in view.articles[article].joints:
            for one, other in product(ends.get((article, start), ()), starts.get((article, end), ())):
                if one != other and official[one].severity == official[other].severity:
                    joined[one, other].add(article)
    return joined


def _beside(first: Mapping[tuple[str, str], AbstractSet[str]]) -> dict[str, set[str]]:
    """For each finding the ids of those whose forms stand beside its own in several articles."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in first:
        if len(first[one, other] | first.get((other, one), set())) >= LEAST_ARTICLES:
            beside[one].add(other)
            beside[other].add(one)
    return beside


def _block(
    name: str, beside: Mapping[str, AbstractSet[str]], first: Mapping[tuple[str, str], AbstractSet[str]]
) -> list[str]:
    """The finding and all that are named beside it, also by way of others, as most articles order them."""
    block, waiting = {name}, [name]
    while waiting:
        new = beside.get(waiting.pop(), set()) - block
        block |= new
        waiting += sorted(new)
    before = {a: sum(len(first.get((b, a), ())) - len(first.get((a, b), ())) for b in block) for a in block}
    return sorted(block, key=lambda a: (before[a], a))
