"""concordant no-fault: say that a finding is a false alarm."""

from __future__ import annotations

import argparse

from compare.cli import _deciding

SUMMARY = "say that a finding is a false alarm"

DESCRIPTION = f"""\
Says that there is nothing wrong: a false alarm.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant no-fault 7 --why "the bar is part of the table"

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant no-fault`."""
    _deciding.add_finding(parser, until="the last day on which that counts (for good)")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    return _deciding.decide(arguments, "no-fault")
