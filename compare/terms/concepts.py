"""Swaps into concepts: forms that stand for each other, none drawn in through a third."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import product

from compare.model import Concept, Excerpt, Rendering
from compare.terms.forms import Form, Sighting, Swap

LEAST_TIE = 0.15
"""Strength from which two forms may be joined."""
LEAST_LINKED = 0.5
"""A form joins a concept only if it is tied to at least this share of its forms."""
SIDE_BY_SIDE = 2
"""Words between two forms of one sentence up to which they are different things: autonomy and self-reliance."""

Ties = dict[frozenset[Form], float]


def concepts(component: Sequence[Swap | Sighting]) -> Iterator[Concept]:
    """The concepts among forms that hang together, with every place of each rendering."""
    seen = [r for r in component if isinstance(r, Sighting)]
    ties, support = _ties([r for r in component if isinstance(r, Swap)])
    places: dict[Form, list[Sighting]] = defaultdict(list)
    for sighting in seen:
        places[sighting.form].append(sighting)
    for forms in _clusters(ties, places):
        yield _concept(forms, ties, support, places)


def _ties(found: Sequence[Swap]) -> tuple[Ties, Counter[frozenset[Form]]]:
    """Strength of each pair of forms, 0..1 (noisy or over the sentences that show it), and how many do."""
    shown: dict[frozenset[Form], dict[tuple[str, str], float]] = defaultdict(dict)
    for swap in found:
        pair = frozenset((swap.left, swap.right))
        shown[pair][swap.sentences] = max(swap.score, shown[pair].get(swap.sentences, 0.0))
    ties = {pair: 1 - math.prod(1 - 0.8 * s for s in scores.values()) for pair, scores in shown.items()}
    return ties, Counter({pair: len(scores) for pair, scores in shown.items()})


def _clusters(ties: Ties, places: dict[Form, list[Sighting]]) -> list[frozenset[Form]]:
    home: dict[Form, frozenset[Form]] = {}
    for pair, strength in sorted(ties.items(), key=lambda item: (-item[1], sorted(item[0]))):
        if strength < LEAST_TIE:
            break
        one, other = sorted(pair)
        a, b = home.get(one, frozenset([one])), home.get(other, frozenset([other]))
        if a == b or _different(a, b, places):
            continue
        tied = sum(frozenset(both) in ties for both in product(a, b))
        if tied >= LEAST_LINKED * len(a) * len(b):
            for member in a | b:
                home[member] = a | b
    return sorted(set(home.values()), key=sorted)


def _different(a: frozenset[Form], b: frozenset[Form], places: dict[Form, list[Sighting]]) -> bool:
    """Whether a form of one and a form of the other stand side by side in a sentence, or one in the other."""
    for one, other in product(sorted(a), sorted(b)):
        there = defaultdict(list)
        for sighting in places[other]:
            there[sighting.sentence].append(sighting.excerpt)
        for sighting in places[one]:
            if any(_beside(sighting.excerpt, e) for e in there[sighting.sentence]):
                return True
    return False


def _beside(a: Excerpt, b: Excerpt) -> bool:
    gap = max(a.start, b.start) - min(a.end, b.end)
    return -1 <= gap <= 8


def _concept(
    forms: frozenset[Form], ties: Ties, support: Counter[frozenset[Form]], places: dict[Form, list[Sighting]]
) -> Concept:
    inside = [pair for pair in ties if pair <= forms]
    shown = sum(support[pair] for pair in inside)
    strength = 1 - math.prod(1 - ties[pair] for pair in inside)
    renderings = sorted((_rendering(places[f]) for f in forms if places[f]), key=lambda r: (-len(r.excerpts), r.form))
    name = blake2b("\x1f".join(sorted(" ".join(f) for f in forms)).encode(), digest_size=6).hexdigest()
    return Concept(
        id=name,
        label=renderings[0].form,
        renderings=tuple(renderings),
        support=shown,
        confidence=round(strength, 4),
        source="discovered",
    )


def _rendering(seen: Sequence[Sighting]) -> Rendering:
    texts = Counter(" ".join(s.excerpt.text.split()) for s in seen)
    printed = min(texts, key=lambda t: (-texts[t], not t.islower(), t))
    return Rendering(printed, tuple(sorted((s.excerpt for s in seen), key=lambda e: e.order)))
