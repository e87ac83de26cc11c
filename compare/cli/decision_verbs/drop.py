"""concordant decisions drop: take a decision back."""

from __future__ import annotations

import argparse

from compare.cli import DONE, _deciding, _options, _output
from compare.decisions.kept import only
from compare.decisions.writing import take_back
from compare.errors import UsageError

SUMMARY = "take a decision back"

DESCRIPTION = """\
Takes the decision on a finding out of waivers.yaml: the finding counts again. A decision whose finding is no
longer there is taken out by hand; `concordant decisions list` says in which line it stands."""

EXAMPLES = """\
examples:
  concordant decisions drop 3
  concordant decisions drop 3f9a1c seeds/

exit code: 0; 2 where there is no such finding, or no decision on it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant decisions drop`."""
    parser.add_argument("finding", metavar="ROW|ID", help="the finding: its row in the last report, or its id")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles (those of the last report)")
    _options.add_rules(parser)
    _options.add_decisions(parser)
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: argparse.Namespace) -> int:
    """Write the file without the decision."""
    from compare.products.deciding import kept

    paths, config, report, finding = _deciding.found(arguments)
    file = only(kept(paths, config).waivers, "--waivers")
    gone = take_back(file, finding, report.articles)
    if not gone:
        raise UsageError(f"{file.shown}: no decision on {finding.subject or finding.message} stands in it")
    _output.write("".join(f"{file.shown}: taken back: {_deciding.said(d)}\n" for d in gone), None)
    return DONE
