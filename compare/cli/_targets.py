"""Several results of one run: what is printed, and each file with its format."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from typing import Any

from compare.cli import _folders, _guard, _output
from compare.cli._output import Forms
from compare.config import Config
from compare.errors import UsageError
from compare.model import Report

WRITTEN = "what to write; without it a file's suffix says so, else table"
"""What --format is for where a file takes the place of standard output."""
GITHUB, SUMMARY = "github", "GITHUB_STEP_SUMMARY"
"""The format for GitHub's workflows, and the variable that names the file for a step's summary there."""


def add_outputs(parser: argparse.ArgumentParser, forms: Forms, *, form: str, beside: str) -> argparse._ArgumentGroup:
    """Format, files, width and colour; `form` says what --format is for, `beside` what -o does to standard output."""
    group = parser.add_argument_group("output")
    named = _output.names(forms)
    group.add_argument("--format", choices=named, metavar="FORMAT", help=f"{form}: {', '.join(named)}")
    group.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT:]FILE",
        help=f"{beside}, in the format that FORMAT or its suffix says; may be repeated",
    )
    _output.add_look(group)
    return group


def printed(arguments: argparse.Namespace) -> argparse.Namespace:
    """What goes to standard output."""
    return argparse.Namespace(**{**vars(arguments), "output": None, "format": arguments.format or "table"})


def files(arguments: argparse.Namespace, forms: Forms, *, stated: str | None = None) -> list[argparse.Namespace]:
    """The files to write, each with its format: that before the colon, else `stated`, else what its suffix says.

    Raises UsageError where nothing says which, where a file cannot be made, and for one that is named twice.
    """
    made = [_file(arguments, name, forms, stated) for name in arguments.output]
    real = [os.path.realpath(target.output) for target in made]
    for number, target in enumerate(made):
        if real[number] in real[:number] and not _output.is_device(real[number]):
            raise UsageError(f"-o {target.output}: named twice; each format needs a file of its own")
    return made


def _file(arguments: argparse.Namespace, name: str, forms: Forms, stated: str | None) -> argparse.Namespace:
    form, colon, file = name.partition(":")
    prefixed = bool(colon) and form in _output.names(forms)
    own = {"output": file if prefixed else name, "format": form if prefixed else stated}
    target = argparse.Namespace(**{**vars(arguments), **own})
    if not target.output:
        raise UsageError(f"-o {name}: names no file; -o takes FILE or FORMAT:FILE")
    _guard.check_name(target.output)
    target.format = target.format or _output.format_of(target, forms, otherwise="write FORMAT:FILE")
    if not _folders.is_folder(target.format):
        _output.check_target(target)
    return target


def refuse(targets: Iterable[argparse.Namespace], config: Config, paths: Sequence[str]) -> None:
    """Raises UsageError where a file to write is an input, or holds what nothing of ours has written."""
    _guard.refuse([t.output for t in targets if not _folders.is_folder(t.format)], config, paths)


def write(subject: Any, findings: Report, targets: Iterable[argparse.Namespace], forms: Forms) -> None:
    """Write what is asked for; `findings` are those of `subject`, for formats that know nothing else.

    Where a format for GitHub is among them, the step's summary is written, too.
    """
    targets = list(targets)
    for target in targets:
        machine = target.format in _output.names((_output.MACHINE,))
        reporter = _output.reporter(target.format, forms)
        style = _output.style_of(target)
        text = reporter.render(findings if machine else subject, style)
        _output.write(text, target.output, form=target.format, style=style)
    if any(target.format == GITHUB for target in targets):
        _summarise(findings, targets[0])


def _summarise(findings: Report, look: argparse.Namespace) -> None:
    file = os.environ.get(SUMMARY)
    if file:
        text = _output.reporter(GITHUB).summary(findings, _output.style_of(look))
        try:
            with open(file, "a", encoding="utf-8", errors="backslashreplace") as summary:
                summary.write(text)
        except OSError as error:
            raise UsageError(f"{SUMMARY}: {file}: cannot be written: {error.strerror}") from error
