"""One concept that was found in two ways is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from compare.english.words import FUNCTION_WORDS, fold, key
from compare.model import Concept, Excerpt, Rendering

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


AGAIN = 0.5
"""What is left of the confidence in a concept all of whose words stand in a surer one about the same noun."""


def same_things(concept: Concept) -> str:
    """The last word of what a concept is called: the noun or name it is about."""
    return key(fold(concept.label.split()[-1]))


def ranked(concepts: Sequence[Concept]) -> Iterator[Concept]:
    """The concepts about one noun; of two that say the same of it the later, or the shorter name, counts less."""
    words = [_words(c) for c in concepts]
    for n, concept in enumerate(concepts):
        others = [w for m, w in enumerate(words) if concepts[m].channel == concept.channel and m != n]
        again = (
            any(words[n] < other for other in others)
            if concept.channel == "surface"
            else concept.support > 0 and any(words[n] <= other for other in words[:n])
        )
        yield replace(concept, confidence=round(concept.confidence * AGAIN, 4)) if again else concept


def _words(concept: Concept) -> frozenset[str]:
    forms = (w for r in concept.renderings for w in r.form.replace("-", " ").split())
    return frozenset(key(w) for w in forms if w.lower() not in FUNCTION_WORDS)
