"""One concept that was found in two ways is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from compare.model import Concept, Excerpt, Rendering
from compare.text import key

Name: TypeAlias = tuple[str, ...]


def subject(concept: Concept) -> tuple[Name, ...]:
    """The forms of a concept as they are matched: by their stems; spellings of one word as printed."""
    return tuple(sorted({_name(r.form, concept) for r in concept.renderings}))


def _name(form: str, concept: Concept) -> Name:
    stems = {tuple(map(key, r.form.split())) for r in concept.renderings}
    return tuple(map(key, form.split())) if len(stems) == len(concept.renderings) else (form,)


def join(same: Sequence[Concept]) -> Iterator[Concept]:
    """The surest of the concepts, with every place that any of them has."""
    places: dict[Name, dict[Any, Excerpt]] = defaultdict(dict)
    printed: dict[Name, str] = {}
    for concept in same:
        for rendering in concept.renderings:
            name = _name(rendering.form, concept)
            printed.setdefault(name, rendering.form)
            places[name] |= {e.order: e for e in rendering.excerpts}
    proof = {e.order: e for c in same for e in c.proof}
    renderings = [Rendering(printed[n], tuple(found[k] for k in sorted(found))) for n, found in places.items()]
    renderings.sort(key=lambda r: (-len(r.excerpts), r.form))
    yield replace(
        same[0],
        label=renderings[0].form,
        renderings=tuple(renderings),
        support=max(c.support for c in same),
        proof=tuple(proof[k] for k in sorted(proof)),
        channel=max(c.channel for c in same),
        contrasts=tuple(sorted({p for c in same for p in c.contrasts}, key=lambda p: (p[0].order, p[1].order))),
    )
