"""concordant decisions list: every decision, and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compare.cli import DONE, USAGE, _options, _output
from compare.cli._progress import progress
from compare.model import Decision, Outcome
from compare.reporters._screen import paragraph

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
  concordant report seeds/ --format json  # for programs: "decisions"

exit code: 0; 2 where the file is at fault or an article cannot be read"""

INSET = "   "


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
    _output.tell(report.problems)
    _output.write(_listed(report.outcomes, _output.list_width(arguments)), None)
    return USAGE if report.problems else DONE


def _listed(outcomes: Sequence[Outcome], width: int) -> str:
    waivers = [o for o in outcomes if o.decision.decision != "baseline"]
    others = [o.status for o in outcomes if o.decision.decision == "baseline"]
    foot = ", ".join(f"{others.count(s)} {s}" for s in ("applied", "outgrown", "fixed", "not seen") if s in others)
    blocks = ["\n".join(_block(o, width)) for o in waivers] or ["nothing has been decided"]
    blocks += [f"baseline: {len(others)} ({foot})"] if others else []
    return "\n\n".join(blocks) + "\n"


def _block(outcome: Outcome, width: int) -> list[str]:
    """Where it stands and what became of it, what it is on, and who says why."""
    decision = outcome.decision
    more: list[str] = [part for part in (decision.state, decision.reason) if part]
    more += [f"to {', '.join(decision.sent_to)}"] if decision.sent_to else []
    kind = f"{decision.decision} ({', '.join(more)})" if more else decision.decision
    until = f" until {decision.expires}" if decision.expires else ""
    what = decision.subject or " / ".join(decision.readings)
    because = outcome.reason.removeprefix("expired ").removeprefix("no longer applies: ")
    state = f"{outcome.status}: {because}" if because else outcome.status
    lines = (f"{kind}{until}", f"{what} ({decision.rule.replace('-', ' ')})")
    return [
        *paragraph([decision.place, state], width, indent=INSET),
        *(INSET + line for line in paragraph(lines, width - len(INSET), separator=": ", indent=INSET)),
        *(INSET + line for line in paragraph([_reason(decision)], width - len(INSET), indent=INSET)),
    ]


def _reason(decision: Decision) -> str:
    return f"{decision.by}, {decision.decided}: {decision.why}"
