"""What a claim is compared with: the same claim in linked sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rapidfuzz.fuzz import ratio

from compare.checks.corpus_view import CorpusView
from compare.facts.compared import (
    ALIKE,
    dates,
    other_days,
    overlap,
    places,
)
from compare.model import Link
from compare.quantities.records import CountMention

YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b(?!,\d)")


YEAR_BEHIND = re.compile(r"[^.,;]{0,60}\bin\s+(1[5-9]\d\d|20\d\d)\b")


DATE = 24
"""Characters to which a date runs."""


def years(count: CountMention) -> set[str]:
    """The years of which a number is told, without a day: in 1979, when 40 died; a 1979 fire that killed 40 people."""
    place, start = count.sentence.excerpt, count.fact.excerpt.start - count.sentence.excerpt.start
    days = [d.excerpt.start - place.start for d in dates(count.sentence) if d.day is not None]
    before, after = place.text[:start], YEAR_BEHIND.match(place.text, start)
    found = {m[0] for m in YEAR.finditer(before) if not any(d <= m.start() < d + DATE for d in days)}
    return found | ({after[1]} if after else set())


def one_claim(link: Link, view: CorpusView, *, shared: float) -> bool:
    """Whether both sides report one occasion, name no different days, and share so much of their words, 0..1."""
    left, right = link.left, link.right
    if not view.one_occasion(left.excerpt, right.excerpt) or view.corrects(left.excerpt, right.excerpt):
        return False
    return overlap(left, right) >= shared and not other_days(left, right)


def elsewhere(one: CountMention, other: CountMention) -> bool:
    """Whether each sentence names a place, and the other's article names neither, in this or a like spelling."""
    here, there = places(one.sentence), places(other.sentence)
    return bool(here and there) and not _named(here, other.names) and not _named(there, one.names)


def _named(places: Iterable[str], names: Iterable[str]) -> bool:
    return any(ratio(place, name) >= ALIKE for place in places for name in names)


def neighbours(counts: Sequence[CountMention], view: CorpusView) -> Iterator[tuple[CountMention, CountMention]]:
    """Pairs of counts in two articles that have anything to do with each other, each pair once, in order."""
    held: dict[str, list[CountMention]] = {}
    for count in counts:
        article = count.fact.excerpt.article
        near = view.companions.get(article, frozenset()) | view.occasions.get(article, frozenset())
        for other in sorted(near & held.keys()):
            yield from ((earlier, count) for earlier in held[other])
        held.setdefault(article, []).append(count)


def joined(pairs: Iterable[tuple[CountMention, CountMention]]) -> list[list[CountMention]]:
    """The counts of pairs that hang together, each group in the order of the articles."""
    group_of: dict[tuple[Any, ...], list[CountMention]] = {}
    for pair in pairs:
        groups = {id(g): g for g in (group_of.get(c.order, [c]) for c in pair)}
        whole = [c for g in groups.values() for c in g]
        group_of |= dict.fromkeys((c.order for c in whole), whole)
    found = {id(g): g for g in group_of.values()}.values()
    return sorted((sorted(g, key=lambda c: c.order) for g in found), key=lambda g: g[0].order)
