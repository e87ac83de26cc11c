"""Swaps as lists, texts and numbers, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from compare.model import Link
from compare.renderings.records import PhrasePair, Place

PLACES = ("left_place", "right_place")


def pack(made: list[PhrasePair], links: Sequence[Link]) -> Any:
    """Each swap by its fields."""
    return [[_plain(getattr(swap, f.name)) for f in fields(PhrasePair)] for swap in made]


def unpack(held: Any, links: Sequence[Link]) -> list[PhrasePair]:
    """The swaps that were packed."""
    return [
        PhrasePair(*(_made(f.name, value) for f, value in zip(fields(PhrasePair), swap, strict=True))) for swap in held
    ]


def _plain(value: Any) -> Any:
    return [getattr(value, f.name) for f in fields(Place)] if isinstance(value, Place) else value


def _made(name: str, value: Any) -> Any:
    return Place(*value) if name in PLACES else tuple(value) if isinstance(value, list) else value
