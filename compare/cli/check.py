"""concordant check: a gate for articles that are added."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from compare.cli import DONE, FINDINGS, _git, _last, _options, _output, _targets, say
from compare.cli._progress import progress
from compare.config import Config
from compare.decisions.gate import FailOn, brought_by, focused, held_against
from compare.errors import UsageError
from compare.model import Report

SUMMARY = "a gate: fail where articles do not fit with what is published"

DESCRIPTION = """\
Compares the articles as `concordant report` does, and fails where something is found that nobody has decided on
and that is not in the baseline.

With --focus, --since or --staged all articles are read, and only findings that have a place in those in focus are
shown and held against them. A FILE in focus that lies elsewhere is compared, too. --staged refuses to judge with
what would not be committed: an article, a corpus.yaml, settings, rules or decisions that differ from what is
staged, or are not there. Articles that git does not know are compared, and said."""

EXAMPLES = """\
examples:
  concordant check articles/ --focus articles/new.txt
  concordant check articles/ --since origin/main --fail-on warning
  concordant check articles/ --staged
  concordant check articles/ --since HEAD~1 -o report.html -o junit:report.xml
  concordant check articles/ --since origin/main --format github
  concordant check articles/ --statistics --exit-zero

exit code: 0 where nothing at or above --fail-on is left; 1 where something is; 2 where the command line, a file of
rules, settings or decisions is at fault, or where an article cannot be read; 70 where the program breaks down"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles: files, folders or patterns")
    group = parser.add_argument_group("gate")
    group.add_argument(
        "--focus", nargs="+", action="extend", default=[], metavar="FILE", help="only what touches these articles"
    )
    group.add_argument(
        "--since", metavar="REV", help="only what touches articles that are new or changed since REV (git)"
    )
    group.add_argument(
        "--staged", action="store_true", help="only what touches articles that the next commit brings or changes (git)"
    )
    group.add_argument(
        "--new-only",
        action="store_true",
        help="only findings that the articles in focus bring: they alone print one of the readings",
    )
    group.add_argument(
        "--fail-on", choices=get_args(FailOn), default="error", help="the least severity that fails (error)"
    )
    group.add_argument("--exit-zero", action="store_true", help="do not fail, whatever is found")
    _options.add_rules(parser)
    _options.add_decisions(parser)
    _options.add_cache(parser)
    _add_output(parser)


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = _targets.add_outputs(parser, _output.REPORTS, form="what to print (table)", beside="also write to FILE")
    group.add_argument("--statistics", action="store_true", help="print how often each rule found something, no more")
    group.add_argument("--all", action="store_true", help="show every row: notes, and what is decided on")


def run(arguments: argparse.Namespace) -> int:
    """Write the report and say whether it passes; 2 beats 1."""
    import compare

    targets = _targets.files(arguments, _output.REPORTS)
    config = _options.settled(arguments)
    paths, focus = _asked(arguments, config)
    _targets.refuse(targets, config, paths)
    if (arguments.since or arguments.staged) and not focus:
        since = f"new or changed since {arguments.since}" if arguments.since else "staged"
        say(f"no article is {since}: nothing was checked")
        return DONE
    with progress(quiet=arguments.quiet) as callback:
        whole = compare.report(paths, config=config, progress=callback, target=[t.output for t in targets])
    code = _output.tell(whole.problems)
    report = _narrowed(whole, focus, new_only=arguments.new_only)
    _write(report, arguments, targets)
    _last.keep(paths, config, whole, report)
    return code or _verdict(report, arguments)


def _asked(arguments: argparse.Namespace, config: Config) -> tuple[tuple[str, ...], frozenset[str]]:
    """All paths to read, and the real paths of the files in focus; none where everything is."""
    from compare.corpus.files import find, folders
    from compare.corpus.listing import sources

    if arguments.new_only and not (arguments.focus or arguments.since or arguments.staged):
        raise UsageError("--new-only needs articles that are new: name them with --focus, --since or --staged")
    if arguments.since and arguments.staged:
        raise UsageError("--since and --staged say two things: --since HEAD has what is staged among what is not")
    named = tuple(arguments.paths) or config.paths
    if not named and not arguments.focus:
        _options.articles(arguments, config)
    for file in arguments.focus:
        if not find([file], reach=config.reach)[0]:
            raise UsageError(f"--focus {file}: {find([file], reach=config.reach)[1][0].reason}")
    paths = (*named, *arguments.focus)
    named_focus = sources(arguments.focus, reach=config.reach)[0] if arguments.focus else ()
    focus = {os.path.realpath(s.path) for s in named_focus}
    if arguments.since or arguments.staged:
        there = folders(named, reach=config.reach) or [Path.cwd()]
        of_git = _staged if arguments.staged else _changed
        focus |= of_git(arguments, paths, config, there)
    return paths, frozenset(focus)


def _changed(
    arguments: argparse.Namespace, paths: Sequence[str], config: Config, there: Sequence[Path]
) -> frozenset[str]:
    """Real paths of the articles that are new or changed."""
    from compare.corpus.listing import sources

    found = sources(paths, reach=config.reach)[0]
    return _git.changed(arguments.since, there) & {os.path.realpath(s.path) for s in found}


def _staged(
    arguments: argparse.Namespace, paths: Sequence[str], config: Config, there: Sequence[Path]
) -> frozenset[str]:
    """Real paths of the articles that are staged."""
    from compare.cli import _staging

    settings = () if arguments.isolated else _staging.settings_files(Path.cwd(), config.reach)
    brought, unknown = _staging.articles(paths, config, _git.staged(there), settings=settings)
    if brought and unknown and not arguments.quiet:
        say(f"not known to git, but compared: {_staging.listed(unknown)}")
    return brought


def _narrowed(whole: Report, focus: frozenset[str], *, new_only: bool) -> Report:
    if not focus:
        return whole
    articles = {a.id: a.path for a in whole.articles if os.path.realpath(a.path) in focus}
    report = focused(whole, articles, named=" ".join(sorted(articles)))
    if not new_only:
        return report
    return replace(report, findings=tuple(f for f in report.findings if brought_by(f, articles)))


def _write(report: Report, arguments: argparse.Namespace, targets: Sequence[argparse.Namespace]) -> None:
    if arguments.statistics:
        _targets.write(report, report, targets, _output.REPORTS)
        _output.write(_statistics(report), None)
    else:
        _targets.write(report, report, [*targets, _targets.printed(arguments)], _output.REPORTS)


def _statistics(report: Report) -> str:
    """A line for each rule and severity: how many findings are left, and how many are decided on."""
    from tabulate import tabulate

    left = Counter((f.rule, f.severity) for f in report.findings if f.status in ("new", "fixed"))
    every = Counter((f.rule, f.severity) for f in report.findings)
    ranked = sorted(every, key=lambda k: (-left[k], -every[k], k))
    rows = [(left[key], every[key] - left[key], *reversed(key)) for key in ranked]
    total = (sum(left.values()), sum(every.values()) - sum(left.values()), "", "in all")
    return tabulate([*rows, total], ("LEFT", "DECIDED", "SEVERITY", "RULE"), tablefmt="plain") + "\n"


def _verdict(report: Report, arguments: argparse.Namespace) -> int:
    against = held_against(report.findings, arguments.fail_on)
    if not against:
        return DONE
    if not arguments.quiet:
        count = f"{len(against)} finding{'s' if len(against) > 1 else ''}"
        how = "reported only" if arguments.exit_zero else "failed"
        say(f"{count} at {arguments.fail_on} or above that nobody has decided on: {how}")
    return DONE if arguments.exit_zero else FINDINGS
