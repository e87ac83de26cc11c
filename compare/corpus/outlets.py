"""Outlets, and the short names that tables print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from compare.corpus.declared import DeclaredOutlet
from compare.errors import PackError
from compare.model import Outlet

LONGEST_SHORT_NAME = 12
"""Characters of an outlet's name that still fit the head of a table's column."""

WORDS = re.compile(r"\d+|[^\W\d_]+")


def outlets(names: Iterable[str], said: Iterable[DeclaredOutlet]) -> tuple[Outlet, ...]:
    """The outlets of these names, ours first; each has a short name that no other has."""
    said = tuple(said)
    ours = {o.name for o in said if o.ours}
    short = _declared(said)
    taken = set(short.values())
    for name in sorted(set(names) - set(short)):
        short[name] = next(s for s in _candidates(name) if s not in taken)
        taken.add(short[name])
    return tuple(sorted((Outlet(n, short[n], n in ours) for n in set(names)), key=lambda o: o.order))


def _declared(said: Iterable[DeclaredOutlet]) -> dict[str, str]:
    """Short names by outlet. Raises PackError where two corpus.yaml files do not agree."""
    names: dict[str, DeclaredOutlet] = {}
    shorts: dict[str, DeclaredOutlet] = {}
    faults = []
    for outlet in (o for o in said if o.short):
        for other in (names.setdefault(outlet.name, outlet), shorts.setdefault(outlet.short or "", outlet)):
            if (other.name, other.short) != (outlet.name, outlet.short):
                found = f"{outlet.place}: {outlet.name} is {outlet.short!r}"
                faults.append(f"{found}, but in {other.place} {other.name} is {other.short!r}")
    if faults:
        raise PackError(faults)
    return {name: outlet.short or name for name, outlet in names.items()}


def _candidates(name: str) -> Iterator[str]:
    """The name where it is short, else its words' initials and its numbers; then the same, counted."""
    short = name
    if len(name) > LONGEST_SHORT_NAME:
        initials = "".join(w if w.isdigit() else w[0].upper() for w in WORDS.findall(name))
        short = (initials if len(initials) > 1 else name)[:LONGEST_SHORT_NAME]
    yield short
    for number in count(2):
        yield f"{short}{number}"
