"""Words of two articles that are one word spelt or inflected otherwise: Sebastopol and Sevastopol, ship and ships."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rapidfuzz import fuzz, process

from compare.alignment.content_words import FIGURE, Content

ALIKE = 70
"""Character similarity (Indel ratio, 0..100) of two stems from which they may be one word."""
SHORTEST = 4
"""Letters of such a stem."""

Spellings = dict[str, tuple[str, float]]
"""For a key that one of two articles has alone: the name it shares with the other's, and how alike they are, 0..1."""


def spellings(left: AbstractSet[str], right: AbstractSet[str]) -> Spellings:
    """Keys that one article alone has and those of the other that they stand for: each the other's best.

    The two go by the name that comes first, so that it does not matter which article is the left one.
    """
    lone_left = [k for k in sorted(left - right) if _may_vary(k)]
    lone_right = [k for k in sorted(right - left) if _may_vary(k)]
    if not lone_left or not lone_right:
        return {}
    alike = process.cdist(lone_left, lone_right, scorer=fuzz.ratio, score_cutoff=ALIKE, workers=1)
    best = alike.argmax(axis=0)
    found: Spellings = {}
    for j, other in enumerate(lone_right):
        i = int(best[j])
        if alike[i, j] > 0 and int(alike[i].argmax()) == j:
            found[lone_left[i]] = found[other] = min(lone_left[i], other), float(alike[i, j]) / 100
    return found


def _may_vary(key: str) -> bool:
    return len(key) >= SHORTEST and not key.startswith(FIGURE) and not key[0].isdigit()


def respelt(content: Content, spellings: Spellings) -> Content:
    """The content under the names that both articles share, a respelt word counting for as much as it is alike."""
    if not spellings.keys() & content.keys():
        return content
    found: Content = {}
    for key, rarity in content.items():
        name, alike = spellings.get(key, (key, 1.0))
        found[name] = max(found.get(name, 0), round(rarity * alike))
    return found
