"""concordant queries: what to ask the other outlets, as sheets to send."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from compare.cli import _deciding, _guard, _options, _output, say
from compare.cli._progress import progress
from compare.decisions import writing
from compare.decisions.kept import KeptFile, only
from compare.decisions.keys import contents, decision_on
from compare.errors import UsageError
from compare.model import Decision, Finding, Report
from compare.plugins import load, names

if TYPE_CHECKING:
    from compare.reporters.queries._sheet import Sheet

PACKAGE = "compare.reporters.queries"
FORMATS = names(PACKAGE)

SUMMARY = "what to ask the other outlets, as sheets to send"

DESCRIPTION = """\
Writes a sheet for each outlet that is not ours: every difference that `concordant report` marks ASK and in which
they print what we do not, and all that `concordant ask` was said of; what they print and where, what we and others
print, what `concordant ask --why` said to ask, and why it matters. What somebody has decided on is left out, and so
is what was sent to that outlet before, and what has an answer that is to be decided on.

--mark-sent keeps in waivers.yaml that the queries on the sheets are sent, and to whom; `concordant ask ROW|ID --state`
then says what came of one: answered, or corrected. An answer is kept until somebody decides on it."""

EXAMPLES = """\
examples:
  concordant queries seeds/
  concordant queries seeds/ --to VNN -o queries.docx
  concordant queries seeds/ --to VNN --format text --mark-sent

exit code: 0; 2 where the command line, a file of rules, settings or decisions is at fault, or where an article cannot
be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant queries`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles: files, folders or patterns")
    parser.add_argument(
        "--to", action="append", default=[], metavar="OUTLET", help="only for this outlet; may be repeated"
    )
    parser.add_argument("--all", action="store_true", help="notes, too, and what was sent before or has an answer")
    parser.add_argument(
        "--format", choices=FORMATS, help="format of the sheets (by the suffix of --output, else markdown)"
    )
    _options.add_rules(parser)
    _options.add_decisions(parser)
    group = parser.add_argument_group("once they are sent")
    group.add_argument("--mark-sent", action="store_true", help="keep that the queries on these sheets are sent")
    group.add_argument("--by", metavar="NAME", help="who sends them (the name that git has, else the login name)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: argparse.Namespace) -> int:
    """Write the sheets; 2 where some of the input could not be used."""
    import compare
    from compare.products.deciding import kept
    from compare.reporters.queries._sheet import sheets

    _deciding.check_text("by", arguments.by)
    form = _form(arguments)
    _output.check_target(arguments)
    config = _options.settled(arguments)
    paths = _options.articles(arguments, config)
    _guard.refuse([arguments.output], config, paths)
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(paths, config=config, progress=callback)
    code = _output.tell(report.problems)
    to = _deciding.outlets(report, arguments.to)
    made = sheets(report, only=to, everything=arguments.all)
    file = only(kept(paths, config).waivers, "--waivers") if arguments.mark_sent else None
    _output.write(load(PACKAGE, form).render(made), arguments.output, form=form)
    _say_left_out(report, made, to=to)
    if file:
        _mark(made, report, file, arguments.by)
    return code


def _form(arguments: argparse.Namespace) -> str:
    """The format that is asked for by name or by the file's suffix."""
    if arguments.format:
        return str(arguments.format)
    suffix = Path(arguments.output or "").suffix.lower()
    by_suffix = {load(PACKAGE, name).SUFFIX: name for name in FORMATS}
    if suffix and suffix not in by_suffix:
        there = ", ".join(sorted(by_suffix))
        raise UsageError(f"{arguments.output}: which format is that? the suffix may be {there}; or say --format")
    return by_suffix.get(suffix, "markdown")


def _say_left_out(report: Report, made: Sequence[Sheet], *, to: Sequence[str]) -> None:
    from compare.reporters.queries._sheet import answered, answerers, left_out

    left = left_out(report, made, only=to)
    if left:
        verb = "was" if len(left) == 1 else "were"
        say(f"{_queries(len(left))} {verb} sent before and left out; see --all")
    there = {query.finding.id for sheet in made for query in sheet.queries}
    came = answered(report) - there
    silent = [f for f in report.findings if f.id in came and (not to or answerers(report, f) & set(to))]
    if silent:
        verb = "has" if len(silent) == 1 else "have"
        say(f"{_queries(len(silent))} {verb} an answer, to be decided on, and left out; see --all")


def _mark(made: Sequence[Sheet], report: Report, file: KeptFile, by: str | None) -> None:
    """Write down of each query that it is sent, and to which outlets by now; an answer stays as it is."""
    from compare.reporters.queries._sheet import answered

    asked: dict[str, tuple[Finding, list[str]]] = {}
    for sheet in made:
        for query in sheet.queries:
            asked.setdefault(query.finding.id, (query.finding, []))[1].append(sheet.outlet)
    came = answered(report) & asked.keys()
    signed = " ".join((by or _deciding.name()).split())
    lost: list[Decision] = []
    for finding, outlets in (asked[id_] for id_ in asked if id_ not in came):
        before = _deciding.asked_before(report, finding)
        replaced = writing.put(file, _sent(finding, report, before, to=outlets, by=signed), finding, report.articles)
        lost += [d for d in replaced if d not in before]
    say(f"{file.shown}: {_queries(len(asked) - len(came))} marked as sent")
    for decision in lost:
        say(f"  in place of: {_deciding.said(decision)}")
    if came:
        say(f"{_queries(len(came))} not marked: {'its answer is' if len(came) == 1 else 'their answers are'} kept")


def _sent(finding: Finding, report: Report, before: Sequence[Decision], *, to: Sequence[str], by: str) -> Decision:
    """That the query is sent, with the question and the last day of those who asked before."""
    from compare.reporters.queries._sheet import is_question, sent_words

    sent_to = _deciding.sent_by_now(before, to)
    questions = [d.why for d in before if is_question(d)]
    return replace(
        decision_on(finding, "ask", contents(report.articles)),
        state="sent",
        sent_to=sent_to,
        why="; ".join(dict.fromkeys(questions)) or sent_words(sent_to),
        by=by,
        decided=date.today(),  # noqa: DTZ011  # the day on the editor's own calendar
        expires=min((d.expires for d in before if d.expires), default=None),
    )


def _queries(count: int) -> str:
    return f"{count} quer{'y' if count == 1 else 'ies'}"
