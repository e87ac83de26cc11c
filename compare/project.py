"""What a project may have read: its own files, whatever its settings, its corpus.yaml and its links name."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from compare.files import UnreadableError, read_text

OWN_FILE, SHARED_FILE = "concordant.toml", "pyproject.toml"
GIT = ".git"
TABLE = re.compile(r"^[ \t\[]*tool[ \t]*\.[ \t]*concordant\b", re.MULTILINE)
Reach = Literal["project", "anywhere"]
"""Where that may lie which a project names: inside the project, or, where the user allows it, anywhere."""
Formats = Sequence[str]
"""Suffixes, with the dot and in lower case."""
GOES_BACK = "goes back by '..' from a folder that it leaves open; name that folder, or allow it with --allow-outside"


@dataclass(frozen=True, slots=True)
class Named:
    """Files that a project's settings name: `name` under `key` as it stands at `place`, `path` in full.

    The path is a file, a folder or a pattern; `root` is the project's folder, a real path.
    """

    key: str
    name: str
    place: str
    path: str
    root: str
    formats: tuple[str, ...]


def root(folder: str | os.PathLike[str]) -> Path:
    """The project that the folder is part of, as a real path: the folder that git looks after (a worktree, too), else
    that of the nearest settings, else the folder itself."""
    real = Path(os.path.realpath(folder))
    above = (real, *real.parents)
    kept = next((f for f in above if os.path.lexists(f / GIT)), None)
    return kept or next((f for f in above if _has_settings(f)), real)


def _has_settings(folder: Path) -> bool:
    if (folder / OWN_FILE).is_file():
        return True
    try:
        return bool(TABLE.search(read_text(folder / SHARED_FILE)))
    except UnreadableError:  # none there; or none that can be read, which whoever reads settings says
        return False


def refusal(
    path: str | os.PathLike[str], roots: Iterable[Path], *, where: str, formats: Formats, reach: Reach
) -> str | None:
    """Why the file may not be read, as the end of a sentence; None where it may. It is not opened.

    It must lie in one of `roots`, real paths that `where` names. A folder has no format, nor has what is not there.
    """
    if "\0" in os.fspath(path):
        return "holds a NUL character, which no file's name may"
    real = Path(os.path.realpath(path))
    around = next((r for r in roots if real.is_relative_to(r)), None)
    below = real.relative_to(around).parts if around else real.parts
    if GIT in (part.lower() for part in below):
        return f"lies in {GIT}, of which nothing is read"
    if around is None and reach == "project":
        return f"lies outside {where}; move it there, or allow it with --allow-outside"
    if (
        os.path.isdir(real)
        or not os.path.exists(real)
        or {real.suffix.lower(), Path(path).suffix.lower()} <= {*formats}
    ):
        return None
    return f"is of no format that is read here ({', '.join(formats)})"


def link_refusal(path: str | os.PathLike[str], folder: Path, *, formats: Formats, reach: Reach) -> str | None:
    """Why what was met in a folder that the user named may not be read, as a sentence; None where it may.

    A link must lead to what lies in that folder, or in the project that the folder is part of.
    """
    here = os.path.realpath(folder)
    if os.path.realpath(path) == os.path.normpath(os.path.join(here, os.path.relpath(path, folder))):
        return None
    roots = (Path(here), root(here))
    why = refusal(path, roots, where="the folder and its project", formats=formats, reach=reach)
    return f"a link to what {why}" if why else None


def faults(named: Iterable[Named], reach: Reach) -> list[str]:
    """What the settings name and may not be read, a line each, with its place."""
    return [fault for one in named for fault in _faults(one, reach)]


def _faults(named: Named, reach: Reach) -> Iterator[str]:
    said, where = f"{named.place}: {named.key} names {named.name!r}", f"the project ({named.root})"

    def refused(path: str) -> str | None:
        return refusal(path, [Path(named.root)], where=where, formats=named.formats, reach=reach)

    if not glob.has_magic(named.name) or os.path.lexists(named.path):
        why = refused(named.path)
        yield from [f"{said}, which {why}"] if why else []
        return
    base, open_parts = _split(named)
    why = refused(base) or (GOES_BACK if reach == "project" and os.pardir in open_parts else None)
    if why:
        yield f"{said}, which {why}"
        return
    matches = _matches(base, open_parts, named.root) if reach == "project" else _everywhere(base, open_parts)
    for path in sorted({*matches}):
        if why := refused(path):
            yield f"{said}, and {os.path.relpath(path)} {why}"


def _split(named: Named) -> tuple[str, tuple[str, ...]]:
    """What the pattern names before it leaves anything open, in full, and the parts from there; the folder that the
    settings lie in may be called as it likes."""
    parts = Path(named.path).parts
    own = range(len(parts) - len(Path(named.name).parts), len(parts))
    first = next(n for n in own if glob.has_magic(parts[n]))
    return os.path.join(*parts[:first]), parts[first:]


def _everywhere(base: str, parts: Sequence[str]) -> list[str]:
    return glob.glob(os.path.join(glob.escape(base), *parts), recursive=True)


def _matches(folder: str, parts: Sequence[str], root: str) -> Iterator[str]:
    """What the pattern matches below the folder, as `glob` has it; a folder outside `root` ends the search, matched."""
    if not parts or not Path(os.path.realpath(folder)).is_relative_to(root):
        yield folder
        return
    first, rest = parts[0], parts[1:]
    for name in _names(folder):
        path = os.path.join(folder, name)
        is_shown = not name.startswith(".") or first.startswith(".")
        if first == "**" and is_shown and os.path.isdir(path):
            yield from [path] if os.path.islink(path) else _matches(path, parts, root)
        elif is_shown and fnmatch.fnmatch(name, first) and (not rest or os.path.isdir(path)):
            yield from _matches(path, rest, root)
    if first == "**" and rest:
        yield from _matches(folder, rest, root)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # gone, or closed: whoever reads the articles says so
        return []
