"""Components that are too large for one worker, cut at their weakest edges by Spark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from compare.engines import local
from compare.engines._components import roots

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from compare.engines._components import Keep
    from compare.model import Problem
    from compare.steps import Step


def cut(step: Step, rows: DataFrame, *, keep: Keep) -> tuple[DataFrame, Sequence[Problem]]:
    """The edges without the weakest of components that are too large, and what there is to say of that.

    `rows` has columns a, b (nodes), digest (of the record) and weight, and others that are handed through. What is cut
    and how it is counted is what `local.cut` does; here only edges' names travel, not the records.
    """
    large = keep(rows.select("a", "b", "digest", "weight").distinct())
    if large.count() <= step.most:
        return rows, ()
    most, weak = 0, []
    for least in (0.0, *local.LEVELS):
        weak.append(keep(large.where(f"weight < {least}").select("digest")))
        rooted = _rooted(large.where(f"weight >= {least}"), keep)
        sizes = keep(rooted.groupBy("root").count().where(f"count > {step.most}"))
        found = sizes.toArrow()["count"].to_pylist()
        most = max(most, *found, 0)
        if not found:
            break
        large = keep(rooted.join(sizes, "root").select("a", "b", "digest", "weight"))
    gone = keep(reduce(lambda one, other: one.unionAll(other), weak))
    return rows.join(gone, "digest", "left_anti"), local.said_of_cut(step, most, gone.count(), least)


def _rooted(edges: DataFrame, keep: Keep) -> DataFrame:
    """The edges with the name of their component in a column root."""
    found = roots(edges.select("a", "b"), keep=keep)
    joined = edges.join(found, edges["a"] == found["node"], "left")
    return keep(joined.selectExpr("coalesce(root, a) as root", "a", "b", "digest", "weight"))
