"""The format of a file that is exchanged, by name or by suffix."""

from __future__ import annotations

import argparse
from pathlib import PurePath
from types import ModuleType

from compare import plugins
from compare.errors import UsageError

FORMATS = "compare.termbase.formats"
SUFFIXES = {"xml": "tbx", "tbxm": "tbx", "tsv": "csv", "xlsm": "xlsx"}
"""Formats by suffix, where the suffix is not the format's name."""


def add_format(parser: argparse.ArgumentParser) -> None:
    """The option --format."""
    parser.add_argument("--format", choices=plugins.names(FORMATS), help="the file's format (what its suffix says)")


def load(arguments: argparse.Namespace, file: str) -> ModuleType:
    """The module of the format; raises as `name_of` does."""
    return plugins.load(FORMATS, name_of(arguments, file))


def name_of(arguments: argparse.Namespace, file: str) -> str:
    """The name of the format. Raises UsageError where neither option nor suffix says which."""
    suffix = PurePath(file).suffix[1:].lower()
    name = arguments.format or SUFFIXES.get(suffix, suffix)
    if name not in plugins.names(FORMATS):
        raise UsageError(f"{file or 'export'}: what format? give --format: {', '.join(plugins.names(FORMATS))}")
    return str(name)
