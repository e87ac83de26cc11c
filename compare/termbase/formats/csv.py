"""CSV in UTF-8: a row for each term. Semicolons or tabs between the cells are read, too."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from compare.errors import UsageError
from compare.model import TermEntry
from compare.termbase.exchange import Imported
from compare.termbase.formats import _rows

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""A cell that begins so is run by a spreadsheet (OWASP, CSV injection), or begins as if that had been prevented."""


def read(raw: bytes, name: str) -> Imported:
    """What the file holds."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UsageError(f"{name}: not CSV: {error}") from error
    return _rows.entries([[_bare(cell) for cell in row] for row in table], name)


def write(entries: Iterable[TermEntry]) -> bytes:
    """The concepts as a table with a head."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([_inert(cell) for cell in row] for row in _rows.rows(entries))
    return out.getvalue().encode()


def _inert(cell: str) -> str:
    """The cell with an apostrophe where a spreadsheet would run it as a formula, or would seem to have put one."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell) else cell
