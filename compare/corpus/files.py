"""Paths as named on the command line -> files, whatever their order and however often each is named."""

from __future__ import annotations

import fnmatch
import glob
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare import readers
from compare.model import Problem
from compare.project import Reach, link_refusal
from compare.resources import SUFFIXES

CORPUS_FILE = "corpus.yaml"
NO_ARTICLES = "readme"
"""Stem of the files that a folder's reader expects and that are not articles of it."""
SETTINGS = (*SUFFIXES, ".toml")
"""Suffixes of files that say how to check: corpus.yaml, rules, termbases, waivers, settings."""
MOST_KINDS = 6
"""Suffixes of files that were not read that a message names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and the outermost folder it was reached from."""

    path: Path
    root: Path


def shown(path: Path | str) -> str:
    """The path as records and messages print it: relative to the working directory where that is possible."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = str(path)
    return relative.replace(os.sep, "/")


def find(paths: Iterable[str | Path], *, reach: Reach = "project") -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Files that the paths name, each once, reached from the outermost folder; paths that name none, and links met
    in a folder or by a pattern that lead out of it and out of its project."""
    best: dict[str, Found] = {}
    problems: set[Problem] = set()
    for path in sorted({str(p) for p in paths}):
        for found in _files(path, reach):
            if isinstance(found, Problem):
                problems.add(found)
            else:
                key = os.path.realpath(found.path)
                best[key] = min(best.get(key, found), found, key=lambda f: (len(f.root.parts), str(f.path)))
    files = sorted(best.values(), key=lambda f: shown(f.path))
    return tuple(files), tuple(sorted(problems, key=lambda p: p.order))


def unread(paths: Iterable[str | Path], *, but: Iterable[str] = ()) -> Problem | None:
    """What lies in the folders that the paths name and is in no format that can be read, counted by suffix.

    What is hidden, says how to check, or was written by this program is not counted, nor are READMEs and the files
    `but`, real paths.
    """
    left = {os.path.realpath(file): file for path in paths for folder in _named_folders(str(path)) for file in folder}
    files = [left[real] for real in sorted(left.keys() - {*but})]
    if not files:
        return None
    kinds = Counter(Path(file).suffix.lower() or "without a suffix" for file in files).most_common()
    said = [f"{n} {kind}" for kind, n in sorted(kinds, key=lambda k: (-k[1], k[0]))]
    more = [f"{len(said) - MOST_KINDS} more kinds"] if len(said) > MOST_KINDS + 1 else []
    listed = ", ".join([*said[:MOST_KINDS], *more] if more else said)
    count = f"{len(files)} file{'s' if len(files) > 1 else ''} not read: {listed}"
    known = " and ".join(f".{s}" for s in readers.suffixes())
    return Problem(
        _around(files), f"{count}; concordant reads {known}: convert to one of these what is an article", "unread"
    )


def _around(files: Sequence[str]) -> str:
    """The folder that holds all the files, as messages name it."""
    try:
        return shown(os.path.commonpath([os.path.dirname(file) for file in files]))
    except ValueError:  # on several drives
        return shown(os.path.dirname(files[0]))


def folders(paths: Iterable[str | Path], *, reach: Reach = "project") -> tuple[Path, ...]:
    """The folders that the paths name, or from which their files were reached, each once, sorted."""
    named = [Path(os.path.abspath(p)) for p in paths if os.path.isdir(p)]
    roots = {os.path.realpath(f): f for f in [*(f.root for f in find(paths, reach=reach)[0]), *named]}
    return tuple(roots[key] for key in sorted(roots))


def would_be_found(paths: Iterable[str | Path], file: str) -> bool:
    """Whether the paths would name a file that is not there: its real path, as an article or a corpus.yaml."""
    return any(_names(str(path), Path(file)) for path in paths)


def _names(path: str, file: Path) -> bool:
    real = Path(os.path.realpath(path))
    if not os.path.lexists(path) and glob.has_magic(path):
        named = (there for there in (file, *file.parents) if _matches(real.parts, there.parts))
        return any(_is_inside(there, file) for there in named)
    return _is_inside(real, file)


