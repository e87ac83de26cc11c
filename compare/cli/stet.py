"""concordant stet: let a difference stand, with the reason."""

from __future__ import annotations

import argparse

from compare.cli import _deciding
from compare.model import Ground

REASONS: dict[str, Ground] = {
    "house-style": "house style",
    "both-right": "both right",
    "speakers-words": "speaker's words",
}

SUMMARY = "let a difference stand, with the reason"

DESCRIPTION = f"""\
Keeps a difference as it is: it is counted, and no longer shown or held against anybody.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant stet 3 --why "the speaker's own English" --reason speakers-words
  concordant stet 3f9a1c seeds/ --why "both are official" --until 2027-01-31

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant stet`."""
    group = _deciding.add_finding(parser, until="the last day on which it stands (for good)")
    group.add_argument("--reason", choices=tuple(REASONS), help="the ground on which it stands")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    return _deciding.decide(arguments, "stands", reason=REASONS.get(arguments.reason))
