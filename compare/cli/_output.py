"""Where results go: standard output or a file, in what width and with or without colour."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath
from types import ModuleType

from compare import plugins
from compare.cli import DONE, USAGE, _guard, hush, say
from compare.cli._options import LEAST_WIDTH, columns
from compare.decisions.gate import failing
from compare.errors import UsageError
from compare.model import Problem
from compare.reporters._style import Style
from compare.steering import commands, harmless, in_html, in_json, in_xml, one_line, painted

WIDTH = 100
"""Columns where no terminal says how many: the same everywhere, so that files can be compared."""

FORMATS = {"md": "markdown", "htm": "html", "txt": "table", "xml": "junit"}
"""Formats by suffix of the output file, where the suffix is not the format's name."""


LONGEST_PREFIX = 40
"""Characters of its name that a file has while it is written: a name may be as long as the system allows."""
PLAIN = Style()
FOR_PEOPLE = ("concise", "table", "text")
"""Formats that are read as they are, in a file, too."""
PRINTED: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("gitlab", "json", "sarif"), in_json),
    **dict.fromkeys(("junit", "tbx"), in_xml),
    "html": in_html,
}
"""How a text of the format means the same on a stream and steers nobody there."""
AS_THEY_ARE = ("docx", "xlsx")
"""Formats that are no text."""
AS_BYTES: Mapping[str, str] = {"encoding": "utf-8", "errors": "backslashreplace"}
"""A file's name need not be UTF-8."""

Forms = tuple[str, ...]
MACHINE = "compare.reporters.machine"
REPORTS: Forms = ("compare.reporters", MACHINE)
"""Where the forms of a report are found: packages of reporters."""


def names(forms: Forms) -> tuple[str, ...]:
    """Names of the reporters."""
    return tuple(sorted(name for package in forms for name in plugins.names(package)))


def reporter(name: str, forms: Forms = REPORTS) -> ModuleType:
    """The reporter called `name`."""
    return plugins.load(next(package for package in forms if name in plugins.names(package)), name)


def add_output(
    parser: argparse.ArgumentParser, forms: Forms = REPORTS, *, plain: str = "table"
) -> argparse._ArgumentGroup:
    """Format, file, width and colour; the group, for what only one verb takes."""
    group = parser.add_argument_group("output")
    group.add_argument(
        "--format",
        choices=names(forms),
        metavar="FORMAT",
        help=f"what to write; without it the output file's suffix says so, else {plain}: {', '.join(names(forms))}",
    )
    group.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    add_look(group)
    return group


def add_look(parser: argparse._ActionsContainer) -> None:
    """Width, colour and progress."""
    parser.add_argument(
        "--width", type=columns, metavar="N", help=f"columns of the table (the terminal's, else {WIDTH})"
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="when to use colour")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def tell(problems: Iterable[Problem]) -> int:
    """Say every problem; the exit code they make: 2 where input was not used, 0 else."""
    problems = tuple(problems)
    for problem in problems:
        say(one_line(f"{problem.path}: {problem.reason}"))
    return USAGE if any(p.kind == "input" for p in problems) else DONE


def format_of(
    arguments: argparse.Namespace,
    forms: Forms = REPORTS,
    *,
    otherwise: str = "name one by --format",
    plain: str = "table",
) -> str:
    """The format asked for: by name, or by the output file's suffix; `plain`, that of a .txt, where it has none.

    Raises UsageError for a suffix that says nothing; `otherwise` is what to do then.
    """
    if arguments.format:
        return str(arguments.format)
    suffix = PurePath(arguments.output or "").suffix[1:].lower()
    name = plain if suffix in ("", "txt") else FORMATS.get(suffix, suffix)
    if name in names(forms):
        return name
    known = sorted({*(f".{s}" for s, n in FORMATS.items() if n in names(forms)), *(f".{n}" for n in names(forms))})
    raise UsageError(f"{arguments.output}: no format goes by .{suffix}; there are {', '.join(known)}; or {otherwise}")


def style_of(arguments: argparse.Namespace) -> Style:
    """How to print it; colour only on a terminal, unless asked for."""
    terminal = getattr(arguments, "output", None) is None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    colour = arguments.color == "always" or (arguments.color == "auto" and terminal and not plain)
    width = arguments.width or (max(LEAST_WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if terminal else WIDTH)
    return Style(
        width=width,
        colour=colour,
        everything=getattr(arguments, "all", False),
        explain=getattr(arguments, "explain", False),
        fails=failing(getattr(arguments, "fail_on", "error")),
    )


def list_width(arguments: argparse.Namespace) -> int:
    """Columns of a list that is printed: those asked for, else the terminal's."""
    terminal = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    return int(arguments.width or max(LEAST_WIDTH, terminal))


def check_target(arguments: argparse.Namespace) -> None:
    """Raises UsageError where the output file cannot be made, before any work is done."""
    if arguments.output is not None:
        _guard.check_output(arguments.output)


def write(result: str | bytes, output: str | None, *, form: str = "text", style: Style = PLAIN) -> None:
    """The result, in UTF-8: to standard output, or to the file, never half of it.

    `form` is the format that it is in: whatever is printed, and what people read in a file, steers neither a terminal
    nor what reads a log. `style` says whether there is colour in it.
    """
    raw = _inert(result, form, style, is_stream=output is None or is_device(output))
    if output is None:
        if form in AS_THEY_ARE and sys.stdout.isatty():
            raise UsageError("a workbook is nothing for a terminal: write it to a file, -o report.xlsx")
        _print(raw)
        return
    try:
        if is_device(output):
            Path(output).write_bytes(raw)
        else:
            _replace(Path(os.path.realpath(output)), raw)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error


def is_device(output: str) -> bool:
    """Whether the output is there and no file: a terminal, a pipe."""
    return os.path.exists(output) and not os.path.isfile(output)


def _inert(result: str | bytes, form: str, style: Style, *, is_stream: bool) -> bytes:
    if form in AS_THEY_ARE or (isinstance(result, bytes) and not is_stream):
        return result if isinstance(result, bytes) else result.encode(**AS_BYTES)
    text = result.decode(**AS_BYTES) if isinstance(result, bytes) else result
    return _shown(text, form, style, is_stream=is_stream).encode(**AS_BYTES)


def _shown(text: str, form: str, style: Style, *, is_stream: bool) -> str:
    if form == "github":
        return commands(text)
    if form in PRINTED or form not in FOR_PEOPLE:
        return PRINTED.get(form, harmless)(text) if is_stream else text
    return painted(text) if style.colour else harmless(text)


def _print(raw: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, `head` for one, has seen enough; the exit code is still owed
        hush()
    except OSError as error:
        hush()
        raise UsageError(f"standard output: cannot be written: {error.strerror}") from error


def _replace(target: Path, raw: bytes) -> None:
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:LONGEST_PREFIX]}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(raw)
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
