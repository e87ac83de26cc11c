"""Sheets of queries as a Word document. The same sheets give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from compare.errors import UsageError
from compare.extras import installing
from compare.reporters._screen import visible
from compare.reporters.queries._sheet import NOTHING, Query, Sheet, named

if TYPE_CHECKING:
    from docx.document import Document

SUFFIX = ".docx"
UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001  # what the format has for a document that says no day
ABOUT = "docProps/core.xml"
INSET = 0.3
"""Inches by which what is printed is set in."""


def render(sheets: Sequence[Sheet]) -> bytes:
    """The sheets, each on a page of its own. Raises UsageError where python-docx is not installed."""
    try:
        import docx
    except ImportError as error:
        raise UsageError(f"Word documents need python-docx: {installing('docx')}") from error
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "concordant", "Queries", ""
    properties.created = properties.modified = UNDATED
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx says no types here
        _add(sheet, document)
    if not sheets:
        document.add_paragraph(NOTHING)
    return _stable(document)


def _add(sheet: Sheet, document: Document) -> None:
    document.add_heading(visible(sheet.heading), level=1)
    document.add_paragraph(visible(f"On: {'; '.join(map(named, sheet.articles))}."))
    for number, query in enumerate(sheet.queries, start=1):
        _add_query(number, query, document)


def _add_query(number: int, query: Query, document: Document) -> None:
    from docx.shared import Inches

    head = document.add_paragraph(f"{number}. ")
    if query.subject:
        head.add_run(visible(query.subject)).bold = True
        head.add_run(": ")
    head.add_run(visible(query.asks))
    head.paragraph_format.keep_with_next = True
    for item in query.printed:
        line = document.add_paragraph(f"{item.who}: ", style="List Bullet")
        line.add_run(visible(item.words)).italic = True
        line.add_run(visible(f" ({item.where})"))
        line.paragraph_format.keep_with_next = True
    if query.question:
        line = document.add_paragraph(visible(f"we ask: {query.question}"), style="List Bullet")
        line.paragraph_format.keep_with_next = True
    why = document.add_paragraph(visible(f"{query.finding.why} [{query.finding.id}]"))
    why.paragraph_format.left_indent = Inches(INSET)


def _stable(document: Document) -> bytes:
    """The document with members that carry no time."""
    made, out = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name)  # dated 1980-01-01
            # Who wrote it is kept as it is, so that the document is known again among articles.
            member.compress_type = zipfile.ZIP_STORED if name == ABOUT else zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = 0, 0
            target.writestr(member, source.read(name))
    return out.getvalue()
