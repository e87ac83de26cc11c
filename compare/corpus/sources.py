"""Paths -> the sources to read, with what corpus.yaml says about them, and their outlets."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from compare.corpus import declared
from compare.corpus.declared import DeclaredArticle, DeclaredOutlet
from compare.corpus.files import CORPUS_FILE, Found, find, shown
from compare.errors import PackError
from compare.model import Outlet, Problem, Source

LONGEST_SHORT_NAME = 12
"""Characters of an outlet's name that still fit the head of a table's column."""

WORDS = re.compile(r"\d+|[^\W\d_]+")


def sources(paths: Iterable[str | Path]) -> tuple[tuple[Source, ...], tuple[Outlet, ...], tuple[Problem, ...]]:
    """Sources and their outlets, sorted, and the paths that cannot be used. The order of `paths` is of no matter.

    A path is a file, a folder, a pattern, or a corpus.yaml (the articles it lists). The corpus.yaml of a folder,
    and of the folder of a single file, is obeyed; in nested folders the innermost that lists a file counts.
    Raises PackError where a corpus.yaml is at fault.
    """
    paths = tuple(paths)
    files, problems = find(paths)
    corpora = {folder: declared.load(folder / CORPUS_FILE, shown(folder / CORPUS_FILE)) for folder in _folders(files)}
    listed = {
        os.path.realpath(folder / article.path): (folder / article.path, article)
        for folder in sorted(corpora, key=lambda f: len(f.parts))  # the innermost last
        for article in corpora[folder].articles
    }
    reached = {os.path.realpath(f.path): f for f in files if f.path.name != CORPUS_FILE}
    for folder in (f.path.parent for f in files if f.path.name == CORPUS_FILE):
        for article in corpora[folder].articles:
            path = folder / article.path
            reached.setdefault(os.path.realpath(path), Found(path, folder))
    drafts = [_source(found, listed.get(key)) for key, found in sorted(reached.items())]
    found_sources = sorted(_distinct(drafts), key=lambda s: s.order)
    present = [s for s in found_sources if os.path.lexists(s.path)]
    absent = [Problem(s.path, _absence(listed, s)) for s in found_sources if s not in present]
    if not found_sources and not problems:
        problems = tuple(Problem(str(p), "no articles") for p in sorted(map(str, paths)))
    outlets = _outlets({s.outlet for s in present}, [o for c in corpora.values() for o in c.outlets])
    return tuple(present), outlets, tuple(sorted([*problems, *absent], key=lambda p: p.order))


def _absence(listed: dict[str, tuple[Path, DeclaredArticle]], source: Source) -> str:
    return f"no such file, but listed in {listed[os.path.realpath(source.path)][1].place}"


def _folders(files: tuple[Found, ...]) -> list[Path]:
    """Folders whose corpus.yaml speaks for a file: those from its own up to the one it was reached from."""
    own = {f.path.parent for f in files}
    above = {p for f in files for p in f.path.parent.parents if p.is_relative_to(f.root)}
    return sorted(folder for folder in own | above if (folder / CORPUS_FILE).is_file())


def _source(found: Found, listed: tuple[Path, DeclaredArticle] | None) -> tuple[Source, list[str]]:
    """The source, without its id and, where nothing names it, its outlet; and its possible ids, the best first."""
    path = shown(found.path)
    relative = found.path.relative_to(found.root) if found.path.is_relative_to(found.root) else found.path
    ids = [str(PurePath(p).with_suffix("")).replace(os.sep, "/") for p in (relative, path)]
    if listed is None:
        return Source(path=path, id="", outlet=""), [*ids, path]
    said = listed[1]
    source = Source(
        path=path,
        id="",
        outlet=said.outlet or "",
        title=said.title,
        published=said.published,
        language=said.language,
        role=said.role,
        occasion=said.occasion,
        corrects=said.corrects,
    )
    return source, [*([said.id] if said.id else []), *ids, path]


def _distinct(drafts: list[tuple[Source, list[str]]]) -> Iterator[Source]:
    """The sources, each with its best id; where two share one, both take their next.

    Where nothing names an outlet it is the file's stem, or the article's id where two files share the stem.
    """
    ids = [list(names) for _, names in drafts]
    while repeated := {i for i, n in Counter(names[0] for names in ids).items() if n > 1}:
        for names in ids:
            if names[0] in repeated and len(names) > 1:
                del names[0]
    stems = Counter(PurePath(s.path).stem for s, _ in drafts if not s.outlet)
    for (source, _), names in zip(drafts, ids, strict=True):
        stem = PurePath(source.path).stem
        outlet = source.outlet or (stem if stems[stem] == 1 else names[0])
        yield replace(source, id=names[0], outlet=outlet)


def _outlets(names: set[str], said: list[DeclaredOutlet]) -> tuple[Outlet, ...]:
    """The outlets, ours first; each with a short name that no other has."""
    ours = {o.name for o in said if o.ours}
    short = _declared_shorts(said)
    taken = {short[n] for n in names if n in short}
    for name in sorted(names - set(short)):
        base = _short(name)
        short[name] = next(s for s in _numbered(base) if s not in taken)
        taken.add(short[name])
    return tuple(sorted((Outlet(n, short[n], n in ours) for n in names), key=lambda o: o.order))


def _declared_shorts(said: list[DeclaredOutlet]) -> dict[str, str]:
    """Short names by outlet. Raises PackError where two corpus.yaml files do not agree."""
    by_name: dict[str, DeclaredOutlet] = {}
    by_short: dict[str, DeclaredOutlet] = {}
    faults = []
    for outlet in (o for o in said if o.short):
        for other in (by_name.setdefault(outlet.name, outlet), by_short.setdefault(outlet.short or "", outlet)):
            if (other.name, other.short) != (outlet.name, outlet.short):
                faults.append(
                    f"{outlet.place}: {outlet.name} is {outlet.short!r}, but in {other.place} {other.name} is {other.short!r}"
                )
    if faults:
        raise PackError(faults)
    return {name: outlet.short or name for name, outlet in by_name.items()}


def _short(name: str) -> str:
    """The name where it is short, else the initials of its words and its numbers."""
    if len(name) <= LONGEST_SHORT_NAME:
        return name
    initials = "".join(w if w.isdigit() else w[0].upper() for w in WORDS.findall(name))
    return (initials if len(initials) > 1 else name)[:LONGEST_SHORT_NAME]


def _numbered(base: str) -> Iterator[str]:
    yield base
    for n in range(2, 100_000):
        yield f"{base}{n}"
