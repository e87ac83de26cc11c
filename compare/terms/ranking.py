"""What an editor has read in one concept is no news in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.model import Concept
from compare.text import FUNCTION_WORDS, fold, key

AGAIN = 0.5
"""What is left of the confidence in a concept all of whose words stand in a surer one about the same noun."""


def subject(concept: Concept) -> str:
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
