"""Rules over records, and what they found put together: said once, facets folded, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from compare import plugins
from compare.checks.completing import completed
from compare.checks.finding import merged, rolled_up
from compare.checks.rule import Desk, Rule
from compare.checks.rulings import APART, is_ruling, with_rulings
from compare.checks.signs import arranged, signed
from compare.model import SEVERITIES, Excerpt, Finding

KINDS = "compare.checks.kinds"
MOSTLY = 0.6
"""Share of a finding's places inside a larger one from which it is a facet of that."""
INSIDE = 0.8
"""Share of a place's characters from which it lies in a larger one."""


def run_rules(subject: Any, rules: Iterable[Rule], desk: Desk) -> Iterator[Finding]:
    """What the rules for records of this class find in one of them; references are never suspects."""
    for rule in rules:
        kind = plugins.load(KINDS, rule.kind)
        if rule.severity != "off" and isinstance(subject, kind.SUBJECT):
            for found in kind.find(rule, subject, desk):
                if found.severity != "off" and not all(map(desk.is_reference, found.evidence)):
                    yield found


def is_repeatable(rules: Iterable[Rule]) -> bool:
    """Whether what the rules find depends on nothing but what they are given, and the program: no kind of rule is, or
    calls, somebody else's code."""
    kinds = [plugins.load(KINDS, rule.kind) for rule in rules if rule.severity != "off"]
    return all(k.__name__.startswith(KINDS) and not getattr(k, "IS_FOREIGN", False) for k in kinds)


def name_of(found: Finding) -> tuple[str, str]:
    """What findings that say the same thing share."""
    return found.rule, found.fingerprint


def united(same: Sequence[Finding], rules: Mapping[str, Rule], desk: Desk) -> Iterator[Finding]:
    """The one finding that several amount to which say the same thing."""
    yield _one(rules[same[0].rule], same, desk)


def fold(findings: Iterable[Finding], rules: Iterable[Rule], desk: Desk) -> tuple[Finding, ...]:
    """The findings of all records, each thing said once, best first, with ids that are distinct.

    What a termbase rules is put to them last: without it they are the same.
    """
    by_id = {rule.id: rule for rule in rules}
    same: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for found in findings:
        same[name_of(found)].append(found)
    once = [_one(by_id[rule], group, desk) for (rule, _), group in sorted(same.items())]
    rulings = [f for f in once if is_ruling(f, by_id)]
    others = _without_facets(completed([f for f in once if not is_ruling(f, by_id)], by_id, desk))
    return arranged(_named([signed(f, desk) for f in with_rulings(others, rulings, by_id, desk)]), desk)


def _one(rule: Rule, same: Sequence[Finding], desk: Desk) -> Finding:
    if len(same) == 1:
        return same[0]
    return rolled_up(rule, same, desk) if rule.category == "house-style" else merged(rule, same, desk)


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
