"""concordant decisions: what was decided, and what became of it."""

from __future__ import annotations

import argparse

from compare.cli._commands import add_commands, run_command

VERBS = "compare.cli.decision_verbs"

SUMMARY = "list what was decided, or take in somebody else's decisions"

DESCRIPTION = """\
Decisions on findings stand in waivers.yaml in the folder of the articles. It is a file for people: it may be
edited by hand, and is committed and reviewed with the articles."""

EXAMPLES = """\
examples:
  concordant decisions list seeds/
  concordant decisions merge waivers-of-a-colleague.yaml seeds/
  concordant decisions drop 3 --quiet

concordant decisions COMMAND --help says more of each"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The commands of `concordant decisions`, each with its arguments."""
    add_commands(parser, VERBS)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; its exit code."""
    return run_command(arguments, VERBS)
