"""One line a finding, as compilers write them: path:line:column, which editors and terminals follow."""

from __future__ import annotations

from compare.model import Report
from compare.reporters._screen import printable
from compare.reporters._style import Style
from compare.reporters.machine._entries import Entry, entries


def render(report: Report, style: Style) -> str:
    """`news/a.txt:3:14: error figure-differs people: 12 / 14 [1a2b3c]`; what is decided on only with `everything`."""
    return "".join(_line(entry) for entry in entries(report) if entry.is_open or style.everything)


def _line(entry: Entry) -> str:
    finding, place = entry.finding, entry.place
    where = f"{printable(entry.article.path)}:{place.line}:{place.column}"
    status = "" if entry.is_open else f"({finding.status}) "
    return f"{where}: {finding.severity} {finding.rule} {status}{entry.message} [{finding.id}]\n"
