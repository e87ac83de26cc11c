"""Results that fill a folder: a table of Parquet each."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from compare import plugins
from compare.cli import _guard
from compare.config import Config
from compare.errors import UsageError
from compare.extras import installing
from compare.model import Report
from compare.products import running

FORMS = "compare.reporters.folders"
OURS = re.compile(r"\.?(?:part-.+\.parquet|_SUCCESS)(?:\.crc)?")
"""Names of the files that a table is made of; whatever else there is was put there by somebody."""
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)


def is_folder(form: str) -> bool:
    """Whether the format fills a folder."""
    return form in plugins.names(FORMS)


def check(target: Namespace, config: Config) -> None:
    """Raises UsageError where the folder cannot be filled, before any work is done."""
    form = _form(target)
    if target.output is None:
        raise UsageError(f"--format {target.format} fills a folder with tables: name it with -o")
    if find_spec(form.NEEDS) is None:
        raise UsageError(f"--format {target.format} needs {form.NEEDS}: {installing(form.EXTRA)}")
    if ELSEWHERE.match(target.output):
        if config.engine == Config().engine:
            raise UsageError(f"{target.output}: only --engine spark writes there; name a folder of this machine")
        return
    folder = Path(target.output)
    _guard.refuse_impossible(target.output)
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"{folder}: is a file; {target.format} takes a folder")
    if not os.path.isdir(folder.absolute().parent):
        raise UsageError(f"{folder}: no such directory {folder.parent}")
    strange = sorted(p for p in folder.glob("*/*") if p.parent.name in form.TABLES and not OURS.fullmatch(p.name))
    if strange:
        raise UsageError(f"{strange[0]}: is no part of a table, and would be lost; name another folder")


def write(report: Report, target: Namespace, config: Config) -> None:
    """Fill the folder."""
    running.save(_form(target).tables(report), target.output, config=config)


def _form(target: Namespace) -> ModuleType:
    return plugins.load(FORMS, target.format)
