"""What keeps its order on both sides."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.collation.increasing_chain import chain

PLACES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)), max_size=9)


def rises(places: list[tuple[int, int]]) -> bool:
    """Whether each place is behind the one before on both sides."""
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(places))


def test_the_heavier_order_is_kept() -> None:
    assert chain([(0, 1), (1, 0)], [2, 1]) == [0]
    assert chain([(0, 1), (1, 0)], [1, 2]) == [1]
    assert chain([(0, 2), (1, 0), (2, 1), (3, 3)], [1, 1, 1, 1]) == [1, 2, 3]
    assert chain([], []) == []


@given(PLACES)
@settings(max_examples=300, deadline=None)
def test_no_other_chain_weighs_more(made: list[tuple[int, int, int]]) -> None:
    places, weights = [(i, j) for i, j, _ in made], [w for _, _, w in made]
    found = chain(places, weights)
    assert rises([places[n] for n in found])
    every = (
        c for size in range(len(made) + 1) for c in combinations(sorted(range(len(made)), key=places.__getitem__), size)
    )
    most = max(sum(weights[n] for n in c) for c in every if rises([places[n] for n in c]))
    assert sum(weights[n] for n in found) == most
