"""Which term a place belongs to, where one term stands within another: the longest counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from compare.english.words import key
from compare.model import Concept, Excerpt, Rendering

Form: TypeAlias = tuple[str, ...]

OWNED = re.compile(r"\bof (?:the )?$")
WEAKER = 0.75
"""A longer term takes a place from a shorter one unless its confidence is under this share of the other's; so does a
shorter one that shows the same difference."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A concept's claim to a place in an article, under one of its forms; `forms` are all it has, as matched."""

    concept: Concept
    forms: tuple[Form, ...]
    form: str
    excerpt: Excerpt

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.concept.id, self.form, self.excerpt.order)


def claims(concept: Concept) -> Iterator[Claim]:
    """One claim for each place of each rendering."""
    bare = replace(concept, renderings=())
    forms = tuple(sorted({tuple(map(key, r.form.split())) for r in concept.renderings}))
    return (Claim(bare, forms, r.form, e) for r in concept.renderings for e in r.excerpts)


def paragraph(claim: Claim) -> tuple[str, int]:
    """The article and the paragraph that a claim is in: one in another is no rival."""
    return claim.excerpt.article, claim.excerpt.paragraph


def contest(rivals: Sequence[Claim]) -> Iterator[Claim]:
    """The claims within one paragraph that hold: not those inside a longer term's place, nor longer ones that say no
    more than a shorter one: (Permanent Deputy Secretary) of the Committee."""
    held: dict[int, list[Claim]] = defaultdict(list)
    for claim in _without_copies(rivals):
        span = range(claim.excerpt.start, claim.excerpt.end)
        if not any(_takes(other, claim) for other in held[span[0]]):
            yield claim
            for place in span:
                held[place].append(claim)


def _without_copies(rivals: Sequence[Claim]) -> list[Claim]:
    """The claims, longest first, without those of concepts that only repeat the difference of a shorter one."""
    there: dict[int, list[Claim]] = defaultdict(list)
    for claim in rivals:
        there[claim.excerpt.start].append(claim)
    ranked = sorted(rivals, key=lambda c: (c.excerpt.start - c.excerpt.end, c.order))
    return [
        claim
        for claim in ranked
        if not any(
            (_is_in(other, claim) and _repeats(claim, other)) or _is_covered(claim, other)
            for place in range(claim.excerpt.start, claim.excerpt.end)
            for other in there[place]
        )
    ]


def _repeats(longer: Claim, shorter: Claim) -> bool:
    """Whether all forms of the longer concept, or this and another, are those of the shorter with the same around them.

    Two are enough only where neither is the other with a word more: a name may be cut short in many ways.
    """
    if shorter.concept.confidence < WEAKER * longer.concept.confidence:
        return False
    own = tuple(map(key, longer.form.split()))
    for here in shorter.forms:
        for before, behind in _around(own, here):
            parts = [p for p in shorter.forms if p != here and before + p + behind in longer.forms]
            whole = len(parts) + 1 == len(longer.forms)
            if (before or behind) and ((whole and parts) or any(_apart(here, p) for p in parts)):
                return True
    return False


def _apart(one: Form, other: Form) -> bool:
    return not (set(one) <= set(other) or set(other) <= set(one))


def _around(form: Form, part: Form) -> Iterator[tuple[Form, Form]]:
    """The words before and behind each place of a part within a form."""
    size = len(part)
    return ((form[:n], form[n + size :]) for n in range(len(form) - size + 1) if form[n : n + size] == part)


def _is_covered(claim: Claim, other: Claim) -> bool:
    """Whether another concept has the place, and all forms of the claim's and more."""
    return claim.excerpt == other.excerpt and set(claim.forms) < set(other.forms)


def _takes(longer: Claim, shorter: Claim) -> bool:
    """Whether the place is only the longer term's.

    A name that all forms of it hold is a name there, too, and so is one behind "of": Forum of the (Bay Area).
    """
    part = tuple(map(key, shorter.form.split()))
    named = longer.concept.id != shorter.concept.id and shorter.excerpt.text[0].isupper()
    if named and (all(any(_around(form, part)) for form in longer.forms) or _is_owner(shorter, longer)):
        return False
    return _is_in(shorter, longer) and longer.concept.confidence >= WEAKER * shorter.concept.confidence


def _is_owner(shorter: Claim, longer: Claim) -> bool:
    """Whether the longer term ends in "of" and the shorter one."""
    inner, outer = shorter.excerpt, longer.excerpt
    before = outer.text[: max(0, inner.start - outer.start)]
    return inner.end == outer.end and OWNED.search(before) is not None


def _is_in(shorter: Claim, longer: Claim) -> bool:
    """Whether the first place is a part of the second."""
    one, other = shorter.excerpt, longer.excerpt
    inside = other.start <= one.start and one.end <= other.end
    return inside and other.end - other.start > one.end - one.start


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
