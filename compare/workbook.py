"""XLSX workbooks (ECMA-376, Office Open XML): the same sheets give the same bytes, and no cell is a formula."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from compare.errors import UsageError
from compare.steering import in_xml

LONGEST_CELL = 32_767
"""UTF-16 code units that a cell takes."""
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
"""Links that a sheet takes; a workbook with more is said to be damaged."""
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TEXT, NAMED, WRAPPED, LINKED = range(4)
"""Numbers of the styles: plain, the head's, text that is broken into lines, and that of a link."""
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF1F4F82"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf fontId="1" applyFont="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Link:
    """A number or text that leads to a cell of another sheet."""

    value: int | str
    sheet: str
    row: int


Value: TypeAlias = "str | int | float | Link"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its name. The first row is the head, which stays in sight; widths are in characters."""

    name: str
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int]
    style: int = WRAPPED
    is_filtered: bool = True


def written(sheets: Sequence[Sheet]) -> bytes:
    """The workbook, stored and not deflated, so that no version of zlib makes a difference.

    It may be printed into the log of a workflow, so nothing in it is a command of the runner.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _parts(sheets):
            member = zipfile.ZipInfo(name)  # dated 1980-01-01
            member.create_system, member.external_attr = 0, 0
            archive.writestr(member, in_xml(text).encode())
    return out.getvalue()


def column_name(number: int) -> str:
    """The letters of a column, counted from 0: A to Z, then AA."""
    before, last = divmod(number, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + last)


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _book(sheets)
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", STYLES
    for number, sheet in enumerate(sheets, start=1):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    said = (
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(said)}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    named = (f'<sheet name={quoteattr(s.name)} sheetId="{n}" r:id="rId{n}"/>' for n, s in enumerate(sheets, start=1))
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(named)}</sheets></workbook>'


def _sheet(sheet: Sheet) -> str:
    if len(sheet.rows) > MOST_ROWS:
        raise UsageError(f"{len(sheet.rows):,} rows of {sheet.name}; a sheet takes {MOST_ROWS:,}: write csv or json")
    whole = f"A1:{column_name(len(sheet.widths) - 1)}{len(sheet.rows)}"
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{''.join(_columns(sheet))}</cols><sheetData>{''.join(_rows(sheet))}</sheetData>"
        f"{f'<autoFilter ref={quoteattr(whole)}/>' * sheet.is_filtered}{_links(sheet)}</worksheet>"
    )


def _columns(sheet: Sheet) -> Iterator[str]:
    for number, width in enumerate(sheet.widths, start=1):
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1" style="{sheet.style}"/>'


def _rows(sheet: Sheet) -> Iterator[str]:
    for number, row in enumerate(sheet.rows, start=1):
        style = NAMED if number == 1 else sheet.style
        cells = (_cell(f"{column_name(n)}{number}", value, style) for n, value in enumerate(row) if value != "")
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _cell(reference: str, value: Value, style: int) -> str:
    if isinstance(value, Link):
        return _cell(reference, value.value, LINKED)
    if not isinstance(value, str):
        return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'
    shown = escape(re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", fitting(value)), {"\r": "_x000D_"})
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def fitting(text: str) -> str:
    """The text as a cell takes it: control characters as signs that can be seen, and cut where it is too long."""
    fit = UNFIT.sub(lambda m: chr(0x2400 + ord(m[0])) if ord(m[0]) < 0x20 else "\ufffd", text)
    if len(fit.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return fit
    return fit.encode("utf-16-le")[: 2 * LONGEST_CELL - 4].decode("utf-16-le", "ignore") + "…"


def _links(sheet: Sheet) -> str:
    found = [
        f'<hyperlink ref="{column_name(column)}{row}" location="\'{value.sheet}\'!A{value.row}"/>'
        for row, values in enumerate(sheet.rows, start=1)
        for column, value in enumerate(values)
        if isinstance(value, Link)
    ]
    return f"<hyperlinks>{''.join(found[:MOST_LINKS])}</hyperlinks>" if found else ""
