"""concordant terms lint: what is odd in termbases."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from compare.cli import DONE, FINDINGS
from compare.cli._output import write

SUMMARY = "say what is odd in termbases"

DESCRIPTION = """\
Says with file and line what is odd: a form in two concepts, a preferred form that is deprecated elsewhere,
no preferred form or two, a form twice in a concept, a form that holds one which another concept rules out, a
ruling in the future, a superseded form that nothing takes the place of, stray spaces. Files named together
are looked at together."""

EXAMPLES = """\
examples:
  concordant terms lint terms.yaml
  concordant terms lint ours.yaml theirs.yaml

exit code: 0 where nothing is odd, 1 where something is, 2 where a file cannot be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant terms lint`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="termbases in YAML")


def run(arguments: argparse.Namespace) -> int:
    """Print the remarks; 1 where there are some."""
    from compare.packs.pack import read_termbases
    from compare.termbase.lint import remarks

    pack = read_termbases(Path(file) for file in dict.fromkeys(arguments.files))
    found = remarks(pack.terms, pack.told_apart, today=date.today())  # noqa: DTZ011  # the reader's own day
    write("".join(f"{remark}\n" for remark in found), None)
    return FINDINGS if found else DONE
