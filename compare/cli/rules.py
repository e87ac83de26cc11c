"""concordant rules: the rules that apply, and the packs they come from."""

from __future__ import annotations

import argparse
import shutil
import sys

from compare.checks.rule import Rule
from compare.cli import DONE, _options
from compare.cli._output import WIDTH, write

SUMMARY = "list the rules that apply"

DESCRIPTION = "Lists the rules of the packs that apply here: what each is called, how grave it is, and why it exists."

EXAMPLES = """\
examples:
  concordant rules
  concordant rules --rules our-terms.yaml
  concordant rules --isolated --select figure-differs"""

SCREEN = {"error": "must fix", "warning": "query", "note": "note", "off": "off"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant rules`."""
    _options.add_rules(parser)
    parser.add_argument("--width", type=_options.columns, metavar="N", help="columns of the list")


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    from compare.checks.pack import choose, read_packs
    from compare.resources import find_pack, pack_names

    config = _options.settled(arguments)
    packs = read_packs(find_pack(name) for name in config.rules)
    rules = choose(packs.rules, select=config.select, ignore=config.ignore)
    table = _table(rules, arguments.width or _columns())
    counts = f"rules: {len(rules)} · terms of termbases: {len(packs.terms)}"
    names = f"packs: {', '.join(config.rules)} · shipped: {', '.join(pack_names())}"
    write(f"{table}\n\n{counts} · {names}\n", None)
    return DONE


def _table(rules: tuple[Rule, ...], width: int) -> str:
    from tabulate import tabulate

    rows = [(r.id, SCREEN[r.severity], r.kind, _why(r)) for r in rules]
    heads = ("RULE", "SEVERITY", "KIND", "WHY")
    taken = sum(max(len(c) for c in column) + 2 for column in zip(heads[:3], *(r[:3] for r in rows), strict=True))
    return tabulate(rows, heads, tablefmt="plain", maxcolwidths=[None, None, None, max(20, width - taken)])


def _why(rule: Rule) -> str:
    elsewhere = {"inside one outlet": rule.inside_severity, "in published copy": rule.published_severity}
    notes = [f"{where}: {SCREEN[severity]}" for where, severity in elsewhere.items() if severity]
    return f"{rule.why} ({'; '.join(notes)})" if notes else rule.why


def _columns() -> int:
    return max(_options.LEAST_WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if sys.stdout.isatty() else WIDTH
