"""The order of the work: the only module where stages meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from compare import plugins, readers
from compare.alignment import grouping, occasions, pairing, partners, rows, witnesses, wording
from compare.alignment.model_files import ModelFiles, find_model
from compare.alignment.telling import told
from compare.alignment.vectors import Vectors
from compare.checks import check, habits, pack, profiles
from compare.checks.rule import Desk, Rule
from compare.config import LEAST_SCORE, Config
from compare.corpus import Sources, ids_as_named, sources
from compare.corpus.outlets import outlets as outlets_of
from compare.errors import UsageError, near
from compare.facts.extract import facts
from compare.model import (
    Analysis,
    Article,
    Byline,
    Column,
    Comparison,
    Link,
    Outlet,
    Problem,
    Quotation,
    Report,
    Run,
    Source,
    Step,
    TermEntry,
    ToldApart,
)
from compare.resources import find_pack
from compare.statements.segment import segment, words_apart
from compare.termbase import settled
from compare.termbase.history import History, history
from compare.terms import concepts, forms, joining, names, nesting, sightings, substitution, surface
from compare.version import VERSION

Progress = Callable[[str, int, int], None]

OF_SPARK = "--master, --spark-conf, --archive and --columns"

PERMISSIVE = 0.2
"""Likeness from which a pair of statements is looked at for renderings."""


def read(source: Source) -> Iterator[Article | Problem]:
    """The article in a file, by the reader for its suffix."""
    yield readers.read(source)


def id_of(article: Article) -> str:
    """The article's id."""
    return article.id


def apart(same: Sequence[Article]) -> Iterator[Article | Problem]:
    """The one article that has an id; of several the first."""
    yield same[0]
    if len(same) > 1:
        yield Problem(same[0].path, f"{len(same)} articles have the id {same[0].id!r}; one of them was compared")


def analyse(article: Article) -> Iterator[Analysis | Problem]:
    """All that can be said of one article alone; a Problem where it states nothing in words set apart by spaces."""
    statements = segment(article)
    if not statements:
        yield Problem(article.path, "no statement was found in it")
    yield Analysis(article, tuple(replace(s, facts=facts(article, s)) for s in statements))


def sign(analysis: Analysis) -> Iterator[Byline]:
    """What later stages need to know of an article without its text."""
    a = analysis.article
    own = [s for s in analysis.statements if s.id == s.sentence]
    quoted = {(f.excerpt.start, f.excerpt.end) for s in own for f in s.facts if isinstance(f, Quotation)}
    spoken = sum(s.speaker is not None for s in own)
    said = sum(t.rarity > 0 for s in own for t in s.tokens)
    yield Byline(
        a.id, a.outlet, a.role, a.occasion, a.published, a.corrects, len(own), spoken, said, tuple(sorted(quoted))
    )


def attend(record: Analysis | Vectors) -> Iterator[Analysis | Vectors]:
    """The record itself, among the seats its article may take."""
    yield record


def understand(analysis: Analysis, *, model: ModelFiles) -> Iterator[Vectors]:
    """The vectors of an article's words, by the model that the user named."""
    from compare.alignment import embedding

    return embedding.embed(analysis, model=model)


def align(sides: Sequence[partners.Side]) -> Iterator[Link]:
    """Links between the two articles of a pair, weak ones included."""
    left, right = (side.analysis for side in sides)
    return pairing.links(left, right, least=PERMISSIVE)


def accept(candidate: Link, *, least: float) -> Iterator[Link]:
    """The candidate, where its score is at least `least`, with the words of it that are sure."""
    if candidate.score >= least:
        yield wording.shown(candidate)


def official(analysis: Analysis) -> Iterator[Analysis]:
    """The analysis, where its article is a reference."""
    if analysis.article.role == "reference":
        yield analysis


def reading() -> list[Step]:
    """The steps from files to what each says."""
    return [
        Step("reading articles", "sources", "articles", read, here=True),
        Step("telling articles apart", "archive", "articles", apart, key=id_of),
        Step("parting them into statements", "articles", "analyses", analyse),
    ]