def _is_inside(named: Path, file: Path) -> bool:
    """Whether the file is the one that is named, or one that a walk through the folder that is named would find."""
    if named == file:
        return True
    if not file.is_relative_to(named):
        return False
    hidden = any(part.startswith(".") for part in file.relative_to(named).parts)
    return not hidden and (file.name == CORPUS_FILE or _is_article(file.name))


def _matches(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    """As `glob` has it: `*` is part of a name, `**` is any number of folders, and neither is anything hidden."""
    if not pattern or not parts:
        return not parts and all(p == "**" for p in pattern)
    is_shown = not parts[0].startswith(".")
    if pattern[0] == "**":
        return _matches(pattern[1:], parts) or (is_shown and _matches(pattern, parts[1:]))
    fits = fnmatch.fnmatchcase(parts[0], pattern[0]) and (is_shown or pattern[0].startswith("."))
    return fits and _matches(pattern[1:], parts[1:])


def _files(path: str, reach: Reach) -> Iterator[Found | Problem]:
    if os.path.isdir(path):
        yield from _in_folder(Path(path), Path(path), reach)
    elif os.path.lexists(path):
        yield _file(Path(path))
    elif glob.has_magic(path):
        matches, base = sorted(glob.glob(path, recursive=True)), _base(path)
        if not matches:
            yield Problem(path, "no file matches")
        for match in map(Path, matches):
            yield from _in_folder(match, base, reach) if match.is_dir() else (_met(_file(match), base, reach),)
    else:
        yield Problem(shown(path), "no such file or directory")


def _base(pattern: str) -> Path:
    """The folder that the pattern names before it leaves anything open."""
    parts = Path(pattern).parts
    return Path(*(parts[: next(n for n, part in enumerate(parts) if glob.has_magic(part))]))


def _file(path: Path) -> Found:
    full = Path(os.path.abspath(path))
    return Found(full, full.parent)


def _met(found: Found, base: Path, reach: Reach) -> Found | Problem:
    """The file, or, where it is a link that leads out of `base` and out of the project, why it is not read."""
    formats = SUFFIXES if found.path.name == CORPUS_FILE else [f".{s}" for s in readers.suffixes()]
    why = link_refusal(found.path, Path(os.path.abspath(base)), formats=formats, reach=reach)
    return Problem(shown(found.path), why) if why else found


def _in_folder(folder: Path, base: Path, reach: Reach) -> Iterator[Found | Problem]:
    """Articles and corpus.yaml files under the folder; hidden files and READMEs are passed over."""
    root = Path(os.path.abspath(folder))
    closed: list[Problem] = []
    empty = True

    def refuse(error: OSError) -> None:
        closed.append(Problem(shown(error.filename), f"cannot be read: {error.strerror}"))

    for path in _walk(root, refuse):
        if path.name == CORPUS_FILE or _is_article(path.name):
            empty = False
            yield _met(Found(path, root), base, reach)
    yield from closed
    if empty and not closed:
        suffixes = ", ".join(f"*.{s}" for s in readers.suffixes())
        yield Problem(shown(root), f"a directory without articles ({suffixes})")


def _walk(root: Path, refuse: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """All files under the folder, in order, hidden folders left out; `refuse` is told of what cannot be read."""
    for where, folders, names in os.walk(root, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(where, name) for name in sorted(names))


def _named_folders(path: str) -> Iterator[Iterator[str]]:
    """For each folder that the path names, the files in it that are not read."""
    matches = [path] if os.path.lexists(path) or not glob.has_magic(path) else glob.glob(path, recursive=True)
    for folder in filter(os.path.isdir, matches):
        yield (str(file) for file in _walk(Path(os.path.abspath(folder))) if _is_unread(file))


def _is_unread(file: Path) -> bool:
    if file.name.startswith(".") or file.stem.lower() == NO_ARTICLES or file.suffix.lower() in SETTINGS:
        return False
    return not _is_article(file.name) and not readers.is_own_file(file)


def _is_article(name: str) -> bool:
    if name.startswith(".") or Path(name).stem.lower() == NO_ARTICLES:
        return False
    return readers.suffix(name) in readers.suffixes()
