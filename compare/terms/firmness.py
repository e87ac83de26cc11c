"""How firmly two forms hold together, against how often they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from compare.terms.forms import Form, Sighting, Swap, ends
from compare.terms.strength import doubt

Counts: TypeAlias = dict[Form, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """A form, and at how many places it is printed."""

    form: Form
    count: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.form,)


def form_of(record: Swap | Sighting) -> Form:
    """What places are counted by; swaps come to their table behind that."""
    return ends(record)[0]


def counted(places: Sequence[Sighting]) -> Iterator[Printed]:
    """How often a form is printed, where all its places are at hand."""
    return printed(places[0], len(places))


def printed(first: Sighting, count: int) -> Iterator[Printed]:
    """The count of all places of a form, one of which is at hand."""
    yield Printed(first.form, count)


def counts(found: Sequence[Printed]) -> Counts:
    """How often each form is printed."""
    return {p.form: p.count for p in found}


def name_of(printed: Printed) -> frozenset[str]:
    """The form that is counted, in one word of text."""
    return frozenset({" ".join(printed.form)})


def forms_of(swap: Swap) -> frozenset[str]:
    """The two forms whose counts a swap is weighed by, as `name_of` gives them."""
    return frozenset({" ".join(swap.left), " ".join(swap.right)})


def pair(swap: Swap) -> tuple[Form, ...]:
    """The two forms of a swap, the lesser first."""
    return tuple(sorted((swap.left, swap.right)))


def weigh(shown: Sequence[Swap], printed: Counts) -> Iterator[Swap]:
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
