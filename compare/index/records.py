"""Records as lists, texts and numbers, and back; what many of them hold is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from compare.model import Excerpt, Finding, Outlet, Problem, Reading, Sign

KINDS: tuple[type[Any], ...] = (Excerpt, Finding, Outlet, Problem, Reading, Sign)
"""What can be packed: records of texts, numbers, one another, and tuples of these."""
NAMES = [tuple(f.name for f in fields(kind)) for kind in KINDS]
RECORD = "record"


def pack(rows: Iterable[Any]) -> Any:
    """Every record once, those that it holds before it; then the rows by their numbers."""
    numbers: dict[Any, int] = {}
    made: list[list[Any]] = []

    def plain(value: Any) -> Any:
        if isinstance(value, tuple):
            return [plain(v) for v in value]
        if not isinstance(value, KINDS):
            return value
        if value not in numbers:
            kind = KINDS.index(type(value))
            entry = [kind, *(plain(getattr(value, name)) for name in NAMES[kind])]
            numbers[value] = len(made)
            made.append(entry)
        return {RECORD: numbers[value]}

    held = [plain(row) for row in rows]
    return [made, held]


def unpack(held: Any) -> tuple[Any, ...]:
    """The rows that were packed. Raises LookupError, TypeError or ValueError where it is nothing of the sort."""
    entries, rows = held
    made: list[Any] = []
    for kind, *values in entries:
        made.append(KINDS[kind](*[_value(v, made) for v in values]))
    return tuple([_value(row, made) for row in rows])


def _value(value: Any, made: Sequence[Any]) -> Any:
    if isinstance(value, list):
        return tuple([_value(v, made) for v in value])
    return made[value[RECORD]] if isinstance(value, dict) else value
