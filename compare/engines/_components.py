"""Connected components by Spark: an edge table into stars, whose centre names the component."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from compare.engines import local

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    Keep = Callable[[DataFrame], DataFrame]

FEW = 200_000
"""Edges that the calling process puts together itself, in less time than Spark takes to plan one round."""


def roots(edges: DataFrame, *, keep: Keep) -> DataFrame:
    """For nodes of `edges` (columns a and b) the node that names their component: columns node and root.

    Nodes that are a root may be left out. `keep` has a table held for as long as the result is needed.
    """
    edges = keep(edges.where("a <> b").selectExpr("greatest(a, b) as a", "least(a, b) as b").distinct())
    small = edges.limit(FEW + 1).toArrow()
    if len(small) <= FEW:
        found = local.roots(zip(small["a"].to_pylist(), small["b"].to_pylist(), strict=True))
        return edges.sparkSession.createDataFrame(list(found.items()), "node string, root string")
    while not _is_stars(edges):
        edges = keep(_small_star(_large_star(edges)))
    return edges.selectExpr("a as node", "b as root")


def _large_star(edges: DataFrame) -> DataFrame:
    """Every larger neighbour of a node linked with the least of its neighbours and itself instead."""
    both = "explode(array(struct(a as node, b as other), struct(b as node, a as other))) as e"
    least = "least(node, min(other) over (partition by node)) as root"
    neighbours = edges.selectExpr(both).selectExpr("e.*").selectExpr("node", "other", least)
    return neighbours.where("other > node").selectExpr("other as a", "root as b").distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """A node and its smaller neighbours all linked with the least of these.

    The two in turn end in stars after about log(n) squared rounds (Kiveris and others 2014); each reads the edges
    once, so that the plan grows by the same few lines with each round, and a lost worker costs only what it held.
    """
    least = edges.selectExpr("a", "b", "min(b) over (partition by a) as root")
    linked = least.selectExpr("explode(array(a, b)) as a", "root as b")
    return linked.where("a <> b").distinct()


def _is_stars(edges: DataFrame) -> bool:
    """Whether every node has one smaller neighbour, and that one none."""
    both = "explode(array(struct(a as node, 1 as up, 0 as down), struct(b as node, 0 as up, 1 as down))) as e"
    counts = edges.selectExpr(both).selectExpr("e.*").groupBy("node").sum("up", "down").toDF("node", "up", "down")
    return counts.where("up > 1 or (up > 0 and down > 0)").isEmpty()
