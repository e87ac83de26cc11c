"""What is judged before a commit, and whether it is what would be committed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from compare.cli._git import Staged
from compare.config import Config, settings_file
from compare.corpus.files import CORPUS_FILE, find, shown, would_be_found
from compare.corpus.listing import sources
from compare.errors import UsageError
from compare.products.deciding import kept
from compare.project import OWN_FILE, Reach
from compare.resources import is_file_name

MOST_SAID = 5
"""Files that a message names."""


def articles(
    paths: Sequence[str], config: Config, staged: Staged, *, settings: Sequence[Path]
) -> tuple[frozenset[str], frozenset[str]]:
    """Real paths of the articles that the next commit brings or changes, and of those that git does not know.

    `settings` are from `settings_files`. Raises UsageError where an article is brought, and anything that has a say
    in what is found of it is not as the commit has it.
    """
    found, problems = _read(paths, config)
    gone = {f for f in staged.differing if not os.path.lexists(f) and (f in problems or would_be_found(paths, f))}
    brought = staged.brought & (found | {f for f in gone if Path(f).name != CORPUS_FILE})
    if brought:
        beside = _beside(paths, config, settings)
        _refuse([*_changed(staged.differing & (found | gone | beside)), *_unknown(staged.unknown & beside)])
    return frozenset(brought), frozenset(staged.unknown & found)


def settings_files(here: Path, reach: Reach) -> tuple[Path, ...]:
    """The file of the settings that count in this folder, and those that would come before it, there or not."""
    file = settings_file(here, reach)
    folders = [here, *here.parents]
    nearer = folders[: folders.index(file.parent) + 1] if file else folders
    return (*(folder / OWN_FILE for folder in nearer), *([file] if file else []))


def listed(files: Iterable[str]) -> str:
    """The first of the files as messages name them, and how many more there are."""
    names = sorted(map(shown, files))
    more = [f"{len(names) - MOST_SAID} more"] if len(names) > MOST_SAID else []
    return ", ".join([*names[:MOST_SAID], *more])


def _read(paths: Sequence[str], config: Config) -> tuple[frozenset[str], frozenset[str]]:
    """Real paths of the articles, and of what is named or listed and cannot be used."""
    found, _, problems = sources(paths, reach=config.reach)
    real = os.path.realpath
    return frozenset(real(s.path) for s in found), frozenset(real(p.path) for p in problems)


def _beside(paths: Sequence[str], config: Config, settings: Sequence[Path]) -> frozenset[str]:
    """Real paths of the files that have a say beside the articles, there or not."""
    decisions = kept(paths, config)
    rules = [Path(name) for name in config.rules if is_file_name(name)]
    files = [*rules, *(f.path for f in (*decisions.waivers, *decisions.baselines)), *_corpora(paths, config)]
    return frozenset(os.path.realpath(f) for f in [*files, *settings])


def _corpora(paths: Sequence[str], config: Config) -> Iterator[Path]:
    for file in find(paths, reach=config.reach)[0]:
        for folder in (file.path.parent, *file.path.parent.parents):
            if folder.is_relative_to(file.root):
                yield folder / CORPUS_FILE


def _changed(files: Iterable[str]) -> Iterator[str]:
    for file in sorted(files):
        name = shown(file)
        if os.path.lexists(file):
            yield f"{name} is not as the next commit has it: git add it, or git stash --keep-index"
        else:
            yield f"{name} is not there, but in the next commit: git restore it, or git add it to leave it out"


def _unknown(files: Iterable[str]) -> Iterator[str]:
    for file in sorted(files):
        yield f"{shown(file)} is not in the next commit, but has a say: git add it, or git stash -u --keep-index"


def _refuse(faults: Sequence[str]) -> None:
    """Raises UsageError where there are any."""
    more = [f"and {len(faults) - MOST_SAID} more"] if len(faults) > MOST_SAID else []
    if faults:
        raise UsageError("\n".join(f"--staged: {fault}" for fault in [*faults[:MOST_SAID], *more]))
