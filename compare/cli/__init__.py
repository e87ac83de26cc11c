"""The command line. A verb is one module, found by its name.

It has SUMMARY, DESCRIPTION, EXAMPLES, `add_arguments(parser)` and `run(arguments)`, which gives an exit code.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
import textwrap
import traceback
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from io import TextIOWrapper
from itertools import groupby
from typing import Any, NoReturn

from compare import plugins
from compare.errors import ConcordantError, PackError, UsageError
from compare.steering import harmless, one_line
from compare.version import VERSION

DONE, FINDINGS, USAGE, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit codes: it worked; it found what it looks for; usage, settings or unreadable input; a fault of the program itself
(EX_SOFTWARE of sysexits.h); Ctrl-C (128 + SIGINT)."""
DEBUG = "--debug"

WIDEST = 110
"""Columns up to which prose is easy to read."""

LONGEST_BREAKDOWN = 300
"""Characters of an error that nobody has thought of."""

RARELY = 100_000
"""New objects between two looks for cycles: the records form none, and looking takes a tenth of the time."""

DESCRIPTION = """\
Reads the articles of several outlets on one event, lines up the statements that say the same thing, finds
where their wording parts, and says what to do about it."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Prose as wide as the terminal, up to WIDEST; what is set in, examples for one, as it is written."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        out: list[str] = []
        for is_prose, lines in groupby(text.splitlines(), key=lambda line: bool(line) and not line.startswith(" ")):
            kept = list(lines)
            out += textwrap.wrap(" ".join(kept), min(width, WIDEST)) if is_prose else kept
        return "\n".join(out)


class _Parser(argparse.ArgumentParser):
    """Errors begin with the command's name, fit one line and suggest what may have been meant."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            allow_abbrev=False,
            formatter_class=_Formatter,
            add_help=False,
            **settings,
        )
        self.add_argument("-h", "--help", action="help", help="show this help and stop")
        self.add_argument(DEBUG, action="store_true", help="where the program itself breaks down, show where")

    def error(self, message: str) -> NoReturn:
        say(message)
        say(f"try: {self.prog} --help")
        sys.exit(USAGE)


def say(message: str) -> None:
    """A diagnostic, on standard error, every line of it with the command's name and nothing that steers a terminal."""
    with contextlib.suppress(OSError):  # a full disk behind it must not cost the report
        for line in message.split("\n"):
            print(f"concordant: {harmless(line)}", file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line; the exit code."""
    gc.set_threshold(RARELY)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts a thread a core, for products we never take
    _open_streams()
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        _refuse_nowhere()
        return _run(given)
    except PackError as error:
        for fault in error.faults:
            say(one_line(fault))
        return USAGE
    except ConcordantError as error:
        say(str(error))
        return USAGE
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        hush()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    # An exit code of 1, Python's own for a traceback, would say of a gate that it found something. Whatever it is that
    # nobody has thought of, here is the last place to say what it is not, in a line; nothing is carried on with.
    except Exception as error:  # noqa: BLE001  # see above
        say(_breakdown(error, given))
        return BROKEN


def _open_streams() -> None:
    """Standard streams that take any text; the null device for one that the shell has closed, as with `>&-`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # stays open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # file names need not be UTF-8


def _refuse_nowhere() -> None:
    """Raises UsageError where the folder that the command was called in is gone."""
    try:
        os.getcwd()
    except OSError as error:
        raise UsageError(f"the working folder cannot be used: {error.strerror}; change to one that is there") from error


def _breakdown(error: Exception, argv: Sequence[str]) -> str:
    """What broke, for whoever mends the program; the line where is left to DEBUG, which prints everything before it.

    It is looked for in the words of the command line: they may be what could not be read.
    """
    if DEBUG in argv:
        say("".join(traceback.format_exception(error)).rstrip())
    what = one_line(f"{type(error).__name__}: {error}")[:LONGEST_BREAKDOWN]
    return f"broke down, which is a fault of the program: {what}; {DEBUG} with the same command shows where"


def hush() -> None:
    """Let the interpreter end without another try at what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(argv: list[str]) -> int:
    verbs = plugins.names("compare.cli")
    if argv and not argv[0].startswith("-") and argv[0] not in verbs:
        _parser(()).error(f"no command {argv[0]!r}{_meant(argv[0], verbs)}; there are: {', '.join(verbs)}")
    parser = _parser(argv[:1] if argv and argv[0] in verbs else verbs)
    arguments, unknown = parser.parse_known_args(argv)
    if arguments.verb is None:
        parser.print_help(sys.stderr)
        return USAGE
    if unknown:
        arguments.parser.error(
            f"unknown option {unknown[0]}{_meant(unknown[0], arguments.parser._option_string_actions)}"
        )
    code: int = plugins.load("compare.cli", arguments.verb).run(arguments)
    sys.stdout.flush()
    return code


def _meant(word: str, known: Any) -> str:
    near = get_close_matches(word.partition("=")[0], list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _parser(named: Iterable[str]) -> _Parser:
    """The parser with these verbs: to load them all takes longer than many a command."""
    parser = _Parser(prog="concordant", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"concordant {VERSION}")
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND", title="commands")
    for name in named:
        verb = plugins.load("compare.cli", name)
        own = verbs.add_parser(name, help=verb.SUMMARY, description=verb.DESCRIPTION, epilog=verb.EXAMPLES)
        own.set_defaults(parser=own)
        verb.add_arguments(own)
    return parser
