"""What stands in one order on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""Where something stands on the left and on the right."""


@dataclass(frozen=True, slots=True)
class End:
    """The last place of a chain: its right side, the weight of the chain, its number, and that of the place before."""

    right: int
    weight: int
    number: int
    before: int


def chain(places: Sequence[Place], weights: Sequence[int]) -> list[int]:
    """The numbers of the places that rise on both sides and weigh most together; weights are above 0.

    A longest increasing subsequence over the best chains so far (Hunt and Szymanski 1977), by weight.
    """
    best: list[End] = []  # right sides and weights rise
    ends: dict[int, End] = {}
    for number in sorted(range(len(places)), key=lambda n: (places[n][0], -places[n][1], n)):
        right = places[number][1]
        at = bisect_left(best, right, key=lambda end: end.right)
        before, weight = (best[at - 1].number, best[at - 1].weight) if at else (-1, 0)
        ends[number] = End(right, weight + weights[number], number, before)
        if at == len(best) or best[at].right > right or best[at].weight < ends[number].weight:
            best[at : _beaten(best, at, ends[number])] = [ends[number]]
    return _walked(ends, best[-1].number if best else -1)


def _beaten(best: Sequence[End], at: int, new: End) -> int:
    """The first end from `at` on that weighs more than the new one."""
    while at < len(best) and best[at].weight <= new.weight:
        at += 1
    return at


def _walked(ends: dict[int, End], last: int) -> list[int]:
    found = []
    while last >= 0:
        found.append(last)
        last = ends[last].before
    return found[::-1]
