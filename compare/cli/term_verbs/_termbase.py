"""Termbases that a command names: read, and added to."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from compare.cli import _guard, _options, _output
from compare.decisions.safely import change
from compare.model import TermEntry, ToldApart
from compare.packs.pack import Pack, named_packs, read_packs


def add_source(parser: argparse.ArgumentParser) -> None:
    """Which termbases are meant."""
    parser.add_argument(
        "--rules",
        action="append",
        metavar="NAME|FILE",
        default=[],
        help="a termbase: a .yaml file or the name of a shipped one (those of the settings); may be repeated",
    )
    _options.add_settings(parser)


def add_target(parser: argparse.ArgumentParser) -> None:
    """Which termbase is added to."""
    parser.add_argument(
        "--into", metavar="FILE", help="a termbase in YAML to add to, made where there is none (standard output)"
    )


def named(arguments: argparse.Namespace) -> Pack:
    """What stands in the termbases named, or where none is in those of the settings."""
    return named_packs(rules(arguments))


def rules(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The termbases named, or where none is those of the settings."""
    return tuple(arguments.rules) or _options.settled(arguments).rules


def check_into(into: str | None) -> None:
    """Raises UsageError where the file could not be a termbase."""
    if into is not None:
        _guard.check_into(into)


def held(into: str | None) -> Pack:
    """What stands in the file to be added to; nothing where there is none yet."""
    return read_packs([Path(into)] if into and os.path.lexists(into) else [])


def add(into: str | None, entries: Iterable[TermEntry], apart: Iterable[ToldApart] = (), *, head: str = "") -> None:
    """Add to the file, or print what a new file would hold. `head` is a remark for a new one.

    Raises UsageError where what would come out is not what stood there and what was added.
    """
    from compare.packs.amended import grown

    entries, apart = tuple(entries), tuple(apart)
    if into is None:
        _output.write(grown(None, entries, apart, name="standard output", head=head), None, form="yaml")
    else:
        change(into, lambda old: grown(old, entries, apart, name=into, head=head), shown=into)
