"""concordant not-the-same: say that the passages of a difference are not about one thing."""

from __future__ import annotations

import argparse

from compare.cli import _deciding

SUMMARY = "say that the passages of a difference are not about one thing"

DESCRIPTION = f"""\
Says that what was taken for two wordings of one thing are two things.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant not-the-same 12 --why "one is the Party's, one the ministry's"

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant not-the-same`."""
    _deciding.add_finding(parser, until="the last day on which that counts (for good)")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    return _deciding.decide(arguments, "not-the-same")
