"""Readers, rule kinds, reporters and engines are found by their file's name; nothing lists them."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from compare.errors import UsageError


@cache
def names(package: str) -> tuple[str, ...]:
    """Names of the plugins in `package` ("compare.readers"), and of those that others registered for it.

    A module's underscores read as hyphens; folders, and modules that begin with an underscore, are no plugins.
    Third parties register under an entry point group of the package's name ("compare.readers").
    """
    path = importlib.import_module(package).__path__
    modules = [m.name for m in pkgutil.iter_modules(path) if not m.ispkg]
    own = {name.replace("_", "-") for name in modules if not name.startswith("_")}
    return tuple(sorted(own | {e.name for e in entry_points(group=package)}))


@cache
def load(package: str, name: str) -> ModuleType:
    """The plugin module called `name`. Raises UsageError, naming those that exist."""
    if name not in names(package):
        what = package.rpartition(".")[2].removesuffix("s")
        raise UsageError(f"no {what} called {name!r}; there are: {', '.join(names(package))}")
    module = f"{package}.{name.replace('-', '_')}"
    if importlib.util.find_spec(module):
        return importlib.import_module(module)
    (entry, *_) = entry_points(group=package, name=name)
    plugin: ModuleType = entry.load()
    return plugin
