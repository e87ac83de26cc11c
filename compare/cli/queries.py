"""concordant queries: what to ask the other outlets, as sheets to send."""

from __future__ import annotations

import argparse

from compare.cli import _options, _output
from compare.cli._progress import progress
from compare.errors import UsageError, near

SUMMARY = "what to ask the other outlets, as sheets to send"

DESCRIPTION = """\
Writes a sheet in Markdown for each outlet that is not ours: every difference that `concordant report` marks ASK, what
they print and where, what we and others print, and why it matters. What somebody has decided on is left out."""

EXAMPLES = """\
examples:
  concordant queries seeds/
  concordant queries seeds/ --to VNN -o queries.md

exit code: 0; 2 where the command line, a file of rules, settings or decisions is at fault, or where an article cannot
be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant queries`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles: files, folders or patterns")
    parser.add_argument(
        "--to", action="append", default=[], metavar="OUTLET", help="only for this outlet; may be repeated"
    )
    parser.add_argument("--all", action="store_true", help="notes, too")
    _options.add_rules(parser)
    _options.add_decisions(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: argparse.Namespace) -> int:
    """Write the sheets; 2 where some of the input could not be used."""
    import compare
    from compare.reporters._queries import sheets

    _output.check_target(arguments)
    config = _options.settled(arguments)
    paths = _options.articles(arguments, config)
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(paths, config=config, progress=callback)
    _output.refuse_articles(arguments, report.articles, report.problems)
    code = _output.tell(report.problems)
    known = [name for o in report.outlets for name in (o.name, o.short)]
    for name in arguments.to:
        if name not in known:
            raise UsageError(f"no outlet called {name!r}{near(name, set(known))}")
    _output.write(sheets(report, only=arguments.to, everything=arguments.all), arguments.output)
    return code
