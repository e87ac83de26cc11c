"""Which term a place belongs to, where one term stands within another: the longest counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from compare.model import Concept, Excerpt, Rendering

WEAKER = 0.5
"""A longer term takes a place from a shorter one unless its confidence is under this share of the other's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A concept's claim to a place in an article, under one of its forms."""

    concept: Concept
    form: str
    excerpt: Excerpt

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.concept.id, self.form, self.excerpt.order)


def claims(concept: Concept) -> Iterator[Claim]:
    """One claim for each place of each rendering."""
    bare = replace(concept, renderings=())
    return (Claim(bare, r.form, e) for r in concept.renderings for e in r.excerpts)


def contest(rivals: Sequence[Claim]) -> Iterator[Claim]:
    """The claims within one article that hold: not those inside a longer term's place."""
    held: dict[int, list[Claim]] = defaultdict(list)
    for claim in sorted(rivals, key=lambda c: (c.excerpt.start - c.excerpt.end, c.order)):
        span = range(claim.excerpt.start, claim.excerpt.end)
        if not any(_takes(other, claim) for other in held[span[0]]):
            yield claim
            for place in span:
                held[place].append(claim)


def _takes(longer: Claim, shorter: Claim) -> bool:
    inside = longer.excerpt.start <= shorter.excerpt.start and shorter.excerpt.end <= longer.excerpt.end
    larger = longer.excerpt.end - longer.excerpt.start > shorter.excerpt.end - shorter.excerpt.start
    strong = longer.concept.confidence >= WEAKER * shorter.concept.confidence
    return inside and larger and strong


def assemble(held: Sequence[Claim]) -> Iterator[Concept]:
    """The concept whose claims these are, if it keeps two renderings."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for claim in held:
        places[claim.form].append(claim.excerpt)
    if len(places) < 2:
        return
    renderings = [Rendering(f, tuple(sorted(p, key=lambda e: e.order))) for f, p in places.items()]
    renderings.sort(key=lambda r: (-len(r.excerpts), r.form))
    yield replace(held[0].concept, label=renderings[0].form, renderings=tuple(renderings))
