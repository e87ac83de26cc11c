"""File formats: one module for each suffix, found by its name, with `read(source) -> Article | Problem`."""

from __future__ import annotations

from pathlib import PurePath

from compare import plugins
from compare.model import Article, Problem, Source


def suffixes() -> tuple[str, ...]:
    """Suffixes, without the dot, of the files that can be read."""
    return plugins.names("compare.readers")


def suffix(path: str) -> str:
    """The suffix that says which reader takes the file, in lower case and without the dot."""
    return PurePath(path).suffix[1:].lower()


def read(source: Source) -> Article | Problem:
    """The article in the file, or why there is none."""
    name = suffix(source.path)
    if name not in suffixes():
        known = ", ".join(f".{s}" for s in suffixes())
        found = f".{name} files" if name else "files without a suffix"
        return Problem(source.path, f"no reader for {found}; there are readers for {known}")
    result: Article | Problem = plugins.load("compare.readers", name).read(source)
    return result
