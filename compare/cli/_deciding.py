"""What the verbs that decide on a finding have in common."""

from __future__ import annotations

import argparse
import getpass
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compare.cli import DONE, _last, _options, _output
from compare.cli._progress import progress
from compare.config import Config
from compare.decisions import writing
from compare.decisions.kept import only
from compare.decisions.keys import contents, decision_on
from compare.errors import UsageError, near
from compare.model import Decision, DecisionKind, Finding, Ground, QueryState, Report
from compare.steering import one_line

LONGEST_NUMBER, SHORTEST_ID = 5, 4
"""Digits of a row's number, and characters from which an id is one."""

NAMES = """\
What changes elsewhere, re-flowed paragraphs, another style of quotation marks or a renamed file leave the
decision alone. A reading that is new to it brings the finding back.

A finding goes by the number of its row in the last report that was made from this folder, or by its id, of
which a part from the front is enough (JSON, CSV, the HTML page and reviews show it). The number is refused
if anything but decisions has changed since. Without PATH the articles and rules of that report are looked
at again.

The decision is written to waivers.yaml in the folder of the articles, or to the file of --waivers."""


def add_finding(parser: argparse.ArgumentParser, *, until: str) -> argparse._ArgumentGroup:
    """Which finding, and what is to be said of it; the group of that. `until` is the help of --until."""
    add_name(parser)
    group = parser.add_argument_group("decision")
    group.add_argument("--why", required=True, metavar="TEXT", help="the reason, for whoever reads the file")
    group.add_argument("--by", metavar="NAME", help="who decides (the name that git has, else the login name)")
    group.add_argument("--until", type=_options.day, metavar="DATE", help=until)
    _options.add_rules(parser)
    _options.add_decisions(parser)
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    return group


def add_name(parser: argparse.ArgumentParser) -> None:
    """Which finding, of which articles."""
    parser.add_argument("finding", metavar="ROW|ID", help="the finding: its row in the last report, or its id")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles (those of the last report)")


def decide(
    arguments: argparse.Namespace,
    kind: DecisionKind,
    *,
    reason: Ground | None = None,
    state: QueryState | None = None,
    sent_to: Sequence[str] = (),
) -> int:
    """Write the decision down and say where. Raises UsageError where `sent_to` names no outlet of the articles."""
    from compare.products.deciding import kept

    for option in ("why", "by"):
        check_text(option, getattr(arguments, option))
    today = date.today()  # noqa: DTZ011  # the day on the editor's own calendar
    if arguments.until and arguments.until < today:
        raise UsageError(f"--until {arguments.until}: that day is over; today is {today}")
    paths, config, report, finding = found(arguments)
    decision = replace(
        decision_on(finding, kind, contents(report.articles)),
        reason=reason,
        why=" ".join(arguments.why.split()),
        by=" ".join((arguments.by or name()).split()),
        decided=today,
        expires=arguments.until,
        state=state,
        sent_to=sent_by_now(asked_before(report, finding), _taking_part(report, finding, outlets(report, sent_to))),
    )
    file = only(kept(paths, config).waivers, "--waivers")
    before = writing.put(file, decision, finding, report.articles)
    lines = [f"{file.shown}: {said(decision)}", *(f"  in place of: {said(d)}" for d in before)]
    _output.write("\n".join(lines) + "\n", None)
    return DONE


def check_text(option: str, text: str | None) -> None:
    """Raises UsageError where the text is empty, or holds bytes that are no UTF-8."""
    if text is None:
        return
    if not text.strip():
        raise UsageError(f"--{option} takes a text, not an empty one")
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise UsageError(f"--{option}: not UTF-8: {text!r}")


def found(arguments: argparse.Namespace) -> tuple[Sequence[str], Config, Report, Finding]:
    """The articles, the settings, their report, and the finding that is meant."""
    import compare

    last = _last.last()
    if arguments.paths or last is None:
        config = _options.settled(arguments)
        paths = _options.articles(arguments, config)
    else:
        paths, config = last.paths, _options.with_decisions(arguments, last.config)
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(paths, config=config, progress=callback)
    _output.tell(report.problems)
    return paths, config, report, _named(arguments.finding, report, last)


