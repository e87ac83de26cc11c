"""concordant review: a draft against what is published."""

from __future__ import annotations

import argparse
import sys
from typing import get_args

from compare.cli import DONE, FINDINGS, _options, _output, _serving, _targets
from compare.cli._progress import progress
from compare.decisions.gate import FailOn, held_against
from compare.errors import UsageError
from compare.model import Article, Problem

FORMS = ("compare.reporters.drafts", _output.MACHINE)
INPUT = _serving.INPUT

SUMMARY = "a draft against what is published, paragraph by paragraph"

DESCRIPTION = """\
Holds drafts against published articles. For each paragraph it prints what differs, ours on one line and theirs
under it with outlet and paragraph; where else a sentence stands that no rule found fault with (cf.); and which
sentences nobody else has. An arrow (→) stands only where a ruling of a termbase, an outlet's profile, a reference or
a rule gives the right to one.

A DRAFT is a file, a folder, a pattern in quotation marks, or - for standard input. Where no corpus.yaml says whose
it is, it is ours. It may lie among the articles: it is read once, as a draft. Several drafts are held against each
other, too.

With --serve it opens the review desk instead, a page in the browser to go through what was found and to decide on it:
over drafts with --against, over all articles in PATH without. The desk answers to this machine alone, at the address
that is printed, until Ctrl-C. Decisions go to the files that `concordant stet` and the others write to."""

EXAMPLES = """\
examples:
  concordant review draft.txt --against seeds/
  concordant review draft.txt --against seeds/ --rules vietnam-diplomacy
  pandoc -t plain draft.docx | concordant review - --against seeds/
  concordant review 'new/*.txt' --against seeds/ -o review.html -o review.sarif
  concordant review seeds/ --serve
  concordant review draft.txt --against seeds/ --serve --into terms.yaml

exit code: 0 where nothing at or above --fail-on is left; 1 where something is; 2 where the command line, a file of
rules, settings or decisions is at fault, or where a draft or article cannot be read; 70 where the program breaks
down; with --serve never 1"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant review`."""
    parser.add_argument("drafts", nargs="*", metavar="DRAFT", help="drafts: files, folders, patterns, or -")
    parser.add_argument(
        "--against",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATH",
        help="published articles (those of `paths`)",
    )
    parser.add_argument("--outlet", metavar="NAME", help="whose the drafts are (the outlet that is ours)")
    parser.add_argument(
        "--fail-on", choices=get_args(FailOn), default="error", help="the least severity that fails (error)"
    )
    _serving.add_arguments(parser)
    _options.add_rules(parser)
    _options.add_decisions(parser)
    _options.add_cache(parser)
    group = _targets.add_outputs(
        parser, FORMS, form=_targets.WRITTEN, beside="write to FILE instead of standard output"
    )
    group.add_argument("--all", action="store_true", help="show everything: notes, and what is decided on")


def run(arguments: argparse.Namespace) -> int:
    """Write the review; 2 where some of the input could not be used, 1 where something is left to mend."""
    import compare

    if arguments.serve:
        return _serving.serve(arguments, [_typed()] if INPUT in arguments.drafts else [])
    _serving.refuse_options(arguments)
    targets = _targets.files(arguments, FORMS, stated=arguments.format)
    config = _options.settled(arguments)
    against = tuple(arguments.against) or config.paths
    if not arguments.drafts:
        raise UsageError("which draft? name files, folders or patterns, or - for standard input")
    if not against:
        raise UsageError("against what? name published articles with --against, or set `paths` in concordant.toml")
    texts = [_typed()] if INPUT in arguments.drafts else []
    files = [name for name in arguments.drafts if name != INPUT]
    _targets.refuse(targets, config, (*files, *against))
    with progress(quiet=arguments.quiet) as callback:
        review = compare.review(files, against, config=config, progress=callback, outlet=arguments.outlet, texts=texts)
    code = _output.tell(review.report.problems)
    _targets.write(review, review.report, targets or [_targets.printed(arguments)], FORMS)
    if code:
        return code
    return FINDINGS if held_against(review.report.findings, arguments.fail_on) else DONE


def _typed() -> Article | Problem:
    """The draft on standard input."""
    from compare.readers import typed

    return typed(sys.stdin.buffer.read(), name="standard input", path=INPUT)
