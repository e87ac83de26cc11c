"""The findings as comma-separated values, for a spreadsheet: one row a finding, one column an outlet."""

from __future__ import annotations

from compare.model import Report
from compare.reporters._places import outlets_of, places
from compare.reporters._style import Style

# A cell that begins so is run by a spreadsheet (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, style: Style) -> str:
    """Every finding, notes too; what a spreadsheet would take for a formula begins with an apostrophe."""
    frame = report.to_frame()
    outlets = outlets_of(report)
    frame["where"] = [places(finding.evidence, outlets) for finding in report.findings]
    frame.columns = [inert(str(name)) for name in frame.columns]
    text = frame.map(lambda cell: inert(cell) if isinstance(cell, str) else cell)
    return text.to_csv(index=False, lineterminator="\n", float_format="%.4f")


def inert(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