def matching(*, model: ModelFiles | None = None) -> list[Step]:
    """The steps from files to candidates for links, and to vectors of their words by a model."""
    return [
        *reading(),
        *_pairing(),
        Step("pairing articles", "partners", "seats", partners.seats),
        Step("pairing articles", "analyses", "seats", attend),
        *(_asking(model)),
        Step("pairing articles", "seats", "sides", partners.sides, key=partners.holder),
        Step("aligning statements", "sides", "pairings", align, key=lambda s: s.pair),
        Step("hearing third articles", "pairings", "voices", witnesses.voices, key=occasions.articles),
        Step("hearing third articles", "voices", "hearings", witnesses.testimonies, key=witnesses.told_by),
        Step("hearing third articles", "pairings", "hearings", witnesses.attend),
        Step("hearing third articles", "hearings", "candidates", witnesses.weigh, key=witnesses.subject),
    ]


def _pairing() -> list[Step]:
    """The steps from statements to articles that are worth comparing."""
    most = partners.MOST_SKETCHES
    return [
        Step("folding copies", "analyses", "sketches", partners.sketches),
        Step("folding copies", "sketches", "folded", partners.folded, key=lambda s: s.name),
        Step("pairing articles", "folded", "partners", partners.copied),
        Step("counting words", "folded", "uses", partners.uses),
        Step("counting words", "uses", "common", partners.usual, key=partners.key, most=most, over=partners.common),
        Step("indexing statements", "folded", "postings", partners.postings, given=("common",)),
        Step(
            "pairing articles", "postings", "partners", partners.partners, partners.key, most=most, over=partners.none
        ),
        Step("counting pairs of words", "postings", "pairs of words", partners.pair_uses),
        Step(
            "counting pairs of words",
            "pairs of words",
            "refused",
            partners.usual,
            partners.key,
            most=most,
            over=partners.common,
        ),
        Step("counting pairs of words", "refused", "refused", partners.capped, key=partners.all_alike),
    ]


def _asking(model: ModelFiles | None) -> list[Step]:
    """What a model adds: vectors, each at the seats of its article."""
    if model is None:
        return []
    return [
        Step("asking the model", "analyses", "vectors", partial(understand, model=model)),
        Step("pairing articles", "vectors", "seats", attend),
    ]


def _wording(links: str, worded: str, *, model: ModelFiles | None) -> list[Step]:
    """The steps that link the words of one table of links and give another; the vectors of a model have a say."""
    return [
        Step("linking words", links, "unworded", wording.attend),
        *([Step("linking words", "sides", "unworded", wording.attend)] if model else []),
        Step("linking words", "unworded", worded, wording.worded, key=wording.articles),
    ]


def linking(*, least: float, model: ModelFiles | None = None) -> list[Step]:
    """The steps from files to linked statements; `least` is the score a link needs."""
    choose = partial(accept, least=least)
    return [
        *matching(model=model),
        Step("choosing links", "candidates", "chosen", choose),
        *_wording("chosen", "worded", model=model),
        Step("choosing links", "worded", "links", choose),
    ]


def understanding(*, least: float, model: ModelFiles | None = None) -> list[Step]:
    """The steps from files to what the articles say, and say alike; `least` is the score a link needs."""
    return [
        *matching(model=model),
        *_wording("candidates", "worded", model=model),
        Step("choosing links", "worded", "links", partial(accept, least=least)),
        Step("noting bylines", "analyses", "bylines", sign),
        Step("noting references", "analyses", "references", official),
        Step("comparing occasions", "links", "overlaps", occasions.overlaps, key=occasions.articles),
        Step("grouping statements", "links", "groups", grouping.groups, ends=grouping.ends),
        Step("finding renderings", "worded", "renderings", substitution.swaps),
        Step("finding renderings", "renderings", "wanted", sightings.wanted),
        Step("finding every place", "analyses", "renderings", sightings.sightings, given=("wanted",)),
        Step("forming concepts", "renderings", "rough concepts", concepts.concepts, ends=forms.ends),
        Step("settling places", "rough concepts", "claims", nesting.claims),
        Step("settling places", "claims", "held claims", nesting.contest, key=lambda c: c.excerpt.article),
        Step("settling places", "held claims", "loose concepts", nesting.assemble, key=lambda c: c.concept.id),
        Step("comparing spellings", "analyses", "observations", habits.observe),
        Step("comparing spellings", "observations", "habits", habits.habits, key=habits.subject_of),
        Step("comparing spellings", "habits", "loose concepts", surface.concepts),
        Step("comparing names", "analyses", "mentions", names.mentions),
        Step("comparing names", "mentions", "loose concepts", names.concepts, key=names.subject_of),
        Step("joining concepts", "loose concepts", "concepts", joining.join, key=joining.subject),
    ]


