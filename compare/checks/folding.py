"""Findings put together: two rows of one term as one, parts of a larger difference folded into it, all in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import merged
from compare.checks.ranking import arranged, signed
from compare.checks.rulings import APART, is_ruling, with_rulings
from compare.checks.run import name_of, united
from compare.english.roots import bag
from compare.model import SEVERITIES, Excerpt, Finding, Reading
from compare.packs.rule import Rule

MOSTLY = 0.6
"""Share of a finding's places inside a larger one from which it is a facet of that."""
INSIDE = 0.8
"""Share of a place's characters from which it lies in a larger one."""
COMMON = 2
"""Readings that two rows must share to be of one term; one is enough where the others are the same words."""


def completed(findings: Iterable[Finding], rules: Mapping[str, Rule], view: CorpusView) -> list[Finding]:
    """The findings, those of one unsettled term as one, under the name of the first of them."""
    kept: list[Finding] = []
    there: dict[Any, list[int]] = defaultdict(list)
    for found in sorted(findings, key=lambda f: f.order):
        near = sorted({n for place in found.evidence for n in there[found.rule, place.order]})
        home = next((n for n in near if _are_one(found, kept[n])), None)
        if home is None:
            home = len(kept)
            kept.append(found)
        else:
            kept[home] = merged(rules[found.rule], (kept[home], found), view)
        for place in found.evidence:
            there[found.rule, place.order].append(home)
    return kept


def _are_one(found: Finding, other: Finding) -> bool:
    """Whether both are of one unsettled term, and no article stands behind what one of them adds and the other has."""
    if found.category != "terminology" or found.suggestion or other.suggestion:
        return False
    shared = [(a, b) for a in found.readings for b in other.readings if not set(a.evidence).isdisjoint(b.evidence)]
    ours = [r for r in found.readings if all(r is not a for a, _ in shared)]
    theirs = [r for r in other.readings if all(r is not b for _, b in shared)]
    if len(shared) < COMMON and {bag(r.text) for r in ours} != {bag(r.text) for r in theirs}:
        return False
    apart = _articles(ours).isdisjoint(_articles(other.readings))
    return apart and _articles(theirs).isdisjoint(_articles(found.readings))


def _articles(readings: Iterable[Reading]) -> set[str]:
    return {place.article for item in readings for place in item.evidence}


def fold(findings: Iterable[Finding], rules: Iterable[Rule], view: CorpusView) -> tuple[Finding, ...]:
    """The findings of all records, each thing said once, best first, with ids that are distinct.

    What a termbase rules is put to them last: without it they are the same.
    """
    by_id = {rule.id: rule for rule in rules}
    same: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for found in findings:
        same[name_of(found)].append(found)
    once = [one for _, group in sorted(same.items()) for one in united(group, by_id, view)]
    rulings = [f for f in once if is_ruling(f, by_id)]
    others = _without_facets(completed([f for f in once if not is_ruling(f, by_id)], by_id, view))
    return arranged(_named([signed(f, view) for f in with_rulings(others, rulings, by_id, view)]), view)


def _without_facets(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that are not part of a larger one of the same or higher severity."""
    largest_first = sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), -_length(f), f.order))
    kept: list[Finding] = []
    around: dict[str, list[tuple[Excerpt, int]]] = defaultdict(list)
    for found in largest_first:
        comparable = found.category not in APART and len(found.readings) > 1 and not _follows_reference(found)
        if comparable and _is_facet(found, around):
            continue
        if comparable:
            for place in found.evidence:
                around[place.article].append((place, len(kept)))
        kept.append(found)
    return kept


def _follows_reference(found: Finding) -> bool:
    """Whether it says which form of a term is right."""
    return found.category == "terminology" and found.suggestion is not None


def _common(one: Excerpt, other: Excerpt) -> int:
    """How many characters two places of one article share."""
    return min(one.end, other.end) - max(one.start, other.start)


def _length(found: Finding) -> int:
    return sum(e.end - e.start for e in found.evidence)


def _is_facet(found: Finding, around: dict[str, list[tuple[Excerpt, int]]]) -> bool:
    """Whether most of its places, and two of its readings, lie inside those of one larger finding."""
    inside: dict[int, int] = defaultdict(int)
    readings: dict[int, set[str]] = defaultdict(set)
    for item in found.readings:
        for place in item.evidence:
            holders = {n for e, n in around[place.article] if _is_inside(place, e)}
            for number in holders:
                inside[number] += 1
                readings[number].add(item.text)
    places = sum(len(item.evidence) for item in found.readings)
    return any(count >= MOSTLY * places and len(readings[n]) > 1 for n, count in inside.items())


def _is_inside(place: Excerpt, larger: Excerpt) -> bool:
    """Whether most of the place lies in the larger one: a list may run on where a quotation ends."""
    return _common(place, larger) >= INSIDE * (place.end - place.start)


def _named(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with the shortest ids, of six characters or more, that tell them apart."""
    length = 6
    while len({f.fingerprint[:length] for f in findings}) < len({f.fingerprint for f in findings}):
        length += 1
    return tuple(replace(f, id=f.fingerprint[:length]) for f in findings)
