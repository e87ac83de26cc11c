"""concordant terms export: a termbase for other tools."""

from __future__ import annotations

import argparse

from compare.cli import DONE, _guard, _output, say
from compare.cli.term_verbs import _formats, _termbase
from compare.errors import UsageError

SUMMARY = "write a termbase as TBX, CSV or XLSX"

DESCRIPTION = """\
Writes the concepts of termbases as TBX (TBX-Basic of ISO 30042:2019), CSV or XLSX. `concordant terms import`
gives the same concepts back. Exceptions are not written: no other tool has a use for them."""

EXAMPLES = """\
examples:
  concordant terms export --rules terms.yaml -o terms.tbx
  concordant terms export --rules terms.yaml --format csv"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant terms export`."""
    _termbase.add_source(parser)
    _formats.add_format(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")


def run(arguments: argparse.Namespace) -> int:
    """Write the concepts."""
    _output.check_target(arguments)
    _guard.refuse_termbases(arguments.output, _termbase.rules(arguments))
    form = _formats.name_of(arguments, arguments.output or "")
    writer = _formats.load(arguments, arguments.output or "")
    pack = _termbase.named(arguments)
    if not pack.terms:
        raise UsageError(f"no concepts in {', '.join(name for name, _ in pack.digests)}; name a termbase with --rules")
    if pack.told_apart:
        say(f"{len(pack.told_apart)} exception{'s' * (len(pack.told_apart) > 1)} not written; YAML alone holds them")
    _output.write(writer.write(pack.terms), arguments.output, form=form)
    return DONE
