"""Sheets of queries in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.reporters.markdown import escape
from compare.reporters.queries._sheet import NOTHING, Query, Sheet, named

SUFFIX = ".md"


def render(sheets: Sequence[Sheet]) -> str:
    """The sheets one after another; a sentence where there is nothing to ask."""
    blocks = [block for sheet in sheets for block in _blocks(sheet)]
    return "\n\n".join(blocks or [NOTHING]) + "\n"


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"# {escape(sheet.heading)}"
    yield f"On: {'; '.join(escape(named(a)) for a in sheet.articles)}."
    for number, query in enumerate(sheet.queries, start=1):
        yield "\n".join(_lines(number, query))


def _lines(number: int, query: Query) -> Iterator[str]:
    subject = f"**{escape(query.subject)}**: " if query.subject else ""
    yield f"{number}. {subject}{escape(query.asks)}"
    for item in query.printed:
        yield f"   - {item.who} {escape(item.words)} <sub>{escape(item.where)}</sub>"
    if query.question:
        yield f"   - we ask: {escape(query.question)}"
    yield f"   - {escape(query.finding.why)} `{query.finding.id}`"
