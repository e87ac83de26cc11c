"""Swaps as lists, texts and numbers, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compare.model import Link
from compare.terms.forms import Place, Swap


def pack(made: list[Swap], links: Sequence[Link]) -> Any:
    """Each swap by its fields."""
    return [[s.left, s.right, s.score, _place(s.left_place), _place(s.right_place)] for s in made]


def unpack(held: Any, links: Sequence[Link]) -> list[Swap]:
    """The swaps that were packed."""
    return [
        Swap(tuple(left), tuple(right), score, Place(*here), Place(*there)) for left, right, score, here, there in held
    ]


def _place(place: Place) -> list[Any]:
    return [place.article, place.sentence, place.start, place.end, place.quoted]
