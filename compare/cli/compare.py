"""concordant compare: articles side by side, statement by statement."""

from __future__ import annotations

import argparse
from typing import get_args

from compare import plugins
from compare.cli import _guard, _options, _output
from compare.cli._progress import progress
from compare.model import RowKind

REPORTERS = "compare.reporters.side_by_side"

SUMMARY = "articles side by side, statement by statement"

DESCRIPTION = """\
Prints two or more articles side by side: one column an article, one row a statement of the first article,
in its order, with the statements of the others that say the same thing. What another article says besides
stands after the statement that it follows there, so that nothing is left out.

Words that the articles of a row do not share are marked: *only here* where nothing answers to them, _so_
where another article has other words, {so} where it has them in another order, [so] where they stand
outside the part that is compared. In colour they are bold, underlined, yellow and dim. Spelling, and figures
written in words, are no difference. Before a row, = says word for word, ≈ in other words, ~ in part.

A PATH is a file, a folder, or a pattern in quotation marks. The columns come in the order in which the
paths are named; those of one folder or pattern in the order of their names."""

EXAMPLES = """\
examples:
  concordant compare ours.txt theirs.txt
  concordant compare ours.txt agency.txt rival.txt --only differing
  concordant compare draft.txt 'news/2026-02-*.txt' -o side-by-side.html
  concordant compare ours.txt theirs.txt --explain --min-score 0.8

exit code: 0; 2 where the command line or the settings are at fault, where fewer than two articles are left,
or where an article cannot be read (the others are still compared)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant compare`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles: files, folders, patterns; the first leads")
    _options.add_linking(parser)
    _options.add_settings(parser)
    _options.add_neural(parser)
    _options.add_cache(parser)
    group = _output.add_output(parser, (REPORTERS,))
    group.add_argument("--only", choices=get_args(RowKind), help="only rows of this kind; they keep their numbers")
    group.add_argument("--explain", action="store_true", help="say under each row why it is one, and how sure that is")


def run(arguments: argparse.Namespace) -> int:
    """Write the comparison; 2 where some of the input could not be used."""
    import compare

    _output.check_target(arguments)
    form = _output.format_of(arguments, (REPORTERS,))
    config = _options.settled(arguments)
    _guard.refuse([arguments.output], config, arguments.paths)
    with progress(quiet=arguments.quiet) as callback:
        comparison = compare.side_by_side(
            arguments.paths, config=config, progress=callback, target=arguments.output or ()
        )
    code = _output.tell(comparison.problems)
    shown = comparison.only(arguments.only) if arguments.only else comparison
    reporter = plugins.load(REPORTERS, form)
    style = _output.style_of(arguments)
    _output.write(reporter.render(shown, style), arguments.output, form=form, style=style)
    return code
