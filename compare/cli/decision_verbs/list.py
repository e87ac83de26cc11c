"""concordant decisions list: every decision, and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tabulate import tabulate

from compare.cli import DONE, USAGE, _options, _output, say
from compare.cli._progress import progress
from compare.model import Outcome

SUMMARY = "every decision, and what became of it"

DESCRIPTION = """\
Lists the decisions in the order of the file: what each is on, who made it and why, and whether it still applies.

applied    the finding is there, and the decision covers it
expired    its last day is over; the finding is back
outgrown   the finding has a reading that was not there; it is back
stale      there is no such finding any more; the entry can go
not seen   its articles or its rule were not among those looked at"""

EXAMPLES = """\
examples:
  concordant decisions list seeds/
  concordant report seeds/ --format json     # the same for programs, under "decisions"

exit code: 0; 2 where the file is at fault or an article cannot be read"""

HEADS = ("WHERE", "DECISION", "ON", "BY", "UNTIL", "NOW")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant decisions list`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles: files, folders or patterns")
    _options.add_rules(parser)
    _options.add_decisions(parser)
    _output.add_look(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    import compare

    config = _options.settled(arguments)
    paths = _options.articles(arguments, config)
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(paths, config=config, progress=callback)
    for problem in report.problems:
        say(f"{problem.path}: {problem.reason}")
    _output.write(_listed(report.outcomes, _output.list_width(arguments)), None)
    return USAGE if report.problems else DONE


def _listed(outcomes: Sequence[Outcome], width: int) -> str:
    waivers = [o for o in outcomes if o.decision.decision != "baseline"]
    others = [o.status for o in outcomes if o.decision.decision == "baseline"]
    foot = ", ".join(f"{others.count(s)} {s}" for s in ("applied", "outgrown", "fixed", "not seen") if s in others)
    lines = [_table(waivers, width)] if waivers else ["nothing has been decided"]
    lines += [f"\nbaseline: {len(others)} ({foot})"] if others else []
    return "\n".join(lines) + "\n"


def _table(outcomes: Sequence[Outcome], width: int) -> str:
    rows = [_row(o) for o in outcomes]
    columns = list(zip(HEADS, *rows, strict=True))
    fixed = [max(map(len, column)) for n, column in enumerate(columns) if n in (1, 4)]
    free = width - sum(fixed) - 2 * (len(HEADS) - 1)
    shares = [max(8, free * part // 100) for part in (20, 38, 14, 28)]
    widths = [shares[0], None, shares[1], shares[2], None, shares[3]]
    return tabulate(rows, HEADS, tablefmt="plain", disable_numparse=True, maxcolwidths=widths)


def _row(outcome: Outcome) -> tuple[str, ...]:
    decision = outcome.decision
    what = f"{decision.subject or ' / '.join(decision.readings)} ({decision.rule.replace('-', ' ')}): {decision.why}"
    now = outcome.status if outcome.status == "applied" else f"{outcome.status}: {outcome.reason}"
    kind = decision.decision + (f" ({decision.reason})" if decision.reason else "")
    return (
        decision.place,
        kind,
        what,
        f"{decision.by} {decision.decided}",
        str(decision.expires or "–"),
        now.replace("expired: expired", "expired").replace("stale: no longer applies: ", "stale: "),
    )
