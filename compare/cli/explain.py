"""concordant explain: everything that stands behind one finding."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Iterator
from dataclasses import replace

from compare.cli import DONE, _deciding, _guard, _options, _output
from compare.views import Explanation

REPORTERS = ("compare.reporters.explanations",)

SUMMARY = "say what stands behind a finding"

DESCRIPTION = """\
Shows a finding with both sides in full, each sentence with its outlet and paragraph; what lined the sentences
up, in words and weights that add up to the log-odds of the score; the rule, why it exists, what its options are
set to, why it fired and why with this severity; and the command that lets the finding stand.

A finding goes by the number of its row in the last report that was made from this folder, or by its id, of
which a part from the front is enough. The number is refused if anything but decisions has changed since.
Without PATH the articles and rules of that report are looked at again."""

EXAMPLES = """\
examples:
  concordant explain 3
  concordant explain 3 --all
  concordant explain 3f9a1c seeds/ --rules our-terms.yaml
  concordant explain 3 --format json

exit code: 0; 2 where no such finding is there, or where a file of rules or settings is at fault"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant explain`."""
    _deciding.add_name(parser)
    _options.add_rules(parser)
    _options.add_decisions(parser)
    group = _output.add_output(parser, REPORTERS, plain="text")
    group.add_argument("--all", action="store_true", help="show every sentence and every link")


def run(arguments: argparse.Namespace) -> int:
    """Write the explanation."""
    import compare

    _output.check_target(arguments)
    form = _output.format_of(arguments, REPORTERS, plain="text")
    paths, config, report, finding = _deciding.found(arguments)
    _guard.refuse([arguments.output], config, paths)
    made = compare.explain(report, finding, config=config)
    shown = replace(made, silence=_silence(arguments, made), rule=replace(made.rule, place=_place(made.rule.place)))
    reporter = _output.reporter(form, REPORTERS)
    style = _output.style_of(arguments)
    _output.write(reporter.render(shown, style), arguments.output, form=form, style=style)
    return DONE


def _silence(arguments: argparse.Namespace, made: Explanation) -> str:
    """The command that lets the finding stand, over the same articles and rules, as one would type it."""
    parts = ["concordant", "stet", made.finding.id, *arguments.paths, *_stated(arguments)]
    return f'{shlex.join(parts)} --why "…"'


def _stated(arguments: argparse.Namespace) -> Iterator[str]:
    """The options that say what is looked at, and where decisions are kept, as they were given."""
    for name in arguments.rules:
        yield from ("--rules", name)
    for option in ("waivers", "baseline"):
        if getattr(arguments, option):
            yield from (f"--{option}", getattr(arguments, option))
    if arguments.isolated:
        yield "--isolated"
    if arguments.allow_outside:
        yield "--allow-outside"


def _place(place: str) -> str:
    """File and line, from here where the file lies below; of a shipped pack elsewhere the file's name."""
    path, _, line = place.rpartition(":")
    near = os.path.relpath(path)
    return f"{os.path.basename(path) if near.startswith('..') else near}:{line}"
