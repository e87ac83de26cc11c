"""concordant ask: put a difference on the sheet of queries."""

from __future__ import annotations

import argparse

from compare.cli import _deciding

SUMMARY = "put a difference on the sheet of queries to the other outlets"

DESCRIPTION = f"""\
Says that the other outlets are to be asked: `concordant queries` has the difference on their sheets, and reports
count it and no longer show it. With --until it comes back when the day is over.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant ask 3 --why "is the figure of the morning still right?"
  concordant ask 3f9a1c seeds/ --why "sent on Monday" --until 2026-12-31

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant ask`."""
    _deciding.add_finding(parser, until="the last day on which an answer is waited for (for good)")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    return _deciding.decide(arguments, "ask")
