"""One process, everything in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.model import Problem
from compare.steps import PROBLEMS, Step

if TYPE_CHECKING:
    import pyarrow as pa

LEVELS = (0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12, 0.16, 0.24, 0.32, 0.48, 0.64, 0.96)
"""Weights below which the edges of too large a component are cut, one after the other, until its parts fit."""
Table = tuple[Any, ...]
Progress = Callable[[str, int, int], None]


def carry_out(steps: Sequence[Step], tables: Mapping[str, Iterable[Any]], progress: Progress) -> dict[str, Table]:
    """All tables after the last step, each sorted and without repeats.

    `progress` is told a step's name, how many of its calls are done and how many there are.
    """
    held: dict[str, Table] = {name: ordered(rows) for name, rows in tables.items()}
    for step in steps:
        given = further(step, [held.get(name, ()) for name in step.given])
        rows, cuts = cut(step, taken(step, held))
        waiting = list(calls(step, rows))
        made: list[Any] = [*cuts]
        for done, call in enumerate(waiting):
            progress(step.name, done, len(waiting))
            made += called(step, call, given)
        problems = [m for m in made if isinstance(m, Problem)]
        held[PROBLEMS] = ordered([*held.get(PROBLEMS, ()), *problems]) if problems else held.get(PROBLEMS, Ordered())
        kept = [m for m in made if not isinstance(m, Problem)]
        held[step.gives] = ordered([*(held.get(step.gives, ()) if step.gives not in step.tables else ()), *kept])
    return held


def save(tables: Mapping[str, pa.Table], folder: str) -> None:
    """Each table as Parquet in a folder of its name within `folder`. Raises OSError where one cannot be made."""
    from pyarrow import parquet

    for name, table in tables.items():
        place = Path(folder, name)
        place.mkdir(parents=True, exist_ok=True)
        for old in place.iterdir():
            old.unlink()
        parquet.write_table(table, place / "part-00000.parquet")


def taken(step: Step, held: Mapping[str, Table]) -> Table:
    """The records of all tables that the step takes, sorted."""
    if len(step.tables) == 1:
        return held.get(step.tables[0], ())
    return ordered([row for table in step.tables for row in held.get(table, ())])


def further(step: Step, given: Sequence[Table]) -> Sequence[Any]:
    """The further arguments of the step's calls, from its given tables."""
    return [step.ready(*given)] if step.ready else given


def called(step: Step, call: Any, given: Sequence[Any]) -> Iterable[Any]:
    """What the step makes of one call; `given` are its further arguments."""
    if (step.key or step.ends) and len(call) > step.most:
        return too_many(step, call[0], len(call))
    return step.run(call, *given)


def too_many(step: Step, first: Any, count: int) -> Iterable[Any]:
    """What becomes of records that are more than the step puts together."""
    if step.over is not None:
        return step.over(first, count)
    said = f"{step.name}: {count:,} records belong together, more than {step.most:,}; they were left out"
    return [Problem("all articles", said, "cap")]


class Ordered(tuple[Any, ...]):
    """Rows that are in order already, each once."""

    __slots__ = ()


def ordered(rows: Iterable[Any]) -> Table:
    """Rows by their order, those of one order by all they hold, each once."""
    if isinstance(rows, Ordered):
        return rows
    held = tuple(rows)
    orders = [row.order for row in held]
    numbers = sorted(range(len(held)), key=orders.__getitem__)
    kept: list[Any] = []
    for _, same in groupby(numbers, key=orders.__getitem__):
        first, *others = (held[number] for number in same)
        kept += [first] if all(r == first for r in others) else _once([first, *others])
    return Ordered(kept)


def _once(tied: Iterable[Any]) -> list[Any]:
    by_content = {repr(row): row for row in tied}
    return [by_content[shown] for shown in sorted(by_content)]


def cut(step: Step, rows: Table) -> tuple[Table, Sequence[Problem]]:
    """The rows without the weakest edges of components that are too large, and what there is to say of that."""
    if step.weight is None or step.ends is None or len(rows) <= step.most:
        return rows, ()
    kept: list[Any] = []
    large: Sequence[Any] = rows
    most = lost = 0
    for least in (0.0, *LEVELS):
        firm = [row for row in large if step.weight(row) >= least]
        lost += len(large) - len(firm)
        parts = _components(tuple(firm), step.ends)
        most = max([most, *map(len, parts)])
        kept += (row for part in parts if len(part) <= step.most for row in part)
        large = [row for part in parts if len(part) > step.most for row in part]
        if not large:
            break
    return ordered([*kept, *large]), said_of_cut(step, most, lost, least)


def said_of_cut(step: Step, most: int, lost: int, least: float) -> Sequence[Problem]:
    """The problem that a component of `most` records has `lost` its edges of less than this weight, if any."""
    if not lost:
        return ()
    said = (
        f"{step.name}: {most:,} records belong together, more than {step.most:,}; the weakest ties between them, "
        f"under {least}, were left out: {lost:,}"
    )
    return [Problem("all articles", said, "cap")]


def calls(step: Step, rows: Table) -> Iterator[Any]:
    """What the step is called with, one after the other, where these sorted rows are all there are."""
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
    """Rows that are edges, by connected component."""
    found = roots(map(ends, rows))
    return _grouped(rows, lambda row: found[ends(row)[0]])


def roots(edges: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """For each node one that its whole component shares (union-find with path halving)."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        parent[root(b)] = root(a)
    return {node: root(node) for node in tuple(parent)}
