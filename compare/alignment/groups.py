"""Statements of several articles that say the same thing, without chaining two that differ through a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from compare.model import Excerpt, Group, Link, Statement

LEAST_LINKED = 0.5
"""A statement joins a group only if it is linked to at least this share of those already in it."""


def ends(link: Link) -> tuple[str, str]:
    """The two sentences that a link joins."""
    return link.left.sentence, link.right.sentence


def groups(component: Sequence[Link]) -> Iterator[Group]:
    """Groups within one connected component of links, strongest links first."""
    linked: dict[Excerpt, set[Excerpt]] = defaultdict(set)
    by_place: dict[Excerpt, Statement] = {}
    for link in component:
        by_place |= {link.left.excerpt: link.left, link.right.excerpt: link.right}
        linked[link.left.excerpt].add(link.right.excerpt)
        linked[link.right.excerpt].add(link.left.excerpt)
    home: dict[Excerpt, set[Excerpt]] = {}
    for link in sorted(component, key=lambda x: (-x.score, x.order)):
        a = home.get(link.left.excerpt, {link.left.excerpt})
        b = home.get(link.right.excerpt, {link.right.excerpt})
        if a is b or not _fit(a, b, linked):
            continue
        joined = a | b
        for place in joined:
            home[place] = joined
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in component:
        cluster = home.get(link.left.excerpt)
        if cluster is not None and cluster is home.get(link.right.excerpt):
            inside[id(cluster)].append(link)
    for cluster in {id(c): c for c in home.values()}.values():
        members = sorted((by_place[e] for e in cluster), key=lambda s: s.order)
        name = blake2b("|".join(m.id for m in members).encode(), digest_size=6).hexdigest()
        yield Group(name, tuple(members), tuple(inside[id(cluster)]))


def _fit(a: set[Excerpt], b: set[Excerpt], linked: dict[Excerpt, set[Excerpt]]) -> bool:
    pairs = sum(len(linked[x] & b) for x in a)
    return pairs >= LEAST_LINKED * len(a) * len(b)
