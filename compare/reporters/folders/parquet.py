"""Links, concepts and findings as tables for Parquet; a row is an entry of the JSON report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Report
from compare.reporters._places import outlets_of
from compare.reporters.json import concept_entry, finding_entry, link_entry

if TYPE_CHECKING:
    import pyarrow as pa

NEEDS, EXTRA = "pyarrow", "parquet"
"""The module that makes the tables, and the extra that installs it."""
TABLES = ("links", "concepts", "findings")


def tables(report: Report) -> dict[str, pa.Table]:
    """The tables by name, each with all its columns also where it has no row."""
    import pyarrow as pa

    outlets = outlets_of(report)
    links = [link_entry(x) for x in report.links]
    concepts = [concept_entry(c, outlets) for c in report.concepts]
    findings = [finding_entry(f) for f in report.findings]
    schemas = _schemas()
    rows = zip(TABLES, (links, concepts, findings), strict=True)
    return {name: pa.Table.from_pylist(made, schema=schemas[name]) for name, made in rows}


def _schemas() -> dict[str, pa.Schema]:
    import pyarrow as pa

    text, number, share = pa.string(), pa.int64(), pa.float64()
    where = {"paragraph": number, "line": number, "column": number}
    place = pa.struct({"article": text, "start": number, "end": number, "text": text, **where})
    words = pa.list_(pa.list_(number))
    rendering = {"text": text, "outlets": pa.list_(text), "occurrences": pa.list_(place)}
    reading = {"text": text, "outlets": pa.list_(text), "evidence": pa.list_(place)}
    told = ("id", "rule", "category", "severity", "action", "status", "message", "subject")
    return {
        "links": pa.schema(
            {"left": place, "right": place, "score": share, "relation": text, "words": words, "phrases": words}
        ),
        "concepts": pa.schema(
            {
                **dict.fromkeys(("id", "label", "source"), text),
                "confidence": share,
                "channel": text,
                "renderings": pa.list_(pa.struct(rendering)),
            }
        ),
        "findings": pa.schema(
            {
                **dict.fromkeys(told, text),
                "readings": pa.list_(pa.struct(reading)),
                "evidence": pa.list_(place),
                "otherwise": pa.list_(place),
                "suggestion": text,
                "confidence": share,
                "why": text,
                "fingerprint": text,
                "right": pa.list_(text),
                "signs": pa.list_(pa.struct({"kind": text, "noun": text, "evidence": pa.list_(place)})),
                "beside": pa.list_(text),
            }
        ),
    }
