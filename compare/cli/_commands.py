"""Commands of a command: `concordant terms suggest`, each a module of a folder."""

from __future__ import annotations

import argparse

from compare import plugins

DEST = "command"
"""What the name of the command is kept as."""


def add_commands(parser: argparse.ArgumentParser, folder: str) -> None:
    """The commands in the folder, each with its help and its arguments."""
    verbs = parser.add_subparsers(dest=DEST, metavar="COMMAND", title="commands", required=True)
    for name in plugins.names(folder):
        verb = plugins.load(folder, name)
        own = verbs.add_parser(name, help=verb.SUMMARY, description=verb.DESCRIPTION, epilog=verb.EXAMPLES)
        own.set_defaults(parser=own)
        verb.add_arguments(own)


def run_command(arguments: argparse.Namespace, folder: str) -> int:
    """Carry out the command that was named; its exit code."""
    code: int = plugins.load(folder, getattr(arguments, DEST)).run(arguments)
    return code
