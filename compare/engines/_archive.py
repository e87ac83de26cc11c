"""Articles from JSON lines and Parquet, wherever Spark can read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from compare.engines import _work
from compare.errors import UsageError, near
from compare.model import Article, Problem, Role

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FIELDS = ("id", "outlet", "title", "text", "published", "language", "role", "occasion", "corrects")
NEEDED = ("id", "text")
SUFFIX = re.compile(r"\.(?P<kind>parquet|jsonl|ndjson|json)(?:\.(?:gz|bz2|zst|snappy|lz4))?/?$", re.IGNORECASE)
ROLES: tuple[Role, ...] = get_args(Role)


def frame(spark: SparkSession, path: str, columns: Mapping[str, str], readers: _work.Readers) -> DataFrame:
    """The articles at a path as rows of records. `columns` gives the column of a field, where that has another name.

    Raises UsageError where the path is of no known kind or lacks a column.
    """
    kind = SUFFIX.search(path)
    if kind is None:
        raise UsageError(f"{path}: an archive is JSON lines (.jsonl, .ndjson, .json) or Parquet (.parquet)")
    found = spark.read.parquet(path) if kind["kind"].lower() == "parquet" else spark.read.json(path)
    chosen = {field: columns.get(field, field) for field in FIELDS}
    for field, column in chosen.items():
        if column not in found.columns and (field in NEEDED or field in columns):
            raise UsageError(f"{path}: no column {column!r} for {field}{near(column, found.columns)}")
    cells = [f"cast(`{c}` as string) as {f}" for f, c in chosen.items() if c in found.columns]
    return found.selectExpr(*cells).mapInArrow(_articles(path, readers), _work.COLUMNS)


def _articles(path: str, readers: _work.Readers) -> _work.Work:
    def run(batches: Any) -> Any:
        return _work.rows((_article(path, row) for batch in batches for row in batch.to_pylist()), readers)

    return run


def _article(path: str, row: Mapping[str, str | None]) -> Article | Problem:
    """The article of a row, or why there is none."""
    said = {field: value for field, value in row.items() if value is not None and value.strip()}
    where = f"{path}#{said.get('id', '')}"
    faults = [*_missing(said), *_wrong(said)]
    if faults:
        return Problem(where, faults[0])
    published = said.get("published")
    return Article(
        id=said["id"],
        outlet=said.get("outlet", said["id"]),
        title=said.get("title", said["id"]),
        text=said["text"],
        published=date.fromisoformat(published[:10]) if published else None,
        language=said.get("language", "en"),
        role=_role(said.get("role", "published")) or "published",
        occasion=said.get("occasion"),
        corrects=said.get("corrects"),
        path=where,
    )


def _missing(said: Mapping[str, str]) -> Iterator[str]:
    return (f"a row without {field}" for field in NEEDED if field not in said)


def _wrong(said: Mapping[str, str]) -> Iterator[str]:
    try:
        date.fromisoformat(said.get("published", "2000-01-01")[:10])
    except ValueError:
        yield f"published takes a date such as 2026-02-07, not {said['published']!r}"
    if _role(said.get("role", "published")) is None:
        yield f"role takes {', '.join(ROLES)}, not {said['role']!r}"


def _role(text: str) -> Role | None:
    return next((role for role in ROLES if role == text), None)
