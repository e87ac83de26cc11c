"""concordant baseline: what was in print before, so that only what is new is held against anybody."""

from __future__ import annotations

import argparse
from collections import Counter

from compare.cli import DONE, USAGE, _options, _output, say
from compare.cli._progress import progress
from compare.decisions import baseline
from compare.decisions.kept import KeptFile, only
from compare.decisions.safely import change
from compare.errors import UsageError
from compare.model import Decision, Report

SUMMARY = "take down what is in print, so that only new findings count"

DESCRIPTION = """\
The baseline is a list of the findings that were there when the checking began. They are counted and no longer
shown or held against anybody. It stands in baseline.json in the folder of the articles, or in the file of
--baseline; it is generated and is committed with the articles.

create  takes down every finding that nobody has decided on; refused where there is a baseline already
update  takes out what is fixed and notes where the rest stands today; new findings only with --accept-new
prune   takes out what is fixed, and nothing else

A finding of the baseline comes back with a reading that was not there, or where an article that was not there
prints a form that a ruling is against."""

EXAMPLES = """\
examples:
  concordant baseline create seeds/
  concordant baseline update seeds/
  concordant baseline update seeds/ --accept-new

exit code: 0; 2 where an article cannot be read, or where nothing could be written"""

CHANGES: dict[str, baseline.Change] = {"update": "update", "prune": "prune"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant baseline`."""
    parser.add_argument("change", choices=("create", "update", "prune"), help="what is to be done")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles: files, folders or patterns")
    parser.add_argument("--accept-new", action="store_true", help="of update: take in new findings, too")
    _options.add_rules(parser)
    _options.add_decisions(parser)
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline; 2, and nothing written, where some of the input could not be used."""
    import compare
    from compare.products.deciding import kept

    if arguments.accept_new and arguments.change != "update":
        raise UsageError(f"--accept-new goes with update, not with {arguments.change}")
    config = _options.settled(arguments)
    paths = _options.articles(arguments, config)
    file = only(kept(paths, config).baselines, "--baseline")
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(paths, config=config, progress=callback)
    _output.tell(report.problems)
    if report.problems:
        say(f"{file.shown}: left as it is: a baseline needs all articles")
        return USAGE
    _output.write(_written(arguments, file, report), None)
    return DONE


def _written(arguments: argparse.Namespace, file: KeptFile, report: Report) -> str:
    """Write the file; what was done, in words."""
    counts: Counter[str] = Counter()

    def make(text: str | None) -> str:
        there = baseline.compiled(text, file.shown) if text and text.strip() else None
        entries = _entries(arguments, file, report, there)
        old = set(there or ())
        known = {(e.rule, e.fingerprint) for e in old}
        counts.update(entries=len(entries), new=sum((e.rule, e.fingerprint) not in known for e in entries))
        counts.update(gone=len(known - {(e.rule, e.fingerprint) for e in entries}))
        return baseline.text_of(entries)

    change(file.path, make, shown=file.shown)
    return f"{file.shown}: {counts['entries']} in the baseline · {counts['new']} added · {counts['gone']} taken out\n"


def _entries(
    arguments: argparse.Namespace, file: KeptFile, report: Report, there: tuple[Decision, ...] | None
) -> tuple[Decision, ...]:
    if arguments.change == "create":
        if there is not None:
            raise UsageError(f"{file.shown}: there is a baseline already; update or prune it, or take the file away")
        left = [f for f in report.findings if f.status == "new" and f.severity != "off"]
        return baseline.taken_down(left, report.articles)
    if there is None:
        raise UsageError(f"{file.shown}: there is no baseline; make one with `concordant baseline create`")
    how: baseline.Change = "accept new" if arguments.accept_new else CHANGES[arguments.change]
    return baseline.changed(there, how, findings=report.findings, outcomes=report.outcomes, articles=report.articles)
