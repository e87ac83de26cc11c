"""How sure it is that two forms stand for each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from compare.renderings.records import Form, Occurrence, PhrasePair, ends

WEAK = 0.25
"""Score below which a further sentence that shows two forms counts by its square: much weak evidence is often one
mistake made many times."""


def association(shown: Sequence[PhrasePair], places: Mapping[Form, Sequence[Occurrence]]) -> float:
    """How sure it is that the two forms stand for each other: noisy or over the sentences that show it, 0..1.

    Where one of two articles prints both forms, it may mean two things by them: then what their sentences
    show counts as far as the forms stand against each other wherever they could.
    """
    counts: Counter[tuple[Form, str]] = Counter()
    for form in {f for swap in shown for f in (swap.left, swap.right)}:
        counts.update((form, s.excerpt.article) for s in places.get(form, ()))
    against: dict[tuple[Form, str, Form, str], set[tuple[int, int]]] = defaultdict(set)
    for swap in shown:
        against[_meeting(swap)].add((swap.left_place.start, swap.right_place.start))
    met = {meeting: (len({a for a, _ in seen}), len({b for _, b in seen})) for meeting, seen in against.items()}
    consistent = weight = 0.0
    for swap in shown:
        consistent += swap.score * _consistency(swap, met[_meeting(swap)], counts)
        weight += swap.score
    return (1 - doubt(shown)) * consistent / weight if weight else 0.0


def doubt(shown: Sequence[PhrasePair]) -> float:
    """How much doubt all sentences that show the two forms leave, each by its best swap, 0..1."""
    best: dict[tuple[str, str], float] = {}
    for swap in shown:
        best[swap.sentences] = max(best.get(swap.sentences, 0.0), swap.score)
    first, *others = sorted(best.values(), reverse=True)
    return math.prod(1 - 0.8 * score for score in (first, *(s if s >= WEAK else s * s for s in others)))


def _consistency(swap: PhrasePair, met: tuple[int, int], counts: Counter[tuple[Form, str]]) -> float:
    """Share of the places where the forms could stand against each other in two articles and do, 0..1.

    `met` counts the places of either form that do. 1 where each article prints only its own form.
    """
    left, one, right, other = _meeting(swap)
    if not (counts[left, other] or counts[right, one]):
        return 1.0
    places = (
        met[0] / max(1, counts[left, one]),
        met[1] / max(1, counts[right, other]),
    )
    return min(1.0, *places)


def _meeting(swap: PhrasePair) -> tuple[Form, str, Form, str]:
    return swap.left, swap.left_place.article, swap.right, swap.right_place.article


Counts: TypeAlias = dict[Form, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """A form, and at how many places it is printed."""

    form: Form
    count: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.form,)


def form_of(record: PhrasePair | Occurrence) -> Form:
    """What places are counted by; swaps come to their table behind that."""
    return ends(record)[0]


def printed(first: Occurrence, count: int) -> Iterator[Printed]:
    """The count of all places of a form, one of which is at hand."""
    yield Printed(first.form, count)


def counts(found: Sequence[Printed]) -> Counts:
    """How often each form is printed."""
    return {p.form: p.count for p in found}


def name_of(printed: Printed) -> frozenset[str]:
    """The form that is counted, in one word of text."""
    return frozenset({" ".join(printed.form)})


def forms_of(swap: PhrasePair) -> frozenset[str]:
    """The two forms whose counts a swap is weighed by, as `name_of` gives them."""
    return frozenset({" ".join(swap.left), " ".join(swap.right)})


def pair(swap: PhrasePair) -> tuple[Form, ...]:
    """The two forms of a swap, the lesser first."""
    return tuple(sorted((swap.left, swap.right)))


def weigh(shown: Sequence[PhrasePair], printed: Counts) -> Iterator[PhrasePair]:
    """All swaps of two forms, with how firmly they tie these.

    That is how sure they are of it, times the share of its places at which a form stands against the other, of the form
    of which that is more: what everybody prints is not one thing with all that stood against it once, but a rare form
    may be one with it.
    """
    places: dict[Form, set[Any]] = {swap.left: set() for swap in shown} | {swap.right: set() for swap in shown}
    for swap in shown:
        places[swap.left].add(swap.left_place.order)
        places[swap.right].add(swap.right_place.order)
    share = max(min(1.0, len(there) / max(1, printed.get(form, 0))) for form, there in places.items())
    firmness = round((1 - doubt(shown)) * share, 4)
    return (replace(swap, firmness=firmness) for swap in shown)
