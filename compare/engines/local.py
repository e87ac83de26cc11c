"""One process, everything in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from compare.model import Problem, Step

Table = tuple[Any, ...]
Progress = Callable[[str, int, int], None]


def carry_out(steps: Sequence[Step], tables: Mapping[str, Iterable[Any]], progress: Progress) -> dict[str, Table]:
    """All tables after the last step, each sorted and without repeats.

    `progress` is told a step's name, how many of its calls are done and how many there are.
    """
    held: dict[str, Table] = {name: _sorted(rows) for name, rows in tables.items()}
    for step in steps:
        given = [held.get(name, ()) for name in step.given]
        calls = list(_calls(step, held.get(step.takes, ())))
        made: list[Any] = []
        for done, call in enumerate(calls):
            progress(step.name, done, len(calls))
            made += step.run(call, *given)
        problems = [m for m in made if isinstance(m, Problem)]
        held["problems"] = _sorted([*held.get("problems", ()), *problems])
        kept = [m for m in made if not isinstance(m, Problem)]
        held[step.gives] = _sorted([*(held.get(step.gives, ()) if step.gives != step.takes else ()), *kept])
    return held


def _sorted(rows: Iterable[Any]) -> Table:
    """Rows by their order, equal neighbours dropped."""
    kept: list[Any] = []
    for row in sorted(rows, key=lambda r: r.order):
        if not kept or kept[-1] != row:
            kept.append(row)
    return tuple(kept)


def _calls(step: Step, rows: Table) -> Iterator[Any]:
    if step.ends is not None:
        return iter(_components(rows, step.ends))
    if step.key is None:
        return iter(rows)
    return iter(_grouped(rows, step.key))


def _grouped(rows: Table, key: Callable[[Any], Hashable]) -> list[Table]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return [tuple(group) for group in groups.values()]


def _components(rows: Table, ends: Callable[[Any], tuple[Hashable, Hashable]]) -> list[Table]:
    """Rows that are edges, by connected component (union-find with path halving)."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for row in rows:
        a, b = ends(row)
        parent[root(b)] = root(a)
    return _grouped(rows, lambda row: root(ends(row)[0]))
