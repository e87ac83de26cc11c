"""concordant terms import: a termbase from another tool."""

from __future__ import annotations

import argparse
from pathlib import Path

from compare.cli import DONE, USAGE, _output
from compare.cli.term_verbs import _formats, _termbase
from compare.errors import UsageError
from compare.files import UnreadableError, read_bytes
from compare.model import TermEntry

SUMMARY = "bring in a termbase from TBX, CSV or XLSX"

DESCRIPTION = """\
Writes the concepts of a TBX, CSV or XLSX file as a termbase in YAML. TBX (ISO 30042) may be of 2008 or 2019,
with data categories as attributes or as elements; what has no field in a termbase is kept among `other` and
comes out again with export. A term without a status is admitted, and so is the second of two that a concept
prefers in one language: that is said, and its own status kept.

CSV and XLSX have a row for each term and name their columns in the first: term, and any of concept, language,
status, since, part_of_speech, note, source, other, definition, definition_source, subject_field, concept_note,
concept_other."""

EXAMPLES = """\
examples:
  concordant terms import agency.tbx
  concordant terms import glossary.xlsx --into terms.yaml

exit code: 0; 2 where the file cannot be read, part of it cannot be used (the rest is brought in), or a concept
differs from one of the same id in the termbase (then nothing is written)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant terms import`."""
    parser.add_argument("file", metavar="FILE", help="a .tbx, .csv or .xlsx file")
    _formats.add_format(parser)
    _termbase.add_target(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add the concepts; 2 where some of the file could not be used."""
    _termbase.check_into(arguments.into)
    try:
        raw = read_bytes(arguments.file)
    except UnreadableError as error:
        raise UsageError(error.fault(arguments.file)) from error
    found = _formats.load(arguments, arguments.file).read(raw, arguments.file)
    _output.tell([*found.problems, *found.remarks])
    if not found.entries:
        raise UsageError(f"{arguments.file}: no concept in it")
    new = _new(found.entries, arguments)
    remark = "".join(f"# {line}\n" for line in [f"From {Path(arguments.file).name}", *found.about.splitlines()])
    if new:
        _termbase.add(arguments.into, new, head=remark)
    if arguments.into:
        known = len(found.entries) - len(new)
        there = f", {known} stood there" if known else ""
        _output.write(f"{arguments.into}: {len(new)} concept{'' if len(new) == 1 else 's'} added{there}\n", None)
    return USAGE if found.problems else DONE


def _new(entries: tuple[TermEntry, ...], arguments: argparse.Namespace) -> list[TermEntry]:
    """The concepts that are not in the termbase yet. Raises UsageError for one that is there and differs."""
    there = {e.id: e for e in _termbase.held(arguments.into).terms}
    clashes = [
        f"{there[e.id].place}: {e.id} differs from what {arguments.file} says of it; give one of them another id"
        for e in entries
        if e.id in there and there[e.id] != e
    ]
    if clashes:
        raise UsageError("\n".join(clashes))
    return [e for e in entries if e.id not in there]
