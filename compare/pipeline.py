"""The order of the work: the only module where stages meet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from compare import plugins, readers
from compare.alignment import grouping, packing, pairing, partners, rows, witnesses, wording
from compare.alignment.model_files import ModelFiles, find_model
from compare.alignment.telling import told
from compare.alignment.vectors import Vectors
from compare.checks import check, events, grounds, habits, occasions, pack, profiles, tallies
from compare.checks.rule import Desk, Rule
from compare.checks.settings import kind_finds, settings
from compare.config import LEAST_SCORE, Config
from compare.corpus import Sources, ids_as_named, is_nameless, sources
from compare.corpus.files import folders, shown
from compare.corpus.outlets import outlets as outlets_of
from compare.decisions import judge
from compare.decisions.kept import BASELINE, WAIVERS, Kept, KeptFile
from compare.drafts.paragraphs import reviewed
from compare.drafts.remarks import Authority
from compare.errors import UsageError, near
from compare.facts.extract import facts
from compare.index import statements as packed_statements
from compare.index.remember import identity, remembered
from compare.index.store import Store, opened
from compare.model import (
    Analysis,
    Article,
    Byline,
    Column,
    Comparison,
    Decision,
    Excerpt,
    Explanation,
    Finding,
    Link,
    Outlet,
    Problem,
    Quotation,
    Reading,
    Report,
    Review,
    RuleNotes,
    Run,
    Source,
    Statement,
    Step,
    TermEntry,
    ToldApart,
)
from compare.resources import find_pack
from compare.statements.segment import segment, words_apart
from compare.termbase import settled
from compare.termbase.history import History, history
from compare.terms import concepts, forms, joining, names, nesting, phrasings, sightings, substitution, surface
from compare.terms import packing as packed_swaps
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
    spoken = [s.speaker for s in own if s.speaker]
    speakers = {part for name in spoken for part in occasions.name_parts(name)}
    yield Byline(
        a.id,
        a.outlet,
        a.role,
        a.occasion,
        a.published,
        a.corrects,
        len(own),
        len(spoken),
        tuple(sorted(quoted)),
        tuple(sorted(speakers)),
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


def reading(store: Store | None = None) -> list[Step]:
    """The steps from files to what each says."""
    analysed = remembered(
        analyse,
        store,
        name="analysis",
        made_from=lambda article: [identity(article)],
        pack=packed_statements.pack,
        unpack=packed_statements.unpack,
    )
    return [
        Step("reading articles", "sources", "articles", read, here=True),
        Step("telling articles apart", "archive", "articles", apart, key=id_of),
        Step("parting them into statements", "articles", "analyses", analysed),
    ]


def matching(*, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to candidates for links, and to vectors of their words by a model."""
    aligned = remembered(
        align,
        store,
        name=f"links from {PERMISSIVE}",
        made_from=lambda sides: [identity(side.analysis.article) for side in sides],
        pack=packing.pack,
        unpack=packing.unpack,
    )
    return [
        *reading(store),
        *_pairing(),
        Step("pairing articles", "partners", "seats", partners.seats),
        Step("pairing articles", "analyses", "seats", attend),
        *(_asking(model)),
        Step("pairing articles", "seats", "sides", partners.sides, key=partners.holder),
        Step("aligning statements", "sides", "pairings", aligned, key=lambda s: s.pair),
        Step("hearing third articles", "pairings", "voices", witnesses.voices, key=wording.articles),
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


def _wording(links: str, worded: str, *, model: ModelFiles | None, store: Store | None) -> list[Step]:
    """The steps that link the words of one table of links and give another; the vectors of a model have a say."""
    linked = remembered(
        wording.worded,
        None if model else store,
        name="words",
        made_from=packing.texts(),
        pack=packing.pack_words,
        unpack=packing.unpack_words,
    )
    return [
        Step("linking words", links, "unworded", wording.attend),
        *([Step("linking words", "sides", "unworded", wording.attend)] if model else []),
        Step("linking words", "unworded", worded, linked, key=wording.articles),
    ]


def linking(*, least: float, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to linked statements; `least` is the score a link needs."""
    choose = partial(accept, least=least)
    return [
        *matching(model=model, store=store),
        Step("choosing links", "candidates", "chosen", choose),
        *_wording("chosen", "worded", model=model, store=store),
        Step("choosing links", "worded", "links", choose),
    ]


def understanding(*, least: float, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to what the articles say, and say alike; `least` is the score a link needs."""
    texts = packing.texts()
    swapped = remembered(
        substitution.swaps_of,
        None if model else store,
        name="swaps",
        made_from=lambda links: [*texts(links), repr([x.likeness for x in links])],
        pack=packed_swaps.pack,
        unpack=packed_swaps.unpack,
    )
    return [
        *matching(model=model, store=store),
        *_wording("candidates", "worded", model=model, store=store),
        Step("choosing links", "worded", "links", partial(accept, least=least)),
        Step("noting bylines", "analyses", "bylines", sign),
        Step("noting references", "analyses", "references", official),
        Step("comparing occasions", "links", "ties", occasions.ties, key=occasions.articles),
        Step("grouping statements", "links", "groups", grouping.groups, ends=grouping.ends),
        Step("finding renderings", "worded", "renderings", swapped, key=wording.articles),
        Step("finding renderings", "renderings", "wanted", sightings.wanted),
        Step("finding every place", "analyses", "renderings", sightings.sightings, given=("wanted",)),
        Step("forming concepts", "renderings", "rough concepts", concepts.concepts, ends=forms.ends),
        Step("comparing names", "analyses", "mentions", names.mentions),
        Step("comparing names", "mentions", "rough concepts", names.offices, key=names.subject_of),
        Step("comparing names", "mentions", "loose concepts", names.concepts, key=names.subject_of),
        Step("comparing phrasings", "analyses", "phrasings", phrasings.phrasings),
        Step("comparing phrasings", "phrasings", "loose concepts", phrasings.concepts, key=phrasings.subject_of),
        Step("settling places", "rough concepts", "claims", nesting.claims),
        Step("settling places", "claims", "held claims", nesting.contest, key=lambda c: c.excerpt.article),
        Step("settling places", "held claims", "loose concepts", nesting.assemble, key=lambda c: c.concept.id),
        Step("comparing spellings", "analyses", "observations", habits.observe),
        Step("comparing events", "analyses", "observations", events.observe),
        Step("comparing spellings", "observations", "habits", habits.habits, key=habits.subject_of),
        Step("comparing spellings", "habits", "loose concepts", surface.concepts),
        Step("comparing counts", "analyses", "counts", tallies.counts),
        Step("comparing counts", "counts", "tallies", tallies.tallies, key=tallies.subject_of),
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
    tables = ("analyses", "groups", "concepts", "habits", "tallies")
    return [Step(f"checking {table}", table, "findings", run) for table in tables]


def kept(paths: Iterable[str | Path], config: Config) -> Kept:
    """The files of decisions: those that the configuration names, else one of each in every folder of the articles."""
    there = folders(paths)
    waivers = [Path(config.waivers)] if config.waivers else [f / WAIVERS for f in there]
    baselines = [Path(config.baseline)] if config.baseline else [f / BASELINE for f in there]
    return Kept(tuple(KeptFile(p, shown(p)) for p in waivers), tuple(KeptFile(p, shown(p)) for p in baselines))


def report(
    paths: Iterable[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    on: date | None = None,
    target: str | Path | Sequence[str | Path] = (),
) -> Report:
    """The consistency report over the articles in `paths`: files, folders or patterns.

    Input that cannot be used is among the report's problems. Raises ConcordantError for a rule pack, a
    termbase, a corpus.yaml or a file of decisions that is at fault. `progress` is told a step's name, the calls
    done and all. `on` is the day on which decisions are looked at, today where it is not given. `target` is the
    file, or files, that the report is to be written to: an earlier one in its place is not looked at.
    """
    paths, config = list(paths), config or Config()
    held = kept(paths, config).decisions()
    found, outlets, problems = _sources(paths, target)
    return _report({"sources": found, "problems": problems}, outlets, config, progress, decisions=held, on=on)


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
    found, outlets, problems = sources([*drafts, *against])
    own = next((o.name for o in outlets if outlet in (o.name, o.short)), outlet) or _ours(outlets)
    named = {os.path.realpath(s.path) for s in sources(drafts)[0]}
    every = [_as_draft(s, own) if os.path.realpath(s.path) in named else s for s in found]
    typed = [replace(t, outlet=own or t.outlet) for t in texts if isinstance(t, Article)]
    unread = [t for t in texts if isinstance(t, Problem)]
    tables: dict[str, Iterable[object]] = {
        "sources": every,
        "articles": typed,
        "problems": [*problems, *unread],
    }
    everyone = _outlets({s.outlet for s in every} | {a.outlet for a in typed}, outlets)
    report, made = _found(tables, everyone, config, progress, decisions=held, on=on)
    return _review(report, made["analyses"], config)


def rule_ids(config: Config) -> dict[str, str]:
    """The id of each rule that the configuration applies, by all ids that it ever had."""
    packs = pack.read_packs(find_pack(name) for name in config.rules)
    return _ran(pack.choose(packs.rules, select=config.select, ignore=config.ignore))


def decided_anew(report: Report, decisions: Iterable[Decision], *, rules: Mapping[str, str], on: date) -> Report:
    """The report with its findings' status as these decisions have it; `rules` are from `rule_ids`, `on` is the day."""
    fresh = [replace(f, status="new") for f in report.findings]
    findings, outcomes = judge.judged(fresh, decisions, articles=report.articles, rules=rules, on=on)
    return replace(report, findings=findings, outcomes=outcomes)


def _ran(rules: Iterable[Rule]) -> dict[str, str]:
    return {name: rule.id for rule in rules if rule.severity != "off" for name in (rule.id, *rule.aliases)}


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


def _review(report: Report, analyses: Iterable[Analysis], config: Config) -> Review:
    packs = pack.read_packs(find_pack(name) for name in config.rules)
    authority = Authority(
        articles={a.id: a for a in report.articles},
        outlets={o.name: o for o in report.outlets},
        terms=packs.terms,
        prefers=profiles.prefers(config.prefers, packs.terms),
        concepts=report.concepts,
    )
    drafts = {a.id for a in report.articles if a.role == "draft"}
    touching = tuple(f for f in report.findings if any(e.article in drafts for e in f.evidence))
    reviews = tuple(
        reviewed(
            a, [f for f in touching if any(e.article == a.article.id for e in f.evidence)], report.links, authority
        )
        for a in analyses
        if a.article.id in drafts
    )
    return Review(reviews, replace(report, findings=touching, focus=tuple(sorted(drafts))))


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
    found, outlets, problems = _sources(paths, target)
    carry_out = _engine(config)
    tables = {"sources": found, "problems": problems}
    model = find_model(config.neural) if config.neural else None
    with _store(config) as store:
        steps = linking(least=_least(config), model=model, store=store)
        held = carry_out(steps, tables, progress or _silent)
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
    with _store(config) as store:
        held = _engine(config)(reading(store), {"sources": found, "problems": problems}, progress or _silent)
    return history(entry, terms, held["analyses"], outlets, held["problems"])


def explain(report: Report, finding: Finding, *, config: Config | None = None) -> Explanation:
    """All that stands behind a finding of the report, which was made with `config`.

    Raises UsageError where the configuration's rules are not those of the report.
    """
    config = config or Config()
    rules = pack.read_packs(find_pack(name) for name in config.rules).rules
    rule = next((r for r in rules if r.id == finding.rule), None)
    if rule is None:
        raise UsageError(f"no rule called {finding.rule!r} in {', '.join(config.rules)}")
    there = {e.article for e in finding.evidence}
    held = {a.id: segment(a) for a in report.articles if a.id in there}
    sides = tuple((r, _sentences(r.evidence, held)) for r in finding.readings)
    links = _carrying(sides, report.links)
    third = {r.text.rpartition(":")[0] for x in links for r in x.reasons if r.kind == "third article"} - there
    held |= {a.id: segment(a) for a in report.articles if a.id in third}
    shorts = {o.name: o.short for o in report.outlets}
    places = {
        s.id: f"{shorts[a.outlet]} {a.id} ¶{s.excerpt.paragraph}" for a in report.articles for s in held.get(a.id, ())
    }
    return Explanation(
        report=report,
        finding=finding,
        sides=sides,
        links=tuple(told(x, places) for x in links),
        rule=RuleNotes(rule.kind, rule.finds or kind_finds(rule), rule.place, settings(rule)),
        because=grounds.because(rule, finding),
        grounds=grounds.grounds(rule, finding, {a.id: a.role for a in report.articles}),
    )


def _sentences(evidence: Iterable[Excerpt], held: Mapping[str, Sequence[Statement]]) -> tuple[Excerpt, ...]:
    """The sentences in which the places stand, each once, in order; a place in none stands for itself."""
    found: dict[tuple[Any, ...], Excerpt] = {}
    for place in evidence:
        around = [s.excerpt for s in held[place.article] if s.id == s.sentence and _meet(s.excerpt, place)]
        found |= {e.order: e for e in around or [place]}
    return tuple(found[k] for k in sorted(found))


def _meet(one: Excerpt, other: Excerpt) -> bool:
    return one.start < other.end and other.start < one.end


def _carrying(sides: Sequence[tuple[Reading, Sequence[Excerpt]]], links: Iterable[Link]) -> list[Link]:
    """The links between sentences of different readings, surest first."""
    behind: dict[tuple[Any, ...], set[int]] = {}
    for number, (_, sentences) in enumerate(sides):
        for sentence in sentences:
            behind.setdefault(sentence.order, set()).add(number)
    spans: dict[str, list[tuple[Any, ...]]] = {}
    for order in sorted(behind):
        spans.setdefault(order[0], []).append(order)

    def numbers(statement: Statement) -> set[int]:
        place = statement.excerpt
        around = [o for o in spans.get(place.article, ()) if o[1] <= place.start and place.end <= o[2]]
        return {n for o in around for n in behind[o]}

    parting = [x for x in links if (a := numbers(x.left)) and (b := numbers(x.right)) and len(a | b) > 1]
    return sorted(parting, key=lambda x: (-x.score, x.order))


def _sources(paths: Iterable[str | Path], target: str | Path | Sequence[str | Path]) -> Sources:
    """What the paths name, without earlier reports where the new ones are to be written."""
    found, outlets, problems = sources(paths)
    named = [target] if isinstance(target, str | Path) else target
    old = {os.path.realpath(t) for t in named if readers.is_own_report(str(t))}
    return tuple(s for s in found if os.path.realpath(s.path) not in old), outlets, problems


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


def compare_articles(articles: Sequence[Article], *, config: Config | None = None, ours: Iterable[str] = ()) -> Report:
    """The report over articles in memory; `ours` names the outlets of this desk."""
    own = set(ours)
    named = [replace(o, ours=o.name in own) for o in outlets_of({a.outlet for a in articles}, [])]
    outlets = tuple(sorted(named, key=lambda o: o.order))
    return _report({"articles": articles}, outlets, replace(config or Config(), cache=False), None)


def _report(
    tables: Mapping[str, Iterable[object]],
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    decisions: Sequence[Decision] = (),
    on: date | None = None,
) -> Report:
    return _found(tables, outlets, config, progress, decisions=decisions, on=on)[0]


def _found(
    tables: Mapping[str, Iterable[object]],
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    decisions: Sequence[Decision],
    on: date | None,
) -> tuple[Report, Mapping[str, tuple[Any, ...]]]:
    """The report, and all tables that it was made from."""
    packs = pack.read_packs(find_pack(name) for name in config.rules)
    rules = pack.choose(packs.rules, select=config.select, ignore=config.ignore)
    carry_out = _engine(config)
    tell = progress or _silent
    model = find_model(config.neural) if config.neural else None
    prefers = profiles.prefers(config.prefers, packs.terms)
    with _store(config) as store:
        understood = understanding(least=_least(config), model=model, store=store)
        held = carry_out([*understood, *settling(packs.terms, packs.told_apart)], tables, tell)
    bylines = held["bylines"]
    outlets = _with_others(outlets, bylines)
    desk = Desk(
        outlets={o.name: o for o in outlets},
        bylines={b.article: b for b in bylines},
        occasions=occasions.occasions(bylines, held["ties"]),
        quotations={b.article: b.quotations for b in bylines},
        terms=packs.terms,
        prefers=prefers,
        official=settled.official(held["references"], packs.terms),
        linked=_joined((x.left.sentence, x.right.sentence) for x in held["links"]),
        profiles={p.outlet: p for p in config.profiles},
        companions=_joined((x.left.excerpt.article, x.right.excerpt.article) for x in held["links"]),
    )
    held = carry_out(checking(rules, desk), held, tell)
    day = on or date.today()  # noqa: DTZ011  # the day on the editor's own calendar
    findings, outcomes = judge.judged(
        check.fold(held["findings"], rules, desk), decisions, articles=held["articles"], rules=_ran(rules), on=day
    )
    as_of = (("decisions as of", day.isoformat()),) if any(d.expires for d in decisions) else ()
    report = Report(
        run=Run(VERSION, packs.digests, (*_options(config, model), *as_of)),
        outlets=tuple(sorted((o for o in outlets if any(b.outlet == o.name for b in bylines)), key=lambda o: o.order)),
        articles=held["articles"],
        links=held["links"],
        groups=held["groups"],
        concepts=held["concepts"],
        findings=findings,
        problems=_problems(held),
        occasions=occasions.cliques(desk.occasions),
        outcomes=outcomes,
    )
    return report, held


def _store(config: Config) -> AbstractContextManager[Store | None]:
    """What was computed last time; nothing for an engine whose work is done elsewhere."""
    return opened() if config.cache and config.engine == Config().engine else nullcontext()


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
    styles = [("profile", f"{p.outlet}: {', '.join(f'{k} = {v}' for k, v in p.stated)}") for p in config.profiles]
    return (*said, *asked, *styles, *(("prefers", f"{p.outlet}: {p.concept} = {p.form}") for p in config.prefers))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each name those that it is paired with."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {k: frozenset(v) for k, v in found.items()}
