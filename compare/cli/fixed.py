"""concordant fixed: say that a difference has been mended where the article is kept."""

from __future__ import annotations

import argparse

from compare.cli import _deciding

SUMMARY = "say that a difference has been mended"

DESCRIPTION = f"""\
Says that a difference has been mended where the article is kept, and that the file here is to follow. It is marked
in reports until the text no longer has it, and `concordant check` and `review` fail for it until then. Where the
text changes and still has it, the finding is new again.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant fixed 3 --why "corrected online at 14:10"

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant fixed`."""
    _deciding.add_finding(parser, until="the last day on which that counts (for good)")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    return _deciding.decide(arguments, "fixed")
