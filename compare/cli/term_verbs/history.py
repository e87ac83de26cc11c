"""concordant terms history: how a concept was rendered over time."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace

from compare.cli import _options, _output
from compare.cli._progress import progress
from compare.cli.term_verbs import _termbase
from compare.termbase.history import History

WRONG = ("deprecated", "superseded")

SUMMARY = "the renderings of a concept by month and outlet"

DESCRIPTION = """\
Prints which forms of a concept of the termbase the articles have, by the month in which they were published
and by outlet. Articles without a date have a row of their own. A form counts in any inflection, spelling or
order of its members, and not where it is part of a longer form."""

EXAMPLES = """\
examples:
  concordant terms history key-and-regular seeds/ --rules terms.yaml
  concordant terms history key-and-regular 'news/2026-*.txt'

exit code: 0; 2 where there is no such concept, or where an article cannot be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant terms history`."""
    parser.add_argument("concept", metavar="ID", help="a concept of the termbase, by its id")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles: files, folders or patterns")
    _termbase.add_source(parser)
    parser.add_argument("--width", type=_options.columns, metavar="N", help="columns of the table")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: argparse.Namespace) -> int:
    """Print the table; 2 where some of the input could not be used."""
    from compare.products.history import term_history

    config = _options.settled(arguments)
    config = replace(config, rules=tuple(arguments.rules) or config.rules)
    with progress(quiet=arguments.quiet) as callback:
        found = term_history(arguments.concept, arguments.paths, config=config, progress=callback)
    code = _output.tell(found.problems)
    _output.write(_shown(found, _output.list_width(arguments)), None)
    return code


def _shown(found: History, width: int) -> str:
    from tabulate import tabulate

    head = f"{found.entry.id} · {found.entry.definition or found.entry.label}\n\n"
    if not found.months:
        return f"{head}no form of it is printed\n"
    status: Mapping[str, str] = {t.text: t.status for t in found.entry.terms if t.status in WRONG}
    rows = [
        (month.name, *("\n".join(_cell(form, count, status) for form, count in cell) or "–" for cell in month.printed))
        for month in found.months
    ]
    heads = ("MONTH", *(o.short for o in found.outlets))
    column = max(12, (width - 9) // len(found.outlets) - 2)
    table = tabulate(rows, heads, tablefmt="plain", maxcolwidths=[None] + [column] * len(found.outlets))
    places = sum(count for month in found.months for cell in month.printed for _, count in cell)
    articles = f"{found.articles} article{'s' if found.articles > 1 else ''}"
    return f"{head}{table}\n\n{places} place{'s' if places > 1 else ''} in {articles}\n"


def _cell(form: str, count: int, status: Mapping[str, str]) -> str:
    return f"{form} ×{count}{f' ({status[form]})' if form in status else ''}"
