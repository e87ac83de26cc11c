"""The review desk, from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from compare.cli import _deciding, _options, _output, say
from compare.cli._progress import progress
from compare.errors import UsageError
from compare.extras import installing
from compare.model import Article, Problem

INPUT = "-"
"""A draft on standard input."""
HIGHEST = 65535
NEEDS = ("starlette", "uvicorn")
OWN = ("port", "into", "by")
"""Options that only the desk takes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the desk takes beside the options of a review."""
    group = parser.add_argument_group("review desk")
    group.add_argument("--serve", action="store_true", help="open the review desk; needs the extra web")
    group.add_argument("--port", type=port, metavar="N", help="the port it answers at (one that is free)")
    group.add_argument(
        "--into",
        metavar="FILE",
        help="the termbase that settled terms go to (the one of the rules, else terms.yaml beside the decisions)",
    )
    group.add_argument("--by", metavar="NAME", help="who decides (the name that git has, else the login name)")


def port(text: str) -> int:
    """A port that a program may choose."""
    value = int(text)
    if not 0 < value <= HIGHEST:
        raise ValueError(text)
    return value


port.__name__ = f"port from 1 to {HIGHEST}"


def refuse_options(arguments: argparse.Namespace) -> None:
    """Raises UsageError where an option of the desk is given without --serve."""
    given = [name for name in OWN if getattr(arguments, name) is not None]
    if given:
        raise UsageError(f"--{given[0]} is for the review desk; say --serve, too")


def serve(arguments: argparse.Namespace, texts: Sequence[Article | Problem]) -> int:
    """Open the desk and answer until Ctrl-C."""
    _check(arguments)
    from compare.decisions.kept import only
    from compare.products.deciding import kept
    from compare.web import corpus, server
    from compare.web.desk import Desk

    config = _options.settled(arguments)
    paths, drafts = _parted(arguments, config.paths)
    waivers = only(kept(paths, config).waivers, "--waivers")
    over = corpus.Corpus(
        paths=paths,
        config=config,
        termbase=corpus.termbase_of(config, waivers, arguments.into),
        drafts=drafts,
        texts=tuple(texts),
        outlet=arguments.outlet,
    )
    place = server.counter(arguments.port or 0)
    with place.listener:
        with progress(quiet=arguments.quiet) as callback:
            desk = Desk(over, by=arguments.by or _deciding.name(), progress=callback)
        code = _output.tell(desk.now().report.problems)
        server.serve(desk, place, opened=_opened)
    return code


def _check(arguments: argparse.Namespace) -> None:
    """Raises UsageError where the desk cannot be opened, before any work is done."""
    if arguments.output or arguments.format:
        raise UsageError("--serve writes no report; leave out -o and --format")
    if any(find_spec(name) is None for name in NEEDS):
        raise UsageError(f"--serve needs more than is installed: {installing('web')}")
    if arguments.into is not None:
        from compare.cli.term_verbs import _termbase

        _termbase.check_into(arguments.into)


def _parted(arguments: argparse.Namespace, known: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The articles and the drafts: without --against, what is named are articles."""
    named = tuple(name for name in arguments.drafts if name != INPUT)
    against = tuple(arguments.against)
    is_corpus = not against and INPUT not in arguments.drafts
    paths = (named or known) if is_corpus else (against or known)
    if not paths:
        raise UsageError("which articles? name files or folders, or set `paths` in concordant.toml")
    return paths, () if is_corpus else named


def _opened(address: str) -> None:
    print(address, flush=True)
    if sys.stderr is not None and sys.stderr.isatty():
        say("the review desk is open at this address, to whoever has it; Ctrl-C closes it")
