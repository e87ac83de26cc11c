"""Who, where and when of a sentence: what tells the subject of one from that of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from rapidfuzz.fuzz import ratio

from compare.checks.rule import Desk
from compare.model import Byline, Count, Date, Excerpt, Link, Statement
from compare.text import fold

LOCAL = frozenset({"in", "at", "near", "through", "outside"})
ALIKE = 85.0
"""Likeness, 0..100, from which two names are one place in two spellings: Sevastopol, Sebastopol."""
RARE, SPELT = 0.9, 80.0
"""Rarity, 0..1, from which a word is a name that is no common one, and the likeness from which two such may be one."""
YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b(?!,\d)")
YEAR_BEHIND = re.compile(r"[^.,;]{0,60}\bin\s+(1[5-9]\d\d|20\d\d)\b")
DATE = 24
"""Characters to which a date runs."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def names(statement: Statement) -> set[str]:
    """Keys of the capitalised words, without those that name a day."""
    return {t.key for t in statement.tokens if t.text[0].isupper() and t.rarity > 0 and fold(t.text) not in DAYS}


def places(statement: Statement) -> set[str]:
    """Keys of the names that stand behind in, at or near."""
    plain = [t for t in statement.tokens if t.key not in ("the", "a", "an")]
    return {t.key for before, t in pairwise(plain) if t.text[0].isupper() and before.key in LOCAL} & names(statement)


def content(statement: Statement) -> set[str]:
    """Keys of the words that are neither grammar nor digits."""
    return {t.key for t in statement.tokens if t.rarity > 0 and not t.text[0].isdecimal()}


def keys_in(statement: Statement, place: Excerpt) -> tuple[str, ...]:
    """Keys of the content words at a place of the statement, in their order."""
    tokens = statement.tokens
    first, stop = (bisect_left(tokens, at, key=lambda t: t.start) for at in (place.start, place.end))
    return tuple(t.key for t in tokens[first:stop] if t.rarity > 0 and t.end <= place.end)


def dates(statement: Statement) -> list[Date]:
    """The dates that a statement states."""
    return [fact for fact in statement.facts if isinstance(fact, Date)]


def years(count: Count) -> set[str]:
    """The years of which a number is told, without a day: in 1979, when 40 died; a 1979 fire that killed 40 people."""
    place, start = count.sentence.excerpt, count.fact.excerpt.start - count.sentence.excerpt.start
    days = [d.excerpt.start - place.start for d in dates(count.sentence) if d.day is not None]
    before, after = place.text[:start], YEAR_BEHIND.match(place.text, start)
    found = {m[0] for m in YEAR.finditer(before) if not any(d <= m.start() < d + DATE for d in days)}
    return found | ({after[1]} if after else set())


def one_day(left: Date, right: Date) -> bool:
    """Whether the two may be the same day, as far as they are stated."""
    sides = [(d.year, d.month, d.day, d.weekday) for d in (left, right)]
    return all(a is None or b is None or a == b for a, b in zip(*sides, strict=True))


def other_days(left: Statement, right: Statement) -> bool:
    """Whether both state dates, and no two of them can be the same."""
    sides = dates(left), dates(right)
    return all(sides) and not any(one_day(a, b) for a in sides[0] for b in sides[1])


def begin_apart(left: Byline, right: Byline) -> bool:
    """Whether both articles begin with days of the week, and with other ones."""
    return bool(left.days and right.days) and set(left.days).isdisjoint(right.days)


def one_claim(link: Link, desk: Desk, *, shared: float) -> bool:
    """Whether both sides report one occasion, name no different days, and share so much of their words, 0..1."""
    left, right = link.left, link.right
    if not desk.one_occasion(left.excerpt, right.excerpt) or desk.corrects(left.excerpt, right.excerpt):
        return False
    return overlap(left, right) >= shared and not other_days(left, right)


def overlap(left: Statement, right: Statement) -> float:
    """Share, 0..1, of the content words of the statement that has fewer which stand in the other, too."""
    one, other = content(left), content(right)
    return len(one & other) / max(1, min(len(one), len(other)))


def share_names(left: Statement, right: Statement) -> bool:
    """Whether a name stands in both, or a rare one in two spellings that may be one: Evmenov, Yevmenov."""
    if names(left) & names(right):
        return True
    return any(ratio(a, b) >= SPELT for a in _rare(left) for b in _rare(right))


def _rare(statement: Statement) -> list[str]:
    return sorted({fold(t.text) for t in statement.tokens if t.text[0].isupper() and t.rarity >= RARE})


def elsewhere(one: Count, other: Count) -> bool:
    """Whether each sentence names a place, and the other's article names neither, in this or a like spelling."""
    here, there = places(one.sentence), places(other.sentence)
    return bool(here and there) and not _named(here, other.names) and not _named(there, one.names)


def _named(places: Iterable[str], names: Iterable[str]) -> bool:
    return any(ratio(place, name) >= ALIKE for place in places for name in names)


def neighbours(counts: Sequence[Count], desk: Desk) -> Iterator[tuple[Count, Count]]:
    """Pairs of counts in two articles that have anything to do with each other, each pair once, in order."""
    held: dict[str, list[Count]] = {}
    for count in counts:
        article = count.fact.excerpt.article
        near = desk.companions.get(article, frozenset()) | desk.occasions.get(article, frozenset())
        for other in sorted(near & held.keys()):
            yield from ((earlier, count) for earlier in held[other])
        held.setdefault(article, []).append(count)


def joined(pairs: Iterable[tuple[Count, Count]]) -> list[list[Count]]:
    """The counts of pairs that hang together, each group in the order of the articles."""
    group_of: dict[tuple[Any, ...], list[Count]] = {}
    for pair in pairs:
        groups = {id(g): g for g in (group_of.get(c.order, [c]) for c in pair)}
        whole = [c for g in groups.values() for c in g]
        group_of |= dict.fromkeys((c.order for c in whole), whole)
    found = {id(g): g for g in group_of.values()}.values()
    return sorted((sorted(g, key=lambda c: c.order) for g in found), key=lambda g: g[0].order)
