"""concordant terms: find the renderings of concepts, settle them, exchange them."""

from __future__ import annotations

import argparse

from compare import plugins

VERBS = "compare.cli.term_verbs"

SUMMARY = "find renderings, settle them in a termbase, exchange it"

DESCRIPTION = """\
A termbase says which form of a concept is preferred, admitted, deprecated or superseded. It is a YAML file;
reports hold articles to it when it is named with --rules or under `rules` in concordant.toml."""

EXAMPLES = """\
examples:
  concordant terms suggest seeds/ --into terms.yaml
  concordant terms lint terms.yaml
  concordant report seeds/ --rules terms.yaml
  concordant terms export --rules terms.yaml -o terms.tbx

concordant terms COMMAND --help says more of each"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The commands of `concordant terms`, each with its arguments."""
    verbs = parser.add_subparsers(dest="term_verb", metavar="COMMAND", title="commands", required=True)
    for name in plugins.names(VERBS):
        verb = plugins.load(VERBS, name)
        own = verbs.add_parser(name, help=verb.SUMMARY, description=verb.DESCRIPTION, epilog=verb.EXAMPLES)
        own.set_defaults(parser=own)
        verb.add_arguments(own)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; its exit code."""
    code: int = plugins.load(VERBS, arguments.term_verb).run(arguments)
    return code
