"""What runs where Spark keeps the records: batches of rows into batches of rows, by the steps' own functions."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from compare.engines import local
from compare.engines._wire import digest, dumps, loads, name
from compare.errors import ConcordantError
from compare.files import HANDED_ON
from compare.model import Problem
from compare.steps import Step

if TYPE_CHECKING:
    import pyarrow as pa

    Batches = Iterator[pa.RecordBatch]
    Work = Callable[[Batches], Batches]

Readers = Sequence[Step]

COLUMNS = "problem boolean, names array<string>, record binary"
"""A row: whether the record is a Problem, the names of its keys for each step that will group by one, its bytes."""
NAMED = "name string, record binary"

MOST_ROWS, MOST_BYTES = 1000, 4_000_000
"""Of a batch: a record may be an article."""
RARELY = 100_000
"""New objects between two looks for cycles, of which records form none."""


class StepError(Exception):
    """A step failed; the text, one line, says which one and why. Spark hands on an error's text and nothing else."""


def names(record: Any, readers: Sequence[Step]) -> list[str]:
    """What the rows of a table are grouped by, for each of the steps that read it; of an edge both nodes, joined, and
    with them, where the step weighs edges, the record's digest and its weight."""
    return [_name(step, record) for step in readers]


def _name(step: Step, record: Any) -> str:
    if step.ends is not None:
        nodes = "".join(map(name, step.ends(record)))
        return nodes if step.weight is None else f"{nodes}{digest(record).hex()}{step.weight(record)!r}"
    return name(step.key(record)) if step.key else ""


def rows(records: Iterable[Any], readers: Sequence[Step]) -> Iterator[pa.RecordBatch]:
    """The records as batches of COLUMNS."""
    import pyarrow as pa

    def batch() -> pa.RecordBatch:
        arrays = [pa.array(waiting[0]), pa.array(waiting[1], pa.list_(pa.string())), pa.array(waiting[2], pa.binary())]
        return pa.RecordBatch.from_arrays(arrays, ["problem", "names", "record"])

    waiting: tuple[list[Any], ...] = [], [], []  # problem, names, record
    size = 0
    for record in records:
        is_problem = isinstance(record, Problem)
        values = is_problem, [] if is_problem else names(record, readers), dumps(record)
        for column, value in zip(waiting, values, strict=True):
            column.append(value)
        size += len(values[2])
        if len(waiting[0]) >= MOST_ROWS or size >= MOST_BYTES:
            yield batch()
            waiting, size = ([], [], []), 0
    if waiting[0]:
        yield batch()


def renamed(readers: Sequence[Step]) -> Work:
    """Records with the names that these steps group by."""

    def run(batches: Batches) -> Batches:
        return rows((loads(row) for row in _column(batches, "record")), readers)

    return run


def alone(step: Step, readers: Sequence[Step], given: bytes) -> Work:
    """A step that sees one record at a time."""

    def run(batches: Batches) -> Batches:
        tables = _ready(step, given)
        made = (m for row in _column(batches, "record") for m in called(step, loads(row), tables))
        return rows(made, readers)

    return run


def together(step: Step, readers: Sequence[Step], given: bytes) -> Work:
    """A step that sees all records of a key; the batches come sorted by name, one name never in two partitions."""

    def run(batches: Batches) -> Batches:
        tables = _ready(step, given)
        pairs = ((n, r) for b in batches for n, r in zip(b["name"].to_pylist(), b["record"].to_pylist(), strict=True))
        groups = ((r for _, r in group) for _, group in groupby(pairs, key=lambda pair: pair[0]))
        return rows((m for group in groups for m in _each(step, group, tables)), readers)

    return run


def _ready(step: Step, given: bytes) -> Sequence[Any]:
    """The further arguments of the step's calls, and this process made ready for them."""
    gc.set_threshold(RARELY)
    if step.files:
        from pyspark import SparkFiles

        os.environ[HANDED_ON] = SparkFiles.getRootDirectory()
    return local.further(step, loads(given))


def _each(step: Step, group: Iterator[bytes], tables: Sequence[Any]) -> Iterator[Any]:
    """What the calls give that a group comes to: one, but for keys that share a name."""
    held: local.Table = ()
    while begun := list(islice(group, step.most + 1)):
        held = local.ordered([*held, *map(loads, begun)])
        if len(held) > step.most:
            yield from local.too_many(step, *_counted(held, map(loads, group)))
            return
    for call in local.calls(step, held):
        yield from called(step, call, tables)


def _counted(held: Sequence[Any], others: Iterable[Any]) -> tuple[Any, int]:
    """The first of all these records and how many differ, with no more of them in memory than their digests."""
    first = held[0]
    seen = {digest(record) for record in held}
    for record in others:
        first = min(first, record, key=lambda r: (r.order, repr(r)))
        seen.add(digest(record))
    return first, len(seen)


def _column(batches: Batches, column: str) -> Iterator[Any]:
    return (value for batch in batches for value in batch[column].to_pylist())


def called(step: Step, call: Any, tables: Sequence[Any]) -> Iterator[Any]:
    """What the step makes of one call. Raises StepError, which says where it failed."""
    try:
        yield from local.called(step, call, tables)
    except ConcordantError as error:
        raise StepError(str(error)) from error
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(f"{type(error).__name__}: {error}".split())
        raise StepError(f"{step.name}: {said} ({place.filename}:{place.lineno})") from error
