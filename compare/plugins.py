"""Readers, rule kinds, reporters and engines are found by their file's name; nothing lists them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from compare.errors import UsageError

GROUPED, FORMER = "GROUPED", "FORMER"
"""What a package says, as True, whose plugins lie one folder down, in groups; what it says of former names."""


@cache
def names(package: str) -> tuple[str, ...]:
    """Names of the plugins in `package` ("compare.readers"), and of those that others registered for it.

    A module's underscores read as hyphens; modules and folders that begin with an underscore are no plugins, and the
    plugins of a folder are those of its package where that is GROUPED. Third parties register under an entry point
    group of the package's name ("compare.readers").
    """
    return tuple(sorted({*_own(package), *(e.name for e in entry_points(group=package))}))


def current(package: str, name: str) -> str:
    """What the plugin is called now; packages say in FORMER, by the names of before, what has been renamed."""
    former: Mapping[str, str] = getattr(importlib.import_module(package), FORMER, {})
    return former.get(name, name)


@cache
def load(package: str, name: str) -> ModuleType:
    """The plugin module called `name`. Raises UsageError, naming those that exist."""
    if name not in names(package):
        what = package.rpartition(".")[2].removesuffix("s")
        raise UsageError(f"no {what} called {name!r}; there are: {', '.join(names(package))}")
    module = _own(package).get(name)
    if module is not None:
        return importlib.import_module(module)
    (entry, *_) = entry_points(group=package, name=name)
    plugin: ModuleType = entry.load()
    return plugin


@cache
def _own(package: str) -> Mapping[str, str]:
    """The full names of the plugin modules that lie in the package, by the plugin's name."""
    there = importlib.import_module(package)
    found = {}
    for module in pkgutil.iter_modules(there.__path__, f"{package}."):
        name = module.name.rpartition(".")[2]
        if name.startswith("_"):
            continue
        if not module.ispkg:
            found[name.replace("_", "-")] = module.name
        elif getattr(there, GROUPED, False):
            found |= _own(module.name)
    return found
