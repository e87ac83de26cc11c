"""Drafts against what is published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.config import Config
from compare.corpus import is_nameless, sources
from compare.corpus.outlets import outlets as outlets_of
from compare.drafts.paragraphs import reviewed
from compare.drafts.remarks import Authority
from compare.model import Analysis, Article, Outlet, Problem, Report, Source, TermEntry
from compare.packs import concepts
from compare.products.deciding import kept
from compare.products.report import worked_out
from compare.products.running import Progress
from compare.views import Review


def review(
    drafts: Sequence[str | Path],
    against: Sequence[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    on: date | None = None,
    outlet: str | None = None,
    texts: Sequence[Article | Problem] = (),
) -> Review:
    """The drafts, paragraph by paragraph, against the articles in `against`; both are files, folders or patterns.

    A draft that no corpus.yaml gives an outlet is of `outlet`, else of the one that is ours. It is read once, as a
    draft, though it may lie among the articles. `texts` are drafts in memory. `progress` and `on` are as for
    `report`, and so is what is raised.
    """
    config = config or Config()
    held = kept(against, config).decisions()
    found, outlets, problems = sources([*drafts, *against], reach=config.reach)
    own = next((o.name for o in outlets if outlet in (o.name, o.short)), outlet) or _ours(outlets)
    named = {os.path.realpath(s.path) for s in sources(drafts, reach=config.reach)[0]}
    every = [_as_draft(s, own) if os.path.realpath(s.path) in named else s for s in found]
    typed = [replace(t, outlet=own or t.outlet) for t in texts if isinstance(t, Article)]
    unread = [t for t in texts if isinstance(t, Problem)]
    tables: dict[str, Iterable[object]] = {
        "sources": every,
        "articles": typed,
        "problems": [*problems, *unread],
    }
    everyone = _outlets({s.outlet for s in every} | {a.outlet for a in typed}, outlets)
    report, made, terms = worked_out(tables, everyone, config, progress, decisions=held, on=on)
    return _review(report, made["analyses"], terms, config)


def _as_draft(source: Source, own: str | None) -> Source:
    """The source as a draft; of the outlet `own` where nothing says whose it is."""
    return replace(source, role="draft", outlet=own if own and is_nameless(source) else source.outlet)


def _outlets(names: set[str], known: Iterable[Outlet]) -> tuple[Outlet, ...]:
    """The outlets of these names, as they are known or made anew."""
    there = [o for o in known if o.name in names]
    return (*there, *outlets_of(names - {o.name for o in there}, []))


def _ours(outlets: Iterable[Outlet]) -> str | None:
    """The outlet that is ours, where there is one and no second."""
    ours = [o.name for o in outlets if o.ours]
    return ours[0] if len(ours) == 1 else None


def _review(report: Report, analyses: Iterable[Analysis], terms: tuple[TermEntry, ...], config: Config) -> Review:
    authority = Authority(
        articles={a.id: a for a in report.articles},
        outlets={o.name: o for o in report.outlets},
        terms=terms,
        prefers=concepts.prefers(config.prefers, terms),
        concepts=report.concepts,
    )
    drafts = {a.id for a in report.articles if a.role == "draft"}
    touching = tuple(f for f in report.findings if any(e.article in drafts for e in f.at_fault))
    reviews = tuple(
        reviewed(
            a, [f for f in touching if any(e.article == a.article.id for e in f.at_fault)], report.links, authority
        )
        for a in analyses
        if a.article.id in drafts
    )
    return Review(reviews, replace(report, findings=touching, focus=tuple(sorted(drafts))))
