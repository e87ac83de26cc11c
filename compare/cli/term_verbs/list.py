"""concordant terms list: the concepts of termbases."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compare.cli import DONE, _options, _output
from compare.cli.term_verbs import _termbase
from compare.model import TermEntry, TermStatus

SUMMARY = "list the concepts of termbases"

DESCRIPTION = "Lists the concepts of the termbases that apply here, or of those named: what to write, and what not."

EXAMPLES = """\
examples:
  concordant terms list
  concordant terms list --rules terms.yaml --width 120"""

HEADS = ("CONCEPT", "WRITE", "OR", "NOT", "SINCE")
GAPS = 2 * (len(HEADS) - 1)
LONGEST_DATE = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant terms list`."""
    _termbase.add_source(parser)
    parser.add_argument("--width", type=_options.columns, metavar="N", help="columns of the list")


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    pack = _termbase.named(arguments)
    counts = f"concepts: {len(pack.terms)} · exceptions: {len(pack.told_apart)}"
    names = f"termbases: {', '.join(name for name, _ in pack.digests)}"
    table = f"{_table(pack.terms, _output.list_width(arguments))}\n\n" if pack.terms else ""
    _output.write(f"{table}{counts} · {names}\n", None)
    return DONE


def _table(entries: Sequence[TermEntry], width: int) -> str:
    from tabulate import tabulate

    rows = [
        (e.id, _forms(e, "preferred"), _forms(e, "admitted"), _forms(e, "deprecated", "superseded"), _since(e))
        for e in entries
    ]
    column = (width - GAPS - LONGEST_DATE) // (len(HEADS) - 1)
    return tabulate(rows, HEADS, tablefmt="plain", maxcolwidths=[column] * 4 + [None], disable_numparse=True)


def _forms(entry: TermEntry, *statuses: TermStatus) -> str:
    return ", ".join(t.text for t in entry.terms if t.status in statuses)


def _since(entry: TermEntry) -> str:
    return min((t.since.isoformat() for t in entry.terms if t.since), default="")