def _named(name: str, report: Report, last: _last.Last | None) -> Finding:
    if name.isascii() and name.isdigit() and len(name) <= LONGEST_NUMBER:
        return _numbered(int(name), report, last)
    wanted = name.lower()
    meant = [f for f in report.findings if len(wanted) >= SHORTEST_ID and f.fingerprint.startswith(wanted)]
    if len(meant) > 1:
        raise UsageError(f"{name} could be {' or '.join(f'{f.id} ({_what(f)})' for f in meant)}: give more of the id")
    if not meant:
        raise UsageError(f"no finding is called {name!r} in these articles; `concordant report` lists what there is")
    return meant[0]


def _numbered(number: int, report: Report, last: _last.Last | None) -> Finding:
    if last is None:
        raise UsageError(f"row {number} of which report? make one with `concordant report` first, or give an id")
    if _last.digest(report.findings) != last.digest:
        raise UsageError(
            f"row {number}: the last report was of other articles, rules or texts; "
            "make this one again with `concordant report`, or give an id"
        )
    if not 1 <= number <= len(last.rows):
        there = f"there are 1 to {len(last.rows)}" if last.rows else "nothing was found"
        raise UsageError(f"the last report has no row {number}; {there}")
    return next(f for f in report.findings if f.fingerprint == last.rows[number - 1])


def asked_before(report: Report, finding: Finding) -> tuple[Decision, ...]:
    """The decisions to ask about the finding that hold."""
    applied = (o for o in report.outcomes if o.status == "applied" and finding.id in o.findings)
    return tuple(o.decision for o in applied if o.decision.decision == "ask")


def sent_by_now(before: Sequence[Decision], to: Sequence[str]) -> tuple[str, ...]:
    """The outlets that a query has been sent to once it is sent to these; none where that is all."""
    sent = [d for d in before if d.state == "sent"]
    if not to or any(not d.sent_to for d in sent):
        return ()
    return tuple(sorted({*to, *(name for d in sent for name in d.sent_to)}))


def _taking_part(report: Report, finding: Finding, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """The same outlets. Raises UsageError where one of them is in no place of the finding."""
    ours = {o.name for o in report.outlets if o.ours}
    printed = {e.article for e in finding.evidence}
    there = {a.outlet for a in report.articles if a.id in printed} - ours
    for name in outlets:
        if name not in there:
            others = f"; to be asked: {', '.join(sorted(there))}" if there else ""
            raise UsageError(f"--to: {name} prints nothing of {finding.subject or finding.message}{others}")
    return outlets


def outlets(report: Report, called: Sequence[str]) -> tuple[str, ...]:
    """The names of the outlets that are called so, or else so for short.

    Raises UsageError where there is no such outlet, and where it is ours.
    """
    names = {o.short: o for o in report.outlets} | {o.name: o for o in report.outlets}
    for name in called:
        if name not in names:
            raise UsageError(f"no outlet called {name!r}{near(name, names)}")
        if names[name].ours:
            others = ", ".join(o.name for o in report.outlets if not o.ours) or "no other is there"
            raise UsageError(f"--to: {names[name].name} is our own outlet; to be asked: {others}")
    return tuple(sorted({names[name].name for name in called}))


def said(decision: Decision) -> str:
    """`stands, both right, until 2027-01-01: key and regular (rendering differs); Mai: the speaker has both`."""
    until = f"until {decision.expires}" if decision.expires else None
    to = f"to {', '.join(decision.sent_to)}" if decision.sent_to else None
    head = ", ".join(part for part in (decision.decision, decision.state, to, decision.reason, until) if part)
    what = decision.subject or " / ".join(decision.readings)
    return one_line(f"{head}: {what} ({decision.rule.replace('-', ' ')}); {decision.by}: {decision.why}")


def _what(finding: Finding) -> str:
    return f"{finding.rule.replace('-', ' ')}: {finding.subject}"


def name() -> str:
    """Who is at the keyboard: as git signs, else as the system has it."""
    try:
        run = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        signed = run.stdout.strip()
    except OSError:
        signed = ""
    return signed or _login()


def _login() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:  # a user without a name, as in many a container
        raise UsageError("who decides? neither git nor the system has a name for you; say --by NAME") from error
