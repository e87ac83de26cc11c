"""Paths -> the sources to read, with what corpus.yaml says about them, and their outlets."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path, PurePath

from compare import readers
from compare.corpus import declared
from compare.corpus.declared import Declared, DeclaredArticle
from compare.corpus.files import CORPUS_FILE, Found, find, shown, unread
from compare.corpus.outlets import outlets
from compare.errors import PackError, near
from compare.model import Outlet, Problem, Source
from compare.project import Reach, link_refusal, refusal, root
from compare.resources import SUFFIXES

Sources = tuple[tuple[Source, ...], tuple[Outlet, ...], tuple[Problem, ...]]
Files = Mapping[str, Found]
Listed = Mapping[str, DeclaredArticle]
"""What corpus.yaml says of a file; files go by their resolved path, so that none is read twice."""


def sources(paths: Iterable[str | Path], *, reach: Reach = "project", target: Iterable[str | Path] = ()) -> Sources:
    """Sources, their outlets, and the paths that cannot be used, whatever the order of `paths`.

    A path is a file, a folder, a pattern, or a corpus.yaml (the articles it lists). The corpus.yaml of a
    folder, and of the folder of a single file, is obeyed; in nested folders the innermost that lists a file
    counts. What it lists must lie in a folder that is named or in the project, unless `reach` says otherwise. Files
    `target` are to be written and are no input. Raises PackError where a corpus.yaml is at fault.
    """
    named = sorted({str(p) for p in paths})
    found, problems = find(named, reach=reach)
    roots = _folders(found)
    refused = _refused(roots, found, reach)
    corpora = {f: declared.load(f / CORPUS_FILE, shown(f / CORPUS_FILE)) for f in roots if f not in refused}
    _check_places(corpora, found, roots, reach)
    _check_ids(corpora)
    listed = {os.path.realpath(f / a.path): a for f, c in corpora.items() for a in c.articles}
    files = _articles(found, corpora)
    if not files and not problems:
        problems = tuple(Problem(path, "no articles") for path in named)
    every = sorted(_described(files, listed), key=lambda s: s.order)
    _check_corrections({s.id for s in every}, corpora)
    present = tuple(s for s in every if os.path.lexists(s.path))
    there = {s.path for s in present}
    absent = [Problem(s.path, _absence(s, listed)) for s in every if s.path not in there]
    said = [o for c in corpora.values() for o in c.outlets]
    passed = unread(named, but=[*files, *map(os.path.realpath, target)])
    every_problem = {*problems, *absent, *refused.values(), *([passed] if passed else [])}
    return present, outlets({s.outlet for s in present}, said), tuple(sorted(every_problem, key=lambda p: p.order))


def ids_as_named(paths: Iterable[str | Path], found: Iterable[Source], *, reach: Reach = "project") -> tuple[str, ...]:
    """Ids of the sources in the order in which `paths` name them first; those of one folder or pattern by id."""
    ids = {os.path.realpath(s.path): s.id for s in found}
    named = [os.path.realpath(s.path) for path in paths for s in sources([path], reach=reach)[0]]
    return tuple(dict.fromkeys(ids[file] for file in named if file in ids))


def is_nameless(source: Source) -> bool:
    """Whether nothing says who printed the article: its outlet is called after its file."""
    return source.outlet in (_text(Path(source.path).stem), source.id)


def _folders(files: Iterable[Found]) -> dict[Path, Path]:
    """Folders whose corpus.yaml speaks for a file, outer ones first, each with the outermost folder it was reached
    from; those among the files count though they may have gone since."""
    found: dict[Path, Path] = {}
    files = tuple(files)
    own = {f.path.parent for f in files if f.path.name == CORPUS_FILE}
    for file in files:
        for folder in (file.path.parent, *(p for p in file.path.parent.parents if p.is_relative_to(file.root))):
            found[folder] = min(found.get(folder, file.root), file.root, key=lambda f: len(f.parts))
    there = (f for f in found if f in own or os.path.lexists(f / CORPUS_FILE))
    return {f: found[f] for f in sorted(there, key=lambda f: (len(f.parts), str(f)))}


def _refused(roots: Mapping[Path, Path], found: Iterable[Found], reach: Reach) -> dict[Path, Problem]:
    """The folders of which the corpus.yaml is a link that may not be followed; one that is named may."""
    named = {f.path.parent for f in found if f.path.name == CORPUS_FILE}
    files = ((f, r, f / CORPUS_FILE) for f, r in roots.items() if f not in named)
    said = ((f, file, link_refusal(file, r, formats=SUFFIXES, reach=reach)) for f, r, file in files)
    return {folder: Problem(shown(file), why) for folder, file, why in said if why}


def _check_places(
    corpora: Mapping[Path, Declared], found: Iterable[Found], roots: Mapping[Path, Path], reach: Reach
) -> None:
    """Raises PackError where a corpus.yaml, of those whose articles are to be read, lists what may not be."""
    faults = []
    formats = [f".{s}" for s in readers.suffixes()]
    for folder in sorted({f.path.parent for f in found if f.path.name == CORPUS_FILE} & corpora.keys()):
        inside = root(folder)
        where = [Path(os.path.realpath(roots[folder])), inside]
        for article in corpora[folder].articles:
            path = folder / article.path
            why = refusal(path, where, where=f"the project ({inside})", formats=formats, reach=reach)
            if why is None and os.path.isdir(path):
                why = f"is a folder; an article is a file ({', '.join(formats)})"
            if why:
                faults.append(f"{article.place}: path {article.path!r} {why}")
    if faults:
        raise PackError(faults)


def _articles(found: Iterable[Found], corpora: Mapping[Path, Declared]) -> dict[str, Found]:
    """The files to read: those found, and those that a corpus.yaml among them lists."""
    files = {os.path.realpath(f.path): f for f in found if f.path.name != CORPUS_FILE}
    for folder in (f.path.parent for f in found if f.path.name == CORPUS_FILE):
        for article in corpora[folder].articles:
            path = folder / article.path
            files.setdefault(os.path.realpath(path), Found(path, folder))
    return dict(sorted(files.items()))


def _described(files: Files, listed: Listed) -> Iterator[Source]:
    """A source for each file. Where nothing names an outlet, it is the file's stem, or the article's id where
    two files share the stem."""
    ids = _ids(files, listed)
    unnamed = [_text(f.path.stem) for key, f in files.items() if key not in listed or not listed[key].outlet]
    stems = Counter(unnamed)
    for key, found in files.items():
        source = _source(shown(found.path), listed.get(key))
        stem = _text(found.path.stem)
        outlet = source.outlet or (stem if stems[stem] == 1 else ids[key])
        yield replace(source, id=ids[key], outlet=outlet)


def _source(path: str, said: DeclaredArticle | None) -> Source:
    """The source without its id, and without its outlet where nothing names it."""
    if said is None:
        return Source(path=path, id="", outlet="")
    return Source(
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


def _ids(files: Files, listed: Listed) -> dict[str, str]:
    """An id for each file: the declared one, or its path in its folder without suffix; where two files share
    that, both go by their path."""
    left = {key: _possible_ids(found, listed.get(key)) for key, found in files.items()}
    while repeated := {i for i, n in Counter(ids[0] for ids in left.values()).items() if n > 1}:
        for ids in left.values():
            if ids[0] in repeated and len(ids) > 1:
                del ids[0]
    return {key: ids[0] for key, ids in left.items()}


def _possible_ids(found: Found, said: DeclaredArticle | None) -> list[str]:
    path = shown(found.path)
    inside = found.path.relative_to(found.root) if found.path.is_relative_to(found.root) else PurePath(path)
    bare = [_text(p.with_suffix("").as_posix()) for p in (inside, PurePath(path))]
    return [*([said.id] if said and said.id else []), *bare, _text(path)]


def _text(name: str) -> str:
    """A file's name as text; a byte that is no UTF-8 as its number, `\\udcff`."""
    return name.encode("utf-8", errors="backslashreplace").decode()


