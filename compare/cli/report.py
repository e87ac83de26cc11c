"""concordant report: a consistency report over a set of articles."""

from __future__ import annotations

import argparse

from compare.cli import _folders, _last, _options, _output, _targets
from compare.cli._progress import progress

SUMMARY = "a consistency report over a set of articles"

FORMS = (*_output.REPORTS, _folders.FORMS)

DESCRIPTION = """\
Compares the articles and reports where they differ in wording, figures, names or quotations.

A PATH is a file, a folder, or a pattern in quotation marks. The corpus.yaml of a folder says which outlet
printed an article; where nothing does, the file's name is the outlet.

Findings that somebody has decided on (concordant stet, hold, not-the-same, no-fault, ask) or that stand in the
baseline are counted and left out; --all shows them with their status.

--format parquet fills a folder with the tables links, concepts and findings."""

EXAMPLES = """\
examples:
  concordant report seeds/
  concordant report seeds/ draft.txt --rules our-terms.yaml
  concordant report 'news/2026-02-*.txt' --format html -o report.html
  concordant report seeds/ --select figure-differs,weekday-differs --format json
  concordant report seeds/ -o report.html -o report.sarif
  concordant report seeds/ --format parquet -o tables/

exit code: 0; 2 where the command line or a file of rules or settings is at fault, or where an article cannot
be read (the others are still compared)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant report`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles: files, folders or patterns")
    _options.add_rules(parser)
    _options.add_decisions(parser)
    _options.add_cache(parser)
    _options.add_linking(parser)
    _options.add_archive(parser)
    _options.add_neural(parser)
    _targets.add_outputs(
        parser, FORMS, form=_targets.WRITTEN, beside="write to FILE instead of standard output"
    ).add_argument("--all", action="store_true", help="show every row: notes, and what is decided on")


def run(arguments: argparse.Namespace) -> int:
    """Write the report; 2 where some of the input could not be used."""
    import compare

    targets = _targets.files(arguments, FORMS, stated=arguments.format) or [_targets.printed(arguments)]
    config = _options.settled(arguments)
    folders = [target for target in targets if _folders.is_folder(target.format)]
    for target in folders:
        _folders.check(target, config)
    paths = _options.articles(arguments, config)
    _targets.refuse(targets, config, paths)
    names = [target.output for target in targets if target.output and target not in folders]
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(paths, config=config, progress=callback, target=names)
    code = _output.tell(report.problems)
    _targets.write(report, report, [t for t in targets if t not in folders], _output.REPORTS)
    for target in folders:
        _folders.write(report, target, config)
    _last.keep(paths, config, report, report)
    return code
