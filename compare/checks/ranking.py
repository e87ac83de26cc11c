"""What marks the forms of a term as official, which terms stand side by side, and the order this gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    named = [(e, noun) for e in places if (noun := view.designation(e))]
    if named:
        nouns = [noun.lower() for _, noun in named]
        yield Sign("named", tuple(e for e, _ in named), max(sorted(set(nouns)), key=nouns.count))
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
    beside, first = _beside(ordered, view)
    by_id = {f.id: f for f in ordered}
    placed: dict[str, Finding] = {}
    for found in ordered:
        near = sorted(beside.get(found.id, ()), key=lambda name: (first[found.id, name], name))
        ahead = [name for name in near if first[name, found.id] > first[found.id, name]]
        for name in (*ahead, found.id, *(n for n in near if n not in ahead)):
            placed.setdefault(name, replace(by_id[name], beside=tuple(sorted(beside.get(name, ())))))
    return tuple(placed.values())


def _beside(findings: Iterable[Finding], view: CorpusView) -> tuple[dict[str, set[str]], Counter[tuple[str, str]]]:
    """For each finding the ids of those of its severity whose forms stand beside its own in several articles, and in
    how many the one comes before the other."""
    official = {f.id: f for f in findings if {s.kind for s in f.signs} & {"quoted", "named"}}
    ends: dict[Edge, set[str]] = defaultdict(set)
    starts: dict[Edge, set[str]] = defaultdict(set)
    for name, found in official.items():
        for place in found.evidence:
            ends[place.article, place.end].add(name)
            starts[place.article, place.start].add(name)
    joined: set[tuple[str, str, str]] = set()
    for article in {article for article, _ in ends}:
        for start, end in view.articles[article].joints:
            both = product(ends.get((article, start), ()), starts.get((article, end), ()))
            joined |= {(one, other, article) for one, other in both if one != other}
    first = Counter((one, other) for one, other, _ in joined)
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in list(first):
        together = {article for a, b, article in joined if {a, b} == {one, other}}
        if len(together) >= LEAST_ARTICLES and official[one].severity == official[other].severity:
            beside[one].add(other)
            beside[other].add(one)
    return beside, first
