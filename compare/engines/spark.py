"""Apache Spark, here or on a cluster: records are rows of DataFrames, carried out by the local engine's functions.

Nothing is computed before a table is asked for, and what was computed is kept until the tables are let go. A worker
that is lost costs the time to compute its share again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

from compare.engines import _archive, _wire, _work, local
from compare.engines._components import roots
from compare.engines._cutting import cut
from compare.engines._session import arrow, explained, hand_on, kept, lent, session
from compare.engines._wire import dumps, loads
from compare.steps import Step

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

URL = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)
Readers = Mapping[str, Sequence[Step]]


class Held(Mapping[str, local.Table]):
    """Tables on Spark, each fetched and sorted when it is asked for; `frames` has them as they are there."""

    def __init__(self, spark: SparkSession) -> None:
        self.spark = spark
        self.frames: dict[str, list[DataFrame]] = {"problems": []}
        self._fetched: dict[str, local.Table] = {}

    def __getitem__(self, table: str) -> local.Table:
        if table not in self._fetched:
            wanted = "problem" if table == "problems" else "not problem"
            parts = [f.where(wanted).select("record") for f in self.frames[table]]
            records = arrow(_union(parts))["record"].to_pylist() if parts else []
            self._fetched[table] = local.ordered(map(loads, records))
        return self._fetched[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __len__(self) -> int:
        return len(self.frames)

    def put(self, table: str, records: Iterable[Any], readers: Sequence[Step]) -> None:
        """A table from records of this process, dealt out evenly: Spark would cut it into few and unequal parts."""
        import pyarrow as pa

        batches = list(_work.rows(records, readers))
        if batches:
            rows = pa.Table.from_batches(batches)
            frame = self.spark.createDataFrame(rows)
            parts = int(self.spark.conf.get("spark.sql.shuffle.partitions") or 1)
            self.add(table, frame.repartition(parts) if len(rows) > parts else frame)
        self.frames.setdefault(table, [])

    def add(self, table: str, frame: DataFrame) -> None:
        """More rows of a table, and of the problems."""
        for name in {table, "problems"}:
            self.frames.setdefault(name, []).append(frame)
            self._fetched.pop(name, None)


def _union(frames: Sequence[DataFrame]) -> DataFrame:
    return reduce(lambda one, other: one.unionAll(other), frames)


def carry_out(
    steps: Sequence[Step],
    tables: Mapping[str, Iterable[Any]],
    progress: local.Progress,
    *,
    master: str | None = None,
    conf: Sequence[str] = (),
    archive: Sequence[str] = (),
    columns: Sequence[tuple[str, str]] = (),
) -> Mapping[str, local.Table]:
    """All tables after the last step, each fetched when it is asked for; sorted and without repeats.

    `master` is a URL as Spark takes it (all cores of this machine), `conf` holds settings of Spark, KEY=VALUE.
    `archive` names files of JSON lines or Parquet, `columns` fields of an article and the columns that hold them there;
    their articles make the table "archive". Raises UsageError and EngineError where Spark cannot be had or a step
    fails.
    """
    readers = _readers(steps)
    with explained("Spark failed"):
        held = _begun(tables, readers, master, conf)
        if held is not tables:
            for path in archive:
                found = _archive.frame(held.spark, path, dict(columns), readers.get("archive", []))
                held.add("archive", kept(found))
        for number, step in enumerate(steps):
            progress(step.name, number, len(steps))
            _carry_out(step, held, readers)
    return held


def save(tables: Mapping[str, pa.Table], folder: str, *, master: str | None = None, conf: Sequence[str] = ()) -> None:
    """Each table as Parquet in a folder of its own within `folder`, by Spark where that is a URL, else from here.

    A path without a scheme is this machine's, while Spark would have each worker write to its own disk. Raises
    EngineError where Spark cannot write there.
    """
    if not URL.match(folder):
        local.save(tables, folder)
        return
    spark = session(master, conf)
    with explained(f"{folder}: cannot be written"):
        for name, table in tables.items():
            frame = spark.createDataFrame(table)
            lent(spark, conf, to=frame)
            frame.write.mode("overwrite").parquet(f"{folder}/{name}")


def _readers(steps: Iterable[Step]) -> Readers:
    """For each table the steps that group its records."""
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.key or step.ends:
            for table in step.tables:
                found[table].append(step)
    return found


def _begun(tables: Mapping[str, Iterable[Any]], readers: Readers, master: str | None, conf: Sequence[str]) -> Held:
    """The tables on Spark; those that are there already with names for the steps to come."""
    if not isinstance(tables, Held):
        held = Held(session(master, conf))
        lent(held.spark, conf, to=held)
        for table, records in tables.items():
            held.put(table, records, readers.get(table, []))
        return held
    for table, steps in readers.items():
        work = _work.renamed(steps)
        tables.frames[table] = [f.mapInArrow(work, _work.COLUMNS) for f in tables.frames.get(table, [])]
    return tables


def _carry_out(step: Step, held: Held, readers: Readers) -> None:
    parts = {table: held.frames.get(table, []) for table in step.tables}
    given = [held.get(name, ()) for name in step.given]
    own = readers.get(step.gives, [])
    if step.gives in step.tables:
        held.frames[step.gives] = []
    held.frames.setdefault(step.gives, [])
    if step.here:
        tables = local.further(step, given)
        made = (m for call in local.calls(step, local.taken(step, held)) for m in _work.called(step, call, tables))
        held.put(step.gives, made, own)
    elif any(parts.values()):
        hand_on(held.spark, step.files)
        work = _work.together if step.key or step.ends else _work.alone
        if step.key or step.ends:
            rows = _grouped(step, _named(step, parts, readers), held)
        else:
            rows = _union([f.where("not problem") for frames in parts.values() for f in frames])
        held.add(step.gives, kept(rows.mapInArrow(work(step, own, dumps(tuple(given))), _work.COLUMNS)))


def _named(step: Step, parts: Mapping[str, Sequence[DataFrame]], readers: Readers) -> DataFrame:
    """The records of all tables that the step takes, each with the name that it has for this step."""
    frames = [
        frame.where("not problem").selectExpr(f"names[{readers[table].index(step)}] as name", "record")
        for table, held in parts.items()
        for frame in held
    ]
    return _union(frames)


def _grouped(step: Step, rows: DataFrame, held: Held) -> DataFrame:
    """The records with one name for all that the step wants to see together, side by side in one partition."""
    if step.ends is None:
        named = rows
    else:
        edges = rows.selectExpr(*_edge(step, "name"), "record")
        if step.weight is not None:
            edges, problems = cut(step, edges, keep=kept)
            held.put("problems", problems, [])
        found = roots(edges.select("a", "b"), keep=kept)
        joined = edges.join(found, edges["a"] == found["node"], "left")
        named = joined.selectExpr("coalesce(root, a) as name", "record")
    return named.repartition("name").sortWithinPartitions("name")


def _edge(step: Step, names: str) -> list[str]:
    """The columns of an edge, out of the text that `_work.names` made."""
    size = _wire.LENGTH
    columns = [f"substr({names}, {1 + n * size}, {size}) as {column}" for n, column in enumerate(("a", "b", "digest"))]
    nodes, weighed = columns[:2], [columns[2], f"cast(substr({names}, {1 + 3 * size}) as double) as weight"]
    return nodes if step.weight is None else [*nodes, *weighed]
