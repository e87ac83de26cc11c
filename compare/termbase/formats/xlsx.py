"""XLSX: one sheet, a row for each term. The same concepts give the same bytes."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from io import BytesIO
from xml.etree.ElementTree import Element

from compare.errors import UsageError
from compare.model import TermEntry
from compare.termbase.exchange import Imported
from compare.termbase.formats import _rows
from compare.termbase.xml import parsed, refuse_unfit
from compare.workbook import LONGEST_CELL, TEXT, Sheet, column_name, written

EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of a spreadsheet's dates (which takes 1900 for a leap year), and of those made by old versions for Mac."""
WIDTH = 24
"""Characters of a column."""
LARGEST = 100_000_000
"""Bytes that a part of a workbook may have when it is unpacked."""
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE = re.compile(r"([A-Z]+)\d+")


def write(entries: Iterable[TermEntry]) -> bytes:
    """The workbook. Raises UsageError for what it could not give back."""
    table = list(_rows.rows(entries))
    for row, cells in enumerate(table, start=1):
        for column, text in enumerate(cells):
            _refuse(text, f"{column_name(column)}{row}")
    widths = [WIDTH] * len(table[0])
    return written([Sheet("terms", table, widths, style=TEXT, is_filtered=False)])


def _refuse(text: str, reference: str) -> None:
    units = len(refuse_unfit(text, reference).encode("utf-16-le")) // 2
    if units > LONGEST_CELL:
        raise UsageError(f"{reference}: {units:,} characters; a cell takes {LONGEST_CELL:,}")


def read(raw: bytes, name: str) -> Imported:
    """What the first sheet holds."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            table = _table(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, LookupError, ArithmeticError, RuntimeError, ValueError) as error:
        raise UsageError(f"{name}: not an XLSX workbook: {error}") from error
    return _rows.entries(table, name)


def _table(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    names = archive.namelist()
    shared = _shared(_part(archive, "xl/sharedStrings.xml", name)) if "xl/sharedStrings.xml" in names else []
    book = _part(archive, "xl/workbook.xml", name)
    epoch = EPOCH_1904 if any(e.get("date1904") in ("1", "true") for e in book.iter()) else EPOCH
    rows = []
    for row in (e for e in _part(archive, _first_sheet(archive, book, name), name).iter() if _local(e) == "row"):
        cells: dict[int, str] = {}
        for n, cell in enumerate(e for e in row if _local(e) == "c"):
            found = REFERENCE.fullmatch(cell.get("r", ""))
            cells[_number(found[1]) if found else n] = _text(cell, shared)
        rows.append([cells.get(n, "") for n in range(max(cells, default=-1) + 1)])
    return _dated(rows, epoch)


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    if archive.getinfo(part).file_size > LARGEST:
        raise UsageError(f"{name}: {part} unpacks to more than {LARGEST:,} bytes")
    return parsed(archive.read(part), f"{name}: {part}")


def _first_sheet(archive: zipfile.ZipFile, book: Element, name: str) -> str:
    """The part that holds the first sheet, by the workbook's own table of relations."""
    sheets = [e for e in book.iter() if _local(e) == "sheet"]
    wanted = next((v for e in sheets for k, v in e.items() if k.endswith("}id")), None)
    for relation in _part(archive, "xl/_rels/workbook.xml.rels", name):
        if relation.get("Id") == wanted:
            target = relation.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise ValueError("it has no sheet")


def _shared(root: Element) -> list[str]:
    return [_string(item) for item in root if _local(item) == "si"]


def _string(element: Element) -> str:
    """The text of a cell in its runs, without what is said on how to pronounce it."""
    own = [child for child in element if _local(child) in ("t", "r")]
    texts = (e.text or "" for child in own for e in child.iter() if _local(e) == "t")
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), "".join(texts))


def _text(cell: Element, shared: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(_string(e) for e in cell if _local(e) == "is")
    value = "".join(e.text or "" for e in cell if _local(e) == "v")
    return shared[int(value)] if cell.get("t") == "s" and value else value


def _dated(rows: list[list[str]], epoch: date) -> list[list[str]]:
    """The rows with days that a spreadsheet has made numbers of as dates again."""
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "since" not in head:
        return rows
    at = head.index("since")
    for row in rows[1:]:
        if at < len(row) and row[at].replace(".", "", 1).isdigit():
            row[at] = (epoch + timedelta(days=int(float(row[at])))).isoformat()
    return rows


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
