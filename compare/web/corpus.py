"""What a desk is opened over, and how the report on it is made."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compare.config import Config
from compare.corpus.files import find
from compare.decisions.kept import Kept, KeptFile
from compare.errors import PackError
from compare.model import Article, Problem, Report, TermEntry
from compare.packs.pack import named_packs
from compare.products.deciding import kept, link_faults
from compare.products.report import report
from compare.products.review import review
from compare.products.running import Progress
from compare.resources import is_file_name

TERMBASE = "terms.yaml"
State = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, and drafts that are held against them, if there are any; `texts` are drafts in memory.

    `termbase` is the file that settled terms are written to, whether or not it exists. `outlet` is whose the drafts
    are, where nothing else says so.
    """

    paths: tuple[str, ...]
    config: Config
    termbase: KeptFile
    drafts: tuple[str, ...] = ()
    texts: tuple[Article | Problem, ...] = ()
    outlet: str | None = None

    @property
    def is_review(self) -> bool:
        """Whether drafts are held against the articles."""
        return bool(self.drafts or self.texts)

    @property
    def termbases(self) -> tuple[KeptFile, ...]:
        """The files whose concepts can be ruled on: the one for settled terms first, then those the rules name."""
        named = (KeptFile(Path(name), name) for name in self.config.rules if is_file_name(name))
        return (self.termbase, *named)

    @property
    def settings(self) -> Config:
        """The configuration, with the termbase among its rules where there is one."""
        named = {os.path.realpath(name) for name in self.config.rules if is_file_name(name)}
        if not os.path.lexists(self.termbase.path) or os.path.realpath(self.termbase.path) in named:
            return self.config
        return replace(self.config, rules=(*self.config.rules, str(self.termbase.path.absolute())))


def analysed(corpus: Corpus, *, on: date, progress: Progress | None = None) -> Report:
    """The report on the corpus; of a review, with the findings that touch a draft only."""
    if not corpus.is_review:
        return report(corpus.paths, config=corpus.settings, progress=progress, on=on)
    made = review(
        corpus.drafts,
        corpus.paths,
        config=corpus.settings,
        progress=progress,
        on=on,
        outlet=corpus.outlet,
        texts=corpus.texts,
    )
    return made.report


def terms(corpus: Corpus) -> tuple[TermEntry, ...]:
    """What is settled in the termbases that apply."""
    return named_packs(corpus.settings.rules).terms


def decisions_of(corpus: Corpus) -> Kept:
    """The files of decisions that apply to the articles."""
    return kept(corpus.paths, corpus.config)


def inputs(corpus: Corpus) -> State:
    """The files that the report is made from, as they are now: articles, corpus.yaml, rules, termbases."""
    files = [found.path for found in find([*corpus.paths, *corpus.drafts], reach=corpus.config.reach)[0]]
    rules = [Path(name) for name in corpus.settings.rules if is_file_name(name)]
    return state([*files, *rules])


def state(files: Iterable[Path]) -> State:
    """Name, time of the last change, size and inode of each file that is there, sorted."""
    return tuple(sorted(entry for path in {*files} for entry in _stated(path)))


def _stated(path: Path) -> Iterator[tuple[str, int, int, int]]:
    with contextlib.suppress(OSError):  # it is not there, or has just gone
        found = path.stat()
        yield str(path), found.st_mtime_ns, found.st_size, found.st_ino


def changed(before: State, now: State) -> tuple[str, ...]:
    """Names of the files that are new, changed or gone."""
    return tuple(sorted({Path(name).name for name, *_ in set(before) ^ set(now)}))


def termbase_of(config: Config, waivers: KeptFile, into: str | None) -> KeptFile:
    """The file for settled terms: `into`, else the one rule file with concepts, else terms.yaml beside the waivers.

    Raises PackError where that is a link out of the project.
    """
    if into is not None:
        return KeptFile(Path(into), into)
    named = [name for name in config.rules if is_file_name(name) and _has_concepts(name)]
    if len(named) == 1:
        return KeptFile(Path(named[0]), named[0])
    shown = waivers.shown.rpartition("/")
    file = waivers.path.with_name(TERMBASE)
    if faults := link_faults(file, config):
        raise PackError(faults)
    return KeptFile(file, f"{shown[0]}{shown[1]}{TERMBASE}")


def _has_concepts(name: str) -> bool:
    found: Sequence[TermEntry] = named_packs([name]).terms
    return bool(found)
