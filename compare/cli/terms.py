"""concordant terms: find the renderings of concepts, settle them, exchange them."""

from __future__ import annotations

import argparse

from compare.cli._commands import add_commands, run_command

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
    add_commands(parser, VERBS)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; its exit code."""
    return run_command(arguments, VERBS)
