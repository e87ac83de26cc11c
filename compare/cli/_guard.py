"""What a result may not take the place of: whatever people have written, and what says how to check it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from compare.config import Config
from compare.corpus.files import CORPUS_FILE, find
from compare.decisions.kept import BASELINE, WAIVERS
from compare.errors import ConcordantError, UsageError
from compare.files import UnreadableError, read_bytes
from compare.project import OWN_FILE, SHARED_FILE
from compare.resources import SUFFIXES, is_file_name

RESERVED = {
    CORPUS_FILE: "a name for what is said of articles",
    WAIVERS: "a name for decisions",
    BASELINE: "a name for decisions",
    OWN_FILE: "a name for settings",
    SHARED_FILE: "a name for settings",
}
SETTINGS = (*SUFFIXES, ".toml")
"""Suffixes of the files that say how to check: corpus.yaml, rules, termbases, settings, decisions."""
INSTEAD = "-o takes the name of a new file, or of a report to be made anew"
OF_TERMBASES = "--into takes a termbase, or the name of a new one"
ARTICLES = "articles"
BASELINE_BEGINS = b'{"version":'
Spared = tuple[str, str]
"""A file, and what it is one of."""


def check_output(output: str) -> None:
    """Raises UsageError where the file could not be made, or its name is one for rules, settings or decisions."""
    check_name(output)
    _check_place(output, takes="-o takes a file")


def check_name(output: str) -> None:
    """Raises UsageError where the name is one for rules, settings or decisions."""
    _refuse_reserved(output, INSTEAD)
    if any(name.lower().endswith(SETTINGS) for name in (output, os.path.realpath(output))):
        raise UsageError(f"{output}: a name for rules or settings; {INSTEAD}")


def check_into(into: str) -> None:
    """Raises UsageError where the file could not be a termbase: by its name, its place, or what it is."""
    _refuse_reserved(into, OF_TERMBASES)
    if not into.endswith(SUFFIXES):
        raise UsageError(f"{into}: --into takes a YAML file, its name ends in {' or '.join(SUFFIXES)}")
    _check_place(into, takes=OF_TERMBASES)


def _check_place(output: str, *, takes: str) -> None:
    refuse_impossible(output)
    if os.path.isdir(output):
        raise UsageError(f"{output}: is a directory; {takes}")
    if not os.path.isdir(Path(output).absolute().parent):
        raise UsageError(f"{output}: no such directory {Path(output).parent}")


def refuse_impossible(output: str) -> None:
    """Raises UsageError where no file can have such a name, or nobody may see whether there is one."""
    try:
        os.lstat(output)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error
    except ValueError as error:  # a NUL, or half of a character
        raise UsageError(f"{output!r}: cannot be written: no file can have such a name") from error


def refuse(outputs: Iterable[str | None], config: Config | None, paths: Sequence[str]) -> None:
    """Raises UsageError where an output would take the place of an input of the command, or of what is no report.

    `config` and `paths` are what the command reads; None and nothing where it reads no articles.
    """
    named = [output for output in outputs if output is not None]
    spared = [*_beside(config, paths), *_articles(paths)] if named else []
    for output in named:
        _refuse_same(output, spared)
        _refuse_kept(output)


def refuse_termbases(output: str | None, rules: Iterable[str]) -> None:
    """Raises UsageError where the output would take the place of one of the rule files, or of what is no report."""
    if output is not None:
        _refuse_same(output, [*((name, "rule files") for name in rules if is_file_name(name)), *_settings()])
        _refuse_kept(output)


def _refuse_reserved(output: str, instead: str) -> None:
    for name in (output, os.path.realpath(output)):
        what = RESERVED.get(PurePath(name).name.lower())  # a disk may take BASELINE.json for the same
        if what:
            raise UsageError(f"{output}: {what}; {instead}")


def _beside(config: Config | None, paths: Sequence[str]) -> Iterator[Spared]:
    """Files that have a say beside the articles, there or not."""
    from compare.products.deciding import kept

    if config is None:
        return
    yield from ((name, "rule files") for name in config.rules if is_file_name(name))
    decided = kept(paths, config)
    yield from ((str(file.path), "files of decisions") for file in (*decided.waivers, *decided.baselines))
    yield from _settings()


def _settings() -> Iterator[Spared]:
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield from ((str(folder / name), "files of settings") for name in (OWN_FILE, SHARED_FILE))


def _articles(paths: Sequence[str]) -> Iterator[Spared]:
    """Files that the paths name, those that a corpus.yaml lists, and every corpus.yaml that has a say."""
    from compare.corpus.listing import sources

    for file in find(paths)[0]:
        folders = [f for f in (file.path.parent, *file.path.parent.parents) if f.is_relative_to(file.root)]
        yield from ((str(folder / CORPUS_FILE), "files that say what the articles are") for folder in folders)
    try:
        found, _, problems = sources(paths)
    except ConcordantError:
        return  # a corpus.yaml at fault, which stops the command before anything is written
    yield from ((path, ARTICLES) for path in [*(s.path for s in found), *(p.path for p in problems)])


def _refuse_same(output: str, spared: Iterable[Spared]) -> None:
    from compare import readers

    real = os.path.realpath(output).lower()
    for path, what in spared:
        is_one = real == os.path.realpath(path).lower() or _is_same(output, path)
        if is_one and not (what == ARTICLES and readers.is_own_report(output)):
            raise UsageError(f"{output}: is one of the {what}, and would be lost; {INSTEAD}")


def _is_same(one: str, other: str) -> bool:
    """Whether both names are of one file, by whatever links."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _refuse_kept(output: str) -> None:
    """Raises UsageError where there stands in the file what nothing of ours has written, or decisions do."""
    from compare import readers

    if not os.path.isfile(output):
        return  # there is none, or a device; what else is amiss is said when it is written
    try:
        raw = read_bytes(output)
    except UnreadableError as error:
        raise UsageError(f"{error}; nothing says that concordant wrote it; {INSTEAD}") from error
    if raw.startswith(BASELINE_BEGINS) and b'"entries":' in raw[:100]:
        raise UsageError(f"{output}: holds decisions (a baseline), which would be lost; {INSTEAD}")
    if not readers.is_ours_to_replace(raw):
        what = "data" if b"\0" in raw else "a text"
        raise UsageError(f"{output}: holds {what} that concordant did not write, and that would be lost; {INSTEAD}")
