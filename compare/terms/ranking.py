"""What an editor has read in one concept is no news in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.model import Concept
from compare.text import FUNCTION_WORDS, key

AGAIN = 0.5
"""What is left of the confidence in a concept all of whose words stand in a surer one about the same noun."""


def subject(concept: Concept) -> str:
    """The last word of what a concept is called: the noun it is about."""
    return key(concept.label.split()[-1])


def ranked(concepts: Sequence[Concept]) -> Iterator[Concept]:
    """The concepts about one noun, the later of two that say the same of it with less confidence."""
    said: list[frozenset[str]] = []
    for concept in concepts:
        words = _words(concept)
        again = concept.support > 0 and any(words <= earlier for earlier in said)
        said.append(words)
        yield replace(concept, confidence=round(concept.confidence * AGAIN, 4)) if again else concept


def _words(concept: Concept) -> frozenset[str]:
    forms = (w for r in concept.renderings for w in r.form.replace("-", " ").split())
    return frozenset(key(w) for w in forms if w.lower() not in FUNCTION_WORDS)
