"""concordant ask: put a difference on the sheet of queries."""

from __future__ import annotations

import argparse
from typing import get_args

from compare.cli import _deciding
from compare.errors import UsageError
from compare.model import QueryState

STATES: tuple[QueryState, ...] = get_args(QueryState)

SUMMARY = "put a difference on the sheet of queries to the other outlets"

DESCRIPTION = f"""\
Says that the other outlets are to be asked: `concordant queries` has the difference on their sheets, and reports
count it and no longer show it. With --until it comes back when the day is over.

What --why asks stands on the sheets. A query that is sent is on no further sheet of those it was sent to. One that
is answered comes back, to be decided on, with what --why says of the answer. One that is corrected is over when their
text no longer has it, and comes back where the text has changed and still does.
{_deciding.NAMES}"""

EXAMPLES = """\
examples:
  concordant ask 3 --why "is the figure of the morning still right?"
  concordant ask 3f9a1c seeds/ --state sent --to VNN --why "which is right?"
  concordant ask 3 --state answered --why "the Ministry's text has Standing"

exit code: 0; 2 where no such finding is there, or where nothing could be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant ask`."""
    group = _deciding.add_finding(parser, until="the last day on which an answer is waited for (for good)")
    group.add_argument(
        "--to", action="append", default=[], metavar="OUTLET", help="whom it was sent to (all); may be repeated"
    )
    group.add_argument("--state", choices=STATES, default=STATES[0], help="how far the query is (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Write the decision down."""
    if arguments.to and arguments.state != "sent":
        raise UsageError("--to says whom a query was sent to: it goes with --state sent")
    state = None if arguments.state == STATES[0] else arguments.state
    return _deciding.decide(arguments, "ask", state=state, sent_to=arguments.to)