def _check_ids(corpora: Mapping[Path, Declared]) -> None:
    """Raises PackError where two files that are not one go by one declared id."""
    first: dict[str, tuple[str, str]] = {}
    faults = []
    for folder, article in ((f, a) for f, c in corpora.items() for a in c.articles if a.id):
        file = os.path.realpath(folder / article.path)
        other, place = first.setdefault(article.id or "", (file, article.place))
        if other != file:
            faults.append(f"{article.place}: id {article.id!r} stands already in {place}, for another article")
    if faults:
        raise PackError(faults)


def _check_corrections(found: Set[str], corpora: Mapping[Path, Declared]) -> None:
    """Raises PackError where an article is to correct itself, or one that there is none of."""
    faults = []
    for folder, corpus in corpora.items():
        ids = {a.id or PurePath(a.path).with_suffix("").as_posix() for a in corpus.articles}
        for article in (a for a in corpus.articles if a.corrects):
            wanted = article.corrects or ""
            if wanted == article.id:
                faults.append(f"{article.corrects_place}: {wanted!r} is the article's own id; name the one it corrects")
            elif wanted not in found | ids and not _is_file(folder, wanted):
                known = near(wanted, found | ids)
                faults.append(f"{article.corrects_place}: corrects {wanted!r}, but no article goes by that id{known}")
    if faults:
        raise PackError(faults)


def _is_file(folder: Path, name: str) -> bool:
    """Whether an article that is not listed goes by the name."""
    return any(os.path.isfile(folder / f"{name}.{suffix}") for suffix in readers.suffixes())


def _absence(source: Source, listed: Listed) -> str:
    said = listed.get(os.path.realpath(source.path))
    return f"no such file, but listed in {said.place}" if said else "it was there, and is gone"
