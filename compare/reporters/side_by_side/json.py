"""The comparison for programs; comparison.schema.json beside this file says what stands where."""

from __future__ import annotations

import json
from typing import Any

from compare.model import Link
from compare.reporters._style import Style
from compare.reporters.json import article_entry, link_entry, problem_entry, span_entry
from compare.views import Cell, Column, Comparison, Row

SCHEMA_VERSION = 1


def render(comparison: Comparison, style: Style) -> str:
    """One JSON object; each article, row and problem has a line of its own, so that comparisons can be compared."""
    run = comparison.run
    lists = {
        "articles": [_column(column) for column in comparison.columns],
        "rows": [_row(row) for row in comparison.rows],
        "problems": [problem_entry(p) for p in comparison.problems],
    }
    head = {
        "schema_version": SCHEMA_VERSION,
        "run": {"version": run.version, "options": dict(run.options)},
        "hidden": comparison.hidden,
    }
    lines = [f"{_text(key)}: {_text(value)}" for key, value in head.items()]
    lines += [f"{_text(key)}: {_list(entries)}" for key, entries in lists.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _list(entries: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(f" {_text(entry)}" for entry in entries) + "\n]" if entries else "[]"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _column(column: Column) -> dict[str, Any]:
    counts = {"statements": column.sentences, "matched": column.matched, "words_apart": column.apart}
    return article_entry(column.article) | {"label": column.label} | counts


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "relation": row.relation,
        "score": None if row.score is None else round(row.score, 4),
        "cells": [_cell(cell) for cell in row.cells],
        "links": [_link(link) for link in row.links],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "statements": [span_entry(s.excerpt) | {"kind": s.kind} for s in cell.statements],
        "marks": [{"start": m.start, "end": m.end, "kind": m.kind} for m in cell.marks],
    }


def _link(link: Link) -> dict[str, Any]:
    reasons = [{"kind": r.kind, "text": r.text, "weight": round(r.weight, 4)} for r in link.reasons]
    return link_entry(link) | {"reasons": reasons}
