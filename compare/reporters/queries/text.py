"""Sheets of queries as plain text, for the body of a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from compare.reporters.queries._sheet import NOTHING, Query, Sheet, named

SUFFIX = ".txt"
WIDTH = 72
"""Columns of a line that mail programs leave alone."""


def render(sheets: Sequence[Sheet]) -> str:
    """The sheets one after another; a sentence where there is nothing to ask."""
    return "\n\n\n".join("\n\n".join(_blocks(sheet)) for sheet in sheets) + "\n" if sheets else f"{NOTHING}\n"


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"{sheet.heading}\n{'=' * len(sheet.heading)}"
    yield _filled(f"On: {'; '.join(map(named, sheet.articles))}.", "", "")
    for number, query in enumerate(sheet.queries, start=1):
        yield "\n".join(_lines(number, query))


def _lines(number: int, query: Query) -> Iterator[str]:
    subject = f"{query.subject}: " if query.subject else ""
    inset = " " * (len(str(number)) + 2)
    yield _filled(f"{number}. {subject}{query.asks}", "", inset)
    for item in query.printed:
        yield _filled(f"- {item.who}: {item.words} ({item.where})", inset, f"{inset}  ")
    if query.question:
        yield _filled(f"- we ask: {query.question}", inset, f"{inset}  ")
    yield _filled(f"{query.finding.why} [{query.finding.id}]", inset, inset)


def _filled(text: str, first: str, others: str) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=False,
    )
