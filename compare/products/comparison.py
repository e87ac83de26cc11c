"""Articles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from compare.alignment.explained import told
from compare.collation import rows
from compare.config import Config
from compare.corpus import ids_as_named
from compare.errors import UsageError
from compare.model import Analysis, Article, Link, Outlet, Run
from compare.pipeline import linking
from compare.products.running import Progress, engine, inputs, least, problems_of, remembering, silent, stated
from compare.statements.segment import words_apart
from compare.version import VERSION
from compare.views import Column, Comparison
from compare.word_links.neural.model_files import find_model


def side_by_side(
    paths: Iterable[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    target: str | Path | Sequence[str | Path] = (),
) -> Comparison:
    """The articles in `paths` (files, folders or patterns) statement by statement, a column each.

    Columns come in the order in which the paths name them, those of one folder or pattern by id; the first one
    leads. Input that cannot be used is among the problems. Raises UsageError where fewer than two articles are
    left, PackError for a corpus.yaml that is at fault. `progress` and `target` are as for `report`.
    """
    paths = list(paths)
    config = config or Config()
    found, outlets, problems = inputs(paths, target, config)
    carry_out = engine(config)
    tables = {"sources": found, "problems": problems}
    model = find_model(config.neural) if config.neural else None
    with remembering(config) as store:
        steps = linking(least=least(config), model=model, store=store)
        held = carry_out(steps, tables, progress or silent)
    analyses = {a.article.id: a for a in held["analyses"] if a.statements}
    if len(analyses) < 2:
        left = [a.article for a in analyses.values()]
        raise UsageError("\n".join([*(f"{p.path}: {p.reason}" for p in held["problems"]), _too_few(left)]))
    named = [analyses[id_] for id_ in ids_as_named(paths, found, reach=config.reach) if id_ in analyses]
    columns = tuple(_column(a, outlets, held["links"]) for a in named)
    places = {
        s.id: f"{c.label} ¶{s.excerpt.paragraph}" for c, a in zip(columns, named, strict=True) for s in a.statements
    }
    return Comparison(
        run=Run(VERSION, (), stated(replace(config, select=(), ignore=()), model)),
        columns=columns,
        rows=rows.rows(named, [told(x, places) for x in held["links"]]),
        problems=problems_of(held),
    )


def _too_few(articles: Sequence[Article]) -> str:
    there = f"only {articles[0].path}" if articles else "no article"
    return f"two articles or more are needed; there is {there}"


def _column(analysis: Analysis, outlets: Iterable[Outlet], links: Sequence[Link]) -> Column:
    article = analysis.article
    sentences = {s.sentence for s in analysis.statements}
    linked = {side.sentence for x in links for side in (x.left, x.right)}
    outlet = next(o for o in outlets if o.name == article.outlet)
    return Column(article, outlet, len(sentences), len(sentences & linked), words_apart(analysis))
