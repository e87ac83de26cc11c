"""Annotations of GitHub's workflows: lines of a log that it shows beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import Problem, Report, Severity
from compare.reporters._rows import counted, rule_words
from compare.reporters._screen import printable
from compare.reporters._style import Style
from compare.reporters.machine._entries import Entry, entries, where
from compare.reporters.markdown import escape

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
MOST = 10
"""Annotations of one kind that GitHub shows for a step."""
MOST_ROWS, MOST_PLACES = 200, 5
"""Findings in a summary, which may have a megabyte, and other places of one."""


def render(report: Report, style: Style) -> str:
    """The first ten of each severity, input that could not be used among the errors; then how many there are more."""
    lines, more = [], []
    for severity, command in COMMANDS.items():
        made = [*_unread(report, severity), *(_command(e, report) for e in _open(report, severity))]
        lines += made[:MOST]
        more += [counted(len(made) - MOST, f"more {command}")] if len(made) > MOST else []
    last = f"not annotated: {', '.join(more)}" if more else f"{counted(len(lines), 'annotation')}, and no more"
    return "".join(f"{line}\n" for line in [*lines, f"concordant: {last}"])


def summary(report: Report, style: Style) -> str:
    """The findings that nobody has decided on as a table in Markdown, for the page of the workflow's run."""
    told = [e for severity in COMMANDS for e in _open(report, severity)]
    counts = [counted(len(_open(report, severity)), command) for severity, command in COMMANDS.items()]
    lines = ["## concordant", "", f"{', '.join(counts)} in {counted(len(report.articles), 'article')}"]
    if told:
        lines += ["", "| | What | Where | Elsewhere |", "| --- | --- | --- | --- |"]
        lines += [_row(entry, report) for entry in told[:MOST_ROWS]]
    lines += ["", f"and {len(told) - MOST_ROWS} more"] if len(told) > MOST_ROWS else []
    lines += ["", *(f"- {escape(p.path)}: {escape(p.reason)}" for p in report.problems)] if report.problems else []
    return "\n".join(lines) + "\n"


def _open(report: Report, severity: Severity) -> list[Entry]:
    return [e for e in entries(report) if e.is_open and e.finding.severity == severity]


def _command(entry: Entry, report: Report) -> str:
    finding, place = entry.finding, entry.place
    line, column = entry.end
    properties = {"file": entry.article.path, "line": str(place.line), "endLine": str(line)}
    if line == place.line:  # elsewhere columns are refused
        properties |= {"col": str(place.column), "endColumn": str(column)}
    properties["title"] = f"{rule_words(finding)} [{finding.id}]"
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = "\n".join([entry.message, *(where(other, report) for other in entry.others[:MOST_PLACES])])
    return f"::{COMMANDS[finding.severity]} {said}::{_data(text)}"


def _unread(report: Report, severity: Severity) -> Iterator[str]:
    if severity == "error":
        for problem in report.problems:
            if problem.kind == "input":
                yield _problem(problem)


def _problem(problem: Problem) -> str:
    return f"::error file={_property(problem.path)},title=not used::{_data(printable(problem.reason))}"


def _row(entry: Entry, report: Report) -> str:
    finding, place = entry.finding, entry.place
    what = f"**{escape(finding.subject)}** {escape(rule_words(finding))}: {escape(entry.message)}"
    there = f"{escape(entry.article.path)}:{place.line}"
    others = [escape(where(other, report)) for other in entry.others[:MOST_PLACES]]
    more = [f"and {len(entry.others) - MOST_PLACES} more"] if len(entry.others) > MOST_PLACES else []
    return f"| {finding.severity} | {what} | {there} | {'<br>'.join([*others, *more])} |"


def _data(text: str) -> str:
    """The text as a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The text as the value of a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
