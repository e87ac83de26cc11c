"""Where the rule packs are: in a source checkout, an editable install and an installed wheel alike."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from compare.errors import UsageError

SUFFIXES = (".yaml", ".yml")


@cache
def rules_folder() -> Path:
    """The folder of the shipped packs: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


@cache
def cases_folder() -> Path:
    """The folder of the case files, one for each shipped rule: inside the package in a wheel, with the tests else."""
    package = Path(__file__).resolve().parent
    installed = package / "_cases"
    return installed if installed.is_dir() else package.parent / "tests" / "rules"


def pack_names() -> tuple[str, ...]:
    """Names of the shipped packs, sorted."""
    return tuple(sorted(p.stem for p in rules_folder().glob("*.yaml")))


def is_file_name(name: str) -> bool:
    """Whether `--rules` means a file by it, not a shipped pack."""
    return name.endswith(SUFFIXES) or "/" in name or "\\" in name


def find_pack(name: str) -> Path:
    """The file of a shipped pack's name, or the file itself. Raises UsageError, naming the shipped packs."""
    if is_file_name(name):
        if not os.path.lexists(name):
            raise UsageError(f"{name}: no such rule file")
        return Path(name)
    if name not in pack_names():
        raise UsageError(
            f"no rule pack called {name!r}; shipped: {', '.join(pack_names())}; a file's name ends in .yaml"
        )
    return rules_folder() / f"{name}.yaml"
