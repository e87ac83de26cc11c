"""concordant hold: put a difference off until a day."""

from __future__ import annotations

import argparse

from compare.cli import _deciding
from compare.errors import UsageError

SUMMARY = "put a difference off until a day"

DESCRIPTION = f"""\
Puts a difference off: it is counted, and comes back when the day is over.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant hold 3 --why "asked the ministry" --until 2026-12-31

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant hold`."""
    _deciding.add_finding(parser, until="the last day on which it waits; needed")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    if arguments.until is None:
        raise UsageError("hold needs --until DATE: the last day on which it waits")
    return _deciding.decide(arguments, "hold")
