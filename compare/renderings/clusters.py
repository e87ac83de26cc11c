"""Swaps into concepts: forms that stand for each other, none drawn in through a third."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations, combinations_with_replacement, product
from typing import TypeAlias

from compare.english.words import FUNCTION_WORDS
from compare.model import Channel, Concept, Excerpt, Rendering
from compare.renderings.association import association
from compare.renderings.records import Form, Occurrence, PhrasePair

LEAST_TIE = 0.08
"""Strength from which two forms may be joined."""
LEAST_PAIR = 0.2
"""Strength from which two forms that fit in no larger concept make one of their own, where they were seen."""
LEAST_MEAN = 0.25
"""Mean strength of the ties between two sets of forms from which they are joined, where one holds several."""
LEAST_LINKED = 0.5
"""A form joins a concept only if it is tied to at least this share of its forms."""
LEAST_ROOT = 5
"""Letters that two words of one root have in common."""
OFFICIAL = 2
"""Power to which the doubt in a concept is raised whose forms are quoted as terms or capitalised as names."""

Ties: TypeAlias = dict[frozenset[Form], float]
Swaps: TypeAlias = dict[frozenset[Form], list[PhrasePair]]
Places: TypeAlias = dict[Form, list[Occurrence]]
Names: TypeAlias = dict[Form, frozenset[str]]
"""Forms with the articles that print them."""


def concepts(component: Sequence[PhrasePair | Occurrence]) -> Iterator[Concept]:
    """The concepts among forms that hang together, with every place of each rendering."""
    places: Places = defaultdict(list)
    swaps: Swaps = defaultdict(list)
    for record in component:
        if isinstance(record, Occurrence):
            places[record.form].append(record)
        else:
            swaps[frozenset((record.left, record.right))].append(record)
    swaps = {pair: shown for pair, shown in swaps.items() if not are_members(min(pair), max(pair), places)}
    beside = side_by_side(places)
    swaps = {p: [s for s in shown if beside.get(p, set()).isdisjoint(s.sentences)] for p, shown in swaps.items()}
    ties = {pair: association(shown, places) for pair, shown in swaps.items() if shown}
    clusters = _clusters(ties, beside, _names(places))
    whole = _with_guests(clusters, ties)
    settled = {f: forms for forms in clusters for f in forms}
    rank = {pair: number for number, pair in enumerate(ties)}
    for forms in whole:
        inside = sorted({settled[f] for f in forms if f in settled and settled[f] <= forms}, key=sorted)
        home = max(inside, key=len)
        kept = {f: places[f] if f in home else _proven(f, home, swaps, places) for f in forms}
        power = OFFICIAL if _is_official([s for f in home for s in places[f]]) else 1
        yield from _concept(forms, ties, swaps, kept, rank=rank, power=power, apart=contrasts(forms, places, beside))
    derived = {p: association(swaps[p], {}) for p in ties if _is_derived(*p)}
    near = ties | derived
    for pair in _left_over(near, whole):
        kept = {f: _proven(f, pair, swaps, places) if f in settled or pair in derived else places[f] for f in pair}
        one, other = pair
        quoted = set(one) & set(other) - FUNCTION_WORDS and any(s.quoted for f in pair for s in places[f])
        power = OFFICIAL if quoted else 1
        yield from _concept(pair, near, swaps, kept, rank=rank, power=power, apart=contrasts(pair, places, beside))


def _proven(form: Form, others: frozenset[Form], swaps: Swaps, places: Places) -> list[Occurrence]:
    """The places of a form with several meanings where it stands against one of the other forms."""
    shown = {
        p.order
        for other in others - {form}
        for swap in swaps.get(frozenset((form, other)), ())
        for p in (swap.left_place, swap.right_place)
    }
    return [s for s in places[form] if s.excerpt.order in shown]


def _with_guests(clusters: Sequence[frozenset[Form]], ties: Ties) -> list[frozenset[Form]]:
    """The clusters, each with the forms at home elsewhere that stand for most of its own.

    A word with several meanings is a guest in the concept that it is used for now and then; of two words that
    could each be the other's guest, the one that stands for more of the other's concept is.
    """
    home = {f: forms for forms in clusters for f in forms}

    def welcome(form: Form, forms: frozenset[Form]) -> bool:
        there = frozenset([form])
        if not _is_tied(there, forms, ties):
            return False
        own = home.get(form, there)
        back = max(_mean_tie(frozenset([member]), own, ties) for member in forms)
        return _mean_tie(there, forms, ties) > (back if len(own) > 1 else 0)

    tied: dict[Form, set[Form]] = defaultdict(set)
    for one, other in map(sorted, ties):
        tied[one].add(other)
        tied[other].add(one)
    near = [sorted({f for member in forms for f in tied[member]} - forms) for forms in clusters]
    return [
        forms | {f for f in found if len(forms) > 1 and welcome(f, forms)}
        for forms, found in zip(clusters, near, strict=True)
    ]


def _mean_tie(a: frozenset[Form], b: frozenset[Form], ties: Ties) -> float:
    return math.fsum(ties.get(frozenset(both), 0.0) for both in product(a, b)) / (len(a) * len(b))


def _names(places: Places) -> Names:
    """The forms that are names wherever they stand, each with the articles that print it."""
    return {
        form: frozenset(s.excerpt.article for s in seen)
        for form, seen in places.items()
        if all(_is_name(s.excerpt.text) for s in seen)
    }


def _clusters(ties: Ties, beside: Beside, names: Names) -> list[frozenset[Form]]:
    home: dict[Form, frozenset[Form]] = {}
    for pair, tie in sorted(ties.items(), key=lambda item: (-item[1], sorted(item[0]))):
        if tie < LEAST_TIE:
            break
        one, other = sorted(pair)
        a, b = home.get(one, frozenset([one])), home.get(other, frozenset([other]))
        if a == b or different(a, b, beside):
            continue
        if len(a) == len(b) == 1 or _is_tied(a, b, ties) or (tie >= LEAST_MEAN and _is_one_name(a, b, names)):
            for member in a | b:
                home[member] = a | b
    return sorted(set(home.values()), key=sorted)


def _is_one_name(a: frozenset[Form], b: frozenset[Form], names: Names) -> bool:
    """Whether all forms are names, and no article prints one of either set: each has its own name for the thing."""
    if not (a <= names.keys() and b <= names.keys()):
        return False
    ours, theirs = (frozenset().union(*(names[f] for f in forms)) for forms in (a, b))
    return ours.isdisjoint(theirs)


def _is_tied(a: frozenset[Form], b: frozenset[Form], ties: Ties) -> bool:
    """Whether enough forms of the two sets are tied, and strongly enough on the whole."""
    between = [ties.get(frozenset(both), 0.0) for both in product(a, b)]
    tied = sum(tie >= LEAST_TIE for tie in between)
    return tied >= LEAST_LINKED * len(between) and _mean_tie(a, b, ties) >= LEAST_MEAN


def _left_over(ties: Ties, clusters: Sequence[frozenset[Form]]) -> list[frozenset[Form]]:
    """Pairs that are strongly tied and in no concept together: one of their forms has a second meaning.

    A form of a concept with three forms or more has its meaning: what stands for one of them alone is chance.
    """
    together = {frozenset(pair) for forms in clusters for pair in combinations(sorted(forms), 2)}
    clear = {f for forms in clusters if len(forms) > 2 for f in forms}
    return sorted(
        (p for p, tie in ties.items() if tie >= LEAST_PAIR and p not in together and not p & clear), key=sorted
    )


def _is_derived(one: Form, other: Form) -> bool:
    """Whether one is a word and the other a phrase that begins with another word of its root: diplomacy, diplomatic
    service. The word may stand for more elsewhere."""
    (short, *rest), (first, *more) = sorted((one, other), key=len)
    return not rest and bool(more) and short != first and short[:LEAST_ROOT] == first[:LEAST_ROOT]


def _concept(
    forms: frozenset[Form],
    ties: Ties,
    swaps: Swaps,
    places: Places,
    *,
    rank: Mapping[frozenset[Form], int],
    power: int,
    apart: tuple[tuple[Excerpt, Excerpt], ...],
) -> Iterator[Concept]:
    if sum(bool(places[f]) for f in forms) < 2:
        return
    pairs = map(frozenset, combinations_with_replacement(forms, 2))
    inside = sorted((pair for pair in pairs if pair in ties), key=rank.__getitem__)
    shown = [swap for pair in inside for swap in swaps[pair]]
    renderings = sorted((_rendering(places[f]) for f in forms if places[f]), key=lambda r: (-len(r.excerpts), r.form))
    stands = {p.order for swap in shown for p in (swap.left_place, swap.right_place)}
    every = [e for r in renderings for e in r.excerpts]
    name = blake2b("\x1f".join(sorted(" ".join(f) for f in forms)).encode(), digest_size=6).hexdigest()
    yield Concept(
        id=name,
        label=renderings[0].form,
        renderings=tuple(renderings),
        support=len({swap.sentences for swap in shown}),
        confidence=round(_aptness(shown) * (1 - math.prod(1 - ties[pair] for pair in inside) ** power), 4),
        source="discovered",
        proof=tuple(sorted((e for e in every if e.order in stands), key=lambda e: e.order)),
        channel=_channel(forms),
        contrasts=apart,
    )


def _channel(forms: frozenset[Form]) -> Channel:
    """Surface where all forms are the same content words, whatever their order, number, hyphens and spaces."""
    content = [[p for w in form if w not in FUNCTION_WORDS for p in w.split("-")] for form in forms]
    one_bag = len({tuple(sorted(words)) for words in content}) == 1
    return "surface" if one_bag or len({"".join(words) for words in content}) == 1 else "wording"


def _aptness(shown: Sequence[PhrasePair]) -> float:
    """How far forms look like names of one thing where they stand for each other, the surest places first, 0..1."""
    weight = math.fsum(s.score for s in shown)
    return math.fsum(s.score * s.aptness for s in shown) / weight if weight else 0.0


def _is_official(seen: Sequence[Occurrence]) -> bool:
    """Whether a form is quoted as a term, or all are names wherever they stand."""
    return any(s.quoted for s in seen) or all(_is_name(s.excerpt.text) for s in seen)


def _is_name(form: str) -> bool:
    words = [w for w in form.split() if w.lower() not in FUNCTION_WORDS]
    return len(words) > 1 and all(w[0].isupper() or w[0].isdigit() for w in words)


def _rendering(seen: Sequence[Occurrence]) -> Rendering:
    texts = Counter(" ".join(s.excerpt.text.split()) for s in seen)
    printed = min(texts, key=lambda t: (-texts[t], not t.islower(), t))
    return Rendering(printed, tuple(sorted((s.excerpt for s in seen), key=lambda e: e.order)))


SIDE_BY_SIDE = 8
"""Characters between two forms of one sentence up to which they are different things: autonomy and self-reliance."""

Occurring: TypeAlias = Mapping[Form, Sequence[Occurrence]]
Beside: TypeAlias = Mapping[frozenset[Form], set[str]]
"""For two forms, or one that stands beside itself, the sentences in which they stand side by side or one in the
other; no entry where there is none."""


def different(a: frozenset[Form], b: frozenset[Form], beside: Beside) -> bool:
    """Whether a form of one and a form of the other stand side by side in a sentence, or one in the other."""
    return any(frozenset(both) in beside for both in product(a, b))


def side_by_side(places: Occurring) -> Beside:
    """Where forms stand side by side."""
    there: dict[str, list[Occurrence]] = defaultdict(list)
    for seen in places.values():
        for sighting in seen:
            if not sighting.modified:
                there[sighting.sentence].append(sighting)
    found: dict[frozenset[Form], set[str]] = defaultdict(set)
    for sentence, seen in there.items():
        for one, other in combinations_with_replacement(seen, 2):
            if _beside(one.excerpt, other.excerpt):
                found[frozenset((one.form, other.form))].add(sentence)
    return dict(found)


def contrasts(forms: frozenset[Form], places: Occurring, beside: Beside) -> tuple[tuple[Excerpt, Excerpt], ...]:
    """Where two of the forms stand side by side in one sentence, in the order of the text."""
    found = []
    for one, other in combinations(sorted(forms), 2):
        for sentence in sorted(beside.get(frozenset((one, other)), ())):
            here, there = ([s.excerpt for s in places[f] if s.sentence == sentence] for f in (one, other))
            found += [(min(a, b, key=_at), max(a, b, key=_at)) for a, b in product(here, there) if _is_next(a, b)]
    return tuple(sorted(found, key=lambda pair: (pair[0].order, pair[1].order)))


def _at(excerpt: Excerpt) -> int:
    return excerpt.start


def _is_next(a: Excerpt, b: Excerpt) -> bool:
    """Whether the two are side by side, and neither lies in the other."""
    return 0 < max(a.start, b.start) - min(a.end, b.end) <= SIDE_BY_SIDE


def are_members(one: Form, other: Form, places: Occurring) -> bool:
    """Whether a place joins the two under the words that both begin with: national construction and defence."""
    if len(one) < 2 or one[:-1] != other[:-1]:
        return False
    return any(s.joined == b[-1] for a, b in ((one, other), (other, one)) for s in places[a])


def _beside(a: Excerpt, b: Excerpt) -> bool:
    return -1 <= max(a.start, b.start) - min(a.end, b.end) <= SIDE_BY_SIDE
