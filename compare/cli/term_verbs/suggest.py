"""concordant terms suggest: what articles render in several ways, to be settled."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from compare.cli import _options, _output
from compare.cli._progress import progress
from compare.cli.term_verbs import _decisions, _dialogue, _evidence, _termbase
from compare.config import Config
from compare.model import TermEntry
from compare.termbase.candidates import Candidate

LIMIT = 20

SUMMARY = "what articles render in several ways, to be settled"

DESCRIPTION = f"""\
Finds the concepts that the articles render in several ways, with who prints which form how often and a
sentence for each. What is settled in the termbases that apply, or in the file of --into, or is told apart
there, is not suggested again.

On a terminal each candidate is asked about, unless a decision is given as an option: t takes it as a concept
(then the preferred form is chosen by its number, the others are deprecated unless they are also right),
e makes an exception of it (forms that are told apart on purpose), s skips it, q stops. Decisions are kept as
they are made. Elsewhere the first {LIMIT} candidates are listed."""

EXAMPLES = """\
examples:
  concordant terms suggest seeds/ --into terms.yaml
  concordant terms suggest seeds/ --limit 50 > candidates.txt
  concordant terms suggest seeds/ --into terms.yaml --take key-and-regular
  concordant terms suggest seeds/ --take "geneva-accords=Geneva Agreement"

exit code: 0; 2 where there is no such candidate or form, or where an article cannot be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant terms suggest`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles: files, folders or patterns")
    _termbase.add_target(parser)
    group = parser.add_argument_group("decisions")
    group.add_argument(
        "--take",
        action="append",
        metavar="ID[=FORM]",
        default=[],
        help="take a candidate as a concept that prefers FORM (the most frequent one); may be repeated",
    )
    group.add_argument(
        "--admit", action="append", metavar="ID=FORM", default=[], help="of one taken, another form that is also right"
    )
    group.add_argument("--exception", action="append", metavar="ID", default=[], help="tell its forms apart for good")
    group.add_argument("--skip", action="append", metavar="ID", default=[], help="leave it out of the list this time")
    parser.add_argument(
        "--channel",
        choices=("wording", "surface"),
        help="only other words, or only spelling, number, word order and abbreviations",
    )
    parser.add_argument("--limit", type=_options.count, metavar="N", help=f"list N candidates at most ({LIMIT})")
    _options.add_rules(parser)
    _output.add_look(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the candidates, or keep what was decided on them; 2 where some of the input could not be used."""
    import compare
    from compare.termbase.candidates import candidates

    _termbase.check_into(arguments.into)
    config = _with_target(_options.settled(arguments), arguments.into)
    with progress(quiet=arguments.quiet) as callback:
        report = compare.report(arguments.paths, config=config, progress=callback)
    code = _output.tell(report.problems)
    known = _decisions.known(config)
    found = candidates(report, known.terms)
    _decide(found, known.terms, arguments)
    return code


def _decide(found: Sequence[Candidate], there: Sequence[TermEntry], arguments: argparse.Namespace) -> None:
    decided = _decisions.stated(arguments, found, there)
    left = [c for c in found if c.id not in decided.named and arguments.channel in (None, c.channel)]
    if decided.entries or decided.apart:
        _termbase.add(arguments.into, decided.entries, decided.apart)
        if arguments.into:
            _output.write(f"{arguments.into}: {decided.said}\n", None)
    elif not decided.named and sys.stdin.isatty() and sys.stdout.isatty():
        _dialogue.hold(left[: arguments.limit], arguments.into, _output.style_of(arguments))
    else:
        style = _output.style_of(arguments)
        _output.write(_evidence.listed(left, arguments.limit or LIMIT, style), None, style=style)


def _with_target(config: Config, into: str | None) -> Config:
    """The configuration with the file to be added to among its termbases."""
    if into is None or not os.path.lexists(into) or any(_same(name, into) for name in config.rules):
        return config
    name = into if "/" in into or os.sep in into else f"./{into}"
    return replace(config, rules=(*config.rules, name))


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