def settling(terms: tuple[TermEntry, ...], apart: tuple[ToldApart, ...]) -> list[Step]:
    """The steps that put what was found under the names that a termbase has for it; none where it says nothing."""
    if not terms and not apart:
        return []
    settle = partial(settled.settle, entries=terms, apart=apart)
    return [
        Step("looking up settled terms", "concepts", "concepts", settle),
        Step("looking up settled terms", "analyses", "concepts", partial(settled.ruled, entries=terms)),
        Step("looking up settled terms", "concepts", "concepts", settled.unite, key=settled.name_of),
    ]


def checking(rules: tuple[Rule, ...], desk: Desk) -> list[Step]:
    """The steps from what the articles say to findings."""
    run = partial(check.run_rules, rules=rules, desk=desk)
    return [Step(f"checking {table}", table, "findings", run) for table in ("analyses", "groups", "concepts", "habits")]


def report(
    paths: Iterable[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    target: str | Path | None = None,
) -> Report:
    """The consistency report over the articles in `paths`: files, folders or patterns.

    Input that cannot be used is among the report's problems. Raises ConcordantError for a rule pack, a
    termbase or a corpus.yaml that is at fault. `progress` is told a step's name, the calls done and all.
    `target` is the file that the report is to be written to: an earlier one in its place is not looked at.
    """
    found, outlets, problems = _sources(paths, target)
    return _report({"sources": found, "problems": problems}, outlets, config or Config(), progress)


def side_by_side(
    paths: Iterable[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    target: str | Path | None = None,
) -> Comparison:
    """The articles in `paths` (files, folders or patterns) statement by statement, a column each.

    Columns come in the order in which the paths name them, those of one folder or pattern by id; the first one
    leads. Input that cannot be used is among the problems. Raises UsageError where fewer than two articles are
    left, PackError for a corpus.yaml that is at fault. `progress` and `target` are as for `report`.
    """
    paths = list(paths)
    config = config or Config()
    found, outlets, problems = _sources(paths, target)
    carry_out = _engine(config)
    tables = {"sources": found, "problems": problems}
    model = find_model(config.neural) if config.neural else None
    held = carry_out(linking(least=_least(config), model=model), tables, progress or _silent)
    analyses = {a.article.id: a for a in held["analyses"] if a.statements}
    if len(analyses) < 2:
        left = [a.article for a in analyses.values()]
        raise UsageError("\n".join([*(f"{p.path}: {p.reason}" for p in held["problems"]), _too_few(left)]))
    named = [analyses[id_] for id_ in ids_as_named(paths, found) if id_ in analyses]
    columns = tuple(_column(a, outlets, held["links"]) for a in named)
    places = {
        s.id: f"{c.label} ¶{s.excerpt.paragraph}" for c, a in zip(columns, named, strict=True) for s in a.statements
    }
    return Comparison(
        run=Run(VERSION, (), _options(replace(config, select=(), ignore=()), model)),
        columns=columns,
        rows=rows.rows(named, [told(x, places) for x in held["links"]]),
        problems=_problems(held),
    )


def term_history(
    concept: str, paths: Iterable[str | Path], *, config: Config | None = None, progress: Progress | None = None
) -> History:
    """How a concept of the termbase, named by its id, is rendered in the articles in `paths`.

    Raises UsageError where the configuration's rules have no such concept. `progress` is as for `report`.
    """
    config = config or Config()
    terms = pack.read_packs(find_pack(name) for name in config.rules).terms
    entry = next((t for t in terms if t.id == concept), None)
    if entry is None:
        raise UsageError(f"no concept {concept!r} in {', '.join(config.rules)}{near(concept, [t.id for t in terms])}")
    found, outlets, problems = sources(paths)
    held = _engine(config)(reading(), {"sources": found, "problems": problems}, progress or _silent)
    return history(entry, terms, held["analyses"], outlets, held["problems"])


def _sources(paths: Iterable[str | Path], target: str | Path | None) -> Sources:
    """What the paths name, without an earlier report where the new one is to be written."""
    found, outlets, problems = sources(paths)
    if target is None or not readers.is_own_report(str(target)):
        return found, outlets, problems
    return tuple(s for s in found if not Path(s.path).samefile(target)), outlets, problems


def _too_few(articles: Sequence[Article]) -> str:
    there = f"only {articles[0].path}" if articles else "no article"
    return f"two articles or more are needed; there is {there}"


def _problems(held: Mapping[str, tuple[Any, ...]]) -> tuple[Problem, ...]:
    """The problems of the tables, and the caps that accepted links have reached."""
    return tuple(sorted([*held["problems"], *wording.capped(held["links"], held["articles"])], key=lambda p: p.order))


def _column(analysis: Analysis, outlets: Iterable[Outlet], links: Sequence[Link]) -> Column:
    article = analysis.article
    sentences = {s.sentence for s in analysis.statements}
    linked = {side.sentence for x in links for side in (x.left, x.right)}
    outlet = next(o for o in outlets if o.name == article.outlet)
    return Column(article, outlet, len(sentences), len(sentences & linked), words_apart(analysis))


def compare_texts(texts: Mapping[str, str], *, config: Config | None = None) -> Report:
    """The report over texts in memory, given by outlet; each is an article of that name."""
    articles = [
        Article(name, name, name, text, None, "en", "published", None, None, name) for name, text in texts.items()
    ]
    return compare_articles(articles, config=config)


def compare_articles(articles: Sequence[Article], *, config: Config | None = None) -> Report:
    """The report over articles in memory."""
    outlets = outlets_of({a.outlet for a in articles}, [])
    return _report({"articles": articles}, outlets, config or Config(), None)


def _report(
    tables: Mapping[str, Iterable[object]],
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
) -> Report:
    packs = pack.read_packs(find_pack(name) for name in config.rules)
    rules = pack.choose(packs.rules, select=config.select, ignore=config.ignore)
    carry_out = _engine(config)
    tell = progress or _silent
    model = find_model(config.neural) if config.neural else None
    steps = [*understanding(least=_least(config), model=model), *settling(packs.terms, packs.told_apart)]
    prefers = profiles.prefers(config.prefers, packs.terms)
    held = carry_out(steps, tables, tell)
    bylines = held["bylines"]
    outlets = _with_others(outlets, bylines)
    desk = Desk(
        outlets={o.name: o for o in outlets},
        bylines={b.article: b for b in bylines},
        occasions=occasions.occasions(bylines, held["overlaps"]),
        quotations={b.article: b.quotations for b in bylines},
        terms=packs.terms,
        prefers=prefers,
        official=settled.official(held["references"], packs.terms),
    )
    held = carry_out(checking(rules, desk), held, tell)
    return Report(
        run=Run(VERSION, packs.digests, _options(config, model)),
        outlets=tuple(sorted((o for o in outlets if any(b.outlet == o.name for b in bylines)), key=lambda o: o.order)),
        articles=held["articles"],
        links=held["links"],
        groups=held["groups"],
        concepts=held["concepts"],
        findings=check.fold(held["findings"], rules, desk),
        problems=_problems(held),
        occasions=occasions.cliques(desk.occasions),
    )


def _with_others(outlets: tuple[Outlet, ...], bylines: Iterable[Byline]) -> tuple[Outlet, ...]:
    """The outlets, and those that only the articles themselves name."""
    others = {b.outlet for b in bylines} - {o.name for o in outlets}
    return (*outlets, *outlets_of(others, [])) if others else outlets


def _engine(config: Config) -> Callable[..., Mapping[str, tuple[Any, ...]]]:
    """The engine's `carry_out`, told what the configuration says of it.

    Raises UsageError where it takes no such thing.
    """
    carry_out = plugins.load("compare.engines", config.engine).carry_out
    stated = {
        "master": config.master,
        "conf": config.spark_conf,
        "archive": config.archive,
        "columns": config.columns,
    }
    options = {name: value for name, value in stated.items() if value}
    if options.keys() - signature(carry_out).parameters.keys():
        raise UsageError(f"{OF_SPARK} go with --engine spark, not with --engine {config.engine}")
    return partial(carry_out, **options)


def _silent(step: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""


def _least(config: Config) -> float:
    return LEAST_SCORE if config.min_score is None else config.min_score


def _options(config: Config, model: ModelFiles | None) -> tuple[tuple[str, str], ...]:
    """Options that differ from the default, as printed in the report; a model with its digest."""
    plain = Config()
    names = ("select", "ignore", "min_score")
    said = [(n, str(getattr(config, n))) for n in names if getattr(config, n) != getattr(plain, n)]
    asked = [("neural", f"{model.name} {model.digest}")] if model else []
    return (*said, *asked, *(("prefers", f"{p.outlet}: {p.concept} = {p.form}") for p in config.prefers))
